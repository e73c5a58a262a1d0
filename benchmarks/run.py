"""`make bench`: how long the main jobs take on a council of 500 children and ten years, beside peers.

Every time is of a fresh process, start to end; the median of several, with the fastest and slowest.
What is compared with a peer is the same answer, and it is checked that it is the same. Sizes stand
beside each time. The targets are those of the project's rules.
"""

import argparse
import csv
import io
import os
import platform
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
from measuring import Measured, fresh, repeated

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
NEARHOME = str(Path(sys.executable).with_name("nearhome"))
LAST = "2026-10-31"
GENERATE = """
import sys
from pathlib import Path
from nearhome.demo.generate import generate
from nearhome.demo.parameters import shipped_parameters
from nearhome.demo.written import write, write_lists
own = shipped_parameters()
plan = generate(own, seed=int(sys.argv[2]), children=int(sys.argv[3]))
write(plan, Path(sys.argv[1]), own.untidy)
if sys.argv[4:]:
    write_lists(plan, Path(sys.argv[4]))
"""
STANDARD = "age_band,sex,ethnicity,need,legal_status,placement,provider,uasc,locality,distance,time_in_care"


@dataclass
class Bench:
    """A folder to work in, how often each is run, and the lines of the table so far."""

    folder: Path
    times: int
    lines: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def environment(self) -> Mapping[str, str]:
        """Of every process: a cache of the benchmark's own."""
        return {"NEARHOME_CACHE": str(self.folder / "cache"), "PYTHONPATH": str(ROOT / "tests")}

    def line(
        self, what: str, size: str, measured: Measured, target: str = "", met: str = ""
    ) -> None:
        """Adds a line to the table and prints it."""
        cells = (
            what,
            size,
            f"{measured.seconds:.2f}",
            measured.spread,
            f"{measured.processor:.2f}",
            f"{measured.megabytes:.0f}",
            target,
            met,
        )
        self.lines.append(cells)
        print(f"| {' | '.join(cells)} |", flush=True)

    def run(self, command: Sequence[str], expected: tuple[int, ...] = (0,)) -> Measured:
        """A command that leaves nothing behind, run again and again."""
        return repeated(lambda n: command, self.environment, self.folder, self.times, expected)


def main() -> int:
    """Runs everything; 1 when a target was missed or a peer's answer differs."""
    asked = options()
    with tempfile.TemporaryDirectory(prefix="nearhome-bench-") as temporary:
        bench = Bench(Path(temporary), asked.times)
        about(asked)
        returns = made(bench, asked)
        workspace = added(bench, returns, asked)
        counted(bench, workspace)
        same = with_all_lists(bench, returns, asked) & beside_peers(bench, workspace)
        beside_the_sectors_validator(bench, returns)
    missed = [each[0] for each in bench.lines if each[-1] == "missed"]
    print(f"\nTargets missed: {', '.join(missed) or 'none'}.")
    return 1 if missed or not same else 0


def options() -> argparse.Namespace:
    """What was asked on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--children", type=int, default=500, help="in care at a date (500)")
    parser.add_argument("--seed", type=int, default=20261031)
    parser.add_argument("--times", type=int, default=5, help="runs of each command (5)")
    return parser.parse_args()


def about(asked: argparse.Namespace) -> None:
    """The machine and the head of the table."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    print(
        f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} processors, "
        f"load {load:.1f} before; {asked.times} runs of each, medians.\n"
    )
    print("| what | size | s | fastest-slowest | processor s | peak MB | target | |")
    print("|---|---|--:|---|--:|--:|---|---|")


def made(bench: Bench, asked: argparse.Namespace) -> Path:
    """The returns: ten years and the running one."""
    returns = bench.folder / "returns"
    command = (PYTHON, "-c", GENERATE, str(returns), str(asked.seed), str(asked.children))
    measured = repeated(lambda n: command, bench.environment, bench.folder, 1)
    rows = sum(path.read_bytes().count(b"\n") - 1 for path in returns.glob("*/*.csv"))
    size = f"{asked.children} in care, {len(list(returns.iterdir()))} years, {rows:,} rows"
    bench.line("demonstration's returns", size, measured, "< 20 s", met(measured.seconds < 20))
    return returns


