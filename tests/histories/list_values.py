"""What invented lists are drawn from: the order of each list's dates, days that matter, rows of their own."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

Row = dict[str, Any]
Filled = Callable[[Row], Row]

STEPS = (-90, -3, -1, 0, 0, 0, 1, 2, 4, 7, 10, 14, 20, 27, 28, 29, 30, 31, 42, 43, 56, 57, 59, 60, 61,
         92, 93, 119, 120, 121, 181, 182, 183, 184, 365, 366, 400, 730)  # fmt: skip
"""Days from one date of a row to the next, on and around every limit."""

FIRST_DAYS = (
    date(2018, 3, 31), date(2018, 4, 1), date(2018, 12, 25), date(2019, 3, 31), date(2019, 4, 1),
    date(2021, 3, 31), date(2021, 4, 1), date(2021, 4, 2), date(2022, 3, 31), date(2022, 4, 1),
    date(2023, 2, 28), date(2023, 3, 1), date(2023, 3, 31), date(2023, 4, 1), date(2023, 5, 8),
    date(2023, 8, 28), date(2023, 8, 31), date(2023, 9, 30), date(2023, 10, 28), date(2023, 12, 25),
    date(2024, 1, 1), date(2024, 2, 29), date(2024, 3, 1), date(2024, 3, 28), date(2024, 3, 29),
    date(2024, 3, 31), date(2024, 4, 1), date(2024, 8, 31), date(2025, 2, 28), date(2025, 3, 1),
)  # fmt: skip
"""First and last days of windows and months, and bank holidays."""

CHAINS: Mapping[str, tuple[str, ...]] = {
    "health_assessments": ("notified_on", "consent_on", "booked_for", "seen_on", "report_on"),
    "health_events": ("happened_on",),
    "school_places": ("started", "ended"),
    "suspensions": ("started",),
    "education_plans": ("term_ends", "completed_on"),
    "attendance": ("first_day", "last_day"),
    "occupations": ("started", "ended"),
    "needs": ("started", "ended"),
    "prices": ("started", "ended"),
    "carers": ("enquired_on", "applied_on", "approved_on", "ended_on"),
    "homes": ("registered_from", "graded_on", "registered_to"),
    "permanence_plans": ("agreed_on", "matched_on", "achieved_on", "ended_on"),
    "care_plans": ("reviewed_on",),
    "visits": ("visited_on",),
    "advocacy": ("referred_on", "matched_on", "ended_on"),
    "views": ("asked_on",),
    "connections": ("life_story_started_on", "network_mapped_on", "as_at"),
    "irregular_settings": ("started", "told_ofsted_on", "ended"),
    "edge_of_care": ("started", "ended"),
    "before_care": ("started", "ended"),
    "proceedings": ("letter_on", "offered_on", "held_on", "applied_on", "concluded_on"),
    "prebirth": ("due_date", "assessed_on"),
    "escalations": ("raised_on", "resolved_on"),
    "searches": ("referred_on", "placed_on"),
    "exploitation": ("started", "ended"),
    "last_interviews": ("went_missing",),
    "surveys": ("held_on",),
    "complaints": ("received_on", "closed_on"),
    "pledges": ("made_on", "due_on"),
    "board_meetings": ("held_on",),
    "notifications": ("started", "ended"),
    "audits": ("audited_on",),
    "audit_actions": ("due_on", "closed_on"),
    "ofsted_recommendations": ("made_on", "closed_on"),
    "benefits": ("due_on",),
    "staff": ("as_at",),
    "advisers": ("as_at",),
    "budgets": ("as_at",),
    "reviews_held": ("due_on", "held_on"),
    "sdq_scores": ("completed_on",),
    "care_ids": ("started",),
}
"""The dates of a list's row, in the order they mostly fall."""

OF_COUNCIL: Mapping[str, int] = {
    "carers": 160, "homes": 80, "surveys": 12, "complaints": 40, "pledges": 15, "board_meetings": 25,
    "notifications": 30, "audits": 40, "audit_actions": 40, "ofsted_recommendations": 12, "price_list": 9,
    "staff": 60, "advisers": 40, "budgets": 60, "benefits": 12,
}  # fmt: skip
"""How many rows a list that is not of children has."""

BACKWARDS = ("education_plans", "prebirth", "audit_actions", "reviews_held")
"""Lists whose second date may well be before the first: done before it was due."""

MANY: Mapping[str, int] = {
    "visits": 6, "care_plans": 3, "health_assessments": 3, "health_events": 4, "school_places": 2,
    "attendance": 2, "suspensions": 2, "education_plans": 2, "reviews_held": 4, "sdq_scores": 3,
}  # fmt: skip
"""Lists with so many times more rows a child than others."""


def _siblings(r: Random, lives: list[Any], as_at: date, filled: Filled) -> list[Row]:
    rows = []
    for life in lives:
        if r.random() < 0.7:
            group = f"S{r.randint(1, max(2, len(lives) // 3)):03}"
            rows.append(filled({"child": life.child, "sibling_group": group}))
    return rows


