"""The Board's headline list: which panels page one has, in which order, with which sentences."""

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from nearhome.pack.figures import Figure, Figures, is_known
from nearhome.results.values import Status

MOST_PANELS = 12
"""Three across and four down: so many panels are on the page of graphs."""


@dataclass(frozen=True, slots=True)
class Headline:
    """One panel of page one as declared; the fields are explained at the head of `headlines.toml`.

    `drawn` are the keys of the figures that are drawn, each with its label. `compare` is the measure
    whose range and place beside it stand in the line below. `real` holds, by the key of a figure, what
    the front says of a real change before the change itself. `answers` is the role to ask. `swap` is
    the panel that takes this one's place once every measure of `when` has a figure; it then holds this
    one as `instead_of`, whose figures the front says by `aside`.
    """

    id: str
    name: str
    figures: Mapping[str, Figure]
    sentences: tuple[str, ...]
    under: tuple[tuple[str, ...], ...]
    chart: Literal["line", "bars"]
    plot: Literal["count", "in100"]
    drawn: tuple[tuple[str, str], ...]
    compare: str
    real: Mapping[str, str]
    question: str
    asked: bool
    answers: str = ""
    swap: "Headline | None" = None
    when: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    instead_of: "Headline | None" = None

    @property
    def main(self) -> Figure:
        """The figure that the panel is about: the first drawn."""
        return self.figures[self.drawn[0][0]]


@dataclass(frozen=True, slots=True)
class Telling:
    """What children told us: a measure or two, and the sentences of which the first that can be said is."""

    figures: Mapping[str, Figure]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lacking:
    """What page one says nothing of until one of the measures has a figure, and the list that tells it."""

    what: str
    list: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """The Board's decision on its list: the day, the minute, and the role that recorded it."""

    on: date
    minute: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Headlines:
    """The list of panels, with what stands beside them.

    `adopted` is what the file says of itself. `decision` is the one by which the Board adopted just
    this list, None while it is Nearhome's own; `recorded` is false when the file was changed after
    the last decision, or put there without one.
    """

    adopted: str
    panels: tuple[Headline, ...]
    told: tuple[Telling, ...] = ()
    lacking: tuple[Lacking, ...] = ()
    decision: Decision | None = None
    recorded: bool = True

    @property
    def codes(self) -> frozenset[str]:
        """The codes of every measure cited, those of panels that wait for a list among them."""
        return frozenset(each.code for each in self._cited())

    @property
    def breakdowns(self) -> Mapping[str, tuple[str, ...]]:
        """For each code cited by group, the breakdowns needed."""
        needed: dict[str, tuple[str, ...]] = {}
        for figure in self._cited():
            if figure.breakdown:
                known = needed.get(figure.code, ())
                needed[figure.code] = (*dict.fromkeys((*known, figure.breakdown)),)
        return needed

    def _cited(self) -> Iterator[Figure]:
        for panel in self.panels:
            for each in (panel, panel.swap):
                if each is not None:
                    yield from each.figures.values()
                    yield from (Figure(code) for code in each.when)
        for telling in self.told:
            yield from telling.figures.values()
        for lacking in self.lacking:
            yield from (Figure(code) for code in lacking.codes)

    def within(self, known: Mapping[str, Collection[str]]) -> "Headlines":
        """The list without what waits for measures that are not computed here.

        `known` holds, by the code of each measure that is, the breakdowns it can be given by.
        """

        def is_there(figures: Mapping[str, Figure]) -> bool:
            return all(_is_computed(each, known) for each in figures.values())

        panels = tuple(
            each
            if each.swap is None or (is_there(each.swap.figures) and known.keys() >= {*each.when})
            else replace(each, swap=None, when=())
            for each in self.panels
        )
        told = tuple(each for each in self.told if is_there(each.figures))
        return replace(self, panels=panels, told=told)

    def at(self, figures: Figures, on: date) -> "Headlines":
        """The list as it stands on a day: a panel that waits for a list gives way where that has figures."""
        panels = tuple(
            replace(each.swap, instead_of=each)
            if each.swap is not None and all(_is_told(figures, code, on) for code in each.when)
            else each
            for each in self.panels
        )
        return replace(self, panels=panels)


def _is_computed(figure: Figure, known: Mapping[str, Collection[str]]) -> bool:
    return figure.code in known and (not figure.breakdown or figure.breakdown in known[figure.code])


def _is_told(figures: Figures, code: str, on: date) -> bool:
    """Whether a measure has a figure for a day, a hidden small one included."""
    found = figures.latest(Figure(code), on)
    return is_known(found) or (found is not None and found.status is Status.SUPPRESSED)


def read_headlines(text: str) -> Headlines:
    """The list in a TOML text laid out as `headlines.toml`. KeyError names a field a panel lacks."""
    found = tomllib.loads(text)
    return Headlines(
        found["adopted"],
        tuple(_headline(panel) for panel in found.get("panel", ())),
        tuple(
            Telling(_figures(each["figures"]), tuple(each["sentences"]))
            for each in found.get("told", ())
        ),
        tuple(
            Lacking(each["what"], each["list"], tuple(each["codes"]))
            for each in found.get("lacking", ())
        ),
    )


@cache
def shipped_headlines_text() -> str:
    """The file of the list shipped with the package."""
    return files(__package__).joinpath("headlines.toml").read_text(encoding="utf-8")


@cache
def shipped_headlines() -> Headlines:
    """The list shipped with the package."""
    return read_headlines(shipped_headlines_text())


def _figures(found: Mapping[str, Mapping[str, str]]) -> Mapping[str, Figure]:
    return {key: Figure(**figure) for key, figure in found.items()}


def _headline(panel: Mapping[str, Any]) -> Headline:
    keys = panel["bars"] if panel["chart"] == "bars" else panel["lines"]
    labels = panel.get("bar_names" if panel["chart"] == "bars" else "line_names", ["now"])
    swap = panel.get("swap")
    return Headline(
        id=panel["id"],
        name=panel["name"],
        figures=_figures(panel["figures"]),
        sentences=tuple(panel["sentences"]),
        under=tuple(tuple(choices) for choices in panel["under"]),
        chart=panel["chart"],
        plot=panel.get("plot", "count"),
        drawn=tuple(zip(keys, labels, strict=True)),
        compare=panel.get("compare", ""),
        real=panel.get("real", {}),
        question=panel["question"],
        asked=panel.get("ask", False),
        answers=panel.get("answers", ""),
        swap=None if swap is None else _headline({"id": panel["id"], **swap}),
        when=() if swap is None else tuple(swap["when"]),
        aside=tuple(panel.get("aside", panel["sentences"])),
    )
