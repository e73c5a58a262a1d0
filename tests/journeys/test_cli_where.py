"""Areas as an analyst adds them and asks by them: kept, told, superseded, refused; a ward as a member may see it."""

import json
import shutil
from datetime import date

import pytest
from command_line import run_here
from sample_returns import write_years

import areas_made as made

WEST = ("West", made.square(330_000.0, 60_000.0, 45_000.0))
EAST = ("East", made.square(375_000.0, 60_000.0, 40_000.0))
NORTH = ("North", made.square(330_000.0, 105_000.0, 85_000.0))
"""Squares about the county; North and the others meet."""

ISLE = ("Isle", made.square(365_000.0, 76_000.0, 6_000.0))
"""Within West, and before it in the file: 5 came from there."""


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    """A workspace with two years added."""
    from nearhome.journeys.add import add
    from nearhome.journeys.init import init

    folder = tmp_path_factory.mktemp("where")
    write_years(folder / "years", [2025, 2026], children=60)
    init(folder / "ws", "E06000059", say=str)
    add(folder / "ws", [folder / "years"], say=str)
    return folder / "ws"


@pytest.fixture
def workspace(council, tmp_path):
    return shutil.copytree(council, tmp_path / "ws")


@pytest.fixture
def nearhome(capsys):
    return lambda *arguments: run_here(capsys, *arguments)


def geojson(path, *areas, **members):
    path.write_bytes(
        made.collection(*(made.feature(name, ring) for name, ring in areas), **members)
    )
    return path


def counts(ran):
    return {row["area"]: (row["came_from"], row["live_here"]) for row in ran.rows}


def test_areas_are_added_counted_by_and_told_in_the_log(workspace, nearhome, tmp_path):
    before = (workspace / "current").read_text()
    file = geojson(tmp_path / "Localities 2025.json", WEST, EAST, NORTH, date="1 May 2025")
    added = nearhome("add", workspace, file)
    assert added.status == 0
    assert "areas of the kind localities of 1 May 2025: 3, named by name" in added.err
    assert (workspace / "current").read_text() == before, "areas make no snapshot"
    found = nearhome("where", workspace, "--format", "csv")
    assert found.status == 0
    assert "Officers only: small numbers are not hidden." in found.err
    rows = counts(found)
    assert list(rows)[:5] == [
        "West",
        "East",
        "North",
        "here, in none of the areas",
        "outside our council",
    ]
    parts = [name for name in rows if name.startswith("not shown on a map: ")]
    assert parts
    for at in (0, 1):
        listed = [int(each[at]) for name, each in rows.items() if name != "all children"]
        assert sum(listed) == int(rows["all children"][at])
    a01 = nearhome(
        "measures", workspace, "--code", "A01", "--as-at", "2026-03-31", "--format", "csv"
    )
    assert rows["all children"][0] == a01.rows[0]["value"].removesuffix(".0")
    log = nearhome("log", workspace, "--format", "csv").rows
    assert [each["rule"] for each in log if each["table"] == "areas"] == [
        "name-field",
        "coordinates",
    ]
    files = nearhome("log", workspace, "--files", "--format", "csv").rows
    assert [(each["file"], each["rows_read"], each["status"]) for each in files[-1:]] == [
        ("Localities 2025.json", "3", "read")
    ]


def test_newer_outlines_supersede_and_what_changed_is_told(workspace, nearhome, tmp_path):
    first = geojson(tmp_path / "localities.json", WEST, EAST)
    nearhome("add", workspace, first)
    old = nearhome("where", workspace)
    moved = ("East", made.square(375_000.0, 60_000.0, 41_000.0))
    newer = geojson(tmp_path / "localities-new.json", moved, NORTH, kind="localities")
    added = nearhome("add", workspace, newer)
    assert "1 of the localities is new (North): figures of the earlier outlines cannot" in added.err
    assert "1 of the localities is left out (West)" in added.err
    assert (
        "If one only has another name, give it its earlier one and add the file again." in added.err
    )
    assert "1 of the localities is drawn with another outline (East)" in added.err
    now = nearhome("where", workspace)
    assert old.err.partition("outlines ")[2] != now.err.partition("outlines ")[2]
    files = nearhome("log", workspace, "--files", "--format", "csv").rows
    assert [each["status"] for each in files[-2:]] == ["superseded", "read"]
    again = nearhome(
        "add", workspace, first.rename(tmp_path / "again.json"), "--kind", "localities"
    )
    assert again.status == 0
    assert nearhome("where", workspace).out == old.out


