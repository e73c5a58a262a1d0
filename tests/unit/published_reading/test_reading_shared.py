"""Both releases kept beside the repository, read whole, agree with the panels made from them by others."""

import csv
import gzip
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from published_layouts import figures

from nearhome.published.reading.reading import read
from nearhome.published.reading.report import Reading
from nearhome.published.reading.table import from_arrow, from_csv

SHARED = Path(__file__).resolve().parents[4] / "shared" / "published"
pytestmark = pytest.mark.shared

PANELS = {
    "stability": ("placement_stability", {
        "E01": ("CLA on 31 March", "", "With 3 or more placements during the year"),
        "E02": ("Children looked after continuously for at least 2.5 years on 31 March aged under 16 years",
                "", "Living with the same carer for at least 2 years")}),
    "health": ("health_offending_substance_sdq", {
        "H02": ("", "Health assessments: Children looked after all ages", "Had their annual health assessment"),
        "H04": ("", "Health assessments: Children looked after all ages", "Had their immunisations up to date"),
        "H06": ("", "Ages 5 to 16 years with SDQ score", "SDQ average score")}),
    "leavers_activity": ("care_leavers_activity", {
        "K01": ("19 to 21 years", "", "Total in education, employment or training"),
        "K01-17-18": ("17 to 18 years", "", "Total in education, employment or training")}),
    "leavers_suitability": ("care_leavers_accommodation_suitability", {
        "K02": ("19 to 21 years", "", "Accommodation considered suitable")}),
}  # fmt: skip


def content(path):
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def release(year):
    """Every file of a release that holds figures of authorities, as read."""
    for path in sorted((SHARED / "releases" / f"release_{year}").iterdir()):
        read_: Reading = read(from_csv(path.name, content(path)))
        if read_.kind == "figures":
            yield read_


def panel(name, year):
    with gzip.open(SHARED / "panels" / f"ees_{name}.csv.gz", "rt", encoding="utf-8-sig") as file:
        return [row for row in csv.DictReader(file) if row["release"] == str(year)]


@pytest.mark.parametrize("year", [2023, 2025])
def test_a_release_read_whole_agrees_with_the_panels(year):
    compared = 0
    for read_ in release(year):
        if read_.dataset not in PANELS:
            continue
        name, wanted = PANELS[read_.dataset]
        found = figures(read_)
        for row in panel(name, year):
            for code, place in wanted.items():
                if (row["cohort"], row["group"], row["breakdown"]) == place:
                    key = (code, "", row["new_la_code"], int(row["time_period"]), str(year))
                    text = row["count"] if code == "H06" else row["percent"]
                    own = found.get(key)
                    if own is not None:
                        shown = own["value_symbol"] or f"{own['value']:g}"
                        assert shown == (f"{float(text):g}" if text[0].isdigit() else text), key
                        compared += 1
    assert compared > 1000


@pytest.mark.parametrize("year", [2023, 2025])
def test_nothing_in_a_release_is_unknown(year):
    told = [
        (read_.dataset, entry.rule, entry.before)
        for read_ in release(year)
        for entry in read_.log
        if entry.rule in {"new-label", "label-missing", "column-missing", "unknown-symbol", "unknown-year"}
    ]  # fmt: skip
    assert told == []


def test_the_long_table_is_read_whole_and_its_faulty_years_refused():
    path = SHARED / "lait" / "bds_long_0.parquet"
    table = pq.read_table(path)
    read_ = read(from_arrow(path.name, table, table.column_names))
    assert read_.rows_read == table.num_rows == 641_070
    faulty = [entry for entry in read_.log if entry.rule == "year-all-alike"]
    assert [(entry.why[:22], entry.before) for entry in faulty] == [
        ("Stability_School, 2018", "12"), ("Stability_School, 2019", "5"),
    ]  # fmt: skip
    found = figures(read_)
    assert found[("A01", "", "E10000009", 2019, "LAIT 2025")]["value"] == 414
    assert found[("A01", "", "E06000059", 2020, "LAIT 2025")]["value"] == 476


@pytest.mark.parametrize(
    ("name", "count"),
    [("ofsted_ilacs_history_2018_2025.csv", 271), ("ofsted_la_judgements_at_2025_03_31.csv", 153),
     ("d2i_ofsted_latest_to_2026_06.csv", 153)],
)  # fmt: skip
def test_each_layout_of_judgements_is_read_whole(name, count):
    read_ = read(from_csv(name, content(SHARED / "ofsted" / name)))
    assert (len(read_.judgements), read_.rows_set_aside) == (count, 0)
    dorset = [each for each in read_.judgements if each.area == "E06000059"]
    assert dorset[-1].overall in {"good", "outstanding"}


@pytest.mark.parametrize(
    ("name", "models"),
    [("sn_model_2025_wide.csv", {"2025"}),
     ("New_Statistical_Neighbour_Groupings_April_2021.csv", {"2014", "2021"}),
     ("statistical_neighbours_long_2021_and_2025.csv", {"2014", "2021", "2025"})],
)  # fmt: skip
def test_each_layout_of_neighbours_is_read_whole(name, models):
    read_ = read(from_csv(name, content(SHARED / "neighbours" / name)))
    assert {each.model for each in read_.neighbours} == models
    own = {
        e.rank: e.neighbour for e in read_.neighbours if e.area == "E06000059" and e.model == "2025"
    }
    assert "2025" not in models or own[4] == "E10000029"
