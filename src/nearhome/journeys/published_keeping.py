"""Published files added to a workspace: read, joined with those added before, kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from nearhome.journeys import published_tables as tables
from nearhome.journeys.published_files import NotTaken, Taken, read_again, taken_from
from nearhome.journeys.published_telling import tell_kept, tell_not_taken
from nearhome.journeys.refusals import RefusedError
from nearhome.published.reading.merge import MERGED, Part, merged
from nearhome.published.reading.report import NOTED, Entry, Reading, UnreadableError, no_cells
from nearhome.published.reading.selectors import reading_version
from nearhome.store import facts_kept
from nearhome.store.facts_kept import PUBLISHED, FactsManifest, KeptFacts, Source
from nearhome.store.lock import user_name
from nearhome.store.workspace import Workspace, Writer

REFUSED, NOT_READ = "refused", "not a return"
ORIGINS = {
    tables.CELLS: tables.CELLS_SCHEMA,
    tables.TYPED: tables.TYPED_SCHEMA,
    tables.JUDGEMENTS: tables.JUDGEMENT_SCHEMA,
    tables.NEIGHBOURS: tables.NEIGHBOUR_SCHEMA,
    tables.POPULATIONS: tables.POPULATION_SCHEMA,
    tables.LOG: tables.ENTRY_SCHEMA,
}
"""The kept tables whose rows name the file they came from."""


@dataclass(frozen=True)
class Held:
    """What is known of published files: the files in the order added, and their tables."""

    sources: tuple[Source, ...]
    tables: dict[str, pa.Table]


@dataclass(frozen=True)
class Found:
    """The published files at some paths, and the other files there."""

    taken: tuple[Taken, ...]
    others: tuple[NotTaken, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The names of the published files, refused ones included."""
        return tuple(each.label for each in self.taken)


def found_at(writer: Writer, paths: Sequence[Path]) -> Found:
    """The published files at the paths, read, and kept as read."""

    def keep_as_read(sha256: str, label: str, content: bytes) -> None:
        facts_kept.keep_file(writer, sha256, label, content)

    found = tuple(taken_from(paths, keep_as_read))
    return Found(
        tuple(each for each in found if isinstance(each, Taken)),
        tuple(each for each in found if isinstance(each, NotTaken)),
    )


def keep_new(writer: Writer, found: Found, *, alone: bool, say: Callable[[str], None]) -> None:
    """Join the files found with those added before, and keep the facts of all.

    `alone` tells that no return and no local list came with them, so that nobody else names the other
    files. RefusedError when all are refused and there is nothing else: what was kept stands.
    """
    if not found.taken:
        return
    others = found.others if alone else ()
    refused = [each.error for each in found.taken if each.error is not None]
    if alone and len(refused) == len(found.taken):
        first = refused[0]
        assert first is not None
        raise RefusedError(str(first).removesuffix(first.mend).rstrip(), first.mend)
    tell_not_taken(others, say)
    before = facts_kept.current_or_none(writer.workspace)
    now = held(writer.workspace, before)
    for each in found.taken:
        now = with_file(now, each)
    for other in others:
        now = with_file(now, other)
    tell_kept(keep(writer, now, before), writer.workspace, say)


def nothing_held() -> Held:
    """What a workspace holds before any published file was added."""
    return Held((), {name: schema.empty_table() for name, schema in ORIGINS.items()})


def held(workspace: Workspace, kept: KeptFacts | None) -> Held:
    """What is kept, as it stands; read again from the files when another version of Nearhome read it."""
    if kept is None:
        return nothing_held()
    if kept.manifest.reader == reading_version():
        return Held(kept.manifest.sources, {name: kept.table(name) for name in ORIGINS})
    found = nothing_held()
    for source in kept.manifest.sources:
        found = with_file(
            found, _again(workspace, source) if source.status == PUBLISHED else source
        )
    return found


def with_file(before: Held, new: Taken | NotTaken | Source) -> Held:
    """What is held with one file more; a file added again is the last one added."""
    source, reading, log = _described(new)
    gone = [each.sha256 for each in before.sources if _same(each, source)]
    sources = (*(each for each in before.sources if not _same(each, source)), source)
    own = _own_tables(source.sha256, reading, log)
    kept = {name: _without(table, gone) for name, table in before.tables.items()}
    return Held(
        sources, {name: pa.concat_tables([kept[name], own[name]]) for name in before.tables}
    )


