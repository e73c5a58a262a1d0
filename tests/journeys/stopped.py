"""Runs a command in a copy of this process that is killed, or whose disk is full, at the n-th change of a folder.

A change is a file opened to be written, a rename, a removal, a folder made or removed, or bytes forced to
disk: everything that a crash can fall between. A file that is written over in place is one more: it is empty
before it is written. Counted from 1.
"""

import errno
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

from nearhome.store import files

MAKES_ROOM = {"os.rename", "os.remove", "os.rmdir"}
CHANGES = MAKES_ROOM | {"os.mkdir"}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@dataclass(frozen=True)
class Stopped:
    """Exit status (below zero: killed), standard error, and how many changes the run asked for."""

    status: int
    err: str
    changes: int


def killed_at(number, folder, *command):
    """Killed before the n-th change; run to its end where it asks for fewer."""
    return _stopped(folder, command, lambda n, _: n == number and os.kill(os.getpid(), 9))


def full_from(number, folder, *command):
    """From the n-th change on the disk takes nothing more; what makes room or renames is done still."""

    def full(n, event):
        if n >= number and event not in MAKES_ROOM:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return _stopped(folder, command, full)


def failing_at(number, folder, *command):
    """Only the n-th change fails, whatever it is."""

    def fail(n, _):
        if n == number:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return _stopped(folder, command, fail)


def _stopped(folder, command, at_change):
    said, told = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        _run(Path(folder).resolve(), command, at_change, said[1], told[1])
    os.close(said[1])
    os.close(told[1])
    with os.fdopen(said[0], encoding="utf-8") as err, os.fdopen(told[0], "rb") as changes:
        text, counted = err.read(), len(changes.read())
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in {0, 1, -signal.SIGKILL}, text
    return Stopped(status, text, counted)


def _run(folder, command, at_change, said, told):
    """In the copy: never returns. A byte is written for each change, so that a killed run's are counted too."""
    from nearhome.cli.main import run

    made = 0

    def changing(event):
        nonlocal made
        made += 1
        os.write(told, b".")
        at_change(made, event)

    def heard(event, given):
        flags = given[2] or 0 if event == "open" else 0
        if event in CHANGES or flags & WRITES:
            path = given[0]
            if isinstance(path, str | os.PathLike) and Path(path).is_relative_to(folder):
                changing(event)
                if flags & os.O_TRUNC and Path(path).exists():
                    os.truncate(path, 0)
                    changing("empty")

    real = files._sync

    def sync(descriptor):
        changing("sync")
        real(descriptor)

    files._sync = sync
    sys.stderr = os.fdopen(said, "w", encoding="utf-8")
    sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - closed with the process
    status = 70
    try:
        sys.addaudithook(heard)
        status = run([str(each) for each in command])
    finally:
        sys.stderr.flush()
        os._exit(status)
