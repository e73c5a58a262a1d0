"""The command about what has really changed: signals."""

from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from nearhome.cli.printing import Format, FormatOption, print_listing
from nearhome.cli.speaking import say


def signals(
    folder: Path,
    /,
    *,
    as_at: date | None = None,
    code: Annotated[
        tuple[str, ...], Parameter(negative=(), consume_multiple=True, show_default=False)
    ] = (),
    own: Path | None = None,
    how: FormatOption = Format.TABLE,
) -> None:
    """Print where each measure lies, whether it has really changed, and how sure that is.

    Beside the range of councils like ours (inside, better, worse, above, below; how many children
    part it from the range), the direction in evidence words (a real change since a month, usual ups and
    downs, too few to say, not comparable) and the interval. lait_arrow is the DfE's arrow between the
    last two 31 Marches, for reconciling only. How it is judged: docs/signals.md.

    Parameters
    ----------
    folder
        The workspace.
    as_at
        The date asked for; the snapshot's as-at date when not given.
    code
        Codes such as A01 E01; all of the catalogue and of your own when not given.
    own
        A folder of measures of your own written in Python. Its files are run.
    how
        table, csv or json.
    """
    from nearhome.journeys.signals import signals

    print_listing(signals(folder, as_at=as_at, codes=code, own=own, say=say), how)
