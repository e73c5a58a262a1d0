"""`nearhome add` of published files: kept beside the snapshots, joined with what ships, whole after a crash."""

import csv
import gzip
import io
import random
import shutil
import signal
import sys
import time
import zipfile
from datetime import date

import pytest
from command_line import run_here
from crashes import POLL, start, until_writing
from sample_returns import write_years

from nearhome.journeys.known_facts import facts_of, populations_of
from nearhome.store import facts_kept, returns_kept
from nearhome.store.workspace import open_workspace
from nearhome.vocabulary.areas import current_authorities

BASE = (
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name",
    "region_code", "region_name", "old_la_code", "la_name", "new_la_code",
)  # fmt: skip
NUMBERS = (*BASE, "population_type", "population_estimate", "children_count", "rate_per_10000")
LABEL = "Children looked after on 31 March each year"
MARCH = date(2026, 3, 31)


def numbers(year=2026, dorset=441, population=68000):
    """A numbers file of a release to come: every authority, Dorset's number as given."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(NUMBERS)
    for at, each in enumerate(current_authorities().values()):
        count = dorset if each.code == "E06000059" else 300 + at
        size = population if each.code == "E06000059" else 60000
        writer.writerow(
            [year, "Reporting year", "Local authority", "E92000001", "England", "", "", each.number,
             each.name, each.code, LABEL, size, count, round(10_000 * count / size)]
        )  # fmt: skip
    return written.getvalue().encode()


@pytest.fixture
def council(tmp_path, capsys):
    folder = tmp_path / "w"
    assert run_here(capsys, "init", folder, "--authority", "E06000059").status == 0
    return folder


@pytest.fixture
def release(tmp_path):
    path = tmp_path / "numbers.csv"
    path.write_bytes(numbers())
    return path


def figure(council, code="A01", on=MARCH):
    return facts_of(open_workspace(council)).figure(code, "E06000059", on)


def test_a_published_file_is_taken_by_a_workspace_without_a_return(council, release, capsys):
    ran = run_here(capsys, "add", council, release)
    assert (ran.status, ran.out) == (0, "")
    assert "2026 release" in ran.err
    assert "153 rows of 153 used" in ran.err
    found = figure(council)
    assert (found.value.number, found.release, found.file) == (441, "2026", "numbers.csv")
    assert found.row == 1 + 1 + [*current_authorities()].index("E06000059")
    assert not (council / "current").exists()
    listed = run_here(capsys, "log", council, "--files", "--format", "csv")
    assert [(row["file"], row["collection_year"], row["rows_read"], row["status"]) for row in listed.rows] == [
        ("numbers.csv", "2026", "153", "published")
    ]  # fmt: skip


def test_a_return_added_later_leaves_the_published_facts_as_they_are(council, release, tmp_path, capsys):  # fmt: skip
    run_here(capsys, "add", council, release)
    before = facts_kept.current_or_none(open_workspace(council)).manifest.id
    write_years(tmp_path / "years", [2025], children=10)
    ran = run_here(capsys, "add", council, tmp_path / "years")
    assert ran.status == 0, ran.err
    assert "Published facts" not in ran.err
    assert facts_kept.current_or_none(open_workspace(council)).manifest.id == before
    statuses = {row["status"] for row in run_here(capsys, "log", council, "--files", "--format", "csv").rows}  # fmt: skip
    assert {"read", "published"} <= statuses
    assert figure(council).value.number == 441


def test_a_folder_of_a_return_a_release_and_a_photograph(council, release, tmp_path, capsys):
    folder = tmp_path / "mixed"
    write_years(folder, [2025], children=10)
    shutil.copy(release, folder / "2024-25" / "dfe.csv")
    (folder / "2024-25" / "photo.csv").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(200)))
    ran = run_here(capsys, "add", council, folder)
    assert ran.status == 0, ran.err
    rows = run_here(capsys, "log", council, "--files", "--format", "csv").rows
    named = {row["file"].rpartition("/")[2]: row["status"] for row in rows}
    assert (named["dfe.csv"], named["photo.csv"], named["Episodes.csv"]) == (
        "published", "not a return", "read",
    )  # fmt: skip
    assert [row["file"].rpartition("/")[2] for row in rows].count("dfe.csv") == 1


def test_a_release_as_one_zip_with_its_descriptions(council, tmp_path, capsys):
    path = tmp_path / "children-looked-after_2026.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("data/cla_number_and_rate_per_10k_children.csv", numbers())
        packed.writestr("data/cla_number_and_rate_per_10k_children.meta.csv", "col_name,col_type,label,indicator_unit\nchildren_count,Indicator,Children,\n")  # fmt: skip
        packed.writestr("data-guidance/data-guidance.txt", "About the release\n")
    ran = run_here(capsys, "add", council, path)
    assert ran.status == 0, ran.err
    assert figure(council).value.number == 441
    rows = run_here(capsys, "log", council, "--files", "--format", "csv").rows
    assert len(rows) == 3
    assert "data-guidance.txt" in ran.err


@pytest.mark.parametrize(
    ("name", "change"),
    [("packed.csv.gz", gzip.compress), ("mark.csv", lambda b: b"\xef\xbb\xbf" + b),
     ("old.csv", lambda b: b.decode().replace("City of", "City\u2019s").encode("cp1252")),
     ("wide.csv", lambda b: b.decode().encode("utf-16")),
     ("crlf.csv", lambda b: b.replace(b"\n", b"\r\n")),
     ("quoted.csv", lambda b: b.replace(b"time_period,", b'"time_period",', 1))],
)  # fmt: skip
def test_every_way_a_file_is_saved(council, tmp_path, capsys, name, change):
    path = tmp_path / name
    path.write_bytes(change(numbers()))
    ran = run_here(capsys, "add", council, path)
    assert ran.status == 0, ran.err
    assert figure(council).value.number == 441


def test_a_refused_file_alone_says_no_and_what_was_kept_stands(council, release, tmp_path, capsys):
    run_here(capsys, "add", council, release)
    bad = tmp_path / "ofsted.csv"
    bad.write_text("new_la_code,overall,leaders,children_in_care\nE06000059,Good,Good,Good\n")
    ran = run_here(capsys, "add", council, bad)
    assert ran.status == 1
    assert "ofsted.csv" in ran.err
    assert "publication_date" in ran.err
    assert figure(council).value.number == 441
    assert run_here(capsys, "add", council, tmp_path / "nothing.csv").status == 1


def test_a_refused_file_among_good_ones_is_named_and_listed(council, release, tmp_path, capsys):
    bad = tmp_path / "ofsted.csv"
    bad.write_text("new_la_code,overall,leaders,children_in_care\nE06000059,Good,Good,Good\n")
    ran = run_here(capsys, "add", council, release, bad)
    assert ran.status == 0
    assert "publication_date" in ran.err
    rows = run_here(capsys, "log", council, "--files", "--format", "csv").rows
    assert {row["file"]: row["status"] for row in rows} == {
        "numbers.csv": "published",
        "ofsted.csv": "refused",
    }
    logged = run_here(capsys, "log", council, "--format", "csv").rows
    assert any(row["file"] == "ofsted.csv" and "publication_date" in row["why"] for row in logged)


def test_a_bomb_is_refused_unopened(council, release, tmp_path, capsys):
    bomb = tmp_path / "bomb.csv.gz"
    bomb.write_bytes(gzip.compress(b"0" * 300_000_000))
    ran = run_here(capsys, "add", council, bomb, release)
    assert ran.status == 0
    assert "bomb" in ran.err
    assert figure(council).value.number == 441


def test_half_a_gzip_is_named(council, release, tmp_path, capsys):
    half = tmp_path / "half.csv.gz"
    half.write_bytes(gzip.compress(numbers())[:300])
    ran = run_here(capsys, "add", council, half, release)
    assert ran.status == 0
    assert "half.csv.gz" in ran.err


def test_two_files_of_one_release_disagree_and_the_one_added_last_stands(council, release, tmp_path, capsys):  # fmt: skip
    run_here(capsys, "add", council, release)
    other = tmp_path / "again.csv"
    other.write_bytes(numbers(dorset=450))
    ran = run_here(capsys, "add", council, other)
    assert "row 59" not in ran.err
    assert "441" in ran.err
    assert "450" in ran.err
    assert figure(council).value.number == 450
    run_here(capsys, "add", council, release)
    assert figure(council).value.number == 441


def test_adding_the_same_file_again_changes_nothing(council, release, capsys):
    run_here(capsys, "add", council, release)
    before = facts_kept.current_or_none(open_workspace(council)).manifest.id
    run_here(capsys, "add", council, release)
    assert facts_kept.current_or_none(open_workspace(council)).manifest.id == before


def test_the_population_of_a_release_to_come_and_an_estimate_that_was_added(council, release, tmp_path, capsys):  # fmt: skip
    run_here(capsys, "add", council, release)
    workspace = open_workspace(council)
    told = {each.year: each.children for each in populations_of(workspace, "E06000059", ())}
    assert told == {2025: 68000}
    ons = tmp_path / "ons.csv"
    ons.write_text("new_la_code,la_name,year," + ",".join(f"age_{age}" for age in range(19)) + "\n"
                   "E06000059,Dorset,2025," + ",".join(["3700"] * 19) + "\n")  # fmt: skip
    assert run_here(capsys, "add", council, ons).status == 0
    found = populations_of(workspace, "E06000059", ())
    assert [(each.year, each.children) for each in found] == [(2025, 66600)]


def test_an_added_judgement_stands_over_one_that_ships(council, tmp_path, capsys):
    workspace = open_workspace(council)
    shipped = [each for each in facts_of(workspace).judgements if each.area == "E06000059"][-1]
    typed = tmp_path / "judgements.csv"
    typed.write_text(
        "area,framework,published,overall,leaders,help_and_protection,children_in_care,care_leavers\n"
        f"E06000059,ILACS,{shipped.published},inadequate,good,good,good,good\n"
    )
    assert run_here(capsys, "add", council, typed).status == 0
    now = [
        each for each in facts_of(workspace).judgements
        if (each.area, each.published) == ("E06000059", shipped.published)
    ]  # fmt: skip
    assert [each.overall for each in now] == ["inadequate"]


def test_facts_read_by_another_version_are_read_again_once(council, release, capsys, monkeypatch):
    run_here(capsys, "add", council, release)
    monkeypatch.setattr("nearhome.journeys.known_facts.reading_version", lambda: "another")
    monkeypatch.setattr("nearhome.journeys.published_keeping.reading_version", lambda: "another")
    assert figure(council).value.number == 441
    kept = facts_kept.current_or_none(open_workspace(council))
    assert kept.manifest.reader == "another"


def is_whole(folder):
    """The facts in force and every file behind them can be read; their id, None for none."""
    workspace = open_workspace(folder)
    kept = facts_kept.current_or_none(workspace)
    if kept is None:
        return None
    for entry in kept.manifest.tables:
        assert kept.table(entry.name).num_rows == entry.rows
    for source in kept.manifest.sources:
        assert facts_kept.file_as_read(workspace, source.sha256)
    return kept.manifest.id


def test_killed_while_adding_published_files_the_last_good_state_is_whole(council, release, tmp_path, capsys):  # fmt: skip
    run_here(capsys, "add", council, release)
    more = tmp_path / "more"
    more.mkdir()
    for year in range(2027, 2039):
        (more / f"numbers_{year}.csv").write_bytes(numbers(year, 433))
    shutil.copytree(council, tmp_path / "whole")
    began = time.perf_counter()
    whole = start(tmp_path / "whole", more)
    wrote = until_writing(tmp_path / "whole", whole)
    pointer = council / "published" / "current"
    while (tmp_path / "whole/published/current").read_bytes() == pointer.read_bytes():
        time.sleep(POLL)
    swapped = time.perf_counter()
    assert whole.wait() == 0
    seconds, seconds_writing = swapped - began, swapped - wrote
    before, after = is_whole(council), is_whole(tmp_path / "whole")
    assert before != after
    chance, killed, writing, sooner = random.Random(20261122), 0, 0, 1.0
    for attempt in range(16):
        copy = tmp_path / f"copy{attempt}"
        shutil.copytree(council, copy)
        child = start(copy, more)
        if writing * 2 <= killed + 1:
            until_writing(copy, child)
            time.sleep(sooner * chance.uniform(0, 0.7 * seconds_writing))
        else:
            time.sleep(sooner * chance.uniform(0, seconds))
        child.send_signal(signal.SIGKILL)
        if child.wait() == -signal.SIGKILL:
            killed += 1
            writing += (copy / "unfinished").exists() or _unaccounted(copy)
        else:
            # The first was slower than this one: other tests run beside it.
            sooner *= 0.7
        assert is_whole(copy) in {before, after}
        assert run_here(capsys, "add", copy, more).status == 0
        assert is_whole(copy) == after
        assert not _unaccounted(copy)
    with capsys.disabled():
        sys.stdout.write(f"\n{killed} kills while adding published files, {writing} of them inside a write\n")  # fmt: skip
    assert killed >= 8
    assert writing * 2 >= killed


def _unaccounted(folder):
    """Whether the folder of published files holds any that the facts in force do not know."""
    workspace = open_workspace(folder)
    kept = facts_kept.current_or_none(workspace)
    known = {source.sha256 for source in kept.manifest.sources}
    place = facts_kept.folder_of(workspace)
    left = [each for each in place.iterdir() if returns_kept.is_kept_name(each.name) and each.name not in known]  # fmt: skip
    ids = {kept.manifest.id, kept.manifest.parent}
    return bool(left) or any(each.name not in ids for each in (place / "facts").iterdir())


def test_lines_above_the_headings_are_passed_over_and_rows_are_those_of_the_file(
    council, tmp_path, capsys
):
    """As the ONS's tables come: a title, a blank line, a source."""
    lines = numbers().decode().splitlines()
    lines[5] = lines[5].replace(",60000,", ",sixty,")
    path = tmp_path / "titled.csv"
    path.write_text("\n".join(["Children, a title", "", "Source: DfE", *lines]), encoding="utf-8")
    added = run_here(capsys, "add", council, path)
    assert added.status == 0, added.err
    assert "152 rows" in added.err or "153 rows" in added.err
    logged = run_here(capsys, "log", council, "--format", "csv")
    (entry,) = [
        row
        for row in csv.DictReader(io.StringIO(logged.out))
        if row["file"] == "titled.csv" and "sixty" in row["from"] + row["why"]
    ]
    assert entry["row"] == "9"