def added(bench: Bench, returns: Path, asked: argparse.Namespace) -> Path:
    """The index of postcodes, then `add` to an empty workspace each time."""
    size = f"{asked.children} in care, 11 returns"

    def command(n: int) -> Sequence[str]:
        into = bench.folder / f"workspace-{n}"
        if not into.exists():
            fresh((NEARHOME, "init", str(into), "--authority", "E06000059"), bench.environment, log)
        return (NEARHOME, "add", str(into), str(returns))

    log = bench.folder / "init.txt"
    first = repeated(lambda n: command(99), bench.environment, bench.folder, 1)
    bench.line("add, the postcode index made too", f"{size}; 2.7 million postcodes", first)
    measured = repeated(command, bench.environment, bench.folder, bench.times)
    good = measured.seconds < 3 and measured.megabytes < 700
    bench.line("add", size, measured, "< 3 s, < 700 MB", met(good))
    return bench.folder / "workspace-0"


def counted(bench: Bench, workspace: Path) -> None:
    """The commands that compute."""
    place = str(workspace)
    helped = bench.run((NEARHOME, "--help"))
    bench.line("--help", "", helped, "0.3 s", met(helped.seconds <= 0.3))
    monthly = bench.run((NEARHOME, "measures", place, "--months", "60", "--format", "csv"))
    rows = monthly.out.count("\n") - 1
    good = monthly.seconds < 3 and monthly.megabytes < 700
    size = f"{rows:,} results, 60 month ends"
    bench.line("all measures monthly, five years", size, monthly, "< 3 s, < 700 MB", met(good))
    by = ("--by", "age_band,sex,ethnicity,placement")
    groups = bench.run((NEARHOME, "measures", place, *by, "--format", "csv"))
    bench.line(
        "all measures by four breakdowns", f"{groups.out.count(chr(10)) - 1:,} results", groups
    )
    # It ends with 1 when it found something.
    checked = bench.run((NEARHOME, "check", place, "--format", "csv"), expected=(0, 1))
    bench.line("check", f"{checked.out.count(chr(10)) - 1:,} findings", checked)
    packed(bench, place)


def packed(bench: Bench, place: str) -> None:
    """The whole pack and data book: charts drawn, sizes and pages of the PDFs; the memory of the larger process."""
    pack = bench.folder / "pack"
    measured = bench.run((NEARHOME, "dataset", place, "--out", str(pack)))
    drawn = sum((pack / name).read_text("utf-8").count("<svg") for name in PAGES)
    papers = [pack / name for name in PAPERS]
    small = all(each.stat().st_size < 1_000_000 for each in papers)
    good = measured.seconds < 10 and measured.megabytes < 700 and small and drawn >= 100
    size = "; ".join((f"{drawn} charts", *map(sized, papers)))
    target = "< 10 s, < 700 MB, each PDF < 1 MB, 100 charts"
    bench.line("dataset", size, measured, target, met(good))


PAGES = ("board-pack.html", "data-book.html")
PAPERS = ("board-pack.pdf", "board-pack-large-print.pdf", "data-book.pdf")


def sized(paper: Path) -> str:
    """A PDF's name, its size and its pages."""
    with pikepdf.open(paper) as opened:
        return f"{paper.name} {paper.stat().st_size / 1000:,.0f} kB, {len(opened.pages)} pages"


def with_all_lists(bench: Bench, returns: Path, asked: argparse.Namespace) -> bool:
    """Every measure by every standard breakdown, of returns and all local lists; whether groups agree with SQL."""
    lists, place = bench.folder / "lists", str(bench.folder / "workspace-lists")
    beside = (str(bench.folder / "again"), str(asked.seed), str(asked.children), str(lists))
    for command in (
        (PYTHON, "-c", GENERATE, *beside),
        (NEARHOME, "init", place, "--authority", "E06000059"),
        (NEARHOME, "add", place, str(returns), str(lists)),
    ):
        fresh(command, bench.environment, bench.folder / "lists.txt")
    ask = (NEARHOME, "measures", place, "--months", "60", "--format", "csv", "--by")
    ours = bench.run((*ask, "age_band,sex", "--code", "A01"))
    bench.line("A01 by age band and sex, monthly: nearhome", "60 month ends", ours)
    peers = str(ROOT / "benchmarks" / "peers.py")
    hand = bench.run((PYTHON, peers, "groups_by_hand", place, LAST))
    bench.line("A01 by age band and sex: DuckDB SQL by hand", "60 month ends", hand)
    # Last: its five outputs are held here, and a process started after them would count them as its own.
    every = bench.run((*ask, STANDARD))
    codes = len({line.partition(",")[0] for line in every.out.splitlines()[1:]})
    size = f"{codes} measures and variants, {every.out.count(chr(10)) - 1:,} results, {len(list(lists.iterdir()))} lists"
    good = every.seconds < 6 and every.megabytes < 700
    what = "all measures by eleven breakdowns, monthly, five years"
    bench.line(what, size, every, "< 6 s, < 700 MB", met(good))
    return same_groups(every.out, hand.out) & same_groups(ours.out, hand.out)


