"""The command about what can be worked out of hidden numbers: leakcheck."""

from pathlib import Path

from nearhome.cli.printing import Format, FormatOption, print_listing
from nearhome.cli.speaking import say


def leakcheck(
    folder: Path, /, *tables: Path, truth: Path | None = None, how: FormatOption = Format.TABLE
) -> int:
    """Print every hidden number of an edition that could be worked out, and from which cells. For officers only.

    Exit status 1 when something was found.

    Parameters
    ----------
    folder
        An edition's folder with its data.csv, or a workspace: all its editions together.
    tables
        Tables published elsewhere, CSV files in the layout of `measures`: what a reader knows besides.
    truth
        The true numbers, a CSV file of `measures`: a number hidden for others' sake is then not taken for a small one.
    how
        table, csv or json.
    """
    from nearhome.journeys.leakcheck import leakcheck

    found = leakcheck(folder, tables, truth=truth, say=say)
    print_listing(found, how)
    return 1 if found.rows else 0
