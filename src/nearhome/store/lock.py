"""One writer at a time: a lock file that says who holds the workspace and since when.

The file is made with O_CREAT | O_EXCL, which needs neither hard links nor the system's own locks and
so holds on a network share. Its time is what the system says of the file; no clock is read.
"""

import getpass
import json
import os
import secrets
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from nearhome.store.errors import WorkspaceError
from nearhome.store.files import remove_file
from nearhome.store.processes import is_running

_POLL = 0.1
_UNSIGNED_AFTER = 2.0


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock: process, machine, person, since when (local time), and a token of its own."""

    pid: int
    host: str
    user: str
    since: str
    token: str

    def words(self) -> str:
        """Who and since when, for a message."""
        return f"{self.user} on {self.host} (process {self.pid}) since {self.since}"

    def is_dead(self) -> bool:
        """Whether the process is known to be gone. Another machine's is never known to be."""
        return self.host == socket.gethostname() and not is_running(self.pid)


def user_name() -> str:
    """The name the system knows the person by, or `unknown`."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def take(
    path: Path,
    *,
    say: Callable[[str], None],
    wait_seconds: float = 60.0,
    break_lock: bool = False,
) -> Holder:
    """Take the lock at `path`; let it go with `release`.

    Another's lock is waited for, saying who holds it; then WorkspaceError. The lock of a process
    of this machine that is gone is broken and said; another machine's only when `break_lock`.
    """
    started = signed_at = time.monotonic()
    told = ""
    while (made := _make(path)) is None:
        other, now = read(path), time.monotonic()
        if other is None:
            if now - signed_at > _UNSIGNED_AFTER and _break(path):
                say("Broke a lock that nobody had signed: its owner died while making it.")
            time.sleep(_POLL)
            continue
        signed_at = now
        if break_lock or other.is_dead():
            if _break(path, other):
                say(f"Broke the lock of {other.words()}{_reason(other)}")
            time.sleep(_POLL / 10)
            continue
        if now - started > wait_seconds:
            raise _refusal(path, other)
        if told != other.token:
            told = other.token
            say(f"Waiting for {other.words()}, who is writing to this workspace.")
        time.sleep(_POLL)
    for claim in path.parent.glob(f"{path.name}.broken-*"):
        claim.unlink(missing_ok=True)
    return made


def is_held_by(path: Path, holder: Holder) -> bool:
    """Whether the lock is still this holder's: false once somebody has broken it."""
    found = read(path)
    return found is not None and found.token == holder.token


def release(path: Path, holder: Holder) -> None:
    """Let the lock go, unless somebody has broken it and it is another's now."""
    if is_held_by(path, holder):
        # If it cannot be removed, the next run breaks it: this process will be gone by then.
        with suppress(OSError):
            remove_file(path)


def read(path: Path) -> Holder | None:
    """Who holds the lock; None when there is none or it is not signed yet."""
    try:
        return Holder(**json.loads(path.read_text(encoding="utf-8")))
    except (FileNotFoundError, PermissionError, ValueError, TypeError):
        return None


def _reason(other: Holder) -> str:
    return ": that process is no longer running." if other.is_dead() else ", as you asked."


def _refusal(path: Path, other: Holder) -> WorkspaceError:
    return WorkspaceError(
        f"The workspace is held by {other.words()} (lock file {path.name} in {path.parent}).",
        "Wait until that run has ended. If you are certain that it has died, "
        "run the command again with --break-lock.",
    )


def _make(path: Path) -> Holder | None:
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
    except FileExistsError:
        return None
    except PermissionError:
        # Windows says so of a lock file that is just being removed.
        if path.exists():
            return None
        raise
    try:
        written = os.fstat(descriptor).st_mtime
        since = datetime.fromtimestamp(written).astimezone().isoformat(timespec="seconds")
        holder = Holder(os.getpid(), socket.gethostname(), user_name(), since, secrets.token_hex(8))
        # A plain os.write may stop short on a full disk without saying so.
        with os.fdopen(descriptor, "wb") as file:
            file.write(json.dumps(asdict(holder)).encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return holder


def _break(path: Path, seen: Holder | None = None) -> bool:
    """Remove the lock that was seen (None: one that is not signed). Whether it was removed.

    Of several who see it dead only one may remove it, lest the second removes the lock that the
    first has made by then: who makes the claim, a file named by the dead lock, may.
    """
    name = seen.token if seen else _identity(path)
    claim = _claim(path, name)
    if claim is None:
        return False
    found = read(path)
    is_same = (found.token if found else _identity(path)) == name
    if is_same:
        remove_file(path)
    remove_file(claim)
    return is_same


def _claim(path: Path, name: str) -> Path | None:
    for n in range(1, 100):
        claim = path.with_name(f"{path.name}.broken-{name}.{n}")
        if _make(claim) is not None:
            return claim
        owner = read(claim)
        if owner is None or not owner.is_dead():
            return None
    return None


def _identity(path: Path) -> str:
    """What tells one unsigned lock file from another that comes after it."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return "none"
    return f"{found.st_ino}-{found.st_mtime_ns}"