def same_groups(ours: str, theirs: str) -> bool:
    """Whether the groups of A01 by age band and sex that have anybody are the same at every date; says so."""
    mine = {
        (row["as_at"], row["breakdown"], row["group"], float(row["value"]))
        for row in csv.DictReader(io.StringIO(ours))
        if row["code"] == "A01" and row["breakdown"] in ("age_band", "sex") and row["value"] != "0"
    }
    other = {(*row[1:4], float(row[4])) for row in csv.reader(io.StringIO(theirs)) if row}
    print(f"A01 by age band and sex: {len(mine)} groups, {len(mine ^ other)} differ.")
    return bool(mine) and mine == other


def beside_peers(bench: Bench, workspace: Path) -> bool:
    """Three measures at sixty month ends: ours, SQL by hand, plain Python; whether the answers agree."""
    peers = str(ROOT / "benchmarks" / "peers.py")
    asked = ("--months", "60", "--format", "csv", "--code", "A01", "--code", "D08", "--code", "E01")
    ours = bench.run((NEARHOME, "measures", str(workspace), *asked))
    bench.line("A01, D08, E01 monthly: nearhome", "60 month ends, all variants", ours)
    hand = bench.run((PYTHON, peers, "by_hand", str(workspace), LAST))
    bench.line("A01, D08, fostered: DuckDB SQL by hand", "60 month ends", hand)
    slow = repeated(
        lambda n: (PYTHON, peers, "by_reference", str(workspace), LAST),
        bench.environment,
        bench.folder,
        1,
    )
    bench.line("A01, D08, E01: plain Python, child by child", "60 month ends", slow)
    print(
        f"\nnearhome took {ours.seconds / hand.seconds:.1f} times as long as the SQL by hand and "
        f"{ours.seconds / slow.seconds:.2f} times as long as plain Python."
    )
    return agree(ours.out, hand.out, "A01") & all(
        agree(ours.out, slow.out, code) for code in ("A01", "D08", "E01")
    )


def beside_the_sectors_validator(bench: Bench, returns: Path) -> None:
    """The sector's validator on one year, when its environment is there; it answers another question."""
    python = ROOT / "build" / "bench-venv" / "bin" / "python"
    if not python.exists():
        print(
            "\nThe sector's validator was not run: make build/bench-venv with Python 3.11 and install "
            "csc-validator-be-903==0.1.17 there."
        )
        return
    script = str(ROOT / "benchmarks" / "sector_validator.py")
    command = (str(python), script, str(returns / "2025-26"), str(returns / "2024-25"))
    measured = repeated(lambda n: command, {}, bench.folder, 1)
    said = measured.out.strip().splitlines()[-1]
    print(
        f"\nThe sector's validator on 2025-26 and the year before: {measured.seconds:.1f} s, "
        f"{measured.megabytes:.0f} MB ({said}). `check` looks at fewer rules, over all eleven returns."
    )


def agree(ours: str, theirs: str, code: str) -> bool:
    """Whether the counts of a measure are the same at every date; says so."""
    mine = {
        row["as_at"]: float(row["numerator"])
        for row in csv.DictReader(io.StringIO(ours))
        if row["code"] == code
    }
    rows = csv.reader(io.StringIO(theirs))
    other = {row[1]: float(row[2]) for row in rows if row and row[0] == code}
    differing = sorted(on for on in mine.keys() | other.keys() if mine.get(on) != other.get(on))
    print(
        f"{code}: {len(mine)} dates, {len(differing)} differ{': ' if differing else '.'}"
        f"{', '.join(differing[:5])}"
    )
    return bool(mine) and not differing


def met(good: bool) -> str:
    """The word in the table."""
    return "met" if good else "missed"


if __name__ == "__main__":
    raise SystemExit(main())
