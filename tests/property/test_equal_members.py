"""The children behind every figure are the slow reference's, child by child."""

from collections import Counter
from datetime import date
from functools import cache

import pytest

from histories.agreement import Batch
from nearhome.measures.members import members
from reference.measures import compute_from
from reference.measures import members as slow_members
from reference.rules import CODES, RULES

MEANS = ("F04", "F04-A2", "H06")
Place = tuple[str, bool, bool]


def expected(batch: Batch, code: str, on: date) -> Counter[Place]:
    """Each child with whether it is in the numerator and in the denominator, as often as it counts.

    A count, and a rate per head, has its children in the numerator alone; a mean has them in both.
    """
    if compute_from(batch.slow, code, on)[""].numerator is None:
        return Counter()
    found = slow_members(batch.slow, code, on)
    if RULES[code].how in ("n", "rate", "gap", "threshold"):
        return Counter((each.child, True, False) for each in found if each.top)
    if code in MEANS:
        return Counter((each.child, True, True) for each in found)
    return Counter((each.child, each.top > 0, each.below > 0) for each in found)


def assert_same_children(batch: Batch, code: str, on: date) -> None:
    found = members(batch.tables, code, on, batch.context)
    theirs = Counter((each.child, each.in_numerator, each.in_denominator) for each in found)
    mine = expected(batch, code, on)
    assert (code, mine - theirs, theirs - mine) == (code, Counter(), Counter())


@pytest.fixture(scope="module")
def batch() -> Batch:
    return Batch(2)


@pytest.mark.parametrize("code", CODES[::4])
def test_the_children_behind_a_figure_are_the_same(batch: Batch, code: str) -> None:
    assert_same_children(batch, code, date(2024, 3, 31))


@cache
def batch_of(seed: int) -> Batch:
    return Batch(seed)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("seed", "on"),
    [(3, date(2022, 3, 31)), (4, date(2023, 11, 30)), (5, date(2024, 3, 31))],
)
@pytest.mark.parametrize("code", CODES)
def test_the_children_behind_every_figure_are_the_same(seed: int, on: date, code: str) -> None:
    assert_same_children(batch_of(seed), code, on)
