"""Slow counts before and on the way into care: A10, C02, C04 to C07, Q01 to Q04, F07-wait, F08-6m."""

from collections.abc import Callable
from datetime import date, timedelta

from nearhome.vocabulary.periods import months_before, window_start
from reference.cohorts import Child, Row
from reference.groups import Unit, add_months
from reference.history import History, ends, in_window, starts
from reference.local_rest_words import council_rows, every, of_window
from reference.local_words import NOT_RECORDED, Units, is_open, known, of_council

PLAN = "child protection plan"
STEPS = (
    "contact", "early help", "referral", "assessment", "section 47", "child in need", PLAN,
)  # fmt: skip
PLAIN = {"contact": "first enquiry"}
"""What a page says in place of a word of the list."""
DAYS_A_MONTH = 30.4375


# A10: "entries of the window with entries.planned no / starts with an entries row; A10-night out_of_hours".
def _entered(top: Callable[[Row], bool]) -> Units:
    def units(of: History, d: date) -> list[Unit]:
        found = []
        for unit in starts(of, in_window(d), d):
            rows = [row for row in of.rows("entries", unit.child) if row["started"] == unit.on]
            if rows:
                unit.top = 1 if any(top(row) for row in rows) else 0
                found.append(unit)
        return found

    return units


unplanned = _entered(lambda row: row["planned"] == 0)
at_night = _entered(lambda row: row["out_of_hours"] == 1)


# A10-parent: "starts of the window with entries.parent_in_care yes / starts whose row says yes or no"; A10-parent-unknown: "row that
# says neither / starts with an entries row".
def parents_in_care(of: History, d: date) -> list[Unit]:
    found = []
    for unit in starts(of, in_window(d), d):
        for row in of.rows("entries", unit.child):
            if row["started"] == unit.on and row["parent_in_care"] is not None:
                unit.top = 1 if row["parent_in_care"] == 1 else 0
                found.append(unit)
                break
    return found


parents_unknown = _entered(lambda row: row["parent_in_care"] is None)


# C02: "starts of the window of children with a child protection plan (before_care) open on, or ended within 12
# months before, the start: %".
def after_a_plan(of: History, d: date) -> list[Unit]:
    found = starts(of, in_window(d), d)
    for unit in found:
        earliest = add_months(unit.on, -12)
        unit.top = 0
        for row in of.rows("before_care", unit.child):
            by_then = row["kind"] == PLAN and row["started"] <= unit.on
            if by_then and (row["ended"] is None or row["ended"] >= earliest):
                unit.top = 1
    return found


# "C02-known: any before_care row before start, by kind".
def known_before(of: History, d: date) -> list[Unit]:
    found = starts(of, in_window(d), d)
    for unit in found:
        kinds = {
            row["kind"] for row in of.rows("before_care", unit.child) if row["started"] < unit.on
        }
        named = [step for step in STEPS if step in kinds]
        unit.top = 1 if named else 0
        unit.label = PLAIN.get(named[-1], named[-1]) if named else NOT_RECORDED
    return found


# C04: "proceedings concluded in the window: mean weeks applied->concluded; C04-26 % within 182 days".
def proceedings_weeks(of: History, d: date) -> list[Unit]:
    found = []
    for unit, row in council_rows(of, "proceedings", "child", "concluded_on", in_window(d), d):
        unit.top = (row["concluded_on"] - row["applied_on"]).days / 7
        found.append(unit)
    return found


within_26_weeks = of_window(
    "proceedings", "child", "concluded_on", every,
    lambda row, d: (row["concluded_on"] - row["applied_on"]).days <= 182,
)  # fmt: skip
# C05: "applications in the window per 10,000 children".
applications = of_window("proceedings", "child", "applied_on", every, every)


# C06: "applications in window less exempt: offered_on present, < applied_on: %; C06-accepted, C06-held".
def _was_offered(row: Row, d: date) -> bool:
    return row["offered_on"] is not None and row["offered_on"] < row["applied_on"]


def _not_exempt(row: Row, d: date) -> bool:
    return row["exempt"] != 1


def _offered_not_exempt(row: Row, d: date) -> bool:
    return _not_exempt(row, d) and _was_offered(row, d)


