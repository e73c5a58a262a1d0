"""Slow counts of permanence, care plans and visits: F01 to F03, F09, F10, J01 and J03."""

from datetime import date, timedelta

from nearhome.vocabulary.periods import months_before, working_days_after, year_start
from reference.cohorts import Child, Row, Spell, episode_on
from reference.groups import NOT_KNOWN, Unit, add_months
from reference.history import History, in_window, looked_after
from reference.local_words import (
    events,
    in_care_for,
    known,
    of_council,
    scored,
    spell_start,
)

WAITS = (
    (24, "24 months or more"),
    (12, "12 to 24 months"),
    (6, "6 to 12 months"),
    (3, "3 to 6 months"),
)
VISIT_DAYS = 42
VISIT_DAYS_MATCHED = 92


# F01: "LA(d) in care >= 4 months at d whose second review (the return's Reviews, second of the period) has been
# held by d: permanence plan agreed_on <= second review's day; %". Statutory guidance: "by second review".
def plan_by_second_review(of: History, d: date) -> list[Unit]:
    found = []
    for unit in looked_after(of, d):
        assert unit.spell is not None
        if not in_care_for(unit, d, 4) or not _all_reviews_known(of, unit.spell):
            continue
        held = sorted(
            row["review"]
            for row in of.rows("reviews", unit.child)
            if unit.spell.is_in_force(row["review"]) and row["review"] <= d
        )
        if len(held) >= 2:
            plans = of.rows("permanence_plans", unit.child)
            days = [row["agreed_on"] for row in plans]
            unit.top = 1 if any(spell_start(unit) <= day <= held[1] for day in days) else 0
            found.append(unit)
    return found


def _all_reviews_known(of: History, spell: Spell) -> bool:
    """Which review was the second is known of a known start since the first return with Reviews, as for J02."""
    years = of.years_with("Reviews")
    return spell.has_known_length and bool(years) and spell.started >= year_start(min(years))


# F02: "plans achieved in the window (achieved_on) of children: median days period start to achieved_on, by
# route". An order ends care on its day, so the period is the last begun by then.
def days_to_permanence(of: History, d: date) -> list[Unit]:
    found = []
    for child in of.everybody:
        for row in of.rows("permanence_plans", child):
            achieved = row["achieved_on"]
            begun = [s for s in child.spells if achieved is not None and s.started <= achieved]
            if begun and in_window(d) <= achieved <= d:
                unit = Unit(child, achieved, begun[-1], episode_on(begun[-1], achieved))
                _timed(unit, row, (achieved - begun[-1].period.started).days)
                found.append(unit)
    return found


def _timed(unit: Unit, row: Row, days: int) -> None:
    """Days from an entry that is not known are not known."""
    assert unit.spell is not None
    unit.labels["plan_route"] = row["route"] or NOT_KNOWN
    unit.number = days if unit.spell.has_known_length else None
    unit.top = 0 if unit.number is None else 1


# "F02-agreed: median days from start to agreed_on."
def days_to_plan(of: History, d: date) -> list[Unit]:
    found = []
    for unit, row in events(of, "permanence_plans", "agreed_on", in_window(d), d):
        assert unit.spell is not None
        _timed(unit, row, (unit.on - unit.spell.period.started).days)
        found.append(unit)
    return found


# "F02-match: median agreed to matched."
def days_to_match(of: History, d: date) -> list[Unit]:
    found = []
    for unit, row in events(of, "permanence_plans", "matched_on", in_window(d), d):
        unit.labels["plan_route"] = row["route"] or NOT_KNOWN
        unit.number = (unit.on - row["agreed_on"]).days
        found.append(unit)
    return found


# F03: "LA(d) with an open plan (agreed_on <= d, not achieved, not ended): count; by wait band".
def waiting(of: History, d: date) -> list[Unit]:
    found = []
    for unit in looked_after(of, d):
        plans = [
            row
            for row in _plans(of, unit.child, d)
            if known(row["achieved_on"], d) is None and known(row["ended_on"], d) is None
        ]
        if plans:
            unit.labels["plan_route"] = plans[-1]["route"]
            unit.labels["wait"] = _wait(plans[-1]["agreed_on"], d)
            found.append(unit)
    return found


def _plans(of: History, child: Child, d: date) -> list[Row]:
    """Plans agreed by d, the latest last; of two of one day the later route in the alphabet."""
    rows = [row for row in of.rows("permanence_plans", child) if row["agreed_on"] <= d]
    return sorted(rows, key=lambda row: (row["agreed_on"], row["route"]))


def _wait(agreed: date, d: date) -> str:
    for months, label in WAITS:
        if add_months(agreed, months) <= d:
            return label
    return "under 3 months"


# F09: "LA(d) with latest plan long-term fostering agreed, matched_on <= d / those".
def _long_term(of: History, child: Child, d: date) -> Row | None:
    plans = _plans(of, child, d)
    return plans[-1] if plans and plans[-1]["route"] == "long-term fostering" else None


def _is_matched(of: History, child: Child, d: date) -> bool:
    plan = _long_term(of, child, d)
    return plan is not None and known(plan["matched_on"], d) is not None


def matched(of: History, d: date) -> list[Unit]:
    found = [unit for unit in looked_after(of, d) if _long_term(of, unit.child, d) is not None]
    for unit in found:
        unit.top = 1 if _is_matched(of, unit.child, d) else 0
    return found


# F10: "audits kind permanence plan in the window graded secure / all such".
def plans_secure(of: History, d: date) -> list[Unit]:
    rows = [
        (of_council(row["audit"], d), row)
        for row in of.records["audits"]
        if row["kind"] == "permanence plan"
        and row["audited_on"] is not None
        and in_window(d) <= row["audited_on"] <= d
    ]
    return scored(rows, lambda row: row["grade"] == "secure")


# J01: "LA(d): latest care_plans kind care plan ... in date = reviewed_on >= d - 6 months"; "children in care
# under 10 working days are not due and out".
def plan_in_date(of: History, d: date) -> list[Unit]:
    found = []
    for unit in looked_after(of, d):
        if working_days_after(spell_start(unit), 10) > d:
            continue
        days = [
            row["reviewed_on"]
            for row in of.rows("care_plans", unit.child)
            if row["kind"] == "care plan" and row["reviewed_on"] <= d
        ]
        unit.top = 1 if days and max(days) >= months_before(d, 6) else 0
        found.append(unit)
    return found


# "J01-overdue count."
def plan_overdue(of: History, d: date) -> list[Unit]:
    found = [unit for unit in plan_in_date(of, d) if not unit.top]
    for unit in found:
        unit.top = 1
    return found


# J03: "last visit within 42 days before d (or 92 days where matched long-term fostering (F09) ...: use matched
# only); in care under 7 days not due".
def visited_in_time(of: History, d: date) -> list[Unit]:
    found = []
    for unit in looked_after(of, d):
        if (d - spell_start(unit)).days < 7:
            continue
        days = VISIT_DAYS_MATCHED if _is_matched(of, unit.child, d) else VISIT_DAYS
        since = d - timedelta(days=days)
        visits = of.rows("visits", unit.child)
        unit.top = 1 if any(since <= row["visited_on"] <= d for row in visits) else 0
        found.append(unit)
    return found


# "J03-alone: visits of the window with alone yes / visits with seen yes."
def seen_alone(of: History, d: date) -> list[Unit]:
    visits = events(of, "visits", "visited_on", in_window(d), d)
    return scored([each for each in visits if each[1]["seen"] == 1], lambda row: row["alone"] == 1)
