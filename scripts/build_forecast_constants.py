"""Makes src/nearhome/forecast/constants.toml from the published years of every authority that is held whole.

Run again when a release lands (scripts/build_published_years.py). `--check` writes nothing, and exits 1 when what
is shipped is not what the published years give.
"""

import sys
from pathlib import Path

from nearhome.forecast.annual.panel import Panel
from nearhome.forecast.annual.wandering import Wandering, entries, leaving, wandering
from nearhome.journeys.published_panel import published_panel

INTO = Path(__file__).resolve().parents[1] / "src" / "nearhome" / "forecast" / "constants.toml"
DIGITS = 6


def main() -> int:
    """Writes, or checks."""
    text = made(published_panel(whole=True))
    if "--check" in sys.argv[1:]:
        return 0 if INTO.read_text(encoding="utf-8") == text else 1
    INTO.write_text(text, encoding="utf-8")
    return 0


def made(panel: Panel) -> str:
    """The file's text."""
    left, chance = leaving(panel)
    source = (
        f"DfE, Children looked after in England including adoptions, and Local Authority Interactive Tool: "
        f"started, ceased and 31 March, {panel.first_year} to {panel.last_year}, {len(panel.areas)} authorities with every year "
        f"(published/authority_years.csv, which is the stock and flow by authority, 2011 to 2025)"
    )
    parts = [
        "# Made by scripts/build_forecast_constants.py: not to be edited.",
        f'source = "{source}"',
        *_table("entries", wandering(*entries(panel))),
        *_table("leaving", wandering(left[:, 1:], chance[:, 1:])),
    ]
    return "\n".join(parts) + "\n"


def _table(name: str, how: Wandering) -> list[str]:
    by_lag = ", ".join(f"{each:.{DIGITS}f}" for each in how.by_lag)
    return [
        "",
        f"[{name}]",
        f"persistence = {how.persistence:.{DIGITS}f}",
        f"spread = {how.spread:.{DIGITS}f}",
        f"alone = {how.alone:.{DIGITS}f}",
        f"by_lag = [{by_lag}]",
    ]


if __name__ == "__main__":
    sys.exit(main())
