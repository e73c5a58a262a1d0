"""Which coordinates a file of areas has: degrees, metres on the British National Grid, or others that are refused.

What the numbers are decides, not what the file says of them; what it says is told where the two differ.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from nearhome.returns.areas.grid import to_grid
from nearhome.returns.errors import ReturnError

Points = npt.NDArray[np.float64]


class System(StrEnum):
    """What the numbers of an outline are."""

    DEGREES = "longitude and latitude"
    SWAPPED = "latitude and longitude"
    GRID = "metres on the British National Grid"
    WEB_MERCATOR = "metres of the web's map projection (EPSG:3857)"
    ABROAD = "degrees outside Great Britain"
    OTHER = "in a projection that is not known"


_WEST_EAST, _SOUTH_NORTH = (-9.0, 3.0), (49.0, 61.5)
_GRID_EAST, _GRID_NORTH = (1_000.0, 700_000.0), (1_000.0, 1_300_000.0)
_WEB_EAST, _WEB_NORTH = (-1_100_000.0, 400_000.0), (6_200_000.0, 8_800_000.0)
_GLOBE = ((-180.0, 180.0), (-90.0, 90.0))

_READ = frozenset({System.DEGREES, System.SWAPPED, System.GRID})
_DEGREES = frozenset({"CRS84", "4326", "4258", "4979", "4937"})
_NATIONAL_GRID = "27700"

MEND = (
    "Export it again as GeoJSON in longitude and latitude (WGS84, EPSG:4326) or on the British National "
    "Grid (EPSG:27700)."
)


def system_of(points: Points) -> System:
    """What the numbers of one outline are, from where they lie; `points` is a row a point, across and up."""
    low, high = points.min(axis=0), points.max(axis=0)

    def within(across: tuple[float, float], up: tuple[float, float]) -> bool:
        return bool(
            across[0] <= low[0] and high[0] <= across[1] and up[0] <= low[1] and high[1] <= up[1]
        )

    if within(_WEST_EAST, _SOUTH_NORTH):
        return System.DEGREES
    if within(_SOUTH_NORTH, _WEST_EAST):
        return System.SWAPPED
    if within(_GRID_EAST, _GRID_NORTH):
        return System.GRID
    if within(_WEB_EAST, _WEB_NORTH):
        return System.WEB_MERCATOR
    return System.ABROAD if within(*_GLOBE) else System.OTHER


def agreed_system(
    file: str, by_feature: Sequence[tuple[int, System]], declared: str | None
) -> System:
    """The one system of all features (number, system). ReturnError when it cannot be read, or they differ."""
    first, system = by_feature[0]
    for number, other in by_feature:
        if other not in _READ:
            raise ReturnError(file, f"Feature {number} has coordinates that are {other}.", MEND)
        if other is not system:
            raise ReturnError(
                file, f"Feature {first} is in {system}, feature {number} in {other}.", MEND
            )
    foreign = declared is not None and declared not in {*_DEGREES, _NATIONAL_GRID}
    if foreign and system is System.GRID:
        # Numbers of this size may be of another grid, the Irish one for instance.
        raise ReturnError(
            file, f"It says that its coordinates are in EPSG:{declared}, which is not read.", MEND
        )
    return system


def declared_in(whole: Mapping[str, Any]) -> str | None:
    """The EPSG number, or CRS84, that a file's `crs` member names; None without one that can be read."""
    crs = whole.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    found = re.search(r"(CRS84|\d{4,6})\s*$", name.upper()) if isinstance(name, str) else None
    return found.group(1) if found else None


def contradicts(system: System, declared: str | None) -> bool:
    """Whether what a file says of its coordinates is not what they are."""
    if declared is None:
        return False
    if system is System.GRID:
        return declared != _NATIONAL_GRID
    return declared not in _DEGREES


def on_grid(points: Points, system: System) -> Points:
    """Points as eastings and northings in metres; their system is one of those that are read."""
    if system is System.GRID:
        return points
    longitude, latitude = points.T if system is System.DEGREES else points.T[::-1]
    return np.column_stack(to_grid(longitude, latitude))
