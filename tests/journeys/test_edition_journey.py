"""`nearhome freeze`, `editions` and `history` through the command line, on a council whose records are put right."""

import csv
import json
import shutil
from dataclasses import replace
from datetime import date

import pytest
from command_line import run_here
from edition_samples import CODES, edition_of, small_pack
from sample_returns import write_year, write_years

from nearhome.cli.main import run
from nearhome.journeys.measures import results_of
from nearhome.journeys.records import open_records
from nearhome.journeys.revised_figures import reasons
from nearhome.journeys.revisions import TwoRecords, changes_of, records_behind
from nearhome.results.changes import Because, Cause
from nearhome.store import editions_kept
from nearhome.store.files import remove_tree

THEN, NOW = date(2026, 7, 31), date(2026, 10, 31)
BOARD = "2026-07-31-board"
TO = ("--circulated", "2026-08-18", "--to", "Board members;  clerk ")
LATE = ("99999991", "99999992")


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as lines:
        found = list(csv.reader(lines))
    return found[0], found[1:]


def write_rows(path, head, rows):
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows([head, *rows])


def came_in_spring(rows):
    """A child who came in this year, by the first day, and is still there: typed by mistake, say."""
    days = {row[0]: [r for r in rows if r[0] == row[0]] for row in rows}
    for child, own in days.items():
        day, month, year = own[0][1].split("/")
        first = date(int(year), int(month), int(day))
        if own[0][2] == "S" and date(2026, 4, 1) < first <= THEN and not own[-1][7]:
            return child
    raise AssertionError("nobody came in this spring")


@pytest.fixture(scope="module")
def put_right(tmp_path_factory):
    """A workspace that held July's extract, an edition of it frozen, then October's with two children entered late and one taken out."""
    folder = tmp_path_factory.mktemp("editions")
    lives = write_years(folder / "years", [2025, 2026], children=60)
    for name, on in (("july", THEN), ("october", NOW)):
        write_year(folder / name / "2026-27", 2027, lives, on)
    workspace = folder / "w"
    assert run(["init", str(workspace), "--authority", "E06000059"]) == 0
    assert run(["add", str(workspace), str(folder / "years")]) == 0
    assert run(["add", str(workspace), str(folder / "july"), "--as-at", str(THEN)]) == 0
    pack = small_pack(workspace, folder / "pack", THEN)
    small_pack(workspace, folder / "officers", THEN, officers=True)
    assert run(["freeze", str(workspace), str(pack), *TO]) == 0
    _put_right(folder / "october" / "2026-27")
    assert run(["add", str(workspace), str(folder / "october"), "--as-at", str(NOW)]) == 0
    return folder


def _put_right(extract):
    head, rows = rows_of(extract / "Episodes.csv")
    gone = came_in_spring(rows)
    rows = [row for row in rows if row[0] != gone]
    since = ["02/06/2026", "S", "V2", "N1", "U4", "PR1", "", "", "", "DT1 1XJ", "DT9 3AA", "SC1"]
    rows += [[child, *since] for child in LATE]
    write_rows(extract / "Episodes.csv", head, rows)
    for path in sorted(extract.glob("*.csv")):
        head, rows = rows_of(path)
        if path.name != "Episodes.csv":
            write_rows(path, head, [row for row in rows if row[0] != gone])
    head, rows = rows_of(extract / "Header.csv")
    write_rows(
        extract / "Header.csv",
        head,
        [*rows, *([child, "F", "01/05/2015", "WBRI", "UN1", "0", ""] for child in LATE)],
    )


@pytest.fixture
def workspace(put_right, tmp_path):
    shutil.copytree(put_right / "w", tmp_path / "w")
    return tmp_path / "w"


def of_day(rows, kind, on=str(THEN)):
    (found,) = (row for row in rows if row["as_at"] == on and row["kind"] == kind)
    return found


