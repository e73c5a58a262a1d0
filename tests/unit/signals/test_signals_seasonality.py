"""A season is found where there is one, in the right months, and not where there is none."""

from datetime import date

import numpy as np
import pytest

from nearhome.signals.flows import flow_call
from nearhome.signals.seasonality import NO_SEASON, season
from nearhome.signals.series import Months
from nearhome.vocabulary.periods import month_ends

AUTUMN = np.array([0.9, 0.9, 1, 0.8, 0.9, 0.9, 1, 0.4, 1.6, 1.7, 1.4, 0.5])


def dated(count, last=date(2026, 9, 30)):
    return month_ends(last, count)


def with_season(level, seed, months=60, rate=30):
    days = dated(months)
    rates = [rate * level[day.month - 1] for day in days]
    return days, np.random.default_rng(seed).poisson(rates).astype(float)


def test_a_true_season_is_found_in_its_months():
    days, counts = with_season(AUTUMN, 3)
    found = season(days, list(counts))
    assert found.found
    assert {month for month, _ in found.months(0.3)} >= {8, 9, 10}
    assert found.level[9] == pytest.approx(1.7, abs=0.3)
    assert sum(found.level) == pytest.approx(12)


def test_where_there_is_none_about_one_in_a_hundred_is_found():
    found = [season(*with_season(np.ones(12), seed)).found for seed in range(300)]
    assert sum(found) <= 9


def test_too_short_or_empty_has_none():
    days, counts = with_season(AUTUMN, 1, 35)
    assert season(days, list(counts)) == NO_SEASON
    assert season(dated(60), [0.0] * 60) == NO_SEASON


def test_the_shuffle_is_what_a_plain_loop_gives():
    days, counts = with_season(AUTUMN * 0.3 + 0.7, 8)
    rng = np.random.default_rng(1)
    grid = counts.reshape(5, 12)

    def strength(some):
        totals = [sum(year[m] for year in some) for m in range(12)]
        return sum((each - sum(totals) / 12) ** 2 for each in totals)

    shuffled = [strength([rng.permutation(year) for year in grid]) for _ in range(2000)]
    doubt = sum(each >= strength(grid) for each in shuffled) / 2000
    assert season(days, list(counts)).doubt == pytest.approx(doubt, abs=0.02)


def test_a_season_is_not_taken_for_a_change():
    days, counts = with_season(AUTUMN, 5, 80, 40)
    for stop in range(60, 81):
        assert flow_call(Months(days[:stop], tuple(counts[:stop]))).way == 0
