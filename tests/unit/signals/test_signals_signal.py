"""One signal of a measure from its results: three parts, none mixed with another."""

from datetime import date

import numpy as np
import pytest
from signals_samples import LAST, card, monthly_results, result

from nearhome.measures.cards import cards
from nearhome.results.published import Cell, Level, PublishedFigure
from nearhome.results.signals import Evidence, Place
from nearhome.results.values import Polarity, Status
from nearhome.signals.arrows import lait_arrow
from nearhome.signals.concentration import note, share_of_most, stands_without
from nearhome.signals.confidence import confidence
from nearhome.signals.direction import better
from nearhome.signals.methods import Method, judging
from nearhome.signals.reference import Choice, day_of, reference
from nearhome.signals.signal import Known, signal

YEAR_BEFORE = date(2025, 9, 30)
MARCHES = (date(2026, 3, 31), date(2025, 3, 31), date(2024, 3, 31))
RISE = [*np.random.default_rng(2).poisson(15, 72), 27, 25, 29, 26, 24, 28]


def known(*results, breaks=(), on=LAST):
    by_code = {}
    for each in results:
        by_code.setdefault(each.code, []).append(each)
    return Known(by_code, on, LAST, YEAR_BEFORE, MARCHES, breaks)


def moves(**named):
    return [
        result(90, 430, code="E01", **named),
        result(45, 430, code="E01", on=YEAR_BEFORE, **named),
    ]


def test_a_share_is_dated_by_the_flow_that_makes_it():
    e01 = card("E01")
    alone = signal(e01, known(*moves())).direction
    assert (alone.evidence, alone.way, alone.since) == (Evidence.REAL_CHANGE, "more", None)
    assert alone.better is False
    steady = monthly_results([30] * 72 + [75] * 6, "E03-month")
    assert signal(e01, known(*moves(), *steady)).direction.since == date(2026, 4, 1)
    falling = monthly_results([40] * 72 + [5] * 6, "E03-month")
    assert signal(e01, known(*moves(), *falling)).direction.since is None


@pytest.mark.parametrize(
    ("way", "polarity", "expected"),
    [
        ("more", Polarity.HIGHER, True),
        ("more", Polarity.LOWER, False),
        ("fewer", Polarity.LOWER, True),
        ("fewer", Polarity.HIGHER, False),
        ("more", Polarity.NEITHER, None),
        ("fewer", Polarity.RANGE, None),
        ("", Polarity.HIGHER, None),
    ],
)
def test_better_only_with_a_good_direction(way, polarity, expected):
    assert better(way, polarity) is expected


def starts():
    rolled = [float(sum(RISE[-12:])), float(sum(RISE[-24:-12]))]
    return [
        result(rolled[0], code="A04", unit="n"),
        result(rolled[1], code="A04", unit="n", on=YEAR_BEFORE),
        *monthly_results(RISE),
    ]


def test_a_rolling_year_has_its_months_direction():
    found = signal(card("A04", "n", Polarity.NEITHER, "12 months"), known(*starts()))
    assert (found.direction.evidence, found.direction.way) == (Evidence.REAL_CHANGE, "more")
    assert found.direction.since == date(2026, 4, 1)
    assert found.direction.better is None
    assert found.direction.change == sum(RISE[-12:]) - sum(RISE[-24:-12])


def test_a_break_between_the_dates_is_not_comparable():
    broken = known(*starts(), breaks=(date(2026, 4, 1),))
    found = signal(card("A04", "n", Polarity.NEITHER, "12 months"), broken)
    assert found.direction.evidence is Evidence.NOT_COMPARABLE


def test_a_mix_has_no_signal_of_its_own():
    mix = card("B02", polarity=Polarity.NEITHER, mix="age_band")
    assert signal(mix, known(result(430, 430, code="B02"))) is None
    assert signal(card("Z99"), known()) is None


def test_a_yearly_measure_is_of_its_last_march():
    results = [
        result(213, 319, code="H04", on=MARCHES[0]),
        result(270, 320, code="H04", on=MARCHES[1]),
    ]
    found = signal(card("H04", polarity=Polarity.HIGHER, period="31 March"), known(*results))
    assert found.as_at == MARCHES[0]
    assert (found.direction.way, found.direction.better) == ("fewer", False)
    assert (round(found.confidence.low), round(found.confidence.high)) == (61, 72)


