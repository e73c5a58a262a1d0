"""How far a place lies beyond an authority's boundary.

`outlines.npz` holds a light outline of every upper-tier authority of England on the British National
Grid: `code`, one a ring; `end`, where each ring's points end; `point`, metres. A point is inside when
an odd number of an authority's rings hold it. Source: ONS, counties and unitary authorities 2023, OGL
v3; contains OS data © Crown copyright and database right.
"""

from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

METRES_A_MILE = 1609.3
"""The DfE's mile: metres / 1000 / 1.6093."""


@cache
def outline(authority: str) -> Any:
    """The outline of an authority as a shapely geometry in metres; None when there is none."""
    import shapely

    with files(__package__).joinpath("outlines.npz").open("rb") as file:
        data = np.load(file)
        codes, ends, points = data["code"], data["end"], data["point"]
    starts = np.concatenate(([0], ends[:-1]))
    area = None
    for i in np.flatnonzero(codes == authority):
        ring = shapely.make_valid(shapely.Polygon(points[starts[i] : ends[i]]))
        area = ring if area is None else shapely.symmetric_difference(area, ring)
    if area is not None:
        shapely.prepare(area)
    return area


def miles_beyond(
    authority: str, east: npt.NDArray[np.int32], north: npt.NDArray[np.int32]
) -> npt.NDArray[np.float64] | None:
    """Miles from each point to the nearest point of an authority's outline, 0 inside, unrounded.

    None when no outline is known (a replaced authority).
    """
    import shapely

    area = outline(authority)
    if area is None:
        return None
    metres: npt.NDArray[np.float64] = shapely.distance(area, shapely.points(east, north))
    return metres / METRES_A_MILE