offered = of_window("proceedings", "child", "applied_on", _not_exempt, _was_offered)
offer_accepted = of_window(
    "proceedings", "child", "applied_on", _offered_not_exempt, lambda row, d: row["accepted"] == 1
)
offer_held = of_window(
    "proceedings", "child", "applied_on", _offered_not_exempt,
    lambda row, d: known(row["held_on"], d) is not None,
)  # fmt: skip
# C07: "due_date in the window: assessed_on <= due_date - 56 days (32 weeks of gestation): %".
assessed_in_time = of_window(
    "prebirth", "child", "due_date", every,
    lambda row, d: row["assessed_on"] is not None
    and row["assessed_on"] <= row["due_date"] - timedelta(days=56),
)  # fmt: skip


# Q01: "edge_of_care ended in the 12 months ending 6 (Q01) and 12 (Q01-12) months before d: not started care (any
# spell start) within 6/12 months after `ended`: %. (children not in the records count as at home.)"
def _still_at_home(months: int) -> Units:
    def units(of: History, d: date) -> list[Unit]:
        last = months_before(d, months)
        children = {child.name: child for child in of.everybody}
        found = []
        for unit, row in council_rows(
            of, "edge_of_care", "child", "ended", window_start(last, 12), last
        ):
            begun = _starts(children.get(row["child"]))
            came = any(row["ended"] <= day <= add_months(row["ended"], months) for day in begun)
            unit.top = 0 if came else 1
            found.append(unit)
        return found

    return units


def _starts(child: Child | None) -> list[date]:
    return [] if child is None else [spell.started for spell in child.spells]


still_at_home = _still_at_home(6)
still_at_home_12 = _still_at_home(12)


# Q02: "before_care child protection plans started in window that are a second or later (previous >= 1 or an
# earlier row): %; Q02-2y: plans open at d over 2 years".
def repeat_plans(of: History, d: date) -> list[Unit]:
    found = []
    for unit, row in council_rows(of, "before_care", "child", "started", in_window(d), d):
        if row["kind"] == PLAN:
            earlier = [
                other
                for other in of.records["before_care"]
                if other["child"] == row["child"]
                and other["kind"] == PLAN
                and other["started"] < row["started"]
            ]
            unit.top = 1 if earlier or (row["previous"] or 0) >= 1 else 0
            found.append(unit)
    return found


def long_plans(of: History, d: date) -> list[Unit]:
    found = []
    for row in of.records["before_care"]:
        if row["kind"] == PLAN and is_open(row, d, last_day=True):
            unit = of_council(row["child"], d)
            unit.top = 1 if row["started"] <= months_before(d, 24) else 0
            found.append(unit)
    return found


# Q03: "referrals in window with another referral in the 12 months before: %".
def re_referrals(of: History, d: date) -> list[Unit]:
    found = []
    for unit, row in council_rows(of, "before_care", "child", "started", in_window(d), d):
        if row["kind"] == "referral":
            earliest = add_months(row["started"], -12)
            unit.top = 0
            for other in of.records["before_care"]:
                alike = (other["child"], other["kind"]) == (row["child"], "referral")
                if alike and earliest <= other["started"] < row["started"]:
                    unit.top = 1
            found.append(unit)
    return found


# Q04: "children with an early help row open at d per 10,000".
def early_help(of: History, d: date) -> list[Unit]:
    names = {
        row["child"]
        for row in of.records["before_care"]
        if row["kind"] == "early help" and is_open(row, d, last_day=True)
    }
    return [of_council(name, d) for name in sorted(names)]


# "F07-wait: median months in care before going home (planned, unplanned)."
def _months_to_home(*reasons: str) -> Units:
    def units(of: History, d: date) -> list[Unit]:
        found = []
        for unit in ends(of, in_window(d), d):
            assert unit.spell is not None
            if unit.spell.reason in reasons:
                unit.number = (unit.on - unit.spell.started).days / DAYS_A_MONTH
                unit.top = 1 if unit.spell.has_known_length else 0
                found.append(unit)
        return found

    return units


months_to_home = _months_to_home("E4A", "E4B")
months_to_home_planned = _months_to_home("E4A")
months_to_home_unplanned = _months_to_home("E4B")
