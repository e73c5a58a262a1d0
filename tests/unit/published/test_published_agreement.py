"""Our figures beside the published ones: how far apart, and by which reading of the rule they meet."""

from dataclasses import replace
from datetime import date

import pytest

from nearhome.published.agreement import Reading, agreements, held
from nearhome.published.facts import Facts
from nearhome.results.published import NO_CELL, Cell, Level, PublishedFigure, Symbol
from nearhome.results.quality import Match
from nearhome.results.values import Result, Status

HERE, NOW = "E06000059", date(2024, 3, 31)
HIDDEN = Cell(symbol=Symbol.CONFIDENTIAL)


def figure(code, numerator=None, denominator=None, value=None, unit="n", **more):
    """A published figure; a number stands for a cell that holds it."""
    cells = [
        each if isinstance(each, Cell) else Cell(each) if each is not None else NO_CELL
        for each in (value, numerator, denominator)
    ]
    made = PublishedFigure(
        code, HERE, "Somewhere", Level.AUTHORITY, NOW, cells[0], unit, cells[1], cells[2],
        release="2024", known_from=date(2024, 12, 1), source="invented",
    )  # fmt: skip
    return replace(made, **more)


def result(code, numerator, denominator=None, unit="n", breakdown="", group=""):
    value = numerator if denominator is None else 100 * numerator / denominator
    return Result(
        code, f"measure {code}", NOW, "at date", breakdown, group, numerator, denominator, value, unit,
        Status.VALUE,
    )  # fmt: skip


def compared(published, *ours, decimals=0, variants=None):
    codes = variants or {published.code: "our rule"}
    own = {(each.code, each.as_at, each.breakdown, each.group): each for each in ours}
    return agreements([Reading(published, decimals, codes)], own)


@pytest.mark.parametrize(
    ("ours", "difference", "matches"),
    [
        (447, 0, Match.YES),
        (446, -1, Match.WITHIN_2),
        (449, 2, Match.WITHIN_2),
        (450, 3, Match.NO),
        (444, -3, Match.NO),
    ],
)
def test_a_count_is_compared_in_children(ours, difference, matches):
    (found,) = compared(figure("A01", value=447), result("A01", ours))
    assert (found.ours, found.published, found.difference, found.matches) == (
        ours, 447, difference, matches,
    )  # fmt: skip


def test_a_share_is_compared_above_the_line_and_below_it():
    published = figure("E01", 48, 437, 11, unit="%")
    assert compared(published, result("E01", 48, 437, "%"))[0].matches is Match.YES
    assert compared(published, result("E01", 48, 439, "%"))[0].matches is Match.WITHIN_2
    (found,) = compared(published, result("E01", 48, 440, "%"))
    assert (found.difference, found.matches) == (0, Match.NO)


def test_a_rate_is_compared_by_its_children_whatever_the_population():
    (found,) = compared(
        figure("A02", 437, 67_150, 65, unit="rate"), result("A02", 437, 68_000, "rate")
    )
    assert found.matches is Match.YES


@pytest.mark.parametrize(
    ("ours", "matches"),
    [(46, Match.YES), (50, Match.YES), (51, Match.WITHIN_2), (52, Match.WITHIN_2), (53, Match.NO)],
)
def test_where_only_a_share_was_published_ours_must_print_as_it(ours, matches):
    published = figure("E01", value=11, unit="%")
    (found,) = compared(published, result("E01", ours, 437, "%"))
    assert (found.difference, found.matches) == (None, matches)


def test_decimals_are_those_it_was_published_with():
    published = figure("H06", value=15.6, unit="score")
    assert compared(published, result("H06", 15.6449), decimals=1)[0].matches is Match.YES
    assert compared(published, result("H06", 15.66), decimals=1)[0].matches is Match.NO


@pytest.mark.parametrize(
    ("ours", "matches"),
    [
        (0, Match.WITHIN_2),
        (1, Match.HIDDEN),
        (5, Match.HIDDEN),
        (6, Match.WITHIN_2),
        (7, Match.WITHIN_2),
        (8, Match.NO),
    ],
)
def test_a_hidden_cell_agrees_with_one_to_five(ours, matches):
    (found,) = compared(figure("D15", value=HIDDEN), result("D15", ours))
    assert (found.published, found.difference, found.symbol) == (None, None, Symbol.CONFIDENTIAL)
    assert found.matches is matches


def test_a_share_may_be_hidden_for_the_few_who_are_not_in_it():
    hidden = figure("H04", HIDDEN, 319, HIDDEN, unit="%")
    assert compared(hidden, result("H04", 316, 319, "%"))[0].matches is Match.HIDDEN
    assert compared(hidden, result("H04", 300, 319, "%"))[0].matches is Match.NO


def groups(*counts):
    """Groups of one breakdown, published hidden where ours is given as a pair, with ours."""
    own, readings = {}, []
    for n, (ours, cell) in enumerate(counts):
        name = f"group {n}"
        made = figure("A01", value=cell, breakdown="need", group=name)
        readings.append(Reading(made, 0, {"A01": "our rule"}))
        own["A01", NOW, "need", name] = result("A01", ours, breakdown="need", group=name)
    return [each.matches for each in agreements(readings, own)]


