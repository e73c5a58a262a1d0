"""The two engines hold each other, a slow third one, and what no forecast may break."""

import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from analytic_slowly import Slowly
from invented_history import AS_AT, invented

from nearhome.forecast.analytic import Expected, expected
from nearhome.forecast.draws import Draws, Here
from nearhome.forecast.fitting import children_here, drawn, fitted
from nearhome.forecast.individual import NO_LIMIT, Places, Prices, futures
from nearhome.forecast.parameters import Parameters
from nearhome.forecast.states import CLASSES, NOT_BEFORE_16

MONTHS, DRAWS = 36, 20


@cache
def _made(seed: int = 1, months: int = MONTHS, draws: int = DRAWS) -> tuple[Draws, Here]:
    asked = Parameters(months=months, draws=draws, seed=seed)
    found = fitted(invented(seed, 300), AS_AT, asked)
    return drawn(found, asked), children_here(found, months)


def _keys(children: Here) -> np.ndarray:
    return np.arange(len(children))


def test_the_analytic_engine_is_what_its_words_say() -> None:
    draws, children = _made(2, 14, 3)
    some = Here(*(getattr(children, name)[:25] for name in Here.__slots__))
    found = expected(draws, some)
    for draw in range(3):
        slow = Slowly(draws, some, draw)
        for (month, age, kind), held in slow.stock.items():
            fast = found.stock[draw, month, age, kind].sum()
            assert fast == pytest.approx(held, abs=2e-4), (month, age, kind)
        assert found.total[draw] == pytest.approx(slow.total, rel=1e-4)
        assert found.by_class[draw] == pytest.approx(np.array(slow.by_class), rel=1e-3, abs=1e-4)
        assert found.left[draw] == pytest.approx(np.array(slow.left), rel=1e-3, abs=1e-4)
        assert found.moved[draw] == pytest.approx(slow.moved, rel=1e-3, abs=1e-4)


def test_both_engines_agree_to_the_error_of_chance() -> None:
    """Means within 4.5 standard errors and variances within 15 per cent, for the total, each class and age band."""
    draws, children = _made()
    replicates = 6000
    exact, drawn_ones = (
        expected(draws, children),
        futures(draws, children, _keys(children), replicates, 3),
    )
    stock = exact.stock.sum(axis=4)
    for month in (0, 5, 11, 23, 35):
        held = stock[:, month]
        pairs = [
            (held.sum(axis=(1, 2)), exact.total[:, month], drawn_ones.total[:, month]),
            *(
                (
                    held.sum(axis=1)[:, n],
                    exact.by_class[:, month, n],
                    drawn_ones.by_class[:, month, n],
                )
                for n in range(len(CLASSES))
            ),
            *(
                (held.sum(axis=2)[:, n], exact.by_age[:, month, n], drawn_ones.by_age[:, month, n])
                for n in range(5)
            ),
        ]
        for means, variances, counted in pairs:
            variance = variances.mean() + means.var()
            error = np.sqrt(variance / replicates)
            assert abs(counted.mean() - means.mean()) < 4.5 * error + 1e-4
            assert counted.var() == pytest.approx(variance, rel=0.15, abs=0.02)
    for events, counted in (
        (exact.left, drawn_ones.left),
        (exact.moved, drawn_ones.moved),
        (exact.came, None),
    ):
        if counted is not None:
            assert counted.mean(axis=0) == pytest.approx(events.mean(axis=0), rel=0.1, abs=0.12)
    assert drawn_ones.came.mean() == pytest.approx(exact.came.sum(axis=2).mean(), rel=0.03)


def test_children_are_conserved_every_month_of_every_draw() -> None:
    draws, children = _made()
    exact = expected(draws, children)
    total = exact.stock.sum(axis=(2, 3, 4))
    before = np.hstack([np.full((DRAWS, 1), float(len(children))), total[:, :-1]])
    assert before + exact.came.sum(axis=2) - exact.left.sum(axis=2) == pytest.approx(
        total, abs=2e-3
    )
    found = futures(draws, children, _keys(children), 200, 5)
    before = np.hstack([np.full((200, 1), len(children)), found.total[:, :-1]])
    assert np.array_equal(before + found.came - found.left.sum(axis=2), found.total)
    assert np.array_equal(found.by_age.sum(axis=2), found.total)
    assert np.array_equal(found.by_stream.sum(axis=2), found.total)


def test_nobody_is_placed_where_none_may_be_before_16() -> None:
    draws, children = _made()
    assert not draws.went[:, 0, :, NOT_BEFORE_16].any()
    assert not draws.began_in[:, :, :-1, NOT_BEFORE_16].any()
    assert draws.went.sum(axis=3) == pytest.approx(1.0)
    assert draws.began_in.sum(axis=3) == pytest.approx(1.0)
    assert draws.entry_ages.sum(axis=2) == pytest.approx(1.0)
    assert len(children) > 50


