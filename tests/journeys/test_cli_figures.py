"""measures, children and reconcile, as an analyst types them; and how the command line behaves."""

import csv
import json
import subprocess
import sys
from datetime import date

import pytest
from command_line import run_apart, run_here
from sample_returns import write_years

from nearhome.measures.cards import cards

COLUMNS = "code,measure,as_at,period,breakdown,group,numerator,denominator,value,unit,status"


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    folder = tmp_path_factory.mktemp("council")
    lives = write_years(folder / "years", [2023, 2024, 2025, 2026])
    made = run_apart("init", folder / "w", "--authority", "E06000059")
    assert made.status == 0
    added = run_apart("add", folder / "w", folder / "years")
    assert added.status == 0, added.err
    return folder / "w", lives, folder / "years"


@pytest.fixture
def nearhome(capsys):
    return lambda *arguments: run_here(capsys, *arguments)


def in_care(lives, on):
    return {
        life["child"]
        for life in lives
        if any(start <= on and end > on for start, end, *_ in life["episodes"])
        and (
            on.year - life["dob"].year - ((on.month, on.day) < (life["dob"].month, life["dob"].day))
        )
        < 18
    }


def test_every_code_once_in_catalogue_order(nearhome, council):
    listed = nearhome("measures", council[0], "--format", "csv")
    assert listed.status == 0
    assert listed.err == ""
    assert listed.out.splitlines()[0] == COLUMNS
    codes = [row["code"] for row in listed.rows]
    assert len(codes) == len(set(codes)) > 80
    assert [code.split("-")[0] for code in codes] == sorted(code.split("-")[0] for code in codes)
    assert {row["as_at"] for row in listed.rows} == {"2026-03-31"}
    assert {row["breakdown"] for row in listed.rows} == {""}


def test_a_count_equals_a_count_made_child_by_child(nearhome, council):
    for on in (date(2025, 3, 31), date(2025, 10, 15), date(2026, 3, 31)):
        asked = ("measures", council[0], "--code", "A01", "--as-at", on, "--format", "csv")
        (row,) = nearhome(*asked).rows
        assert row["numerator"] == row["value"] == str(len(in_care(council[1], on)))
        assert row["denominator"] == ""


def test_codes_may_be_given_in_each_way(nearhome, council):
    for given in (["A04", "A01"], ["A04", "--code", "A01"], ["a01,a04"]):
        listed = nearhome("measures", council[0], "--code", *given, "--format", "csv")
        assert [row["code"] for row in listed.rows] == ["A01", "A04"]


def test_months_add_the_month_ends_before(nearhome, council):
    listed = nearhome(
        "measures", council[0], "--code", "A01", "--as-at", "2026-02-15", "--months", "3",
        "--format", "csv",
    )  # fmt: skip
    assert [row["as_at"] for row in listed.rows] == ["2025-12-31", "2026-01-31", "2026-02-15"]


def test_groups_stand_beside_the_total_and_add_up(nearhome, council):
    listed = nearhome(
        "measures", council[0], "--code", "A01", "--by", "age_band", "sex", "--format", "csv"
    )
    by = {}
    for row in listed.rows:
        by.setdefault(row["breakdown"], []).append(float(row["value"]))
    assert set(by) == {"", "age_band", "sex"}
    assert sum(by["age_band"]) == sum(by["sex"]) == by[""][0]


def test_a_breakdown_that_a_measure_has_not_is_said_in_a_line(nearhome, council):
    asked = ("measures", council[0], "--format", "csv", "--code", "A01", "E03", "--by")
    assert "sex" in held("A01")
    assert "move_reason" in held("E03")
    assert "move_reason" not in held("A01")
    listed = nearhome(*asked, "move_reason", "sex")
    assert listed.status == 0
    rest = "" if "sex" in held("E03") else "; E03 by sex"
    assert listed.err == f"Not broken down: A01 by move_reason{rest}.\n"
    assert {row["breakdown"] for row in listed.rows if row["code"] == "A01"} == {"", "sex"}
    assert nearhome("measures", council[0], "--code", "A01", "--by", "sex").err == ""


