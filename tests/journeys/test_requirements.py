"""Every fulfilled requirement prints what `docs/requirements.md` says it prints."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "requirements.md"


@dataclass(frozen=True)
class Requirement:
    id: str
    need: str
    command: str
    prints: str
    state: str


def requirements():
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if re.match(r"\| (S[12]|L6)-\d{3} \|", line)]
    return [
        Requirement(*(cell.strip().strip("`") for cell in row.strip("|").split("|")))
        for row in rows
    ]


FULFILLED = [each for each in requirements() if each.command]


def test_every_requirement_is_there_once_and_is_done_in_part_or_named_with_its_issue():
    found = [each.id for each in requirements()]
    assert len(found) == len(set(found))
    assert sum(each.startswith("S") for each in found) == 149
    assert sum(each.startswith("L6") for each in found) == 6
    for each in requirements():
        assert each.need
        assert re.fullmatch(r"done|part; .+: issue \d+|not yet: issue \d+", each.state), each
        assert bool(each.command) == bool(each.prints) == (not each.state.startswith("not yet")), (
            each
        )
    assert len(FULFILLED) >= 24


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder with `build/demo` in it, as `make demo` leaves it."""
    folder = tmp_path_factory.mktemp("requirements")
    said(folder, "nearhome demo --into build/demo")
    return folder


def said(folder, command):
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        timeout=900,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("each", FULFILLED, ids=lambda each: each.id)
def test_a_fulfilled_requirement_prints_what_it_says(each, desk):
    assert each.prints in said(desk, each.command)
