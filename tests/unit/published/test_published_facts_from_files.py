"""Every published figure of the research notes again, straight from the published files.

A plain reading that shares nothing with the scripts that make the tables: `research_files.csv` says in which
file, row and column each figure stands.
"""

import csv
import gzip
from functools import cache
from pathlib import Path

import pyarrow.parquet as parquet
import pytest

PUBLISHED = Path(__file__).resolve().parents[4] / "shared" / "published"
HERE = Path(__file__).parent
BAND = ("E06000054", "E10000011", "E10000029")
NUMBERS = {
    "E06000059": 838, "E10000009": 835, "E06000054": 865, "E10000011": 845, "E10000029": 935,
    "E92000001": 970,
}  # fmt: skip
NAMES = {
    "E06000059": "Dorset", "E10000009": "Dorset", "E06000054": "Wiltshire",
    "E10000011": "East Sussex", "E10000029": "Suffolk",
}  # fmt: skip


def table(name):
    return list(csv.DictReader((HERE / name).read_text(encoding="utf-8").splitlines()))


@cache
def lines(name):
    text = gzip.decompress((PUBLISHED / name).read_bytes()).decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


@cache
def lait_values():
    found = parquet.read_table(PUBLISHED / "lait" / "bds_long_0.parquet").to_pydict()
    columns = ("Short Desc", "LA Number", "Years", "Values")
    return {
        (measure, int(number), year[:2] + year[5:7] if "OT" in year else year): value
        for measure, number, year, value in zip(*(found[each] for each in columns), strict=True)
        if number == number
    }


def places():
    return {row["code"]: row for row in table("research_files.csv")}


def place_of(row):
    found = places()
    group = f"{row['code']}/{row['group']}"
    return found.get(group) or found.get(f"{row['code']}/{row['breakdown']}") or found[row["code"]]


def is_of(line, area, year):
    if area == "E92000001":
        is_there = (line.get("geographic_level") or line.get("level")) == "National"
    else:
        code = line.get("new_la_code") or line.get("old_la_code")
        is_there = code in (area, str(NUMBERS[area]))
    period = line.get("time_period") or line["year"]
    return is_there and year in (period, period[:2] + period[4:] if len(period) == 6 else "")


def fits(line, place, label):
    given = (
        line.get("cohort", line.get("social_care_group", "")),
        line.get("group", ""),
        line.get("breakdown") or line.get("flow") or line.get("phase_type_grouping") or "",
    )
    return given == (place["cohort"], place["group"], label)


def cell(row, area):
    """The text of the one cell that a figure of an area stands in; empty when no file has it."""
    place, year = place_of(row), row["as_at"][:4]
    if place["file"].startswith("ofsted"):
        return homes(place, area, row["as_at"])
    label, column = place["label"], place["column"]
    if row["part"] in ("numerator", "denominator"):
        label, column = (label if row["part"] == "numerator" else place["total"]), "count"
    found = {
        line[column]
        for line in (lines(place["file"]) if place["file"] else [])
        if is_of(line, area, year) and fits(line, place, label) and line[column] != "z"
    }
    if not found and place["lait"]:
        found = {lait_values()[place["lait"], NUMBERS[area], year]}
    assert len(found) <= 1, f"{row} is published twice: {found}"
    return found.pop() if found else ""


def homes(place, area, day):
    name = NAMES[area]
    wanted = [
        line for line in lines(place["file"])
        if (line["la_name"], line["as_at"], line["provision_type"]) == (name, day, place["label"])
    ]  # fmt: skip
    return str(sum(float(line[place["column"]]) for line in wanted))


def unrounded(area, year):
    [line] = [
        line
        for line in lines("panels/cla_rates_2019_2025.csv.gz")
        if line["flow"] == "on_31_march" and is_of(line, area, year)
    ]
    return str(10_000 * int(line["children_count"]) / int(line["population_estimate"]))


def read(row):
    if row["area"] == "band":
        found = [float(text) for each in BAND if (text := cell(row, each)) not in ("c", "-", "x")]
        return str((min if row["part"] == "low" else max)(found))
    if row["part"] == "unrounded":
        return unrounded(row["area"], row["as_at"][:4])
    text = cell(row, row["area"])
    return str(float(text) / 1_000_000) if row["part"] == "millions" else text


def rounded(text, decimals):
    try:
        return f"{round(float(text) + 1e-9, decimals):.{max(decimals, 0)}f}"
    except ValueError:
        return text


@pytest.mark.shared
def test_figures_of_the_notes_come_from_the_files():
    wrong = []
    for row in table("research_figures.csv"):
        got = rounded(read(row), int(row["decimals"]))
        if got != (row["found"] or row["published"]):
            wrong.append(
                (
                    row["code"],
                    row["group"],
                    row["area"],
                    row["as_at"],
                    row["part"],
                    row["published"],
                    got,
                )
            )
    assert wrong == []


@pytest.mark.shared
def test_other_spending_of_the_notes_comes_from_the_file():
    """Benchmarks 6.4: RO3 2024-25 of Dorset, in thousands of pounds."""
    found = {
        line["line"]: float(line["thousand_gbp"])
        for line in lines("finance/ro3_childrens_social_care_2024_25_by_la.csv.gz")
        if line["new_la_code"] == "E06000059" and line["measure"] == "Total Expenditure"
    }
    of = "Children Looked After of which "
    assert found["Children Looked After"] == 50_037
    assert found[of + "residential care"] == 19_608
    assert found[of + "fostering services"] == 12_767
    assert found[of + "other"] == 17_662
    assert found["Asylum Seekers"] == 4_730
