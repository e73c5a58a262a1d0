"""What is known of published figures in a workspace: what ships, and what an officer added."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pyarrow as pa

from nearhome.journeys import published_tables as tables
from nearhome.published.facts import Facts, key_of
from nearhome.published.reading.selectors import reading_version
from nearhome.published.shipped import shipped_facts
from nearhome.results.published import PublishedFigure
from nearhome.results.values import ComparatorRate, Population
from nearhome.store import facts_kept
from nearhome.store.errors import WorkspaceError
from nearhome.store.facts_kept import KeptFacts
from nearhome.store.workspace import Workspace

ENGLAND = "E92000001"
SECOND_HAND = "Interactive Tool"
"""In the source of a figure that the DfE's tool repeats from a release, rounded and without its counts."""


def facts_of(workspace: Workspace, codes: Collection[str] | None = None) -> Facts:
    """The facts of a workspace: the package's, under those of the officer's own files.

    `codes` leaves out the figures of other measures, which is quicker. WorkspaceError when
    what is kept is damaged.
    """
    kept = _current(workspace)
    if kept is None:
        return shipped_facts(codes)
    return _facts(workspace.folder, kept, frozenset(codes) if codes is not None else None)


def populations_of(
    workspace: Workspace, authority: str, shipped: Sequence[Population]
) -> tuple[Population, ...]:
    """The estimates for an authority: those shipped, under those added, earliest first.

    A mid-year for which neither is held takes the population that a release of the DfE used.
    """
    kept = _current(workspace)
    if kept is None:
        return tuple(shipped)
    found = {each.year: each for each in _from_rates(kept, authority)}
    found |= {each.year: each for each in shipped}
    added = _small(kept)[tables.POPULATIONS]
    found |= {each.year: each for area, each in tables.populations_of(added) if area == authority}
    return tuple(found[year] for year in sorted(found))


def england_rates_of(
    workspace: Workspace, shipped: Sequence[ComparatorRate]
) -> tuple[ComparatorRate, ...]:
    """England's published rates: those shipped, and those of added releases for other years."""
    kept = _current(workspace)
    if kept is None:
        return tuple(shipped)
    found = {each.as_at: each for each in _rates(kept)}
    found |= {each.as_at: each for each in shipped}
    return tuple(found[day] for day in sorted(found))


def _current(workspace: Workspace) -> KeptFacts | None:
    """The facts kept, read again from the files when another version of Nearhome read them.

    What was read again is kept for the next command, unless another run holds the workspace or it
    may not be written to: then the facts as they were read before are used.
    """
    kept = facts_kept.current_or_none(workspace)
    if kept is None or kept.manifest.reader == reading_version():
        return kept
    # What reads the DfE's files takes a fifth of a second to load, and is wanted after a new version only.
    from nearhome.journeys.published_keeping import held, keep

    try:
        with workspace.writing(say=lambda _: None, wait_seconds=0) as writer:
            return keep(writer, held(workspace, kept), kept)
    except WorkspaceError:
        return kept


@lru_cache(maxsize=4)
def _facts(folder: Path, kept: KeptFacts, codes: frozenset[str] | None) -> Facts:
    small = _small(kept)
    added = Facts(
        figures=tuple(_figures(kept, codes)),
        judgements=tuple(tables.judgements_of(small[tables.JUDGEMENTS])),
        neighbours=tuple(tables.neighbours_of(small[tables.NEIGHBOURS])),
    )
    both = shipped_facts(codes).joined(added)
    if not added.figures:
        return both
    return replace(both, figures=tuple(_first_hand(both.figures)))


def _figures(kept: KeptFacts, codes: Collection[str] | None) -> list[PublishedFigure]:
    figures = kept.table(tables.FIGURE, **({} if codes is None else {"code": codes}))
    typed = _small(kept)[tables.TYPED].drop_columns([tables.ORIGIN])
    found = [*tables.figures_of(figures), *tables.figures_of(typed)]
    return [each for each in found if codes is None or each.code in codes]


@lru_cache(maxsize=4)
def _small(kept: KeptFacts) -> dict[str, pa.Table]:
    """The small tables, each whole."""
    names = (tables.JUDGEMENTS, tables.NEIGHBOURS, tables.POPULATIONS, tables.TYPED)
    return {name: kept.table(name) for name in names}


def _first_hand(figures: Sequence[PublishedFigure]) -> Iterable[PublishedFigure]:
    """The figures without those of the DfE's tool that a release holds itself, with its counts."""
    own = {key_of(each) for each in figures if SECOND_HAND not in each.source}
    return (each for each in figures if SECOND_HAND not in each.source or key_of(each) not in own)


def _from_rates(kept: KeptFacts, authority: str) -> list[Population]:
    """The populations behind the DfE's rates: a 31 March's is the mid-year's before."""
    return [
        Population(
            each.as_at.year - 1, round(each.denominator.number), each.known_from, each.source
        )
        for each in sorted(_figures(kept, ["A02"]), key=lambda one: one.known_from)
        if each.area == authority and each.denominator.number and not each.breakdown
    ]


def _rates(kept: KeptFacts) -> list[ComparatorRate]:
    return [
        ComparatorRate("England", each.as_at, each.value.number, each.known_from, each.source)
        for each in sorted(_figures(kept, ["A02"]), key=lambda one: one.known_from)
        if each.area == ENGLAND and each.value.number is not None and not each.breakdown
    ]
