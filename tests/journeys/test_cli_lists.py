"""Local lists as an analyst adds them: in any layout, with what is wrong in them, and again a month later."""

import csv
import shutil
from datetime import date

import pytest
import xlsxwriter
from command_line import run_here
from list_files import council_of, files, log, table, visits, write

from nearhome.journeys.records import open_records
from nearhome.records.list_tables import list_tables
from nearhome.store.snapshots import current
from nearhome.store.workspace import open_workspace

AS_AT = date(2026, 3, 31)


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


def test_a_list_becomes_a_table_with_its_reach_and_only_those_in_force_are_written(
    nearhome, workspace, children, tmp_path
):
    added = nearhome("add", workspace, write(tmp_path / "visits.csv", visits(children[:5])))
    assert added.status == 0
    assert "visits.csv: the local list visits, 5 rows." in added.err
    assert "visits: taken as complete from 2026-03-01 to 2026-03-31" in added.err
    assert {row["child"] for row in table(workspace, "visits")} == set(children[:5])
    reach = table(workspace, "list_reach")
    assert reach == [
        {
            "list": "visits",
            "first_day": date(2026, 3, 1),
            "last_day": AS_AT,
            "stated": 0,
            "rows": 5,
        }
    ]
    written = {path.stem for path in current(open_workspace(workspace)).folder.glob("*.parquet")}
    assert written & set(list_tables()) == {"visits"}
    assert table(workspace, "prices") == []


def test_a_workspace_without_lists_has_them_all_empty(workspace):
    assert all(table(workspace, name) == [] for name in (*list_tables(), "list_reach"))


def test_a_folder_of_every_layout_in_one_add(nearhome, workspace, children, tmp_path):
    folder = tmp_path / "lists"
    write(folder / "a.csv", visits(children[:3]), "cp1252", ";")
    write(folder / "b.csv", [["title £"], *visits(children[3:5])], "utf-16", "\t")
    with xlsxwriter.Workbook(folder / "c.xlsx") as book:
        book.add_worksheet("Notes").write(0, 0, "what this is")
        page = book.add_worksheet("Prices")
        page.write_row(0, 0, ["Child", "Started", "Weekly", "Carer name"])
        page.write_row(1, 0, [children[0], "01/02/2026", 5120, "Somebody Else"])
        page = book.add_worksheet("Annex A list 3")
        page.write_row(2, 0, ["Child Unique ID", "Date of referral", "Referral NFA?"])
        page.write_row(3, 0, ["77777", "05/02/2026", "False"])
    write(folder / "ssd_cla_visits.csv", [["clav_person_id", "clav_cla_visit_date"], [children[9], "2026-02-03"]])  # fmt: skip
    write(folder / "ssd_pre_proceedings.csv", [["prep_person_id", "prep_pre_pro_decision_date"], ["1", "2026-02-03"]])  # fmt: skip
    added = nearhome("add", workspace, folder)
    assert added.status == 0
    assert "1 row; no list is read from it: it holds no day of application" in added.err
    assert {row["child"] for row in table(workspace, "visits")} == {*children[:5], children[9]}
    assert [row["weekly"] for row in table(workspace, "prices")] == [5120]
    assert [row["kind"] for row in table(workspace, "before_care")] == ["referral"]
    found = files(nearhome, workspace)
    assert found["lists/c.xlsx:Notes"]["status"] == "not a return"
    assert {found[f]["table"] for f in found if f.startswith("lists/")} == {
        "visits", "prices", "Annex A list 3", "SSD ssd_cla_visits", "",
    }  # fmt: skip
    for row in found.values():
        assert int(row["rows_read"]) == int(row["rows_kept"]) + int(row["rows_set_aside"])
    kept = b"".join(path.read_bytes() for path in (workspace / "returns").rglob("*.csv"))
    assert b"Somebody" not in kept
    assert not list((workspace / "returns").rglob("*.xlsx"))
    assert "Somebody" not in added.err + nearhome("log", workspace, "--format", "csv").out


