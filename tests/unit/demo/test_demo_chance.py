"""Draws repeat by seed and name, and follow their weights."""

from collections import Counter
from datetime import date
from statistics import median

from nearhome.demo.chance import Chance
from nearhome.demo.parameters import Length


def test_a_stream_repeats_and_its_name_sets_it_apart():
    def draws(*name: int) -> list[float]:
        return [Chance(5, *name).share() for _ in range(3)]

    assert draws(1) == draws(1)
    assert draws(1) != draws(2)
    assert draws(1) != draws(1, 1)


def test_picks_follow_the_weights():
    chance = Chance(11)
    drawn = Counter(chance.pick({"a": 3, "b": 1, "never": 0}) for _ in range(4000))
    assert drawn["never"] == 0
    assert 0.71 < drawn["a"] / 4000 < 0.79


def test_durations_have_the_median_asked_for():
    chance = Chance(12)
    days = [chance.days(Length(median=100, spread=0.8)) for _ in range(3000)]
    assert min(days) >= 1
    assert 92 < median(days) < 108


def test_days_fall_in_their_span_ends_included():
    chance = Chance(13)
    drawn = {chance.day(date(2024, 2, 27), date(2024, 3, 1)) for _ in range(200)}
    assert drawn == {date(2024, 2, 27), date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1)}
    assert chance.day(date(2024, 3, 1), date(2024, 2, 1)) == date(2024, 3, 1)
