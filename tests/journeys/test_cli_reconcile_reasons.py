"""Why a child on another system's list is not ours: each reason met on real files, with its row."""

import csv
from datetime import date

import pytest
from command_line import run_here

EPISODES = (
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
)
ON = date(2026, 3, 31)


def write(folder, headers, episodes, **more):
    folder.mkdir(parents=True)
    tables = {
        "Header": ("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB", headers),
        "Episodes": (EPISODES, episodes),
    } | more
    for name, (head, rows) in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as lines:
            csv.writer(lines).writerows([head.split(","), *rows])


def header(child, born="01/06/2015"):
    return [child, "M", born, "WBRI", "UN1", "", ""]


def episode(child, decom, dec="", rec="", status="C2", rne="S"):
    return [child, decom, rne, status, "N1", "U4", "PR1", dec, rec, "", "", "", ""]


@pytest.fixture
def nearhome(capsys):
    return lambda *arguments: run_here(capsys, *arguments)


@pytest.fixture
def workspace(nearhome, tmp_path):
    children = ["OURS", "SHORT", "LEFTTODAY", "LEFT", "LATER", "GONE", "00077", "NEW1"]
    first = tmp_path / "a" / "2025-26"
    everyone = [
        episode("OURS", "01/05/2025"),
        episode("SHORT", "01/05/2025", status="V4"),
        episode("LEFTTODAY", "01/05/2025", "31/03/2026", "E4A"),
        episode("LEFT", "01/05/2025", "24/12/2025", "E4B"),
        episode("GONE", "01/05/2025"),
        episode("NOHEAD", "01/05/2025"),
        episode("00077", "01/05/2025"),
        episode("NEW1", "01/05/2025"),
        episode("ADULT", "01/05/2025"),
        episode("ASIDE", "31/02/2026"),
    ]
    adult = header("ADULT", "31/03/2008")
    write(first, [*map(header, children), adult], [*everyone, episode("WRONG", "02/05/2025")])
    second = tmp_path / "b" / "2025-26"
    leaver = ("CHILD,DOB,IN_TOUCH,ACTIV,ACCOM", [["LEAVER", "01/02/2006", "YES", "F1", "B1"]])
    write(second, [*map(header, children), adult], everyone, OC3=leaver)
    third = tmp_path / "c" / "2026-27"
    stay = [row for row in everyone if row[0] not in {"GONE", "LEFT", "LEFTTODAY", "ASIDE"}]
    write(third, [*map(header, children), adult], [*stay, episode("LATER", "02/04/2026")])
    folder = tmp_path / "w"
    nearhome("init", folder, "--authority", "838")
    for each in (first, second, third):
        assert nearhome("add", folder, each).status == 0
    return folder


def reasons(nearhome, workspace, listed, *more):
    path = workspace.parent / "list.csv"
    path.write_text("\n".join(["Person ID", *listed]) + "\n", encoding="utf-8")
    found = nearhome("reconcile", workspace, path, "--as-at", ON, *more, "--format", "csv")
    assert found.status == 0, found.err
    return {row["child"]: row for row in found.rows}


def test_each_reason(nearhome, workspace):
    listed = [
        "OURS", "SHORT", "LEFTTODAY", "LEFT", "LATER", "GONE", "ADULT", "ASIDE", "WRONG", "LEAVER",
        "NOBODY",
    ]  # fmt: skip
    found = reasons(nearhome, workspace, listed)
    kinds = {child: row["reason"].partition(":")[0] for child, row in found.items()}
    assert kinds == {
        "OURS": "looked after",
        "SHORT": "short break",
        "LEFTTODAY": "ended that day",
        "LEFT": "ended earlier",
        "LATER": "started later",
        "GONE": "ended soon after",
        "ADULT": "turned 18",
        "ASIDE": "set aside",
        "WRONG": "later file",
        "LEAVER": "no episode",
        "NOBODY": "unknown id",
        "NOHEAD": "no header",
        "00077": "looked after",
        "NEW1": "looked after",
    }
    assert found["GONE"]["ours"] == found["GONE"]["theirs"] == "yes"
    assert (found["NOHEAD"]["ours"], found["NOHEAD"]["theirs"]) == ("yes", "no")
    assert found["NOBODY"]["file"] == "list.csv"
    assert all(row["file"] and row["row"] for row in found.values())


