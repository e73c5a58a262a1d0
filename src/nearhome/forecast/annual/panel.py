"""The published years of many authorities as plain numbers: what annual forecasts are made from and tested on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Panel:
    """Children looked after on 31 March and those who started and ceased in the year to it.

    The three are of shape (authorities, years), in the order of `areas` and from `first_year` on; NaN where
    nothing was published. Raises ValueError when the shapes differ.
    """

    areas: tuple[str, ...]
    first_year: int
    children: Floats
    started: Floats
    ceased: Floats

    def __post_init__(self) -> None:
        shapes = {self.children.shape, self.started.shape, self.ceased.shape}
        if len(shapes) != 1 or self.children.ndim != 2 or len(self.areas) != len(self.children):
            raise ValueError(f"a panel of {len(self.areas)} areas cannot hold tables of {shapes}")

    @property
    def last_year(self) -> int:
        """The last year of the tables."""
        return self.first_year + int(self.children.shape[1]) - 1

    def until(self, year: int) -> "Panel":
        """The same as it stood at the end of a year. Raises ValueError for a year that is not held."""
        if not self.first_year <= year <= self.last_year:
            raise ValueError(f"{year} is not within {self.first_year} to {self.last_year}")
        kept = slice(0, year - self.first_year + 1)
        return Panel(
            self.areas,
            self.first_year,
            self.children[:, kept],
            self.started[:, kept],
            self.ceased[:, kept],
        )

    def of(self, year: int) -> Floats:
        """Children looked after at 31 March of a year."""
        return self.children[:, year - self.first_year]

    @property
    def leaving_rate(self) -> Floats:
        """Those who ceased to each child looked after on average over the year; NaN for the first year."""
        between = (self.children[:, 1:] + self.children[:, :-1]) / 2
        unknown = np.full((len(self.areas), 1), np.nan)
        return np.hstack([unknown, self.ceased[:, 1:] / np.maximum(between, 1)])
