"""Months at risk equal a count day by day; what is not yet known changes nothing; no day is lost."""

from dataclasses import fields
from datetime import date

import numpy as np
import pytest
from exposures_slowly import counted_slowly
from invented_history import AS_AT, YEARS, invented, rows

from nearhome.forecast.exposures import exposures
from nearhome.forecast.history import FAR, UNKNOWN, History, covered_by, from_rows
from nearhome.forecast.states import MONTH_DAYS


@pytest.mark.parametrize("seed", range(1, 7))
@pytest.mark.parametrize(("on", "half_life"), [(AS_AT, 36.0), (date(2023, 9, 30), 12.0)])
def test_months_and_events_are_those_counted_day_by_day(
    seed: int, on: date, half_life: float
) -> None:
    years = YEARS if seed % 2 else (2021, 2022, 2024, 2025, 2026, 2027)
    known = invented(seed, years=years).as_known_at(on)
    fast, slow = exposures(known, on, half_life), counted_slowly(known, on, half_life)
    for field in fields(fast):
        table = getattr(fast, field.name)
        slowly = np.zeros_like(table)
        for cell, count in slow[field.name].items():
            slowly[cell] = count
        assert table == pytest.approx(slowly, abs=1e-4, rel=2e-4), field.name


@pytest.mark.parametrize("seed", range(1, 6))
def test_no_day_is_lost_and_no_child_changes_another(seed: int) -> None:
    history = invented(seed)
    found = exposures(history, AS_AT, 1e9)
    days = sum(
        max(0, min(u, e, last + 1) - max(s, first))
        for s, u, e in zip(history.start, history.until, history.eighteenth, strict=True)
        for first, last in history.covered
    )
    assert found.leaving_months.sum() * MONTH_DAYS == pytest.approx(days, rel=1e-6)
    assert found.moving_months.sum() == pytest.approx(found.leaving_months.sum())
    assert found.went.sum() == pytest.approx(found.moved.sum())
    both = rows(seed, 40) + [(f"x{r[0]}", *r[1:]) for r in rows(seed + 100, 5)]
    alone = from_rows([(f"x{r[0]}", *r[1:]) for r in rows(seed + 100, 5)], history.covered)
    together = exposures(from_rows(both, history.covered), AS_AT, 36.0)
    apart = [exposures(each, AS_AT, 36.0) for each in (history, alone)]
    for field in fields(together):
        parts = sum(getattr(each, field.name) for each in apart)
        assert getattr(together, field.name) == pytest.approx(parts)


@pytest.mark.parametrize("seed", range(1, 6))
def test_what_was_known_then_is_what_a_history_told_then_would_hold(seed: int) -> None:
    on = date(2024, 3, 31)
    then = invented(seed).as_known_at(on)
    told = []
    for row in rows(seed, 40):
        if row[6] > on:
            continue
        ended = row[7] <= on
        last = not any(
            r[0] == row[0] and r[4] == row[4] and row[6] < r[6] <= on for r in rows(seed, 40)
        )
        told.append(
            (
                *row[:7],
                row[7] if ended else date(2999, 12, 31),
                last,
                *row[9:15],
                row[15] if ended else None,
                row[16],
            )
        )
    other = from_rows(told, covered_by([y for y in YEARS if y <= 2024], on))
    assert other.covered == then.covered
    here, there = exposures(then, on, 36.0), exposures(other, on, 36.0)
    for field in fields(here):
        assert getattr(here, field.name) == pytest.approx(getattr(there, field.name)), field.name
    assert len(then.here(on)) == len(other.here(on)) > 0


def test_a_temporary_absence_is_no_stay_and_a_change_of_class_is() -> None:
    born, adult = date(2015, 1, 1), date(2033, 1, 1)

    def row(
        day: date, until: date, placement: int, place: str, closes: bool, reason: str | None
    ) -> tuple:  # type: ignore[type-arg]
        temporary = place[0] == "T"
        return ("c", born, False, None, 0, True, day, until, closes, placement, temporary, place, "PR1", "IN", 20.1, reason, adult)  # fmt: skip

    told = [
        row(date(2025, 5, 1), date(2025, 6, 1), 0, "U6", False, "X1"),
        row(date(2025, 6, 1), date(2025, 6, 8), 0, "T3", False, "X1"),
        row(date(2025, 6, 8), date(2025, 7, 1), 0, "U6", False, "X1"),
        row(date(2025, 7, 1), date(2025, 9, 1), 0, "U4", False, "X1"),
        row(date(2025, 9, 1), date(2025, 12, 1), 0, "A3", False, "X1"),
        row(date(2025, 12, 1), date(2026, 2, 1), 1, "A4", True, "E11"),
    ]
    history = from_rows(told, covered_by([2026], date(2026, 3, 31)))
    assert [date.fromordinal(int(day)) for day in history.start] == [
        date(2025, 5, 1), date(2025, 9, 1), date(2025, 12, 1),
    ]  # fmt: skip
    assert history.kind.tolist() == [1, 8, 8]
    assert history.route.tolist() == [UNKNOWN, UNKNOWN, 2]
    assert history.far.tolist() == [1, 1, 1]


def test_returns_cover_what_they_are_of() -> None:
    assert covered_by([2024, 2022, 2023, 2026], date(2025, 9, 30)) == (
        (date(2021, 4, 1).toordinal(), date(2024, 3, 31).toordinal()),
        (date(2025, 4, 1).toordinal(), date(2025, 9, 30).toordinal()),
    )
    assert isinstance(from_rows([], ()), History)
    assert len(from_rows([], ())) == 0
    assert AS_AT.toordinal() < FAR