def test_an_edition_is_listed_and_opens_to_the_same_bytes(capsys, put_right, workspace, tmp_path):
    listed = run_here(capsys, "editions", workspace, "--format", "csv").rows
    assert [row["id"] for row in listed] == [BOARD]
    assert listed[0]["recipients"] == "Board members; clerk"
    assert listed[0]["circulated"] == "2026-08-18"
    assert listed[0]["snapshot"].startswith("2026-07-31-")
    assert listed[0]["damaged"] == ""
    done = run_here(capsys, "editions", workspace, "--open", BOARD, "--out", tmp_path / "opened")
    assert done.status == 0, done.err
    opened = {path.name: path.read_bytes() for path in (tmp_path / "opened").iterdir()}
    assert opened == {path.name: path.read_bytes() for path in (put_right / "pack").iterdir()}
    again = run_here(capsys, "freeze", workspace, tmp_path / "opened", *TO)
    assert (again.status, again.out) == (0, f"{BOARD}\n")
    assert "frozen before" in again.err


def test_what_was_said_stays_and_both_are_shown_with_the_reason(capsys, workspace):
    rows = run_here(capsys, "history", workspace, "--code", "A04-events", "--format", "csv").rows
    said, now = of_day(rows, "edition"), of_day(rows, "now")
    assert said["told_by"] == BOARD
    assert said["told_on"] == "2026-08-18"
    assert float(now["numerator"]) == float(said["numerator"]) + 1 == float(said["value"]) + 1
    assert said["difference"] == "1"
    assert said["reason"] == "recorded late: +2; taken out of the records: -1"
    rows = run_here(capsys, "history", workspace, "--code", "D02", "--snapshots", "--format", "csv").rows  # fmt: skip
    said, now, older = (of_day(rows, kind) for kind in ("edition", "now", "snapshot"))
    assert older["numerator"] == said["numerator"]
    assert float(said["difference"]) == float(now["numerator"]) - float(said["numerator"])
    assert said["reason"] == older["reason"]
    assert of_day(rows, "now", str(NOW))["told_on"] == str(NOW)


def test_the_reasons_are_the_children_entered_late_and_the_one_taken_out(put_right):
    records = open_records(put_right / "w")
    found = changes_of(records, edition_of(records, NOW, officers=True), CODES)
    told = found.corrections
    assert (told.late_in.number, told.removed.number) == (2, 1)
    assert (told.late_out.number, told.dates.number, told.placement.number) == (0, 0, 0)
    assert found.last.id == BOARD
    (stock,) = (each for each in found.revised if each.said.code == "A01")
    assert (stock.way, stock.size.number) == ("more", 1)
    assert stock.because == (Because(Cause.LATE, 2.0), Because(Cause.REMOVED, -1.0))
    known = found.comings
    assert known.first.number == stock.now.numerator
    assert known.first.number + known.came_in.number - known.left.number == known.last.number


def test_a_figure_counted_by_another_rule_or_of_another_return_is_told_as_such(put_right):
    records = open_records(put_right / "w")
    then = records_behind(records, editions_kept.every(records.workspace)[0].snapshot)
    (again,) = results_of(then, [THEN], ["A01"], ())
    (now,) = results_of(records, [THEN], ["A01"], ())
    said = replace(again, numerator=again.numerator + 4, value=again.value + 4)
    causes = TwoRecords(then, records).at(THEN).by_cause()
    key = ("A01", "", "", THEN)
    found = reasons([said], {key: now}, then, records, causes)[key]
    assert Because(Cause.RULE, -4.0) in found
    assert sum(each.change for each in found) == now.numerator - said.numerator
    unexplained = reasons([again], {key: now}, then, records, {})[key]
    assert unexplained == (Because(Cause.RETURN, 1.0),)


