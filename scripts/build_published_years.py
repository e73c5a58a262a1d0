"""Every authority's children looked after, started, ceased and population by year, and its region."""

from pathlib import Path

from build_published_sources import RDS_REGIONS, area_of, area_today, number_of, numbers, read

YEAR_COLUMNS = ("area", "number", "year", "children", "started", "ceased", "population", "release")
FLOWS = {"on_31_march": "children", "started": "started", "ceased": "ceased"}
NOT_YET = ("z", "-", "")
"""What the sources write of an authority that did not exist in the year."""

REGION_COLUMNS = ("area", "region", "region_name")
POPULATION_FILE = "ons_mid-year_population_estimates_0_17_2012_to_2024.csv"

Key = tuple[str, int]


def authority_years(published: Path) -> list[tuple]:
    """One row an authority and year from 2011 to 2025 in which it existed; symbols as published."""
    counts, releases = stock_and_flow(published)
    people = populations(published)
    return [
        (
            area,
            number_of(area),
            year,
            *(found.get(flow, "") for flow in FLOWS.values()),
            people.get((area, year - 1), ""),
            releases[area, year],
        )
        for (area, year), found in sorted(counts.items())
        if any(each not in NOT_YET for each in found.values())
    ]


def stock_and_flow(published: Path) -> tuple[dict[Key, dict[str, str]], dict[Key, str]]:
    """The three counts by authority and year, each of the latest release, and that of the stock."""
    counts: dict[Key, dict[str, str]] = {}
    releases: dict[Key, str] = {}
    rows = read(published / "panels" / "cla_stock_and_flow_by_la_2011_2025.csv.gz")
    for row in sorted(rows, key=lambda each: release_of(each["source"])):
        code = row["new_la_code"] or numbers().get(row["old_la_code"], "")
        if row["level"] == "Local authority" and code:
            key = (area_today(code), int(row["year"]))
            found = counts.setdefault(key, {})
            if row["count"] not in NOT_YET or FLOWS[row["flow"]] not in found:
                found[FLOWS[row["flow"]]] = row["count"]
                releases[key] = release_of(row["source"])
    return counts, releases


def release_of(source: str) -> str:
    """The year of a DfE release, or `LAIT`: `EES release 2024` and `2011_SFR21_CLA.csv` say so."""
    if source.startswith("LAIT"):
        return "LAIT"
    return source[-4:] if source.startswith("EES") else source[:4]


def populations(published: Path) -> dict[Key, str]:
    """Children aged 0 to 17 at mid-year, by authority and year, as the ONS last revised them."""
    return {
        (area_of(row), int(row["time_period"])): row["population_estimate"]
        for row in read(published / "population" / POPULATION_FILE)
        if row["geographic_level"] == "Local authority"
    }


def regions(published: Path) -> list[tuple]:
    """Each authority's region, the ended authorities' included; Inner and Outer London are London."""
    path = published / "neighbours" / "la_codes_history_2013_2025.csv"
    found = {}
    for row in read(path):
        region = RDS_REGIONS.get(row["region_code"], row["region_code"])
        name = "London" if region == "E12000007" else row["region_name"]
        found[area_today(row["new_la_code"])] = (region, name)
    return [(area, *of) for area, of in sorted(found.items())]
