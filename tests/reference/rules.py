"""Which code counts what: every code and variant of docs/explanation/counting-rules.md, one line each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from reference import measures_annual as annual
from reference import measures_events as events
from reference import measures_flow as flow
from reference import measures_place as place
from reference.groups import Unit
from reference.history import History

AT_DATE, WINDOW = 0, 12


@dataclass(frozen=True)
class Rule:
    """How a code is computed.

    `how` turns units into a value: n, percent, ratio, rate, threshold, gap, median, difference, `per 1,000`. `months` of history
    are needed; `tables` must have been supplied; `reach` months back from d (0: d's own year alone);
    `field` is the record table and column without which it cannot be known. With `month_ends` there is
    one at month ends only, `months_ahead` before the as-at date.

    `lists` must have been added and reach `list_months` back (0: the day alone). With `of_council` the
    units are no children, so no return is needed. `labels` are further breakdowns, by whose groups the
    measure is itself; with `several` a unit falls in as many groups of its own breakdown as its label
    names. With `list_end` there is a value on the last day of the list alone.
    """

    how: str
    units: Callable[[History, date], list[Unit]]
    months: int = AT_DATE
    tables: tuple[str, ...] = ()
    reach: int = 0
    own: str = ""
    annual: bool = False
    quantile: float = 0.5
    from_day: date = date.min
    field: tuple[str, str] | None = None
    month_ends: bool = False
    months_ahead: int = 0
    lists: tuple[str, ...] = ()
    list_months: int = 0
    of_council: bool = False
    labels: tuple[str, ...] = ()
    several: bool = False
    list_end: bool = False


def _yearly(how: str, units: Any, table: str, months: int = 0, **more: Any) -> Rule:
    return Rule(how, units, months, (table,), annual=True, **more)


def _health(how: str, units: Any, column: str) -> Rule:
    return _yearly(how, units, "OC2", 12, field=("health_years", column))


def _leaver(how: str, units: Any, column: str, **more: Any) -> Rule:
    return _yearly(how, units, "OC3", field=("leaver_years", column), **more)


def _missing(how: str, units: Any, months: int = 12, **more: Any) -> Rule:
    return Rule(how, units, months, ("Missing",), months, **more)


def _month(
    how: str, units: Any, months: int = 1, tables: tuple[str, ...] = (), **more: Any
) -> Rule:
    """counting-rules.md: "Such a measure exists only at month ends, else not_applicable"."""
    return Rule(how, units, months, tables, months, month_ends=True, **more)


UASC = ("UASC",)
MISSING = ("Missing",)
AD1 = ("AD1",)
REVIEWS = ("Reviews",)
PROVIDER = ("episodes", "place_provider")
DISTANCE = ("episodes", "distance")
HOW_TAKEN_PART = ("reviews", "review_code")

RULES: dict[str, Rule] = {
    "A01": Rule("n", flow.children_in_care),
    "A02": Rule("rate", flow.children_in_care),
    "A03": Rule("rate", flow.not_unaccompanied, tables=UASC),
    "A03-uasc": Rule("rate", flow.unaccompanied, tables=UASC),
    "A03-threshold": Rule("threshold", flow.unaccompanied, tables=UASC),
    "A04": Rule("n", flow.started_children, WINDOW),
    "A04-events": Rule("n", flow.start_events, WINDOW),
    "A04-unknown": Rule("n", flow.unknown_start_spells, WINDOW),
    "A04-rate": Rule("rate", flow.started_children, WINDOW),
    "A04-month": _month("n", flow.start_events_of_month),
    "A05": Rule("n", flow.ceased_children, WINDOW),
    "A05-events": Rule("n", flow.end_events, WINDOW),
    "A05-rate": Rule("rate", flow.ceased_children, WINDOW),
    "A05-month": _month("n", flow.end_events_of_month, labels=("leaving_route",)),
    "A06": Rule("n", flow.net_events, WINDOW),
    "A06-children": Rule("n", flow.net_children, WINDOW),
    "A07": Rule("ratio", flow.in_to_out, WINDOW),
    "A08": Rule("gap", flow.children_in_care),
    "A09": Rule("percent", flow.re_entries, 24),
    "A09-24m": Rule("percent", flow.re_entries_24, 36),
    "A11": Rule("n", flow.turning_18),
    "A11-24m": Rule("n", flow.turning_18_24),
    "A13": Rule("median", flow.months_in_care),
    "A13-leavers": Rule("median", flow.months_of_leavers, WINDOW),
    "A14": Rule("ratio", flow.seasonal, 7, month_ends=True, months_ahead=6),
    "B01": Rule("percent", flow.entries_by_age, WINDOW, own="entry_age"),
    "B02": Rule("percent", flow.by_own("age_band"), own="age_band"),
    "B05": Rule("percent", flow.by_own("sex"), own="sex"),
    "B07": Rule("percent", flow.by_own("legal_status"), own="legal_status"),
    "C01": Rule("percent", flow.entries_by_need, WINDOW, own="need"),
    "C03": Rule("percent", flow.entries_by_route, WINDOW, UASC, own="route"),
    "D01": Rule("percent", flow.by_own("placement"), own="placement"),
    "D02": Rule("percent", place.living_in_a_family),
    "D03": Rule("percent", place.in_house, field=PROVIDER),
    "D03-kinship": Rule("percent", place.in_house_kinship, field=PROVIDER),
    "D04": Rule("percent", place.kinship),
    "D05": Rule("percent", place.residential),
    "D05-K2": Rule("percent", place.residential_k2),
    "D05-under12": Rule("n", place.residential_under_12),
    "D06": Rule("percent", place.supported),
    "D06-16plus": Rule("percent", place.supported_16plus),
    "D08": Rule("percent", place.far_and_outside, field=DISTANCE),
    "D08-anywhere": Rule("percent", place.far_anywhere, field=DISTANCE),
    "D08-boundary": Rule(
        "percent", place.far_beyond_boundary, field=("episodes", "beyond_boundary")
    ),
    "D08-computed": Rule(
        "percent", place.far_and_outside_computed, field=("episodes", "calculated_distance")
    ),
    "D08-supplied": Rule(
        "percent", place.far_and_outside_supplied, field=("episodes", "supplied_distance")
    ),
    "D09": Rule("percent", place.outside, field=("episodes", "location")),
    "D10": Rule("median", place.distances, own="distance", field=DISTANCE),
    "D10-q1": Rule("median", place.distances, quantile=0.25, field=DISTANCE),
    "D10-q3": Rule("median", place.distances, quantile=0.75, field=DISTANCE),
    "D12": Rule("percent", place.settled_and_far, 24, field=DISTANCE),
    "D14": Rule("n", place.with_parents_on_order),
    "D14-all": Rule("n", place.with_parents),
    "D15": Rule("n", place.secure),
    "E01": Rule("percent", place.three_or_more_placements, WINDOW),
    "E01-records": Rule("percent", place.three_or_more_records, WINDOW),
    "E02": Rule("percent", place.same_carer_two_years, 30),
    "E03": Rule(
        "percent",
        place.moves,
        WINDOW,
        reach=WINDOW,
        own="move_reason",
        field=("episodes", "reason_place_change"),
    ),
    "E03-month": _month("n", place.moves_of_month),
    "E05": _yearly("percent", place.three_or_more_workers, "SWEpisodes", 12),
    "F04": Rule("ratio", flow.days_to_adoptive_family, WINDOW, AD1, WINDOW),
    "F04-A2": Rule("ratio", flow.days_order_to_match, WINDOW, AD1, WINDOW),
    "F05": Rule("percent", flow.leaving_routes, WINDOW, own="leaving_route"),
    "F06": Rule("percent", flow.adopted_share, WINDOW),
    "F07": Rule("percent", flow.returned_home, WINDOW),
    "F07-unplanned": Rule("percent", flow.returned_home_unplanned, WINDOW),
    "F08": Rule("percent", flow.return_broke_down, 24),
    "F08-18m": Rule("percent", flow.return_broke_down_18, 30),
    "H02": _health("percent", annual.health_assessment, "health_assessment"),
    "H02-development": _health("percent", annual.development_check, "health_check"),
    "H03": _health("percent", annual.teeth_check, "teeth_check"),
    "H04": _health("percent", annual.immunisations, "immunisations"),
    "H05": _health("percent", annual.sdq_returned, "sdq_score"),
    "H06": _health("ratio", annual.sdq_score, "sdq_score"),
    "H06-concern": _health("percent", annual.sdq_concern, "sdq_score"),
    "H08": _health("percent", annual.substance_misuse, "substance_misuse"),
    "H08-received": _health("percent", annual.misuse_received, "intervention_received"),
    "H08-offered": _health("percent", annual.misuse_offered, "intervention_offered"),
    "I01": _missing("percent", events.children_missing),
    "I02": _missing("n", events.missing_records),
    "I02-merged": _missing("n", events.merged_incidents),
    "I02-month": _month("n", events.missing_records_of_month, tables=MISSING),
    "I02-together": _missing("n", events.records_together),
    "I02-together-month": _month("n", events.records_together_of_month, tables=MISSING),
    "I02-together-rate": _missing("percent", events.records_to_children),
    "I02-top3": _missing("percent", events.records_of_the_three),
    "I03": _missing("percent", events.children_away),
    "I03-incidents": _missing("n", events.away_records),
    "I03-incidents-month": _month("n", events.away_records_of_month, tables=MISSING),
    "I04": _missing("n", events.repeatedly_missing, 3),
    "I05": _missing("percent", events.merged_incidents, own="duration"),
    "I13": _health("percent", annual.convicted, "convicted"),
    "J02": Rule("percent", events.reviews_due, 18, REVIEWS, 18),
    "J02-month": _month("percent", events.reviews_due_in_month, 7, REVIEWS),
    "J04": Rule(
        "percent", events.reviews_taken_part_in, WINDOW, REVIEWS, WINDOW, field=HOW_TAKEN_PART
    ),
    "J04-children": Rule(
        "percent", events.children_who_took_part, WINDOW, REVIEWS, WINDOW, field=HOW_TAKEN_PART
    ),
    "K01": _leaver("percent", annual.in_eet, "activity"),
    "K01-17-18": _leaver("percent", annual.in_eet_17_18, "activity"),
    "K02": _leaver("percent", annual.suitable, "accommodation"),
    "K02-17-18": _leaver("percent", annual.suitable_17_18, "accommodation"),
    "K03": _leaver("percent", annual.in_touch, "in_touch"),
    "K03-17-18": _leaver("percent", annual.in_touch_17_18, "in_touch"),
    "K04": _leaver("percent", annual.staying_put, "accommodation"),
    "K04-19-20": _leaver("percent", annual.staying_put_19_20, "accommodation"),
    "K06": _leaver("percent", annual.in_higher_education, "activity"),
    "K06-apprenticeships": _leaver(
        "percent", annual.in_apprenticeships, "activity", from_day=date(2022, 3, 31)
    ),
    "K09": _leaver("n", annual.homeless_or_in_custody, "accommodation"),
    "K11": _leaver("percent", annual.neet_reasons, "activity", own="neet_reason"),
}
CODES = tuple(RULES)
MIXES = ("B01", "B02", "B05", "B07", "C01", "C03", "D01", "F05", "I05", "K11")
