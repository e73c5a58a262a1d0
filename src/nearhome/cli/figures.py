"""Commands about figures: measures, children, reconcile."""

from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from nearhome.cli.printing import Format, FormatOption, print_listing, print_text
from nearhome.cli.speaking import say

_Many = Parameter(negative=(), consume_multiple=True, show_default=False)


def measures(
    folder: Path,
    /,
    *,
    as_at: date | None = None,
    code: Annotated[tuple[str, ...], _Many] = (),
    by: Annotated[tuple[str, ...], _Many] = (),
    months: int = 1,
    own: Path | None = None,
    how: FormatOption = Format.TABLE,
) -> None:
    """Print measures with numerator, denominator and status.

    Parameters
    ----------
    folder
        The workspace.
    as_at
        The date asked for; the snapshot's as-at date when not given.
    code
        Codes such as A01 E01; all of the catalogue when not given.
    by
        Breakdowns such as age_band sex, printed beside the total.
    months
        How many dates: the one asked for and the month ends before it.
    own
        A folder of measures of your own written in Python, printed beside the catalogue's. Its files are run.
    how
        table, csv or json.
    """
    from nearhome.journeys.measures import listed, measured
    from nearhome.journeys.measures_csv import measures_csv

    blocks = measured(folder, as_at=as_at, codes=code, by=by, months=months, own=own, say=say)
    if how is Format.CSV:
        print_text("".join(measures_csv(blocks)))
    else:
        print_listing(listed(blocks), how)


def children(
    folder: Path,
    /,
    *,
    code: str,
    as_at: date | None = None,
    by: str = "",
    group: str = "",
    own: Path | None = None,
    how: FormatOption = Format.TABLE,
) -> None:
    """Print the children behind a figure, and the rows that put them there. For officers only.

    Parameters
    ----------
    folder
        The workspace.
    code
        The measure's code.
    as_at
        The date asked for; the snapshot's as-at date when not given.
    by
        A breakdown, with a group of it.
    group
        Only the children of this group of the breakdown.
    own
        A folder of measures of your own written in Python. Its files are run.
    how
        table, csv or json.
    """
    from nearhome.journeys.children import children

    found = children(folder, code=code, as_at=as_at, by=by, group=group, own=own, say=say)
    print_listing(found, how)


def reconcile(
    folder: Path,
    path: Path,
    /,
    *,
    as_at: date | None = None,
    how: FormatOption = Format.TABLE,
) -> None:
    """Compare another system's list of children with ours, child by child, with the reason.

    For officers only.

    Parameters
    ----------
    folder
        The workspace.
    path
        The other list (CSV or XLSX), with the child's identifier in one of its columns.
    as_at
        The date the list describes; the snapshot's as-at date when not given.
    how
        table, csv or json.
    """
    from nearhome.journeys.reconcile import reconcile

    print_listing(reconcile(folder, path, as_at=as_at, say=say), how)
