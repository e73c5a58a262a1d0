"""How a row falls into the groups of the breakdowns.

A row described here has a column `by_<breakdown>` for each breakdown it knows.
"""

from collections.abc import Mapping
from typing import Any

import ibis

from nearhome.cohorts.breakdowns import (
    DISTANCE_BANDS,
    NOT_KNOWN,
    NOT_REPORTED,
    NOT_UASC,
    TIME_BANDS,
    UASC,
    needs,
)
from nearhome.cohorts.intervals import age_on, months_after
from nearhome.vocabulary.ages import BANDS
from nearhome.vocabulary.codes import groups as published_groups


def label(column: Any, labels: Mapping[str, str], otherwise: str = NOT_KNOWN) -> Any:
    """The group of a code, `otherwise` where the code is empty or has none."""
    codes: dict[str, list[str]] = {}
    for code, name in labels.items():
        if name:
            codes.setdefault(name, []).append(code)
    return ibis.cases(*((column.isin(own), name) for name, own in codes.items()), else_=otherwise)


def episode_groups(rows: Any) -> dict[str, Any]:
    """The groups that an episode has whatever the day; `need` is the one its spell began with."""
    return {
        "by_sex": label(rows.sex, {"M": "Male", "F": "Female"}, "Unknown"),
        "by_ethnicity": label(rows.ethnicity, published_groups("ETHNIC")),
        "by_need": label(rows.need, needs()),
        "by_legal_status": label(rows.legal_status, published_groups("LS")),
        "by_placement": label(rows.place, published_groups("PLACE")),
        "by_provider": label(rows.place_provider, published_groups("PLACE_PROVIDER"), NOT_REPORTED),
        "by_locality": label(rows.location, {"IN": "inside", "OUT": "outside"}),
        "by_distance": _distance_band(rows.distance),
    }


def day_groups(rows: Any, day: Any) -> dict[str, Any]:
    """The groups that depend on the day: `rows` has its spell's days, is_uasc_child and duc, and an age."""
    return {
        "by_age_band": age_band(rows.age),
        "by_uasc": ibis.ifelse(is_uasc(rows, day), UASC, NOT_UASC),
        "by_time_in_care": ibis.cases(
            *(
                (months_after(rows.spell_started, months) <= day, name)
                for months, name in TIME_BANDS
            ),
            else_="under 6 months",
        ),
    }


def described(rows: Any, day: str) -> Any:
    """Rows of the timeline with the age, and the groups of every standard breakdown, as at a day column."""
    aged = rows.mutate(age=age_on(rows.dob, rows[day]))
    return aged.mutate(**day_groups(aged, aged[day]))


def is_uasc(rows: Any, day: Any) -> Any:
    """Whether the child is an unaccompanied asylum-seeking child on a day: the status had not ceased.

    A child who leaves on that day is as on the last night: both mostly end on the 18th birthday.
    """
    leaves = (rows.spell_until == day) & (rows.spell_started < day)
    not_ceased = rows.duc.isnull() | (rows.duc > day) | ((rows.duc == day) & leaves)
    return rows.is_uasc_child & not_ceased


def age_band(age: Any) -> Any:
    """The DfE's band of an age, `not known` where there is none."""
    return ibis.cases(
        *((age.between(youngest, oldest), name) for name, youngest, oldest in BANDS),
        else_=NOT_KNOWN,
    )


def _distance_band(miles: Any) -> Any:
    return ibis.cases(
        (miles.isnull(), NOT_KNOWN),
        *((miles <= most, name) for most, name in DISTANCE_BANDS),
        else_="over 100",
    )