def test_a_cell_hidden_for_the_sake_of_another_is_said_to_be():
    assert groups((3, HIDDEN), (40, HIDDEN), (9, 9)) == [Match.HIDDEN, Match.HIDDEN, Match.YES]
    assert groups((13, HIDDEN), (40, HIDDEN), (9, 9)) == [Match.NO, Match.NO, Match.YES]
    assert groups((3, HIDDEN), (40, 40), (9, HIDDEN)) == [Match.HIDDEN, Match.YES, Match.HIDDEN]


def test_a_measure_and_its_variant_are_hidden_for_one_another():
    own = {
        (code, NOW, "", ""): result(code, count, 150, "%")
        for code, count in (("F07", 31), ("F07-unplanned", 3), ("F06", 40))
    }
    readings = [
        Reading(figure(code, HIDDEN, 150, HIDDEN, unit="%"), 0, {code: "our rule"})
        for code in ("F07", "F07-unplanned", "F06")
    ]
    assert [each.matches for each in agreements(readings, own)] == [
        Match.HIDDEN, Match.HIDDEN, Match.NO,
    ]  # fmt: skip


@pytest.mark.parametrize("symbol", [Symbol.NOT_APPLICABLE, Symbol.UNAVAILABLE, Symbol.NOT_STATED])
def test_what_was_not_published_is_not_held(symbol):
    (found,) = compared(figure("A01", value=Cell(symbol=symbol)), result("A01", 440))
    assert (found.matches, found.symbol) == (Match.NOT_HELD, symbol)


def test_what_rounds_to_nought_is_less_than_half_a_per_cent():
    published = figure("F06", value=Cell(symbol=Symbol.ROUNDS_TO_ZERO), unit="%")
    assert compared(published, result("F06", 1, 400, "%"))[0].matches is Match.YES
    assert compared(published, result("F06", 3, 400, "%"))[0].matches is Match.WITHIN_2
    assert compared(published, result("F06", 4, 400, "%"))[0].matches is Match.NO


def test_ours_that_is_not_collected_is_not_held():
    empty = replace(result("I02", 1), numerator=None, value=None, status=Status.NOT_COLLECTED)
    assert compared(figure("I02", value=448), empty)[0].matches is Match.NOT_HELD
    assert compared(figure("I02", value=448))[0].matches is Match.NOT_HELD


def test_each_reading_has_its_row_and_the_one_that_matches_is_seen():
    found = compared(
        figure("A04", value=200), result("A04", 190), result("A04-events", 200),
        variants={"A04": "each child once", "A04-events": "every time"},
    )  # fmt: skip
    assert [(each.variant, each.reading, each.matches, each.difference) for each in found] == [
        ("A04", "each child once", Match.NO, -10),
        ("A04-events", "every time", Match.YES, 0),
    ]


def release(number, year, **more):
    return figure("A04", value=number, release=str(year), known_from=date(year, 12, 1), **more)


def chosen(facts, **more):
    days = more.pop("days", {NOW})
    areas = more.pop("areas", [HERE])
    found = held(facts, areas, days, lambda each: each.code == "A04", **more)
    return [(each.release, each.value.number, latest) for each, latest in found]


def test_older_releases_stand_beside_the_latest_where_they_differ():
    facts = Facts((release(200, 2024), release(200, 2025), release(199, 2026)))
    assert chosen(facts) == [("2026", 199, True), ("2025", 200, False), ("2024", 200, False)]
    assert chosen(Facts((release(200, 2024), release(200, 2025)))) == [("2025", 200, True)]


def test_what_was_not_known_by_a_day_is_left_out():
    facts = Facts((release(200, 2024), release(199, 2026)))
    assert chosen(facts, known_by=date(2025, 3, 31)) == [("2024", 200, True)]
    assert chosen(facts, known_by=date(2024, 11, 30)) == []


def test_only_the_days_asked_and_the_area_that_counts():
    former = release(300, 2024, area="E10000009")
    facts = Facts((release(200, 2024), former))
    assert chosen(facts, days={date(2023, 3, 31)}) == []
    assert chosen(facts, areas=[HERE, "E10000009"]) == [("2024", 200, True)]
    assert chosen(facts, areas=["E06000001", "E10000009"]) == [("2024", 300, True)]


def test_a_hidden_sum_of_two_counts_says_nothing_of_how_large_it_is():
    (found,) = compared(figure("I02-together", value=HIDDEN), result("I02-together", 460))
    assert found.matches is Match.HIDDEN
    (alone,) = compared(figure("I02", value=HIDDEN), result("I02", 460))
    assert alone.matches is Match.NO


@pytest.mark.parametrize(
    ("ours", "matches"),
    [
        ((503, 590), Match.YES),
        ((503, 592), Match.WITHIN_2),
        ((503, 600), Match.NO),
        ((507, 590), Match.NO),
    ],
)
def test_times_to_100_children_are_compared_above_the_line_and_below(ours, matches):
    unit = "per 100 children"
    published = figure("I02-together-rate", 503, 590, 85, unit=unit)
    (found,) = compared(published, result("I02-together-rate", *ours, unit=unit))
    assert found.matches is matches