def _entries(r: Random, lives: list[Any], as_at: date, filled: Filled) -> list[Row]:
    """Of most first days, and of days that no care began on."""
    return [
        filled({"child": life.child, "started": day + timedelta(days=r.choice((0, 0, 0, 0, 1)))})
        for life in lives
        for day in life.decoms
        if r.random() < 0.7
    ]


def _moves_notice(r: Random, lives: list[Any], as_at: date, filled: Filled) -> list[Row]:
    return [
        filled({"child": life.child, "moved_on": day + timedelta(days=r.choice((0, 0, 0, 1)))})
        for life in lives
        for day in life.decoms
        if r.random() < 0.7
    ]


def _distance_reasons(r: Random, lives: list[Any], as_at: date, filled: Filled) -> list[Row]:
    rows = []
    for life in lives:
        for day in life.decoms:
            if r.random() < 0.6:
                looked = None if r.random() < 0.4 else day + timedelta(days=r.choice(STEPS))
                rows.append(
                    filled({"child": life.child, "placed_on": day, "joint_review_on": looked})
                )
    return rows


def _home_areas(r: Random, lives: list[Any], as_at: date, filled: Filled) -> list[Row]:
    return [
        filled({"child": life.child, "decile": r.choice((1, 1, 2, 5, 9, 10, 10, None))})
        for life in lives
        if r.random() < 0.85
    ]


def _school_results(r: Random, lives: list[Any], as_at: date, filled: Filled) -> list[Row]:
    return [
        filled({"child": life.child, "collection_year": year})
        for life in lives
        for year in range(2018, 2026)
        if r.random() < 0.5
    ]


def _care_leavers(r: Random, lives: list[Any], as_at: date, filled: Filled) -> list[Row]:
    """The whole list at a few days, with a young person here and there on one of them only."""
    rows = []
    days = [date(2023, 3, 31), date(2024, 2, 29), date(2024, 3, 15), date(2025, 2, 10)]
    for life in lives:
        for day in days:
            if r.random() < 0.5:
                reviewed = day - timedelta(days=r.choice((0, 30, 181, 182, 183, 184, 185, 400)))
                dob = day.replace(day=1, year=day.year - r.choice((17, 19, 21, 22, 24, 25, 26)))
                rows.append(
                    filled(
                        {
                            "child": life.child,
                            "as_at": day,
                            "dob": dob,
                            "plan_reviewed_on": r.choice((reviewed, reviewed, None)),
                        }
                    )
                )
    return rows


AGES = ("under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over")


def _area_figures(r: Random, lives: list[Any], as_at: date, filled: Filled) -> list[Row]:
    rows = []
    groups = ("White", "Mixed", "Asian", "Black", "Other")
    for year in (2017, 2018, 2020, 2022, 2023):
        rows.append({"kind": "live births", "area": None, "group": None, "number": 2000.0 + year})
        for area in (None, "North Vale", "South Vale", "West Vale", "Far Vale"):
            number = float(r.randint(4000, 9000))
            rows.append({"kind": "children 0-17", "area": area, "group": None, "number": number})
        for group in groups:
            number = float(r.randint(100, 9000))
            rows.append(
                {"kind": "ethnic group 0-17", "area": None, "group": group, "number": number}
            )
        for decile in range(1, 11):
            number = float(r.randint(300, 900))
            rows.append(
                {"kind": "decile 0-17", "area": None, "group": str(decile), "number": number}
            )
            for area in ("North Vale", "South Vale", "West Vale"):
                part = float(r.randint(0, 200))
                rows.append(
                    {"kind": "decile 0-17", "area": area, "group": str(decile), "number": part}
                )
        for kind, names in (("age band 0-17", AGES), ("sex 0-17", ("Male", "Female"))):
            for group in names:
                number = float(r.randint(100, 9000))
                rows.append({"kind": kind, "area": None, "group": group, "number": number})
        for row in rows:
            row.setdefault("year", year)
    kept = [row for row in rows if r.random() < 0.9]
    return [filled(row) for row in kept]


def _travel_rates(r: Random, lives: list[Any], as_at: date, filled: Filled) -> list[Row]:
    rows = []
    for kind, pounds in (("mile", 0.4), ("hour", 17.0)):
        for number, day in enumerate((date(2017, 4, 1), date(2021, 4, 1), date(2023, 10, 28))):
            rows.append({"kind": kind, "from": day, "pounds": pounds + number / 20})
    return [filled(row) for row in rows]


def _coverage(r: Random, lives: list[Any], as_at: date, filled: Filled) -> list[Row]:
    return []


SPECIAL: Mapping[str, Callable[[Random, list[Any], date, Filled], list[Row]]] = {
    "siblings": _siblings,
    "entries": _entries,
    "moves_notice": _moves_notice,
    "distance_reasons": _distance_reasons,
    "home_areas": _home_areas,
    "school_results": _school_results,
    "care_leavers": _care_leavers,
    "area_figures": _area_figures,
    "travel_rates": _travel_rates,
    "coverage": _coverage,
}
"""Lists whose rows follow the records, or stand in a fixed order."""
