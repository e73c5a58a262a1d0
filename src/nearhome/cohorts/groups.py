"""The breakdowns: which groups each has, in order, and how a row falls into one.

A row described here has a column `by_<breakdown>` for each breakdown it knows. Labels are the DfE's
(docs/explanation/counting-rules.md, Breakdowns).
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import ibis

from nearhome.cohorts.intervals import age_on, months_after
from nearhome.vocabulary.ages import BANDS
from nearhome.vocabulary.codes import code_set
from nearhome.vocabulary.codes import groups as published_groups

NOT_KNOWN = "not known"
NOT_REPORTED = "not reported"
DISTANCE_BANDS = (
    (5, "0 to 5"),
    (10, "over 5 to 10"),
    (20, "over 10 to 20"),
    (50, "over 20 to 50"),
    (100, "over 50 to 100"),
)
TIME_BANDS = (
    (60, "5 years and over"),
    (24, "2 to 5 years"),
    (12, "1 to 2 years"),
    (6, "6 to 12 months"),
)
ENTRY_AGES = (
    "7 days or under",
    "8 to 27 days",
    "28 days to under 1",
    "1 to 4",
    "5 to 9",
    "10 to 15",
    "16 to 17",
)
ROUTES = ("UASC", "section 20", "care order", "police or emergency protection", "youth justice")
DURATIONS = ("same day", "next day", "2 days", "3 to 6 days", "7 days or more")
NEET_REASONS = {"G4": "illness or disability", "G6": "pregnancy or parenting", "G5": "other"}
LEAVING_ROUTES = (
    "turned 18", "adopted", "special guardianship", "child arrangements order",
    "home, planned", "home, unplanned", "other",
)  # fmt: skip
UASC = "UASC"
NOT_UASC = "not UASC"


def _distinct(labels: Iterable[str], *left_out: str) -> tuple[str, ...]:
    return tuple(label for label in dict.fromkeys(labels) if label and label not in left_out)


def _needs() -> dict[str, str]:
    return {code: f"{code} {each.label}" for code, each in code_set("CIN").items()}


def _order(labels: tuple[str, ...], *first: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *labels)))


BREAKDOWNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "age_band": (*(label for label, _, _ in BANDS), NOT_KNOWN),
        "sex": ("Male", "Female", "Unknown"),
        "ethnicity": (*_distinct(published_groups("ETHNIC").values()), NOT_KNOWN),
        "need": (*_needs().values(), NOT_KNOWN),
        "legal_status": (*_distinct(published_groups("LS").values(), "short breaks"), NOT_KNOWN),
        "placement": (
            *_order(
                _distinct(published_groups("PLACE").values(), "other"),
                "foster",
                "placed for adoption",
                "with parents",
            ),
            "other",
            NOT_KNOWN,
        ),
        "provider": (
            *_order(
                _distinct(published_groups("PLACE_PROVIDER").values(), "parents"), "own provision"
            ),
            "parents",
            NOT_REPORTED,
        ),
        "uasc": (UASC, NOT_UASC),
        "locality": ("inside", "outside", NOT_KNOWN),
        "distance": (*(label for _, label in DISTANCE_BANDS), "over 100", NOT_KNOWN),
        "time_in_care": ("under 6 months", *(label for _, label in reversed(TIME_BANDS))),
        "entry_age": (*ENTRY_AGES, NOT_KNOWN),
        "route": (*ROUTES, NOT_KNOWN),
        "move_reason": ("not planned", "planned", "protective", "custody", "other", NOT_KNOWN),
        "leaving_route": (*LEAVING_ROUTES, NOT_KNOWN),
        "duration": DURATIONS,
        "neet_reason": tuple(NEET_REASONS.values()),
    }
)
"""The groups of each breakdown, in the order they are printed; the last six belong to single measures."""

STANDARD = tuple(BREAKDOWNS)[:11]
"""The breakdowns that may be asked of any measure of children in care."""


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
        "by_need": label(rows.need, _needs()),
        "by_legal_status": label(rows.legal_status, published_groups("LS")),
        "by_placement": label(rows.place, published_groups("PLACE")),
        "by_provider": label(rows.place_provider, published_groups("PLACE_PROVIDER"), NOT_REPORTED),
        "by_locality": label(rows.location, {"IN": "inside", "OUT": "outside"}),
        "by_distance": _distance_band(rows.distance),
    }


def day_groups(rows: Any, day: Any) -> dict[str, Any]:
    """The groups that depend on the day: `rows` has spell_started, is_uasc_child and duc, and an age."""
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
    """Whether the child is an unaccompanied asylum-seeking child on a day: the status had not ceased."""
    return rows.is_uasc_child & (rows.duc.isnull() | (rows.duc > day))


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
