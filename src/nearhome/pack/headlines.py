"""The Board's headline list: which panels page one has, in which order, with which sentences."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from nearhome.pack.figures import Figure


@dataclass(frozen=True, slots=True)
class Headline:
    """One panel of page one as declared; the fields are explained at the head of `headlines.toml`."""

    id: str
    name: str
    figures: Mapping[str, Figure]
    sentences: tuple[str, ...]
    under: tuple[tuple[str, ...], ...]
    chart: Literal["line", "bars"]
    plot: Literal["count", "in100"]
    drawn: tuple[tuple[str, str], ...]
    """The keys of the figures that are drawn, each with its label."""
    compare: str
    """The measure whose range and place beside it stand in the line below."""
    real: Mapping[str, str]
    """By the key of a figure, what the front says of a real change before the change itself."""
    question: str
    asked: bool

    @property
    def main(self) -> Figure:
        """The figure that the panel is about: the first drawn."""
        return self.figures[self.drawn[0][0]]


@dataclass(frozen=True, slots=True)
class Headlines:
    """The list that the Board adopted, and by what resolution."""

    adopted: str
    panels: tuple[Headline, ...]

    @property
    def codes(self) -> frozenset[str]:
        """The codes of every measure cited."""
        return frozenset(figure.code for panel in self.panels for figure in panel.figures.values())

    @property
    def breakdowns(self) -> Mapping[str, tuple[str, ...]]:
        """For each code cited by group, the breakdowns needed."""
        needed: dict[str, tuple[str, ...]] = {}
        for panel in self.panels:
            for figure in panel.figures.values():
                if figure.breakdown:
                    known = needed.get(figure.code, ())
                    needed[figure.code] = (*dict.fromkeys((*known, figure.breakdown)),)
        return needed


def read_headlines(text: str) -> Headlines:
    """The list in a TOML text laid out as `headlines.toml`. KeyError names a field a panel lacks."""
    found = tomllib.loads(text)
    return Headlines(found["adopted"], tuple(_headline(panel) for panel in found["panel"]))


@cache
def shipped_headlines() -> Headlines:
    """The list shipped with the package."""
    return read_headlines(files(__package__).joinpath("headlines.toml").read_text(encoding="utf-8"))


def _headline(panel: Mapping[str, Any]) -> Headline:
    keys = panel["bars"] if panel["chart"] == "bars" else panel["lines"]
    labels = panel.get("bar_names" if panel["chart"] == "bars" else "line_names", ["now"])
    return Headline(
        id=panel["id"],
        name=panel["name"],
        figures={key: Figure(**figure) for key, figure in panel["figures"].items()},
        sentences=tuple(panel["sentences"]),
        under=tuple(tuple(choices) for choices in panel["under"]),
        chart=panel["chart"],
        plot=panel.get("plot", "count"),
        drawn=tuple(zip(keys, labels, strict=True)),
        compare=panel.get("compare", ""),
        real=panel.get("real", {}),
        question=panel["question"],
        asked=panel.get("ask", False),
    )
