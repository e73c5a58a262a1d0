"""The study of what moved first: what is named when nothing changes, and when two flows step in turn.

`python benchmarks/first_study` runs it on 1,000 generated authorities (seeds 1 to 1000), prints the
tables, and with `--write` saves results.csv here and the block of docs/explanation/first.md. Exit status 1
when a target is missed. Settings were chosen on other authorities (seeds 5001 to 6000).
"""

import argparse
import sys
import time
from pathlib import Path

from first_page import block, missed, read_results, with_block, write_results
from first_run import run

HERE = Path(__file__).resolve().parent
PAGE = HERE.parents[1] / "docs" / "explanation" / "first.md"
RESULTS = HERE / "results.csv"


def main() -> int:
    """Runs the study; 1 when a target was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=1, help="the first seed (1)")
    parser.add_argument("--authorities", type=int, default=1000, help="how many (1000)")
    parser.add_argument(
        "--write", action="store_true", help="save the results and the page's block"
    )
    asked = parser.parse_args()
    begun = time.monotonic()
    lines = run(
        range(asked.first, asked.first + asked.authorities),
        lambda name: print(f"… {name}", file=sys.stderr, flush=True),
    )
    if asked.write:
        write_results(RESULTS, lines)
        text = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(with_block(text, read_results(RESULTS)), encoding="utf-8")
    print(block(lines))
    failed = missed(lines)
    print(
        f"\n{asked.authorities:,} authorities, {time.monotonic() - begun:.0f} s. "
        f"Targets missed: {'; '.join(failed) or 'none'}."
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
