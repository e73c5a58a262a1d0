"""The populations that measures count: which cohort, over what time, in which groups.

Measures of one population are worked out by one query, so a population is named once, here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from nearhome.cohorts.breakdowns import STANDARD
from nearhome.cohorts.dates import REPEAT_DAYS
from nearhome.vocabulary.periods import window_start

if TYPE_CHECKING:
    from nearhome.cohorts.plan import Plan

PERSONAL = ("sex", "ethnicity")


def the_day(on: date) -> date:
    """A measure at a date looks at nothing but that day."""
    return on


@dataclass(frozen=True)
class Population:
    """One row a child, or an event, and date: an Ibis table with `child`, `on` and `by_<breakdown>`.

    `period` is what a value is of, in the words of `MeasureCard.period`. `months_needed` and `tables`
    (the return's tables beside Header and Episodes) are what its measures need unless they say
    more; `since` is the first day the tables must cover. `detail` names the columns that tell an
    officer why a child is there, and `evidence` pairs the columns of file and row that put it there.
    `lists` are the local lists it is worked out from, which must cover the `list_months` before the date
    (from `since` unless it says otherwise; 0: the date alone). A population that is not `of_children` (carers, homes) needs no
    return: its `child` names whatever it counts.
    """

    name: str
    table: Callable[["Plan"], Any]
    period: str
    breakdowns: tuple[str, ...] = STANDARD
    months_needed: int = 0
    tables: tuple[str, ...] = ()
    since: Callable[[date], date] = the_day
    detail: tuple[str, ...] = ("place", "legal_status", "age")
    evidence: tuple[tuple[str, str], ...] = (("origin_file", "origin_row"),)
    more_evidence: Callable[["Plan"], Any] | None = None
    lists: tuple[str, ...] = ()
    list_months: int | None = None
    of_children: bool = True

    def lists_begin(self, on: date) -> date:
        """The first day that the lists must cover for a measure at a date."""
        if self.list_months is None:
            return self.since(on)
        return window_start(on, self.list_months) if self.list_months else on


def _window(
    name: str, table: Callable[["Plan"], Any], *, extra: tuple[str, ...] = (), **more: Any
) -> Population:
    return Population(
        name,
        table,
        "12 months",
        breakdowns=(*extra, *STANDARD),
        months_needed=12,
        since=window_start,
        **more,
    )


def _month(
    name: str,
    table: Callable[["Plan"], Any],
    *,
    months: int = 1,
    extra: tuple[str, ...] = (),
    **more: Any,
) -> Population:
    """Events of the calendar month that ends at the date, the window's own told apart by month."""
    return Population(
        name,
        table,
        "month",
        breakdowns=(*extra, *STANDARD),
        months_needed=months,
        since=lambda on: window_start(on, months),
        **more,
    )


LOOKED_AFTER = Population(
    "looked_after",
    lambda plan: plan.looked_after,
    "at date",
    detail=("place", "legal_status", "age", "distance", "location"),
)
STABILITY = Population(
    "stability",
    lambda plan: plan.stability,
    "at date",
    detail=("homes_in_window", "records_in_window", "stay_started", "place", "age"),
    more_evidence=lambda plan: plan.episodes_within,
)
REPEAT_MISSING = Population(
    "repeat_missing",
    lambda plan: plan.repeat_missing,
    "at date",
    months_needed=3,
    tables=("Missing",),
    since=lambda on: on - timedelta(days=REPEAT_DAYS - 1),
    detail=("times_missing",),
    more_evidence=lambda plan: plan.missing_rows,
)
HEALTH = Population(
    "health",
    lambda plan: plan.health,
    "31 March",
    months_needed=12,
    tables=("OC2",),
    detail=("age", "spell_started", "sdq_score"),
    evidence=(("origin_file", "origin_row"), ("health_file", "health_row")),
)
WORKERS = Population(
    "workers",
    lambda plan: plan.workers,
    "31 March",
    months_needed=12,
    tables=("SWEpisodes",),
    detail=("workers",),
    more_evidence=lambda plan: plan.worker_rows,
)
YOUNG_PEOPLE = Population(
    "young_people",
    lambda plan: plan.young_people,
    "year to 31 March",
    breakdowns=("neet_reason", *PERSONAL),
    tables=("OC3",),
    detail=("age", "in_touch", "activity", "accommodation"),
)
STARTS = _window(
    "starts",
    lambda plan: plan.starts,
    extra=("entry_age", "route"),
    detail=("spell_started", "legal_status", "age"),
)
STARTS_OF_MONTH = _month(
    "starts_of_month",
    lambda plan: plan.starts_of_month,
    detail=("spell_started", "legal_status", "age"),
)
SEASON = Population(
    "season",
    lambda plan: plan.season,
    "month",
    breakdowns=(),
    months_needed=7,
    detail=("spell_started", "legal_status", "age"),
)
ENDS = _window(
    "ends",
    lambda plan: plan.ends,
    extra=("leaving_route",),
    detail=("spell_until", "end_reason", "age"),
)
ENDS_OF_MONTH = _month(
    "ends_of_month",
    lambda plan: plan.ends_of_month,
    extra=("leaving_route",),
    detail=("spell_until", "end_reason", "age"),
)
RETURNS_HOME_12 = Population(
    "returns_home_12",
    lambda plan: plan.returns_home_12,
    "12 months",
    months_needed=24,
    detail=("spell_until", "end_reason", "next_started"),
)
RETURNS_HOME_18 = Population(
    "returns_home_18",
    lambda plan: plan.returns_home_18,
    "12 months",
    months_needed=30,
    detail=("spell_until", "end_reason", "next_started"),
)
ADOPTIONS = _window(
    "adoptions",
    lambda plan: plan.adoptions,
    tables=("AD1",),
    detail=("period_started", "placed", "days_to_family", "days_to_match"),
)
MOVES = _window(
    "moves",
    lambda plan: plan.moves,
    extra=("move_reason",),
    detail=("moved", "move_reason"),
    evidence=(("move_file", "move_row"),),
)
MOVES_OF_MONTH = _month(
    "moves_of_month",
    lambda plan: plan.moves_of_month,
    detail=("moved", "move_reason"),
    evidence=(("move_file", "move_row"),),
)
CHILDREN_MISSING = _window(
    "children_missing",
    lambda plan: plan.children_missing,
    tables=("Missing",),
    detail=("was_missing", "was_away"),
    more_evidence=lambda plan: plan.missing_rows,
)
INCIDENTS = _window(
    "incidents",
    lambda plan: plan.incidents,
    tables=("Missing",),
    detail=("went_missing", "is_missing"),
    evidence=(("missing_file", "missing_row"),),
)
INCIDENTS_OF_MONTH = _month(
    "incidents_of_month",
    lambda plan: plan.incidents_of_month,
    tables=("Missing",),
    detail=("went_missing", "is_missing"),
    evidence=(("missing_file", "missing_row"),),
)
MERGED_INCIDENTS = _window(
    "merged_incidents",
    lambda plan: plan.merged_incidents,
    extra=("duration",),
    tables=("Missing",),
    detail=("went_missing", "days_missing"),
    evidence=(),
    more_evidence=lambda plan: plan.missing_rows,
)
REVIEWS = _window(
    "reviews",
    lambda plan: plan.reviews,
    tables=("Reviews",),
    detail=("held", "review_code", "age"),
    evidence=(("review_file", "review_row"),),
)
REVIEWED_CHILDREN = _window(
    "reviewed_children",
    lambda plan: plan.reviewed_children,
    tables=("Reviews",),
    detail=("held", "review_code", "age"),
    evidence=(("review_file", "review_row"),),
)
DUE_REVIEWS = Population(
    "due_reviews",
    lambda plan: plan.due_reviews,
    "12 months",
    months_needed=18,
    tables=("Reviews",),
    since=lambda on: window_start(on, 18),
    detail=("due", "held_for_it"),
    evidence=(("due_file", "due_row"), ("origin_file", "origin_row")),
)
DUE_REVIEWS_OF_MONTH = _month(
    "due_reviews_of_month",
    lambda plan: plan.due_reviews_of_month,
    months=7,
    tables=("Reviews",),
    detail=("due", "held_for_it"),
    evidence=(("due_file", "due_row"), ("origin_file", "origin_row")),
)
