"""The command about what is wrong in the return: check."""

from datetime import date
from pathlib import Path

from nearhome.cli.printing import Format, FormatOption, print_listing
from nearhome.cli.speaking import say


def check(folder: Path, /, *, as_at: date | None = None, how: FormatOption = Format.TABLE) -> int:
    """Print what in the return moves a measure wrongly. For officers only.

    Exit status 1 when something was found.

    Parameters
    ----------
    folder
        The workspace.
    as_at
        The date asked for; the snapshot's as-at date when not given.
    how
        table, csv or json.
    """
    from nearhome.journeys.check import check

    found = check(folder, as_at=as_at, say=say)
    print_listing(found, how)
    return 1 if found.rows else 0
