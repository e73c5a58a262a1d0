"""The commands about what is said of figures: because and commentary."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from nearhome.cli.printing import Format, FormatOption, print_listing, print_text
from nearhome.cli.speaking import say

if TYPE_CHECKING:
    from nearhome.journeys.listing import Listing

Names = Annotated[
    tuple[str, ...], Parameter(negative=(), consume_multiple=True, show_default=False)
]
Flag = Annotated[bool, Parameter(negative=())]


def because(
    folder: Path,
    file: Path | None = None,
    /,
    *,
    as_at: date | None = None,
    code: Names = (),
    on: date | None = None,
    by: str = "",
    why: str = "",
    history: Flag = False,
    schema: Flag = False,
    own: Path | None = None,
    how: FormatOption = Format.TABLE,
) -> None:
    """Print why figures changed, as it was said, and how far the data bear it out; or record it.

    Each explanation is stated (nothing would show it yet), tested, supported, not supported, or cannot be
    known (with what data to bring). Data can fit a reason; they never prove it.

    Parameters
    ----------
    folder
        The workspace.
    file
        A file of explanations to check and record: docs/how-to/record-an-explanation.md.
    as_at
        The day at which the data are looked at; the snapshot's as-at date when not given.
    code
        Only those that explain these measures.
    on
        With a file: the day it is recorded.
    by
        With a file: the role that records it, never a name.
    why
        With a file that changes what was recorded: why.
    history
        Print every file that was recorded, instead.
    schema
        Print the JSON Schema of such a file, instead.
    own
        A folder of measures of your own written in Python. Its files are run.
    how
        table, csv or json.
    """
    from nearhome.journeys import saying
    from nearhome.journeys.because import because
    from nearhome.store.said_kept import EXPLANATIONS

    if schema:
        print_text(saying.schema_text(EXPLANATIONS))
        return
    kept = _kept(folder, EXPLANATIONS, file, history=history, on=on, by=by, why=why)
    print_listing(kept or because(folder, as_at=as_at, codes=code, own=own, say=say), how)


def commentary(
    folder: Path,
    file: Path | None = None,
    /,
    *,
    as_at: date | None = None,
    today: date | None = None,
    on: date | None = None,
    by: str = "",
    why: str = "",
    history: Flag = False,
    schema: Flag = False,
    how: FormatOption = Format.TABLE,
) -> None:
    """Print the commentary of an edition: there, due, late, and missing where a figure really changed.

    Or record a file of it: what changed, why, what we do, by when, and the role that owns it.

    Parameters
    ----------
    folder
        The workspace.
    file
        A file of commentary to check and record: docs/how-to/commentary.md.
    as_at
        The day of the edition's figures; the snapshot's as-at date when not given.
    today
        The day after whose eve what was due is late; the day of the figures when not given.
    on
        With a file: the day it is recorded.
    by
        With a file: the role that records it, never a name.
    why
        With a file that changes what was recorded: why.
    history
        Print every file that was recorded, instead.
    schema
        Print the JSON Schema of such a file, instead.
    how
        table, csv or json.
    """
    from nearhome.journeys import saying
    from nearhome.journeys.commentary import commentary
    from nearhome.store.said_kept import COMMENTARY

    if schema:
        print_text(saying.schema_text(COMMENTARY))
        return
    kept = _kept(folder, COMMENTARY, file, history=history, on=on, by=by, why=why)
    print_listing(kept or commentary(folder, as_at=as_at, today=today, say=say), how)


def _kept(
    folder: Path, kind: str, file: Path | None, *, history: bool, on: date | None, by: str, why: str
) -> "Listing | None":
    """What was recorded, or is recorded now; None when neither was asked for."""
    from nearhome.journeys import saying

    if history:
        return saying.kept_so_far(folder, kind)
    return saying.record(folder, kind, file, on=on, by=by, why=why, say=say) if file else None
