"""What the published years of all authorities say of how entries and leaving wander, for a council's own forecast.

Made by scripts/build_forecast_constants.py; `constants.toml` names what it was made from. Months are read from
years: a persistence by its twelfth root, a spread unchanged (it is the spread about the mean at any instant).
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from nearhome.forecast.annual.wandering import Wandering

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Constants:
    """How the log of entries, and of the rate of leaving, wander about an authority's own mean."""

    entries: Wandering
    leaving: Wandering
    source: str


@cache
def constants() -> Constants:
    """The constants that ship."""
    text = files(__package__).joinpath("constants.toml").read_text(encoding="utf-8")
    held = tomllib.loads(text)
    return Constants(_read(held["entries"]), _read(held["leaving"]), held["source"])


def monthly_persistence(how: Wandering) -> float:
    """What is left of the fading part from one month to the next."""
    return float(how.persistence ** (1 / MONTHS))


def monthly_shock(how: Wandering) -> float:
    """The standard deviation of a month's new movement that keeps the spread as it is."""
    return float(np.sqrt(how.spread * (1 - monthly_persistence(how) ** 2)))


def _read(held: Mapping[str, Any]) -> Wandering:
    return Wandering(
        float(held["persistence"]),
        float(held["spread"]),
        float(held["alone"]),
        tuple(map(float, held["by_lag"])),
    )
