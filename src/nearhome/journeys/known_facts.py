"""What is known of published figures in a workspace: what ships, and what an officer added."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

import pyarrow as pa

from nearhome.journeys import published_tables as tables
from nearhome.journeys.published_keeping import figures_and_log, held
from nearhome.published.facts import Facts, key_of
from nearhome.published.reading.selectors import reading_version
from nearhome.published.shipped import shipped_facts
from nearhome.results.published import PublishedFigure
from nearhome.results.values import ComparatorRate, Population
from nearhome.store import facts_kept
from nearhome.store.facts_kept import KeptFacts
from nearhome.store.workspace import Workspace

ENGLAND = "E92000001"
SECOND_HAND = "Interactive Tool"
"""In the source of a figure that the DfE's tool repeats from a release, rounded and without its counts."""


def facts_of(workspace: Workspace, codes: Collection[str] | None = None) -> Facts:
    """The facts of a workspace: the package's, under those of the officer's own files.

    `codes` leaves out the added figures of other measures, which is quicker. WorkspaceError when
    what is kept is damaged.
    """
    kept = facts_kept.current_or_none(workspace)
    if kept is None:
        return shipped_facts()
    return _facts(workspace.folder, kept, frozenset(codes) if codes is not None else None)


def populations_of(
    workspace: Workspace, authority: str, shipped: Sequence[Population]
) -> tuple[Population, ...]:
    """The estimates for an authority: those shipped, under those added, earliest first.

    A mid-year for which neither is held takes the population that a release of the DfE used.
    """
    kept = facts_kept.current_or_none(workspace)
    if kept is None:
        return tuple(shipped)
    found = {each.year: each for each in _from_rates(workspace, kept, authority)}
    found |= {each.year: each for each in shipped}
    added = _tables(workspace, kept)[tables.POPULATIONS]
    found |= {each.year: each for area, each in tables.populations_of(added) if area == authority}
    return tuple(found[year] for year in sorted(found))


def england_rates_of(
    workspace: Workspace, shipped: Sequence[ComparatorRate]
) -> tuple[ComparatorRate, ...]:
    """England's published rates: those shipped, and those of added releases for other years."""
    kept = facts_kept.current_or_none(workspace)
    if kept is None:
        return tuple(shipped)
    found = {each.as_at: each for each in _rates(workspace, kept)}
    found |= {each.as_at: each for each in shipped}
    return tuple(found[day] for day in sorted(found))


@lru_cache(maxsize=4)
def _facts(folder: Path, kept: KeptFacts, codes: frozenset[str] | None) -> Facts:
    workspace = Workspace(folder, "")
    own = _tables(workspace, kept)
    added = Facts(
        figures=tuple(_figures(workspace, kept, codes)),
        judgements=tuple(tables.judgements_of(own[tables.JUDGEMENTS])),
        neighbours=tuple(tables.neighbours_of(own[tables.NEIGHBOURS])),
    )
    both = shipped_facts().joined(added)
    if not added.figures:
        return both
    return Facts(
        tuple(_first_hand(both.figures)),
        both.judgements,
        both.neighbours,
        both.distributions,
        both.region_of,
    )


def _figures(
    workspace: Workspace, kept: KeptFacts, codes: Collection[str] | None
) -> list[PublishedFigure]:
    only = {} if codes is None else {"code": codes}
    if kept.manifest.reader == reading_version():
        figures = kept.table(tables.FIGURE, **only)
    else:
        figures = figures_and_log(held(workspace, kept))[0]
    typed = _tables(workspace, kept)[tables.TYPED].drop_columns([tables.ORIGIN])
    found = [*tables.figures_of(figures), *tables.figures_of(typed)]
    return [each for each in found if codes is None or each.code in codes]


@lru_cache(maxsize=4)
def _small(folder: Path, kept: KeptFacts) -> dict[str, pa.Table]:
    """The small tables, each whole: judgements, neighbours, populations, typed figures."""
    names = (tables.JUDGEMENTS, tables.NEIGHBOURS, tables.POPULATIONS, tables.TYPED)
    if kept.manifest.reader == reading_version():
        return {name: kept.table(name) for name in names}
    read = held(Workspace(folder, ""), kept)
    return {name: read.tables[name] for name in names}


def _tables(workspace: Workspace, kept: KeptFacts) -> dict[str, pa.Table]:
    return _small(workspace.folder, kept)


def _first_hand(figures: Iterable[PublishedFigure]) -> Iterable[PublishedFigure]:
    """The figures without those of the DfE's tool that a release holds itself, as late or later."""
    own: dict[object, date] = {}
    every = tuple(figures)
    for each in every:
        if SECOND_HAND not in each.source:
            key = key_of(each)
            own[key] = max(own.get(key, date.min), each.known_from)
    for each in every:
        if SECOND_HAND not in each.source or own.get(key_of(each), date.min) < each.known_from:
            yield each


def _from_rates(workspace: Workspace, kept: KeptFacts, authority: str) -> list[Population]:
    """The populations behind the DfE's rates: a 31 March's is the mid-year's before."""
    return [
        Population(
            each.as_at.year - 1, round(each.denominator.number), each.known_from, each.source
        )
        for each in sorted(_figures(workspace, kept, ["A02"]), key=lambda one: one.known_from)
        if each.area == authority and each.denominator.number and not each.breakdown
    ]


def _rates(workspace: Workspace, kept: KeptFacts) -> list[ComparatorRate]:
    return [
        ComparatorRate("England", each.as_at, each.value.number, each.known_from, each.source)
        for each in sorted(_figures(workspace, kept, ["A02"]), key=lambda one: one.known_from)
        if each.area == ENGLAND and each.value.number is not None and not each.breakdown
    ]