def test_reviews_and_scores_of_the_safeguarding_dataset(nearhome, workspace, children, tmp_path):
    """Reviews name a period of care: they come to a child by the table of episodes, added beside them."""
    folder = tmp_path / "ssd"
    write(folder / "ssd_cla_reviews.csv", [
        ["clar_cla_review_id", "clar_cla_id", "clar_cla_review_due_date", "clar_cla_review_date",
         "clar_cla_review_cancelled", "clar_cla_review_participation"],
        ["1", "9001", "2026-02-05", "2026-02-03", "N", "PN1"],
        ["2", "9002", "2026-02-05", "2026-02-03", "N", "PN1"],
    ])  # fmt: skip
    write(folder / "ssd_sdq_scores.csv", [
        ["csdq_person_id", "csdq_sdq_completed_date", "csdq_sdq_score"], [children[0], "2026-02-03", "14"],
    ])  # fmt: skip
    added = nearhome("add", workspace, folder)
    assert added.status == 0
    assert "MIND: reviews_held has 2 rows that no child has." in added.err
    assert "ssd_cla_episodes" in added.err
    assert table(workspace, "reviews_held") == []
    assert "9002" not in added.err + nearhome("log", workspace, "--format", "csv").out
    write(folder / "ssd_cla_episodes.csv", [
        ["clae_person_id", "clae_cla_id", "clae_cla_episode_start_date"], [children[0], "9001", "2025-01-01"],
    ])  # fmt: skip
    assert nearhome("add", workspace, folder / "ssd_cla_episodes.csv").status == 0
    assert [row["child"] for row in table(workspace, "reviews_held")] == [children[0]]
    assert [row["score"] for row in table(workspace, "sdq_scores")] == [14]


COVERAGE = ["list", "complete_from", "complete_to", "stated_by"]
BUDGET = ["financial_year", "line", "class", "as_at", "budget", "forecast"]
HOMES, CARE, SERVICES = "homes for children in care", "children in care", "children's services"


@pytest.mark.parametrize(
    ("rows", "numbers", "gaps"),
    [
        (
            [["2025/26", HOMES, "", "2026-03-31", "100", "130"],
             ["2025-26", CARE, "", "2026-03-31", "200", "210"]],
            {"N01": "30", "N05": ""},
            {"N05": "line children's services, class empty) has no figures of the year by 2026-03-31."},
        ),
        (
            [["2025-26", HOMES, "children's homes", "2026-03-31", "100", "130"],
             ["2024-25", HOMES, "", "2026-03-31", "100", "170"],
             ["2025-26", CARE, "", "2026-03-31", "200", "210"],
             ["2025-26", SERVICES, "", "2026-03-31", "800", ""]],
            {"N01": "", "N05": ""},
            {"N01": "line homes for children in care, class empty) has no figures of the year by 2026-03-31.",
             "N05": "line children's services, class empty) does not say forecast."},
        ),
        (
            [["2025-26", SERVICES, "", "2026-03-31", "800", "840"],
             ["2025-26", CARE, "", "2026-03-31", "200", "210"]],
            {"N01": "", "N05": "25"},
            {"N01": "line homes for children in care, class empty) has no figures of the year by 2026-03-31."},
        ),
    ],
)  # fmt: skip
def test_a_line_of_the_budget_that_is_not_there_is_named_and_the_rest_comes_out(
    nearhome, workspace, tmp_path, rows, numbers, gaps
):
    """Lines of another sort, of a part of the homes or of another year say nothing of it."""
    coverage = [COVERAGE, ["budgets", "2025-04-01", "2026-03-31", "Finance"]]
    write(tmp_path / "b" / "coverage.csv", coverage)
    write(tmp_path / "b" / "budgets.csv", [BUDGET, *rows])
    assert nearhome("add", workspace, tmp_path / "b").status == 0
    asked = ("measures", workspace, "--as-at", "2026-03-31", "--format", "csv", "--code", *numbers)
    found = nearhome(*asked)
    assert {row["code"]: row["value"] for row in found.rows} == numbers
    wanted = {code: "not_collected" if code in gaps else "provisional" for code in numbers}
    assert {
        row["code"]: row["status"].replace("value", "provisional") for row in found.rows
    } == wanted
    said = [f"{code} is not collected on 2026-03-31: budgets ({gap}" for code, gap in gaps.items()]
    assert found.err.splitlines() == said


