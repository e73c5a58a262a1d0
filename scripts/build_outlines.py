"""Makes returns/outlines.npz, the outline of every upper-tier authority on the British National Grid.

    python scripts/build_outlines.py BOUNDARIES.geojson

BOUNDARIES holds the counties and unitary authorities of England, 2023, in longitude and latitude
(ONS, generalised further). Contains OS data © Crown copyright and database right; source: Office for
National Statistics, licensed under the Open Government Licence v3.0.

Longitude and latitude (WGS84) become eastings and northings (OSGB36) by the formulae of Ordnance
Survey, "A guide to coordinate systems in Great Britain", annexes B and C, and its Helmert
transformation, good to about 5 metres.
"""

import json
import math
import sys
from pathlib import Path

import numpy as np

TARGET = Path(__file__).resolve().parents[1] / "src" / "nearhome" / "returns" / "outlines.npz"
RENUMBERED = {"E08000016": "E08000038", "E08000019": "E08000039"}
"""Barnsley and Sheffield since 1 April 2025; a few streets changed side, far less than the outline's error."""

WGS84 = (6378137.0, 6356752.314245)
AIRY = (6377563.396, 6356256.909)
SHIFT = (-446.448, 125.157, -542.060)
TURN = tuple(math.radians(seconds / 3600) for seconds in (-0.1502, -0.2470, -0.8421))
SCALE = 20.4894e-6
TRUE_ORIGIN = (math.radians(49), math.radians(-2))
EASTING_0, NORTHING_0, SCALE_0 = 400000.0, -100000.0, 0.9996012717


def to_cartesian(lat: float, lon: float, axes: tuple[float, float]) -> tuple[float, float, float]:
    a, b = axes
    e2 = 1 - (b / a) ** 2
    nu = a / math.sqrt(1 - e2 * math.sin(lat) ** 2)
    return (
        nu * math.cos(lat) * math.cos(lon),
        nu * math.cos(lat) * math.sin(lon),
        (1 - e2) * nu * math.sin(lat),
    )


def to_latitude(x: float, y: float, z: float, axes: tuple[float, float]) -> tuple[float, float]:
    a, b = axes
    e2 = 1 - (b / a) ** 2
    p = math.hypot(x, y)
    lat = math.atan2(z, p * (1 - e2))
    for _ in range(6):
        nu = a / math.sqrt(1 - e2 * math.sin(lat) ** 2)
        lat = math.atan2(z + e2 * nu * math.sin(lat), p)
    return lat, math.atan2(y, x)


def helmert(x: float, y: float, z: float) -> tuple[float, float, float]:
    (tx, ty, tz), (rx, ry, rz), s = SHIFT, TURN, 1 + SCALE
    return (
        tx + s * x - rz * y + ry * z,
        ty + rz * x + s * y - rx * z,
        tz - ry * x + rx * y + s * z,
    )


def meridional_arc(lat: float) -> float:
    lat0 = TRUE_ORIGIN[0]
    a, b = AIRY
    n = (a - b) / (a + b)
    d, s = lat - lat0, lat + lat0
    return (
        b
        * SCALE_0
        * (
            (1 + n + 1.25 * n**2 + 1.25 * n**3) * d
            - (3 * n + 3 * n**2 + 2.625 * n**3) * math.sin(d) * math.cos(s)
            + (1.875 * n**2 + 1.875 * n**3) * math.sin(2 * d) * math.cos(2 * s)
            - 35 / 24 * n**3 * math.sin(3 * d) * math.cos(3 * s)
        )
    )


def project(lat: float, lon: float) -> tuple[float, float]:
    """OSGB36 latitude and longitude in radians as easting and northing in metres."""
    a, b = AIRY
    e2 = 1 - (b / a) ** 2
    sin, cos, tan = math.sin(lat), math.cos(lat), math.tan(lat)
    nu = a * SCALE_0 / math.sqrt(1 - e2 * sin**2)
    rho = a * SCALE_0 * (1 - e2) / (1 - e2 * sin**2) ** 1.5
    eta2 = nu / rho - 1
    d = lon - TRUE_ORIGIN[1]
    north = (
        meridional_arc(lat)
        + NORTHING_0
        + nu / 2 * sin * cos * d**2
        + nu / 24 * sin * cos**3 * (5 - tan**2 + 9 * eta2) * d**4
        + nu / 720 * sin * cos**5 * (61 - 58 * tan**2 + tan**4) * d**6
    )
    east = (
        EASTING_0
        + nu * cos * d
        + nu / 6 * cos**3 * (nu / rho - tan**2) * d**3
        + nu / 120 * cos**5 * (5 - 18 * tan**2 + tan**4 + 14 * eta2 - 58 * tan**2 * eta2) * d**5
    )
    return east, north


def to_grid(longitude: float, latitude: float) -> tuple[float, float]:
    """WGS84 degrees as easting and northing in metres."""
    xyz = to_cartesian(math.radians(latitude), math.radians(longitude), WGS84)
    return project(*to_latitude(*helmert(*xyz), AIRY))


def rings(geometry: dict) -> list[np.ndarray]:
    """Every ring of a (multi)polygon on the grid, outer rings and holes alike."""
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    return [
        np.array([to_grid(*point) for point in ring]).round().astype(np.int32)
        for polygon in polygons
        for ring in polygon
    ]


def main(boundaries: Path) -> None:
    features = json.loads(boundaries.read_text(encoding="utf-8"))["features"]
    codes, points, ends = [], [], []
    for feature in sorted(features, key=lambda each: each["properties"]["code"]):
        for ring in rings(feature["geometry"]):
            code = feature["properties"]["code"]
            codes.append(RENUMBERED.get(code, code))
            points.append(ring)
            ends.append(len(ring))
    np.savez_compressed(
        TARGET,
        code=np.array(codes),
        end=np.cumsum(ends).astype(np.int32),
        point=np.concatenate(points),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
