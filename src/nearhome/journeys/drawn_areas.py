"""A council's areas as outlines for a small map: simplified together, in miles, each with its middle."""

from typing import Any

import numpy as np

from nearhome.results.where import Outline, Ring
from nearhome.returns.areas.reading import AreaFile
from nearhome.returns.outlines import METRES_A_MILE

ACROSS = 580.0
"""About so many points a map is wide: finer than half of one nothing can be seen."""

SMALLEST_PART = 4.0
"""Parts of an area (islands, slivers) of fewer square points are left out, but for its largest."""


def outlines(areas: AreaFile) -> tuple[Outline, ...]:
    """The outline of each area, in the file's order, from the south-west corner of them all."""
    import shapely

    whole = np.array([each.outline for each in areas.areas], dtype=object)
    west, south, east, north = shapely.total_bounds(whole)
    point = max(east - west, north - south) / ACROSS
    return tuple(
        _outline(name, simple, (west, south), point)
        for name, simple in zip(areas.names, _simplified(whole, point / 2), strict=True)
    )


def _simplified(whole: Any, metres: float) -> Any:
    """Lines that two areas share stay shared, where the areas neither overlap nor gape."""
    import shapely

    if shapely.coverage_is_valid(whole):
        simple = shapely.coverage_simplify(whole, metres)
    else:
        simple = shapely.simplify(whole, metres, preserve_topology=True)
    return np.where(shapely.is_empty(simple), whole, simple)


def _outline(name: str, area: Any, corner: tuple[float, float], point: float) -> Outline:
    import shapely

    parts = sorted(shapely.get_parts(area), key=shapely.area, reverse=True)
    kept = [
        each
        for n, each in enumerate(parts)
        if n == 0 or shapely.area(each) >= SMALLEST_PART * point**2
    ]
    middle = shapely.get_coordinates(shapely.maximum_inscribed_circle(parts[0], point))[0]
    rings = [ring for part in kept for ring in shapely.get_rings(shapely.orient_polygons(part))]
    return Outline(
        name,
        tuple(_in_miles(shapely.get_coordinates(ring), corner) for ring in rings),
        _in_miles(np.array([middle]), corner)[0],
    )


def _in_miles(points: Any, corner: tuple[float, float]) -> Ring:
    found = (points - np.array(corner)) / METRES_A_MILE
    return tuple((float(x), float(y)) for x, y in found.round(4).tolist())
