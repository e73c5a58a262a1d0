"""`nearhome far`: how many children live over each distance from home that a reader asks for. For officers."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from nearhome.journeys.listing import Cell, Listing, listing
from nearhome.journeys.measures import results_of
from nearhome.journeys.records import open_records
from nearhome.journeys.refusals import MisusedError, RefusedError
from nearhome.measures.distances import far, not_known, over, quarters, standing
from nearhome.measures.placed import GROUPED, Placed, children_placed
from nearhome.results.values import Status
from nearhome.vocabulary.periods import months_before

MILES = (5, 10, 15, 20, 30, 50, 100)
MOST_MILES = 1000
STANDING = "standing"
"""The breakdown of those over 20 miles and outside the area by who should stay and who might live nearer."""
BREAKDOWNS = (*GROUPED, STANDING)
_KNOWN = frozenset({Status.VALUE, Status.ZERO, Status.PROVISIONAL})
_BEFORE = (
    "as_at",
    "breakdown",
    "group",
    "children",
    "not_known",
    "quarter_within",
    "half_within",
    "three_quarters_within",
)


def far_from_home(
    folder: Path,
    *,
    as_at: date | None = None,
    miles: Sequence[int] = (),
    by: Sequence[str] = (),
) -> Listing:
    """A row a day, everybody and each group: quarters of the line of miles, and how many live over each distance.

    At a date, and a year before where it is known then. Of `distance_reason`, `stay` and `standing` only children over 20 miles from
    home and outside the area are counted. MisusedError for a distance or breakdown there is none of;
    RefusedError for a date after the records, or when nobody's distance is known.
    """
    cuts = tuple(sorted(set(miles or MILES)))
    breakdowns = tuple(dict.fromkeys(part for each in by for part in each.split(",") if part))
    _refuse(cuts, breakdowns)
    records = open_records(folder)
    on = records.on(as_at)
    totals = results_of(records, (on, months_before(on, 12)), ("D08-anywhere",), ())
    days = sorted((each.as_at for each in totals if each.status in _KNOWN), reverse=True)
    homes = list(children_placed(records.engine(), days)) if days else []
    if on not in days or all(each.miles is None for each in homes):
        raise RefusedError(
            f"How far from home children live is not known on {on}.",
            "Add returns with the postcodes of home and placement, or with PL_DISTANCE.",
        )
    columns = (*_BEFORE, *(f"over_{cut}" for cut in cuts))
    return listing(columns, _rows(homes, days, breakdowns, cuts))


def _refuse(cuts: Sequence[int], breakdowns: Sequence[str]) -> None:
    wrong = [str(cut) for cut in cuts if not 0 <= cut <= MOST_MILES]
    if wrong:
        raise MisusedError(
            f"--miles {', '.join(wrong)} is no distance to ask for.",
            f"Give whole miles from 0 to {MOST_MILES}.",
        )
    unknown = [name for name in breakdowns if name not in BREAKDOWNS]
    if unknown:
        raise MisusedError(
            f"There is no breakdown {', '.join(unknown)} of distance.",
            f"The breakdowns are {', '.join(BREAKDOWNS)}.",
        )


def _rows(
    homes: Sequence[Placed], days: Sequence[date], breakdowns: Sequence[str], cuts: Sequence[int]
) -> Iterator[tuple[Cell, ...]]:
    for day in days:
        those = [home for home in homes if home.on == day]
        yield _row(day, "", "", those, cuts)
        for by in breakdowns:
            for name, some in _grouped(those, by):
                yield _row(day, by, name, some, cuts)


def _grouped(homes: Iterable[Placed], by: str) -> Iterator[tuple[str, list[Placed]]]:
    """The groups that have anybody in them; of reasons, stays and standings those of the children far away."""
    of_far = by in ("distance_reason", "stay", STANDING)
    found: dict[str, list[Placed]] = {}
    for home in far(homes) if of_far else homes:
        name = standing(home) if by == STANDING else home.group(by)
        found.setdefault(name, []).append(home)
    yield from sorted(found.items())


def _row(
    on: date, by: str, group: str, homes: Sequence[Placed], cuts: Sequence[int]
) -> tuple[Cell, ...]:
    within: Sequence[float | None] = quarters(homes) or (None, None, None)
    counts = [over(homes, cut) for cut in cuts]
    return (on, by, group, len(homes), not_known(homes), *within, *counts)
