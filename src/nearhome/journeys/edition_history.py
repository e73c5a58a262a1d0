"""`nearhome history`: what we said of a day then, what we say now, and why it was revised.

Two times are kept apart: the day that a figure is of, and the day on which it was told, by an edition that
was circulated or by the records of that time. Nothing told is ever written over. For officers only.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from nearhome.journeys.edition_figures import Cell, cell_of, figures_of
from nearhome.journeys.listing import Cell as Shown
from nearhome.journeys.listing import Listing, listing
from nearhome.journeys.measures import asked_of, known_breakdowns, not_broken_down, results_of
from nearhome.journeys.records import Records, records_of
from nearhome.journeys.revised_figures import difference, is_revised, reasons
from nearhome.journeys.revisions import TwoRecords, records_behind
from nearhome.results.changes import Because, Cause
from nearhome.results.values import Result, Status
from nearhome.store import editions_kept, snapshots

COLUMNS = (
    "code",
    "measure",
    "as_at",
    "breakdown",
    "group",
    "told_by",
    "kind",
    "told_on",
    "snapshot",
    "numerator",
    "denominator",
    "value",
    "unit",
    "status",
    "difference",
    "reason",
)
EDITION, SNAPSHOT, NOW = "edition", "snapshot", "now"


@dataclass(frozen=True)
class Telling:
    """What was told once: by an edition or a snapshot, on which day, from which records (None: gone)."""

    by: str
    kind: str
    on: date
    snapshot: str
    records: Records | None
    figures: Mapping[Cell, Result]


def history(
    folder: Path,
    *,
    codes: Sequence[str],
    by: Sequence[str] = (),
    with_snapshots: bool = False,
    own: Path | None = None,
    say: Callable[[str], None],
) -> Listing:
    """Each day's figure as every edition told it, as older snapshots would if asked, and as it is now.

    The workspace's own measures, and those of the Python files in the folder `own`, are counted by their files
    of today; one that is left out is told to `say`.

    `difference` is today's number less the one told (the value's, where a number is no sum over
    children), `reason` by how much each cause has changed it. MisusedError for a code or breakdown there
    is none of; WorkspaceError when an edition or snapshot is damaged.
    """
    breakdowns = known_breakdowns(by)
    records, wanted = asked_of(
        folder, codes, lambda each: [each.as_at], by=breakdowns, own=own, say=say
    )
    lacking = not_broken_down(wanted, breakdowns, records.own)
    if lacking:
        say(lacking)
    told = _by_editions(records, wanted, breakdowns)
    days = sorted({cell[3] for each in told for cell in each.figures if cell[3] <= records.as_at})
    if with_snapshots:
        days = sorted({*days, *_own_days(records)})
        told += _by_snapshots(records, days, wanted, breakdowns)
    if not told:
        say("No edition has been frozen yet: this is only what the records say now.")
    days = days or [records.as_at]
    now = {cell_of(each): each for each in results_of(records, days, wanted, breakdowns)}
    lines = [line for telling in told for line in _lines(telling, now, records, breakdowns)]
    lines += [_line(_today(records, now), each, None, ()) for each in now.values()]
    return listing(COLUMNS, sorted(lines, key=_order(now)))


def _by_editions(
    records: Records, codes: Sequence[str], breakdowns: Sequence[str]
) -> list[Telling]:
    found = []
    for each in editions_kept.every(records.workspace):
        figures = figures_of(records.workspace, each, codes, breakdowns=breakdowns)
        behind = records_behind(records, each.snapshot)
        found.append(Telling(each.id, EDITION, each.circulated, each.snapshot, behind, figures))
    return found


def _own_days(records: Records) -> Iterator[date]:
    """The days that snapshots are of, today's included, none after it."""
    for each in snapshots.every(records.workspace):
        yield min(each.manifest.as_at, records.as_at)


def _by_snapshots(
    records: Records, days: Sequence[date], codes: Sequence[str], breakdowns: Sequence[str]
) -> list[Telling]:
    """What each older snapshot says of the days that it knows, counted by today's rules."""
    found = []
    for each in snapshots.every(records.workspace):
        if each.id == records.snapshot.id:
            continue
        older = records_of(records.workspace, each).with_own(records.own)
        known = [day for day in days if day <= older.as_at]
        figures = {
            cell_of(result): result for result in results_of(older, known, codes, breakdowns)
        }
        found.append(Telling(each.id, SNAPSHOT, older.as_at, each.id, older, figures))
    return found


def _today(records: Records, now: Mapping[Cell, Result]) -> Telling:
    return Telling("now", NOW, records.as_at, records.snapshot.id, records, now)


def _lines(
    telling: Telling, now: Mapping[Cell, Result], records: Records, breakdowns: Sequence[str]
) -> Iterator[tuple[Shown, ...]]:
    differing = [
        said
        for cell, said in telling.figures.items()
        if cell in now and said.status is not Status.SUPPRESSED and is_revised(said, now[cell])
    ]
    why = _why(differing, telling, now, records, breakdowns)
    for cell, said in telling.figures.items():
        is_other = any(said is each for each in differing)
        because = why.get(cell, (Because(Cause.NOT_KNOWN),)) if is_other else ()
        yield _line(telling, said, now.get(cell), because)


def _why(
    differing: Sequence[Result],
    telling: Telling,
    now: Mapping[Cell, Result],
    records: Records,
    breakdowns: Sequence[str],
) -> Mapping[Cell, tuple[Because, ...]]:
    """Day by day: what counts as a revision depends on the day, an event after it being none."""
    found: dict[Cell, tuple[Because, ...]] = {}
    if telling.records is None or not differing:
        return found
    both = TwoRecords(telling.records, records)
    for day in sorted({each.as_at for each in differing}):
        those = [each for each in differing if each.as_at == day]
        causes = both.at(day).by_cause()
        found |= reasons(those, now, telling.records, records, causes, breakdowns)
    return found


def _line(
    telling: Telling, said: Result, now: Result | None, because: Sequence[Because]
) -> tuple[Shown, ...]:
    moved = None if now is None or not because else difference(said, now)
    return (
        said.code,
        said.measure,
        said.as_at,
        said.breakdown,
        said.group,
        telling.by,
        telling.kind,
        telling.on,
        telling.snapshot,
        said.numerator,
        said.denominator,
        said.value,
        said.unit,
        str(said.status),
        0.0 if moved is None and _is_the_same(said, now) else moved,
        "; ".join(in_words(each) for each in because),
    )


def _is_the_same(said: Result, now: Result | None) -> bool:
    return now is not None and said.value is not None and not is_revised(said, now)


def in_words(because: Because) -> str:
    """A cause with by how much it has changed the number: `recorded late: +4`."""
    if because.change is None:
        return because.cause.value
    return f"{because.cause.value}: {because.change:+g}"


def _order(now: Mapping[Cell, Result]) -> Callable[[Sequence[Shown]], Any]:
    """By measure, day and group as in the catalogue; then by when it was told, today last."""
    place = {cell[:3]: at for at, cell in enumerate(now)}
    codes = {cell[0]: at for at, cell in reversed(list(enumerate(now)))}

    def key(line: Sequence[Shown]) -> Any:
        cell = (str(line[0]), str(line[3]), str(line[4]))
        own = (codes.get(cell[0], len(place)), line[2], place.get(cell, len(place)))
        return (*own, line[6] == NOW, line[7], line[6], line[5])

    return key
