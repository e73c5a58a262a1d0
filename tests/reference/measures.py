"""The slow measures: `compute` for numbers, `members` for the children behind them.

Statuses are decided here, and how units become a value; which code counts what stands in `rules`, the
counting in the modules beside.
"""

import math
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
from reference.groups import NOT_KNOWN, Unit, group
from reference.history import History, Records, history
from reference.local_needs import lacks_a_column, lacks_a_count, lacks_the_groups, span
from reference.local_rules import LOCAL
from reference.rules import MIXES, RULES, Rule

EVERY_RULE = {**RULES, **LOCAL}
TIMES = {"percent": 100, "per 1,000": 1_000, "per 10,000": 10_000}


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
    rule = EVERY_RULE[code]
    unknown = _why_unknown(of, code, on) or _why_group_unknown(of, code, on, by)
    if unknown:
        return {"": Answer(None, None, None, unknown)}
    units = units_of(of, code, on)
    if by is None:
        return {"": _answer(of, code, rule, units, on, is_total=True)}
    groups: dict[str, list[Unit]] = {}
    for unit in units:
        for label in _labels(unit, rule, by, of):
            groups.setdefault(label, []).append(unit)
    if by == rule.own or code in MIXES:
        everybody = sum(unit.below for unit in units)
        return {name: _share(of, own, everybody, on) for name, own in groups.items()}
    return {name: _answer(of, code, rule, own, on) for name, own in groups.items()}


def _labels(unit: Unit, rule: Rule, by: str, of: History) -> list[str]:
    if by in rule.labels:
        return [unit.labels.get(by, NOT_KNOWN)]
    if by != rule.own:
        return [group(unit, by, of.records)]
    return unit.label.split("; ") if rule.several else [unit.label]


def units_of(of: History, code: str, on: date) -> list[Unit]:
    """The units of a measure at a date, counted once."""
    if (code, on) not in of.counted:
        of.counted[code, on] = EVERY_RULE[code].units(of, on)
    return of.counted[code, on]


def of_nobody(of: History, code: str, on: date, by: str) -> Answer:
    """The answer of a group with nobody in it: "A true zero is a zero, never blank." """
    rule = EVERY_RULE[code]
    unknown = _why_unknown(of, code, on) or _why_group_unknown(of, code, on, by)
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


def _why_unknown(of: History, code: str, on: date) -> str | None:
    """USERS.md 6, 6 and 7: "Each measure declares months of history needed; short of it the status is
    not_enough_history"; "A table not supplied is *unknown*. It never makes a zero."
    """
    rule = EVERY_RULE[code]
    if rule.annual and (on != year_end(collection_year(on)) or on < rule.from_day):
        return "not_applicable"
    if rule.month_ends and not is_month_end(on):
        return "not_applicable"
    if months_before(on, -rule.months_ahead) > of.context["as_at"]:
        return "not_enough_history"
    if rule.list_end and any(_last_day(of, code, name) not in (None, on) for name in rule.lists):
        return "not_applicable"
    return _why_list_unknown(of, code, rule, on) or _why_return_unknown(of, rule, on)


def _why_list_unknown(of: History, code: str, rule: Rule, on: date) -> str | None:
    """The definitions: "status not_collected when the list was never added or ends before d;
    not_enough_history when it begins after the window's first day". What is not there comes first: it is
    what an officer can bring.
    """
    spans = [span(of, code, name) for name in rule.lists]
    if any(each is None or each[1] < on for each in spans):
        return "not_collected"
    needed = window_start(on, rule.list_months) if rule.list_months else on
    if any(each is not None and each[0] > needed for each in spans):
        return "not_enough_history"
    lacks = lacks_a_column(of, code, needed, on) or lacks_a_count(of, code, rule.lists, on)
    return "not_collected" if lacks else None


def _last_day(of: History, code: str, name: str) -> date | None:
    found = span(of, code, name)
    return found[1] if found else None


def _why_return_unknown(of: History, rule: Rule, on: date) -> str | None:
    if rule.of_council:
        return None
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


def _why_group_unknown(of: History, code: str, on: date, by: str | None) -> str | None:
    """counting-rules.md: "When the return in force for d's collection year holds no UASC table, the split
    is unknown: not_collected." local-measures.md says the same of what a list does not say.
    """
    if by == "uasc" and collection_year(on) not in of.years_with("UASC"):
        return "not_collected"
    rule = EVERY_RULE[code]
    needed = window_start(on, rule.list_months) if rule.list_months else on
    lacks = lacks_the_groups(of, code, by, needed, on, rule.lists)
    return "not_collected" if lacks else None


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
    if rule.how == "difference" and not units:
        return Answer(None, None, None, "no_denominator")
    if rule.how in ("n", "difference"):
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
        value = TIMES.get(rule.how, 1) * top / below
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
