"""When babies are born beside the day they come: at most 7 days before, some 8 to 28, the rest any day of the year."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from nearhome.demo.births import Person, narrowed
from nearhome.demo.chance import Chance

CAME = date(2025, 6, 1)


def ages(number: int, **narrower: date) -> list[int]:
    """The days that so many babies are old when they come."""
    chance = Chance(7, 1)
    found = []
    for each in range(number):
        earliest, latest = narrowed(chance, CAME, 0, separated=False)
        latest = narrower.get("latest", latest)
        stays: Any = [SimpleNamespace(entry=CAME)]
        person = Person(each, False, min(earliest, latest), latest, 0, stays)
        found.append((CAME - person.settle(chance, 0.0)).days)
    return found


def test_some_are_a_few_weeks_old_and_most_are_days_or_months() -> None:
    found = ages(4000)
    assert min(found) == 0
    assert 340 < max(found) < 366
    shares = [sum(low <= days <= high for days in found) / 4000 for low, high in ((0, 7), (8, 28), (29, 365))]  # fmt: skip
    assert 0.40 < shares[0] < 0.47
    assert 0.09 < shares[1] < 0.15
    assert set(range(8, 29)) <= set(found)
    assert all(any(low <= days < low + 30 for days in found) for low in range(30, 330, 30))


def test_a_birth_stays_within_what_the_years_asked_for() -> None:
    latest = date(2025, 1, 10)
    assert all(days >= (CAME - latest).days for days in ages(500, latest=latest))
