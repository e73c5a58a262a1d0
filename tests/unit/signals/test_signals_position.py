"""A figure beside a band: where, by how many children, and what is never coloured."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from signals_samples import card, result

from nearhome.results.bands import Band, BandPoint, BandRule
from nearhome.results.signals import Place
from nearhome.results.values import Polarity, Status
from nearhome.signals.position import position

MARCH = date(2026, 3, 31)


def band(low, high, decimals=None, on=MARCH, why_not=""):
    point = BandPoint(on, low, high, (), date(2025, 12, 1), why_not, decimals)
    return Band("X01", "%", BandRule(), (point,))


@pytest.mark.parametrize(
    ("numerator", "polarity", "place"),
    [
        (20, Polarity.LOWER, Place.INSIDE),
        (31, Polarity.LOWER, Place.WORSE),
        (9, Polarity.LOWER, Place.BETTER),
        (31, Polarity.HIGHER, Place.BETTER),
        (9, Polarity.HIGHER, Place.WORSE),
        (31, Polarity.NEITHER, Place.ABOVE),
        (9, Polarity.NEITHER, Place.BELOW),
        (31, Polarity.RANGE, Place.ABOVE),
        (9, Polarity.RANGE, Place.BELOW),
    ],
)
def test_places(numerator, polarity, place):
    found = position(result(numerator, 100), band(10.0, 30.0), card(polarity=polarity))
    assert found.place is place
    assert found.band_as_at == MARCH


@settings(deadline=None)
@given(
    st.sampled_from([Polarity.NEITHER, Polarity.RANGE]),
    st.integers(0, 100),
    st.integers(0, 100),
    st.integers(0, 100),
)
def test_a_measure_without_a_good_direction_is_never_coloured(polarity, numerator, one, other):
    found = position(
        result(numerator, 100), band(min(one, other), max(one, other)), card(polarity=polarity)
    )
    assert found.place not in (Place.BETTER, Place.WORSE)


def test_nine_children():
    # 48 of 437 is 11.0%; a range that ends at 9.0% as published is entered at 41 (9.38 is still 9).
    found = position(result(50, 437), band(6.0, 9.0, decimals=0), card())
    assert (found.place, found.gap_children, found.edge) == (Place.WORSE, 9, 9.0)


def test_published_precision_is_used_only_where_the_edges_are_rounded():
    eleven = result(48, 433)  # 11.09
    assert position(eleven, band(9.0, 11.0, decimals=0), card()).place is Place.INSIDE
    assert position(eleven, band(9.0, 11.0), card()).place is Place.WORSE
    assert position(result(21, 200), band(9.0, 10.0, 0), card()).place is Place.WORSE  # 10.5 is 11


def test_an_edge_that_is_our_own_share_is_inside():
    edge = 100 * 7 / 43
    assert position(result(14, 86), band(0.0, edge), card()).place is Place.INSIDE


def test_without_a_band_there_is_a_reason():
    figure = result(5, 50)
    assert position(figure, None, card()).place is Place.NO_BAND
    none = position(figure, band(None, None, why_not="fewer than three"), card())
    assert (none.place, none.why_not) == (Place.NO_BAND, "fewer than three")
    later = position(figure, band(1.0, 2.0, on=date(2027, 3, 31)), card())
    assert later.why_not == "the range begins after this date"
    missing = position(result(None, status=Status.NOT_COLLECTED), band(1.0, 2.0), card())
    assert "not_collected" in missing.why_not


def test_the_last_march_before_the_figure_is_the_one_used():
    points = tuple(
        BandPoint(date(year, 3, 31), low, low + 5, (), date(year, 12, 1))
        for year, low in ((2024, 10.0), (2025, 20.0), (2027, 40.0))
    )
    found = position(result(22, 100), Band("X01", "%", BandRule(), points), card())
    assert (found.place, found.band_as_at) == (Place.INSIDE, date(2025, 3, 31))


def test_a_score_has_no_gap_in_children():
    found = position(result(15.0, unit="score"), band(10.0, 12.0), card(unit="score"))
    assert (found.place, found.gap_children) == (Place.WORSE, None)


def slowly(numerator, denominator, low, high, per, decimals):
    """The fewest children, one more or fewer at a time, in exact fractions."""
    for moved in range(denominator + 1):
        for count in (numerator - moved, numerator + moved):
            shown = Fraction(per * count, denominator)
            if decimals is not None:
                shown = Fraction(int(shown * 10**decimals + Fraction(1, 2)), 10**decimals)
            if count >= 0 and Fraction(low) <= shown <= Fraction(high):
                return moved
    return None


@settings(deadline=None)
@given(
    st.integers(20, 900),
    st.floats(0, 1),
    st.integers(0, 90),
    st.integers(3, 10),
    st.sampled_from([None, 0, 1]),
)
def test_the_gap_is_the_fewest_children(denominator, share, low, width, decimals):
    denominator = max(denominator, 60)
    numerator = round(share * denominator)
    found = position(
        result(numerator, denominator), band(float(low), float(low + width), decimals), card()
    )
    assert found.gap_children == slowly(numerator, denominator, low, low + width, 100, decimals)


@settings(deadline=None)
@given(st.integers(0, 700), st.integers(20_000, 200_000))
def test_the_gap_of_a_rate_is_in_children_too(numerator, population):
    found = position(
        result(numerator, population, unit="rate"),
        band(40.0, 50.0, decimals=0),
        card(unit="rate", polarity=Polarity.RANGE),
    )
    if found.place is Place.BELOW:
        reached = result(numerator + found.gap_children, population, unit="rate")
        short = result(numerator + found.gap_children - 1, population, unit="rate")
        assert reached.value >= 39.5 > short.value


def test_the_gap_of_a_count():
    found = position(result(12, unit="n"), band(3.0, 8.0), card(unit="n"))
    assert (found.place, found.gap_children) == (Place.WORSE, 4)
