"""The annual forecast against plain sums, against itself in another order, and against series made by a known rule."""

import math
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from nearhome.forecast.annual.national import carried, england_moves, england_spread
from nearhome.forecast.annual.panel import Panel
from nearhome.forecast.annual.pool import annual_forecast, pooled, spread_of
from nearhome.forecast.annual.rules import RULES
from nearhome.forecast.annual.stock_flow import stock_flow
from nearhome.forecast.annual.wandering import entries, leaving, level, wandering
from nearhome.forecast.constants import constants, monthly_persistence, monthly_shock
from nearhome.journeys.published_panel import published_panel

LEVELS = (0.1, 0.25, 0.5, 0.75, 0.9)


def _invented(seed: int, areas: int = 120, years: int = 15, persistence: float = 0.7) -> Panel:
    """Entries and leaving wander about each authority's mean with a known persistence and spread (0.05, 0.02)."""
    chance = np.random.default_rng(seed)
    own, rate = chance.normal(4.8, 0.6, areas), np.log(0.4)
    high, fast = chance.normal(0, 0.05**0.5, areas), chance.normal(0, 0.02**0.5, areas)
    stock = np.exp(own) / 0.4
    tables: list[list[np.ndarray]] = [[], [], []]
    for _ in range(years):
        high = high * persistence + chance.normal(0, (0.05 * (1 - persistence**2)) ** 0.5, areas)
        fast = fast * persistence + chance.normal(0, (0.02 * (1 - persistence**2)) ** 0.5, areas)
        started = chance.poisson(np.exp(own + high)).astype(float)
        ceased = np.minimum(chance.poisson(np.exp(rate + fast) * stock), stock + started - 1)
        stock = stock + started - ceased
        for table, each in zip(tables, (stock, started, ceased), strict=True):
            table.append(each.copy())
    names = tuple(f"E{n:08}" for n in range(areas))
    children, came, left = (np.array(table).T for table in tables)
    return Panel(names, 2011, children, came, left)


def _small() -> Panel:
    rows = [[100, 104, 110, 108, 115, 120], [50, 50, 49, 52, 51, 50]]
    came = [[40, 42, 45, 38, 47, 44], [20, 21, 18, 24, 19, 20]]
    left = [[38, 38, 39, 40, 40, 39], [20, 21, 19, 21, 20, 21]]
    return Panel(
        ("E06000001", "E06000002"), 2020, *(np.array(t, float) for t in (rows, came, left))
    )


def test_the_simple_rules_by_hand() -> None:
    panel = _small()
    drift = (120 - 110) / 3
    assert RULES["last value"](panel, 2)[0] == pytest.approx([120, 120])
    assert RULES["drift"](panel, 2)[0] == pytest.approx([120 + drift, 120 + 2 * drift])
    assert RULES["damped trend"](panel, 2)[0] == pytest.approx(
        [120 + 0.7 * drift, 120 + (0.7 + 0.49) * drift]
    )
    line = np.polyfit(range(5), [104, 110, 108, 115, 120], 1)
    assert RULES["linear"](panel, 2)[0] == pytest.approx(np.polyval(line, [5, 6]))


def test_carried_by_england_fades() -> None:
    panel = _small()
    moved = math.log(170 / 166)
    assert england_moves(panel)[-1] == pytest.approx(moved)
    assert carried(panel, 2)[1] == pytest.approx(
        [50 * math.exp(0.8 * moved), 50 * math.exp(1.44 * moved)]
    )
    changes = np.std(np.diff(england_moves(panel)))
    assert england_spread(panel, 1) == pytest.approx(changes)
    assert england_spread(panel, 2) == pytest.approx(changes * math.hypot(1, 1.8))


def test_stock_and_flow_by_a_plain_loop() -> None:
    panel = _invented(1)
    came, left = entries(panel), leaving(panel)
    how_in, how_out = wandering(*came), wandering(left[0][:, 1:], left[1][:, 1:])
    found = stock_flow(panel, 3)
    for area in (0, 17, 119):
        stock = panel.children[area, -1]
        stands = [
            _filtered(logs[area], chance[area], how)
            for (logs, chance), how in ((came, how_in), (left, how_out))
        ]
        for year in range(3):
            (own_in, above_in), (own_out, above_out) = stands
            arrive = math.exp(own_in + above_in * how_in.persistence ** (year + 1))
            rate = math.exp(own_out + above_out * how_out.persistence ** (year + 1))
            after = (stock + arrive - rate * stock / 2) / (1 + rate / 2)
            assert after - stock == pytest.approx(arrive - rate * (stock + after) / 2)
            stock = after
            assert found[area, year] == pytest.approx(stock)


def _filtered(logs, chance, how) -> tuple[float, float]:  # type: ignore[no-untyped-def]
    """Kalman's filter, one number at a time, over the last five years."""
    own = sum(logs[-5:]) / 5
    above, variance = 0.0, how.spread
    for log, counting in zip(logs[-5:], chance[-5:], strict=True):
        above *= how.persistence
        variance = variance * how.persistence**2 + how.spread * (1 - how.persistence**2)
        gain = variance / (variance + counting + how.alone)
        above += gain * (log - own - above)
        variance *= 1 - gain
    return own, above


