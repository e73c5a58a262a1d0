"""Which returns are in force, and what a superseded one held that the new one does not.

Source: `docs/explanation/joining.md`, "Which returns are in force": of two returns for one year the
one added last; an in-year file is cumulative from 1 April and supersedes earlier ones whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from nearhome.records.tables import tables as tables_of_records
from nearhome.returns.raw import Action, LogEntry, Return

LACKS_TABLES = "lacks-tables"

_Thing = tuple[str, date | None]
_Place = tuple[str, str, int]


def in_force(returns: Sequence[Return]) -> tuple[Mapping[int, Return], tuple[Return, ...]]:
    """The return in force for each collection year, earliest year first, and the superseded ones.

    `returns` are in the order they were added; so are the superseded.
    """
    last = {each.collection_year: at for at, each in enumerate(returns)}
    standing = {year: returns[last[year]] for year in sorted(last)}
    superseded = tuple(each for at, each in enumerate(returns) if last[each.collection_year] != at)
    return standing, superseded


def superseded_notes(
    standing: Mapping[int, Return], superseded: Sequence[Return]
) -> tuple[LogEntry, ...]:
    """What superseding lost or may have got the wrong way round.

    `lacks-tables` names the tables that only superseded returns of the year hold. `vanished` lists each child and each episode of a superseded return that the year's return in
    force does not hold, once, where it was last held. `earlier-as-at` tells of a return in force that
    describes an earlier date than one it superseded. Earliest year first, then in order of adding.
    """
    notes: list[LogEntry] = []
    for year, current in standing.items():
        earlier = [each for each in superseded if each.collection_year == year]
        if not earlier:
            continue
        notes += _earlier_as_at(current, earlier)
        notes += _lacks_tables(current, earlier)
        notes += _vanished(current, earlier)
    return tuple(notes)


def _earlier_as_at(current: Return, earlier: Sequence[Return]) -> Iterable[LogEntry]:
    for each in earlier:
        if each.as_at > current.as_at:
            yield LogEntry(
                current.name,
                "",
                None,
                "",
                Action.NOTED,
                "earlier-as-at",
                each.as_at.isoformat(),
                current.as_at.isoformat(),
                f"It was added after {each.name}, which describes a later date, and supersedes it. "
                "If that is not meant, add the later file again.",
            )


def _lacks_tables(current: Return, earlier: Sequence[Return]) -> Iterable[LogEntry]:
    last_held = {name: each.name for each in earlier for name in each.tables}
    for holder in dict.fromkeys(last_held.values()):
        lost = [n for n, by in last_held.items() if by == holder and n not in current.tables]
        if lost:
            yield LogEntry(
                current.name,
                "",
                None,
                "",
                Action.NOTED,
                LACKS_TABLES,
                _named(lost),
                _named(current.tables),
                f"{holder} held {_named(lost)}; {current.name}, which supersedes it, holds only "
                f"{_named(current.tables)}. What it lacks is now unknown for the year. If that is not "
                "meant, put the files of the year together in one folder and add that folder.",
            )


def _named(names: Iterable[str]) -> str:
    return ", ".join(tables_of_records()[name].return_table for name in names)


def _vanished(current: Return, earlier: Sequence[Return]) -> Iterable[LogEntry]:
    held = _held(current)
    last_held = {
        thing: (each.name, place) for each in earlier for thing, place in _held(each).items()
    }
    for thing, (name, (table, file, row)) in last_held.items():
        if thing in held:
            continue
        what = "child" if thing[1] is None else "episode"
        yield LogEntry(
            file,
            table,
            row,
            "CHILD" if thing[1] is None else "DECOM",
            Action.NOTED,
            "vanished",
            what,
            "",
            f"This {what} was in {name}, now superseded, and is not in {current.name}. "
            "Confirm that it was taken out, or add a file that holds it.",
        )


def _held(each: Return) -> Mapping[_Thing, _Place]:
    """Each child (no date) and episode (with its DECOM) of a return, with table, file and row."""
    found: dict[_Thing, _Place] = {}
    for name, table, column in (("children", "Header", ""), ("episodes", "Episodes", "decom")):
        if name not in each.tables:
            continue
        rows = each.tables[name]
        starts = rows[column].to_pylist() if column else [None] * rows.num_rows
        origins = zip(rows["origin_file"].to_pylist(), rows["origin_row"].to_pylist(), strict=True)
        for child, start, origin in zip(rows["child"].to_pylist(), starts, origins, strict=True):
            found.setdefault((child, None), (table, *origin))
            if start is not None:
                found[child, start] = (table, *origin)
    return found