def keep(writer: Writer, now: Held, parent: KeptFacts | None) -> KeptFacts:
    """Keep what is held, with the figures of all files put together."""
    figures, log = figures_and_log(now)
    kept = {**now.tables, tables.LOG: log, tables.FIGURE: figures}
    manifest = FactsManifest(
        reader=reading_version(),
        created_by=user_name(),
        sources=now.sources,
        parent=parent.manifest.id if parent else "",
    )
    return facts_kept.write(writer, kept, manifest)


def figures_and_log(now: Held) -> tuple[pa.Table, pa.Table]:
    """The figures of all files put together, and the log with what putting them together found."""
    made = merged(_parts(now))
    log = _without(now.tables[tables.LOG], [MERGED])
    return made.figures, pa.concat_tables([log, tables.entries_table(MERGED, made.log)])


def _parts(now: Held) -> list[Part]:
    cells = now.tables[tables.CELLS]
    origin = cells[tables.ORIGIN].combine_chunks().dictionary_encode()
    if isinstance(origin, pa.ChunkedArray):
        origin = origin.combine_chunks()
    places = {text: at for at, text in enumerate(origin.dictionary.to_pylist())}
    indices = origin.indices.to_numpy(zero_copy_only=False)
    parts = []
    for source in now.sources:
        if source.sha256 in places:
            own = cells.filter(pa.array(indices == places[source.sha256]))
            parts.append(Part(source.name, source.dataset, source.release, tables.cells_of(own)))
    return parts


def _again(workspace: Workspace, source: Source) -> Taken:
    name, content = facts_kept.file_as_read(workspace, source.sha256)
    try:
        return Taken(source.sha256, name, read_again(name, content))
    except UnreadableError as error:
        return Taken(source.sha256, name, None, error)


def _same(one: Source, other: Source) -> bool:
    """Whether a file is one added before; one that was not read is known by its name alone."""
    return one.sha256 == other.sha256 or (one.status != PUBLISHED and one.name == other.name)


def _described(
    new: Taken | NotTaken | Source,
) -> tuple[Source, Reading | None, Sequence[Entry]]:
    if isinstance(new, Source):
        return new, None, ()
    if isinstance(new, NotTaken):
        why = (
            f"{new.error.problem} {new.error.mend}"
            if new.error
            else "It is no table that is known."
        )
        status = REFUSED if new.error else NOT_READ
        return _nothing(new.label, status), None, [_entry(new.label, None, "", why)]
    if new.reading is None:
        assert new.error is not None
        told = _entry(
            new.label, new.error.row, new.error.column, f"{new.error.problem} {new.error.mend}"
        )
        return _nothing(new.label, REFUSED), None, [told]
    reading = new.reading
    source = Source(
        new.sha256, new.label, reading.kind, reading.dataset, reading.title, reading.release,
        min(reading.years, default=0), max(reading.years, default=0), reading.rows_read,
        reading.rows_used, sum(reading.not_used.values()), reading.rows_set_aside,
    )  # fmt: skip
    return source, reading, (*reading.log, *_not_used(reading))


def _not_used(reading: Reading) -> list[Entry]:
    """What rows of a file are not used, in words."""
    return [
        Entry(
            reading.file, reading.dataset, None, "", NOTED, "not-used", str(count), "",
            f"{count:,} rows are not used, no measure being read from them: {words}.",
        )
        for words, count in reading.not_used.items()
    ]  # fmt: skip


def _nothing(name: str, status: str) -> Source:
    return Source(f"not kept: {name}", name, "", "", "", "", 0, 0, 0, 0, 0, 0, status)


def _entry(file: str, row: int | None, column: str, why: str) -> Entry:
    return Entry(file, "", row, column, NOTED, "refused", "", "", why)


def _own_tables(origin: str, reading: Reading | None, log: Sequence[Entry]) -> dict[str, pa.Table]:
    return {
        tables.CELLS: tables.cells_table(origin, reading.cells if reading else no_cells()),
        tables.TYPED: tables.typed_table(origin, reading.figures if reading else ()),
        tables.JUDGEMENTS: tables.judgements_table(origin, reading.judgements if reading else ()),
        tables.NEIGHBOURS: tables.neighbours_table(origin, reading.neighbours if reading else ()),
        tables.POPULATIONS: tables.populations_table(
            origin, reading.populations if reading else {}
        ),
        tables.LOG: tables.entries_table(origin, log),
    }


def _without(table: pa.Table, origins: Sequence[str]) -> pa.Table:
    if not origins or not table.num_rows:
        return table
    gone = pc.is_in(table[tables.ORIGIN], pa.array(origins, pa.string()))
    return table.filter(pc.invert(gone))
