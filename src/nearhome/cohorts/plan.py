"""Every cohort as an expression over named tables: what will be asked, before an engine is chosen."""

from functools import cached_property
from typing import Any

import ibis

from nearhome.cohorts import distances, flows, homes, missing, on_dates, reviews, yearly
from nearhome.cohorts.dates import SMALL_TABLES
from nearhome.cohorts.intervals import without
from nearhome.cohorts.lists.cohorts import OfLists
from nearhome.cohorts.timeline import timeline
from nearhome.records.tables import tables

_IBIS_TYPES = {
    "text": "string",
    "date": "date",
    "flag": "int8",
    "integer": "int32",
    "number": "float64",
}
MONTH = "month_first"
"""The column of `dates` with the first day of the month that a date ends."""
KEPT = (
    "timeline",
    "looked_after",
    "homes_by_episode",
    "all_starts",
    "all_ends",
    "all_incidents",
    "held_reviews",
)
"""The cohorts that many measures read: worked out once, under their own names, in this order."""


class Plan:
    """Who counts when, each cohort an Ibis expression, one row a child (or event) and date.

    Its columns are the timeline's, the date's (`on` ...) and those its module names. A cohort of
    `KEPT` stands as a named table in the others; `expressions` holds what it is made of.
    """

    def __init__(self) -> None:
        self.expressions: dict[str, Any] = {}

    def table(self, name: str) -> Any:
        """A record table, or one of the small tables of dates, by name."""
        if name in SMALL_TABLES:
            return ibis.table(dict(SMALL_TABLES[name]), name=name)
        columns = {each.name: _IBIS_TYPES[each.type] for each in tables()[name].columns}
        return ibis.table(columns, name=name)

    def _kept(self, name: str, expression: Any) -> Any:
        self.expressions[name] = expression
        return ibis.table(expression.schema(), name=name)

    @cached_property
    def dates(self) -> Any:
        """The dates asked, with the days that counting needs."""
        return self.table("dates")

    @cached_property
    def lists(self) -> OfLists:
        """The cohorts that local lists make."""
        return OfLists(self)

    @cached_property
    def timeline(self) -> Any:
        """Every episode with its period of care and spell."""
        names = ("episodes", "children", "uasc", "transfers")
        return self._kept("timeline", timeline(*map(self.table, names)))

    @cached_property
    def looked_after(self) -> Any:
        """Children looked after at each date."""
        return self._kept("looked_after", on_dates.looked_after(self.timeline, self.dates))

    @cached_property
    def homes_by_episode(self) -> Any:
        """Every episode with its placement, home and same-carer stay."""
        return self._kept("homes_by_episode", homes.homes_by_episode(self.timeline))

    @cached_property
    def stays(self) -> Any:
        """Same-carer stays."""
        return homes.same_carer_stays(self.homes_by_episode)

    @cached_property
    def stability(self) -> Any:
        """Children looked after at each date, with their moves and same-carer stay."""
        counted = homes.counted_homes(self.homes_by_episode)
        by_record = homes.counted_homes(self.homes_by_episode, "record")
        return on_dates.with_stability(
            self.looked_after, self.homes_by_episode, counted, by_record, self.stays, self.dates
        )

    @cached_property
    def children_placed(self) -> Any:
        """Children looked after at each date: how far from home they live, for how long, and why there."""
        return distances.children_placed(
            self.looked_after,
            self.homes_by_episode,
            self.stays,
            self.table("distance_reasons"),
            self.dates,
        )

    @cached_property
    def moves(self) -> Any:
        """Moves of children in a spell, in the twelve months ending at each date."""
        return self._moves_since("window_first")

    @cached_property
    def moves_of_month(self) -> Any:
        """Moves of children in a spell, in the month ending at each date."""
        return self._moves_since(MONTH)

    def _moves_since(self, first: str) -> Any:
        found = without(homes.placements(self.homes_by_episode), "period")
        described = on_dates.at_day(found, self.timeline, "moved")
        return described.inner_join(
            self.dates,
            [described.moved <= self.dates.on, described.moved >= self.dates[first]],
        )

    @cached_property
    def all_starts(self) -> Any:
        """Every start of a spell."""
        return self._kept("all_starts", flows.all_starts(self.timeline))

    @cached_property
    def starts(self) -> Any:
        """Starts in the twelve months ending at each date."""
        return flows.starts_within(self.all_starts, self.dates)

    @cached_property
    def starts_of_month(self) -> Any:
        """Starts in the month ending at each date."""
        return flows.starts_within(self.all_starts, self.dates, MONTH)

    @cached_property
    def season(self) -> Any:
        """Starts around each date's month."""
        return flows.starts_around(self.all_starts, self.dates)

    @cached_property
    def all_ends(self) -> Any:
        """Every end of a spell."""
        return self._kept("all_ends", flows.all_ends(self.timeline, self.table("transfers")))

    @cached_property
    def ends(self) -> Any:
        """Ends in the twelve months ending at each date."""
        return flows.ends_within(self.all_ends, self.dates)

    @cached_property
    def ends_of_month(self) -> Any:
        """Ends in the month ending at each date."""
        return flows.ends_within(self.all_ends, self.dates, MONTH)

    @cached_property
    def returns_home_12(self) -> Any:
        """Children who went home, twelve months on."""
        return flows.returns_home(self.all_ends, self.dates, 12)

    @cached_property
    def returns_home_18(self) -> Any:
        """Children who went home, eighteen months on."""
        return flows.returns_home(self.all_ends, self.dates, 18)

    @cached_property
    def adoptions(self) -> Any:
        """Children adopted in the twelve months ending at each date."""
        paths = homes.adoption_paths(self.homes_by_episode, self.stays)
        return flows.adoptions_within(self.all_ends, paths, self.table("adoptions"), self.dates)

    @cached_property
    def within(self) -> Any:
        """Children looked after at some time in the twelve months ending at each date."""
        return on_dates.looked_after_within(self.timeline, self.dates)

    @cached_property
    def all_incidents(self) -> Any:
        """Missing and away records of children in a spell."""
        return self._kept("all_incidents", missing.incidents(self.table("missing"), self.timeline))

    @cached_property
    def incidents(self) -> Any:
        """Missing and away records in the twelve months ending at each date, and of whom the most are."""
        return missing.with_most_often(missing.incidents_within(self.all_incidents, self.dates))

    @cached_property
    def incidents_of_month(self) -> Any:
        """Missing and away records in the month ending at each date."""
        return missing.incidents_within(self.all_incidents, self.dates, MONTH)

    @cached_property
    def merged_incidents(self) -> Any:
        """Merged incidents in the twelve months ending at each date."""
        found = missing.merged_incidents(self.table("missing"), self.timeline)
        return missing.with_duration(missing.incidents_within(found, self.dates))

    @cached_property
    def children_missing(self) -> Any:
        """Children looked after in the window, with whether they went missing or were away."""
        return missing.with_incidents(self.within, self.all_incidents, self.dates)

    @cached_property
    def repeat_missing(self) -> Any:
        """Children looked after at each date, with how often they went missing in 90 days."""
        return missing.with_repeats(self.looked_after, self.table("missing"), self.dates)

    @cached_property
    def held_reviews(self) -> Any:
        """Reviews held of children in a spell."""
        return self._kept(
            "held_reviews", reviews.held_reviews(self.table("reviews"), self.timeline)
        )

    @cached_property
    def reviews(self) -> Any:
        """Reviews held in the twelve months ending at each date."""
        return reviews.reviews_within(self.held_reviews, self.dates, "held")

    @cached_property
    def reviewed_children(self) -> Any:
        """Children aged 4 and over with a review in the window."""
        return reviews.children_reviewed(self.reviews)

    @cached_property
    def due_reviews(self) -> Any:
        """Reviews due in the twelve months ending at each date."""
        return reviews.reviews_within(self._due(), self.dates, "due")

    @cached_property
    def due_reviews_of_month(self) -> Any:
        """Reviews due in the month ending at each date."""
        return reviews.reviews_within(self._due(), self.dates, "due", MONTH)

    def _due(self) -> Any:
        return reviews.due_reviews(
            self.held_reviews, self.timeline, self.table("first_days"), self.table("records_begin")
        )

    @cached_property
    def health(self) -> Any:
        """The health cohort at each 31 March."""
        return yearly.health_cohort(self.looked_after, self.table("health_years"))

    @cached_property
    def workers(self) -> Any:
        """Children looked after at each 31 March, with their social workers in the year."""
        return yearly.with_workers(self.looked_after, self.table("social_workers"), self.dates)

    @cached_property
    def young_people(self) -> Any:
        """Young people after care at each 31 March."""
        return yearly.young_people(
            self.table("leaver_years"), self.table("children"), self.timeline, self.dates
        )

    @cached_property
    def episodes_within(self) -> Any:
        """The rows of every episode of the twelve months ending at each date, by child."""
        rows = self.timeline.filter(self.timeline.counts)
        near = rows.inner_join(
            self.dates, [rows.decom <= self.dates.on, rows.row_until >= self.dates.window_first]
        )
        return near.select("child", "on", "origin_file", "origin_row")

    @cached_property
    def missing_rows(self) -> Any:
        """The rows of every missing or away record begun in the twelve months to each date, by child."""
        rows = self.table("missing")
        near = rows.inner_join(
            self.dates,
            [rows.started <= self.dates.on, rows.started >= self.dates.window_first],
        )
        return near.select("child", "on", "origin_file", "origin_row")

    @cached_property
    def worker_rows(self) -> Any:
        """The rows of every social worker of the year to each 31 March, by child."""
        return yearly.worker_rows(self.table("social_workers"), self.dates)
