"""Writes `docs/demonstration.md`: the demonstration beside what was published, figure by figure.

    python scripts/build_demonstration.py --write docs/demonstration.md
    python scripts/build_demonstration.py --seed 7        # says only what fails

Exits with 1 when a figure fails.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from nearhome.demo.parameters import shipped_parameters
from nearhome.journeys.demonstration import Compared, made_and_compared
from nearhome.journeys.demonstration_page import page, row


def main() -> int:
    """Make a demonstration, compare it, write the page or say what fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=shipped_parameters().seed)
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = made_and_compared(Path(folder) / "demonstration", asked.seed)
    failing = failed(found)
    held = sum(1 for each in found if each.passes is not None)
    print(f"seed {asked.seed}: {held - len(failing)} of {held} figures pass")
    for each in failing:
        print(f"{each.figure.code} {each.figure.breakdown} {row(each)}")
    if asked.write:
        asked.write.write_text(page(shipped_parameters(), found), encoding="utf-8")
    return 1 if failing else 0


def failed(found: list[Compared]) -> list[Compared]:
    """Those that fail."""
    return [each for each in found if each.passes is False]


if __name__ == "__main__":
    sys.exit(main())
