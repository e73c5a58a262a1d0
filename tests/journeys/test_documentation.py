"""Every command in the documentation exists and runs, on a small demonstration; every link leads somewhere."""

import csv
import re
import shlex
import shutil
from datetime import date
from pathlib import Path

import pytest

from built_once import small_council
from nearhome.cli.main import run

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md"))
)
CHILDREN = "15"
MAY_FIND_SOMETHING = {"check", "leakcheck"}


def commands(page):
    """The lines after a `$` of a page's console blocks."""
    text = (ROOT / page).read_text(encoding="utf-8")
    blocks = re.findall(r"```console\n(.*?)```", text, re.S)
    return [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ ")]


RUN = [page for page in PAGES if any(line.startswith("nearhome ") for line in commands(page))]


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    """A workspace with returns, as the pages suppose it."""
    return small_council(tmp_path_factory)


@pytest.fixture
def desk(council, tmp_path, monkeypatch):
    """A folder with everything that the pages name: returns, extracts, another system's list."""
    for year in council.glob("returns/20??-??"):
        shutil.copytree(year, tmp_path / "returns" / year.name)
    extract_of(tmp_path / "returns" / "2026-27", tmp_path / "extracts/2026-09", date(2026, 9, 30))
    shutil.copytree(tmp_path / "returns" / "2026-27", tmp_path / "extracts/2026-10")
    header = (tmp_path / "returns" / "2025-26" / "header.csv").read_text(encoding="utf-8")
    ids = [row["CHILD"] for row in csv.DictReader(header.splitlines())]
    (tmp_path / "system-list.csv").write_text("\n".join(["Person ID", *ids[2:], "9"]) + "\n")
    (tmp_path / "minutes.txt").write_text(
        "42 of our looked after children were placed out of county.\n"
    )
    for name, written in (("localities", "areas"), ("wards", "wards")):
        shutil.copy(council / "lists" / f"{written}.geojson", tmp_path / f"{name}.geojson")
    for name in ("explanations.toml", "commentary.toml"):
        shutil.copy(ROOT / "src/nearhome/demo/said" / name, tmp_path / name)
    published = tmp_path / "published"
    published.mkdir()
    (published / "numbers.csv").write_text(
        "time_period,time_identifier,geographic_level,new_la_code,la_name,population_type,"
        "population_estimate,children_count,rate_per_10000\n2026,Reporting year,Local authority,"
        "E06000059,Dorset,Children looked after on 31 March each year,67000,440,66\n"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def extract_of(year, into, as_at):
    """The year's files as they were at an earlier day: nothing that starts later, no later end."""
    into.mkdir(parents=True)
    for path in year.glob("*.csv"):
        rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
        names = list(rows[0]) if rows else []
        kept = [
            row
            for row in rows
            if not late(row, ("DECOM", "REVIEW", "MIS_START", "SW_DECOM", "DATE_PLACED"), as_at)
        ]
        for row in kept:
            if late(row, ("DEC",), as_at):
                row.update(DEC="", REC="", REASON_PLACE_CHANGE="")
            if late(row, ("MIS_END", "SW_DEC", "DATE_INT", "DATE_MATCH", "DUC"), as_at):
                row.update(
                    {name: "" for name in ("MIS_END", "SW_DEC", "DATE_MATCH", "DUC") if name in row}
                )
        with (into / path.name).open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, names)
            writer.writeheader()
            writer.writerows(kept)


def late(row, fields, as_at):
    return any(read(row.get(field)) > as_at for field in fields)


def read(text):
    found = re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", text or "")
    return date(int(found[3]), int(found[2]), int(found[1])) if found else date.min


@pytest.mark.parametrize("page", RUN)
def test_every_command_of_a_page_runs(page, desk, council, capsys):
    lines = [line for line in commands(page) if line.startswith("nearhome ")]
    if not any(line.startswith("nearhome init our-council") for line in lines):
        shutil.copytree(council, desk / "our-council")
    for line in lines:
        command, *words = shlex.split(line)[1:]
        if command == "demo":
            words += ["--children", CHILDREN]
        status = run([command, *words])
        said = capsys.readouterr()
        allowed = {0, 1} if command in MAY_FIND_SOMETHING else {0}
        assert status in allowed, f"{page}: {line}\n{said.err}"
        assert "fault of its own" not in said.err
        if (
            command in {"measures", "children", "log", "template", "reconcile"}
            and "--out" not in words
        ):
            assert said.out.strip(), f"{page}: {line} prints nothing"


def test_the_documentation_has_commands_to_run():
    assert {"README.md", "docs/tutorial.md", "docs/how-to/month-end.md"} <= set(RUN)
    assert sum(len(commands(page)) for page in PAGES) > 30


@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)])
def test_every_other_command_is_a_make_target(page):
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    for line in commands(page):
        words = line.split()
        if words[0] != "nearhome":
            assert words[0] == "make", f"{page}: {line}"
            assert set(words[1:]) <= set(targets), f"{page}: {line}"


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page):
    text = re.sub(r"```.*?```", "", (ROOT / page).read_text(encoding="utf-8"), flags=re.S)
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if not target.startswith(("http:", "https:", "mailto:")):
            assert (ROOT / page).parent.joinpath(target).exists(), f"{page} links to {target}"


def test_every_page_is_in_the_index():
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    linked = set(re.findall(r"\]\(([^)#]+)\)", index))
    pages = {page.removeprefix("docs/") for page in PAGES if page.startswith("docs/")}
    pages = {page for page in pages if not page.startswith("decisions/")} - {"README.md"}
    assert pages <= linked
