"""Killed at any moment, `nearhome freeze` has kept the whole edition or none, and the next run keeps it."""

import random
import shutil
import signal
import subprocess
import sys
import time

import pytest
from command_line import run_here
from crashes import POLL, until_writing
from edition_samples import small_pack
from sample_returns import write_years

from nearhome.cli.main import run
from nearhome.journeys.records import open_records
from nearhome.store import editions_kept
from nearhome.store.workspace import open_workspace

KILLS = [pytest.param(6, id="6"), pytest.param(60, id="60", marks=pytest.mark.slow)]
TO = ("--circulated", "2026-04-20", "--to", "Board members")


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    folder = tmp_path_factory.mktemp("freezing")
    write_years(folder / "years", [2025, 2026], children=20)
    assert run(["init", str(folder / "w"), "--authority", "E06000059"]) == 0
    assert run(["add", str(folder / "w"), str(folder / "years")]) == 0
    # A pack of some size, so that the writing takes a while.
    small_pack(
        folder / "w", folder / "pack", open_records(folder / "w").as_at, page=b"x" * 30_000_000
    )
    return folder


def kill_while_writing(council, copy, chance):
    """Whether the run was still going when it was killed."""
    child = subprocess.Popen(
        [sys.executable, "-m", "nearhome", "freeze", str(copy), str(council / "pack"), *TO],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until_writing(copy, child)
    time.sleep(chance.uniform(0, 100 * POLL))
    child.send_signal(signal.SIGKILL)
    return child.wait() == -signal.SIGKILL


@pytest.mark.parametrize("kills", KILLS)
def test_killed_while_freezing_it_is_whole_or_not_there(council, tmp_path, capsys, kills):
    chance = random.Random(20261123)
    pack = {path.name: path.read_bytes() for path in (council / "pack").iterdir()}
    killed = inside = attempts = 0
    while killed < kills:
        attempts += 1
        assert attempts < 3 * kills + 10
        copy = tmp_path / "w"
        shutil.copytree(council / "w", copy)
        killed += kill_while_writing(council, copy, chance)
        inside += (copy / "unfinished").exists()
        workspace = open_workspace(copy)
        for each in editions_kept.every(workspace):
            assert editions_kept.files_of(workspace, each) == pack
        again = run_here(capsys, "freeze", copy, council / "pack", *TO)
        assert again.status == 0, again.err
        (edition,) = editions_kept.every(workspace)
        assert editions_kept.files_of(workspace, edition) == pack
        assert [path.name for path in (copy / "editions").iterdir()] == [edition.id]
        assert not (copy / "unfinished").exists()
        assert not (copy / "lock").exists()
        shutil.rmtree(copy)
    with capsys.disabled():
        sys.stdout.write(f"\n{killed} kills of a freeze, {inside} of them inside the write\n")
    assert inside * 2 >= killed
