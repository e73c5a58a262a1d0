"""Runs commands in this process, or in one of their own, and keeps what they print apart."""

import csv
import io
import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Ran:
    """A command's exit status, standard output and standard error."""

    status: int
    out: str
    err: str

    @property
    def rows(self):
        """Standard output read as CSV: a dictionary a row."""
        return list(csv.DictReader(io.StringIO(self.out)))


def run_here(capsys, *arguments):
    """Run a command in this process."""
    from nearhome.cli.main import run

    capsys.readouterr()
    status = run([str(each) for each in arguments])
    captured = capsys.readouterr()
    return Ran(status, captured.out, captured.err)


def run_apart(*arguments, err=subprocess.PIPE, **named):
    """Run a command in a process of its own; `err` is where its standard error goes."""
    done = subprocess.run(
        [sys.executable, "-m", "nearhome", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=err,
        text=True,
        check=False,
        **named,
    )
    return Ran(done.returncode, done.stdout, done.stderr)