def test_a_middle_is_not_judged():
    results = [
        result(20.0, unit="miles", code="D10"),
        result(5.0, unit="miles", on=YEAR_BEFORE, code="D10"),
    ]
    found = signal(card("D10", "miles"), known(*results))
    assert found.direction.evidence is Evidence.TOO_FEW
    assert found.position.place is Place.NO_BAND


def test_the_direction_of_a_day_is_that_of_its_month_end():
    day = date(2026, 10, 12)
    found = signal(card("E01"), known(*moves(), result(91, 431, code="E01", on=day), on=day))
    assert found.as_at == day
    assert found.direction.change == 45
    assert "2026-09-30" in found.confidence.notes[0]


def test_provisional_and_small():
    late = confidence(result(3, 15, status=Status.PROVISIONAL), (date(2026, 8, 31),))
    assert late.provisional
    assert any("August 2026" in each for each in late.notes)
    assert any("Fewer than 20" in each for each in late.notes)
    count = confidence(result(400, unit="n"))
    assert (count.low, count.high, count.provisional, count.notes) == (None, None, False, ())


def test_every_measure_has_a_method_and_every_flow_is_a_measure():
    codes = {each.code for each in cards()}
    for each in cards():
        how = judging(each)
        assert set(how.flows) <= codes, each.code
        assert (how.method in (Method.FLOW, Method.REPEATED, Method.STOCK, Method.BALANCE)) <= bool(
            how.flows
        )
    assert judging(card("Q1", "%", period="31 March")).method is Method.YEARLY
    assert judging(card("Q1", "days")).method is Method.NONE
    assert judging(card("Q1", "n")).method is Method.COUNT


def most(few, every, on=LAST):
    return result(few, every, code="I02-top3", on=on)


def test_three_children_can_move_the_chart():
    assert share_of_most([40, 30, 20, 5, 5]) == 0.9
    assert share_of_most([]) is None
    now, before = most(110, 300), most(30, 210, YEAR_BEFORE)
    assert stands_without(now, before) is False
    assert "would not stand" in note(now, before)
    assert not any(each.isdigit() for each in note(now, before))
    assert stands_without(most(30, 400), before) is True
    assert stands_without(most(300, 400), most(10, 260, YEAR_BEFORE)) is False
    assert note(most(30, 400), before) == ""
    assert stands_without(most(None, None), before) is None


def test_the_red_line_is_named_and_dated():
    results = [result(40, 400, on=YEAR_BEFORE), result(50, 400, on=MARCHES[0])]
    last = reference(Choice.LAST_YEAR, LAST, results)
    assert (last.value, last.label) == (10.0, "this time last year, 30 September 2025")
    march = reference(Choice.LAST_MARCH, LAST, results)
    assert (march.value, march.label) == (12.5, "last 31 March, 31 March 2026")
    assert reference(Choice.LAST_YEAR, MARCHES[1], results).value is None
    assert day_of(Choice.LAST_MARCH, MARCHES[0]) == MARCHES[1]
    assert day_of(Choice.LAST_YEAR, date(2025, 2, 28)) == date(2024, 2, 29)
    assert day_of(Choice.LAST_YEAR, date(2024, 2, 29)) == date(2023, 2, 28)


def test_england_is_what_was_known():
    def figure(year, value, known_from):
        day = date(year, 3, 31)
        return PublishedFigure(
            "E01",
            "E92000001",
            "England",
            Level.NATIONAL,
            day,
            Cell(value),
            "%",
            known_from=known_from,
        )

    held = [figure(2025, 10.0, date(2025, 12, 1)), figure(2026, 11.0, date(2026, 12, 1))]
    assert reference(Choice.ENGLAND, LAST, (), held).value == 10.0
    assert reference(Choice.ENGLAND, date(2026, 12, 2), (), held).label == "England, 31 March 2026"
    assert reference(Choice.ENGLAND, LAST, ()).why_not


def test_the_dfes_arrow_is_of_published_precision():
    march = result(48, 437, on=MARCHES[0])
    assert lait_arrow(march, result(47, 437, on=MARCHES[1])) == "same"
    assert lait_arrow(march, result(40, 437, on=MARCHES[1])) == "up"
    assert lait_arrow(march, result(60, 437, on=MARCHES[1])) == "down"
    assert lait_arrow(march, None) == ""
