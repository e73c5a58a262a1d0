"""The command about distance from home: far."""

from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from nearhome.cli.printing import Format, FormatOption, print_listing

Numbers = Annotated[
    tuple[int, ...], Parameter(negative=(), consume_multiple=True, show_default=False)
]
Names = Annotated[
    tuple[str, ...], Parameter(negative=(), consume_multiple=True, show_default=False)
]


def far(
    folder: Path,
    /,
    *,
    as_at: date | None = None,
    miles: Numbers = (),
    by: Names = (),
    how: FormatOption = Format.TABLE,
) -> None:
    """Print how many children live farther from home than each distance you choose, now and a year before.

    With the miles within which a quarter, half and three quarters of those live whose distance is known;
    children whose distance is not known are counted beside them. For officers: small numbers are not hidden.
    docs/explanation/distance.md.

    Parameters
    ----------
    folder
        The workspace.
    as_at
        The date; the snapshot's as-at date when not given.
    miles
        Whole miles such as 10 20 50 100; 5 10 15 20 30 50 100 when not given.
    by
        age_band placement need uasc; and of the children over 20 miles from home and outside the area stay,
        distance_reason, standing.
    how
        table, csv or json.
    """
    from nearhome.journeys.far import far_from_home

    print_listing(far_from_home(folder, as_at=as_at, miles=miles, by=by), how)