def test_a_board_is_never_compared_with_an_officers_edition(capsys, put_right, workspace):
    remove_tree(workspace / "editions")
    frozen = run_here(capsys, "freeze", workspace, put_right / "officers", *TO)
    assert frozen.out == "2026-07-31-officers\n"
    records = open_records(workspace)
    assert changes_of(records, edition_of(records, NOW), CODES) is None
    mine = changes_of(records, edition_of(records, NOW, officers=True), CODES)
    assert mine.last.id == "2026-07-31-officers"


def test_an_edition_is_compared_with_one_of_an_earlier_day_alone(put_right):
    records = open_records(put_right / "w")
    assert changes_of(records, edition_of(records, THEN), CODES) is None


def test_without_the_snapshot_of_then_it_says_what_is_not_known(workspace):
    (then,) = (workspace / "snapshots").glob("2026-07-31-*")
    remove_tree(then)
    records = open_records(workspace)
    found = changes_of(records, edition_of(records, NOW, officers=True), CODES)
    assert found.corrections is None
    assert found.returns is None
    assert found.comings.came_in.number is not None


def test_one_figure_with_all_it_rests_on(capsys, workspace):
    done = run_here(capsys, "history", workspace, "--code", "A01", "--as-at", THEN, "--format", "csv")  # fmt: skip
    parts = {row["part"] for row in done.rows}
    assert parts == {"figure", "definition", "variant", "edition", "snapshot", "file"}
    files = {row["name"]: row for row in done.rows if row["part"] == "file"}
    in_force = json.loads(
        next((workspace / "snapshots").glob("2026-10-31-*/manifest.json")).read_text("utf-8")
    )
    hashes = {
        file["name"]: file["sha256"]
        for each in in_force["returns"]
        if each["in_force"]
        for file in each["files"]
    }
    assert files
    assert all(row["value"] == hashes[name] for name, row in files.items())
    assert not any(child in done.out for child in LATE)


def test_an_older_edition_replaced_is_kept_beside_the_new(capsys, workspace, tmp_path):
    newer = small_pack(workspace, tmp_path / "newer", THEN, page=b"<p>put right</p>")
    done = run_here(capsys, "freeze", workspace, newer, *TO)
    assert done.out == f"{BOARD}-2\n"
    listed = run_here(capsys, "editions", workspace, "--format", "json")
    first, second = json.loads(listed.out)
    assert (first["replaced_by"], second["replaces"]) == (f"{BOARD}-2", BOARD)
    records = open_records(workspace)
    assert changes_of(records, edition_of(records, NOW), CODES).last.id == f"{BOARD}-2"


def spoil(folder, how):
    if how == "altered":
        (folder / "board-pack.html").write_bytes(b"<p>typed into</p>")
    elif how == "missing":
        (folder / "board-pack.html").unlink()
    elif how == "another":
        (folder / "cover letter.docx").write_bytes(b"dear all")
    elif how == "none":
        (folder / "edition.json").unlink()
    elif how == "not json":
        (folder / "edition.json").write_bytes(b"\xff{")
    elif how in ("snapshot", "hash"):
        text = (folder / "edition.json").read_text("utf-8")
        plain = json.loads(text)
        if how == "snapshot":
            plain["snapshot"] = "2026-07-31-00000000"
        else:
            plain["files"]["board-pack.html"] = "0" * 64
        (folder / "edition.json").write_text(json.dumps(plain), encoding="utf-8")


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("altered", "board-pack.html was changed"),
        ("missing", "board-pack.html is missing"),
        ("another", "cover letter.docx, which is no file of its edition"),
        ("none", "holds no edition.json"),
        ("not json", "edition.json cannot be read"),
        ("snapshot", "does not hold"),
        ("hash", "edition.json was changed"),
    ],
)
def test_what_does_not_belong_together_is_refused_and_named(
    capsys, put_right, workspace, tmp_path, how, said
):
    remove_tree(workspace / "editions")
    pack = tmp_path / "pack"
    shutil.copytree(put_right / "pack", pack)
    spoil(pack, how)
    done = run_here(capsys, "freeze", workspace, pack, *TO)
    assert done.status == 1
    assert said in done.err
    assert done.out == ""
    assert run_here(capsys, "editions", workspace, "--format", "csv").rows == []


