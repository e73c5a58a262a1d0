"""Progress, notes and errors, all on standard error."""

import os
import sys
import traceback
from pathlib import Path
from types import TracebackType


def say(line: str) -> None:
    """Print one line on standard error at once, for as long as anybody reads it.

    When nobody does any more (`2>&1 | head`), the command goes on unheard: what it does is worth
    more than what it says.
    """
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
    except OSError:
        # What is left in the stream would fail again when the interpreter flushes it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def say_no(problem: str, mend: str) -> None:
    """Print what stood in the way, and how to mend it."""
    say(f"nearhome: {problem}")
    if mend:
        say(f"  {mend}")


def say_crash(error: BaseException) -> None:
    """Print where the program failed. The error's own words are left out: they may name a child."""
    places = _places(error.__traceback__)
    where = places[-1] if places else "an unknown place"
    say(f"nearhome: stopped by a fault of its own ({type(error).__name__} in {where}).")
    say("  Nothing was changed: the last good state of the workspace stands.")
    say(f"  Tell whoever looks after Nearhome this line: {' < '.join(reversed(places))}")


def _places(found: TracebackType | None) -> list[str]:
    frames = [frame for frame, _ in traceback.walk_tb(found)]
    lines = [line for _, line in traceback.walk_tb(found)]
    return [
        f"{_module(frame.f_code.co_filename)}:{line}"
        for frame, line in zip(frames, lines, strict=True)
    ]


def _module(file: str) -> str:
    parts = Path(file).with_suffix("").parts
    for package in ("nearhome", "site-packages"):
        if package in parts:
            start = len(parts) - 1 - parts[::-1].index(package)
            return ".".join(parts[start + (package == "site-packages") :])
    return parts[-1]
