"""What Nearhome says of generated series at each of twelve month ends: ways and dated months.

A way is 1 (more), -1 (fewer) or 0. Rows are authorities, columns the looks at months 60 to 71.
"""

from collections.abc import Sequence

import numpy as np
from study_generated import BEFORE, MONTHS, YEAR, Generated

from nearhome.signals.annual import yearly_way
from nearhome.signals.flows import judged
from nearhome.signals.histories import share_way
from nearhome.signals.seasonality import season
from nearhome.signals.stocks import StockHistory, expected_change, stock_way

FEWEST = 20
Ways = np.ndarray


def flow(series: Sequence[np.ndarray], *, repeated: bool = False) -> tuple[Ways, Ways]:
    """The ways of monthly events, and the month each call is dated to (-1 for none)."""
    counts = np.array(series, dtype=np.float64)
    found = [_flow_look(counts[:, : look + 1], repeated) for look in range(BEFORE, MONTHS)]
    return np.array([each[0] for each in found]).T, np.array([each[1] for each in found]).T


def _flow_look(counts: np.ndarray, repeated: bool) -> tuple[np.ndarray, np.ndarray]:
    way, since, _, _ = judged(counts, weights(counts), repeated=repeated)
    return way, since


def weights(counts: np.ndarray) -> np.ndarray:
    """The season of each series as the product finds it, month by month; month 0 is a January."""
    dates = [
        np.datetime64("2001-01-01").astype(object).replace(month=1 + m % 12)
        for m in range(counts.shape[1])
    ]
    levels = [season(dates[:-YEAR], list(each[:-YEAR])).level for each in counts]
    return np.array([np.resize(level, counts.shape[1]) for level in levels])


def stock(many: Sequence[Generated], starts: Ways, ends: Ways) -> Ways:
    """The ways of the children at each month end, `starts` and `ends` being those of their flows."""
    return np.array(
        [
            [_stock_look(each, n, (int(starts[row, n]), -int(ends[row, n]))) for n in range(YEAR)]
            for row, each in enumerate(many)
        ]
    )


def _stock_look(each: Generated, n: int, flows: tuple[int, int]) -> int:
    end = BEFORE + n + 1
    history = StockHistory(
        tuple(map(float, each.stock[: end + 1])),
        tuple(map(float, each.starts[:end])),
        tuple(map(float, each.ends[:end])),
    )
    change = float(each.stock[end] - each.stock[end - YEAR])
    return stock_way(expected_change(history).stands_out(change), flows) if abs(change) > 2 else 0


def three_homes(many: Sequence[Generated]) -> Ways:
    """The ways of the share with three or more homes in the year."""
    return np.array(
        [
            [
                _share(each.moved[n + BEFORE - YEAR + 1], each.moved[n + BEFORE - 2 * YEAR + 1])
                for n in range(YEAR)
            ]
            for each in many
        ]
    )


def yearly(many: Sequence[Generated]) -> Ways:
    """The ways of a yearly point: eleven looks at the one of month 59, and the last at the next."""
    return np.array(
        [
            [_yearly(each.yearly[1], each.yearly[0])] * (YEAR - 1)
            + [_yearly(each.yearly[2], each.yearly[1])]
            for each in many
        ]
    )


def _share(now: np.ndarray, before: np.ndarray) -> int:
    if min(now[1], before[1]) < FEWEST or abs(int(now[0]) - int(before[0])) <= 2:
        return 0
    return share_way((int(now[0]), int(now[1])), (int(before[0]), int(before[1])))


def _yearly(now: np.ndarray, before: np.ndarray) -> int:
    if min(now[1], before[1]) < FEWEST or abs(int(now[0]) - int(before[0])) <= 2:
        return 0
    return yearly_way((int(now[0]), int(now[1])), (int(before[0]), int(before[1])))
