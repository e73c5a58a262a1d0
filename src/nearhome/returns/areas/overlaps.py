"""Where outlines lie on each other, and what they leave out between them; both in square miles."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from nearhome.returns.outlines import METRES_A_MILE

SLIVER = 0.01
"""Square miles below which an overlap or a gap is how two lines were drawn, and nobody lives there."""

_SQUARE_MILE = METRES_A_MILE**2


def overlaps(outlines: Any) -> Iterator[tuple[int, int, float]]:
    """The pairs of outlines that lie on each other by more than a sliver, the first in order first."""
    import shapely

    tree = shapely.STRtree(outlines)
    ones, others = tree.query(outlines, predicate="intersects")
    for one, other in sorted(zip(ones.tolist(), others.tolist(), strict=True)):
        if one < other:
            miles = (
                shapely.area(shapely.intersection(outlines[one], outlines[other])) / _SQUARE_MILE
            )
            if miles > SLIVER:
                yield one, other, float(miles)


def gaps(outlines: Any) -> list[float]:
    """The size of each gap that all outlines together enclose, holes of one area among them; the largest first."""
    import shapely

    whole = shapely.union_all(outlines)
    parts = shapely.get_parts(whole)
    rings = [ring for part in parts for ring in shapely.get_rings(part)[1:]]
    sizes = shapely.area(shapely.polygons(rings)) / _SQUARE_MILE if rings else np.array([])
    return sorted((float(each) for each in sizes if each > SLIVER), reverse=True)
