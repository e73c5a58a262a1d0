"""What is counted, one unit at a time, and the group each unit falls in.

The groups are those of docs/explanation/counting-rules.md ("Breakdowns"), which are the DfE's.
"""

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from nearhome.vocabulary.ages import age_band
from nearhome.vocabulary.codes import code_set, groups
from reference.cohorts import Child, Row, Spell, usual_episode

NOT_KNOWN = "not known"


@dataclass
class Unit:
    """One thing counted (a child, a start, a review ...), looked at on a day.

    `top` is what it adds to the numerator, `below` to the denominator; `number` is its measurement, for
    a median; `label` its group in the measure's own breakdown (several parted by `; ` where a rule says
    so); `labels` its groups in breakdowns that only some measures have.
    """

    child: Child
    on: date
    spell: Spell | None
    episode: Row | None
    top: float = 1
    below: float = 1
    number: float | None = None
    label: str = ""
    labels: dict[str, str] = field(default_factory=dict)


def add_months(day: date, months: int) -> date:
    """Fine points: "Months counted from a child's own date (...) keep the day of the month, or take the
    last day of a month too short for it."
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def is_uasc(child: Child, on: date, records: dict[str, list[Row]]) -> bool:
    """counting-rules.md: "the child is in the UASC table and DUC is empty or after d." """
    return any(
        row["child"] == child.name and (row["duc"] is None or row["duc"] > on)
        for row in records["uasc"]
    )


def group(unit: Unit, by: str, records: dict[str, list[Row]]) -> str:
    """The group of a unit in one of the breakdowns every measure can have."""
    return str(_GROUPS[by](unit, records))


def _age(unit: Unit, _: Any) -> str:
    age = unit.child.age(unit.on)
    return NOT_KNOWN if age is None else age_band(age)


def _sex(unit: Unit, _: Any) -> str:
    return {"M": "Male", "F": "Female"}.get(unit.child.row["sex"], "Unknown")


def _ethnicity(unit: Unit, _: Any) -> str:
    return groups("ETHNIC").get(unit.child.row["ethnicity"], NOT_KNOWN)


def _need(unit: Unit, _: Any) -> str:
    """DfE data guidance 2023: "Category of need is the main category of the eight need codes at the time
    the child started to be looked after."
    """
    code = unit.spell.episodes[0]["category_of_need"] if unit.spell else None
    return f"{code} {code_set('CIN')[code].label}" if code else NOT_KNOWN


def _legal_status(unit: Unit, _: Any) -> str:
    return groups("LS").get(unit.episode["legal_status"] if unit.episode else None, NOT_KNOWN)


def _placement(unit: Unit, _: Any) -> str:
    return groups("PLACE").get(unit.episode["place"] if unit.episode else None, NOT_KNOWN)


def _provider(unit: Unit, _: Any) -> str:
    """DfE data guidance 2023: "Placement provider not reported includes children placed under other
    (unspecified) placements and some children placed for adoption".
    """
    return groups("PLACE_PROVIDER").get(
        unit.episode["place_provider"] if unit.episode else None, "not reported"
    )


def _uasc(unit: Unit, records: dict[str, list[Row]]) -> str:
    """counting-rules.md: "of a child who leaves care on d, empty or d or after": as on the last night."""
    leaves = unit.spell is not None and unit.spell.started < unit.on == unit.spell.ended
    on = unit.on - timedelta(days=1) if leaves else unit.on
    return "UASC" if is_uasc(unit.child, on, records) else "not UASC"


def _usual(unit: Unit) -> Row | None:
    if unit.spell is None or unit.episode is None:
        return None
    return usual_episode(unit.spell.period, unit.episode)


def _locality(unit: Unit, _: Any) -> str:
    """DfE data guidance 2023: "whether or not the placement is within the geographical boundary of the
    responsible LA."
    """
    usual = _usual(unit)
    return {"IN": "inside", "OUT": "outside"}.get(usual["location"] if usual else None, NOT_KNOWN)


def _distance(unit: Unit, _: Any) -> str:
    usual = _usual(unit)
    miles = usual["distance"] if usual else None
    if miles is None:
        return NOT_KNOWN
    for most, label in (
        (5, "0 to 5"),
        (10, "over 5 to 10"),
        (20, "over 10 to 20"),
        (50, "over 20 to 50"),
        (100, "over 50 to 100"),
    ):
        if miles <= most:
            return label
    return "over 100"


def _time_in_care(unit: Unit, _: Any) -> str:
    if unit.spell is None:
        return NOT_KNOWN
    for months, label in (
        (60, "5 years and over"),
        (24, "2 to 5 years"),
        (12, "1 to 2 years"),
        (6, "6 to 12 months"),
    ):
        if add_months(unit.spell.started, months) <= unit.on:
            return label
    return "under 6 months"


_GROUPS = {
    "age_band": _age,
    "sex": _sex,
    "ethnicity": _ethnicity,
    "need": _need,
    "legal_status": _legal_status,
    "placement": _placement,
    "provider": _provider,
    "uasc": _uasc,
    "locality": _locality,
    "distance": _distance,
    "time_in_care": _time_in_care,
}
BREAKDOWNS = tuple(_GROUPS)
