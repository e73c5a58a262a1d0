"""Builds the small workspace that later versions must still open: `tests/fixtures/workspace-VERSION/`.

Run once for a version, before its release, and never again for that version: the fixture is what that
version wrote. Every child in it is invented.
"""

import os
import shutil
import sys
import tempfile
from datetime import date
from importlib.metadata import version
from pathlib import Path

from nearhome.demo.generate import generate
from nearhome.demo.parameters import shipped_parameters
from nearhome.demo.written import write
from nearhome.journeys.add import add
from nearhome.journeys.init import init
from nearhome.journeys.listing import Listing
from nearhome.journeys.listing_csv import csv_text
from nearhome.journeys.measures import measures

FIXTURES = Path(__file__).resolve().parent.parent / "tests" / "fixtures"
CODES = ("A01", "A04", "A04-events", "A05", "A05-events", "B02", "D01", "D09", "E01", "I02", "K01")
DATES = (date(2026, 10, 31), date(2026, 3, 31))


def main() -> int:
    """Writes the workspace and beside it the figures it gives; 1 when the version has one already."""
    name = f"workspace-{'.'.join(version('nearhome').split('.')[:2])}"
    into = FIXTURES / name
    if into.exists():
        print(f"{into.name} is there: it is what its version wrote, and stays.")
        return 1
    os.environ["LOGNAME"] = "analyst"
    parameters = shipped_parameters()
    with tempfile.TemporaryDirectory() as temporary:
        plan = generate(parameters, seed=11, children=25)
        years = write(plan, Path(temporary) / "files", parameters.untidy)
        workspace = Path(temporary) / name
        init(workspace, parameters.authority, say=print)
        add(workspace, years[-4:], say=print)
        shutil.copytree(workspace, into)
    figures = [measures(into, as_at=on, codes=CODES, by=("age_band",)) for on in DATES]
    both = Listing(figures[0].columns, tuple(row for each in figures for row in each.rows))
    (FIXTURES / f"{name}-figures.csv").write_text(csv_text(both), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