def test_a_ward_is_shown_with_small_numbers_hidden_unless_for_officers(
    workspace, nearhome, tmp_path
):
    nearhome("add", workspace, geojson(tmp_path / "localities.json", ISLE, WEST, EAST, NORTH))
    whole = nearhome("where", workspace, "--protect", "--format", "csv")
    plain = counts(nearhome("where", workspace, "--format", "csv"))
    small = [
        (name, at)
        for name, each in plain.items()
        for at in (0, 1)
        if 1 <= int(each[at]) <= 5 and not name.startswith("not shown")
    ]
    assert ("Isle", 0) in small
    hidden = counts(whole)
    assert all(hidden[name][at] == "not shown" for name, at in small)
    for name in ("Isle", "West", "East", "North"):
        ward = nearhome("where", workspace, "--area", name.upper(), "--format", "csv")
        assert (ward.rows[0]["came_from"], ward.rows[0]["live_here"]) == hidden[name]
        asked = nearhome("where", workspace, "--area", name, "--officers", "--format", "csv")
        assert (asked.rows[0]["came_from"], asked.rows[0]["live_here"]) == plain[name]
        assert ward.rows[0]["as_at"] == "2026-03-31"
    told = nearhome("where", workspace, "--area", "South")
    assert told.status == 2
    assert "There are Isle, West, East, North." in told.err


def test_what_cannot_be_read_is_refused_and_nothing_is_kept(workspace, nearhome, tmp_path):
    web = geojson(tmp_path / "web.geojson", ("Far", made.square(-250_000.0, 6_550_000.0)))
    refused = nearhome("add", workspace, web)
    assert refused.status == 1
    assert "web.geojson: Feature 1 has coordinates that are metres of the web's map" in refused.err
    assert "EPSG:27700" in refused.err
    assert refused.out == ""
    asked = nearhome("where", workspace)
    assert asked.status == 1
    assert "No areas were added" in asked.err
    good = geojson(tmp_path / "wards.json", WEST)
    both = nearhome("add", workspace, web, good)
    assert both.status == 0
    assert "Feature 1 has coordinates" in both.err
    assert nearhome("where", workspace, "--areas", "Wards").status == 0
    assert nearhome("where", workspace, "--areas", "parishes").status == 2
    assert nearhome("where", workspace, "--as-at", date(2030, 1, 1)).status == 1


def test_a_hole_and_an_area_left_out_are_told_and_everybody_is_counted_still(
    workspace, nearhome, tmp_path
):
    whole = geojson(tmp_path / "localities.json", WEST, EAST, NORTH)
    assert nearhome("add", workspace, whole).status == 0
    before = counts(nearhome("where", workspace, "--format", "csv"))
    cut = made.feature(WEST[0], WEST[1], ISLE[1])
    rest = [made.feature(*each) for each in (EAST, NORTH)]
    nowhere = "here, in none of the areas"
    for name, features, said, missing in (
        ("holes.json", [cut, *rest], "feature 1: It has 1 hole: whoever lives in one is", 5),
        ("fewer.json", rest, "1 of the localities is left out (West)", before["West"][0]),
    ):
        file = tmp_path / name
        file.write_bytes(made.collection(*features))
        added = nearhome("add", workspace, file, "--kind", "localities")
        assert added.status == 0, added.err
        assert name in added.err
        assert said in added.err
        now = counts(nearhome("where", workspace, "--format", "csv"))
        assert now["all children"] == before["all children"]
        assert int(now[nowhere][0]) == int(before[nowhere][0]) + int(missing)
        assert now["East"] == before["East"]


def test_areas_come_with_returns_and_names_are_chosen(workspace, nearhome, tmp_path):
    folder = tmp_path / "all"
    folder.mkdir()
    named = made.feature(None, WEST[1], known_as="Old West")
    (folder / "areas.geojson").write_bytes(made.collection(named))
    write_years(folder / "years", [2024], children=60)
    without = nearhome("add", workspace, folder)
    assert without.status == 0
    assert "name one with --name-field" in without.err
    added = nearhome("add", workspace, folder, "--name-field", "known_as", "--kind", "districts")
    assert "areas of the kind districts: 1, named by known_as" in added.err
    assert "Old West" in counts(
        nearhome("where", workspace, "--areas", "districts", "--format", "csv")
    )


def test_a_damaged_list_of_files_is_named(workspace, nearhome, tmp_path):
    nearhome("add", workspace, geojson(tmp_path / "localities.json", WEST))
    kept = workspace / "areas" / "kept.json"
    whole = json.loads(kept.read_text())
    assert whole["files"][0]["records_of"] == "2026-03-31"
    kept.write_text("{")
    told = nearhome("where", workspace)
    assert told.status == 1
    assert "areas/kept.json) is damaged" in told.err
