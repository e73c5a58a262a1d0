"""The Board's results as they may stand among public papers: nothing hidden in them can be worked out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from nearhome.disclosure.cells import Cell, cells_of
from nearhome.disclosure.leaks import judged
from nearhome.disclosure.small import suppress_small
from nearhome.journeys import board_protected as module
from nearhome.journeys.board_protected import board_protected
from nearhome.journeys.counted import definitions
from nearhome.results.values import Result, Status

ON = date(2026, 10, 31)
RECORDS: Any = SimpleNamespace(workspace=None)


def _count(code: str, number: int, by: str = "", group: str = "") -> Result:
    found = Status.VALUE if number else Status.ZERO
    return Result(code, "A measure", ON, "now", by, group, number, None, number, "n", found)


def _share(code: str, part: int, of: int, by: str = "", group: str = "") -> Result:
    value = 100 * part / of
    return replace(_count(code, part, by, group), denominator=of, value=value, unit="%")


SEXES = [_count("A01", 20), _count("A01", 8, "sex", "Female"), _count("A01", 9, "sex", "Male")]
SEXES.append(_count("A01", 3, "sex", "not known"))


@pytest.fixture(autouse=True)
def _nothing_published(monkeypatch: pytest.MonkeyPatch) -> None:
    _knows(monkeypatch, ())


def _knows(monkeypatch: pytest.MonkeyPatch, cells: Sequence[Cell]) -> None:
    monkeypatch.setattr(module, "published_cells", lambda workspace, days: tuple(cells))
    monkeypatch.setattr(module, "public_before", lambda workspace: ())


def _leaks(results: Sequence[Result]) -> int:
    return len(judged(cells_of(results), definitions()).leaks)


def test_a_group_beside_the_small_one_goes_too_and_the_total_stays() -> None:
    shown = board_protected(RECORDS, SEXES).shown
    assert _leaks(suppress_small(SEXES)) == 1
    assert _leaks(shown) == 0
    assert [each.status for each in shown].count(Status.SUPPRESSED) == 2
    assert shown[0].numerator == 20
    assert [each.group for each in shown] == [each.group for each in SEXES]


def test_of_what_others_have_told_already_no_number_is_shown_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _knows(monkeypatch, cells_of(SEXES[:3], "published elsewhere"))
    more = [_count("A01", n, "need", group) for group, n in (("N1", 9), ("N2", 11))]
    found = board_protected(RECORDS, [*SEXES, *more])
    assert found.left_out == ("A01 by sex",)
    assert {each.status for each in found.shown[1:4]} == {Status.SUPPRESSED}
    assert [each.numerator for each in found.shown[1:4]] == [None] * 3
    assert [each.numerator for each in found.shown[:1] + found.shown[4:]] == [20, 9, 11]


def test_the_stays_of_those_who_live_far_are_of_all_of_them() -> None:
    far = [
        _share("D08", 40, 100),
        _share("D12", 15, 40),
        _share("D12", 12, 40, "stay", "under 6 months"),
        _share("D12", 13, 40, "stay", "6 months to 2 years"),
        _share("D12", 15, 40, "stay", "2 years and over"),
    ]
    found = judged(cells_of(far), definitions())
    assert found.contradictions == ()
    hidden = replace(far[2], numerator=None, value=None, status=Status.SUPPRESSED)
    (leak,) = judged(cells_of([*far[:2], hidden, *far[3:]]), definitions()).leaks
    assert (leak.low, leak.high) == (12, 12)
