"""What moved first: steps against a slow reference, the family's chances, the order, and laws that hold of all."""

from dataclasses import replace
from datetime import date

import first_slowly as slowly
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nearhome.results.first import Flow
from nearhome.signals.first.chances import BY_CHANCE, by_chance, chances, places
from nearhome.signals.first.flows import flows, flows_before
from nearhome.signals.first.judging import LATELY, Asked, judged
from nearhome.signals.first.order import FALSE_ALARMS, SURE, adjusted, order
from nearhome.signals.first.saying import rarely, sentence, verdict
from nearhome.signals.first.steps import FEWEST_BEFORE, FEWEST_SINCE, MOST_MONTHS, steps
from nearhome.signals.first.telling import what_moved
from nearhome.signals.series import Months
from nearhome.signals.threshold import unchanged
from nearhome.vocabulary.periods import month_ends

DAYS = month_ends(date(2026, 9, 30), MOST_MONTHS)
CAME, LEFT, MOVED = Flow("A04-month"), Flow("A05-month"), Flow("E03-month")
YOUNG, OLD = (replace(CAME, breakdown="age_band", group=name) for name in ("1 to 4", "10 to 15"))
counts_of = st.lists(st.integers(0, 30), min_size=36, max_size=60).filter(
    lambda each: sum(each) > 30
)


def stepped(before, since, at, months=MOST_MONTHS):
    """Events that keep so near to one rate that the step is where it is said to be."""
    return [before + (n % 3 - 1) if n < at else since + (n % 3 - 1) for n in range(months)]


def asked(counts, code="A04-month", by="", repeated=False):
    return Asked(code, by, np.array(counts, float), np.ones(len(counts)), repeated)


def known(counts, last=date(2026, 9, 30)):
    return Months(month_ends(last, len(counts)), tuple(map(float, counts)))


@settings(max_examples=5, deadline=None)
@example(counts=[2, 9, 3, 14, 5, 0] * 6 + [12, 3, 21, 9], sizes=(1, 3, 6), season=True)
@given(counts=counts_of, sizes=st.sampled_from([(1,), (1, 3, 6)]), season=st.booleans())
def test_a_step_is_that_of_plain_loops(counts, sizes, season):
    weight = [1.0 + 0.3 * ((n % 12) / 11 - 0.5) * season for n in range(len(counts))]
    found = steps([counts], [weight], sizes)
    root, spread, best, likely, between = slowly.step(counts, weight, sizes)
    assert abs(found.root[0]) == pytest.approx(abs(root), abs=1e-6)
    assert found.spread[0] == pytest.approx(spread, rel=1e-9)
    assert list(found.months) == list(likely)
    assert found.likely[0] == pytest.approx(list(likely.values()), abs=1e-6)
    assert likely[int(found.best[0])] == pytest.approx(likely[best], abs=1e-6)
    held = [likely[month] for month in range(found.supported(0)[0], found.supported(0)[1] + 1)]
    assert sum(held) >= slowly.HELD - 1e-6
    assert found.supported(0)[0] <= int(found.best[0]) <= found.supported(0)[1]
    # Months as likely as each other at the edge may be taken in either order.
    ranked = sorted(likely.values(), reverse=True)
    held = np.cumsum(ranked)
    last = int(np.searchsorted(held, slowly.HELD))
    if np.abs(held - slowly.HELD).min() > 1e-6 and ranked[last] - [*ranked, -1][last + 1] > 1e-6:
        assert found.supported(0) == between


def test_the_month_of_a_clear_step_and_which_way_it_went():
    rise, fall = steps([stepped(6, 15, 44), stepped(15, 6, 44)]), steps([stepped(15, 6, 44)])
    assert list(rise.best) == [44, 44]
    assert rise.root[0] > 6
    assert rise.root[1] == pytest.approx(fall.root[0])
    assert rise.root[1] < -6
    low, high = rise.supported(0)
    assert 43 <= low <= 44 <= high <= 45


