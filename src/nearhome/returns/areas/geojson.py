"""The features of a GeoJSON file: each with its number, its properties and its rings of points.

A hostile file is bounded: in bytes, in features, in points, in how deep its brackets go.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from nearhome.returns.errors import NotAReturnError, ReturnError

FILE_BYTES = 50_000_000
MOST_FEATURES = 1_000
MOST_POINTS = 2_000_000
FEWEST_POINTS = 4
"""Of a ring: a triangle whose first point is repeated at its end."""

Ring = npt.NDArray[np.float64]
Polygon = tuple[Ring, ...]
"""The outer ring and then the holes, a row a point."""

_TYPES = frozenset({"FeatureCollection", "Feature"})
_OTHER_TYPES = frozenset({"Topology"})
_START = (b"{", b"\xef\xbb\xbf{")


@dataclass(frozen=True, eq=False)
class Feature:
    """One feature: its number in the file (1 the first), its properties, its polygons, or why it has none."""

    number: int
    properties: Mapping[str, Any]
    polygons: tuple[Polygon, ...]
    fault: str = ""

    @property
    def points(self) -> Ring:
        """Every point of its outline."""
        return np.concatenate([ring for polygon in self.polygons for ring in polygon])


def may_be_geojson(head: bytes) -> bool:
    """Whether a file's first bytes are those of a GeoJSON: an object that names its type."""
    start = head.lstrip()
    return start.startswith(_START) and (
        b'"Feature' in head or b'"features"' in head or b'"Topology"' in head
    )


def parsed(file: str, content: bytes) -> Mapping[str, Any]:
    """The whole of a file. ReturnError when it is too large or no JSON; NotAReturnError when no areas."""
    if len(content) > FILE_BYTES:
        raise ReturnError(
            file,
            f"It is larger than {FILE_BYTES // 1_000_000} MB, far finer than a map of areas needs.",
            "Export it again with simpler (generalised) outlines.",
        )
    try:
        whole = json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise ReturnError(
            file, "It is not text in UTF-8.", "Export it again as GeoJSON."
        ) from error
    except (ValueError, RecursionError) as error:
        raise ReturnError(
            file,
            f"It is no whole JSON ({_where(error)}).",
            "Export it again; a copy may be cut short.",
        ) from error
    kind = whole.get("type") if isinstance(whole, dict) else None
    if kind in _OTHER_TYPES:
        raise ReturnError(file, "It is TopoJSON.", "Export it as GeoJSON.")
    if kind not in _TYPES:
        raise NotAReturnError(file, "It is JSON but no GeoJSON of areas.", "Check the file.")
    found: Mapping[str, Any] = whole
    return found


def features_of(file: str, whole: Mapping[str, Any]) -> tuple[Feature, ...]:
    """The features. ReturnError when there are none, none with an outline, or far too many."""
    listed = [whole] if whole.get("type") == "Feature" else whole.get("features")
    if not isinstance(listed, list) or not listed:
        raise ReturnError(file, "It holds no feature.", "Export the layer with its areas.")
    if len(listed) > MOST_FEATURES:
        raise ReturnError(
            file,
            f"It holds {len(listed):,} features; a map takes at most {MOST_FEATURES:,}.",
            "Export only the areas of this council.",
        )
    found = tuple(_feature(number, each) for number, each in enumerate(listed, 1))
    points = sum(len(ring) for each in found for polygon in each.polygons for ring in polygon)
    if points > MOST_POINTS:
        raise ReturnError(
            file,
            f"Its outlines have {points:,} points; {MOST_POINTS:,} are read at most.",
            "Export it again with simpler (generalised) outlines.",
        )
    if not points:
        first = next(each for each in found if each.fault)
        raise ReturnError(
            file,
            f"No feature has an outline (feature {first.number}: {first.fault}).",
            "Export the layer of polygons.",
        )
    return found


def _feature(number: int, plain: Any) -> Feature:
    if not isinstance(plain, dict):
        return Feature(number, {}, (), "it is no feature")
    properties = plain.get("properties")
    held = properties if isinstance(properties, dict) else {}
    try:
        return Feature(number, held, _polygons(plain.get("geometry")))
    except _FaultError as fault:
        return Feature(number, held, (), str(fault))


class _FaultError(Exception):
    """Why a geometry is no outline."""


def _polygons(geometry: Any) -> tuple[Polygon, ...]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind == "GeometryCollection":
        parts = geometry.get("geometries")
        some = [each for each in _listed(parts) if _is_area(each)]
        if not some:
            raise _FaultError("it has no polygon")
        return tuple(polygon for each in some for polygon in _polygons(each))
    if kind == "Polygon":
        return (_polygon(geometry.get("coordinates")),)
    if kind == "MultiPolygon":
        found = tuple(_polygon(each) for each in _listed(geometry.get("coordinates")))
        if found:
            return found
        raise _FaultError("it has no polygon")
    raise _FaultError(f"it is a {kind}, not a polygon" if kind else "it has no geometry")


def _is_area(geometry: Any) -> bool:
    return isinstance(geometry, dict) and geometry.get("type") in ("Polygon", "MultiPolygon")


def _polygon(rings: Any) -> Polygon:
    found = tuple(_ring(each) for each in _listed(rings))
    if not found:
        raise _FaultError("a polygon has no ring")
    return found


def _ring(positions: Any) -> Ring:
    try:
        ring = np.array([[float(each[0]), float(each[1])] for each in _listed(positions)], float)
    except (TypeError, ValueError, IndexError, KeyError, OverflowError) as error:
        raise _FaultError("a point of it is not two numbers") from error
    if len(ring) < FEWEST_POINTS - 1 or (
        len(ring) < FEWEST_POINTS and bool((ring[0] == ring[-1]).all())
    ):
        raise _FaultError("a ring of it has fewer than three corners")
    if not np.isfinite(ring).all():
        raise _FaultError("a point of it is not two numbers")
    return ring


def _listed(value: Any) -> Sequence[Any]:
    if not isinstance(value, list):
        raise _FaultError("its coordinates are no list")
    return value


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is no number")


def _where(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno}, column {error.colno}"
    return "its brackets go too deep" if isinstance(error, RecursionError) else str(error)
