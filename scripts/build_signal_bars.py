"""Makes src/nearhome/signals/bars.csv: the bar of every council that `nearhome.signals.bars` names.

Simulates for some minutes on one processor. Run again when the rule of `calling.py` changes.
"""

import csv
from pathlib import Path

from nearhome.signals.bars import places
from nearhome.signals.threshold import simulated_bar

INTO = Path(__file__).resolve().parents[1] / "src" / "nearhome" / "signals" / "bars.csv"


def main() -> None:
    """Simulates, then writes, in the order of `places`."""
    rows = [(*place, f"{simulated_bar(*place):.3f}") for place in places()]
    with INTO.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("rate", "spread", "months", "block", "bar"))
        writer.writerows(rows)


if __name__ == "__main__":
    main()