def test_open_until_gone_from_the_next_years_return(nearhome, workspace):
    path = workspace.parent / "list.csv"
    path.write_text("CHILD\nGONE\n", encoding="utf-8")
    on = date(2026, 4, 1)
    found = nearhome("reconcile", workspace, path, "--as-at", on, "--format", "csv").rows
    (gone,) = (row for row in found if row["child"] == "GONE")
    assert gone["reason"].startswith(("later file: open until", "ended that day"))
    assert gone["ours"] == "no"


def test_a_spreadsheet_that_took_the_leading_zeros_away(nearhome, workspace):
    found = reasons(nearhome, workspace, ["77", "OURS"])
    assert (found["00077"]["ours"], found["00077"]["theirs"]) == ("yes", "yes")


def test_an_identifier_that_a_crosswalk_replaced(nearhome, workspace):
    lists = workspace.parent / "crosswalk.csv"
    lists.write_text("from_child,to_child,date,reason\nNEW1,OURS9,,New system\n", encoding="utf-8")
    assert nearhome("add", workspace, lists).status == 0
    found = reasons(nearhome, workspace, ["NEW1", "OURS"])
    assert "NEW1" not in found
    assert found["OURS9"]["reason"].startswith("id in crosswalk: NEW1 stands for OURS9; ")
    assert (found["OURS9"]["ours"], found["OURS9"]["theirs"]) == ("yes", "yes")


def test_restricted_children_are_a_possible_reason(nearhome, workspace):
    lists = workspace.parent / "restricted.csv"
    lists.write_text(
        "as_at_from,as_at_to,children,by,reason\n2026-01-01,,2,Head of performance,Court\n",
        encoding="utf-8",
    )
    assert nearhome("add", workspace, lists).status == 0
    found = reasons(nearhome, workspace, ["NOBODY", "OURS"])
    assert found["NOBODY"]["reason"].startswith("restricted: ")
    assert "2 restricted children" in found["NOBODY"]["reason"]


def test_a_child_of_a_local_list_alone_is_told_by_that_list(nearhome, workspace):
    lists = workspace.parent / "edge_of_care.csv"
    rows = ["child,service,started,ended", "OURS,family support,2025-04-01,2025-04-30"]
    lists.write_text("\n".join([*rows, "0EDGE,family support,2025-06-01,"]), encoding="utf-8")
    assert nearhome("add", workspace, lists).status == 0
    found = reasons(nearhome, workspace, ["EDGE", "OURS", "NOBODY"])
    assert (
        found["0EDGE"]["reason"] == "no episode: in no return, but in the local list edge_of_care"
    )
    assert (found["0EDGE"]["file"], found["0EDGE"]["row"]) == ("edge_of_care.csv", "3")
    assert found["OURS"]["reason"].startswith("looked after")
    assert found["NOBODY"]["reason"].startswith("unknown id")


@pytest.mark.parametrize(
    "lines",
    [
        # Children's names under the heading, their identifiers beside.
        ["Child;Our own ref;Visited", "A Child;OURS;1", "B Child;SHORT;2", "A Child;OURS;3"],
        # An export with a title, a filter, and a heading that is not filled in.
        ["Visits to children", "Filter: open", ";Our own ref;On;By", "1;OURS;a;b", "2;SHORT;a;b"],
        ["Applied filters", "", "Number;Person ID", "1;OURS", "2;SHORT"],
    ],
)
def test_any_list_with_identifiers_of_children_will_do(nearhome, workspace, lines):
    path = workspace.parent / "visits of ours.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = nearhome("reconcile", workspace, path, "--as-at", ON, "--format", "csv")
    assert found.status == 0, found.err
    theirs = {row["child"] for row in found.rows if row["theirs"] == "yes"}
    assert theirs == {"OURS", "SHORT"}
