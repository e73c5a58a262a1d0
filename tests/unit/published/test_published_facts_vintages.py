"""Of several releases of one figure the one that was out on the day asked is read, whoever holds it."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from nearhome.published.facts import Facts
from nearhome.results.published import Cell, Level, PublishedFigure

AREA = "E10000011"
MARCH_2023 = date(2023, 3, 31)


def figure(value: float, release: str, known_from: date) -> PublishedFigure:
    return PublishedFigure(
        "E01", AREA, "East Sussex", Level.AUTHORITY, MARCH_2023, Cell(value), "%",
        release=release, known_from=known_from,
    )  # fmt: skip


SHIPPED = figure(16, "2025", date(2023, 12, 1))
"""What ships holds a year's latest release only: known since that year, though in another release."""
ADDED = figure(15, "2023", date(2023, 12, 1))


def test_the_release_of_the_day_asked_is_read_not_a_later_one():
    for order in ((SHIPPED, ADDED), (ADDED, SHIPPED)):
        facts = Facts(order)
        assert facts.figure("E01", AREA, MARCH_2023, known_by=date(2023, 12, 31)) == ADDED
        assert facts.figure("E01", AREA, MARCH_2023, known_by=date(2025, 11, 30)) == ADDED
        assert facts.figure("E01", AREA, MARCH_2023, known_by=date(2025, 12, 1)) == SHIPPED
        assert facts.figure("E01", AREA, MARCH_2023) == SHIPPED
        assert facts.releases("E01", AREA, MARCH_2023) == (ADDED, SHIPPED)


def test_a_later_release_stands_for_one_that_is_not_held_but_not_before_the_year_was_known():
    late = figure(16, "2025", date(2025, 12, 1))
    for held in (SHIPPED, late):
        facts = Facts((held,))
        assert facts.figure("E01", AREA, MARCH_2023, known_by=date(2023, 12, 1)) == held
        assert facts.figure("E01", AREA, MARCH_2023, known_by=date(2023, 11, 30)) is None


@given(st.permutations(range(2023, 2028)), st.dates(date(2023, 12, 1), date(2030, 1, 1)))
def test_the_order_of_releases_changes_nothing_and_none_is_read_before_it_is_out(years, day):
    releases = [figure(year - 2000, str(year), date(2023, 12, 1)) for year in years]
    found = Facts(tuple(releases)).figure("E01", AREA, MARCH_2023, known_by=day)
    out = [year for year in years if date(year, 12, 1) <= day]
    assert found is not None
    assert found.release == str(max(out))
