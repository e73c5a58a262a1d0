"""What leaks is what a slow count of every possible table says, and every kind of leak is found."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import product
from math import inf

import pytest

from nearhome.disclosure.cells import Cell, Number
from nearhome.disclosure.definitions import Definitions, Meaning, Stock
from nearhome.disclosure.leaks import Leak, is_leak, leaks

ON = date(2026, 3, 31)
GROUPS = ("a", "b", "c")
SHARE = Definitions(
    meanings={"S": Meaning("some", "all"), "T": Meaning("all")}, within=(("some", "all"),)
)
FARTHEST = 14
"""The most that the slow count tries of a hidden number: more than any printed one."""


def _cell(code: str, numerator: float | None, **more: object) -> Cell:
    hidden = numerator is None
    plain = Cell("e", code, ON, "", "", "n", numerator, None, numerator, hidden)
    return replace(plain, **more)  # type: ignore[arg-type]


def _share(group: str, top: float | None, below: float | None, value: float | None = None) -> Cell:
    hidden = top is None or below is None
    breakdown = "sex" if group else ""
    return Cell("e", "S", ON, breakdown, group, "%", top, below, value, hidden)


def _possible(
    shown: Mapping[tuple[str, str], int | None],
) -> Iterator[dict[tuple[str, str], int]]:
    """Every table of whole numbers that agrees with what is shown: the slow reference."""
    places = [(part, group) for part in ("some", "all") for group in GROUPS]
    tried = [range(FARTHEST + 1) if shown[place] is None else (shown[place],) for place in places]
    for numbers in product(*tried):
        table = dict(zip(places, numbers, strict=True))
        if any(table["some", group] > table["all", group] for group in GROUPS):
            continue
        for part in ("some", "all"):
            table[part, ""] = sum(table[part, group] for group in GROUPS)
        if all(shown[part, ""] in (None, table[part, ""]) for part in ("some", "all")):
            yield table


def _slow_leaks(
    shown: Mapping[tuple[str, str], int | None],
) -> set[tuple[str, str, float, float]]:
    """RULES 6, word for word, of the truth not known: by place, with the least and most it can be."""
    tables = list(_possible(shown))
    found = set()
    for (part, group), number in shown.items():
        if number is None:
            can_be = {table[part, group] for table in tables}
            least, most = min(can_be), max(can_be)
            is_open = most >= FARTHEST
            small = {n for n in range(1, 6) if least <= n <= most}
            if (most - least < 5 and not is_open) or (small and small != {1, 2, 3, 4, 5}):
                found.add((part, group, least, inf if is_open else most))
    return found


def _random_table(seed: int) -> dict[tuple[str, str], int | None]:
    chance = random.Random(seed)
    below = {group: chance.choice((0, 1, 2, 3, 4, 6, 7, 8)) for group in GROUPS}
    if sum(below.values()) >= FARTHEST:
        below["a"] = below["b"] = 2
    some = {group: chance.randint(0, below[group]) for group in GROUPS}
    truth = {("some", group): some[group] for group in GROUPS}
    truth |= {("all", group): below[group] for group in GROUPS}
    truth |= {("some", ""): sum(some.values()), ("all", ""): sum(below.values())}
    hidden = set(chance.sample(sorted(truth), chance.randint(1, 4)))
    return {place: None if place in hidden else number for place, number in truth.items()}


def _told(found: Leak) -> tuple[str, str, float, float]:
    return found.number.what, found.number.group, found.low, found.high


@pytest.mark.parametrize("seeds", [range(0, 60), range(60, 120)])
def test_what_leaks_is_what_every_possible_table_says(seeds: range) -> None:
    seen = 0
    for seed in seeds:
        shown = _random_table(seed)
        slow = _slow_leaks(shown)
        cells = [_share(g, shown["some", g], shown["all", g]) for g in ("", *GROUPS)]
        fast = {_told(each) for each in leaks(cells, SHARE)}
        assert fast == slow, (seed, shown)
        seen += len(slow)
    assert seen > 60


def test_a_total_that_is_kept_gives_the_one_group_that_is_not() -> None:
    cells = [
        _cell("T", 20),
        _cell("T", 8, breakdown="sex", group="a"),
        _cell("T", 9, breakdown="sex", group="b"),
        _cell("T", None, breakdown="sex", group="c"),
    ]
    (found,) = leaks(cells, SHARE)
    assert (found.low, found.high) == (3, 3)
    assert [each.group for each in found.follows_from] == ["", "a", "b"]


def test_two_hidden_groups_that_come_to_enough_are_safe() -> None:
    cells = [
        _cell("T", 20),
        _cell("T", 10, breakdown="sex", group="a"),
        _cell("T", None, breakdown="sex", group="b"),
        _cell("T", None, breakdown="sex", group="c"),
    ]
    assert not leaks(cells, SHARE)


def test_groups_of_a_breakdown_that_overlaps_do_not_add_up() -> None:
    cells = [
        _cell("T", 20),
        _cell("T", 17, breakdown="theme", group="a"),
        _cell("T", None, breakdown="theme", group="b"),
    ]
    assert not leaks(cells, SHARE)


def test_a_percentage_with_its_denominator_gives_the_number() -> None:
    (found,) = leaks([replace(_share("", None, 9, 33), rounding=0.5)], SHARE)
    assert (found.number, found.low, found.high) == (Number("some", ON), 3, 3)


def test_a_percentage_with_its_numerator_gives_what_it_is_of() -> None:
    (found,) = leaks([replace(_share("", 7, None, 78), rounding=0.5)], SHARE)
    assert (found.number.what, found.low, found.high) == ("all", 9, 9)


def test_the_same_number_shown_elsewhere_is_found() -> None:
    cells = [_cell("T", None), replace(_share("", 3, 4, 75), hidden=False)]
    (found,) = leaks(cells, SHARE)
    assert (found.low, found.high, found.follows_from[0].code) == (4, 4, "S")


def _month(number: float | None, on: date, what: str = "M") -> Cell:
    return replace(_cell(what, number), as_at=on)


EVENTS = Definitions(
    meanings={"Y": Meaning("year"), "M": Meaning("month")},
    events=frozenset({"year"}),
    months={"year": "month"},
)


def test_a_last_year_less_this_one_gives_the_month() -> None:
    cells = [
        _month(40, date(2026, 2, 28), "Y"),
        _month(37, date(2026, 3, 31), "Y"),
        _month(7, date(2025, 3, 31)),
        _month(None, date(2026, 3, 31)),
    ]
    (found,) = leaks(cells, EVENTS)
    assert (found.low, found.high) == (4, 4)


def test_a_year_in_which_nothing_happened_says_so_of_its_windows() -> None:
    # Every event of the hidden window is in the one a half-year before or the one a half-year after.
    cells = [
        _month(0, date(2025, 3, 31), "Y"),
        _month(None, date(2025, 9, 30), "Y"),
        _month(0, date(2026, 3, 31), "Y"),
    ]
    (found,) = leaks(cells, EVENTS)
    assert (found.low, found.high) == (0, 0)


FLOW = Definitions(
    meanings={code: Meaning(code) for code in ("stock", "in", "out", "net")},
    stocks=(Stock("stock", ("in",), ("out",)),),
    nets=(("net", "in", "out"),),
    below_nought=frozenset({"net"}),
)


def test_stock_and_flow_give_each_other() -> None:
    cells = [
        _month(450, date(2025, 3, 31), "stock"),
        _month(452, date(2026, 3, 31), "stock"),
        _month(None, date(2026, 3, 31), "in"),
        _month(3, date(2026, 3, 31), "out"),
    ]
    (found,) = leaks(cells, FLOW)
    assert (found.low, found.high, len(found.follows_from)) == (5, 5, 3)


def test_a_net_below_nought_gives_what_came() -> None:
    cells = [_cell("net", -9), _cell("in", None), _cell("out", 11)]
    (found,) = leaks(cells, FLOW)
    assert (found.low, found.high) == (2, 2)


def test_an_earlier_edition_that_printed_it_is_found() -> None:
    earlier = replace(_cell("T", 4), edition="a")
    (found,) = leaks([earlier, replace(_cell("T", None), edition="b")], SHARE)
    assert (found.low, found.high, found.follows_from[0].edition) == (4, 4, "a")


def test_a_revised_table_is_told_apart() -> None:
    def table(edition: str, total: float, a: float, b: float | None, c: float | None) -> list[Cell]:
        groups = zip(GROUPS, (a, b, c), strict=True)
        made = [_cell("T", total), *(_cell("T", n, breakdown="sex", group=g) for g, n in groups)]
        return [replace(each, edition=edition) for each in made]

    # As one table these would contradict each other; told apart, each keeps its own secret.
    both = [*table("a", 30, 12, None, None), *table("b", 31, 11, None, None)]
    assert not leaks(both, SHARE)
    again = [*table("a", 30, 12, 9, None), *table("b", 30, 12, None, None)]
    assert {each.number.group for each in leaks(again, SHARE)} == {"b", "c"}
    # The first edition gives its own c away, by its own total: 30 - 12 - 16, not 31 - 11 - 16.
    (found,) = leaks([*table("a", 30, 12, 16, None), *table("b", 31, 11, None, None)], SHARE)
    assert (found.cell.edition, found.number.group, found.low, found.high) == ("a", "c", 2, 2)


def test_figures_published_elsewhere_count() -> None:
    cells = [
        _cell("T", 8, breakdown="sex", group="a"),
        _cell("T", None, breakdown="sex", group="b"),
    ]
    assert not leaks(cells, SHARE)
    (found,) = leaks(cells, SHARE, known=[replace(_cell("T", 10), edition="DfE")])
    assert (found.low, found.high) == (2, 2)


def test_figures_that_contradict_each_other_are_left_out_and_the_rest_is_judged() -> None:
    cells = [
        _cell("T", 20),
        _cell("T", 25, breakdown="uasc", group="a"),
        _cell("T", 0, breakdown="uasc", group="b"),
        _cell("T", 18, breakdown="sex", group="a"),
        _cell("T", None, breakdown="sex", group="b"),
    ]
    assert [each.low for each in leaks(cells, SHARE)] == [2]


@pytest.mark.parametrize(
    ("low", "high", "truth", "tells"),
    [
        (0, 4, None, True),
        (0, 5, None, False),
        (1, 6, 3, False),
        (2, 12, 3, True),
        (2, 12, 8, False),
        (2, 12, None, True),
        (6, 11, None, False),
        (6, 10, None, True),
        (0, 5, 0, False),
    ],
)
def test_what_counts_as_a_leak(low: float, high: float, truth: float | None, tells: bool) -> None:
    assert is_leak(low, high, truth) is tells
