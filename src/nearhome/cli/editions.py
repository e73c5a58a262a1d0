"""Commands about editions that were circulated, and what was said when: freeze, editions, history."""

from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from nearhome.cli.printing import Format, FormatOption, print_listing
from nearhome.cli.speaking import say

_Many = Parameter(negative=(), consume_multiple=True, show_default=False)


def freeze(
    folder: Path,
    pack: Path,
    /,
    *,
    circulated: date,
    to: str,
    by: str = "",
    break_lock: Annotated[bool, Parameter(negative=())] = False,
) -> None:
    """Keep an edition in the workspace as it was circulated: every file, unchanged, for good.

    Prints its id. Freezing the same files again is the same edition; other files for a day that has an
    edition replace it, and both are kept.

    Parameters
    ----------
    folder
        The workspace.
    pack
        The folder that `nearhome dataset` wrote, as it wrote it.
    circulated
        The day on which it went out.
    to
        To whom, as roles and not names, parted by semicolons: "Board members; clerk".
    by
        The role that sent it.
    break_lock
        Take the workspace from a run that has died on another machine.
    """
    from nearhome.journeys.freeze import circulation, freeze

    kept = freeze(folder, pack, circulation(circulated, to, by), say=say, break_lock=break_lock)
    print(kept.id)  # noqa: T201 - the edition's id is the result


def editions(
    folder: Path,
    /,
    *,
    open_: Annotated[str, Parameter(name="--open")] = "",
    out: Path | None = None,
    how: FormatOption = Format.TABLE,
) -> None:
    """Print the editions that were frozen, or open one: the files as they were, byte for byte.

    Parameters
    ----------
    folder
        The workspace.
    open_
        The id of an edition to open, with --out.
    out
        A new folder for its files.
    how
        table, csv or json.
    """
    from nearhome.journeys.editions import editions, open_edition
    from nearhome.journeys.refusals import MisusedError

    if bool(open_) != (out is not None):
        raise MisusedError("--open and --out go together.", "Give both, or neither.")
    if out is not None:
        open_edition(folder, open_, out, say=say)
    else:
        print_listing(editions(folder), how)


def history(
    folder: Path,
    /,
    *,
    code: Annotated[tuple[str, ...], _Many],
    by: Annotated[tuple[str, ...], _Many] = (),
    as_at: date | None = None,
    snapshots: Annotated[bool, Parameter(negative=())] = False,
    own: Path | None = None,
    how: FormatOption = Format.TABLE,
) -> None:
    """Print what was said of each day by every edition, what is said now, and why it was revised.

    With --as-at, instead, one figure with all it rests on: definition, variants, what editions said of
    it, the snapshot, and the files behind it with their hashes. For officers only.

    Parameters
    ----------
    folder
        The workspace.
    code
        Codes such as A01; with --as-at one.
    by
        Breakdowns such as age_band, beside the total.
    as_at
        The day of one figure, to print what it rests on.
    snapshots
        Also what the records of each earlier snapshot say of the same days.
    own
        A folder of measures of your own written in Python. Its files are run.
    how
        table, csv or json.
    """
    from nearhome.journeys.edition_history import history
    from nearhome.journeys.lineage import lineage
    from nearhome.journeys.refusals import MisusedError

    if as_at is None:
        found = history(folder, codes=code, by=by, with_snapshots=snapshots, own=own, say=say)
        print_listing(found, how)
    elif by or snapshots:
        raise MisusedError("--as-at prints one figure.", "Leave out --by and --snapshots.")
    else:
        print_listing(lineage(folder, codes=code, as_at=as_at, own=own, say=say), how)