def test_the_first_and_the_last_month_that_a_step_may_begin_in():
    found = steps([stepped(6, 15, 44)])
    assert (found.months[0], found.months[-1]) == (FEWEST_BEFORE, MOST_MONTHS - FEWEST_SINCE)
    assert steps([stepped(4, 40, 57)]).best[0] == 57
    assert steps([stepped(4, 40, 12)]).best[0] == 12


@pytest.mark.parametrize("months", [35, 61])
def test_too_short_or_too_long_a_series_is_refused(months):
    with pytest.raises(ValueError, match=str(months)):
        steps([[5] * months])


def test_clumps_widen_the_months_that_are_supported():
    plain = steps([stepped(8, 14, 44)])
    clumped = np.array(stepped(8, 14, 44)) + np.tile([6, -6], 30)
    wide = steps([clumped])
    assert wide.spread[0] > 3 > plain.spread[0]
    assert np.subtract(*wide.supported(0)[::-1]) > np.subtract(*plain.supported(0)[::-1])
    assert abs(wide.root[0]) < abs(plain.root[0])


def test_the_table_of_chances_is_whole_and_falls():
    table = chances()
    assert set(table) == set(places())
    for reached in table.values():
        assert list(reached) == sorted(reached)
    assert by_chance(10, 1.0, 60, 0.5) == 1.0
    assert by_chance(10, 1.0, 60, -99) == BY_CHANCE[-1]
    with pytest.raises(ValueError, match="35"):
        by_chance(10, 1.0, 35, 3.0)


@pytest.mark.parametrize(("place", "row"), [((4.0, 1.0, 60), 0), ((30.0, 2.0, 48), 2)])
def test_councils_of_another_seed_reach_the_roots_as_often_as_the_table_says(place, row):
    rate, spread, months = place
    found = np.abs(steps(unchanged(rate, spread, months, 1, 8000, 77)).root)
    often = (found >= chances()[place][row]).mean()
    assert often == pytest.approx(BY_CHANCE[row], abs=4 * (BY_CHANCE[row] / 8000) ** 0.5)
    between = np.mean([by_chance(rate, spread, months, each) <= 0.03 for each in found])
    assert 0.02 < between < 0.04


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_the_chances_of_a_family_are_holms(found):
    assert adjusted(found) == pytest.approx(slowly.holm(found))
    assert adjusted(found[::-1]) == pytest.approx(adjusted(found)[::-1])


def likely(*months):
    found = np.zeros(MOST_MONTHS)
    for month in months:
        found[month] += 1 / len(months)
    return found


@given(
    st.lists(
        st.lists(st.integers(0, 9), min_size=10, max_size=10).filter(any), min_size=1, max_size=4
    )
)
def test_who_was_first_is_what_trying_every_month_says(raw):
    parts = [np.array(each) / sum(each) for each in raw]
    found = order(parts)
    assert list(found.first) == pytest.approx(slowly.first_of([list(each) for each in parts]))
    assert sum(found.first) <= 1 + 1e-9
    assert all(may >= first - 1e-9 for may, first in zip(found.may_be, found.first, strict=True))
    assert all(1 <= low <= high <= len(parts) for low, high in found.places)


def test_first_is_said_of_one_that_is_surely_before_all_others():
    found = order([likely(40, 41), likely(30, 31), likely(50)])
    assert found.sure == 1
    assert found.places == ((2, 2), (1, 1), (3, 3))
    assert found.rivals == (1,)


def test_first_is_not_said_of_level_or_overlapping_months_or_of_one_alone():
    assert order([likely(40), likely(40)]).sure is None
    assert order([likely(40), likely(40)]).rivals == (0, 1)
    assert order([likely(40, 41), likely(41, 42)]).sure is None
    assert order([likely(40, 41), likely(41, 42)]).places == ((1, 2), (1, 2))
    assert order([likely(40)]).sure is None
    assert order([]).sure is None
    nearly = np.append(np.full(20, 0.049), 0.02)
    later = np.append(np.zeros(20), 1.0)
    assert nearly[:20].sum() < SURE
    assert order([nearly, later]).sure is None


