"""The demonstration's returns: repeatable, in the DfE's layout, with the totals asked for."""

import csv
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from demonstrations import PARAMETERS, files_of, read, rows, span, whole
from nearhome.demo.generate import generate
from nearhome.demo.parameters import read_parameters
from nearhome.demo.places import OFFICE, zones
from nearhome.demo.plan import Plan
from nearhome.demo.written import FILES, write, write_lists
from nearhome.vocabulary.codes import code_set, return_tables

DERIVED = {"PL_LA", "PL_LOCATION", "PL_DISTANCE"}


@pytest.fixture
def plan() -> Plan:
    return whole()


def test_the_same_seed_gives_the_same_bytes(tmp_path):
    for name in ("once", "again"):
        write(generate(PARAMETERS, seed=7, children=30), tmp_path / name, PARAMETERS.untidy)
    write(generate(PARAMETERS, seed=8, children=30), tmp_path / "other", PARAMETERS.untidy)
    once = {p.relative_to(tmp_path / "once"): p.read_bytes() for p in tmp_path.glob("once/*/*")}
    again = {p.relative_to(tmp_path / "again"): p.read_bytes() for p in tmp_path.glob("again/*/*")}
    other = {p.relative_to(tmp_path / "other"): p.read_bytes() for p in tmp_path.glob("other/*/*")}
    assert len(once) > 90
    assert once == again
    assert once.keys() == other.keys()
    assert once != other


PUBLISHED = {
    2020: (476, 199, 139, 2),
    2021: (450, 128, 156, 2),
    2022: (450, 138, 138, 0),
    2023: (433, 150, 172, 5),
    2024: (447, 161, 149, 2),
    2025: (437, 138, 149, 1),
}
"""Looked after on 31 March, started, ceased, and times started more than children (DfE, 2024 and 2025)."""


@pytest.mark.parametrize("seed", [PARAMETERS.seed, 5, 77])
def test_stock_starts_and_ceases_are_exactly_those_published(seed):
    made = whole() if seed == PARAMETERS.seed else generate(PARAMETERS, seed=seed, children=460)
    stays = [(c, s) for c in made.children for s in c.stays if not s.short_breaks]
    for year, wanted in PUBLISHED.items():
        first, last = span(year).first, span(year).last
        inside = sum(1 for _, s in stays if s.entry <= last and not (s.ceased and s.ceased <= last))
        started = [child.number for child, stay in stays if first <= stay.entry <= last]
        ceased = [
            child.number
            for child, stay in stays
            if stay.ceased and first <= stay.ceased <= last and stay.route != "vesting"
        ]
        assert len(ceased) == len(set(ceased))
        again = len(started) - len(set(started))
        assert (inside, len(set(started)), len(set(ceased)), again) == wanted, year


def test_other_years_are_those_of_a_plausible_county(plan):
    stays = [s for c in plan.children for s in c.stays if not s.short_breaks]
    for year in (2017, 2018, 2019, 2026, 2027):
        on = span(year).last
        inside = [s for s in stays if s.entry <= on and not (s.ceased and s.ceased <= on)]
        assert 400 < len(inside) < 500


def test_some_records_went_to_the_neighbour_when_the_council_was_formed(tmp_path, plan):
    path = write_lists(plan, tmp_path)[0]
    listed = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    assert len(listed) == 29
    assert {(row["date"], row["direction"]) for row in listed} == {("2019-04-01", "out")}
    ended = {(row["CHILD"], row["DEC"], row["REC"]) for row in rows(2020, "Episodes")}
    assert {(row["child"], "01/04/2019", "E3") for row in listed} <= ended


@pytest.mark.parametrize("year", [2017, 2020, 2024, 2025, 2026, 2027])
def test_files_have_the_tables_and_headers_of_their_year(year):
    files = files_of(year)
    for table, fields in return_tables().items():
        name = FILES[table]
        missing = fields[0].first_year > year or (year == 2027 and table in ("OC2", "OC3"))
        assert (name in files) is not missing
        if name in files:
            header = files[name].decode("utf-8").split("\r\n")[0].split(",")
            wanted = [f.name for f in fields if f.first_year <= year and f.name not in DERIVED]
            assert header == wanted


