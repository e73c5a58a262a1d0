"""Lists that a newer one replaces: the newer is in force, and the older is still told of, as superseded."""

import shutil

import pytest
import xlsxwriter
from command_line import run_here
from list_files import council_of, files, log, table, visits, write

from nearhome.journeys.records import open_records
from nearhome.store.snapshots import current
from nearhome.store.workspace import open_workspace


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    return council_of(tmp_path_factory.mktemp("lists"))


@pytest.fixture
def workspace(council, tmp_path):
    return shutil.copytree(council / "ws", tmp_path / "Ä workspace, with spaces")


@pytest.fixture
def nearhome(capsys):
    return lambda *arguments: run_here(capsys, *arguments)


@pytest.fixture
def children(workspace):
    return open_records(workspace).tables["children"]["child"].to_pylist()


def test_a_list_added_later_replaces_the_earlier_one_whole(nearhome, workspace, children, tmp_path):
    first = write(tmp_path / "one.csv", visits(children[:4]))
    nearhome("add", workspace, first)
    nearhome("add", workspace, write(tmp_path / "two.csv", visits(children[4:6], "2026-03-20")))
    assert {row["child"] for row in table(workspace, "visits")} == set(children[4:6])
    lists = current(open_workspace(workspace)).manifest.lists
    assert [(each.name, each.kind, each.in_force) for each in lists] == [
        ("one.csv", "visits", False),
        ("two.csv", "visits", True),
    ]
    nearhome("add", workspace, first)
    assert {row["child"] for row in table(workspace, "visits")} == set(children[:4])


def test_of_a_file_that_feeds_several_lists_only_what_was_replaced_goes(
    nearhome, workspace, children, tmp_path
):
    header = [
        "Child Unique ID", "Date Started to be Looked After", "Date of Last Dental Check",
        "Date of Last Social Work Visit",
    ]  # fmt: skip
    annex = [header, [children[0], "01/01/2025", "01/02/2026", "05/03/2026"]]
    nearhome("add", workspace, write(tmp_path / "list 8.csv", annex))
    nearhome("add", workspace, write(tmp_path / "v.csv", visits(children[:3])))
    assert {row["child"] for row in table(workspace, "visits")} == set(children[:3])
    assert [row["kind"] for row in table(workspace, "health_events")] == ["dental check"]


def statuses(nearhome, workspace):
    """File, rows read and status of each file that has no year."""
    rows = nearhome("log", workspace, "--files", "--format", "csv").rows
    return sorted(
        (row["file"], int(row["rows_read"]), row["status"])
        for row in rows
        if not row["collection_year"]
    )


def test_a_list_replaced_whole_is_still_reported_and_as_superseded(
    nearhome, workspace, children, tmp_path
):
    first = write(tmp_path / "1" / "visits.csv", visits(children[:5]))
    nearhome("add", workspace, first, write(tmp_path / "offices.csv", [["postcode", "reason", "agreed_by"], ["DT1 1XJ", "office", "lead"]]))  # fmt: skip
    nearhome("add", workspace, write(tmp_path / "2" / "visits.csv", visits(children[:3])))
    moved = write(
        tmp_path / "offices2.csv",
        [["postcode", "reason", "agreed_by"], ["DT1 1EE", "office", "lead"]],
    )
    nearhome("add", workspace, moved)
    expected = [
        ("offices.csv", 1, "superseded"),
        ("offices2.csv", 1, "read"),
        ("visits.csv", 3, "read"),
        ("visits.csv", 5, "superseded"),
    ]
    assert statuses(nearhome, workspace) == expected
    said = log(nearhome, workspace, "list-superseded")
    assert [row["file"] for row in said] == ["offices.csv", "visits.csv"]
    nearhome("add", workspace, write(tmp_path / "siblings.csv", [["child", "sibling_group"], [children[1], "S1"]]))  # fmt: skip
    assert set(expected) < set(statuses(nearhome, workspace))
    nearhome("add", workspace, first)
    again = [each for each in statuses(nearhome, workspace) if each[0] == "visits.csv"]
    assert again == [("visits.csv", 3, "superseded"), ("visits.csv", 5, "read")]


def test_a_file_of_several_lists_says_which_of_them_a_newer_one_replaced(
    nearhome, workspace, children, tmp_path
):
    path = tmp_path / "lists.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Visits").write_column(0, 0, ["child", children[0]])
        page = book.worksheets()[0]
        page.write_column(0, 1, ["visited_on", "2026-03-01"])
        page.write_column(0, 2, ["seen", "yes"])
        page = book.add_worksheet("Siblings")
        page.write_row(0, 0, ["child", "sibling_group"])
        page.write_row(1, 0, [children[1], "S1"])
    nearhome("add", workspace, path)
    nearhome("add", workspace, write(tmp_path / "visits.csv", visits(children[:3])))
    found = {file: status for file, _, status in statuses(nearhome, workspace)}
    assert found == {
        "lists.xlsx:Siblings": "read",
        "lists.xlsx:Visits": "superseded",
        "visits.csv": "read",
    }
    nearhome("add", workspace, write(tmp_path / "siblings.csv", [["child", "sibling_group"], [children[1], "S2"]]))  # fmt: skip
    found = {file: status for file, _, status in statuses(nearhome, workspace)}
    assert found["lists.xlsx:Siblings"] == found["lists.xlsx:Visits"] == "superseded"


def test_a_sheet_that_feeds_several_lists_is_superseded_for_one(
    nearhome, workspace, children, tmp_path
):
    headings = ("person_id", "health_check_type", "health_check_status", "health_check_date")
    check = [children[0], "02", "02", "2026-02-03"]
    health = [[f"clah_{each}" for each in headings], check]
    nearhome("add", workspace, write(tmp_path / "ssd_cla_health.csv", health))
    rows = [["child", "kind", "happened_on"], [children[0], "dental check", "2026-02-03"]]
    nearhome("add", workspace, write(tmp_path / "health_events.csv", rows))
    status = files(nearhome, workspace)["ssd_cla_health.csv"]["status"]
    assert status == "read; superseded for health_events"
