"""The breakdowns and the groups of each, in the order they are printed.

Labels are the DfE's (docs/explanation/counting-rules.md, Breakdowns). How a row falls into a group is
said in `groups`.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from nearhome.records.list_tables import list_tables
from nearhome.vocabulary.ages import BANDS
from nearhome.vocabulary.codes import code_set
from nearhome.vocabulary.codes import groups as published_groups

NOT_KNOWN = "not known"
NOT_REPORTED = "not reported"
NOT_RECORDED = "not recorded"
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
WAITS = (
    "under 3 months",
    "3 to 6 months",
    "6 to 12 months",
    "12 to 24 months",
    "24 months or more",
)
UASC = "UASC"
NOT_UASC = "not UASC"


def _distinct(labels: Iterable[str], *left_out: str) -> tuple[str, ...]:
    return tuple(label for label in dict.fromkeys(labels) if label and label not in left_out)


def needs() -> dict[str, str]:
    """The label of each category of need, its code first."""
    return {code: f"{code} {each.label}" for code, each in code_set("CIN").items()}


def words(table: str, column: str) -> tuple[str, ...]:
    """The words that a column of a local list may hold."""
    return list_tables()[table].column(column).values


PLAIN = {"contact": "first enquiry", "supply": "no home nearer"}
"""Words of a list that a page for the Board says in others."""


def in_plain_words(table: str, column: str) -> tuple[str, ...]:
    """The words that a column of a local list may hold, as a page says them."""
    return tuple(PLAIN.get(word, word) for word in words(table, column))


def _order(labels: tuple[str, ...], *first: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *labels)))


BREAKDOWNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "age_band": (*(label for label, _, _ in BANDS), NOT_KNOWN),
        "sex": ("Male", "Female", "Unknown"),
        "ethnicity": (*_distinct(published_groups("ETHNIC").values()), NOT_KNOWN),
        "need": (*needs().values(), NOT_KNOWN),
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
        "theme": (*words("return_interviews", "themes"), NOT_RECORDED),
        "late_step": (*words("health_assessments", "late_step"), NOT_RECORDED),
        "plan_route": words("permanence_plans", "route"),
        "wait": WAITS,
        "operator": (*words("homes", "operator"), NOT_KNOWN),
        "grade": (*words("homes", "grade"), NOT_KNOWN),
        "known_before": (*in_plain_words("before_care", "kind"), NOT_RECORDED),
        "distance_reason": (*in_plain_words("distance_reasons", "reason"), NOT_RECORDED),
        "decile": tuple(str(number) for number in range(1, 11)),
        "home_kind": (*words("notifications", "kind"), NOT_KNOWN),
        "audit_grade": (*words("audits", "grade"), NOT_KNOWN),
        "home_locality": (NOT_KNOWN,),
        "carer_locality": (NOT_KNOWN,),
    }
)
"""The groups of each breakdown, in the order they are printed; those after the standard ones belong to
single measures. Before the groups of `OWN_WORDS` stand those that the records name (`Cohorts.groups`)."""

OWN_WORDS: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "home_locality": (
            ("home_areas", "locality"),
            ("carers", "locality"),
            ("area_figures", "area"),
        ),
        "carer_locality": (("home_areas", "locality"), ("carers", "locality")),
    }
)
"""Breakdowns whose groups are a council's own words: the record tables and columns that name them.

Every word that any of the columns holds is a group, so that a locality with children and no carers is a
true nought, and the other way about.
"""

STANDARD = tuple(BREAKDOWNS)[:11]
"""The breakdowns that may be asked of any measure of children in care."""
