"""The release table: the rule of 1 December, the days themselves, and how well they are known."""

from datetime import date, timedelta

import pytest

from nearhome.published.releases import (
    Precision,
    estimate_published,
    estimate_releases,
    known_from,
    release,
    releases,
)

AFTER_THE_RULE = {
    ("cla", 2019),
    ("cla", 2020),
    ("cla-additional", 2015),
    ("cla-additional", 2017),
}
"""Releases later than 1 December of their year, named in docs/explanation/areas.md."""


def of(publication):
    return {each.year: each for each in releases() if each.publication == publication}


def test_every_release_of_children_looked_after_is_kept():
    assert list(of("cla")) == list(range(2011, 2026))


def test_the_rule_is_the_first_of_december_whatever_the_day_of_the_release():
    for each in (*of("cla").values(), *of("cla-additional").values()):
        assert each.known_from == known_from(each.year) == date(each.year, 12, 1)


def test_the_rule_precedes_the_release_only_where_it_is_stated():
    early = {(r.publication, r.year) for r in releases() if r.known_from < r.published}
    assert early == AFTER_THE_RULE
    for publication, year in AFTER_THE_RULE:
        found = release(publication, year)
        assert found.published - found.known_from <= timedelta(days=9)


def test_the_rule_is_never_long_after_the_release():
    for each in releases():
        assert each.published >= date(each.year, 4, 1)
        assert each.known_from - each.published < timedelta(days=70)


@pytest.mark.parametrize(
    ("publication", "year", "day"),
    [
        ("cla", 2011, date(2011, 9, 28)),
        ("cla", 2015, date(2015, 10, 1)),
        ("cla", 2020, date(2020, 12, 10)),
        ("cla", 2022, date(2022, 11, 17)),
        ("outcomes", 2020, date(2021, 3, 25)),
        ("outcomes", 2021, date(2022, 3, 31)),
    ],
)
def test_days_that_a_source_states(publication, year, day):
    found = release(publication, year)
    assert (found.published, found.precision) == (day, Precision.DAY)


def test_other_publications_count_from_the_day_they_came_out():
    for publication in ("outcomes", "stability", "lait", "neighbours"):
        assert of(publication)
        for each in of(publication).values():
            assert each.known_from == each.published


def test_the_neighbour_models_of_april_2021_and_may_2025():
    months = [(each.published.year, each.published.month) for each in of("neighbours").values()]
    assert months == [(2021, 4), (2025, 5)]


def test_a_release_that_is_not_kept():
    assert release("cla", 1999) is None
    assert release("no-such-publication", 2020) is None


def test_every_day_says_how_it_is_known():
    for each in (*releases(), *estimate_releases()):
        assert each.source
        assert ("no dated source" in each.source) == (each.precision == Precision.UNCONFIRMED)


def test_estimates_come_out_in_order_and_after_the_middle_of_their_year():
    days = [each.published for each in estimate_releases()]
    assert [each.year for each in estimate_releases()] == list(range(2012, 2025))
    assert days == sorted(days)
    for each in estimate_releases():
        assert date(each.year, 6, 30) + timedelta(days=300) < each.published
        assert each.published == estimate_published()[each.year]


def test_the_estimate_of_mid_2021_was_out_in_november_2022_as_the_dfe_says():
    assert estimate_published()[2021].isoformat()[:7] == "2022-11"