def test_a_known_wandering_is_found_again() -> None:
    found = [wandering(*entries(_invented(seed, 400))) for seed in range(1, 6)]
    assert np.mean([each.persistence for each in found]) == pytest.approx(0.7, abs=0.08)
    assert np.mean([each.spread + each.alone for each in found]) == pytest.approx(0.05, rel=0.2)


def test_a_level_is_nearer_to_its_own_mean_where_few_are_counted() -> None:
    how = wandering(*entries(_invented(1)))
    logs = np.array([[3.0, 3.0, 3.0, 3.0, 4.0], [3.0, 3.0, 3.0, 3.0, 4.0]])
    counting = np.array([[0.5] * 5, [0.001] * 5])
    few, many = level(logs, counting, how, 5).above
    assert 0 < few < many < 0.8


def test_intervals_hold_what_they_say_where_the_rule_is_known() -> None:
    inside = []
    for seed in range(1, 9):
        panel = _invented(seed)
        for ahead in (1, 3):
            made = annual_forecast(panel.until(2025 - ahead), ahead, LEVELS).quantiles[:, -1]
            happened = panel.of(2025)
            inside.append(np.mean((made[:, 0] <= happened) & (happened <= made[:, -1])))
    assert np.mean(inside) == pytest.approx(0.8, abs=0.06)


def test_the_order_of_authorities_changes_nothing() -> None:
    panel = _invented(4)
    turned = np.random.default_rng(1).permutation(len(panel.areas))
    other = Panel(
        tuple(panel.areas[n] for n in turned),
        panel.first_year,
        *(table[turned] for table in (panel.children, panel.started, panel.ceased)),
    )
    one, two = (annual_forecast(each, 3, LEVELS) for each in (panel, other))
    for area in panel.areas[:5]:
        assert one.of(area) == pytest.approx(two.of(area))


def test_later_years_change_no_forecast_made_before_them() -> None:
    panel = _invented(5)
    later = panel.children.copy()
    later[:, -1] *= 3
    other = Panel(panel.areas, panel.first_year, later, panel.started, panel.ceased)
    assert np.array_equal(
        annual_forecast(panel.until(2024), 2, LEVELS).quantiles,
        annual_forecast(other.until(2024), 2, LEVELS).quantiles,
    )


def test_a_small_authority_has_wider_intervals() -> None:
    spread = spread_of(_invented(6), 1)
    wide = spread.quantiles(LEVELS, np.array([40.0, 400.0]))
    assert wide[0, -1] > 1.3 * wide[1, -1] > 0
    assert wide[:, 0] == pytest.approx(-wide[:, -1])


def test_an_authority_without_flows_or_years_is_forecast_from_the_rest() -> None:
    panel = _invented(7)
    started = panel.started.copy()
    started[3] = np.nan
    children = panel.children.copy()
    children[4, :10] = np.nan
    children[5, -1] = np.nan
    gaps = Panel(panel.areas, panel.first_year, children, started, panel.ceased)
    made = annual_forecast(gaps, 2, LEVELS)
    assert np.isnan(stock_flow(gaps, 2)[3]).all()
    assert not np.isnan(made.of(panel.areas[3])).any()
    assert not np.isnan(made.of(panel.areas[4])).any()
    assert np.isnan(made.of(panel.areas[5])).all()
    with pytest.raises(KeyError):
        made.of("E99999999")


def test_too_few_years_are_refused() -> None:
    panel = _invented(8, areas=20)
    assert pooled(panel.until(2012), 1).shape == (20, 1)
    with pytest.raises(ValueError, match="0 past errors"):
        annual_forecast(panel.until(2012), 1, LEVELS)
    with pytest.raises(ValueError, match="not within 2011 to 2025"):
        panel.until(2010)
    with pytest.raises(ValueError, match="cannot hold"):
        Panel(("a",), 2011, panel.children, panel.started, panel.ceased)


def test_the_constants_that_ship() -> None:
    held = constants()
    assert "145 authorities" in held.source
    for how in (held.entries, held.leaving):
        assert monthly_persistence(how) ** 12 == pytest.approx(how.persistence)
        after = how.spread * monthly_persistence(how) ** 2 + monthly_shock(how) ** 2
        assert after == pytest.approx(how.spread)
    assert 0.5 < held.entries.persistence < 0.9
    assert 0.1 < held.entries.shock < 0.2


def test_the_constants_are_what_the_published_years_give() -> None:
    script = Path(__file__).parents[3] / "scripts" / "build_forecast_constants.py"
    subprocess.run([sys.executable, str(script), "--check"], check=True)


def test_the_published_panel_is_every_authority_and_its_symbols_are_unknown() -> None:
    every, whole = published_panel(), published_panel(whole=True)
    assert whole.last_year == 2025
    assert len(whole.areas) >= 144
    assert not np.isnan(whole.children).any()
    assert set(whole.areas) < set(every.areas)
    assert published_panel(("E06000059",)).children[0, -6:] == pytest.approx(
        [476, 450, 450, 433, 447, 437]
    )
    with pytest.raises(ValueError, match="E99999999"):
        published_panel(("E99999999",))
