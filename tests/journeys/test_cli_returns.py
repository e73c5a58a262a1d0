"""init, add, log, template and check, as an analyst types them."""

import csv
import json
import os
import shutil
import subprocess
import sys
from datetime import date

import pytest
from command_line import run_apart, run_here
from sample_returns import write_year, write_years

from nearhome.records.list_tables import list_tables

YEARS = [2024, 2025, 2026]
LOG = ["snapshot", "file", "table", "row", "column", "action", "rule", "from", "to", "why"]
FILES = [
    "file", "table", "collection_year", "rows_read", "rows_kept", "rows_set_aside", "status",
]  # fmt: skip


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    lives = write_years(folder / "years", YEARS)
    for month in (10, 11):
        as_at = date(2026, month, 30)
        write_year(folder / f"extract {month}" / "2026-27", 2027, lives, as_at)
    return folder


@pytest.fixture
def nearhome(capsys):
    return lambda *arguments: run_here(capsys, *arguments)


@pytest.fixture
def workspace(nearhome, tmp_path):
    folder = tmp_path / "Ä workspace, with spaces"
    assert nearhome("init", folder, "--authority", "E06000059").status == 0
    return folder


def current(workspace):
    return (workspace / "current").read_text("utf-8").strip()


def test_init_takes_the_number_too_and_refuses_what_is_no_authority(nearhome, tmp_path):
    assert nearhome("init", tmp_path / "a", "--authority", "838").status == 0
    assert 'authority = "E06000059"' in (tmp_path / "a" / "nearhome.toml").read_text("utf-8")
    refused = nearhome("init", tmp_path / "b", "--authority", "Dorset")
    assert refused.status == 1
    assert "9-character code" in refused.err
    assert not (tmp_path / "b").exists()
    assert nearhome("init", tmp_path / "a", "--authority", "E10000009").status == 1


def test_add_makes_a_snapshot_and_says_which_date_it_took(nearhome, workspace, sample):
    added = nearhome("add", workspace, sample / "years")
    assert added.status == 0
    assert added.out == ""
    for year in YEARS:
        assert (
            f"as at {year}-03-31, the end of its year; give --as-at to say otherwise" in added.err
        )
    assert f"Snapshot {current(workspace)}, as at 2026-03-31" in added.err
    assert "nearhome log" in added.err.splitlines()[-1]
    kinds = [line for line in added.err.splitlines() if line.startswith("  ")]
    assert 0 < len(kinds) <= 21


def test_adding_the_same_again_changes_nothing(nearhome, workspace, sample):
    nearhome("add", workspace, sample / "years")
    first = current(workspace)
    assert nearhome("add", workspace, sample / "years").status == 0
    assert current(workspace) == first
    assert len(list((workspace / "snapshots").iterdir())) == 1


def test_years_in_any_order_give_the_same_snapshot(nearhome, workspace, sample, tmp_path):
    nearhome("add", workspace, sample / "years")
    other = tmp_path / "other"
    nearhome("init", other, "--authority", "E06000059")
    for year in sorted((sample / "years").iterdir(), reverse=True):
        assert nearhome("add", other, year).status == 0
    assert current(other) == current(workspace)


def test_the_same_files_twice_at_a_path_are_one_return(nearhome, workspace, sample):
    nearhome("add", workspace, sample / "years")
    shutil.copytree(sample / "years" / "2024-25", workspace / "returns" / "2024-25")
    again = workspace.parent / "again"
    nearhome("init", again, "--authority", "838")
    added = nearhome("add", again, workspace / "returns")
    assert added.status == 0
    assert "3 returns in force." in added.err
    assert "\n2024-25: collection year" in f"\n{added.err}"


def test_every_return_is_kept_as_read(nearhome, workspace, sample):
    nearhome("add", workspace, sample / "years")
    manifest = json.loads(
        (workspace / "snapshots" / current(workspace) / "manifest.json").read_text("utf-8")
    )
    assert [entry["collection_year"] for entry in manifest["returns"]] == YEARS
    for entry in manifest["returns"]:
        kept = {
            path.name: path.read_bytes()
            for path in (workspace / "returns" / entry["sha256"]).rglob("*.csv")
        }
        given = {
            path.name: path.read_bytes() for path in (sample / "years" / entry["name"]).iterdir()
        }
        assert kept == given


