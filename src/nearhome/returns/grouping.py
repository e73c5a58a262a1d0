"""Which files are one return: those of a folder, unless they repeat one another's tables."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nearhome.returns.collection_year import years_in_name
from nearhome.returns.part import Part
from nearhome.returns.raw import LogEntry, RawTable


@dataclass(frozen=True)
class Group:
    """The files of one return. `year` is the year's label when one file holds several years, else empty."""

    name: str
    folder: str
    parts: tuple[Part, ...]
    tables: tuple[RawTable, ...]
    log: tuple[LogEntry, ...]
    year: str = ""


def groups_of(parts: Sequence[Part]) -> Iterator[Group]:
    """The returns that the files make up, folder by folder.

    An XML is a return by itself. A workbook belongs to the return of its folder when it repeats no table
    of the other files there, else it is a return by itself. Delimited files that repeat one another's
    tables and are named for different years are a return a year; with no year in their names they
    are one return.
    """
    for folder in dict.fromkeys(part.folder for part in parts):
        yield from _in_folder(folder, [part for part in parts if part.folder == folder])


def _in_folder(folder: str, parts: Sequence[Part]) -> Iterator[Group]:
    times = Counter(name for part in parts if part.kind != "xml" for name in _names(part))
    alone = [
        part
        for part in parts
        if part.kind == "xml"
        or (part.kind == "workbook" and any(times[name] > 1 for name in _names(part)))
    ]
    together = [part for part in parts if part not in alone]
    returns = _by_year_in_name(together)
    for some in returns:
        yield _group(folder, some, folder if len(returns) == 1 else some[0].label)
    for part in alone:
        yield _group(folder, [part], part.label)


def _names(part: Part) -> set[str]:
    return {table.table for table in part.tables}


def _by_year_in_name(parts: Sequence[Part]) -> Sequence[Sequence[Part]]:
    if not parts:
        return []
    times = Counter(name for part in parts for name in _names(part))
    years = [years_in_name(part.label.rpartition("/")[2]) for part in parts]
    if max(times.values()) == 1 or not all(years) or len(set(years)) == 1:
        return [parts]
    return [
        [part for part, own in zip(parts, years, strict=True) if own == year]
        for year in dict.fromkeys(years)
    ]


def _group(folder: str, parts: Sequence[Part], name: str) -> Group:
    return Group(
        name=name or parts[0].label,
        folder=folder,
        parts=tuple(parts),
        tables=tuple(table for part in parts for table in part.tables),
        log=tuple(entry for part in parts for entry in part.log),
    )
