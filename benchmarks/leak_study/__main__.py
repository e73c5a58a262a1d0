"""The study of what is hidden: a thousand generated editions, protected and attacked.

`python benchmarks/leak_study` takes seeds 1 to 1000 and prints the table; exit status 1 when a target is missed:
nothing found in any; at least 85 of 100 cells that a plain row-and-column method keeps are kept; with small
numbers hidden alone at least nine of ten leak.
"""

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor

from leaks_judged import Judged, judged

KEPT, LEAKING = 0.85, 0.9


def main() -> int:
    """Runs the study; 1 when a target was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=1, help="the first seed (1)")
    parser.add_argument("--editions", type=int, default=1000, help="how many (1000)")
    parser.add_argument("--processes", type=int, default=1, help="at work at once (1)")
    asked = parser.parse_args()
    seeds = range(asked.first, asked.first + asked.editions)
    begun = time.monotonic()
    with ProcessPoolExecutor(asked.processes) as pool:
        found = list(pool.map(judged, seeds, chunksize=5))
    print(f"{time.monotonic() - begun:.0f} s for {len(found)} editions.", file=sys.stderr)
    print(table(found))
    return 0 if is_met(found) else 1


def kept(found: list[Judged]) -> float:
    """Of the cells that the plain method keeps, the share that is kept."""
    return sum(each.both_keep for each in found) / sum(each.plain_keeps for each in found)


def is_met(found: list[Judged]) -> bool:
    """Whether the three targets are met."""
    leaking = sum(each.small_alone > 0 for each in found) / len(found)
    return not any(each.ours for each in found) and kept(found) >= KEPT and leaking >= LEAKING


def table(found: list[Judged]) -> str:
    """The table of the page."""
    cells = sum(each.cells for each in found)
    plain, ours = (
        sum(n) for n in zip(*((e.plain_keeps, e.ours_keeps) for e in found), strict=True)
    )
    rows = [
        ("small numbers hidden alone", [each.small_alone for each in found], ""),
        ("plain row-and-column method", [each.plain for each in found], f"{plain:,}"),
        ("Nearhome", [each.ours for each in found], f"{ours:,}"),
    ]
    sizes = f"{min(e.cells for e in found):,} to {max(e.cells for e in found):,} cells"
    lines = [
        f"{len(found):,} editions of {sizes}, {cells:,} in all; of those that the plain method "
        f"keeps {100 * kept(found):.1f} in 100 are kept.",
        "",
        "| way | editions that leak | leaks | cells kept |",
        "|---|--:|--:|--:|",
    ]
    for way, leaks, cells_kept in rows:
        leaking = sum(map(bool, leaks))
        lines.append(f"| {way} | {leaking:,} | {sum(leaks):,} | {cells_kept} |")
    lost = [str(each.seed) for each in found if each.ours]
    return "\n".join([*lines, *([f"\nSeeds not protected: {', '.join(lost)}."] if lost else [])])


if __name__ == "__main__":
    sys.exit(main())
