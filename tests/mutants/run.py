"""`make mutants`: named faults put into a copy of the product, one at a time; the tests must notice each.

Prints a table, fault | what noticed it, and exits with 1 when a fault went unnoticed or no longer
applies, or when something is noticed with no fault at all.
"""

import multiprocessing
import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "nearhome"
NO_FAULT: dict[str, Any] = {"name": "no fault at all"}
SHIPPED_SQL = "sql"
"""What measures compile to ships with the package; a copy without it compiles its own, faults and all."""
Task = tuple[Path, int, dict[str, str], list[str], list[str]]


def main() -> int:
    """Tries every fault; 0 when each was noticed."""
    faults = tomllib.loads((Path(__file__).parent / "faults.toml").read_text("utf-8"))["fault"]
    named = [NO_FAULT, *faults]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        subprocess.run(
            [sys.executable, "-m", "mutants.expected", str(work / "expected")], check=True
        )
        tasks = [
            (work, number, _applied(fault), fault.get("codes", []), fault.get("tests", []))
            for number, fault in enumerate(named)
        ]
        _load_what_has_no_faults()
        with multiprocessing.get_context("fork").Pool(os.cpu_count(), maxtasksperchild=1) as pool:
            found = pool.map(_tried, tasks, chunksize=1)
    width = max(len(fault["name"]) for fault in named)
    print(f"{'fault':{width}} | what noticed it")
    for fault, noticed in zip(named, found, strict=True):
        print(f"{fault['name']:{width}} | {_summary(noticed) or 'NOTHING'}")
    missed = sum(not noticed for noticed in found[1:])
    print(f"{len(faults)} faults, {len(faults) - missed} noticed, {missed} not")
    return 1 if missed or found[0] else 0


def _applied(fault: dict[str, Any]) -> dict[str, str]:
    """The faulty text by file; SystemExit when the fault no longer applies."""
    if "file" not in fault:
        return {}
    text = (SOURCE / fault["file"]).read_text("utf-8")
    if text.count(fault["before"]) != 1:
        raise SystemExit(f"{fault['name']}: {fault['file']} no longer holds its text once")
    return {fault["file"]: text.replace(fault["before"], fault["after"])}


def _load_what_has_no_faults() -> None:
    """Imports the libraries once, before the processes part; none of the product's own modules."""
    import ibis
    import pyarrow.compute

    _ = (ibis.duckdb, pyarrow.compute)
    assert "nearhome" not in sys.modules


def _tried(task: Task) -> list[str]:
    """What the probe says of a copy with a fault in it, in a process of its own."""
    work, number, texts, codes, tests = task
    copy = work / str(number)
    _copy(copy / "nearhome")
    for file, text in texts.items():
        path = copy / "nearhome" / file
        path.unlink()
        path.write_text(text, "utf-8")
    if tests:
        return _told_by_tests(copy, tests)
    sys.path.insert(0, str(copy))
    from mutants import probe

    if any(file.startswith("returns/") for file in texts):
        return probe.told_of_joining(work / "expected")
    return probe.told_of_measures(work / "expected", codes)


def _told_by_tests(copy: Path, tests: list[str]) -> list[str]:
    """The first of some test files' tests that fails on a copy, run in a process of its own."""
    places = [str(ROOT / "tests" / each) for each in tests]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider", *places],
        env={**os.environ, "PYTHONPATH": str(copy)},
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    failed = [line for line in ran.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    told = [line.partition("::")[2].partition(" - ")[0] for line in failed]
    return told or ([f"exit status {ran.returncode}"] if ran.returncode else [])


def _copy(into: Path) -> None:
    """The package's files, linked, without the SQL it ships."""
    for path in SOURCE.rglob("*"):
        within = path.relative_to(SOURCE)
        if path.is_file() and not {SHIPPED_SQL, "__pycache__"} & set(within.parts):
            target = into / within
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(path)


def _summary(lines: list[str]) -> str:
    if not lines:
        return ""
    more = ", ".join(line.split(":")[0] for line in lines[1:8])
    rest = f"; also {more}" if more else ""
    return lines[0] + rest + (" ..." if len(lines) > 8 else "")


if __name__ == "__main__":
    raise SystemExit(main())