def test_of_two_flows_the_one_that_stepped_before_is_named():
    found = judged([asked(stepped(8, 16, 50)), asked(stepped(8, 16, 40), code="A05-month")])
    assert [each.row for each in found.dated] == [1, 0]
    assert (found.first, found.rivals) == (1, ())


def test_of_two_that_step_in_the_same_month_none_is_first():
    found = judged([asked(stepped(8, 14, 45)), asked(stepped(8, 14, 45), code="A05-month")])
    assert found.first is None
    assert set(found.rivals) == {0, 1}


def test_a_flow_that_keeps_its_rate_has_not_moved_and_few_are_not_judged():
    few = [1 if n % 3 == 0 else 0 for n in range(60)]
    found = judged([asked(stepped(8, 8, 30)), asked(few, code="A05-month")])
    assert (found.dated, found.ranked, found.too_few) == ((), (), (1,))
    assert judged([]).dated == ()


def test_an_old_step_is_the_new_usual():
    newest, older = (judged([asked(stepped(8, 16, 60 - back))]) for back in (LATELY, LATELY + 1))
    assert [each.best for each in newest.dated] == [36]
    assert older.dated == ()


def test_after_an_old_step_a_flow_is_judged_again():
    twice = stepped(8, 24, 20)[:48] + stepped(8, 15, 20)[48:]
    (found,) = judged([asked(twice)]).dated
    assert (found.begins, found.best, found.way) == (20, 48, -1)
    assert found.likely.size <= 60


def test_of_a_flow_counted_whole_and_by_age_what_stands_out_most_has_a_place():
    young, old = stepped(3, 12, 45), stepped(9, 9, 45)
    whole = [a + b for a, b in zip(young, old, strict=True)]
    later = asked(stepped(8, 16, 54), code="A05-month")
    found = judged([asked(whole), asked(young, by="age_band"), asked(old, by="age_band"), later])
    assert {each.row for each in found.dated} == {0, 1, 3}
    assert set(found.ranked) == {1, 3}
    assert found.first == 1


rows = st.lists(
    st.tuples(
        st.integers(3, 25),
        st.integers(3, 25),
        st.integers(15, 57),
        st.sampled_from(["A04-month", "A05-month", "E03-month"]),
        st.integers(0, 1000),
    ),
    min_size=1,
    max_size=5,
)


def drawn(before, since, at, seed, months=MOST_MONTHS):
    level = np.where(np.arange(months) < at, before, since)
    return np.random.default_rng(seed).poisson(level).astype(float)


@settings(max_examples=15, deadline=None)
@given(rows, st.randoms())
def test_the_order_in_which_flows_are_asked_changes_nothing(given_rows, random):
    made = [
        asked(drawn(b, s, at, seed), code, str(n))
        for n, (b, s, at, code, seed) in enumerate(given_rows)
    ]
    places = list(range(len(made)))
    random.shuffle(places)
    one, other = judged(made), judged([made[n] for n in places])
    assert {each.row: (each.best, each.chance) for each in one.dated} == {
        places[each.row]: (each.best, each.chance) for each in other.dated
    }
    first = None if other.first is None else places[other.first]
    assert one.first == first


@settings(max_examples=30, deadline=None)
@given(rows)
def test_a_flow_more_that_keeps_its_rate_dates_nothing_anew_and_makes_nothing_surer(given_rows):
    made = [asked(drawn(b, s, at, seed), code) for b, s, at, code, seed in given_rows]
    alone = {each.row: each for each in judged(made).dated}
    beside = {each.row: each for each in judged([*made, asked([9] * 60, code="none")]).dated}
    assert set(beside) <= set(alone)
    for row, each in beside.items():
        own = alone[row]
        assert (each.earliest, each.best, each.latest) == (own.earliest, own.best, own.latest)
        assert each.chance >= own.chance


