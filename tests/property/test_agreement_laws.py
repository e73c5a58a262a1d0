"""What we published ourselves agrees with us: rounded, hidden, hidden for another's sake, or as it is."""

from collections import defaultdict
from datetime import date

import pytest

from histories.agreement import Batch, codes
from nearhome.published.agreement import Reading, agreements
from nearhome.results.published import NO_CELL, Cell, Level, PublishedFigure, Symbol
from nearhome.results.quality import Match
from nearhome.results.values import Result

MARCHES = (date(2022, 3, 31), date(2023, 3, 31), date(2024, 3, 31))
BY = ("age_band", "sex", "placement", "legal_status")
HIDDEN = Cell(symbol=Symbol.CONFIDENTIAL)
CHILDREN = ("n", "%", "rate")


def results(seed: int) -> list[Result]:
    """Everything our measures give at a few 31 Marches, groups among them."""
    batch = Batch(seed, children=250)
    asked = [on for on in MARCHES if on <= batch.context.as_at]
    return [each for each in batch.fast(codes(), asked, BY) if each.value is not None]


def as_published(result: Result, hidden: set[Result], *, share_alone: bool) -> PublishedFigure:
    """As the DfE would print it; `share_alone` leaves out the counts behind a percentage."""
    value = Cell(result.value if result.unit == "n" else round(result.value or 0, 0))
    below = NO_CELL if result.denominator is None else Cell(result.denominator)
    cells = (value, Cell(result.numerator), below)
    if result in hidden:
        cells = (HIDDEN, HIDDEN, below)
    elif share_alone and result.unit in ("%", "rate"):
        cells = (value, NO_CELL, NO_CELL)
    return PublishedFigure(
        result.code, "X", "X", Level.AUTHORITY, result.as_at, cells[0], result.unit, cells[1], cells[2],
        result.breakdown, result.group, "2025",
    )  # fmt: skip


def hidden_of(found: list[Result]) -> set[Result]:
    """Counts of one to five, and for a table with one of them the next smallest of its groups."""
    tables: dict[tuple[str, str, date], list[Result]] = defaultdict(list)
    for each in found:
        if each.unit in CHILDREN and each.numerator is not None:
            tables[each.code, each.breakdown, each.as_at].append(each)
    hidden = set()
    for cells in tables.values():
        small = [each for each in cells if 0 < (each.numerator or 0) <= 5]
        larger = [each for each in cells if (each.numerator or 0) > 5]
        hidden |= set(small)
        if len(small) == 1 and small[0].breakdown and larger:
            hidden.add(min(larger, key=lambda each: (each.numerator, each.group)))
    return hidden


@pytest.mark.parametrize("share_alone", [False, True])
@pytest.mark.parametrize("seed", [51, 52])
def test_our_own_figures_as_published_agree(seed: int, share_alone: bool) -> None:
    found = results(seed)
    hidden = hidden_of(found)
    assert len(hidden) > 20
    ours = {(each.code, each.as_at, each.breakdown, each.group): each for each in found}
    readings = [
        Reading(as_published(each, hidden, share_alone=share_alone), 0, {each.code: "our rule"})
        for each in found
    ]
    compared = agreements(readings, ours)
    assert len(compared) == len(found)
    for each, result in zip(compared, found, strict=True):
        assert each.matches is (Match.HIDDEN if result in hidden else Match.YES), each
        assert each.difference in (0, None)


@pytest.mark.parametrize("apart", [-4, -3, -2, 1, 2, 3])
def test_figures_as_many_children_off_are_told_apart(apart: int) -> None:
    found = [each for each in results(53) if each.unit == "n" and (each.numerator or 0) > 10]
    assert len(found) > 30
    ours = {(each.code, each.as_at, each.breakdown, each.group): each for each in found}
    for each in found:
        moved = as_published(each, set(), share_alone=False)
        theirs = Cell((each.numerator or 0) - apart)
        figure = PublishedFigure(
            moved.code, "X", "X", moved.level, moved.as_at, theirs, "n", NO_CELL, NO_CELL,
            moved.breakdown, moved.group, "2025",
        )  # fmt: skip
        (one,) = agreements([Reading(figure, 0, {each.code: "our rule"})], ours)
        assert one.difference == apart
        assert one.matches is (Match.WITHIN_2 if abs(apart) <= 2 else Match.NO)