@pytest.mark.parametrize("year", [2017, 2019, 2022, 2024, 2025, 2026, 2027])
def test_codes_are_those_of_the_year_but_for_the_one_slip(year):
    wrong = Counter()
    for table, fields in return_tables().items():
        if FILES[table] not in files_of(year):
            continue
        coded = [f.name for f in fields if f.kind == "code" and f.name not in DERIVED]
        for row in rows(year, table):
            for name in coded:
                code = code_set(name).get(row[name])
                if row[name] and name != "LA_PERM" and not (code and code.is_valid_in(year)):
                    wrong[name, row[name]] += 1
    assert set(wrong) == {("CIN", "N9")}
    assert wrong["CIN", "N9"] <= 2  # the slip may be in the row that stands twice


def test_postcodes_are_those_of_delivery_offices_and_the_councils_own():
    known = {place.postcode for places in zones().values() for place in places} | {OFFICE, ""}
    used = {row[name] for row in rows(2025, "Episodes") for name in ("HOME_POST", "PL_POST")}
    assert used <= known
    assert len(used) > 300


def test_no_home_is_a_real_provider():
    used = {row["URN"] for year in (2019, 2026) for row in rows(year, "Episodes")}
    assert all(urn in ("", "XXXXXXX") or urn.startswith("SC9") for urn in used)


def test_an_extract_of_the_running_year_ends_on_its_last_day():
    days = [
        read(row[name])
        for table, names in (
            ("Episodes", ("DECOM", "DEC")),
            ("Reviews", ("REVIEW",)),
            ("Missing", ("MIS_START", "MIS_END")),
        )
        for row in rows(2027, table)
        for name in names
        if row[name]
    ]
    assert max(days) == PARAMETERS.horizon


def test_an_episode_stays_under_its_first_day_from_year_to_year():
    open_at_end = {
        (row["CHILD"], row["DECOM"])
        for row in rows(2024, "Episodes")
        if not row["DEC"] and row["PLACE"] not in ("H5", "P2")
    }
    next_year = {(row["CHILD"], row["DECOM"]) for row in rows(2025, "Episodes")}
    assert len(open_at_end) > 400
    assert open_at_end <= next_year


def test_returns_hold_no_day_after_they_were_made():
    for year in (2018, 2025, 2027):
        for table in ("Episodes", "Missing", "SWEpisodes", "Reviews", "PlacedAdoption"):
            if FILES[table] not in files_of(year):
                continue
            for row in rows(year, table):
                for name, value in row.items():
                    if value.count("/") == 2 and name != "DUC":
                        assert read(value) <= span(year).last, (table, name)


def test_the_untidiness_of_real_returns_is_there():
    found = Counter()
    for year in range(2017, 2028):
        episodes = rows(year, "Episodes")
        born = {row["CHILD"]: read(row["DOB"]) for row in rows(year, "Header")}
        text = files_of(year)[FILES["Episodes"]].decode()
        found["blank line"] += text.endswith(f"{',' * 12}\r\n")
        found["duplicate"] += len(episodes) - len({tuple(row.values()) for row in episodes})
        found["blank reason"] += sum(1 for row in episodes if row["DEC"] and not row["REC"])
        found["office"] += sum(1 for row in episodes if row["HOME_POST"] == OFFICE)
        found["open at 18"] += sum(
            1
            for row in episodes
            if not row["DEC"] and span(year).last >= eighteen(born[row["CHILD"]])
        )
        found["temporary"] += sum(1 for row in episodes if row["PLACE"].startswith("T"))
    assert found["blank line"] == 11
    assert found["duplicate"] == 11
    assert min(found.values()) >= 10


def eighteen(born: date) -> date:
    return date(born.year + 18, born.month, min(born.day, 28))


def test_missing_incidents_are_concentrated_in_few(plan):
    last = span(2025)
    counts = Counter(
        child.number
        for child in plan.children
        for each in child.missing
        if each.kind == "M" and last.first <= each.started <= last.last
    )
    tenth = max(1, len(counts) // 10)
    assert 40 < len(counts) < 110
    assert sum(count for _, count in counts.most_common(tenth)) > 0.3 * sum(counts.values())


@pytest.mark.parametrize("children", [1, 4, 25])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_small_authorities_can_be_made_too(tmp_path, seed, children):
    plan = generate(PARAMETERS, seed=seed, children=children)
    folders = write(plan, tmp_path, PARAMETERS.untidy)
    assert len(folders) == 11
    for child in plan.children:
        for stay, episodes in zip(child.stays, child.episodes, strict=True):
            assert not episodes or episodes[0].decom == stay.entry
            assert all(a.dec and a.dec >= b.decom for a, b in pairwise(episodes))


def test_a_parameter_too_many_is_refused():
    from pydantic import ValidationError

    with pytest.raises(ValidationError, match="surprise"):
        read_parameters("surprise = 1")
