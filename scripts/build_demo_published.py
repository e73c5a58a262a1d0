"""Builds `src/nearhome/demo/published.csv`: what was published of the area the demonstration stands in for.

Source: Department for Education, Children looked after in England including adoptions, releases of
2022 to 2025, and the Local Authority Interactive Tool (April 2026) for what the last release's files
leave out. One row a year, measure, breakdown and group, named as `nearhome measures` names them; the
newest release that has the row is taken, and named.
"""

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path

import duckdb

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared" / "published"
OUT = ROOT / "src" / "nearhome" / "demo" / "published.csv"
GROUPS = Path(__file__).parent / "demo_published_rows.csv"
AREA, AREA_OF_LAIT = "E06000059", 838
YEARS = range(2020, 2026)
HEADER = ("year", "code", "breakdown", "group", "count", "percent", "release")

Key = tuple[int, str, str, str]


def main() -> None:
    """Write the table."""
    found: dict[Key, tuple[str, str, str]] = {}
    for key, row in [*totals(), *rows(), *from_lait()]:
        if key not in found or found[key][2] < row[2]:
            found[key] = row
    leavers(found)
    missing(found)
    with OUT.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows((*key, *found[key]) for key in sorted(found))


def totals() -> Iterator[tuple[Key, tuple[str, str, str]]]:
    """Children looked after on 31 March, started and ceased."""
    codes = {"on_31_march": "A01", "started": "A04", "ceased": "A05"}
    for row in panel("cla_stock_and_flow_by_la_2011_2025"):
        year = int(row["year"])
        if year in YEARS:
            release = row["source"].removeprefix("EES release ")
            yield (year, codes[row["flow"]], "", ""), (row["count"], "", release)


def rows() -> Iterator[tuple[Key, tuple[str, str, str]]]:
    """The rows listed in `demo_published_rows.csv`."""
    wanted = {}
    for row in csv.DictReader(GROUPS.open(encoding="utf-8")):
        key = (row["panel"], row["cohort"], row["of"], row["label"])
        wanted[key] = (row["code"], row["breakdown"], row["group"])
    for name in sorted({panel_name for panel_name, *_ in wanted}):
        for row in panel(name):
            key = (name, row["cohort"], row["group"], row["breakdown"])
            year = int(row["time_period"][:4])
            if key in wanted and year in YEARS:
                yield (year, *wanted[key]), (row["count"], row["percent"], row["release"])


def from_lait() -> Iterator[tuple[Key, tuple[str, str, str]]]:
    """Percentages of 2025 that the release's own files, as kept, leave out."""
    items = {"Children_missing": "I01", "Children_Away": "I03", "StayingPut": "K04-19-20"}
    table = SHARED / "lait" / "bds_long_0.parquet"
    query = (
        f"""select "Short Desc", "Values" from '{table}' """
        f"""where "LA Number" = {AREA_OF_LAIT} and "Years" = '2025'"""
    )
    for item, value in duckdb.sql(query).fetchall():
        if item in items:
            yield (2025, items[item], "", ""), ("", value, "LAIT 2026")


def leavers(found: dict[Key, tuple[str, str, str]]) -> None:
    """Children who ceased at sixteen and over: the total less the younger, for two parts are suppressed."""
    young = ("under 1", "1 to 4", "5 to 9", "10 to 15")
    for year in YEARS:
        total = int(found[year, "A05", "", ""][0])
        older = total - sum(int(found[year, "A05", "age_band", band][0]) for band in young)
        release = found[year, "A05", "age_band", "under 1"][2]
        percent = str(round(100 * older / total))
        found[year, "A05", "age_band", "16 and over"] = (str(older), percent, release)


def missing(found: dict[Key, tuple[str, str, str]]) -> None:
    """The percentage of children who went missing, in a row of its own, put beside their number."""
    for year in YEARS:
        share = found.pop((year, "I01-percent", "", ""), None)
        if share:
            count, _, release = found[year, "I01", "", ""]
            found[year, "I01", "", ""] = (count, share[0], release)


def panel(name: str) -> Iterator[dict[str, str]]:
    """The area's rows of one of the kept panels."""
    with gzip.open(SHARED / "panels" / f"{name}.csv.gz", "rt", encoding="utf-8") as file:
        yield from (row for row in csv.DictReader(file) if row["new_la_code"] == AREA)


if __name__ == "__main__":
    main()
