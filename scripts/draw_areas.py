"""Draws the demonstration's invented localities and wards: cells about places where its children live.

Run when `demo/lists/locality_places.csv` changes; what it writes ships with the package. Each ward is what lies
nearest to its place, each locality is its wards. They and their names are invented; the outer line is the light outline of the authority whose place the
demonstration takes (ONS, counties and unitary authorities 2023, OGL v3; contains OS data © Crown
copyright and database right).
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from nearhome.demo.lists.localities import ward_places
from nearhome.demo.places import grid
from nearhome.returns.areas.grid import to_grid
from nearhome.returns.outlines import outline

AUTHORITY = "E06000059"
FOLDER = Path(__file__).resolve().parent.parent / "src/nearhome/demo/lists"
FILES = {"localities": "areas.geojson", "wards": "wards.geojson"}

FINE = 250.0
"""Metres to which the outlines are simplified together."""


def main() -> None:
    """Write both kinds in degrees, as an export from a map would have them."""
    whole = outline(AUTHORITY)
    seeds = ward_places()
    cells = shapely.get_parts(
        shapely.voronoi_polygons(
            shapely.MultiPoint([(each.easting, each.northing) for each in seeds]),
            extend_to=whole,
            ordered=True,
        )
    )
    drawn = shapely.coverage_simplify(shapely.intersection(cells, whole), FINE)
    wards = {each.ward: cell for each, cell in zip(seeds, drawn, strict=True)}
    localities = {
        name: shapely.union_all([wards[each.ward] for each in seeds if each.locality == name])
        for name in dict.fromkeys(each.locality for each in seeds)
    }
    for kind, areas in (("localities", localities), ("wards", wards)):
        (FOLDER / FILES[kind]).write_text(text_of(kind, areas), encoding="utf-8")
        print(f"written: {FILES[kind]}; children's places in 100: {place_shares(areas)}")


def text_of(kind: str, areas: Mapping[str, Any]) -> str:
    """A file of areas, a line each."""
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {"type": "MultiPolygon", "coordinates": degrees_of(each)},
        }
        for name, each in areas.items()
    ]
    whole = {
        "type": "FeatureCollection",
        "kind": kind,
        "date": "1 April 2025",
        "source": f"Invented {kind} of an invented county; outer line ONS, OGL v3, contains OS data (c) Crown "
        "copyright and database right",
        "features": features,
    }
    text = json.dumps(whole, separators=(",", ":"))
    return text.replace('{"type":"Feature"', '\n{"type":"Feature"') + "\n"


def place_shares(areas: Mapping[str, Any]) -> dict[str, int]:
    """The part of the authority's own postcodes in each area, in 100."""
    east, north = grid("home")
    return {
        name: round(100 * float(shapely.intersects_xy(each, east, north).mean()))
        for name, each in areas.items()
    }


def degrees_of(area: Any) -> list[list[list[list[float]]]]:
    """The rings of an outline in longitude and latitude, five decimal places (a metre)."""
    return [
        [
            [degrees(*point) for point in shapely.get_coordinates(ring)]
            for ring in shapely.get_rings(part)
        ]
        for part in shapely.get_parts(area)
        if shapely.area(part) > FINE**2
    ]


def degrees(east: float, north: float) -> list[float]:
    """The longitude and latitude that `to_grid` takes to a point: found by going there step by step."""
    longitude, latitude = -2.0 + (east - 400_000) / 70_000, 49.766 + (north + 0) / 111_200
    for _ in range(20):
        (e,), (n,) = to_grid(np.array([longitude]), np.array([latitude]))
        longitude += (east - e) / 70_000
        latitude += (north - n) / 111_200
    return [round(longitude, 5), round(latitude, 5)]


if __name__ == "__main__":
    main()
