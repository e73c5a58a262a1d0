"""The lock: who holds it and since when, waiting, and whose lock is broken by whom."""

import json
import os
import re
import subprocess
import sys
import threading
import time

import pytest

from nearhome.store import lock
from nearhome.store.errors import WorkspaceError
from nearhome.store.processes import is_running


def dead_process():
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def put(path, **changes):
    signed = {
        "pid": os.getpid(),
        "host": lock.socket.gethostname(),
        "user": "a.officer",
        "since": "2026-10-31T09:00:00+00:00",
        "token": "t0",
    }
    path.write_text(json.dumps(signed | changes), encoding="utf-8")


def test_a_lock_says_who_and_since_when(tmp_path):
    holder = lock.take(tmp_path / "lock", say=print)
    read = json.loads((tmp_path / "lock").read_text(encoding="utf-8"))
    assert read == {
        "pid": os.getpid(),
        "host": lock.socket.gethostname(),
        "user": lock.user_name(),
        "since": holder.since,
        "token": holder.token,
    }
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", holder.since)
    lock.release(tmp_path / "lock", holder)
    assert list(tmp_path.iterdir()) == []


def test_a_second_taker_waits_and_says_for_whom(tmp_path):
    path, said = tmp_path / "lock", []
    first = lock.take(path, say=print)
    timer = threading.Timer(0.4, lock.release, (path, first))
    timer.start()
    began = time.monotonic()
    second = lock.take(path, say=said.append, wait_seconds=10)
    assert time.monotonic() - began >= 0.3
    assert second.token != first.token
    assert said == [f"Waiting for {first.words()}, who is writing to this workspace."]


def test_after_waiting_it_refuses_with_who_since_when_and_the_mend(tmp_path):
    put(tmp_path / "lock")
    with pytest.raises(WorkspaceError) as refused:
        lock.take(tmp_path / "lock", say=lambda _: None, wait_seconds=0.2)
    assert "a.officer on" in refused.value.problem
    assert "since 2026-10-31T09:00:00+00:00" in refused.value.problem
    assert "--break-lock" in refused.value.mend
    assert lock.read(tmp_path / "lock").token == "t0"


def test_the_lock_of_a_dead_process_of_this_machine_is_broken_and_said(tmp_path):
    pid = dead_process()
    put(tmp_path / "lock", pid=pid)
    said = []
    holder = lock.take(tmp_path / "lock", say=said.append, wait_seconds=0)
    assert lock.is_held_by(tmp_path / "lock", holder)
    assert len(said) == 1
    assert f"process {pid}" in said[0]
    assert "since 2026-10-31" in said[0]
    assert "no longer running" in said[0]


def test_another_machines_lock_is_never_broken_unasked(tmp_path):
    pid = dead_process()
    put(tmp_path / "lock", pid=pid, host="ELSEWHERE-01")
    with pytest.raises(WorkspaceError, match="ELSEWHERE-01"):
        lock.take(tmp_path / "lock", say=lambda _: None, wait_seconds=0.2)
    said = []
    lock.take(tmp_path / "lock", say=said.append, wait_seconds=0.2, break_lock=True)
    assert said == [
        f"Broke the lock of a.officer on ELSEWHERE-01 (process {pid}) "
        "since 2026-10-31T09:00:00+00:00, as you asked."
    ]


@pytest.mark.parametrize("content", ["", "{", '{"pid": 1}'])
def test_a_lock_that_nobody_signed_is_broken_after_a_moment(tmp_path, monkeypatch, content):
    (tmp_path / "lock").write_text(content, encoding="utf-8")
    monkeypatch.setattr(lock, "_UNSIGNED_AFTER", 0.3)
    said = []
    lock.take(tmp_path / "lock", say=said.append)
    assert said == ["Broke a lock that nobody had signed: its owner died while making it."]


def test_a_new_lock_is_not_broken_for_the_old_one_that_was_seen(tmp_path):
    put(tmp_path / "lock", token="new")
    assert not lock._break(tmp_path / "lock", lock.Holder(1, "h", "u", "s", "old"))
    assert not lock._break(tmp_path / "lock", None)
    assert lock.read(tmp_path / "lock").token == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["lock"]


def test_who_died_breaking_a_lock_is_no_hindrance(tmp_path):
    put(tmp_path / "lock", pid=dead_process())
    put(tmp_path / "lock.broken-t0.1", pid=dead_process(), token="claim")
    lock.take(tmp_path / "lock", say=lambda _: None, wait_seconds=0)
    assert [path.name for path in tmp_path.iterdir()] == ["lock"]


def test_while_another_breaks_the_lock_it_is_left_to_them(tmp_path):
    put(tmp_path / "lock", pid=dead_process())
    put(tmp_path / "lock.broken-t0.1", token="claim")
    assert not lock._break(tmp_path / "lock", lock.read(tmp_path / "lock"))
    assert (tmp_path / "lock").exists()


def test_a_broken_lock_is_not_released_by_its_old_holder(tmp_path):
    first = lock.take(tmp_path / "lock", say=print)
    second = lock.take(tmp_path / "lock", say=lambda _: None, break_lock=True)
    assert not lock.is_held_by(tmp_path / "lock", first)
    lock.release(tmp_path / "lock", first)
    assert lock.is_held_by(tmp_path / "lock", second)


def test_many_takers_hold_it_one_at_a_time(tmp_path):
    put(tmp_path / "lock", pid=dead_process())
    inside, seen = [], []

    def work():
        holder = lock.take(tmp_path / "lock", say=lambda _: None, wait_seconds=30)
        inside.append(holder)
        seen.append(len(inside))
        time.sleep(0.02)
        inside.remove(holder)
        lock.release(tmp_path / "lock", holder)

    takers = [threading.Thread(target=work) for _ in range(12)]
    for taker in takers:
        taker.start()
    for taker in takers:
        taker.join()
    assert seen == [1] * 12


def test_windows_says_permission_denied_of_a_lock_being_removed(tmp_path, monkeypatch):
    real, left = os.open, [1]

    def denied(path, *rest):
        if left[0]:
            left[0] -= 1
            put(tmp_path / "lock", pid=dead_process())
            raise PermissionError(13, "Access is denied")
        return real(path, *rest)

    monkeypatch.setattr(lock.os, "open", denied)
    assert lock.take(tmp_path / "lock", say=lambda _: None).pid == os.getpid()


def test_processes():
    assert is_running(os.getpid())
    assert not is_running(dead_process())
    assert not is_running(0)


def test_a_process_that_waits_to_be_buried_is_not_running():
    child = subprocess.Popen([sys.executable, "-c", ""])
    for _ in range(200):
        if not is_running(child.pid):
            break
        time.sleep(0.02)
    assert not is_running(child.pid)
    child.wait()
