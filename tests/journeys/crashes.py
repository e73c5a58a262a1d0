"""Ends `nearhome add` by SIGKILL at a random moment, and looks at what is left."""

import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from nearhome.store import returns_kept, snapshots
from nearhome.store.workspace import open_workspace

POLL = 0.0002


@dataclass(frozen=True)
class Council:
    """A workspace with a good state, the folder to add to it, and what the state then is."""

    workspace: Path
    more: Path
    before: str
    after: str
    seconds: float
    seconds_writing: float


@dataclass(frozen=True)
class Killed:
    """Whether the run was still going when it was killed, and whether it was writing."""

    was_running: bool
    was_writing: bool


def start(workspace, more):
    return subprocess.Popen(
        [sys.executable, "-m", "nearhome", "add", str(workspace), str(more)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def measured(workspace, more, copy):
    """Run once to the end: how long it takes, how long it writes, and the state after it."""
    shutil.copytree(workspace, copy)
    before = current(copy)
    began = time.perf_counter()
    child = start(copy, more)
    wrote = until_writing(copy, child)
    while current(copy) == before and child.poll() is None:
        time.sleep(POLL)
    swapped = time.perf_counter()
    assert child.wait() == 0
    return Council(workspace, more, before, current(copy), swapped - began, swapped - wrote)


def kill_at_random(council, copy, chance: random.Random, *, while_writing: bool):
    """Kill a run on a fresh copy of the workspace at a random moment, of the writing or of all of it."""
    shutil.copytree(council.workspace, copy)
    child = start(copy, council.more)
    if while_writing:
        until_writing(copy, child)
        time.sleep(chance.uniform(0, council.seconds_writing))
    else:
        time.sleep(chance.uniform(0, council.seconds))
    child.send_signal(signal.SIGKILL)
    was_running = child.wait() == -signal.SIGKILL
    return Killed(was_running, was_running and _is_half_written(copy))


def is_whole(workspace_folder):
    """The current snapshot and every return behind it can be read, each file as it was written."""
    workspace = open_workspace(workspace_folder)
    snapshot = snapshots.current(workspace)
    for entry in snapshot.manifest.tables:
        assert snapshot.table(entry.name).num_rows == entry.rows
    for entry in snapshot.manifest.returns:
        assert returns_kept.read_members(workspace, entry.sha256)
    return snapshot.id


def leftovers(workspace_folder):
    """Files in the workspace that no snapshot accounts for."""
    folder = Path(workspace_folder)
    workspace = open_workspace(folder)
    known = {
        entry.sha256
        for snapshot in snapshots.every(workspace)
        for entry in snapshot.manifest.returns
    }
    left = [path for path in (folder / "returns").iterdir() if path.name not in known]
    accounted = {"nearhome.toml", "returns", "snapshots", "current"}
    return left + [path for path in folder.iterdir() if path.name not in accounted]


def current(workspace_folder):
    return (Path(workspace_folder) / "current").read_text("utf-8").strip()


def until_writing(workspace, child):
    """Wait until a run begins to write, or ends; when that was."""
    unfinished = Path(workspace) / "unfinished"
    while not unfinished.exists() and child.poll() is None:
        time.sleep(POLL)
    return time.perf_counter()


def _is_half_written(workspace):
    """Something is there that only a run in the middle of its writing leaves."""
    folder = Path(workspace)
    known = {current(workspace)}
    return (
        (folder / "unfinished").exists()
        or any(folder.glob("current.*"))
        or any(path.name not in known for path in (folder / "snapshots").iterdir())
        or len(leftovers(workspace)) > 1
    )
