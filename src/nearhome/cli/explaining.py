"""The command about what a change is made of: why."""

from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from nearhome.cli.printing import Format, FormatOption, print_listing
from nearhome.cli.speaking import say

Names = Annotated[
    tuple[str, ...], Parameter(negative=(), consume_multiple=True, show_default=False)
]


def why(
    folder: Path,
    /,
    *,
    as_at: date | None = None,
    code: Names = (),
    by: Names = (),
    own: Path | None = None,
    first: bool = False,
    how: FormatOption = Format.TABLE,
) -> None:
    """Print what the change of a figure over twelve months is made of, with nothing left over.

    The number of children in care is split by who came in and who left, beside the year before, and by
    how many came in and how long they stay; its rate by children and population; a share by how many
    children there are, who they are and what happens to children alike; a count by its groups. For
    officers: small numbers are not hidden. How each is worked out: docs/explanation/why.md.

    Parameters
    ----------
    folder
        The workspace.
    as_at
        The end of the twelve months; the snapshot's as-at date when not given.
    code
        Codes such as D08 E01; A01 and A02 when not given.
    by
        Breakdowns such as age_band need uasc, which are used when none is given.
    own
        A folder of measures of your own, asked for by their codes. Its Python files are run.
    first
        Print instead what moved first, and when: of the children who came in, left and moved month by month,
        which stepped up or down beyond chance, from which month to which that may have been, and in what
        order as far as it can be told. docs/explanation/first.md.
    how
        table, csv or json.
    """
    if first:
        from nearhome.journeys.first_moved import first_moved

        print_listing(first_moved(folder, as_at=as_at, codes=code, by=by, say=say), how)
        return
    from nearhome.journeys.why import why

    print_listing(why(folder, as_at=as_at, codes=code, by=by, own=own, say=say), how)


def factcheck(
    folder: Path,
    text: Annotated[Path, Parameter(allow_leading_hyphen=True)],
    /,
    *,
    said: date | None = None,
    how: FormatOption = Format.TABLE,
) -> None:
    """Print numbers that were said beside what our records for that date show: an officers' note.

    Each number that a minute or a report says of children, in digits or words, with the figure of ours that
    its words may mean: the same, another number, could it be a percentage, or cannot be known. It never
    says that a number was wrong. docs/how-to/fact-check.md.

    Parameters
    ----------
    folder
        The workspace.
    text
        A file of plain text, or - for standard input.
    said
        The day it was said; a date in the sentence itself wins.
    how
        table, csv or json.
    """
    from nearhome.journeys.fact_check import fact_check

    print_listing(fact_check(folder, text, said), how)


def overtook(
    folder: Path,
    /,
    *,
    as_at: date | None = None,
    code: Names = (),
    by: Names = (),
    months: int = 120,
    own: Path | None = None,
    how: FormatOption = Format.TABLE,
) -> None:
    """Print when one group became larger than another and stayed so, the newest change of order first.

    Six month ends in a row must have the new order. For officers: small numbers are not hidden.

    Parameters
    ----------
    folder
        The workspace.
    as_at
        The last date looked at; the snapshot's as-at date when not given.
    code
        Codes such as A04 B02; A04, who came into care, when not given.
    by
        Breakdowns such as age_band or age:0-4,12-15; age_band when none is given.
    months
        How many month ends to look back over.
    own
        A folder of measures of your own, asked for by their codes. Its Python files are run.
    how
        table, csv or json.
    """
    from nearhome.journeys.overtaking import overtook

    found = overtook(folder, as_at=as_at, codes=code, by=by, months=months, own=own, say=say)
    print_listing(found, how)
