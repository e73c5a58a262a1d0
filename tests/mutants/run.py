"""`make mutants`: named faults put into a copy of the product, one at a time; the tests must notice each.

Prints a table, fault | what noticed it, and exits with 1 when a fault went unnoticed or no longer
applies, or when something is noticed with no fault at all.
"""

import os
import subprocess
import sys
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from mutants.expected import write_expected

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "nearhome"
NO_FAULT = {"name": "no fault at all"}
SHIPPED_SQL = "sql"
"""What measures compile to ships with the package; a copy without it compiles its own, faults and all."""


def main() -> int:
    """Tries every fault; 0 when each was noticed."""
    faults = tomllib.loads((Path(__file__).parent / "faults.toml").read_text("utf-8"))["fault"]
    applied = [_applied(fault) for fault in (NO_FAULT, *faults)]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        write_expected(work / "expected")
        with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
            found = list(pool.map(partial(_tried, work), range(len(applied)), applied))
    named = [NO_FAULT, *faults]
    width = max(len(fault["name"]) for fault in named)
    print(f"{'fault':{width}} | what noticed it")
    for fault, noticed in zip(named, found, strict=True):
        print(f"{fault['name']:{width}} | {_summary(noticed) or 'NOTHING'}")
    missed = sum(not noticed for noticed in found[1:])
    print(f"{len(faults)} faults, {len(faults) - missed} noticed, {missed} not")
    return 1 if missed or found[0] else 0


def _applied(fault: dict[str, str]) -> dict[str, str]:
    """The faulty text by file; SystemExit when the fault no longer applies."""
    if "file" not in fault:
        return {}
    text = (SOURCE / fault["file"]).read_text("utf-8")
    if text.count(fault["before"]) != 1:
        raise SystemExit(f"{fault['name']}: {fault['file']} no longer holds its text once")
    return {fault["file"]: text.replace(fault["before"], fault["after"])}


def _tried(work: Path, number: int, texts: dict[str, str]) -> list[str]:
    """The lines of the probe on a copy with a fault in it."""
    copy = work / str(number)
    _copy(copy / "nearhome")
    for file, text in texts.items():
        path = copy / "nearhome" / file
        path.unlink()
        path.write_text(text, "utf-8")
    what = "joining" if any(file.startswith("returns/") for file in texts) else "measures"
    paths = os.pathsep.join([str(copy), str(ROOT / "tests")])
    done = subprocess.run(
        [sys.executable, "-m", "mutants.probe", str(work / "expected"), what],
        env={**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=work,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stdout.splitlines()
    if done.returncode:
        raise SystemExit(f"The faulty copy does not run:\n{done.stderr}")
    return lines


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