def test_a_quiet_year_stays_the_year_it_is_named_for(nearhome, workspace, tmp_path):
    heads = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n"
    years = {"2022-23": "01/05/2022", "2023-24": "01/05/2023", "2024-25": "01/05/2023"}
    for at, (name, day) in enumerate(years.items()):
        (tmp_path / "few" / name).mkdir(parents=True)
        rows = f"{heads}C{at},{day},S,C2,N1,U6,PR1,,\n"
        (tmp_path / "few" / name / "episodes.csv").write_text(rows, encoding="utf-8")
    added = nearhome("add", workspace, tmp_path / "few")
    assert "2024-25: collection year 2024-25" in added.err
    first = current(workspace)
    assert nearhome("add", workspace, tmp_path / "few" / "2024-25").status == 0
    assert current(workspace) == first
    assert nearhome("add", workspace, tmp_path / "few" / "2022-23").status == 0
    assert current(workspace) == first
    log = nearhome("log", workspace, "--format", "csv").rows
    assert [row["to"] for row in log if row["rule"] == "name-decides"] == ["2024-25"]


def test_a_later_extract_of_a_year_supersedes(nearhome, workspace, sample):
    nearhome("add", workspace, sample / "years")
    for month in (10, 11):
        assert nearhome("add", workspace, sample / f"extract {month}").status == 0
    snapshots = nearhome("log", workspace, "--snapshots", "--format", "csv").rows
    assert [row["returns_superseded"] for row in snapshots] == ["0", "0", "1"]
    assert [row["current"] for row in snapshots] == ["no", "no", "yes"]
    status = {
        row["status"] for row in nearhome("log", workspace, "--files", "--format", "csv").rows
    }
    assert status == {"read", "superseded"}
    assert nearhome("add", workspace, sample / "extract 10").status == 0
    rules = [row["rule"] for row in nearhome("log", workspace, "--format", "csv").rows]
    assert "earlier-as-at" in rules


def test_a_table_added_alone_says_loudly_what_the_year_has_lost(nearhome, workspace, sample):
    assert "MIND" not in nearhome("add", workspace, sample / "years").err
    alone = nearhome("add", workspace, sample / "years" / "2025-26" / "Reviews.csv")
    assert alone.status == 0
    (line,) = [line for line in alone.err.splitlines() if line.startswith("MIND")]
    assert "2025-26 held " in line
    assert "Episodes" in line
    assert "holds only Reviews" in line
    assert "in one folder" in line
    log = nearhome("log", workspace, "--format", "csv").rows
    (noted,) = [row for row in log if row["rule"] == "lacks-tables"]
    assert (noted["action"], noted["to"]) == ("noted", "Reviews")
    assert "Episodes" in noted["from"]
    again = nearhome("add", workspace, sample / "years" / "2025-26")
    assert "MIND" not in again.err
    assert "lacks-tables" not in nearhome("log", workspace).out


def test_a_given_date_is_taken_or_refused_with_the_mend(nearhome, workspace, sample):
    given = nearhome("add", workspace, sample / "extract 10", "--as-at", "2026-10-30")
    assert given.status == 0
    assert "as at 2026-10-30, as given" in given.err
    before = current(workspace)
    for wrong in ("2026-05-31", "2025-10-31"):
        refused = nearhome("add", workspace, sample / "extract 11", "--as-at", wrong)
        assert refused.status == 1
        assert "--as-at" in refused.err
        assert current(workspace) == before


def test_among_years_a_given_date_is_of_the_year_it_falls_in(nearhome, workspace, sample, tmp_path):
    both = tmp_path / "both"
    shutil.copytree(sample / "years", both)
    shutil.copytree(sample / "extract 10" / "2026-27", both / "2026-27")
    added = nearhome("add", workspace, both, "--as-at", "2026-10-30")
    assert added.status == 0
    assert added.err.count("as given") == 1
    assert nearhome("add", workspace, both, "--as-at", "2012-10-30").status == 1


