"""The usual methods, beside which Nearhome's is shown: XmR run rules, a trend line, an arrow.

XmR: the rules of NHSRplotthedots (the NHS-R community, MIT licence): mean line, limits 2.66 mean moving
ranges away (ranges over 3.267 times their mean left out once), 7 points on one side, 7 points rising or
falling, 2 of 3 points near a limit. Trend: least squares over the 60 points, called when |t| > 2.
Arrow: the sign of the change from the year before, as the Local Authority Interactive Tool draws it.
"""

import numpy as np

POINTS = 60
RUN = 7


def xmr(series: np.ndarray) -> np.ndarray:
    """Per series the way (1, -1, 0) of a special cause at the last of the last sixty points."""
    points = series[:, -POINTS:].astype(float)
    ranges = np.abs(np.diff(points, axis=1))
    mean_range = ranges.mean(axis=1, keepdims=True)
    kept = np.where(ranges <= 3.267 * mean_range, ranges, np.nan)
    reach = 2.66 * np.nanmean(kept, axis=1)
    middle = points.mean(axis=1)
    last = points[:, -RUN:] - middle[:, None]
    return _any(
        (last[:, -1] > reach, last[:, -1] < -reach),
        ((np.diff(last, axis=1) > 0).all(axis=1), (np.diff(last, axis=1) < 0).all(axis=1)),
        _two_of_three(last[:, -3:], reach),
        ((last > 0).all(axis=1), (last < 0).all(axis=1)),
    )


def _two_of_three(last: np.ndarray, reach: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    near = reach[:, None] * 2 / 3
    up = ((last > near).sum(axis=1) >= 2) & (last > 0).all(axis=1) & (last[:, -1] > near[:, 0])
    down = ((last < -near).sum(axis=1) >= 2) & (last < 0).all(axis=1) & (last[:, -1] < -near[:, 0])
    return up, down


def _any(*rules: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    up = np.any([each[0] for each in rules], axis=0)
    down = np.any([each[1] for each in rules], axis=0)
    return np.where(up, 1, np.where(down, -1, 0))


def trend(series: np.ndarray) -> np.ndarray:
    """Per series the way of a least-squares line over the last sixty points, 0 unless |t| > 2."""
    points = series[:, -POINTS:].astype(float)
    time = np.arange(points.shape[1]) - (points.shape[1] - 1) / 2
    middle = points - points.mean(axis=1, keepdims=True)
    slope = middle @ time / (time @ time)
    rest = middle - slope[:, None] * time
    error = np.sqrt((rest**2).sum(axis=1) / (points.shape[1] - 2) / (time @ time))
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.where(error > 0, slope / error, 0.0)
    return np.where(found > 2, 1, np.where(found < -2, -1, 0))


def arrow(series: np.ndarray) -> np.ndarray:
    """Per series the sign of the last point less the one twelve before it."""
    return np.sign(series[:, -1].astype(float) - series[:, -13].astype(float)).astype(int)
