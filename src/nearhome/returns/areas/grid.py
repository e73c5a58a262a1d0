"""Longitude and latitude (WGS84, which a GeoJSON has) as metres on the British National Grid.

The steps and constants are those of the Ordnance Survey's *A guide to coordinate systems in Great
Britain*: latitude and longitude to earth-centred coordinates (annex B), the seven-parameter Helmert
transformation from WGS84 to OSGB36 (6.6), back to latitude and longitude on the Airy 1830 ellipsoid, and
the transverse Mercator projection of the National Grid (annex C). The projection is exact
to a millimetre; the Helmert step is not: on the Survey's forty test points of its exact transformation (OSTN15)
it is out by 2 metres on average and by 5 at most. A postcode's own point is no better known.
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

WGS84 = (6_378_137.0, 6_356_752.314_2)
AIRY_1830 = (6_377_563.396, 6_356_256.909)
"""The longer and shorter half-axis of an ellipsoid, in metres."""

_SHIFT = (-446.448, 125.157, -542.060)
_TURN = tuple(np.radians(seconds / 3600) for seconds in (-0.1502, -0.2470, -0.8421))
_SCALE = 20.4894e-6
"""From WGS84 to OSGB36: metres, radians about each axis, and by how much longer."""

_ORIGIN = (np.radians(49.0), np.radians(-2.0))
_FALSE_ORIGIN = (400_000.0, -100_000.0)
_ON_CENTRE = 0.999_601_271_7
_ROUNDS = 10
"""Rounds after which the latitude stands still to far less than a millimetre."""


def to_grid(longitude: Floats, latitude: Floats) -> tuple[Floats, Floats]:
    """Eastings and northings in metres of points in degrees on WGS84."""
    return projected(*_on_airy(np.radians(longitude), np.radians(latitude)))


def projected(longitude: Floats, latitude: Floats) -> tuple[Floats, Floats]:
    """Eastings and northings in metres of points in radians on the Airy 1830 ellipsoid."""
    major, minor = AIRY_1830
    squared = 1 - minor**2 / major**2
    sin, cos, tan = np.sin(latitude), np.cos(latitude), np.tan(latitude)
    across = major * _ON_CENTRE / np.sqrt(1 - squared * sin**2)
    along = across * (1 - squared) / (1 - squared * sin**2)
    ratio = across / along - 1
    away = longitude - _ORIGIN[1]
    north = (
        _arc(latitude)
        + _FALSE_ORIGIN[1]
        + across / 2 * sin * cos * away**2
        + across / 24 * sin * cos**3 * (5 - tan**2 + 9 * ratio) * away**4
        + across / 720 * sin * cos**5 * (61 - 58 * tan**2 + tan**4) * away**6
    )
    east = (
        _FALSE_ORIGIN[0]
        + across * cos * away
        + across / 6 * cos**3 * (across / along - tan**2) * away**3
        + across
        / 120
        * cos**5
        * (5 - 18 * tan**2 + tan**4 + 14 * ratio - 58 * tan**2 * ratio)
        * away**5
    )
    return east, north


def _arc(latitude: Floats) -> Floats:
    """The length along the meridian from the true origin, in metres."""
    major, minor = AIRY_1830
    n = (major - minor) / (major + minor)
    less, more = latitude - _ORIGIN[0], latitude + _ORIGIN[0]
    length: Floats = minor * _ON_CENTRE * (
        (1 + n + 5 / 4 * n**2 + 5 / 4 * n**3) * less
        - (3 * n + 3 * n**2 + 21 / 8 * n**3) * np.sin(less) * np.cos(more)
        + (15 / 8 * n**2 + 15 / 8 * n**3) * np.sin(2 * less) * np.cos(2 * more)
        - 35 / 24 * n**3 * np.sin(3 * less) * np.cos(3 * more)
    )  # fmt: skip
    return length


def _on_airy(longitude: Floats, latitude: Floats) -> tuple[Floats, Floats]:
    """Points in radians on WGS84 as points in radians on the Airy 1830 ellipsoid, at height 0."""
    x, y, z = _earth_centred(longitude, latitude)
    turn_x, turn_y, turn_z = _TURN
    larger = 1 + _SCALE
    return _geographic(
        _SHIFT[0] + larger * x - turn_z * y + turn_y * z,
        _SHIFT[1] + turn_z * x + larger * y - turn_x * z,
        _SHIFT[2] - turn_y * x + turn_x * y + larger * z,
    )


def _earth_centred(longitude: Floats, latitude: Floats) -> tuple[Floats, Floats, Floats]:
    major, minor = WGS84
    squared = 1 - minor**2 / major**2
    radius = major / np.sqrt(1 - squared * np.sin(latitude) ** 2)
    flat = radius * np.cos(latitude)
    return (
        flat * np.cos(longitude),
        flat * np.sin(longitude),
        (1 - squared) * radius * np.sin(latitude),
    )


def _geographic(x: Floats, y: Floats, z: Floats) -> tuple[Floats, Floats]:
    major, minor = AIRY_1830
    squared = 1 - minor**2 / major**2
    flat = np.hypot(x, y)
    latitude = np.arctan2(z, flat * (1 - squared))
    for _ in range(_ROUNDS):
        radius = major / np.sqrt(1 - squared * np.sin(latitude) ** 2)
        latitude = np.arctan2(z + squared * radius * np.sin(latitude), flat)
    return np.arctan2(y, x), latitude
