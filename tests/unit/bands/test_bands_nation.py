"""Where ours lies among all authorities, how all have changed, and whose children live where."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from band_facts import DORSET, SUFFOLK, WILTSHIRE, figure
from hypothesis import given
from hypothesis import strategies as st

from nearhome.published.bands.areas import exists
from nearhome.published.bands.change import indexed, national_change
from nearhome.published.bands.edges import quantile
from nearhome.published.bands.exchange import exchange_words, exchanges
from nearhome.published.bands.national_years import national_figures, with_every_authority
from nearhome.published.bands.nationwide import (
    authority_values,
    distribution_on,
    quarter_of,
    quarter_words,
    standing,
)
from nearhome.published.facts import Facts
from nearhome.published.shipped import shipped_facts
from nearhome.results.published import Distribution, Level
from nearhome.results.values import Polarity
from nearhome.vocabulary.areas import current_authorities

NOW = date(2026, 10, 31)
MARCH = date(2025, 3, 31)


@pytest.fixture(scope="module")
def everyone():
    return with_every_authority(shipped_facts())


@given(st.lists(st.floats(-1e6, 1e6), min_size=1), st.floats(0, 1))
def test_a_quantile_is_numpys_default(values, share):
    assert quantile(values, share) == pytest.approx(float(np.quantile(values, share)), abs=1e-6)


def test_nothing_has_no_quantile():
    with pytest.raises(ValueError, match="no values"):
        quantile([], 0.5)


def test_the_facts_own_figure_stands_before_the_table_of_all(everyone):
    for code in ("A01", "A04", "A05"):
        ours = shipped_facts().figure(code, DORSET, MARCH)
        assert everyone.figure(code, DORSET, MARCH) == ours
    assert len(everyone.figures) > len(shipped_facts().figures)


def test_the_table_of_all_agrees_with_the_figures_that_ship():
    held = {(each.code, each.area, each.as_at): each for each in national_figures()}
    compared = 0
    for each in shipped_facts().figures:
        other = held.get((each.code, each.area, each.as_at))
        if other is None or each.group or each.value.number is None or each.release != "2025":
            continue
        if other.value.number is not None:
            compared += 1
            assert abs(each.value.number - other.value.number) <= 0.5000001, each
    assert compared > 500


def test_every_authority_that_was_there_is_there_once(everyone):
    found = authority_values(everyone, "A01", MARCH, NOW)
    assert set(found) <= set(current_authorities())
    assert len(found) == 152
    assert all(exists(area, MARCH) for area in found)


def test_our_rate_lies_in_the_second_quarter_of_all(everyone):
    found = standing(everyone, "A02", DORSET, MARCH, NOW)
    assert found.value == pytest.approx(437 / 67149 * 10_000)
    assert found.quarter == 2
    assert found.distribution.known == 151


def test_a_distribution_of_a_few_is_never_made_up():
    few = Facts(tuple(figure(area, 2025, 5) for area in (DORSET, WILTSHIRE, SUFFOLK)))
    assert distribution_on(few, "D08", MARCH, NOW) is None
    assert standing(few, "D08", DORSET, MARCH, NOW).quarter is None


def all_of(value_of):
    areas = enumerate(current_authorities())
    return Facts(tuple(figure(area, 2025, value_of(n)) for n, area in areas))


def test_a_distribution_of_all_is_made_of_what_is_held():
    found = distribution_on(all_of(lambda n: n % 100), "D08", MARCH, NOW)
    values = [n % 100 for n in range(len(current_authorities()))]
    assert (found.lowest, found.highest, found.known) == (0, 99, len(values))
    assert found.middle == pytest.approx(np.quantile(values, 0.5))
    assert found.none == values.count(0)


def test_a_year_with_every_area_alike_is_a_fault():
    found = distribution_on(all_of(lambda n: 12), "D08", MARCH, NOW)
    assert found.middle is None
    assert "same value" in found.fault


def test_a_value_on_an_edge_is_in_the_lower_quarter():
    how = Distribution("D08", MARCH, 150, 0, 3, 1, 10, 20, 30, 40, "2025")
    assert [quarter_of(value, how) for value in (10, 10.1, 20, 30, 30.1)] == [1, 2, 2, 3, 4]
    assert quarter_of(None, how) is None


def test_best_and_worst_only_where_a_way_is_good():
    assert quarter_words(1, Polarity.LOWER) == "the lowest quarter, the best"
    assert quarter_words(1, Polarity.HIGHER) == "the lowest quarter, the worst"
    assert quarter_words(4, Polarity.RANGE) == "the highest quarter"
    assert quarter_words(2, Polarity.LOWER) == "the second quarter"


def test_our_change_since_2020(everyone):
    found = national_change(everyone, "A01", date(2020, 3, 31), MARCH, NOW)
    ours = found.of(DORSET)
    assert (ours.then, ours.now, ours.difference) == (476, 437, -39)
    assert ours.percent == pytest.approx(-8.193, abs=0.001)
    assert found.measured(ours) == ours.percent
    measured = [found.measured(each) for each in found.changes]
    assert measured == sorted(measured)
    assert found.quarters == pytest.approx(tuple(np.quantile(measured, (0.25, 0.5, 0.75))))


def test_authorities_whose_area_changed_are_left_out_and_named(everyone):
    found = national_change(everyone, "A01", date(2018, 3, 31), MARCH, NOW)
    altered = {each.area for each in found.left_out if each.area_changed}
    assert {DORSET, "E06000058", "E10000009", "E10000021", "E06000061", "E06000063"} <= altered
    changes = {each.area for each in found.changes}
    assert not changes & altered
    told = {each.why for each in found.left_out if each.area_changed}
    assert told == {"its area changed between 2018-03-31 and 2025-03-31"}
    assert {"E06000066", "E06000065", "E06000060"} <= changes, "their code alone changed"
    held = {area for area in everyone.areas("A01", MARCH) if not area.startswith(("E12", "E92"))}
    assert held <= changes | {each.area for each in found.left_out}


def test_a_change_of_a_percentage_is_in_points():
    known = Facts((figure(DORSET, 2020, 20), figure(DORSET, 2025, 25)))
    found = national_change(known, "D08", date(2020, 3, 31), MARCH, NOW)
    assert found.measured(found.of(DORSET)) == 5
    assert found.quarters is None


def test_a_change_is_of_rounded_figures_where_one_is_only_rounded():
    known = Facts((figure(DORSET, 2020, 0, shown=29.0), figure(DORSET, 2025, 122, 437)))
    found = national_change(known, "D08", date(2020, 3, 31), MARCH, NOW)
    assert found.of(DORSET).difference == -1
    points = indexed(known, "D08", (DORSET,), date(2020, 3, 31), NOW)
    assert points[-1].index == pytest.approx(100 * 28 / 29)


def test_a_council_that_was_not_there_is_none_of_that_day():
    gone = figure("E06000028", 2025, 0, symbol="z")
    known = Facts((gone, figure(DORSET, 2025, 5)))
    assert list(authority_values(known, "D08", MARCH, NOW)) == [DORSET]


def test_what_ships_unrounded_stands_before_rounded_figures_of_all():
    rounded = Facts(
        tuple(
            figure(area, 2025, 0, shown=float(n)) for n, area in enumerate(current_authorities())
        ),
        distributions=(Distribution("D08", MARCH, 150, 0, 3, 1, 10, 20, 30, 40, "2025"),),
    )
    assert distribution_on(rounded, "D08", MARCH, NOW).middle == 20
    alone = replace(rounded, distributions=())
    assert distribution_on(alone, "D08", MARCH, NOW).middle == 76


def test_a_symbol_makes_no_change():
    known = Facts((figure(DORSET, 2020, 0, symbol="c"), figure(DORSET, 2025, 25)))
    found = national_change(known, "D08", date(2020, 3, 31), MARCH, NOW)
    assert found.changes == ()
    assert "hidden by the DfE (c)" in found.left_out[0].why


def test_a_change_from_nought_has_no_per_cent():
    nought, more = (
        replace(figure(DORSET, year, top, 1), unit="n", code="A01")
        for year, top in ((2020, 0), (2025, 3))
    )
    found = national_change(Facts((nought, more)), "A01", date(2020, 3, 31), MARCH, NOW)
    assert found.of(DORSET).percent is None
    assert found.of(DORSET).difference == 300


def test_the_index_of_ours_and_england(everyone):
    areas = (DORSET, "E12000009", "E92000001")
    points = indexed(everyone, "A01", areas, date(2020, 3, 31), NOW)
    last = {each.area: each for each in points}
    assert last[DORSET].index == pytest.approx(100 * 437 / 476)
    assert last["E92000001"].index == pytest.approx(100 * 81770 / 80000)
    assert last["E12000009"].name == "South West"
    assert {each.index for each in points if each.as_at == date(2020, 3, 31)} == {100}


def test_there_is_no_index_across_a_change_of_area(everyone):
    points = indexed(everyone, "A01", ("E06000058",), date(2018, 3, 31), NOW)
    assert points
    assert all(each.index is None for each in points)
    assert all("area changed" in each.why_not for each in points if each.as_at > date(2019, 4, 1))


def test_ours_outside_and_others_here():
    latest = exchanges(shipped_facts(), DORSET, NOW)[-1]
    assert latest.as_at == MARCH
    assert (latest.ours_outside, latest.others_here, latest.net) == (204, 174, -30)
    assert "204 of the authority's children" in exchange_words(latest)
    assert "174 children of other authorities" in exchange_words(latest)
    assert latest.here.source
    assert latest.outside.source
    before = exchanges(shipped_facts(), DORSET, date(2025, 11, 30))[-1]
    assert before.as_at.year == 2024


def test_regions_and_england_are_no_authorities():
    known = Facts((replace(figure("E92000001", 2025, 5), level=Level.NATIONAL),))
    assert authority_values(known, "D08", MARCH, NOW) == {}
