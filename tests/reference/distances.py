"""Slow counts of how far from home children live, child by child: thresholds, quarters, stays, standings.

Nothing here knows the code it judges; docs/explanation/distance.md states the rules.
"""

import math
from datetime import date

from reference.cohorts import same_carer_stays, usual_episode
from reference.groups import Unit, add_months, group
from reference.history import History, in_window, looked_after
from reference.measures_place import stay_on

PLAIN = {"supply": "no home nearer"}


def miles_of(unit: Unit) -> float | None:
    """docs: "Miles are from the home the child came from to the home where the child usually lives"."""
    assert unit.spell is not None
    assert unit.episode is not None
    usual = usual_episode(unit.spell.period, unit.episode)
    miles: float | None = usual["distance"] if usual else None
    return miles


def lives_outside(unit: Unit) -> bool:
    assert unit.spell is not None
    assert unit.episode is not None
    usual = usual_episode(unit.spell.period, unit.episode)
    return usual is not None and usual["location"] == "OUT"


def stay_of(unit: Unit) -> str:
    """docs: "two years and over is with the same carers since that day two years before, or earlier"."""
    assert unit.spell is not None
    assert unit.episode is not None
    stay = stay_on(same_carer_stays(unit.spell.period), unit.episode)
    if stay is None:
        return "not known"
    months = _whole_months(stay.started, unit.on)
    return (
        "2 years and over"
        if months >= 24
        else "6 months to 2 years"
        if months >= 6
        else "under 6 months"
    )


def _whole_months(started: date, on: date) -> int:
    months = 0
    while started <= _earlier(on, months + 1):
        months += 1
    return months


def _earlier(on: date, months: int) -> date:
    # "a month end gives a month end" (fine points): the day after is the first of a month.
    if _is_month_end(on):
        first = add_months(on.replace(day=1), -months)
        return date.fromordinal(add_months(first, 1).toordinal() - 1)
    return add_months(on, -months)


def _is_month_end(on: date) -> bool:
    return date.fromordinal(on.toordinal() + 1).day == 1


def reason_of(of: History, unit: Unit) -> str:
    rows = [row for row in of.rows("distance_reasons", unit.child) if row["placed_on"] <= unit.on]
    last = max(rows, key=lambda row: row["placed_on"]) if rows else None
    reason = last["reason"] if last else None
    return PLAIN.get(reason, reason) if reason else "not recorded"


def reviewed(of: History, unit: Unit) -> bool:
    days = [row["joint_review_on"] for row in of.rows("distance_reasons", unit.child)]
    return any(day is not None and in_window(unit.on) <= day <= unit.on for day in days)


def everybody(of: History, on: date) -> list[Unit]:
    return looked_after(of, on)


def described(of: History, unit: Unit) -> tuple[object, ...]:
    """Everything that is said of one child: what `measures.placed` says, worked out the long way."""
    groups = [group(unit, by, of.records) for by in ("age_band", "placement", "need", "uasc")]
    return (
        unit.on,
        miles_of(unit),
        lives_outside(unit),
        reviewed(of, unit),
        (*groups, stay_of(unit), reason_of(of, unit)),
    )


def over(of: History, on: date, miles: float) -> int:
    count = 0
    for unit in everybody(of, on):
        mine = miles_of(unit)
        if mine is not None and mine > miles:
            count += 1
    return count


def quarter(of: History, on: date, part: float) -> float | None:
    """The place `part` of the way along the line of known miles; between two children, in proportion."""
    line = sorted(mine for unit in everybody(of, on) if (mine := miles_of(unit)) is not None)
    if not line:
        return None
    place = part * (len(line) - 1)
    before = math.floor(place)
    after = min(before + 1, len(line) - 1)
    return line[before] + (place - before) * (line[after] - line[before])


def standings(of: History, on: date) -> dict[str, int]:
    """docs: of those over 20 miles and outside, "a reason that is good for the child comes first; then two
    years with the same carers"; then no home nearer; then nothing on record.
    """
    found = {"good": 0, "settled": 0, "nearer": 0, "unsaid": 0}
    for unit in everybody(of, on):
        mine = miles_of(unit)
        if mine is None or mine <= 20.0 or not lives_outside(unit):
            continue
        reason = reason_of(of, unit)
        if reason in ("protective", "specialist", "kinship", "settled"):
            found["good"] += 1
        elif stay_of(unit) == "2 years and over":
            found["settled"] += 1
        elif reason == "no home nearer":
            found["nearer"] += 1
        else:
            found["unsaid"] += 1
    return found
