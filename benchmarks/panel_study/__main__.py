"""The study of annual forecasts on published figures: every authority with a whole series, nine origins, three years.

`python benchmarks/panel_study` prints the tables; `--write` puts them into docs/forecast.md. Settings (how much of
England's movement is left after a year, how many years an authority's own mean is of) are read off on origins to
2020 alone; constants are fitted anew at each origin; what is reported is of origins from 2021 on. A win or a loss
is a 95 per cent interval of skill that excludes nought, councils drawn anew; anything else is a tie. Exit status 1
when a target is missed: no loss to the best simple rule at any horizon, a win at one at least, and 80 per cent
intervals that hold 75 to 87 in 100.
"""

import argparse
import sys
from pathlib import Path

from panel_page import page, with_block
from panel_scored import is_met, scored, settings_tried

from nearhome.journeys.published_panel import published_panel

PAGE = Path(__file__).resolve().parents[2] / "docs" / "forecast.md"


def main() -> int:
    """Runs the study; 1 when a target was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the tables into docs/forecast.md")
    asked = parser.parse_args()
    panel = published_panel(whole=True)
    tried, found = settings_tried(panel), scored(panel)
    text = page(panel, tried, found)
    print(text)
    if asked.write:
        PAGE.write_text(with_block(PAGE.read_text(encoding="utf-8"), text), encoding="utf-8")
    met = is_met(found)
    print("Targets met." if met else "A target was missed.", file=sys.stderr)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
