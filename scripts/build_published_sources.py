"""Reads the published files that the fact tables are made from, and writes the tables.

Imported by the other `build_published` scripts.
"""

import csv
import gzip
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyarrow.parquet as parquet

from nearhome.vocabulary import areas

ENGLAND = "E92000001"
RDS_REGIONS = {"E13000001": "E12000007", "E13000002": "E12000007"}
"""Inner and Outer London, which the DfE counts as regions: both are London."""
MERGED = {"835": "E10000009", "836": "E06000029", "837": "E06000028"}
"""DfE numbers of the three authorities that Dorset's reorganisation of 2019 ended."""
REGION_CODES = {
    "North East": "E12000001",
    "North West": "E12000002",
    "Yorkshire and The Humber": "E12000003",
    "East Midlands": "E12000004",
    "West Midlands": "E12000005",
    "East of England": "E12000006",
    "London": "E12000007",
    "South East": "E12000008",
    "South West": "E12000009",
    "Inner London": "E13000001",
    "Outer London": "E13000002",
}
"""For the panel rows of regions that hold a name and no code."""
LAIT_REGIONS = {
    "970": ENGLAND,
    "980": "E12000001",
    "981": "E12000002",
    "982": "E12000003",
    "983": "E12000004",
    "984": "E12000005",
    "985": "E12000006",
    "986": "E12000007",
    "987": "E13000001",
    "988": "E13000002",
    "989": "E12000008",
    "990": "E12000009",
}
"""The numbers that LAIT gives England and the regions."""

Row = dict[str, str]


@cache
def read(path: Path) -> list[Row]:
    """The rows of a CSV file, plain or gzipped."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def write(path: Path, header: tuple[str, ...], rows: Iterable[tuple]) -> None:
    """Writes one fact table."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def area_today(code: str) -> str:
    """The code of today of an area whose code alone changed; any other code as it is.

    Somerset, North Yorkshire, Buckinghamshire, Northumberland, Gateshead, Barnsley and Sheffield go on
    under another code. The Dorsets, Bournemouth and Poole are areas of their own.
    """
    return areas.same_area(code)[-1] if code else code


@cache
def numbers() -> dict[str, str]:
    """The 9-character code of every DfE number, the ended authorities' included."""
    found = {each.number: each.code for each in areas.upper_tier().values()}
    return {**found, **MERGED}


def number_of(code: str) -> str:
    """The DfE's number of an area's code."""
    return next(number for number, each in numbers().items() if each == code)


def area_of(row: Row) -> str:
    """The code of today of a panel row's area: England, a region or an authority; empty if none."""
    if row["geographic_level"] == "National":
        return ENGLAND
    if row["geographic_level"] == "Regional":
        return row["region_code"] or REGION_CODES[row["region_name"]]
    return area_today(row["new_la_code"] or numbers().get(row["old_la_code"], ""))


def name_of(code: str) -> str:
    """An area's name."""
    if code == ENGLAND:
        return "England"
    own = {"E06000028": "Bournemouth", "E06000029": "Poole", "E10000009": "Dorset (former county)"}
    return own.get(code) or areas.upper_tier()[code].name


@cache
def lait(published: Path, measure: str) -> dict[tuple[str, str], str]:
    """A measure of LAIT's long table: the text of each value by area code and year as LAIT writes it.

    Its symbols are all `-`.
    """
    return {
        (area, year): value
        for area, year, value in _lait(published).get(measure, ())
        if area is not None
    }


@cache
def _lait(published: Path) -> dict[str, list[tuple[str | None, str, str]]]:
    table = parquet.read_table(published / "lait" / "bds_long_0.parquet").to_pydict()
    found: dict[str, list[tuple[str | None, str, str]]] = {}
    columns = zip(
        table["Short Desc"], table["LA Number"], table["Years"], table["Values"], strict=True
    )
    for measure, number, year, value in columns:
        found.setdefault(measure, []).append((lait_area(number), year, value))
    return found


def lait_area(number: float | None) -> str | None:
    """The code of one of LAIT's numbers; None for a row that has none."""
    if number is None or number != number:
        return None
    text = str(int(number))
    return LAIT_REGIONS.get(text) or numbers().get(text)


def plain(value: str) -> str:
    """A LAIT value without floating-point noise: at most four decimals."""
    try:
        number = round(float(value), 4)
    except ValueError:
        return value
    return str(int(number)) if number == int(number) else str(number)