def test_what_cannot_be_read_is_named_and_the_rest_is_read(nearhome, workspace, sample, tmp_path):
    mixed = tmp_path / "mixed"
    shutil.copytree(sample / "years" / "2025-26", mixed / "2025-26")
    (mixed / "2025-26" / "photo.xlsx").write_bytes(b"\xff\xd8\xff\xe0 no workbook")
    (mixed / "2025-26" / "notes.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    added = nearhome("add", workspace, mixed)
    assert added.status == 0
    assert "photo.xlsx" in added.err
    files = nearhome("log", workspace, "--files", "--format", "csv").rows
    status = {row["file"].split("/")[-1]: row["status"] for row in files}
    assert status["photo.xlsx"] in {"not a return", "refused"}
    assert status["notes.csv"] == "not a return"


def _unread(nearhome, workspace):
    """The files that are no return, and the entries on them, by file name."""
    files = nearhome("log", workspace, "--files", "--format", "csv").rows
    entries = nearhome("log", workspace, "--format", "csv").rows
    rules = [row for row in entries if row["rule"] in {"not-a-return", "refused"}]
    return tuple(
        sorted(row["file"].split("/")[-1] for row in rows)
        for rows in ([row for row in files if row["status"] not in {"read", "superseded"}], rules)
    )


def test_what_could_not_be_read_stays_listed_whatever_is_added_later(
    nearhome, workspace, sample, tmp_path
):
    mixed = tmp_path / "mixed" / "2025-26"
    shutil.copytree(sample / "years" / "2025-26", mixed)
    (mixed / "photo.xlsx").write_bytes(b"\xff\xd8\xff\xe0 no workbook")
    (mixed / "notes.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / "restricted.csv").write_text(
        "as_at_from,as_at_to,children,by,reason\n2025-04-01,,3,Head of performance,Restricted\n",
        encoding="utf-8",
    )
    both = ["notes.csv", "photo.xlsx"]
    later = (
        mixed,
        sample / "years" / "2024-25",
        tmp_path / "restricted.csv",
        sample / "years" / "2025-26",
        mixed,
    )
    for path in later:
        assert nearhome("add", workspace, path).status == 0
        assert _unread(nearhome, workspace) == (both, both)
    (mixed / "notes.csv").write_text("CHILD,SW_ID,SW_DECOM,SW_DEC,SW_REASON\n", encoding="utf-8")
    assert nearhome("add", workspace, mixed).status == 0
    assert _unread(nearhome, workspace) == (["photo.xlsx"], ["photo.xlsx"])


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff photo", b"a,b\n1,2\n", b"PK\x03\x04 half"])
def test_nothing_readable_leaves_the_current_snapshot(
    nearhome, workspace, sample, tmp_path, content
):
    nearhome("add", workspace, sample / "years" / "2025-26")
    before = current(workspace)
    kept = sorted(path.name for path in (workspace / "returns").iterdir())
    (tmp_path / "x.csv").write_bytes(content)
    refused = nearhome("add", workspace, tmp_path / "x.csv")
    assert refused.status == 1
    assert "x.csv" in refused.err
    assert current(workspace) == before
    assert sorted(path.name for path in (workspace / "returns").iterdir()) == kept
    assert not (workspace / "lock").exists()


def test_no_such_path_no_such_workspace(nearhome, workspace, tmp_path):
    assert nearhome("add", workspace, tmp_path / "nowhere").status == 1
    assert "init" in nearhome("add", tmp_path, tmp_path).err
    assert nearhome("log", workspace).status == 1


def test_rows_read_are_rows_kept_and_rows_set_aside(nearhome, workspace, sample, tmp_path):
    messy = tmp_path / "2025-26"
    shutil.copytree(sample / "years" / "2025-26", messy)
    with (messy / "Episodes.csv").open("a", encoding="utf-8") as file:
        file.write(",01/05/2025,S,C2,N1,U6,PR1,,,,,,\n70000001,31/02/2025,S,C2,N1,U6,PR1,,,,,,\n")
    nearhome("add", workspace, messy)
    files = nearhome("log", workspace, "--files", "--format", "csv").rows
    for row in files:
        assert int(row["rows_read"]) == int(row["rows_kept"]) + int(row["rows_set_aside"])
    assert sum(int(row["rows_set_aside"]) for row in files) == 2
    log = nearhome("log", workspace, "--format", "csv").rows
    assert {row["rule"] for row in log if row["action"] == "set_aside"} == {
        "no-child",
        "no-key-date",
    }


def test_the_log_has_its_columns_in_every_format(nearhome, workspace, sample):
    nearhome("add", workspace, sample / "years")
    text = nearhome("log", workspace, "--format", "csv")
    assert text.out.splitlines()[0] == ",".join(LOG)
    assert {row["snapshot"] for row in text.rows} == {current(workspace)}
    assert list(json.loads(nearhome("log", workspace, "--format", "json").out)[0]) == LOG
    assert nearhome("log", workspace).out.splitlines()[0].split() == LOG
    files = nearhome("log", workspace, "--files", "--format", "csv")
    assert files.out.splitlines()[0] == ",".join(FILES)
    years = {row["file"].split("/")[0]: row["collection_year"] for row in files.rows}
    assert years == {"2023-24": "2023-24", "2024-25": "2024-25", "2025-26": "2025-26"}
    summary = nearhome("log", workspace, "--summary", "--format", "csv").rows
    counts = [int(row["entries"]) for row in summary]
    assert sum(counts) == len(text.rows)
    assert counts == sorted(counts, reverse=True)


def test_lists_steer_the_joining_and_are_no_return(nearhome, workspace, sample, tmp_path):
    lists = tmp_path / "lists"
    lists.mkdir()
    (lists / "restricted.csv").write_text(
        "as_at_from,as_at_to,children,by,reason\n2025-04-01,,3,Head of performance,Restricted\n",
        encoding="utf-8",
    )
    assert nearhome("add", workspace, lists).status == 1
    nearhome("add", workspace, sample / "years")
    ask = ("measures", workspace, "--code", "A01", "--format", "csv")
    before = nearhome(*ask).rows[0]["value"]
    added = nearhome("add", workspace, lists)
    assert added.status == 0
    assert "the local list restricted, 1 row" in added.err
    assert int(nearhome(*ask).rows[0]["value"]) == int(before) + 3
    assert nearhome("add", workspace, sample / "extract 10").status == 0
    assert "restricted" in {
        row["table"] for row in nearhome("log", workspace, "--files", "--format", "csv").rows
    }


def test_a_list_beside_returns_is_read_as_the_list_it_is(nearhome, workspace, sample, tmp_path):
    both = tmp_path / "both"
    shutil.copytree(sample / "years" / "2025-26", both)
    with (both / "Header.csv").open(encoding="utf-8") as lines:
        children = [row["CHILD"] for row in csv.DictReader(lines)]
    (both / "crosswalk.csv").write_text(
        f"from_child,to_child,date,reason\nOLD1,{children[0]},,New system\n", encoding="utf-8"
    )
    assert nearhome("add", workspace, both).status == 0
    files = nearhome("log", workspace, "--files", "--format", "csv").rows
    assert {row["status"] for row in files} == {"read"}
    assert {row["table"] for row in files} >= {"crosswalk", "Episodes"}


def test_template(nearhome, tmp_path):
    empty = nearhome("template", "crosswalk")
    assert empty.out == "from_child,to_child,date,reason\n"
    dictionary = nearhome("template", "crosswalk", "--dictionary", "--format", "csv")
    assert [row["column"] for row in dictionary.rows] == [
        "from_child",
        "to_child",
        "date",
        "reason",
    ]
    assert len({row["list"] for row in nearhome("template", "--format", "csv").rows}) == 8 + len(
        list_tables()
    )
    assert nearhome("template", "nothing").status == 2
    assert nearhome("template", "vesting", "--out", tmp_path).status == 0
    assert (tmp_path / "vesting.csv").read_text("utf-8") == "child,date,direction,authority\n"
    assert nearhome("template", "vesting", "--out", tmp_path).status == 1


def test_check_exits_with_1_when_it_finds_something(nearhome, workspace, sample):
    nearhome("add", workspace, sample / "years" / "2025-26")
    checked = nearhome("check", workspace, "--format", "csv")
    assert checked.out.splitlines()[0] == "rule,severity,table,row,child,field,message"
    assert checked.status == (1 if checked.rows else 0)


def test_a_second_writer_waits_and_finishes(workspace, sample, nearhome):
    import threading

    from nearhome.store import lock

    holder = lock.take(workspace / "lock", say=print)
    threading.Timer(0.5, lock.release, (workspace / "lock", holder)).start()
    added = nearhome("add", workspace, sample / "years" / "2025-26")
    assert added.status == 0
    assert f"Waiting for {holder.words()}" in added.err


def test_a_module_run_prints_the_same(workspace, sample):
    assert run_apart("add", workspace, sample / "years" / "2025-26").out == ""
    assert run_apart("log", workspace, "--files").out.startswith("file ")


@pytest.fixture
def unread():
    """The end of a pipe that nobody reads any more."""
    reading, writing = os.pipe()
    os.close(reading)
    yield writing
    os.close(writing)


def test_nobody_reading_the_notes_stops_no_command(workspace, sample, unread, tmp_path):
    assert run_apart("add", workspace, sample / "years" / "2025-26", err=unread).status == 0
    assert current(workspace)
    assert len(run_apart("log", workspace, "--files", err=unread).out.splitlines()) > 4
    assert run_apart("template", "vesting", "--out", tmp_path, err=unread).status == 0
    assert run_apart("template", "vesting", "--out", tmp_path, err=unread).status == 1
    assert run_apart("init", workspace, "--authority", "E10000009", err=unread).status == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's way to close a stream")
def test_add_needs_no_standard_error_at_all(workspace, sample):
    command = f'exec "{sys.executable}" -m nearhome add "$1" "$2" 2>&-'
    arguments = ["sh", "-c", command, "sh", workspace, sample / "years" / "2025-26"]
    assert subprocess.run(arguments, check=False).returncode == 0
    assert current(workspace)
