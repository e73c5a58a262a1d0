"""The slow measures: `compute` for numbers, `members` for the children behind them.

Every code and variant of docs/explanation/counting-rules.md, one line each, with how its units become a
value. Statuses and windows are decided here, the counting in the modules beside.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from nearhome.vocabulary.periods import (
    collection_year,
    is_month_end,
    months_before,
    window_start,
    year_end,
)
from reference import measures_annual as annual
from reference import measures_events as events
from reference import measures_flow as flow
from reference import measures_place as place
from reference.groups import Unit, group
from reference.history import History, Records, history

AT_DATE, WINDOW = 0, 12


@dataclass(frozen=True)
class Answer:
    """One value: numerator, denominator, value and status, as `Result` has them."""

    numerator: float | None
    denominator: float | None
    value: float | None
    status: str


@dataclass(frozen=True)
class Member:
    """A unit behind a figure: the child, its day, what it adds to numerator and denominator."""

    child: str
    on: date
    top: float
    below: float


@dataclass(frozen=True)
class Rule:
    """How a code is computed.

    `how` turns units into a value: n, percent, ratio, rate, threshold, gap, median. `months` of history
    are needed; `tables` must have been supplied; `reach` months back from d (0: d's own year alone);
    `field` is the record table and column without which it cannot be known.
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


def _yearly(how: str, units: Any, table: str, months: int = 0, **more: Any) -> Rule:
    return Rule(how, units, months, (table,), annual=True, **more)


def _health(how: str, units: Any, column: str) -> Rule:
    return _yearly(how, units, "OC2", 12, field=("health_years", column))


def _leaver(how: str, units: Any, column: str, **more: Any) -> Rule:
    return _yearly(how, units, "OC3", field=("leaver_years", column), **more)


def _missing(how: str, units: Any, months: int = 12, **more: Any) -> Rule:
    return Rule(how, units, months, ("Missing",), months, **more)


UASC = ("UASC",)
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
    "A05": Rule("n", flow.ceased_children, WINDOW),
    "A05-events": Rule("n", flow.end_events, WINDOW),
    "A05-rate": Rule("rate", flow.ceased_children, WINDOW),
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
    "A14": Rule("ratio", flow.seasonal, 7),
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
    "D09": Rule("percent", place.outside, field=("episodes", "location")),
    "D10": Rule("median", place.distances, own="distance", field=DISTANCE),
    "D10-q1": Rule("median", place.distances, quantile=0.25, field=DISTANCE),
    "D10-q3": Rule("median", place.distances, quantile=0.75, field=DISTANCE),
    "D12": Rule("percent", place.settled_and_far, 24, field=DISTANCE),
    "D14": Rule("n", place.with_parents_on_order),
    "D14-all": Rule("n", place.with_parents),
    "D15": Rule("n", place.secure),
    "E01": Rule("percent", place.three_or_more_placements, WINDOW),
    "E02": Rule("percent", place.same_carer_two_years, 30),
    "E03": Rule(
        "percent",
        place.moves,
        WINDOW,
        reach=WINDOW,
        own="move_reason",
        field=("episodes", "reason_place_change"),
    ),
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
    "I03": _missing("percent", events.children_away),
    "I03-incidents": _missing("n", events.away_records),
    "I04": _missing("n", events.repeatedly_missing, 3),
    "I05": _missing("percent", events.merged_incidents, own="duration"),
    "I13": _health("percent", annual.convicted, "convicted"),
    "J02": Rule("percent", events.reviews_due, 18, REVIEWS, 18),
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


def compute(
    records: Records,
    code: str,
    on: date,
    by: str | None = None,
    context: dict[str, Any] | None = None,
) -> dict[str, Answer]:
    """The value of a measure at a date: group to Answer; the one group of a total is the empty text.

    Groups with nobody in them are left out (`of_nobody` answers for them). `by` is a breakdown of
    `groups.BREAKDOWNS`, or the measure's own (`RULES[code].own`).
    """
    return compute_from(history(records, context or {"as_at": date.max}), code, on, by)


def compute_from(of: History, code: str, on: date, by: str | None = None) -> dict[str, Answer]:
    """As `compute`, for a history made once."""
    rule = RULES[code]
    unknown = _why_unknown(of, rule, on) or _why_group_unknown(of, on, by)
    if unknown:
        return {"": Answer(None, None, None, unknown)}
    units = units_of(of, code, on)
    if by is None:
        return {"": _answer(of, code, rule, units, on, is_total=True)}
    groups: dict[str, list[Unit]] = {}
    for unit in units:
        label = unit.label if by == rule.own else group(unit, by, of.records)
        groups.setdefault(label, []).append(unit)
    if by == rule.own or code in MIXES:
        everybody = sum(unit.below for unit in units)
        return {name: _share(of, own, everybody, on) for name, own in groups.items()}
    return {name: _answer(of, code, rule, own, on) for name, own in groups.items()}


def units_of(of: History, code: str, on: date) -> list[Unit]:
    """The units of a measure at a date, counted once."""
    if (code, on) not in of.counted:
        of.counted[code, on] = RULES[code].units(of, on)
    return of.counted[code, on]


def of_nobody(of: History, code: str, on: date, by: str) -> Answer:
    """The answer of a group with nobody in it: "A true zero is a zero, never blank." """
    rule = RULES[code]
    unknown = _why_unknown(of, rule, on) or _why_group_unknown(of, on, by)
    if unknown:
        return Answer(None, None, None, unknown)
    if by == rule.own or code in MIXES:
        return _share(of, [], sum(unit.below for unit in units_of(of, code, on)), on)
    return _answer(of, code, rule, [], on)


def members(of: History, code: str, on: date) -> list[Member]:
    """Every unit behind the total of a measure, those that add nothing to either side left out."""
    return sorted(
        (
            Member(unit.child.name, unit.on, unit.top, unit.below)
            for unit in units_of(of, code, on)
            if unit.top or unit.below
        ),
        key=lambda each: (each.child, each.on, each.top, each.below),
    )


def _why_unknown(of: History, rule: Rule, on: date) -> str | None:
    """USERS.md 6, 6 and 7: "Each measure declares months of history needed; short of it the status is
    not_enough_history"; "A table not supplied is *unknown*. It never makes a zero."
    """
    if rule.annual and (on != year_end(collection_year(on)) or on < rule.from_day):
        return "not_applicable"
    is_seasonal = rule.units is flow.seasonal
    if is_seasonal and not is_month_end(on):
        return "not_applicable"
    if on > of.context["as_at"]:
        return "not_enough_history"
    if is_seasonal and months_before(on, -6) > of.context["as_at"]:
        return "not_enough_history"
    first = of.first_day(on)
    needed = window_start(on, rule.months) if rule.months else on
    if first is None or needed < first:
        return "not_enough_history"
    back = window_start(on, rule.reach) if rule.reach else on
    for table in rule.tables:
        years = of.years_with(table)
        if any(year not in years for year in range(collection_year(back), collection_year(on) + 1)):
            return "not_collected"
    if rule.field and not _is_filled(of, rule.field, collection_year(back), collection_year(on)):
        return "not_collected"
    return None


def _is_filled(of: History, field: tuple[str, str], first: int, last: int) -> bool:
    """counting-rules.md: a column that no row holds was not supplied; "A table not supplied is *unknown*. It
    never makes a zero" (USERS.md 6, 7) goes for it too. An episode stands in the last year that gave it.
    """
    table, column = field
    latest = max((row["collection_year"] for row in of.records[table]), default=0)
    years = range(first, (latest if table == "episodes" else last) + 1)
    return any(
        row[column] is not None for row in of.records[table] if row["collection_year"] in years
    ) or not any(row["collection_year"] in years for row in of.records[table])


def _why_group_unknown(of: History, on: date, by: str | None) -> str | None:
    """counting-rules.md: "When the return in force for d's collection year holds no UASC table, the split
    is unknown: not_collected."
    """
    if by == "uasc" and collection_year(on) not in of.years_with("UASC"):
        return "not_collected"
    return None


def _share(of: History, own: list[Unit], everybody: float, on: date) -> Answer:
    """counting-rules.md: "a mix measure, by any breakdown, and D10 and E03 by their own, where the
    denominator is everybody"."""
    top = sum(unit.below for unit in own)
    return _settled(of, top, everybody, 100 * top / everybody if everybody else None, on)


def _answer(
    of: History, code: str, rule: Rule, units: list[Unit], on: date, is_total: bool = False
) -> Answer:
    top = sum(unit.top for unit in units)
    below: float | None = sum(unit.below for unit in units)
    if is_total and code in ("A01", "A02", "A08"):
        top += _restricted_children(of, on)
    value: float | None = None
    if rule.how == "n":
        below, value = None, top
    elif rule.how == "median":
        value = quantile([u.number for u in units if u.number is not None], rule.quantile)
    elif rule.how in ("rate", "threshold", "gap"):
        below = _population(of, on)
        if rule.how == "threshold" and below is not None:
            # The National Transfer Scheme: 0.1% of the children of the area.
            below = below * 0.001
        if below:
            value = (100 if rule.how == "threshold" else 10_000) * top / below
        if rule.how == "gap" and value is not None:
            england = _england(of, on)
            if england is None:
                return Answer(None, None, None, "not_comparable")
            value -= england
    elif below:
        value = (100 if rule.how == "percent" else 1) * top / below
    stands_in = rule.how in ("rate", "threshold", "gap") and _is_earlier_estimate(of, on)
    return _settled(of, top, below, value, on, stands_in)


def _settled(
    of: History,
    top: float,
    below: float | None,
    value: float | None,
    on: date,
    stands_in: bool = False,
) -> Answer:
    settled = of.context.get("unsettled_after")
    if value is None:
        status = "no_denominator"
    elif stands_in or (settled is not None and on > settled):
        status = "provisional"
    else:
        status = "zero" if value == 0 else "value"
    return Answer(top, below, value, status)


def _restricted_children(of: History, on: date) -> int:
    """USERS.md 6, 13: "A count-only adjustment: n children not in the extract (restricted), by whom,
    applied to A01 only, shown."
    """
    return sum(
        row["children"]
        for row in of.records["adjustments"]
        if row["as_at_from"] <= on and (row["as_at_to"] is None or on <= row["as_at_to"])
    )


def _population(of: History, on: date) -> float | None:
    """RULES 2: "mid-year estimate of the year before 31 March's year; after 31 March the latest published
    by d".
    """
    known = of.context.get("populations", [])
    if on == year_end(collection_year(on)):
        found = [each for each in known if each["year"] <= on.year - 1]
    else:
        found = [each for each in known if each["published"] <= on]
    found.sort(key=lambda each: (each["year"], each["published"]))
    return float(found[-1]["children"]) if found else None


def _is_earlier_estimate(of: History, on: date) -> bool:
    """counting-rules.md: where the estimate of Y-1 is not held, the latest before it stands in, provisional."""
    known = [each["year"] for each in of.context.get("populations", [])]
    return on == year_end(collection_year(on)) and bool(known) and on.year - 1 not in known


def _england(of: History, on: date) -> float | None:
    """counting-rules.md, A08: "England's published rate, latest 31 March published by d"."""
    rates = [
        each
        for each in of.context.get("comparator_rates", [])
        if each["area"] in ("E92000001", "England") and each["published"] <= on
    ]
    rates.sort(key=lambda each: (each["as_at"], each["published"]))
    return float(rates[-1]["rate"]) if rates else None


def quantile(numbers: list[float], share: float) -> float | None:
    """The quantile by linear interpolation between the two nearest; None of nobody."""
    if not numbers:
        return None
    ordered = sorted(numbers)
    at = (len(ordered) - 1) * share
    low, high = math.floor(at), math.ceil(at)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)
