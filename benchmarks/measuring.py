"""Runs a command in a fresh process and says how long it took and how much memory it held."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """One run: wall seconds, processor seconds, the most memory held at once, and standard output."""

    seconds: float
    processor: float
    megabytes: float
    out: str


@dataclass(frozen=True)
class Measured:
    """The runs of one command: the median of each, and how far apart the times were."""

    runs: tuple[Run, ...]

    @property
    def seconds(self) -> float:
        return statistics.median(each.seconds for each in self.runs)

    @property
    def processor(self) -> float:
        return statistics.median(each.processor for each in self.runs)

    @property
    def megabytes(self) -> float:
        return max(each.megabytes for each in self.runs)

    @property
    def spread(self) -> str:
        times = [each.seconds for each in self.runs]
        return f"{min(times):.2f}-{max(times):.2f}"

    @property
    def out(self) -> str:
        return self.runs[-1].out


def fresh(
    command: Sequence[str],
    environment: Mapping[str, str],
    output: Path,
    expected: tuple[int, ...] = (0,),
) -> Run:
    """One run in a process of its own. RuntimeError with its errors when it ends otherwise than expected."""
    with output.open("wb") as out, output.with_suffix(".err").open("wb") as err:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=out, stderr=err, env={**os.environ, **environment}
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in expected:
        errors = output.with_suffix(".err").read_text(encoding="utf-8")
        raise RuntimeError(f"{' '.join(command)} failed ({process.returncode}):\n{errors}")
    peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    return Run(seconds, usage.ru_utime + usage.ru_stime, peak, output.read_text(encoding="utf-8"))


def repeated(
    command: Callable[[int], Sequence[str]],
    environment: Mapping[str, str],
    folder: Path,
    times: int,
    expected: tuple[int, ...] = (0,),
) -> Measured:
    """The command run several times, each in a fresh process; `command` is given the run's number."""
    return Measured(
        tuple(
            fresh(command(n), environment, folder / f"out-{n}.txt", expected) for n in range(times)
        )
    )