def held(code):
    return next(card.breakdowns for card in cards() if card.code == code)


def test_numbers_are_unrounded_and_the_same_in_every_format(nearhome, council):
    text = nearhome("measures", council[0], "--code", "D01", "D02", "A02", "--format", "csv").rows
    plain = json.loads(
        nearhome("measures", council[0], "--code", "D01", "D02", "A02", "--format", "json").out
    )
    for row, found in zip(text, plain, strict=True):
        assert list(found) == COLUMNS.split(",")
        for name in ("numerator", "denominator", "value"):
            assert (float(row[name]) if row[name] else None) == found[name]
            assert not row[name].endswith(".0")
    table = nearhome("measures", council[0]).out.splitlines()
    assert table[0].split() == COLUMNS.split(",")
    assert len(table) == 1 + len(nearhome("measures", council[0], "--format", "csv").rows)


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["--as-at", "2026-04-01"], 1, "add a return as at that date"),
        (["--as-at", "31/03/2026"], 2, "2026-10-31"),
        (["--code", "Z99"], 2, "The codes are"),
        (["--by", "colour"], 2, "The breakdowns are"),
        (["--months", "0"], 2, "Give 1 to"),
        (["--months", "many"], 2, "--months"),
        (["--format", "pdf"], 2, '"csv"'),
        (["--nonsense"], 2, "nonsense"),
    ],
)
def test_what_cannot_be_answered_is_said_with_the_mend(nearhome, council, arguments, status, words):
    refused = nearhome("measures", council[0], *arguments)
    assert refused.status == status
    assert refused.out == ""
    assert words in refused.err


def test_children_are_those_of_the_figure(nearhome, council):
    on = date(2025, 12, 31)
    listed = nearhome("children", council[0], "--code", "A01", "--as-at", on, "--format", "csv")
    assert listed.out.splitlines()[0] == (
        "code,as_at,child,in_numerator,in_denominator,detail,file,row"
    )
    assert {row["child"] for row in listed.rows if row["in_numerator"] == "yes"} == in_care(
        council[1], on
    )


def test_the_row_behind_a_child_is_the_childs(nearhome, council):
    for row in nearhome("children", council[0], "--code", "E01", "--format", "csv").rows:
        with (council[2] / row["file"]).open(encoding="utf-8", newline="") as lines:
            assert list(csv.reader(lines))[int(row["row"]) - 1][0] == row["child"]


def test_children_of_a_group(nearhome, council):
    ask = ("--code", "D05", "--format", "csv")
    everybody = nearhome("children", council[0], *ask).rows
    groups = [
        nearhome("children", council[0], *ask, "--by", "sex", "--group", group).rows
        for group in ("Male", "Female", "Unknown")
    ]
    assert sum(map(len, groups)) == len(everybody)
    assert nearhome("children", council[0], *ask, "--by", "sex").status == 2
    assert nearhome("children", council[0], *ask, "--by", "sex", "--group", "x").status == 2


def write_list(path, heading, children):
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows([["Team", heading], *(["North", child] for child in children)])