def test_the_order_of_children_changes_nothing() -> None:
    draws, children = _made()
    turned = np.random.default_rng(1).permutation(len(children))
    other = Here(*(getattr(children, name)[turned] for name in Here.__slots__))
    one, two = expected(draws, children), expected(draws, other)
    assert one.stock == pytest.approx(two.stock, abs=1e-3)
    plain, mixed = (
        futures(draws, each, keys, 100, 7)
        for each, keys in ((children, _keys(children)), (other, turned))
    )
    assert np.array_equal(plain.by_class, mixed.by_class)
    assert np.array_equal(plain.left, mixed.left)


def test_the_same_seed_gives_the_same_bytes_on_any_number_of_cores() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import os; os.cpu_count = lambda: int(sys.argv[2]);"
        "from test_forecast_engines import _made, _keys; import hashlib;"
        "from nearhome.forecast.analytic import expected; from nearhome.forecast.individual import futures;"
        "d, c = _made(); e = expected(d, c); f = futures(d, c, _keys(c), 60, 9);"
        "print(hashlib.sha256(e.stock.tobytes() + f.by_class.tobytes() + f.weekly.tobytes()).hexdigest())"
    )
    here = str(Path(__file__).parent)
    said = [
        subprocess.run(
            [sys.executable, "-c", code, here, cores], check=True, capture_output=True
        ).stdout
        for cores in ("1", "3")
    ]
    assert said[0] == said[1]


def test_doubling_those_who_come_doubles_the_long_run() -> None:
    draws, children = _made(1, 60, 4)
    nobody = Here(*(getattr(children, name)[:0] for name in Here.__slots__))
    steady = replace(
        draws,
        entries=np.full_like(draws.entries, 3.0),
        pace_leaving=np.ones_like(draws.pace_leaving),
        pace_moving=np.ones_like(draws.pace_moving),
    )
    once, twice = (expected(replace(steady, entries=steady.entries * n), nobody) for n in (1, 2))
    assert twice.stock == pytest.approx(2 * once.stock, rel=1e-4, abs=1e-4)
    assert once.stock[:, -1].sum() > 0


def test_more_who_come_is_more_in_every_replicate() -> None:
    """Common chance: a scenario with a tenth more entries never has fewer come."""
    draws, children = _made()
    more = replace(draws, entries=draws.entries * 1.1)
    one, two = (futures(each, children, _keys(children), 200, 11) for each in (draws, more))
    assert (two.came >= one.came).all()
    apart = futures(more, children, _keys(children), 200, 12)
    together = np.var(two.total[:, -1] - one.total[:, -1])
    assert together < np.var(apart.total[:, -1] - one.total[:, -1]) / 3


def _places(months: int, own_homes: int) -> Places:
    most = np.full((len(CLASSES), months), NO_LIMIT)
    most[3] = own_homes
    instead = np.full((len(CLASSES), len(CLASSES)), NO_LIMIT)
    instead[3, 0] = 4
    return Places(most, instead)


def test_a_full_home_takes_nobody_and_who_is_turned_away_is_counted() -> None:
    draws, children = _made()
    free = futures(draws, children, _keys(children), 200, 13)
    assert not free.unmet.any()
    now = int((children.kind == 3).sum())
    full = futures(draws, children, _keys(children), 200, 13, _places(MONTHS, now))
    assert (full.by_class[:, :, 3] <= now).all()
    assert full.unmet.any()
    assert (full.unmet <= full.moved + full.came).all()
    roomy = futures(draws, children, _keys(children), 200, 13, _places(MONTHS, 10_000))
    assert np.array_equal(roomy.by_class, free.by_class)


def test_a_price_is_kept_while_a_home_lasts_and_costs_add_up() -> None:
    draws, children = _made()
    still = replace(
        draws, moving=draws.moving * 0, leaving=draws.leaving * 1e-9, entries=draws.entries * 1e-9
    )
    young = np.flatnonzero(children.adult_step > MONTHS)
    some = Here(*(getattr(children, name)[young] for name in Here.__slots__))
    prices = Prices(np.log(np.linspace(500, 5000, len(CLASSES))), np.full(len(CLASSES), 0.3))
    found = futures(still, some, _keys(some), 400, 15, prices=prices)
    assert (found.weekly == found.weekly[:, :1]).all()
    count = np.bincount(some.kind, minlength=len(CLASSES))
    wanted = count * np.exp(prices.log_mean + 0.3**2 / 2)
    assert found.weekly[:, 0].mean(axis=0) == pytest.approx(wanted, rel=0.08)
    assert not futures(still, some, _keys(some), 5, 15).weekly.any()


def test_keys_must_be_theirs_alone() -> None:
    draws, children = _made()
    with pytest.raises(ValueError, match="key of its own"):
        futures(draws, children, np.zeros(len(children), dtype=np.int64), 2, 1)


def test_expected_has_one_row_a_draw() -> None:
    draws, children = _made()
    found = expected(draws, children)
    assert isinstance(found, Expected)
    assert found.stock.shape[:2] == (DRAWS, MONTHS)
    one = Draws(*(getattr(draws, name)[3:4] for name in Draws.__slots__))
    assert expected(one, children).stock[0] == pytest.approx(found.stock[3], abs=1e-4)