def test_the_same_months_a_year_later_are_dated_a_year_later():
    counts = {CAME: stepped(8, 16, 44), LEFT: stepped(8, 8, 44)}
    now = what_moved({flow: known(each) for flow, each in counts.items()})
    later = what_moved({flow: known(each, date(2027, 9, 30)) for flow, each in counts.items()})
    (one,), (other,) = now.moved, later.moved
    for name in ("earliest", "likely", "latest"):
        first, second = getattr(one, name), getattr(other, name)
        assert (second.year, second.month) == (first.year + 1, first.month)
    assert one.likely == date(2025, 6, 1)
    assert (one.before, one.after) == (pytest.approx(96, abs=2), pytest.approx(192, abs=2))


def test_what_moved_is_told_of_flows_with_their_names():
    found = what_moved(
        {
            CAME: known(stepped(12, 24, 40)),
            YOUNG: known(stepped(3, 15, 40)),
            OLD: known(stepped(9, 9, 40)),
            LEFT: known(stepped(8, 16, 52)),
            MOVED: known([1 if n % 3 else 0 for n in range(60)]),
        }
    )
    assert found.first == YOUNG
    assert [(each.flow, each.ranked) for each in found.moved] == [
        (CAME, False),
        (YOUNG, True),
        (LEFT, True),
    ]
    assert [each.places for each in found.ranked] == [(1, 1), (2, 2)]
    assert (found.still, found.rivals) == ((OLD,), ())
    assert MOVED not in found.too_few or sum([1 if n % 3 else 0 for n in range(60)]) < 100
    assert found.months == (DAYS[0].replace(day=1), date(2026, 9, 1))
    name = {CAME: "all", YOUNG: "the young", LEFT: "those who left"}.__getitem__
    assert verdict(found, name) == (
        "What moved first: the young, more from about February 2025. How sure: more than 99 in 100."
    )


def test_months_that_not_every_flow_is_known_of_are_left_out():
    short = known(stepped(8, 8, 30)[:40])
    found = what_moved({CAME: known(stepped(8, 16, 50)), LEFT: short})
    assert found.months == (DAYS[20].replace(day=1), date(2026, 9, 1))
    assert what_moved({CAME: known([8] * 60), LEFT: known([8] * 35)}).months is None
    assert what_moved({CAME: Months((), ())}).months is None
    assert "three years" not in verdict(what_moved({}), str)
    assert "at least 3 years" in verdict(what_moved({}), str)


def test_a_group_not_known_of_every_month_is_left_out():
    found = what_moved({CAME: known(stepped(8, 16, 50)), YOUNG: known([4] * 50)})
    assert [each.flow for each in found.moved] == [CAME]
    assert found.still == ()


def test_the_words_of_each_verdict():
    base = what_moved({CAME: known(stepped(8, 16, 50)), LEFT: known([8] * 60)})
    name = {CAME: "coming in", LEFT: "leaving"}.__getitem__
    assert verdict(base, name).startswith("Only one is known to have moved: coming in, more.")
    still = what_moved({CAME: known([8] * 60), LEFT: known([8] * 60)})
    assert verdict(still, name) == (
        "Nothing moved beyond chance in the last two years among the 2 looked at month by month."
    )
    level = what_moved({CAME: known(stepped(8, 14, 45)), LEFT: known(stepped(8, 14, 45))})
    assert verdict(level, name) == "Which moved first cannot be told: coming in or leaving."
    said = sentence(base.moved[0], name)
    assert said.startswith("coming in: more since about December 2025 (")
    assert "; about 96 a year before, 193 a year since. Chance alone" in said
    assert " a year before" not in sentence(replace(base.moved[0], before=None), name)


@pytest.mark.parametrize(("chance", "said"), [(0.0005, "fewer than 1"), (0.01, "1"), (0.034, "3")])
def test_how_rare_it_is_by_chance(chance, said):
    assert rarely(chance) == f"{said} of 100 councils where nothing changes"


def test_the_table_of_flows_names_monthly_flows_and_breakdowns_that_there_are():
    from nearhome.measures.cards import cards

    held = {card.code: card for card in cards()}
    for code, own in flows().items():
        assert code in held
        for flow, names in own.items():
            assert held[flow].period == "month"
            assert set(names) <= set(held[flow].breakdowns)
    assert flows_before("H04") == {}
    assert FALSE_ALARMS < 0.05
