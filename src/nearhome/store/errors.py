"""What a workspace says when it cannot do what was asked, and how to mend it."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FULL = frozenset(
    code
    for name in ("ENOSPC", "EDQUOT", "EFBIG")
    if (code := getattr(errno, name, None)) is not None
)
_WINDOWS_FULL = frozenset({39, 112})
_NO_ACCESS = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_GONE = frozenset({errno.ENOENT, errno.ENOTDIR})


class WorkspaceError(Exception):
    """Something about the workspace stands in the way: what it is, and what mends it."""

    def __init__(self, problem: str, mend: str) -> None:
        super().__init__(f"{problem} {mend}")
        self.problem = problem
        self.mend = mend


def explained(error: OSError, folder: Path) -> WorkspaceError:
    """The system's error in words, for the folder that was being read or written."""
    if error.errno in _FULL or getattr(error, "winerror", None) in _WINDOWS_FULL:
        return WorkspaceError(
            f"The disk that holds {folder} is full; nothing was changed.",
            "Make room there, or move the workspace to a larger disk, and run the command again.",
        )
    if error.errno in _NO_ACCESS:
        return WorkspaceError(
            f"{folder} may not be written to ({error.strerror}); nothing was changed.",
            "Ask for the right to change files there, close any program that holds one of them open, "
            "or copy the workspace to a folder of your own.",
        )
    if error.errno in _GONE:
        return WorkspaceError(
            f"{folder} cannot be reached ({error.strerror}).",
            "Check the path, and that the network drive or OneDrive folder is connected.",
        )
    return WorkspaceError(
        f"{folder} could not be used ({error.strerror or type(error).__name__}); nothing was changed.",
        "Check the disk or the network drive, and run the command again.",
    )


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Turn the system's errors inside the block into a WorkspaceError about `folder`."""
    try:
        yield
    except OSError as error:
        raise explained(error, folder) from error
