"""Change among all authorities, and who records none, counted again from the research's own files."""

import csv
import gzip
import statistics
from datetime import date
from pathlib import Path

import pytest

from nearhome.published.bands.change import national_change
from nearhome.published.bands.comparability import national_note, recording
from nearhome.published.bands.national_years import with_every_authority
from nearhome.published.shipped import shipped_facts

PANELS = Path(__file__).resolve().parents[4] / "shared" / "published" / "panels"
NOW = date(2026, 10, 31)
NEW_CODES = {
    "E06000048": "E06000057",
    "E08000020": "E08000037",
    "E10000027": "E06000066",
    "E10000023": "E06000065",
    "E10000002": "E06000060",
    "E08000016": "E08000038",
    "E08000019": "E08000039",
}


def stock():
    """Children at 31 March by year and authority, as the panel has them; codes of today."""
    found = {}
    with gzip.open(PANELS / "cla_stock_and_flow_by_la_2011_2025.csv.gz", "rt") as lines:
        for row in csv.DictReader(lines):
            if row["flow"] == "on_31_march" and row["level"] == "Local authority":
                code = NEW_CODES.get(row["new_la_code"], row["new_la_code"])
                if row["count_num"]:
                    found.setdefault(int(row["year"]), {})[code] = float(row["count_num"])
    return found


@pytest.mark.shared
@pytest.mark.parametrize("since", [2012, 2020])
def test_the_change_of_every_authority_is_the_panels(since):
    held = stock()
    both = sorted(set(held[since]) & set(held[2025]))
    expected = {code: 100 * (held[2025][code] / held[since][code] - 1) for code in both}
    facts = with_every_authority(shipped_facts())
    found = national_change(facts, "A01", date(since, 3, 31), date(2025, 3, 31), NOW)
    assert {each.area: each.percent for each in found.changes} == pytest.approx(expected)
    quarters = statistics.quantiles(expected.values(), n=4, method="inclusive")
    assert found.quarters == pytest.approx(tuple(quarters))


@pytest.mark.shared
def test_as_many_record_no_away_as_the_list_of_2024_names():
    with (PANELS / "missing_away_recording_practice_2024.csv").open(encoding="utf-8-sig") as lines:
        rows = list(csv.DictReader(lines))
    none = [row["la_name"] for row in rows if row["reports_away"] == "False"]
    assert {"Wiltshire", "East Sussex", "Suffolk"} <= set(none)
    note = national_note(recording("I03"), shipped_facts(), date(2024, 3, 31))
    assert note.startswith(f"{len(none)} of ")
