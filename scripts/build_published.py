"""Makes the fact tables of `nearhome.published` from published files.

    python scripts/build_published.py PUBLISHED [--into DIR]

PUBLISHED is the folder of published files. Without DIR the tables in the package are written anew.
Contains public sector information licensed under the Open Government Licence v3.0 (Department for
Education, Office for National Statistics, Ofsted). Each table's columns and sources are told in
docs/explanation/published-figures.md.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

from build_published_figures import FIGURE_COLUMNS, QUARTILE_COLUMNS, figures, quartiles
from build_published_inspections import (
    JUDGEMENT_COLUMNS,
    NEIGHBOUR_COLUMNS,
    judgements,
    neighbours,
)
from build_published_sources import ENGLAND, area_of, read, write
from build_published_years import REGION_COLUMNS, YEAR_COLUMNS, authority_years, regions

from nearhome.vocabulary import areas

TARGET = Path(__file__).resolve().parents[1] / "src" / "nearhome" / "published"


def populations(published: Path) -> list[tuple]:
    """Children 0 to 17 of every authority and year: its own, or that of the codes it replaced."""
    found = {}
    path = published / "population" / "ons_mid-year_population_estimates_0_17_2012_to_2024.csv"
    for row in read(path):
        if row["geographic_level"] != "Regional" and row["population_estimate"].isdigit():
            area = ENGLAND if row["geographic_level"] == "National" else row["new_la_code"]
            found[area, int(row["time_period"])] = int(row["population_estimate"])
    years = sorted({year for _, year in found})
    rows = []
    for area in (ENGLAND, *areas.current_authorities(), *sorted(areas.successors())):
        for year in years:
            parts = parts_of(area, lambda code, y=year: (code, y) in found)
            if parts:
                total = sum(found[part, year] for part in parts)
                rows.append((area, year, total, " ".join(parts)))
    return rows


def parts_of(area: str, is_known: Callable[[str], bool]) -> list[str]:
    """The codes whose estimates together are the area: itself, its former code, or its successors."""
    if is_known(area):
        return [area]
    former = [
        code
        for code, to in areas.upper_tier().items()
        if to.code == area and code != area and code[:3] in ("E06", "E08", "E10") and is_known(code)
    ]
    if len(former) == 1:
        return former
    # The former Dorset lost Christchurch, so its successors together are a larger area: none of them.
    after = list(areas.successors().get(area, ())) if area != "E10000009" else ["E06000059"]
    return after if after and all(is_known(code) for code in after) else []


CHARACTERISTICS = "ees_march31_characteristics.csv.gz"
BY_CODE = (
    ("1a.1i", "U2"),
    ("1a.1ii", "U1 U3"),
    ("1a.2i", "U5"),
    ("1a.2ii", "U4 U6"),
    ("1b.1i", "U2"),
    ("1b.1ii", "U1 U3"),
    ("1b.2i", "U5"),
    ("1b.2ii", "U4 U6"),
    ("2a", "A3"),
    ("2b", "A5"),
    ("2c", "A4"),
    ("2d", "A6"),
    ("3.", "P1"),
    ("4a", "P2"),
    ("5a", "K1"),
    ("5b", "K1"),
    ("5c", "K2"),
    ("5d", "H5"),
    ("6a", "R1"),
    ("6b", "R2"),
    ("6c", "R3"),
    ("6d", "R5"),
    ("7.", "S1"),
    ("8.", "T0 T1 T2 T3 T4 Z1"),
)
"""The rows of the DfE's national table, by their numbering, and the codes each counts."""

GROUPS = {
    "Foster placements": "foster",
    "Placed for adoption": "placed for adoption",
    "Placed with parents or other person with parental responsibility": "with parents",
    "Secure homes and children's homes": "secure and children's homes",
    "Independent and semi-independent living arrangements/supported accommodation": (
        "independent or supported accommodation"
    ),
    "Residential schools": "residential schools",
    "Other residential settings": "other residential settings",
    "Other placements": "other",
}
"""The DfE's published group and ours."""


def placement_shares(published: Path) -> list[tuple]:
    """England's children on 31 March 2023 by placement code (2023 release), and by published group."""
    path = (
        published / "releases" / "release_2023" / "national_cla_on_31_march_by_characteristics.csv"
    )
    counts: dict[str, int] = {}
    for row in read(path):
        if row["time_period"] == "2023" and row["cla_group"] == "Placement":
            label = row["characteristic"].split(" ")[0]
            for number, codes in BY_CODE:
                if label == number:
                    counts[codes] = counts.get(codes, 0) + int(row["number"])
    rows: list[tuple] = [(2023, 2023, "code", codes, n, "") for codes, n in counts.items()]
    for row in read(published / "panels" / CHARACTERISTICS):
        if area_of(row) == ENGLAND and row["group"] == "Placement" and row["breakdown"] in GROUPS:
            year, release = int(row["time_period"]), int(row["release"])
            group = GROUPS[row["breakdown"]]
            rows.append((year, release, "group", group, int(row["count"]), row["percent"]))
    return sorted(rows)


def main(published: Path, target: Path) -> None:
    """Writes every table."""
    write(
        target / "populations.csv",
        ("area", "year", "children", "estimate_of"),
        populations(published),
    )
    write(
        target / "placement_shares.csv",
        ("year", "release", "kind", "name", "children", "percent"),
        placement_shares(published),
    )
    write(target / "neighbours.csv", NEIGHBOUR_COLUMNS, neighbours(published))
    write(target / "judgements.csv", JUDGEMENT_COLUMNS, judgements(published))
    write(target / "authority_years.csv", YEAR_COLUMNS, authority_years(published))
    write(target / "regions.csv", REGION_COLUMNS, regions(published))
    write(target / "quartiles.csv", QUARTILE_COLUMNS, quartiles(published))
    for name, rows in figures(published).items():
        write(target / name, FIGURE_COLUMNS, rows)


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("published", type=Path)
    asked.add_argument("--into", type=Path, default=TARGET)
    given = asked.parse_args()
    main(given.published, given.into)
