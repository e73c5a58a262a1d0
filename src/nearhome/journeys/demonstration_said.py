"""What the demonstration's invented officers and partners say of its figures, recorded as anyone's is."""

from collections.abc import Callable
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

from nearhome.journeys.saying import record
from nearhome.store.said_kept import COMMENTARY, EXPLANATIONS

RECORDED_BY = "the performance analyst"


def say_of_the_demonstration(folder: Path, on: date, say: Callable[[str], None]) -> None:
    """Record the demonstration's explanations and commentary in its workspace, once."""
    for kind in (EXPLANATIONS, COMMENTARY):
        shipped = files("nearhome.demo") / "said" / f"{kind}.toml"
        with as_file(shipped) as path:
            record(folder, kind, path, on=on, by=RECORDED_BY, why="made anew", say=say)
