"""The cohorts of one set of records at the dates asked, each worked out once and only when wanted."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from nearhome.cohorts import flows, homes, missing, on_dates, reviews, yearly
from nearhome.cohorts.dates import date_table, first_review_days
from nearhome.cohorts.groups import BREAKDOWNS
from nearhome.cohorts.timeline import timeline
from nearhome.store.engine import fetch, keep, small_table
from nearhome.vocabulary.periods import year_start


class Cohorts:
    """Who counts when, from record tables on any engine, at `dates`.

    Each property is an Ibis table, one row a child (or event) and date: its columns are the
    timeline's, the date's (`on` ...) and those its module names. What many measures read is kept
    by the engine; `kept` may be replaced to see the plain expressions.
    """

    def __init__(
        self,
        records: Mapping[str, Any],
        dates: Sequence[date],
        *,
        kept: Callable[[Any], Any] = keep,
    ) -> None:
        self.records = records
        self.asked = tuple(dates)
        self._keep = kept

    @cached_property
    def dates(self) -> Any:
        """The dates asked, with the days that counting needs."""
        return date_table(self.records["episodes"], self.asked)

    @cached_property
    def breakdown_names(self) -> Any:
        """The name of every breakdown, and the empty one of the total, a row each (`breakdown`)."""
        rows = [(name,) for name in ("", *BREAKDOWNS)]
        return small_table(self.records["episodes"], {"breakdown": "string"}, rows)

    def fetch(self, expression: Any) -> list[tuple[Any, ...]]:
        """The rows of an expression over these cohorts, as plain values."""
        return fetch(expression)

    @cached_property
    def first_days(self) -> Any:
        """When the first review was due, by the day a spell began."""
        return first_review_days(self.records["episodes"], self.asked)

    @cached_property
    def timeline(self) -> Any:
        """Every episode with its period of care and spell."""
        tables = self.records
        names = ("episodes", "children", "uasc", "transfers")
        return self._keep(timeline(*(tables[name] for name in names)))

    @cached_property
    def looked_after(self) -> Any:
        """Children looked after at each date."""
        return self._keep(on_dates.looked_after(self.timeline, self.dates))

    @cached_property
    def homes_by_episode(self) -> Any:
        """Every episode with its placement, home and same-carer stay."""
        return self._keep(homes.homes_by_episode(self.timeline))

    @cached_property
    def stays(self) -> Any:
        """Same-carer stays."""
        return homes.same_carer_stays(self.homes_by_episode)

    @cached_property
    def stability(self) -> Any:
        """Children looked after at each date, with their moves and same-carer stay."""
        counted = homes.counted_homes(self.homes_by_episode)
        return on_dates.with_stability(
            self.looked_after, self.homes_by_episode, counted, self.stays, self.dates
        )

    @cached_property
    def moves(self) -> Any:
        """Moves of children in a spell, in the twelve months ending at each date."""
        found = homes.placements(self.homes_by_episode).drop("period")
        described = on_dates.at_day(found, self.timeline, "moved")
        return described.inner_join(
            self.dates,
            [described.moved <= self.dates.on, described.moved >= self.dates.window_first],
        )

    @cached_property
    def all_starts(self) -> Any:
        """Every start of a spell."""
        return self._keep(flows.all_starts(self.timeline))

    @cached_property
    def starts(self) -> Any:
        """Starts in the twelve months ending at each date."""
        return flows.starts_within(self.all_starts, self.dates)

    @cached_property
    def season(self) -> Any:
        """Starts around each date's month."""
        return flows.starts_around(self.all_starts, self.dates)

    @cached_property
    def all_ends(self) -> Any:
        """Every end of a spell."""
        return self._keep(flows.all_ends(self.timeline, self.records["transfers"]))

    @cached_property
    def ends(self) -> Any:
        """Ends in the twelve months ending at each date."""
        return flows.ends_within(self.all_ends, self.dates)

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
        return flows.adoptions_within(self.all_ends, paths, self.records["adoptions"], self.dates)

    @cached_property
    def within(self) -> Any:
        """Children looked after at some time in the twelve months ending at each date."""
        return on_dates.looked_after_within(self.timeline, self.dates)

    @cached_property
    def all_incidents(self) -> Any:
        """Missing and away records of children in a spell."""
        return self._keep(missing.incidents(self.records["missing"], self.timeline))

    @cached_property
    def incidents(self) -> Any:
        """Missing and away records in the twelve months ending at each date."""
        return missing.incidents_within(self.all_incidents, self.dates)

    @cached_property
    def merged_incidents(self) -> Any:
        """Merged incidents in the twelve months ending at each date."""
        found = missing.merged_incidents(self.records["missing"], self.timeline)
        return missing.with_duration(missing.incidents_within(found, self.dates))

    @cached_property
    def children_missing(self) -> Any:
        """Children looked after in the window, with whether they went missing or were away."""
        return missing.with_incidents(self.within, self.all_incidents, self.dates)

    @cached_property
    def repeat_missing(self) -> Any:
        """Children looked after at each date, with how often they went missing in 90 days."""
        return missing.with_repeats(self.looked_after, self.records["missing"], self.dates)

    @cached_property
    def held_reviews(self) -> Any:
        """Reviews held of children in a spell."""
        return self._keep(reviews.held_reviews(self.records["reviews"], self.timeline))

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
        years = [year for year, table in self.supplied if table == "Reviews"]
        first = year_start(min(years)) if years else min(self.asked)
        due = reviews.due_reviews(self.held_reviews, self.timeline, self.first_days, first)
        return reviews.reviews_within(due, self.dates, "due")

    @cached_property
    def health(self) -> Any:
        """The health cohort at each 31 March."""
        return yearly.health_cohort(self.looked_after, self.records["health_years"])

    @cached_property
    def workers(self) -> Any:
        """Children looked after at each 31 March, with their social workers in the year."""
        return yearly.with_workers(self.looked_after, self.records["social_workers"], self.dates)

    @cached_property
    def young_people(self) -> Any:
        """Young people after care at each 31 March."""
        return yearly.young_people(
            self.records["leaver_years"], self.records["children"], self.timeline, self.dates
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
    def worker_rows(self) -> Any:
        """The rows of every social worker of the year to each 31 March, by child."""
        return yearly.worker_rows(self.records["social_workers"], self.dates)

    @cached_property
    def supplied(self) -> tuple[tuple[int, str], ...]:
        """The collection years of the returns in force, with the tables each holds."""
        held = self.records["supplied"].select("collection_year", "table")
        return tuple(sorted((int(year), str(table)) for year, table in fetch(held)))

    @cached_property
    def restricted(self) -> dict[date, int]:
        """Children said to be missing from the extract (restricted records) at each date asked."""
        found = self.records["adjustments"].select("as_at_from", "as_at_to", "children")
        rows = fetch(found)
        return {
            on: sum(
                int(children)
                for first, last, children in rows
                if children is not None and first <= on and (last is None or on <= last)
            )
            for on in self.asked
        }
