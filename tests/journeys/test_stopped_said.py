"""What was said, the Board's decisions and files of areas: stopped at any change, the last good state is whole."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from command_line import run_here
from stopped import failing_at, full_from, killed_at

import areas_made as made
from nearhome.journeys import area_files, saying
from nearhome.journeys.adopting import headlines_of
from nearhome.pack.headlines import shipped_headlines_text
from nearhome.store import decisions_kept, said_kept
from nearhome.store.workspace import open_workspace

EXPLANATION = """
[[explanation]]
id = "{}"
claim = "Fewer came because of early checks."
said_by = "the head of service"
said_on = 2026-02-24
where = "the Board"
explains = {{ measure = "A04", way = "fewer" }}
[[explanation.test]]
measure = "Q04"
expects = "more"
"""
COMMENTARY = """
[[commentary]]
edition = 2026-07-31
about = "{}"
changed = "The figure rose in the summer."
why = "More came in."
doing = "We ask each month who could go home."
owner = "the head of service"
due = 2026-12-31
"""
BY = ("--on", "2026-11-03", "--by", "the analyst")
MEETING = ("--on", "2026-02-24", "--minute", "7", "--by", "the clerk")


@dataclass(frozen=True)
class Kind:
    """What is kept: its command, two files brought one after the other, and what is read of it."""

    command: str
    file: str
    options: tuple[str, ...]
    first: bytes
    second: bytes
    place: str
    read: Callable[[Path], Any]

    def bring(self, workspace, content):
        """The command that brings a file."""
        file = workspace.parent / self.file
        file.write_bytes(content)
        return (self.command, workspace, file, *self.options)


def said(kind):
    return lambda folder: [each.saying for each in saying.in_force(folder, kind)]


def areas(folder):
    found = area_files.in_force(open_workspace(folder))
    return {kind: [area.name for area in each.areas] for kind, each in found.items()}


def decided(folder):
    """Every decision with the list it adopted, which must be there as it was; the panels; whether it says so."""
    kept = decisions_kept.read_decisions(folder)
    for each in kept:
        assert each.sha256 == decisions_kept.hash_of(decisions_kept.list_of(folder, each.number))
    found = headlines_of(folder)
    return kept, found.panels, found.recorded


def outlines(*names):
    squares = (
        made.feature(name, made.square(made.WEST + 2_000 * n, made.SOUTH))
        for n, name in enumerate(names)
    )
    return made.collection(*squares, crs=made.GRID)


def panels(words):
    text = shipped_headlines_text()
    assert "is any age being overlooked?" in text
    return text.replace("is any age being overlooked?", words, 1).encode()


KINDS = {
    "explanations": Kind(
        "because", "e.toml", BY, EXPLANATION.format("a").encode(), EXPLANATION.format("b").encode(),
        said_kept.FOLDER, said(said_kept.EXPLANATIONS),
    ),
    "commentary": Kind(
        "commentary", "c.toml", BY, COMMENTARY.format("A01").encode(),
        COMMENTARY.format("H04").encode(), said_kept.FOLDER, said(said_kept.COMMENTARY),
    ),
    "decisions": Kind(
        "adopt", "l.toml", MEETING, panels("is any age forgotten?"), panels("who is missed?"),
        decisions_kept.FOLDER, decided,
    ),
    "areas": Kind(
        "add", "localities.geojson", (), outlines("West", "East"), outlines("West", "East", "Isle"),
        "areas", areas,
    ),
}  # fmt: skip


@pytest.fixture(params=[False, True], ids=["nothing before", "one before"])
def workspace(request, tmp_path, capsys):
    """A way to make the workspace anew; with one file in it or none."""
    start = tmp_path / "start"
    assert run_here(capsys, "init", start, "--authority", "E06000059").status == 0
    if request.param:
        kind = KINDS[request.getfixturevalue("name")]
        assert run_here(capsys, *kind.bring(start, kind.first)).status == 0

    def fresh(copy="w"):
        folder = tmp_path / copy
        shutil.rmtree(folder, ignore_errors=True)
        return shutil.copytree(start, folder)

    return fresh


def lies_about(workspace):
    """The files that a run leaves only when it is stopped."""
    return [
        path
        for path in workspace.rglob("*")
        if path.name.startswith(".") or path.name in {"lock", "unfinished"}
    ]


@pytest.mark.parametrize("stop", [killed_at, full_from, failing_at])
@pytest.mark.parametrize(
    "name",
    [pytest.param(each, marks=pytest.mark.slow if each == "decisions" else ()) for each in KINDS],
)
def test_stopped_at_any_change_it_is_as_it_was_or_as_it_will_be(name, stop, workspace, capsys):
    kind = KINDS[name]
    whole = workspace("whole")
    before = kind.read(whole)
    changes = killed_at(0, whole, *kind.bring(whole, kind.second))
    assert changes.status == 0, changes.err
    after = kind.read(whole)
    assert after != before
    good = [before, after]
    if name == "decisions":
        # Recorded, and its list not yet in force: every page says that it is not.
        good.append((after[0], before[1], False))
    places = sorted(path.relative_to(whole) for path in whole.rglob("*"))
    stopped = 0
    for number in range(1, changes.changes + 1):
        copy = workspace()
        done = stop(number, copy, *kind.bring(copy, kind.second))
        found = kind.read(copy)
        assert found in good, number
        stopped += done.status != 0
        if done.status == 0:
            assert found == after, number
        if done.status == 1:
            assert "is full" in done.err, number
        again = run_here(capsys, *kind.bring(copy, kind.second))
        assert again.status == 0, (number, again.err)
        assert kind.read(copy) == after, number
        assert lies_about(copy) == [], number
        assert sorted(path.relative_to(copy) for path in copy.rglob("*")) == places, number
    assert stopped > changes.changes / 2
