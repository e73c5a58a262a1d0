"""Generated editions: protected, nothing is found and most is kept; with small numbers hidden alone they leak."""

import sys
from datetime import date
from pathlib import Path

import pytest

STUDY = Path(__file__).resolve().parents[2] / "benchmarks" / "leak_study"
if str(STUDY) not in sys.path:
    sys.path.insert(0, str(STUDY))

from editions_generated import DEFINED, FEWEST, MOST, edition  # noqa: E402
from leaks_judged import Judged, judged  # noqa: E402
from plain_method import plainly_protected  # noqa: E402

from nearhome.disclosure.cells import cells_of  # noqa: E402
from nearhome.disclosure.leaks import judged as judgement  # noqa: E402
from nearhome.results.values import Result, Status  # noqa: E402


def _holds(found: list[Judged]) -> None:
    assert [each.seed for each in found if each.ours] == []
    assert sum(each.both_keep for each in found) >= 0.85 * sum(each.plain_keeps for each in found)
    assert sum(each.small_alone > 0 for each in found) >= 0.9 * len(found)


def test_nothing_is_found_in_some_of_the_thousand_editions() -> None:
    _holds([judged(seed) for seed in (3, 8, 14, 15, 17, 20)])


@pytest.mark.slow
@pytest.mark.parametrize("first", range(1, 1001, 100))
def test_nothing_is_found_in_a_thousand_editions(first: int) -> None:
    _holds([judged(seed) for seed in range(first, first + 100)])


def test_generated_editions_hold_what_the_attacker_takes_them_to_hold() -> None:
    for seed in (1, 2):
        results = edition(seed)
        assert FEWEST <= len(results) <= MOST
        assert not judgement(cells_of(results), DEFINED).contradictions


def _line(*numbers: int) -> list[Result]:
    return [
        Result("T", "T", date(2026, 3, 31), "", "sex" if n else "", f"g{n}" if n else "",
               number, None, number, "n", Status.VALUE)
        for n, number in enumerate(numbers)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("numbers", "hidden"),
    [
        ((20, 17, 3), {1, 2}),
        ((30, 17, 3, 10), {2, 3}),
        ((24, 17, 3, 4), {2, 3}),
        ((20, 17, 3, 0), {1, 2}),
        ((20, 20, 0), set()),
        ((4, 4), {0, 1}),
    ],
)
def test_the_plain_method_hides_two_of_a_line(numbers: tuple[int, ...], hidden: set[int]) -> None:
    made = plainly_protected(_line(*numbers))
    assert {n for n, each in enumerate(made) if each.status is Status.SUPPRESSED} == hidden
