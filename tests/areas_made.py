"""Small GeoJSON files of invented areas, for tests."""

import json


def square(west, south, size=1_000.0):
    """A square's ring on the National Grid, in metres, from its south-west corner."""
    return [
        [west, south],
        [west + size, south],
        [west + size, south + size],
        [west, south + size],
        [west, south],
    ]


def feature(name, *rings, **properties):
    """A feature of one polygon: its outer ring, then its holes."""
    held = {**({"name": name} if name is not None else {}), **properties}
    geometry = {"type": "Polygon", "coordinates": [list(ring) for ring in rings]}
    return {"type": "Feature", "properties": held, "geometry": geometry}


def collection(*features, **members):
    """The bytes of a file of features."""
    whole = {"type": "FeatureCollection", **members, "features": list(features)}
    return json.dumps(whole).encode()


GRID = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}
WEST, SOUTH = 370_000.0, 90_000.0
