"""Makes the fact tables of `nearhome.published` from published figures.

    python scripts/build_published.py PUBLISHED

Contains public sector information licensed under the Open Government Licence v3.0 (Department for
Education, Office for National Statistics). Each table's columns and sources are told in
docs/explanation/published-figures.md.
"""

import csv
import gzip
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from nearhome.vocabulary import areas

TARGET = Path(__file__).resolve().parents[1] / "src" / "nearhome" / "published"
ENGLAND = "E92000001"
HEADLINE_AREAS = (ENGLAND, "E06000059")
HEADLINE_YEARS = range(2021, 2026)
LAIT_RATES = {2016: 60, 2017: 62, 2018: 64}
"""England's rate before the panel begins, from the DfE's Local Authority Interactive Tool."""

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def write(name: str, header: tuple[str, ...], rows: Iterable[tuple]) -> None:
    with (TARGET / name).open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def area_of(row: Row) -> str:
    return ENGLAND if row["geographic_level"] == "National" else row["new_la_code"]


def populations(published: Path) -> list[tuple]:
    """Children 0 to 17 of every authority and year: its own, or that of the codes it replaced."""
    found = {}
    path = published / "population" / "ons_mid-year_population_estimates_0_17_2012_to_2024.csv"
    for row in read(path):
        if row["geographic_level"] != "Regional" and row["population_estimate"].isdigit():
            found[area_of(row), int(row["time_period"])] = int(row["population_estimate"])
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


def england_rates(published: Path) -> list[tuple]:
    rows = [(year, rate, "LAIT") for year, rate in LAIT_RATES.items()]
    for row in read(published / "panels" / "cla_rates_2019_2025.csv.gz"):
        if area_of(row) == ENGLAND and row["flow"] == "on_31_march":
            rows.append((int(row["time_period"]), int(row["rate_per_10000"]), row["release"]))
    return sorted(rows)


def headline(published: Path) -> list[tuple]:
    """The published values of the first pack's measures for the headline areas."""
    rows = []
    for row in read(published / "panels" / "cla_rates_2019_2025.csv.gz"):
        if is_headline(row):
            count, population = row["children_count"], row["population_estimate"]
            code = {"on_31_march": "A01", "started": "A04", "ceased": "A05"}[row["flow"]]
            rows.append(entry(row, code, count, "", count, "n"))
            if code == "A01":
                rows.append(entry(row, "A02", count, population, row["rate_per_10000"], "rate"))
    for name, code, numerator, denominator in SHARES:
        wanted = [row for row in read(published / "panels" / name) if is_headline(row)]
        totals = {key(row): row["count"] for row in wanted if matches(row, denominator)}
        rows += [
            entry(row, code, row["count"], totals[key(row)], row["percent"], "%")
            for row in wanted
            if matches(row, numerator)
        ]
    return sorted(rows)


CHARACTERISTICS = "ees_march31_characteristics.csv.gz"
STABILITY = "ees_placement_stability.csv.gz"
HEALTH = "ees_health_offending_substance_sdq.csv.gz"
ACTIVITY = "ees_care_leavers_activity.csv.gz"
SUITABILITY = "ees_care_leavers_accommodation_suitability.csv.gz"
FAR = "Distance between home and placement and locality of placement"
LONG = "Children looked after continuously for at least 2.5 years on 31 March aged under 16 years"
ALL_AGES = "Health assessments: Children looked after all ages"
SHARES: tuple[tuple[str, str, tuple[str, str, str], tuple[str, str, str]], ...] = (
    (
        CHARACTERISTICS,
        "D08",
        ("", FAR, "4. Placed outside the LA boundary, more than 20 miles from home"),
        ("", FAR, "Total"),
    ),
    (
        CHARACTERISTICS,
        "D09",
        ("", "Locality of placement", "Placed outside the local authority boundary"),
        ("", "Locality of placement", "Total"),
    ),
    (
        STABILITY,
        "E01",
        ("CLA on 31 March", "", "With 3 or more placements during the year"),
        ("CLA on 31 March", "", "Total children"),
    ),
    (
        STABILITY,
        "E02",
        (LONG, "", "Living with the same carer for at least 2 years"),
        (LONG, "", "Total children"),
    ),
    (
        HEALTH,
        "H02",
        ("", ALL_AGES, "Had their annual health assessment"),
        ("", ALL_AGES, "Total all ages"),
    ),
    (
        HEALTH,
        "H04",
        ("", ALL_AGES, "Had their immunisations up to date"),
        ("", ALL_AGES, "Total all ages"),
    ),
    (
        ACTIVITY,
        "K01",
        ("19 to 21 years", "", "Total in education, employment or training"),
        ("19 to 21 years", "", "Total"),
    ),
    (
        SUITABILITY,
        "K02",
        ("19 to 21 years", "", "Accommodation considered suitable"),
        ("19 to 21 years", "", "Suitability total"),
    ),
)
"""Panel file, measure, then cohort, group and breakdown of numerator and of denominator."""


def is_headline(row: Row) -> bool:
    return (
        area_of(row) in HEADLINE_AREAS
        and int(row["time_period"]) in HEADLINE_YEARS
        and row["release"] == "2025"
    )


def key(row: Row) -> tuple[str, str]:
    return area_of(row), row["time_period"]


def matches(row: Row, wanted: tuple[str, str, str]) -> bool:
    return (row["cohort"], row["group"], row["breakdown"]) == wanted


def entry(row: Row, code: str, numerator: str, denominator: str, value: str, unit: str) -> tuple:
    year, release = int(row["time_period"]), int(row["release"])
    return area_of(row), code, year, numerator, denominator, value, unit, release


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


def main(published: Path) -> None:
    write("populations.csv", ("area", "year", "children", "estimate_of"), populations(published))
    write("england_rates.csv", ("year", "rate", "release"), england_rates(published))
    write(
        "headline.csv",
        ("area", "code", "year", "numerator", "denominator", "value", "unit", "release"),
        headline(published),
    )
    write(
        "placement_shares.csv",
        ("year", "release", "kind", "name", "children", "percent"),
        placement_shares(published),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
