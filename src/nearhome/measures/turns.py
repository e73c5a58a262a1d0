"""How long one thread may keep others waiting while figures are worked out."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

TURN = 0.0001
"""Seconds. The engine looks at its caller between the steps of a query, some thousand times; with Python's
usual turns of 5 ms it waits longer than it works (all measures of five years: 7.2 s, not 5.5 s)."""

_guard = Lock()
_usual: list[float] = []
"""Of everybody inside, the turn that was found by the first."""


@contextmanager
def short_turns() -> Iterator[None]:
    """Turns as short as `TURN` until the last of those who asked for them has done."""
    with _guard:
        _usual.append(_usual[0] if _usual else sys.getswitchinterval())
        sys.setswitchinterval(min(_usual[0], TURN))
    try:
        yield
    finally:
        with _guard:
            usual = _usual.pop()
            if not _usual:
                sys.setswitchinterval(usual)