def test_a_list_of_no_child_of_ours_is_a_gap_and_no_nought(nearhome, workspace, children, tmp_path):
    """Three rows of another council's: else no child of ours would have been visited."""
    asked = ("measures", workspace, "--as-at", AS_AT, "--format", "csv", "--code", "J03", "A01")
    write(tmp_path / "other" / "visits.csv", visits(["OTHER1", "OTHER2", "OTHER3"]))
    coverage = [COVERAGE, ["visits", "2024-04-01", "2026-03-31", "Head of service"]]
    write(tmp_path / "other" / "coverage.csv", coverage)
    added = nearhome("add", workspace, tmp_path / "other")
    assert added.status == 0
    assert "visits: no child of it is in a return, so no measure is read from it." in added.err
    found = nearhome(*asked)
    there, lacking = sorted(found.rows, key=lambda row: row["code"])
    assert there["value"] != ""
    assert (lacking["code"], lacking["status"], lacking["value"]) == ("J03", "not_collected", "")
    assert (
        "J03 is not collected on 2026-03-31: visits of our children was never brought." in found.err
    )
    write(tmp_path / "own" / "visits.csv", visits([*children[:1], "OTHER2", "OTHER3"]))
    added = nearhome("add", workspace, tmp_path / "own")
    assert "visits: complete from 2024-04-01 to 2026-03-31" in added.err
    assert {row["code"]: row["status"] for row in nearhome(*asked).rows}["J03"] != "not_collected"


@pytest.mark.parametrize("extra", ["Notes", "Worker name"])
def test_a_workbook_may_hold_a_crosswalk_beside_other_lists(
    nearhome, workspace, children, tmp_path, extra
):
    path = tmp_path / "lists.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Crosswalk")
        page.write_row(0, 0, ["from_child", "to_child"])
        page.write_row(1, 0, ["OLD1", children[0]])
        page = book.add_worksheet("Visits")
        page.write_row(0, 0, ["child", "visited_on", extra])
        page.write_row(1, 0, ["OLD1", "2026-03-02", "Somebody"])
    for _ in range(2):
        assert nearhome("add", workspace, path).status == 0
        assert [row["child"] for row in table(workspace, "visits")] == [children[0]]
        assert {row["status"] for row in files(nearhome, workspace).values()} <= {"read", "superseded"}  # fmt: skip
        more = write(tmp_path / "more.csv", [["child", "sibling_group"], [children[1], "S1"]])
        nearhome("add", workspace, more)
    kept = b"".join(p.read_bytes() for p in (workspace / "returns").rglob("*.csv"))
    assert b"Somebody" not in kept
    lists = current(open_workspace(workspace)).manifest.lists
    assert {each.kind for each in lists if each.in_force} == {"crosswalk", "visits", "siblings"}


def test_a_list_of_other_children_is_the_first_thing_said(nearhome, workspace, children, tmp_path):
    rows = visits([*children[:2], *(f"OTHER{at}" for at in range(7))])
    added = nearhome("add", workspace, write(tmp_path / "v.csv", rows))
    assert added.status == 0
    assert added.err.splitlines()[0].startswith("MIND: most children of the list visits")
    assert len(log(nearhome, workspace, "not-in-records")) == 7
    assert [row["from"] for row in log(nearhome, workspace, "wrong-children")] == [
        "7 of 9 rows, 7 children"
    ]
    assert len(table(workspace, "visits")) == 9
    crosswalk = [["from_child", "to_child"], *([f"OTHER{at}", children[at + 2]] for at in range(7))]
    added = nearhome("add", workspace, write(tmp_path / "crosswalk.csv", crosswalk))
    assert "MIND" not in added.err
    assert {row["child"] for row in table(workspace, "visits")} == set(children[:9])
    assert not log(nearhome, workspace, "not-in-records")


