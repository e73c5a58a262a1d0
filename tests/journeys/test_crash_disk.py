"""A full disk, a folder that may not be written, two runs at once: said, and nothing lost."""

import errno
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from command_line import run_apart, run_here
from crashes import current, is_whole, leftovers
from sample_returns import write_years

from nearhome.store import files, lock

NOBODY = 65534


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    from nearhome.cli.main import run

    folder = tmp_path_factory.mktemp("disk")
    write_years(folder / "years", [2024, 2025, 2026], children=20)
    run(["init", str(folder / "w"), "--authority", "E06000059"])
    assert run(["add", str(folder / "w"), str(folder / "years" / "2023-24")]) == 0
    return folder


@pytest.fixture
def workspace(made, tmp_path):
    shutil.copytree(made / "w", tmp_path / "w")
    return tmp_path / "w"


def state(workspace):
    return {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()}


def finishes(capsys, made, workspace):
    again = run_here(capsys, "add", workspace, made / "years" / "2024-25")
    assert again.status == 0, again.err
    assert leftovers(workspace) == []
    return is_whole(workspace)


@pytest.mark.parametrize("largest", [0, 60, 1_500, 4_000])
def test_no_room_for_a_file(made, workspace, capsys, largest):
    before = state(workspace)
    refused = run_apart(
        "add", workspace, made / "years" / "2024-25",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest)),
    )  # fmt: skip
    assert refused.status == 1
    assert refused.out == ""
    assert "is full" in refused.err
    assert "Make room" in refused.err
    assert state(workspace) == before
    finishes(capsys, made, workspace)


def test_a_disk_that_fills_at_any_write(made, workspace, capsys, monkeypatch):
    good = current(workspace)
    calls = {"made": 0, "fail_at": 0}
    real = files._sync

    def filling(descriptor):
        calls["made"] += 1
        if calls["made"] == calls["fail_at"]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(descriptor)

    monkeypatch.setattr(files, "_sync", filling)
    refused = 0
    for fail_at in range(1, 100, 3):
        calls.update(made=0, fail_at=fail_at)
        done = run_here(capsys, "add", workspace, made / "years" / "2024-25")
        if calls["made"] < fail_at:
            break
        calls["fail_at"] = 0
        refused += done.status == 1
        assert done.status == 0 or "is full" in done.err
        is_whole(workspace)
        (workspace / "current").write_text(f"{good}\n", encoding="utf-8")
        for each in (workspace / "snapshots").iterdir():
            if each.name != good:
                shutil.rmtree(each)
    calls["fail_at"] = 0
    assert refused > 5
    assert is_whole(workspace) != good
    assert finishes(capsys, made, workspace) == current(workspace)


def test_a_folder_that_may_not_be_written(made, workspace, capsys, monkeypatch):
    before = state(workspace)

    def denied(*_):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    with monkeypatch.context() as patched:
        patched.setattr(lock.os, "open", denied)
        refused = run_here(capsys, "add", workspace, made / "years" / "2024-25")
    assert refused.status == 1
    assert "may not be written to" in refused.err
    assert "Ask for the right" in refused.err
    assert state(workspace) == before
    finishes(capsys, made, workspace)


def as_nobody(*arguments):
    """Run in a copy of this process that has no rights of its own; status and standard error."""
    from nearhome.cli.main import run

    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        sys.stderr = os.fdopen(write, "w", encoding="utf-8")
        status = run([str(each) for each in arguments])
        sys.stderr.flush()
        os._exit(status)
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as said:
        err = said.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), err


def test_a_person_without_the_right_to_write(made):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for each in ("w", "years"):
            shutil.copytree(made / each, folder / each)
        before = state(folder / "w")
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        status, err = as_nobody("add", folder / "w", folder / "years" / "2024-25")
        assert status == 1
        assert "may not be written to" in err
        assert state(folder / "w") == before
        assert as_nobody("log", folder / "w", "--files")[0] == 0
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)


def test_a_workspace_behind_a_file_cannot_be_reached(made, tmp_path, capsys):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    refused = run_here(capsys, "init", tmp_path / "file" / "w", "--authority", "E06000059")
    assert refused.status == 1
    assert "Check the path" in refused.err
    assert run_here(capsys, "add", tmp_path / "file" / "w", made / "years").status == 1


def test_two_runs_at_once_both_finish(made, workspace):
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "nearhome", "add", str(workspace), str(made / "years" / year)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for year in ("2024-25", "2025-26")
    ]
    said = [run.communicate(timeout=120) for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    assert sum("Waiting for" in err for _, err in said) <= 1
    is_whole(workspace)
    assert leftovers(workspace) == []
    from nearhome.store import snapshots
    from nearhome.store.workspace import open_workspace

    manifest = snapshots.current(open_workspace(workspace)).manifest
    assert sorted(entry.collection_year for entry in manifest.returns) == [2024, 2025, 2026]
    assert all(entry.in_force for entry in manifest.returns)


def test_another_machines_lock_is_waited_for_then_refused_then_broken_when_asked(
    made, workspace, capsys, monkeypatch
):
    import json

    from nearhome.journeys import add as journey

    signed = {
        "pid": 4711, "host": "DESKTOP-OLD", "user": "a.officer",
        "since": "2026-10-31T09:00:00+00:00", "token": "t",
    }  # fmt: skip
    (workspace / "lock").write_text(json.dumps(signed), encoding="utf-8")
    real = journey.add
    monkeypatch.setattr(journey, "add", lambda *a, **k: real(*a, **{**k, "wait_seconds": 0.3}))
    refused = run_here(capsys, "add", workspace, made / "years" / "2024-25")
    assert refused.status == 1
    assert "a.officer on DESKTOP-OLD (process 4711) since 2026-10-31T09:00:00+00:00" in refused.err
    assert "--break-lock" in refused.err
    done = run_here(capsys, "add", workspace, made / "years" / "2024-25", "--break-lock")
    assert done.status == 0
    assert "Broke the lock of a.officer on DESKTOP-OLD" in done.err
