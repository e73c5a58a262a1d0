"""An explanation is supported only by a real change, the way it says, in time; everything else is told apart."""

from datetime import date

import pytest

from nearhome.board.because import judged
from nearhome.results.said import Explanation, Finding, Grade, Sign, Watched
from nearhome.results.signals import Direction, Evidence

EDITION = date(2026, 10, 31)
EXPLAINED, OTHER, THIRD = Watched("A04"), Watched("Q04"), Watched("C02")
REAL = Evidence.REAL_CHANGE


def real(way, since):
    return Direction(REAL, way=way, since=since)


FELL = real("fewer", date(2025, 6, 1))


def grade_of(signs, directions, explained=FELL):
    known = {EXPLAINED: explained, **directions}
    explanation = Explanation(
        "a", "because", "the chair", EDITION, "here", EXPLAINED, "fewer", tuple(signs)
    )
    return judged(explanation, EDITION, lambda watched, on: known[watched])


def test_without_a_test_it_is_only_stated():
    assert grade_of((), {}).grade is Grade.STATED


@pytest.mark.parametrize(
    ("direction", "since", "finding", "grade"),
    [
        (real("more", date(2025, 6, 1)), None, Finding.FITS, Grade.SUPPORTED),
        (real("more", date(2025, 7, 1)), None, Finding.LATER, Grade.NOT_SUPPORTED),
        (real("fewer", date(2025, 5, 1)), None, Finding.OTHER_WAY, Grade.NOT_SUPPORTED),
        (Direction(Evidence.USUAL), None, Finding.NO_CHANGE, Grade.NOT_SUPPORTED),
        (real("more", date(2025, 4, 1)), date(2025, 4, 15), Finding.FITS, Grade.SUPPORTED),
        (real("more", date(2025, 3, 1)), date(2025, 4, 1), Finding.TOO_EARLY, Grade.NOT_SUPPORTED),
        (real("more", None), None, Finding.UNDATED, Grade.TESTED),
        (Direction(Evidence.TOO_FEW, method="few"), None, Finding.UNKNOWN, Grade.CANNOT_BE_KNOWN),
        ("bring a list", None, Finding.UNKNOWN, Grade.CANNOT_BE_KNOWN),
    ],
)
def test_a_test_fits_only_a_real_change_that_way_and_in_time(direction, since, finding, grade):
    found = grade_of([Sign("more", OTHER, since)], {OTHER: direction})
    assert (found.shown[0].finding, found.grade) == (finding, grade)


def test_what_only_stayed_the_same_supports_nothing_by_itself():
    usual = {OTHER: Direction(Evidence.USUAL)}
    assert grade_of([Sign("no change", OTHER)], usual).grade is Grade.TESTED


def test_one_test_that_does_not_fit_is_enough_and_an_open_one_leaves_it_open():
    early = real("more", date(2025, 1, 1))
    signs = [Sign("more", OTHER), Sign("more", THIRD)]
    against = grade_of(signs, {OTHER: early, THIRD: Direction(Evidence.USUAL)})
    unknown = grade_of(signs, {OTHER: early, THIRD: "bring a list"})
    assert (against.grade, unknown.grade) == (Grade.NOT_SUPPORTED, Grade.TESTED)


@pytest.mark.parametrize(
    ("explained", "grade"),
    [
        (Direction(Evidence.USUAL), Grade.NOT_SUPPORTED),
        (real("more", date(2025, 6, 1)), Grade.NOT_SUPPORTED),
        (Direction(Evidence.TOO_FEW), Grade.CANNOT_BE_KNOWN),
        ("bring the returns", Grade.CANNOT_BE_KNOWN),
    ],
)
def test_where_nothing_changed_that_way_there_is_nothing_to_explain(explained, grade):
    fits = {OTHER: real("more", date(2025, 1, 1))}
    assert grade_of([Sign("more", OTHER)], fits, explained).grade is grade
