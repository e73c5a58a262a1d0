"""Hiding goes on until the stricter rule holds, over windows and earlier editions too, and no further than it must."""

from dataclasses import replace
from datetime import date

import pytest

from nearhome.disclosure.cells import Cell, Number, cells_of
from nearhome.disclosure.definitions import Definitions, Meaning
from nearhome.disclosure.leaks import judged, leaks
from nearhome.disclosure.protecting import protected
from nearhome.disclosure.small import suppress_small
from nearhome.results.values import Result, Status

ON = date(2026, 3, 31)
ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))
QUARTERS = [date(year, *end) for year in (2023, 2024, 2025, 2026) for end in ENDS]
EVENTS = Definitions(
    meanings={"Y": Meaning("year"), "M": Meaning("month")},
    events=frozenset({"year"}),
    months={"year": "month"},
)
COUNT = Definitions(meanings={"T": Meaning("all")})


def _count(code: str, number: float, on: date = ON, breakdown: str = "", group: str = "") -> Result:
    status = Status.VALUE if number else Status.ZERO
    return Result(code, code, on, "", breakdown, group, number, None, number, "n", status)


def _hidden(results: tuple[Result, ...]) -> list[tuple[date, str]]:
    return [(e.as_at, e.group) for e in results if e.status is Status.SUPPRESSED]


def test_windows_over_time_are_hidden_until_neighbours_say_nothing() -> None:
    # Every event of a window stands in windows before and after it, so that they say much of each other.
    came = (0, 0, 0, 0, 0, 4, 3, 2, 0, 1, 0, 0, 2, 0, 6, 0, 1, 0, 0)
    years = [sum(came[n : n + 4]) for n in range(len(QUARTERS))]
    table = [_count("Y", n, on) for n, on in zip(years, QUARTERS, strict=True)]
    assert leaks(cells_of(suppress_small(table)), EVENTS)
    made = protected(table, EVENTS)
    assert not made.left
    assert not leaks(cells_of(made.results), EVENTS)
    assert len(_hidden(made.results)) < len(table)


@pytest.mark.parametrize(("breakdown", "group"), [("", ""), ("sex", "Female")])
def test_windows_of_a_group_say_as_much_of_each_other_as_those_of_everybody(
    breakdown: str, group: str
) -> None:
    """Nothing in the year to March 2025 nor in that to March 2026: nothing in the year between either."""
    days = (date(2025, 3, 31), date(2025, 9, 30), date(2026, 3, 31))
    cells = cells_of([_count("Y", 0, on, breakdown, group) for on in days])
    hidden = replace(cells[1], numerator=None, value=None, hidden=True)
    (found,) = leaks([cells[0], hidden, cells[2]], EVENTS)
    assert (found.low, found.high) == (0, 0)
    assert {each.as_at for each in found.follows_from} == {days[0], days[2]}


def test_a_lone_small_group_takes_one_other_with_it_and_the_total_stays() -> None:
    groups = {"a": 3, "b": 7, "c": 40, "d": 0}
    table = [_count("T", 50), *(_count("T", n, ON, "need", g) for g, n in groups.items())]
    made = protected(table, COUNT)
    assert _hidden(made.results) == [(ON, "a"), (ON, "b")]
    assert made.secondary == {Number("all", ON, "need", "b")}


def test_a_total_is_hidden_where_nothing_else_helps() -> None:
    # Three of a group of everybody's seven, of which the other four are printed in an earlier edition.
    groups = {"a": 3, "b": 9}
    table = [_count("T", 12), *(_count("T", n, ON, "need", g) for g, n in groups.items())]
    made = protected(table, COUNT, cells_of([table[2]], "before"))
    assert not made.left
    assert _hidden(made.results) == [(ON, ""), (ON, "a")]
    assert not leaks([*cells_of([table[2]], "before"), *cells_of(made.results, "now")], COUNT)


def test_figures_published_elsewhere_are_never_hidden_and_others_are_instead() -> None:
    groups = {"a": 3, "b": 7, "c": 40}
    table = [_count("T", 50), *(_count("T", n, ON, "need", g) for g, n in groups.items())]
    known = cells_of([table[2]], "elsewhere")
    made = protected(table, COUNT, known=known)
    assert not made.left
    assert _hidden(made.results) == [(ON, "a"), (ON, "c")]


SHARE = Definitions(
    meanings={"S": Meaning("some", "all"), "T": Meaning("all")}, within=(("some", "all"),)
)


