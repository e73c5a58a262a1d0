"""Makes vocabulary/areas.csv from published look-ups.

    python scripts/build_areas.py PUBLISHED

PUBLISHED holds `geo/LTLA-UTLA_Apr23_Lookup_England-Wales.csv` (ONS: districts and their upper tier
in April 2023) and `neighbours/la_codes_history_2013_2025.csv` (DfE: the three-digit numbers). The
replaced codes below are those of the ONS code history since 2012: Orders for Dorset and Suffolk
2018, Buckinghamshire 2019, Northamptonshire 2020, Cumbria, North Yorkshire and Somerset 2022, and the
boundary change of Barnsley and Sheffield, April 2025.
"""

import csv
import sys
from pathlib import Path

VOCABULARY = Path(__file__).resolve().parents[1] / "src" / "nearhome" / "vocabulary"

RENUMBERED = {"E08000016": "E08000038", "E08000019": "E08000039"}
"""New codes since the look-up: Barnsley and Sheffield, 1 April 2025."""

REPLACED = (
    ("E06000048", "Northumberland", "E06000057"),
    ("E08000020", "Gateshead", "E08000037"),
    ("E07000097", "East Hertfordshire", "E10000015"),
    ("E07000100", "St Albans", "E10000015"),
    ("E07000101", "Stevenage", "E10000015"),
    ("E07000104", "Welwyn Hatfield", "E10000015"),
    ("E07000201", "Forest Heath", "E10000029"),
    ("E07000204", "St Edmundsbury", "E10000029"),
    ("E07000205", "Suffolk Coastal", "E10000029"),
    ("E07000206", "Waveney", "E10000029"),
    ("E06000028", "Bournemouth", "E06000058"),
    ("E06000029", "Poole", "E06000058"),
    ("E07000048", "Christchurch", "E06000058"),
    ("E07000049", "East Dorset", "E06000059"),
    ("E07000050", "North Dorset", "E06000059"),
    ("E07000051", "Purbeck", "E06000059"),
    ("E07000052", "West Dorset", "E06000059"),
    ("E07000053", "Weymouth and Portland", "E06000059"),
    ("E07000004", "Aylesbury Vale", "E06000060"),
    ("E07000005", "Chiltern", "E06000060"),
    ("E07000006", "South Bucks", "E06000060"),
    ("E07000007", "Wycombe", "E06000060"),
    ("E10000002", "Buckinghamshire", "E06000060"),
    ("E07000150", "Corby", "E06000061"),
    ("E07000152", "East Northamptonshire", "E06000061"),
    ("E07000153", "Kettering", "E06000061"),
    ("E07000156", "Wellingborough", "E06000061"),
    ("E07000151", "Daventry", "E06000062"),
    ("E07000154", "Northampton", "E06000062"),
    ("E07000155", "South Northamptonshire", "E06000062"),
    ("E07000026", "Allerdale", "E06000063"),
    ("E07000028", "Carlisle", "E06000063"),
    ("E07000029", "Copeland", "E06000063"),
    ("E07000027", "Barrow-in-Furness", "E06000064"),
    ("E07000030", "Eden", "E06000064"),
    ("E07000031", "South Lakeland", "E06000064"),
    ("E07000163", "Craven", "E06000065"),
    ("E07000164", "Hambleton", "E06000065"),
    ("E07000165", "Harrogate", "E06000065"),
    ("E07000166", "Richmondshire", "E06000065"),
    ("E07000167", "Ryedale", "E06000065"),
    ("E07000168", "Scarborough", "E06000065"),
    ("E07000169", "Selby", "E06000065"),
    ("E10000023", "North Yorkshire", "E06000065"),
    ("E07000187", "Mendip", "E06000066"),
    ("E07000188", "Sedgemoor", "E06000066"),
    ("E07000189", "South Somerset", "E06000066"),
    ("E07000190", "Taunton Deane", "E06000066"),
    ("E07000191", "West Somerset", "E06000066"),
    ("E07000246", "Somerset West and Taunton", "E06000066"),
    ("E10000027", "Somerset", "E06000066"),
    ("E08000016", "Barnsley", "E08000038"),
    ("E08000019", "Sheffield", "E08000039"),
)
"""Replaced code, name, and the upper-tier authority of its area today."""

SPLIT = {
    "E10000006": ("Cumbria", "909"),
    "E10000009": ("Dorset (former county)", "835"),
    "E10000021": ("Northamptonshire", "928"),
}
"""Counties whose area went to several successors (area_changes.csv): such a code leads to itself."""


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def numbers(published: Path) -> dict[str, str]:
    """The DfE's three-digit number by today's code."""
    found = {
        row["new_la_code"]: row["old_la_code"]
        for row in rows_of(published / "neighbours" / "la_codes_history_2013_2025.csv")
    }
    return {RENUMBERED.get(code, code): number for code, number in found.items()}


def areas(published: Path) -> list[tuple[str, str, str, str, str]]:
    """Every row of areas.csv, in order of code."""
    number = numbers(published)
    lookup = [
        row
        for row in rows_of(published / "geo" / "LTLA-UTLA_Apr23_Lookup_England-Wales.csv")
        if row["LTLA23CD"].startswith("E")
    ]
    today = {RENUMBERED.get(r["UTLA23CD"], r["UTLA23CD"]): r["UTLA23NM"] for r in lookup}
    named = {RENUMBERED.get(r["LTLA23CD"], r["LTLA23CD"]): r for r in lookup}
    found = {}
    for code, row in named.items():
        upper = RENUMBERED.get(row["UTLA23CD"], row["UTLA23CD"])
        found[code] = (code, row["LTLA23NM"], upper)
    found |= {code: (code, name, code) for code, name in today.items()}
    found |= {code: (code, name, upper) for code, name, upper in REPLACED}
    rows = [
        (code, name, upper, today[upper], number[upper]) for code, name, upper in found.values()
    ]
    rows += [(code, name, code, name, number) for code, (name, number) in SPLIT.items()]
    return sorted(rows)


def write(path: Path, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main(published: Path) -> None:
    header = ("code", "name", "authority", "authority_name", "number")
    write(VOCABULARY / "areas.csv", header, areas(published))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
