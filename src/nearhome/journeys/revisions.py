"""What changed since the last edition that was circulated: two snapshots in, numbers out."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from nearhome.cohorts.spells import Spell, spells
from nearhome.disclosure.changes_shown import tellable_changes
from nearhome.journeys.edition_figures import Cell, cell_of, figures_of
from nearhome.journeys.edition_identity import BOARD, OFFICERS
from nearhome.journeys.editions import plain
from nearhome.journeys.measures import Ask, results_of
from nearhome.journeys.records import Records, records_of
from nearhome.journeys.revised_figures import KNOWN, difference, is_revised, reasons
from nearhome.journeys.snapshots_compared import Compared, compared
from nearhome.measures.cards import cards_of_edition
from nearhome.pack.edition import Edition
from nearhome.results.changes import Because, Changes, Comings, Revised, Told
from nearhome.results.values import Result, Status
from nearhome.store import editions_kept, snapshots
from nearhome.store.editions_kept import KeptEdition
from nearhome.store.workspace import Workspace


def changes_of(
    records: Records, edition: Edition, cited: Collection[str], ask: Ask | None = None
) -> Changes | None:
    """What changed between the last edition of an earlier day and today's records, as this one may tell it.

    `cited` are the codes of the panels' measures: of those it is worked out why they are others now. `ask`
    is for results that are held already. An edition for the Board is compared with the Board's own
    editions only. None when none was frozen. WorkspaceError when the last one is damaged.
    """
    last = last_edition(records.workspace, edition)
    if last is None:
        return None
    found = _changes(records, edition, last, cited, ask)
    return found if edition.officers else tellable_changes(found)


def last_edition(workspace: Workspace, edition: Edition) -> KeptEdition | None:
    """The newest edition of an earlier day that this one's readers had, the one that replaced others."""
    audiences = (BOARD, OFFICERS) if edition.officers else (BOARD,)
    found = [
        each
        for each in editions_kept.every(workspace)
        if each.as_at < edition.as_at and each.audience in audiences
    ]
    if not found:
        return None
    # Of one day the officers' edition, which hides nothing, and of its versions the last.
    newest = [each for each in found if each.as_at == found[-1].as_at]
    return max(enumerate(newest), key=lambda each: (each[1].audience == OFFICERS, each[0]))[1]


def records_behind(records: Records, snapshot: str) -> Records | None:
    """The records of a snapshot of the same workspace by its id, None where it is no longer kept."""
    for each in snapshots.every(records.workspace):
        if each.id == snapshot:
            return records_of(records.workspace, each).with_own(records.own)
    return None


class TwoRecords:
    """Two sets of records of one workspace, to be compared as at one day or another."""

    def __init__(self, before: Records, after: Records) -> None:
        self.before, self.after = before, after
        self._spells = spells(before.engine()), spells(after.engine())

    @property
    def spells(self) -> Sequence[Spell]:
        """The spells of the later records."""
        return self._spells[1]

    def at(self, on: date) -> Compared:
        """What the later records say otherwise of days up to `on`, and to the end of what the earlier describe."""
        last = min(on, self.before.as_at)
        return compared(self.before.tables, self.after.tables, *self._spells, last)


def _changes(
    records: Records,
    edition: Edition,
    last: KeptEdition,
    cited: Collection[str],
    ask: Ask | None,
) -> Changes:
    on = last.as_at
    codes = [card.code for card in cards_of_edition(officers=edition.officers, more=records.own)]
    before = records_behind(records, last.snapshot)
    said = _said(records.workspace, last, before, codes, whole=edition.officers)
    now = _totals(records, on, _codes(said), ask)
    differing = [each for cell, each in said.items() if is_revised(each, now[cell])]
    both = TwoRecords(before, records) if before is not None else None
    found = both.at(on) if both is not None else None
    held = both.spells if both is not None else spells(records.engine())
    why: Mapping[Cell, tuple[Because, ...]] = {}
    if before is not None and found is not None:
        told = [e for e in differing if e.code in cited and difference(e, now[cell_of(e)])]
        why = reasons(told, now, before, records, found.by_cause())
    return Changes(
        last=plain(last),
        comings=comings(held, on, edition.as_at),
        corrections=found.counts() if found is not None else None,
        revised=tuple(_revised(each, now[cell_of(each)], why) for each in differing),
        compared=len(said),
        different=len(differing),
        returns=_returns_since(before, records),
        code_version=edition.code_version,
    )


def _totals(
    records: Records, on: date, codes: Sequence[str], ask: Ask | None
) -> dict[Cell, Result]:
    """Today's totals of a day: those held already, else worked out."""
    try:
        found = ask([on], codes, ()) if ask is not None else None
    except KeyError:
        found = None
    return {cell_of(each): each for each in found or results_of(records, [on], codes, ())}


def _said(
    workspace: Workspace,
    last: KeptEdition,
    before: Records | None,
    codes: Sequence[str],
    *,
    whole: bool,
) -> dict[Cell, Result]:
    """The totals that the edition gave of its own day; those it hid as the records of then have them, if `whole`."""
    given = figures_of(workspace, last, codes, on=last.as_at)
    hidden = [each.code for each in given.values() if each.status is Status.SUPPRESSED]
    if whole and hidden and before is not None:
        given |= {cell_of(each): each for each in results_of(before, [last.as_at], hidden, ())}
    return {cell: each for cell, each in given.items() if each.status in KNOWN}


def _codes(said: Mapping[Cell, Result]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.code for each in said.values()))


def comings(held: Sequence[Spell], since: date, until: date) -> Comings:
    """Who was in care on two days, and who came in after the first and left after it, up to the second."""
    return Comings(
        since=since,
        until=until,
        first=Told(sum(each.covers(since) for each in held)),
        came_in=Told(sum(since < each.started <= until for each in held)),
        left=Told(sum(each.until is not None and since < each.until <= until for each in held)),
        last=Told(sum(each.covers(until) for each in held)),
    )


def _revised(said: Result, now: Result, why: Mapping[Cell, tuple[Because, ...]]) -> Revised:
    moved = difference(said, now)
    way = "" if not moved else "more" if moved > 0 else "fewer"
    because = why.get(cell_of(said), ())
    return Revised(said, now, way, Told(round(abs(moved or 0))), because)


def _returns_since(before: Records | None, after: Records) -> int | None:
    if before is None:
        return None
    known = {each.sha256 for each in before.snapshot.manifest.returns}
    return sum(each.sha256 not in known for each in after.snapshot.manifest.returns)