def test_figures_of_others_that_say_otherwise_than_ours_bind_nothing() -> None:
    groups = {"a": (3, 2), "b": (7, 6), "c": (40, 20)}
    table = [_count("T", 50), _share(28, 50, "")]
    table += [_count("T", n, ON, "need", g) for g, (n, _) in groups.items()]
    table += [_share(some, n, g) for g, (n, some) in groups.items()]
    # One of a, where we count three: of our two in a it would say that they are one at most.
    others = [replace(table[2], numerator=1.0, value=1.0), replace(table[6], denominator=None)]
    made = protected(table, SHARE, known=cells_of(others, "elsewhere"))
    assert not made.left
    assert not leaks(cells_of(made.results), SHARE)


def _share(some: int, of: int, group: str) -> Result:
    by = "need" if group else ""
    return Result("S", "S", ON, "", by, group, some, of, 100 * some / of, "%", Status.VALUE)


def test_groups_that_others_hide_are_no_less_of_their_total() -> None:
    # Of 50 others print 30 and 12 of two groups: the third, which they hide, is in no cell of theirs.
    known = [replace(_cell(n, g), edition="elsewhere") for n, g in ((50, ""), (30, "a"), (12, "b"))]
    judgement = judged([_cell(None, "", "")], COUNT, known)
    assert not judgement.contradictions


GAP = Definitions(
    meanings={"G": Meaning("gap"), "P": Meaning("places")},
    nets=(("gap", "children", "places"),),
    below_nought=frozenset({"gap"}),
)


@pytest.mark.parametrize(("coast", "hidden"), [(4, True), (5, True), (6, False), (0, False)])
def test_children_less_places_are_hidden_together_where_the_two_added_up_are_few(
    coast: int, hidden: bool
) -> None:
    places = {"Coast": 30, "Heath": 52}
    gaps = {"Coast": coast - 30, "Heath": 90 - 52}
    table = [
        *(_count("P", n, ON, "carer_locality", area) for area, n in places.items()),
        *(_count("G", n, ON, "home_locality", area) for area, n in gaps.items()),
        _count("G", sum(gaps.values())),
    ]
    made = protected(table, GAP)
    shut = {each.group for each in made.results if each.code == "G" and each.numerator is None}
    assert shut == ({"Coast", "Heath"} if hidden else set())


def _cell(number: float | None, group: str = "", breakdown: str = "sex") -> Cell:
    hidden = number is None
    return Cell("e", "T", ON, breakdown if group else "", group, "n", number, None, number, hidden)


def test_shown_cells_that_contradict_each_other_are_named() -> None:
    cells = [_cell(20), _cell(25, "a"), _cell(0, "b")]
    judgement = judged(cells, COUNT)
    assert judgement.contradictions == (tuple(cells),)
    assert not judgement.leaks


def test_what_contradicts_itself_keeps_nothing_beside_it_from_being_judged() -> None:
    # Twenty in all and 25 in a: what is left of a row that cannot be must not make all beside it impossible.
    alls = [_cell(20), _cell(25, "a"), _cell(None, "b"), _cell(None, "c")]
    shares = [replace(_cell(n, g), code="S", unit="%") for n, g in ((10, ""), (0, "a"))]
    hidden = [replace(_cell(None, g), code="S", unit="%") for g in ("b", "c")]
    judgement = judged([*alls, *shares, *hidden], SHARE)
    assert judgement.contradictions
    assert not judgement.leaks


def test_two_shares_of_hidden_numbers_that_cannot_both_be_are_named() -> None:
    base = Cell("e", "S", ON, "sex", "a", "%", None, None, 50.0, True)
    shares = [replace(base, value=value, group=group) for group in "ab" for value in (50.0, 40.0)]
    judgement = judged([_cell(20), _cell(None, "a"), _cell(None, "b"), *shares], SHARE)
    assert judgement.contradictions


def test_a_number_that_no_table_at_all_agrees_with_counts_as_found() -> None:
    # A thousand of 999: row by row this comes out only after hundreds of steps, of all rows together at once.
    alls = [_cell(999), _cell(None, "a"), _cell(None, "b")]
    shares = [replace(_cell(n, g), code="S", unit="%") for n, g in ((1000, ""), (None, "a"))]
    last = replace(_cell(None, "b"), code="S", unit="%")
    judgement = judged([*alls, *shares, last], SHARE)
    assert {(each.number.what, each.number.group) for each in judgement.leaks} == {
        (what, group) for what in ("some", "all") for group in "ab"
    }
    assert not any(each.judged for each in judgement.leaks)
    named = {(each.code, each.numerator) for some in judgement.contradictions for each in some}
    assert {("T", 999), ("S", 1000)} <= named