def test_what_a_computer_drops_into_a_folder_is_passed_over(capsys, put_right, workspace, tmp_path):
    pack = tmp_path / "pack"
    shutil.copytree(put_right / "pack", pack)
    (pack / "Thumbs.db").write_bytes(b"")
    assert run_here(capsys, "freeze", workspace, pack, *TO).status == 0


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("--circulated", "2026-07-30", "--to", "clerk"), 1, "cannot have been circulated"),
        (("--circulated", "2026-08-19", "--to", "clerk"), 1, "frozen already"),
        (("--circulated", "2026-08-18", "--to", " ; "), 2, "names nobody"),
        (("--circulated", "2026-08-18", "--to", "a.clerk@council"), 2, "is an address"),
        (("--circulated", "18/08/2026", "--to", "clerk"), 2, "Dates are written"),
    ],
)
def test_a_circulation_that_cannot_be_is_refused(capsys, put_right, workspace, arguments, status, said):  # fmt: skip
    done = run_here(capsys, "freeze", workspace, put_right / "pack", *arguments)
    assert done.status == status
    assert said in done.err


def test_a_damaged_edition_is_named_and_not_opened(capsys, workspace, tmp_path):
    (workspace / "editions" / BOARD / "files" / "board-pack.html").write_bytes(b"x")
    (row,) = run_here(capsys, "editions", workspace, "--format", "csv").rows
    assert row["damaged"] == "board-pack.html"
    done = run_here(capsys, "editions", workspace, "--open", BOARD, "--out", tmp_path / "opened")
    assert done.status == 1
    assert "board-pack.html is not as it was frozen" in done.err
    assert not (tmp_path / "opened").exists()


def test_an_edition_is_not_opened_over_anything(capsys, workspace, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    done = run_here(capsys, "editions", workspace, "--open", BOARD, "--out", tmp_path / "full")
    assert done.status == 1
    assert "not empty" in done.err
    assert run_here(capsys, "editions", workspace, "--open", BOARD).status == 2
    assert run_here(capsys, "editions", workspace, "--open", "x", "--out", "y").status == 1


def test_history_without_an_edition_is_what_the_records_say_now(capsys, workspace):
    remove_tree(workspace / "editions")
    done = run_here(capsys, "history", workspace, "--code", "A01", "--format", "csv")
    assert "No edition has been frozen yet" in done.err
    assert [row["kind"] for row in done.rows] == ["now"]
    assert run_here(capsys, "history", workspace, "--code", "Z99").status == 2
    assert run_here(capsys, "history", workspace, "--code", "A01", "A04", "--as-at", THEN).status == 2  # fmt: skip
    assert run_here(capsys, "history", workspace, "--code", "A01", "--as-at", "2026-11-30").status == 1  # fmt: skip
    assert run_here(capsys, "history", workspace, "--code", "A01", "--by", "sex", "--as-at", THEN).status == 2  # fmt: skip


def test_history_by_groups_does_not_depend_on_the_order_of_adding(capsys, put_right, tmp_path):
    other = tmp_path / "other"
    assert run(["init", str(other), "--authority", "E06000059"]) == 0
    for path, on in (("july", THEN), ("years", None), ("october", NOW)):
        given = ["--as-at", str(on)] if on else []
        assert run(["add", str(other), str(put_right / path), *given]) == 0
    shutil.copytree(put_right / "w" / "editions", other / "editions")
    texts = [
        run_here(capsys, "history", each, "--code", "A01", "--by", "age_band", "--format", "csv")
        for each in (put_right / "w", other)
    ]
    assert texts[0].out.count(BOARD) > 5
    mine, theirs = ([row for row in each.rows if row["kind"] == "now"] for each in texts)
    assert mine == theirs
