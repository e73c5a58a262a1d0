"""Which area each point lies in."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from nearhome.returns.areas.reading import Area

NOWHERE = -1


def area_of(
    areas: Sequence[Area], east: npt.NDArray[np.int32], north: npt.NDArray[np.int32]
) -> npt.NDArray[np.int32]:
    """The position in `areas` of the one that holds each point (metres); -1 for none.

    A point on a line belongs to the areas on both sides, one where areas overlap to all of them: the
    first in order has it.
    """
    import shapely

    found = np.full(len(east), NOWHERE, np.int32)
    for at, each in reversed(tuple(enumerate(areas))):
        shapely.prepare(each.outline)
        found[shapely.intersects_xy(each.outline, east, north)] = at
    return found
