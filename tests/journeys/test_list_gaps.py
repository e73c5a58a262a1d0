"""Lists with gaps, as an analyst brings them: what can be counted is, and what cannot is named, never nought."""

import csv
import shutil
from datetime import date

import pytest
import xlsxwriter
from command_line import run_here
from sample_returns import write_years

from nearhome.journeys.records import open_records

ON = "2026-03-31"
ANNEX_A = (
    ("List 1", ("Child Unique ID", "Date of Contact"), ("5001", "05/03/2026")),
    ("List 2", ("Child Unique ID", "Assessment start date", "Assessment completion date"), ("5001", "05/03/2026", "")),
    ("List 3", ("Child Unique ID", "Date of referral"), ("5001", "05/03/2026")),
    ("List 4", ("Child Unique ID", "Continuous Assessment Start Date"), ("5001", "05/03/2026")),
    ("List 5", ("Child Unique ID", "Strategy discussion initiating Section 47 Enquiry Start Date"), ("5001", "05/03/2026")),
    ("List 6", ("Child Unique ID", "CIN Start Date"), ("5001", "05/03/2026")),
    ("List 7", ("Child Unique ID", "Child Protection Plan Start Date"), ("5001", "05/02/2023"), ("5002", "05/03/2026")),
    (
        "List 8",
        ("Date of Last Dental Check", "Worker name", "Child Unique ID", "Date Started to be Looked After",
         "Date of Last Social Work Visit", "Date of Last Health Assessment"),
        ("20/03/2026", "Somebody Else", "{0}", "01/01/2025", "20/03/2026", "20/03/2026"),
    ),
    (
        "List 9",
        ("Child Unique ID", "Date of Birth", "LA in Touch", "Suitability of Accommodation", "Activity Status"),
        ("{1}", "02/03/2006", "a) In touch", "a) Suitable", "F2: Full time"),
    ),
    (
        "List 10",
        ("Child Unique ID", "Date of Decision that Child Should be Placed for Adoption"),
        ("{2}", "05/03/2026"),
    ),
    (
        "List 11",
        ("Individual adopter identifier", "Date enquiry received", "Date application approved"),
        ("A1", "05/02/2025", "05/09/2025"),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    from nearhome.journeys.add import add
    from nearhome.journeys.init import init

    folder = tmp_path_factory.mktemp("gaps")
    write_years(folder / "years", [2024, 2025, 2026], children=60)
    init(folder / "ws", "E06000059", say=str)
    add(folder / "ws", [folder / "years"], say=str)
    return folder


@pytest.fixture
def workspace(council, tmp_path):
    return shutil.copytree(council / "ws", tmp_path / "ws")


@pytest.fixture
def nearhome(capsys):
    return lambda *arguments: run_here(capsys, *arguments)


@pytest.fixture
def in_care(workspace, nearhome):
    found = nearhome("children", workspace, "--as-at", ON, "--code", "A01", "--format", "csv").rows
    return [row["child"] for row in found]


def write(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(rows)
    return path


def annex_a(path, in_care):
    """All eleven lists in one workbook: a title row or two, columns nobody asked for, sheets of notes."""
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Read me").write(0, 0, "Annex A")
        for number, (name, header, *rows) in enumerate(ANNEX_A):
            page = book.add_worksheet(f"{name} as Ofsted asks")
            above = number % 3
            for at in range(above):
                page.write(at, 0, f"{name}: title")
            page.write_row(above, 0, [*header, "Further comment"])
            for at, row in enumerate(rows, above + 1):
                page.write_row(at, 0, [*(cell.format(*in_care) for cell in row), "of no use"])
    return path


def statuses(nearhome, workspace, *codes):
    shown = nearhome("measures", workspace, "--as-at", ON, "--code", *codes, "--format", "csv")
    assert shown.status == 0
    return {row["code"]: (row["status"], row["numerator"], row["denominator"]) for row in shown.rows}  # fmt: skip


def test_annex_a_alone_gives_what_it_holds_and_names_the_rest_not_collected(
    nearhome, workspace, in_care, tmp_path
):
    added = nearhome("add", workspace, annex_a(tmp_path / "annex a.xlsx", in_care))
    assert added.status == 0
    rows = nearhome("log", workspace, "--files", "--format", "csv").rows
    tables = {row["table"] for row in rows if row["status"] == "read"}
    assert {f"Annex A list {number}" for number in range(1, 12)} <= tables
    found = statuses(
        nearhome, workspace, "H02-local", "H03-local", "J03", "K01-list", "O05", "Q02-2y", "Q04",
        "H01", "H01-report", "H04-local", "H09", "J03-alone", "K05", "O01", "O04", "F03", "I08", "C02",
    )  # fmt: skip
    everybody = found["H03-local"][2]
    assert found["H03-local"] == ("value", "1", everybody)
    assert int(everybody) > 1
    assert found["H02-local"][:2] == ("value", "1")
    assert found["J03"][:2] == ("value", "1")
    assert found["K01-list"] == ("value", "1", "1")
    assert found["O05"][:2] == ("value", "1")
    assert found["Q02-2y"] == ("value", "1", "2")
    assert found["Q04"][:2] == ("provisional", "1")
    for code in ("H01", "H01-report", "H04-local", "H09", "J03-alone", "K05", "O01", "O04", "F03", "I08"):  # fmt: skip
        assert found[code] == ("not_collected", "", ""), code
    assert found["C02"][0] == "not_enough_history"
    asked = ("measures", workspace, "--as-at", ON, "--code", "O05", "--by", "carer_locality")
    places = [row for row in nearhome(*asked, "--format", "csv").rows if row["group"]]
    assert {(row["status"], row["numerator"]) for row in places} == {("not_collected", "")}
    assert "Somebody" not in added.err + nearhome("log", workspace, "--format", "csv").out


def test_annex_a_twice_is_once_and_a_corrected_one_replaces_it(
    nearhome, workspace, in_care, tmp_path
):
    book = annex_a(tmp_path / "annex a.xlsx", in_care)
    nearhome("add", workspace, book)
    before = (workspace / "current").read_text("utf-8")
    assert nearhome("add", workspace, book).status == 0
    assert (workspace / "current").read_text("utf-8") == before
    corrected = annex_a(tmp_path / "corrected.xlsx", in_care[3:])
    assert nearhome("add", workspace, corrected).status == 0
    events = open_records(workspace).tables["health_events"].to_pylist()
    assert [row["child"] for row in events] == [in_care[3]]
    reported = nearhome("log", workspace, "--files", "--format", "csv").rows
    for row in reported:
        assert int(row["rows_read"]) == int(row["rows_kept"]) + int(row["rows_set_aside"])


def interviews(workspace, *, accepted):
    missing = open_records(workspace).tables["missing"].to_pylist()
    ended = [
        row for row in missing
        if row["kind"] == "M" and row["ended"] and date(2025, 4, 1) <= row["ended"] <= date(2026, 3, 31)
    ]  # fmt: skip
    header = [
        "child",
        "went_missing",
        "offered",
        "completed_on",
        *(["accepted"] if accepted else []),
    ]
    body = [[row["child"], row["started"], "yes", "", ""][: len(header)] for row in ended]
    coverage = [
        ["list", "complete_from", "complete_to", "stated_by"],
        ["return_interviews", "2025-04-01", "2026-03-31", "Head of service"],
    ]
    return [header, *body], coverage


def test_a_column_that_is_not_there_is_not_collected_and_named(nearhome, workspace, tmp_path):
    rows, coverage = interviews(workspace, accepted=False)
    assert len(rows) > 1
    folder = tmp_path / "lists"
    write(folder / "return_interviews.csv", rows)
    write(folder / "coverage.csv", coverage)
    assert nearhome("add", workspace, folder).status == 0
    found = statuses(nearhome, workspace, "I06", "I07", "I08", "I10", "A01")
    assert found["I06"][0] == "value"
    assert found["I07"] == ("not_collected", "", "")
    assert found["I08"] == ("not_collected", "", "")
    assert found["I10"] == ("not_collected", "", "")
    assert found["A01"][0] == "value"
    log = nearhome("log", workspace, "--format", "csv").rows
    named = {row["column"]: row for row in log if row["rule"] == "column-empty"}
    assert {"accepted", "completed_on", "themes"} <= set(named)
    assert not {"offered", "not_done", "returned"} & set(named)
    assert named["accepted"]["file"].endswith("return_interviews.csv")
    assert named["accepted"]["table"] == "return_interviews"
    assert "Fill it in" in named["accepted"]["why"]


def test_where_some_rows_are_filled_the_others_count_as_not_known(nearhome, workspace, tmp_path):
    rows, coverage = interviews(workspace, accepted=True)
    rows[1][rows[0].index("accepted")] = "no"
    folder = tmp_path / "lists"
    write(folder / "return_interviews.csv", rows)
    write(folder / "coverage.csv", coverage)
    nearhome("add", workspace, folder)
    found = statuses(nearhome, workspace, "I06", "I07")
    assert found["I07"][:2] == ("zero", "0")
    assert found["I07"][2] == found["I06"][1]


def test_every_kind_of_bad_row_at_once_and_the_rest_comes_out(
    nearhome, workspace, in_care, tmp_path
):
    folder = tmp_path / "lists"
    one, two, three, *_ = in_care
    write(
        folder / "prices.csv",
        [
            ["child", "started", "weekly", "sector"],
            [one, "2026-03-10", "£0", "private"],
            [two, "2026-03-10", "£90,000", "private"],
            [three, "2026-03-10", "£1,000", "private"],
            ["NOBODY", "2026-03-10", "£7,500", "own"],
        ],
    )
    write(
        folder / "carers.csv",
        [
            ["household", "kind", "approved_on", "places", "locality"],
            ["H1", "fostering", "2025-01-01", "2", "EH1 1YZ"],
            ["H2", "fostering", "2025-01-01", "1", "EH1 1YZ"],
            ["H1", "fostering", "2025-01-01", "3", "North Vale"],
        ],
    )
    added = nearhome("add", workspace, folder)
    assert added.status == 0
    log = nearhome("log", workspace, "--format", "csv").rows
    found = {(row["rule"], row["file"].split("/")[-1], row["row"], row["column"]): row["why"] for row in log}  # fmt: skip
    for place in (
        ("out-of-range", "prices.csv", "2", "weekly"),
        ("out-of-range", "prices.csv", "3", "weekly"),
        ("not-in-records", "prices.csv", "5", "child"),
        ("one-id-twice", "carers.csv", "2", "household"),
    ):
        assert found[place], place
    scottish = [why for (rule, file, row, column), why in found.items() if "Scotland" in why]
    assert scottish
    shown = statuses(nearhome, workspace, "N02", "N02-unpriced", "O01", "O01-places", "O01-filled", "A01")  # fmt: skip
    assert shown["N02"] == ("value", "1000", "1")
    assert shown["N02-unpriced"][1] == str(int(shown["A01"][1]) - 1)
    assert shown["O01"][1] == "2"
    assert shown["O01-places"][1] == "4"
    assert shown["O01-filled"][0] == "not_collected"
    assert not {one, two, three} & set(added.err.split())


def test_an_outturn_told_late_is_not_this_year_s_budget(nearhome, workspace, tmp_path):
    """Last year's figures, told at the end of March, are later than this year's of February, and are not of this year."""
    line = "homes for children in care"
    rows = [
        ("financial_year", "line", "class", "as_at", "budget", "spent", "forecast"),
        ("2025-26", line, "", "2026-02-28", 2_000_000, 100_000, 2_150_000),
        ("2024-25", line, "", "2026-03-31", 1_000_000, 1_400_000, 1_400_000),
    ]
    assert nearhome("add", workspace, write(tmp_path / "budgets.csv", rows)).status == 0
    assert statuses(nearhome, workspace, "N01")["N01"][:2] == ("value", "150000")
