"""Other tables found by trying agree with all that is shown; those that nobody meets bind nothing."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearhome.disclosure.bounds import System
from nearhome.disclosure.cells import Number, cells_of
from nearhome.disclosure.completing import comes_to, completed
from nearhome.disclosure.definitions import Definitions, Meaning
from nearhome.disclosure.exchanges import Exchanges
from nearhome.disclosure.hiding import Hiding, hiding_of
from nearhome.disclosure.other_tables import off_truth
from nearhome.results.values import Result, Status

ON = date(2026, 3, 31)
SHARE = Definitions(
    meanings={"S": Meaning("some", "all"), "T": Meaning("all")}, within=(("some", "all"),)
)
STANDS = 1e-6


def _count(number: float, by: str = "", group: str = "") -> Result:
    status = Status.VALUE if number else Status.ZERO
    return Result("T", "T", ON, "", by, group, number, None, number, "n", status)


def _share(some: float, of: float, by: str = "", group: str = "") -> Result:
    value = 100 * some / of if of else None
    status = Status.NO_DENOMINATOR if not of else Status.VALUE if some else Status.ZERO
    return Result("S", "S", ON, "", by, group, some, of, value, "%", status)


def _edition(tables: dict[str, list[tuple[int, int]]]) -> list[Result]:
    """Children by breakdown, and how many of each group are some: every breakdown of the same children."""
    whole = next(iter(tables.values()))
    some, of = (sum(each[n] for each in whole) for n in (0, 1))
    made = [_count(of), _share(some, of)]
    for by, groups in tables.items():
        made += [_count(n, by, str(k)) for k, (_, n) in enumerate(groups)]
        made += [_share(part, n, by, str(k)) for k, (part, n) in enumerate(groups)]
    return made


def _state(results: list[Result]) -> Hiding:
    return hiding_of(results, SHARE, (), ())


def _holds(state: Hiding, table: np.ndarray) -> bool:
    found = comes_to(state.held.system, table)
    system = state.held.system
    return bool(
        (found >= system.row_low - STANDS).all()
        and (found <= system.row_high + STANDS).all()
        and (table[state.counts] >= -STANDS).all()
    )


pairs = st.integers(0, 30).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@st.composite
def editions(draw) -> list[Result]:
    first = draw(st.lists(pairs, min_size=2, max_size=6))
    some, of = (sum(each[n] for each in first) for n in (0, 1))
    # The same children by another breakdown: two groups.
    part = draw(st.integers(0, of))
    inside = draw(st.integers(max(0, some - (of - part)), min(some, part)))
    return _edition({"need": first, "sex": [(inside, part), (some - inside, of - part)]})


@given(editions(), st.data())
def test_what_is_found_agrees_with_all_that_is_shown(results, data) -> None:
    state = _state(results)
    assert _holds(state, state.table)
    column = data.draw(st.integers(0, len(state.held.numbers) - 1))
    target = float(data.draw(st.integers(0, 40)))
    hiding = data.draw(st.booleans())
    found = Exchanges(state).with_number(column, target, hiding=hiding)
    if found is None:
        return
    columns, numbers = found
    table = state.table.copy()
    table[columns] = numbers
    assert table[column] == target
    assert _holds(state, table)
    moved = off_truth(state, found)
    may_move = state.hidden | (state.can_hide if hiding else False)
    totals = np.array([not number.breakdown for number in state.held.numbers]) & ~state.hidden
    assert may_move[moved[moved != column]].all()
    assert not totals[moved[moved != column]].any()


def test_a_group_gives_what_another_takes_and_the_cheapest_is_hidden() -> None:
    # A number that stands in one line is hidden sooner than one that stands in two.
    results = [_count(50), *(_count(n, "need", g) for g, n in {"a": 3, "b": 7, "c": 40}.items())]
    state = _state(results)
    at = {number.group: n for n, number in enumerate(state.held.numbers)}
    exchanges = Exchanges(state)
    assert exchanges.with_number(at["a"], 8.0, hiding=False) is None
    table = exchanges.with_number(at["a"], 8.0, hiding=True)
    assert table is not None
    assert dict(zip(*map(list, table), strict=True)) == {at["a"]: 8.0, at["b"]: 2.0}
    # Two take it together where one has too little.
    table = exchanges.with_number(at["a"], 1.0, hiding=True)
    assert table is not None
    assert dict(zip(*map(list, table), strict=True)) == {at["a"]: 1.0, at["b"]: 9.0}


def test_what_is_hidden_meanwhile_moves_as_it_likes() -> None:
    results = [_count(50), *(_count(n, "need", g) for g, n in {"a": 3, "b": 7, "c": 40}.items())]
    state = _state(results)
    at = {number.group: n for n, number in enumerate(state.held.numbers)}
    exchanges = Exchanges(state)
    state.hidden[at["c"]] = True
    exchanges.hide(np.array([at["c"]]))
    table = exchanges.with_number(at["a"], 8.0, hiding=True)
    assert table is not None
    assert dict(zip(*map(list, table), strict=True)) == {at["a"]: 8.0, at["c"]: 35.0}


@pytest.mark.parametrize(("known", "met"), [((5.0, 3.0), True), ((5.0, 9.0), False)])
def test_numbers_nobody_printed_are_what_they_may_be_and_rows_nobody_meets_are_named(
    known: tuple[float, float], met: bool
) -> None:
    # first = a + b and second = a, of which a and b are not known: b cannot be below nought.
    system = System(
        row=np.array([0, 0, 0, 1, 1]),
        column=np.array([0, 2, 3, 1, 2]),
        coefficient=np.array([1.0, -1.0, -1.0, 1.0, -1.0]),
        row_low=np.zeros(2),
        row_high=np.zeros(2),
        columns=4,
        whole=np.ones(4, dtype=bool),
    )
    table, held = completed(system, np.array([*known, np.nan, np.nan]), np.ones(4, dtype=bool))
    assert held.all() == met
    assert table[:2].tolist() == list(known)
    assert (table >= 0).all()
    if met:
        assert table.tolist() == [5.0, 3.0, 3.0, 2.0]


def test_a_published_row_that_contradicts_ours_binds_nothing_and_the_rest_is_protected() -> None:
    results = [_count(50), *(_count(n, "need", g) for g, n in {"a": 3, "b": 7, "c": 40}.items())]
    # Others print the same children by sex, and eight too many of them.
    others = cells_of([_count(30, "sex", "Female"), _count(28, "sex", "Male")], "elsewhere")
    state = hiding_of(results, SHARE, (), others)
    assert _holds(state, state.table)
    assert (
        Number("all", ON, "sex", "Male") not in state.held.numbers
        or np.isinf(state.held.system.row_low).any()
    )