def test_reconcile_gives_each_child_a_side_a_reason_and_a_row(nearhome, council, tmp_path):
    on = date(2025, 6, 30)
    ours = sorted(in_care(council[1], on))
    later = next(
        life["child"] for life in council[1]
        if life["episodes"][0][0] > on and life["episodes"][0][0] < date(2026, 3, 1)
    )  # fmt: skip
    write_list(tmp_path / "list.csv", "Mosaic ID", [*ours[2:], later, "NOBODY1"])
    found = nearhome(
        "reconcile", council[0], tmp_path / "list.csv", "--as-at", on, "--format", "csv"
    )
    assert found.status == 0
    assert found.out.splitlines()[0] == "child,ours,theirs,reason,file,row"
    by_child = {row["child"]: row for row in found.rows}
    assert len(by_child) == len(found.rows) == len(ours) + 2
    assert {c for c, row in by_child.items() if row["ours"] == "yes"} == set(ours)
    assert by_child[ours[0]]["theirs"] == by_child[ours[1]]["theirs"] == "no"
    assert by_child[later]["reason"].startswith("started later: on ")
    assert by_child["NOBODY1"]["reason"] == "unknown id: in no return in force"
    assert by_child["NOBODY1"]["file"] == "list.csv"
    assert int(by_child["NOBODY1"]["row"]) == len(ours) - 2 + 3
    assert f"{len(ours) - 2} in both, 2 only ours, 2 only theirs" in found.err
    assert not any(child in found.err for child in by_child)


def test_reconcile_finds_the_column_by_its_values_and_reads_workbooks(nearhome, council, tmp_path):
    import xlsxwriter

    on = date(2026, 3, 31)
    ours = sorted(in_care(council[1], on))
    with xlsxwriter.Workbook(tmp_path / "list.xlsx") as book:
        book.add_worksheet("Notes").write_row(0, 0, ["Nothing here"])
        sheet = book.add_worksheet("Children")
        sheet.write_row(1, 0, ["No", "Our reference"])
        for n, child in enumerate(ours):
            sheet.write_row(n + 2, 0, [n, int(child)])
    found = nearhome("reconcile", council[0], tmp_path / "list.xlsx", "--format", "csv")
    assert found.status == 0
    assert {(row["ours"], row["theirs"]) for row in found.rows} == {("yes", "yes")}
    assert "column Our reference" in found.err


def test_a_list_without_identifiers_is_refused(nearhome, council, tmp_path):
    write_list(tmp_path / "list.csv", "Reference", ["x1", "x2"])
    refused = nearhome("reconcile", council[0], tmp_path / "list.csv")
    assert refused.status == 1
    assert "CHILD" in refused.err
    assert nearhome("reconcile", council[0], tmp_path / "missing.csv").status == 1
    assert (
        nearhome("reconcile", council[0], tmp_path / "list.csv", "--as-at", "2030-01-01").status
        == 1
    )


def test_a_fault_of_its_own_tells_no_value(nearhome, council, monkeypatch):
    def broken(*_, **__):
        raise ValueError("child 70000001 born 01/02/2010 at DT1 1XJ")

    monkeypatch.setattr("nearhome.journeys.measures.measured", broken)
    failed = nearhome("measures", council[0])
    assert failed.status == 1
    assert failed.out == ""
    assert "ValueError" in failed.err
    assert "test_cli_figures" in failed.err
    for secret in ("70000001", "01/02/2010", "DT1"):
        assert secret not in failed.err
    assert "Traceback" not in failed.err


def test_stopping_by_hand_is_no_crash(nearhome, council, monkeypatch):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("nearhome.journeys.measures.measured", stopped)
    assert nearhome("measures", council[0]).status == 130


def test_a_reader_that_has_had_enough_is_no_error(council):
    command = f'"{sys.executable}" -m nearhome measures "{council[0]}" --months 24 | head -1'
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_help_loads_nothing_heavy():
    program = (
        "import sys, nearhome.cli.main\n"
        "heavy = {'duckdb', 'ibis', 'pyarrow', 'numpy', 'pandas', 'altair'} & set(sys.modules)\n"
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "command",
    [
        "init",
        "add",
        "log",
        "measures",
        "children",
        "reconcile",
        "check",
        "template",
        "dataset",
        "demo",
    ],
)
def test_every_command_explains_itself(nearhome, command):
    helped = nearhome(command, "--help")
    assert helped.status == 0
    assert f"nearhome {command}" in helped.out


def test_a_mistyped_command_is_wrong_usage(nearhome):
    assert nearhome("mesures").status == 2
    assert nearhome("measures").status == 2
