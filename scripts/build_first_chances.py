"""Makes signals/first/chances.csv: how far the likeliest step stands out where nothing changes.

`python scripts/build_first_chances.py --write` simulates every council of the table and writes it;
without `--write` it says whether the table that ships is the one that would be written.
"""

import csv
import io
import sys
from pathlib import Path

import numpy as np

from nearhome.signals.first.chances import BY_CHANCE, Place, places
from nearhome.signals.first.steps import steps
from nearhome.signals.threshold import unchanged

TABLE = Path(__file__).parents[1] / "src/nearhome/signals/first/chances.csv"
SIMULATED, SEED = 40_000, 1986


def simulated(place: Place) -> tuple[float, ...]:
    """The roots that shares `BY_CHANCE` of the councils of a place reach, either way."""
    rate, spread, months = place
    counts = unchanged(rate, spread, months, 1, SIMULATED, SEED)
    found = np.concatenate([np.abs(steps(part).root) for part in np.array_split(counts, 8)])
    return tuple(float(each) for each in np.quantile(found, [1 - each for each in BY_CHANCE]))


def table() -> str:
    """The whole table as text."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("rate", "spread", "months", *BY_CHANCE))
    for place in places():
        writer.writerow((*place, *(f"{each:.3f}" for each in simulated(place))))
    return text.getvalue()


def main() -> int:
    """1 when the table that ships is another one and was not to be written."""
    made = table()
    if "--write" in sys.argv:
        TABLE.write_text(made, encoding="utf-8")
        return 0
    same = TABLE.exists() and TABLE.read_text(encoding="utf-8") == made
    print("the table is the one that would be written" if same else "the table differs")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
