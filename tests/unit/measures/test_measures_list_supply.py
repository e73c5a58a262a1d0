"""From when to when what a measure needs of a list is there, and which of its columns nobody fills."""

from datetime import date, timedelta

import pytest

from nearhome.measures.list_needs import Need
from nearhome.measures.list_supply import ListSupply, columns_of

D = date
REACH = {
    "health_events: dental check": (D(2024, 1, 1), D(2026, 3, 31)),
    "before_care: referral": (D(2024, 4, 1), D(2026, 3, 31)),
    "before_care: contact": (D(2025, 4, 1), D(2026, 1, 31)),
    "health_assessments: seen": (D(2023, 1, 1), D(2025, 3, 31)),
    "health_assessments: last seen": (D(2025, 4, 1), D(2026, 3, 31)),
    "visits": (D(2020, 1, 1), D(2026, 3, 31)),
}
SUPPLY = ListSupply(REACH)


def need(name: str, *parts: tuple[str, ...]) -> Need:
    return Need(name, parts=parts)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (need("visits"), REACH["visits"]),
        (need("visits", ("any",)), REACH["visits"]),
        (need("health_events"), None),
        (need("health_events", ("dental check",)), REACH["health_events: dental check"]),
        (need("health_events", ("dental check",), ("gp registered",)), None),
        (need("before_care", ("referral",), ("contact",)), (D(2025, 4, 1), D(2026, 1, 31))),
        (need("before_care", ("contact",), ("referral",)), (D(2025, 4, 1), D(2026, 1, 31))),
        (need("health_assessments", ("seen", "last seen")), REACH["health_assessments: last seen"]),
        (need("health_assessments", ("seen",)), REACH["health_assessments: seen"]),
        (need("never"), None),
    ],
)
def test_parts_are_there_together_or_in_place_of_each_other(asked, expected) -> None:
    assert SUPPLY.span(asked) == expected


def test_of_parts_that_reach_equally_far_the_one_that_begins_first() -> None:
    last = D(2026, 3, 31)
    supply = ListSupply({"a: new": (D(2025, 1, 1), last), "a: old": (D(2021, 1, 1), last)})
    assert supply.span(need("a", ("new", "old"))) == (D(2021, 1, 1), last)


FIRST, ON = D(2025, 4, 1), D(2026, 3, 31)
DAY = timedelta(days=1)
ASKED = Need("views", columns=(("asked", "written"), ("safe",)))


def lacking(*days: tuple[date | None, str], asked: Need = ASKED, first: date = FIRST) -> str:
    rows = tuple((day, frozenset(held.split())) for day, held in days)
    return " ".join(ListSupply({}, {("views", (), ""): rows}).lacking(asked, first, ON))


def test_a_column_is_missing_when_no_row_of_the_days_holds_it() -> None:
    assert lacking((FIRST, "asked safe")) == ""
    assert lacking((ON, "written"), (FIRST, "safe")) == ""
    assert lacking((FIRST, "asked")) == "safe"
    assert lacking((FIRST, "")) == "asked written safe"
    assert lacking((FIRST - DAY, "asked safe"), (ON, "asked")) == "safe"
    assert lacking((ON + DAY, "asked safe"), (ON, "asked")) == "safe"


def test_without_a_row_nothing_is_missing_and_one_without_a_day_is_always_looked_at() -> None:
    assert lacking() == ""
    assert lacking((FIRST - DAY, ""), (ON + DAY, "")) == ""
    assert lacking((None, "asked safe"), (FIRST, "")) == ""
    assert lacking((None, "")) == "asked written safe"


def test_at_a_date_all_rows_by_it_are_looked_at_and_of_counts_the_latest() -> None:
    long_ago = D(2019, 1, 1)
    assert lacking((long_ago, "asked safe"), (ON, ""), first=ON) == ""
    latest = Need("views", columns=ASKED.columns, days_old=31)
    days = ((FIRST, "asked safe"), (ON - DAY, "asked"), (ON + DAY, "safe"))
    assert lacking(*days, asked=latest) == "safe"
    assert lacking((long_ago, "asked safe"), asked=latest) == "as_at"


def test_a_count_that_is_too_old_or_not_there_is_missing_whatever_it_holds() -> None:
    latest = Need("views", days_old=31)
    assert lacking((ON - 31 * DAY, ""), asked=latest) == ""
    assert lacking((ON - 32 * DAY, ""), asked=latest) == "as_at"
    assert lacking((ON + DAY, ""), asked=latest) == "as_at"
    assert lacking(asked=latest) == "as_at"
    assert columns_of([latest]) == {("views", (), ""): ("as_at",)}


def test_what_is_asked_of_each_list_together() -> None:
    found = columns_of([ASKED, Need("views", columns=(("safe",), ("alone",))), Need("visits")])
    assert found == {("views", (), ""): ("asked", "written", "safe", "alone")}


def test_a_kind_of_row_is_asked_by_itself() -> None:
    adopters = Need("carers", columns=(("locality",),), only=(("kind", "adopter"),))
    fostering = Need("carers", columns=(("locality",),), only=(("kind", "fostering"),))
    assert set(columns_of([adopters, fostering])) == {adopters.rows, fostering.rows}
    filled = {
        adopters.rows: ((None, frozenset[str]()),),
        fostering.rows: ((None, frozenset(["locality"])),),
    }
    supply = ListSupply({}, filled)
    assert supply.lacking(adopters, ON, ON) == ("locality",)
    assert supply.lacking(fostering, ON, ON) == ()


def test_last_years_figures_say_nothing_of_this_year_and_of_this_years_the_latest_stand() -> None:
    """A budget is asked for of the financial year of the date, from 1 April to it."""
    asked = Need("budgets", columns=(("forecast",),), of_year="financial_year")
    march, april = D(2025, 3, 31), D(2025, 4, 1)
    forecast = frozenset({"forecast"})
    filled = {
        asked.rows: ((march, forecast), (D(2025, 6, 30), forecast), (D(2025, 9, 30), frozenset())),
    }
    held = ListSupply({"budgets": (D(2024, 4, 1), D(2026, 3, 31))}, filled)
    assert held.lacking(asked, march, march) == ()
    assert held.lacking(asked, april, april) == ("as_at",)
    assert held.lacking(asked, D(2025, 9, 29), D(2025, 9, 29)) == ()
    assert held.lacking(asked, D(2025, 10, 1), D(2025, 10, 1)) == ("forecast",)
    assert held.lacking(asked, D(2024, 3, 31), D(2024, 3, 31)) == ("as_at",)
