"""Scores equal plain sums, and those of a library that others keep."""

import numpy as np
import pytest
import scoringrules
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nearhome.forecast import scores

DRAWS = arrays(np.float64, (3, 7), elements=st.floats(-1000, 1000, width=32))
OUTCOMES = arrays(np.float64, 3, elements=st.floats(-1000, 1000, width=32))


@given(DRAWS, OUTCOMES)
def test_crps_is_the_distance_less_half_the_distance_of_two_draws(
    draws: np.ndarray, happened: np.ndarray
) -> None:
    for row, outcome, score in zip(draws, happened, scores.crps(draws, happened), strict=True):
        apart = [abs(a - b) for i, a in enumerate(row) for j, b in enumerate(row) if i != j]
        slowly = sum(abs(x - outcome) for x in row) / 7 - sum(apart) / len(apart) / 2
        assert score == pytest.approx(slowly, abs=1e-6)


def test_scores_are_those_of_the_library() -> None:
    chance = np.random.default_rng(3)
    draws, happened = chance.normal(400, 30, (50, 200)), chance.normal(400, 40, 50)
    assert scores.crps(draws, happened) == pytest.approx(
        scoringrules.crps_ensemble(happened, draws, estimator="fair")
    )
    low, high = scores.interval(draws, 0.8)
    assert scores.interval_score(low, high, happened, 0.8) == pytest.approx(
        scoringrules.interval_score(happened, low, high, 0.2)
    )
    ends = np.array([scores.interval(draws, share) for share in scores.INTERVALS])
    assert scores.weighted_interval_score(draws, happened) == pytest.approx(
        scoringrules.weighted_interval_score(
            happened,
            np.median(draws, axis=1),
            ends[:, 0].T,
            ends[:, 1].T,
            1 - np.array(scores.INTERVALS),
        )
    )


def test_the_truth_scores_best_and_its_positions_are_even() -> None:
    chance = np.random.default_rng(5)
    level = chance.normal(0, 5, 4000)
    happened = level + chance.normal(0, 1, 4000)
    right = level[:, None] + chance.normal(0, 1, (4000, 100))
    for wrong in (right + 0.5, level[:, None] + 2 * (right - level[:, None]), right * 0.5):
        assert scores.crps(right, happened).mean() < scores.crps(wrong, happened).mean()
        assert (
            scores.weighted_interval_score(right, happened).mean()
            < scores.weighted_interval_score(wrong, happened).mean()
        )
    assert scores.covered(right, happened, 0.8).mean() == pytest.approx(0.8, abs=0.03)
    tenths = np.histogram(scores.position(right, happened, seed=1), 10, (0, 1))[0]
    assert np.all(np.abs(tenths - 400) < 80)


def test_positions_of_ties_are_parted_by_chance_and_the_same_each_time() -> None:
    zeros, none = np.zeros((1000, 10)), np.zeros(1000)
    first = scores.position(zeros, none, seed=2)
    assert 0.45 < first.mean() < 0.55
    assert np.array_equal(first, scores.position(zeros, none, seed=2))


def test_skill_and_its_interval() -> None:
    chance = np.random.default_rng(7)
    base = chance.gamma(5, 1, 600)
    blocks = np.tile(np.arange(100), 6)
    assert scores.skill(base * 0.9, base) == pytest.approx(0.1)
    low, high = scores.resampled_skill(base * 0.9 + chance.normal(0, 1, 600), base, blocks, seed=1)
    assert low < 0.1 < high
    same = scores.resampled_skill(base, base, blocks, seed=1)
    assert same == pytest.approx((0.0, 0.0))


def test_blocks_that_err_together_widen_the_interval() -> None:
    chance = np.random.default_rng(9)
    council = np.repeat(chance.normal(0, 1, 50), 8)
    base = np.full(400, 10.0)
    together = scores.resampled_skill(base + council, base, np.repeat(np.arange(50), 8), seed=1)
    alone = scores.resampled_skill(base + council, base, np.arange(400), seed=1)
    assert together[1] - together[0] > 2 * (alone[1] - alone[0])


@pytest.mark.parametrize(
    ("draws", "happened", "words"),
    [
        (np.ones((2, 5)), np.ones(3), "2 forecasts and 3 outcomes"),
        (np.ones((1, 1)), np.ones(1), "two draws"),
        (np.full((1, 3), np.nan), np.ones(1), "every draw"),
    ],
)
def test_what_cannot_be_scored_is_refused(
    draws: np.ndarray, happened: np.ndarray, words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        scores.crps(draws, happened)
