"""A band is what the slow reference makes of the rules, and keeps the laws of a band, on any facts."""

from dataclasses import replace
from datetime import date

import pytest
from band_facts import DORSET, figure, judged
from hypothesis import given, settings
from hypothesis import strategies as st
from random_facts import AREAS, DAYS, facts, rules
from slow_bands import slow_band

from nearhome.published.bands.making import band
from nearhome.published.facts import Facts
from nearhome.results.published import Neighbour
from nearhome.results.values import Polarity

BETTER = {None: Polarity.NEITHER, True: Polarity.LOWER, False: Polarity.HIGHER}
many = settings(max_examples=150, deadline=None)
some = settings(max_examples=50, deadline=None)


def essence(made):
    """What the reader sees of a band: at each day who is in, with what value, and the edges."""
    return [
        (
            point.as_at,
            point.low,
            point.high,
            {each.area: (each.in_band, each.value) for each in point.members},
        )
        for point in made.points
    ]


@many
@given(facts(), rules(), st.dates(date(2018, 1, 1), date(2026, 10, 31)), st.sampled_from([*BETTER]))
def test_a_band_is_what_the_slow_reference_makes_of_it(known, rule, day, lower_is_better):
    on = max(day, rule.frozen_at or day)
    made = band("D08", rule, known, DORSET, on, polarity=BETTER[lower_is_better])
    for point in made.points:
        slow = slow_band(known, rule, DORSET, point.as_at, on, lower_is_better)
        assert {each.area: each.in_band for each in point.members} == slow.members
        assert {each.area: each.value for each in point.counted} == pytest.approx(slow.values)
        assert (point.low, point.high) == pytest.approx((slow.low, slow.high))


@some
@given(facts(), rules(), DAYS)
def test_an_unrelated_authority_changes_nothing(known, rule, on):
    rule = replace(rule, model="region") if rule.model == "england" else rule
    other = "E09000990"
    more = known.joined(
        Facts(
            figures=tuple(figure(other, each.as_at.year, 1, 7) for each in known.figures),
            judgements=(judged(other, date(2019, 1, 1), "good"),),
            neighbours=(Neighbour("2021", date(2021, 4, 30), other, 1, AREAS[0]),),
            region_of={other: "E12000001"},
        )
    )
    assert essence(band("D08", rule, more, DORSET, on)) == essence(
        band("D08", rule, known, DORSET, on)
    )


@some
@given(facts(), rules(), DAYS, st.randoms(use_true_random=False))
def test_the_order_of_facts_changes_nothing(known, rule, on, chance):
    def shuffled(values):
        values = list(values)
        chance.shuffle(values)
        return tuple(values)

    other = Facts(
        shuffled(known.figures),
        shuffled(known.judgements),
        shuffled(known.neighbours),
        (),
        dict(shuffled(known.region_of.items())),
    )
    assert essence(band("D08", rule, other, DORSET, on)) == essence(
        band("D08", rule, known, DORSET, on)
    )


@some
@given(facts(), rules(frozen=True), st.sampled_from(AREAS), st.sampled_from(("good", "inadequate")))
def test_a_frozen_band_survives_what_becomes_known_later(known, rule, area, grade):
    after = rule.frozen_at.replace(year=rule.frozen_at.year + 1, day=1)
    later_year = rule.frozen_at.year + 1
    more = known.joined(
        Facts(
            figures=tuple(
                figure(area, year, 1, 1000, release=later_year + 1)
                for area in AREAS
                for year in (later_year, later_year + 1)
            ),
            judgements=(judged(area, after, grade), judged(AREAS[0], after, "")),
            neighbours=tuple(
                Neighbour("2030", after, DORSET, rank, each) for rank, each in enumerate(AREAS, 1)
            ),
        )
    )
    on = date(2032, 3, 31)
    assert essence(band("D08", rule, more, DORSET, on)) == essence(
        band("D08", rule, known, DORSET, on)
    )


@some
@given(facts(), rules(), DAYS, st.sampled_from([*BETTER.values()]))
def test_fewer_than_three_give_no_edges_and_edges_hold_all_who_count(known, rule, on, polarity):
    made = band("D08", rule, known, DORSET, on, polarity=polarity)
    for point in made.points:
        values = [each.value for each in point.counted]
        assert (point.low is None) == (point.high is None) == bool(point.why_not)
        if len(values) < 3:
            assert point.low is None
        if rule.edges == "min-max" and len(values) >= 3:
            assert (point.low, point.high) == (min(values), max(values))
        if point.low is not None:
            assert min(values) <= point.low <= point.high <= max(values)


@some
@given(facts(), rules(), DAYS, st.integers(2017, 2025))
def test_later_points_are_the_same_however_far_back_one_looks(known, rule, on, year):
    since = date(year, 3, 31)
    every = essence(band("D08", rule, known, DORSET, on))
    shown = essence(band("D08", rule, known, DORSET, on, since=since))
    assert shown == ([each for each in every if each[0] >= since] or every[-1:])


@some
@given(facts(), rules(frozen=True), DAYS)
def test_a_frozen_band_is_flat(known, rule, day):
    on = max(day, rule.frozen_at)
    points = essence(band("D08", rule, known, DORSET, on))
    assert len({(low, high) for _, low, high, _ in points}) == 1
    assert all(members == points[0][3] for *_, members in points)


@some
@given(facts(), rules(), DAYS)
def test_no_best_quarter_where_neither_way_is_good(known, rule, on):
    made = band("D08", replace(rule, edges="best-quartile"), known, DORSET, on)
    assert all(point.low is None and point.why_not for point in made.points)
