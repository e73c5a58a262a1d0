"""How late months grow, from extracts whose counts are worked out by hand."""

from collections.abc import Sequence
from datetime import date

import pytest

from joining_returns import a_return, episode
from nearhome.returns.raw import Return
from nearhome.returns.settling import Revision, growth, unsettled_after


def _extract(as_at: str, starts: Sequence[int], ends: Sequence[int] = ()) -> Return:
    """An extract of 2025-26 with so many starts, and ends, in April, May, June ..."""
    rows = [
        episode(f"{month}-{at}", f"2025-{month + 4:02}-10")
        for month, count in enumerate(starts)
        for at in range(count)
    ]
    rows += [
        episode(f"e{month}-{at}", "2024-05-01", f"2025-{month + 4:02}-12", "E4A", "L")
        for month, count in enumerate(ends)
        for at in range(count)
    ]
    return a_return(2026, as_at=date.fromisoformat(as_at), name=as_at, episodes=rows)


EXTRACTS = [
    _extract("2025-04-30", [5], [2]),
    _extract("2025-05-31", [8, 4], [2, 3]),
    _extract("2025-06-30", [9, 6, 7], [2, 3, 1]),
]


def test_growth_is_measured_month_by_month_after_first_known() -> None:
    assert growth(EXTRACTS) == [
        Revision("starts", 1, 2, 2.5),  # April 5 to 8, May 4 to 6
        Revision("starts", 2, 1, 4.0),  # April 5 to 9
        Revision("ends", 1, 2, 0.0),
        Revision("ends", 2, 1, 0.0),
    ]


def test_fewer_than_three_extracts_measure_nothing_and_mark_nothing() -> None:
    assert growth(EXTRACTS[:2]) == []
    assert growth([*EXTRACTS[:2], _extract("2025-05-31", [8, 5])]) == []
    assert unsettled_after([], date(2025, 5, 31)) is None


def test_of_two_extracts_for_one_date_the_one_added_last_counts() -> None:
    again = [EXTRACTS[0], _extract("2025-05-31", [5, 4]), *EXTRACTS[1:]]
    assert growth(again) == growth(EXTRACTS)


def test_short_breaks_and_x1_are_no_starts_or_ends() -> None:
    def with_more(each: Return) -> Return:
        more = [
            episode("v", "2025-04-02", legal_status="V4"),
            episode("x", "2025-04-02", "2025-04-09", "X1", "P"),
        ]
        rows = [*each.tables["episodes"].to_pylist(), *more]
        return a_return(2026, as_at=each.as_at, name=each.name, episodes=rows)

    assert growth([EXTRACTS[0], *map(with_more, EXTRACTS[1:])]) == growth(EXTRACTS)


def test_an_extract_taken_within_a_month_of_the_end_is_the_first_to_know_it() -> None:
    taken = [_extract("2025-05-29", [5]), _extract("2025-06-28", [6]), _extract("2025-07-30", [6])]
    assert growth(taken)[:2] == [Revision("starts", 1, 2, 0.5), Revision("starts", 2, 1, 1.0)]


def test_a_month_first_known_long_after_is_not_measured() -> None:
    late = [_extract("2025-07-31", [5]), _extract("2025-08-31", [9]), _extract("2025-09-30", [9])]
    assert all(each.mean == 0 for each in growth(late))


@pytest.mark.parametrize(
    ("means", "as_at", "settled"),
    [
        ((0.0, 0.0, 0.0), "2025-10-31", "2025-10-31"),
        ((0.4, 0.4, 0.4), "2025-10-31", "2025-10-31"),
        ((2.5, 2.6, 2.6), "2025-10-31", "2025-09-30"),
        ((1.0, 1.5, 1.5), "2025-10-31", "2025-08-31"),
        ((1.0, 2.0, 3.0), "2025-10-31", "2025-07-31"),
        ((-1.0, -1.0, -1.0), "2025-10-31", "2025-09-30"),
        ((2.0, 2.0, 2.0), "2025-10-20", "2025-08-31"),
        ((2.0, 2.0, 2.0), "2025-02-28", "2025-01-31"),
    ],
)
def test_a_month_is_settled_when_it_grows_by_under_half_a_child_more(
    means: tuple[float, ...], as_at: str, settled: str
) -> None:
    measured = [Revision("starts", later, 4, mean) for later, mean in enumerate(means, 1)]
    measured += [Revision("ends", later, 4, 0.0) for later in (1, 2, 3)]
    assert unsettled_after(measured, date.fromisoformat(as_at)) == date.fromisoformat(settled)