BAD = {
    "prices": (
        [
            ["child", "started", "ended", "weekly", "sector"],
            ["{0}", "01/02/2026", "", "£0", "private"],
            ["{1}", "01/02/2026", "01/01/2026", "90,000", "privateer"],
            ["", "01/02/2026", "", "500", "own"],
            ["{2}", "01/02/2027", "", "£5,120", "own"],
        ],
        {
            ("out-of-range", "2", "weekly"), ("out-of-range", "3", "weekly"),
            ("unknown-code", "3", "sector"), ("ends-before-starts", "3", "ended"),
            ("no-key", "4", "child"),
        },
        3,
    ),
    "carers": (
        [
            ["household", "kind", "locality", "ended_on"],
            ["H1", "fostering", "EH1 1YZ", ""],
            ["H1", "kinship", "North", "2026-12-01"],
        ],
        {("one-id-twice", "2", "household"), ("future-date", "3", "ended_on")},
        1,
    ),
    "return_interviews": (
        [
            ["child", "went_missing", "returned", "completed_on", "themes"],
            ["{0}", "2019-05-03", "2019-05-04", "2019-05-01", "school; ghosts"],
        ],
        {
            ("interview-before-missing", "2", "completed_on"),
            ("no-such-incident", "2", "went_missing"), ("partly-unknown", "2", "themes"),
        },
        1,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_is_named_with_its_place_and_the_rest_comes_out(
    nearhome, workspace, children, tmp_path, name
):
    rows, expected, kept = BAD[name]
    filled = [[cell.format(*children) for cell in row] for row in rows]
    added = nearhome("add", workspace, write(tmp_path / f"{name}.csv", filled))
    assert added.status == 0
    found = [row for row in log(nearhome, workspace) if row["table"] == name]
    places = {(row["rule"], row["row"], row["column"]) for row in found}
    assert expected <= places
    assert all(row["file"] == f"{name}.csv" and row["why"] for row in found)
    assert len(table(workspace, name)) == kept
    assert ("MIND: carers has 1 row" in added.err) == (name == "carers")
    assert not [row for row in nearhome("check", workspace, "--format", "csv").rows if row["table"] == name]  # fmt: skip


def test_a_list_that_lacks_a_column_is_refused_with_the_mend(nearhome, workspace, tmp_path):
    header = ["child", "seen", "alone", "miles", "hours"]
    bad = write(tmp_path / "visits.csv", [header, ["1", "yes", "yes", "1", "1"]])
    refused = nearhome("add", workspace, bad)
    assert refused.status == 1
    assert "It looks like the list visits but has no column visited_on" in refused.err
    assert "nearhome template visits" in refused.err
    assert table(workspace, "visits") == []


def test_beside_a_good_list_it_is_listed_as_refused_and_stays_so(
    nearhome, workspace, children, tmp_path
):
    folder = tmp_path / "lists"
    write(folder / "bad.csv", [["child", "seen", "alone", "miles", "hours"], ["1", "yes", "", "", ""]])  # fmt: skip
    write(folder / "good.csv", visits(children[:2]))
    (folder / "nothing.csv").write_bytes(b"")
    added = nearhome("add", workspace, folder)
    assert added.status == 0
    assert "lists/bad.csv: not read. It looks like the list visits" in added.err
    for _ in range(2):
        found = files(nearhome, workspace)
        assert found["lists/bad.csv"]["status"] == "refused"
        assert found["lists/nothing.csv"]["status"] == "not a return"
        assert found["lists/good.csv"]["status"] == "read"
        nearhome("add", workspace, write(tmp_path / "more.csv", [["child", "sibling_group"]]))


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff photo", b"PK\x03\x04 half", b"a,b\n1,2\n"])
def test_what_is_no_list_leaves_the_current_snapshot(nearhome, workspace, tmp_path, content):
    before = (workspace / "current").read_text("utf-8")
    (tmp_path / "visits.csv").write_bytes(content)
    assert nearhome("add", workspace, tmp_path / "visits.csv").status == 1
    assert (workspace / "current").read_text("utf-8") == before


def test_the_same_list_again_is_the_same_snapshot(nearhome, workspace, children, tmp_path):
    path = write(tmp_path / "v.csv", visits(children[:4]))
    nearhome("add", workspace, path)
    before = (workspace / "current").read_text("utf-8")
    nearhome("add", workspace, path)
    assert (workspace / "current").read_text("utf-8") == before


def test_a_later_return_moves_no_reach_and_matches_anew(
    nearhome, council, workspace, children, tmp_path
):
    rows = visits([*children[:2], "NEWCHILD"], "2026-03-20")
    nearhome("add", workspace, write(tmp_path / "v.csv", rows))
    before = table(workspace, "list_reach")
    assert nearhome("add", workspace, council / "extract").status == 0
    assert open_records(workspace).as_at > AS_AT
    assert table(workspace, "list_reach") == before
    assert len(table(workspace, "visits")) == 3
    assert before[0]["last_day"] == AS_AT
    lists = current(open_workspace(workspace)).manifest.lists
    assert [(each.kind, each.as_at) for each in lists] == [("visits", AS_AT)]


def test_lists_and_returns_in_one_folder(nearhome, council, tmp_path):
    both = shutil.copytree(council / "years" / "2025-26", tmp_path / "both")
    with (both / "Header.csv").open(encoding="utf-8") as lines:
        children = [row["CHILD"] for row in csv.DictReader(lines)]
    write(both / "care_leavers.csv", [["child", "as_at", "dob", "in_touch"], [children[0], "2026-03-31", "", "Y"]])  # fmt: skip
    write(both / "permanence_plans.csv", [["child", "route", "agreed_on", "review"], [children[0], "adoption", "2026-01-02", "2"]])  # fmt: skip
    assert nearhome("init", tmp_path / "ws", "--authority", "E06000059").status == 0
    assert nearhome("add", tmp_path / "ws", both).status == 0
    assert table(tmp_path / "ws", "care_leavers")[0]["dob"] is not None
    assert table(tmp_path / "ws", "permanence_plans")[0]["review"] == 2
    found = files(nearhome, tmp_path / "ws")
    assert {row["status"] for row in found.values()} == {"read"}
    assert not {"OC3", "AD1"} & {row["table"] for row in found.values()}


def test_a_zip_of_lists_is_read_as_its_files_are(nearhome, workspace, children, tmp_path):
    folder = tmp_path / "z"
    write(folder / "visits.csv", visits(children[:2]))
    packed = shutil.make_archive(str(tmp_path / "lists"), "zip", folder)
    assert nearhome("add", workspace, packed).status == 0
    assert len(table(workspace, "visits")) == 2


def test_a_list_alone_needs_a_return_first(nearhome, tmp_path):
    nearhome("init", tmp_path / "ws", "--authority", "E06000059")
    added = nearhome("add", tmp_path / "ws", write(tmp_path / "v.csv", visits(["1"])))
    assert added.status == 1
    assert "Add the return first" in added.err


def test_every_template_can_be_written_filled_in_and_added(nearhome, workspace, tmp_path):
    folder = tmp_path / "all"
    written = nearhome("template", "--all", "--out", folder)
    assert written.status == 0
    dictionary = nearhome("template", "--format", "csv").rows
    assert {path.stem for path in folder.glob("*.csv")} == {row["list"] for row in dictionary}
    assert {"list", "column", "type", "required", "values", "meaning", "example"} == set(
        dictionary[0]
    )
    for name in list_tables():
        own = [row for row in dictionary if row["list"] == name]
        write(folder / f"{name}.csv", [[r["column"] for r in own], [r["example"] for r in own]])
    for path in folder.glob("*.csv"):
        if path.stem not in list_tables():
            path.unlink()
    assert nearhome("add", workspace, folder).status == 0
    assert all(len(table(workspace, name)) == 1 for name in list_tables())
    again = nearhome("template", "--all", "--out", folder)
    assert again.status == 0
    assert "visits.csv is there already" in again.err
