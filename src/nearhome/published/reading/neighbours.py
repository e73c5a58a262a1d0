"""Statistical neighbour models: ten authorities nearest to each, in the layouts they come in.

Wide: the DfE's of May 2025 (`SN_1`, `SN_1P`) and of April 2021 (`SN1`, `SNP`, also as LAIT's workbook
with rows above its header). Long: one line a neighbour, as the template has it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nearhome.published.reading import naming
from nearhome.published.reading.ofsted import area_of, day
from nearhome.published.reading.report import (
    NOTED,
    SET_ASIDE,
    Area,
    Entry,
    Reading,
    UnreadableError,
)
from nearhome.published.reading.table import Column, Table
from nearhome.published.releases import release
from nearhome.published.shipped import neighbours as shipped_neighbours
from nearhome.results.published import Neighbour
from nearhome.vocabulary.areas import ending

DATASET = "neighbours"
TITLE = "Statistical neighbours"
_CODE = ("new_la_code", "area")
_NUMBER = ("old_la_code", "la_number", "la_num", "area_number")
_THEIR_CODE = ("sn_new_la_code", "neighbour")
_THEIR_NUMBER = ("sn_old_la_code", "neighbour_number")
_NAMED = (*_THEIR_CODE, *_THEIR_NUMBER)
_WIDE = re.compile(r"sn_?(\d{1,2})")
_YEAR = re.compile(r"20[1-9]\d")
_RANKS = range(1, 11)
_ALIKE = 0.9


@dataclass(frozen=True, slots=True)
class _Line:
    """One neighbour as read: the row, the area, its rank, the neighbour's code or number, the word."""

    at: int
    area: Area
    rank: int
    named: str
    neighbour: Area | None
    closeness: str
    column: str


def is_neighbours(headings: Sequence[str]) -> bool:
    """Whether headings are those of a neighbour model, wide or long."""
    own = set(headings)
    wide = sum(bool(_WIDE.fullmatch(each)) for each in own)
    long = "rank" in own and not own.isdisjoint((*_THEIR_CODE, *_THEIR_NUMBER))
    return wide >= 5 or long


def read_neighbours(table: Table) -> Reading:
    """The lines of a neighbour model. UnreadableError when it cannot be told which model it is."""
    wide = [name for name in table.by_heading if _WIDE.fullmatch(name)]
    lines: list[_Line] = []
    log: list[Entry] = []
    blank = [at for at in range(table.rows) if _is_blank(table, at)]
    for at in sorted(set(range(table.rows)) - set(blank)):
        log += _wide(table, at, lines) if wide else _long(table, at, lines)
    log += [_gone(table, line) for line in lines if _ended(line)]
    known = [line for line in lines if line.neighbour is not None]
    models = _models(table, known)
    found = tuple(_neighbour(table, line, models) for line in known)
    used = {line.at for line in known}
    return Reading(
        file=table.file,
        kind="neighbours",
        dataset=DATASET,
        title=TITLE,
        release=", ".join(sorted({each.model for each in found})),
        years=tuple(sorted({each.published.year for each in found})),
        rows_read=table.rows + len(table.broken),
        rows_used=len(used),
        rows_set_aside=table.rows - len(used) - len(blank) + len(table.broken),
        not_used={"rows without a neighbour": len(blank)} if blank else {},
        neighbours=found,
        log=tuple(log),
    )


def _is_blank(table: Table, at: int) -> bool:
    """Whether a row names no neighbour: an empty line, a heading between lists, or hyphens alone."""
    named = (name for name in table.by_heading if _WIDE.fullmatch(name) or name in _NAMED)
    return not any(table.by_heading[name].at(at).strip(" -") for name in named)


def _wide(table: Table, at: int, lines: list[_Line]) -> Iterator[Entry]:
    area, told = area_of(table, at, _CODE, _NUMBER, DATASET)
    yield from told
    if area is None:
        return
    for rank, column, words in _ranked(table):
        named = column.at(at).strip().removesuffix(".0")
        there = naming.by_number(named) or naming.by_code(named)
        closeness = words.at(at).strip() if words else ""
        yield from _unknown(table, at, column.name, named, there, area)
        lines.append(_Line(at, area, rank, named, there, closeness, column.name))


def _ranked(table: Table) -> Iterator[tuple[int, Column, Column | None]]:
    """The column of each rank, and the one after it that says how near."""
    for place, column in enumerate(table.columns):
        name = next((key for key, each in table.by_heading.items() if each is column), "")
        found = _WIDE.fullmatch(name)
        if found and int(found[1]) in _RANKS:
            following = table.columns[place + 1] if place + 1 < len(table.columns) else None
            yield int(found[1]), column, following


def _long(table: Table, at: int, lines: list[_Line]) -> Iterator[Entry]:
    area, told = area_of(table, at, _CODE, _NUMBER, DATASET)
    yield from told
    rank = table.by_heading["rank"].at(at).strip().removesuffix(".0")
    if area is None:
        return
    if not rank.isdigit() or int(rank) not in _RANKS:
        yield _entry(
            table, at, "rank", SET_ASIDE, "no-rank", rank, f"“{rank}” is no rank from 1 to 10."
        )
        return
    their = [
        column for name in (*_THEIR_CODE, *_THEIR_NUMBER) if (column := table.by_heading.get(name))
    ]
    named = next((text for column in their if (text := column.at(at).strip())), "")
    there = next(
        (found for column in reversed(their)
         if (found := naming.by_number(column.at(at)) or naming.by_code(column.at(at)))), None
    )  # fmt: skip
    words = table.first(("sn_closeness", "closeness"))
    yield from _unknown(table, at, their[0].name, named, there, area)
    lines.append(
        _Line(
            at, area, int(rank), named, there, words.at(at).strip() if words else "", their[0].name
        )
    )


def _unknown(
    table: Table, at: int, column: str, named: str, there: Area | None, area: Area
) -> Iterator[Entry]:
    if there is None:
        yield _entry(
            table, at, column, SET_ASIDE, "unknown-neighbour", named,
            f"{area.name}'s neighbour “{named}” is no authority that is known: the line is left out. "
            "Correct it in a copy.",
        )  # fmt: skip


def _ended(line: _Line) -> bool:
    found = ending(line.neighbour.code) if line.neighbour is not None else None
    return found is not None and found.status == "made"


def _gone(table: Table, line: _Line) -> Entry:
    assert line.neighbour is not None
    found = ending(line.neighbour.code)
    assert found is not None
    heirs = " and ".join(found.successors) or "others"
    return _entry(
        table, line.at, line.column, NOTED, "abolished-neighbour", line.named,
        f"{line.area.name}'s neighbour {line.neighbour.name} ended on {found.ends_on}, its area now "
        f"being {heirs}'s: it is kept under its own code, and has no figures after that day.",
    )  # fmt: skip


def _entry(
    table: Table, at: int, column: str, action: str, rule: str, before: str, why: str
) -> Entry:
    return Entry(table.file, DATASET, at + table.first_row, column, action, rule, before, "", why)


def _neighbour(table: Table, line: _Line, models: Mapping[int, tuple[str, date]]) -> Neighbour:
    assert line.neighbour is not None
    model, published = _own_model(line, *models[line.at])
    return Neighbour(
        model, published, line.area.code, line.rank, line.neighbour.code,
        " ".join(line.closeness.casefold().split()),
        f"Statistical neighbours {model}, from {table.file}, row {line.at + table.first_row}",
    )  # fmt: skip


def _own_model(line: _Line, model: str, published: date) -> tuple[str, date]:
    """The model of a line; that of an authority which had ended by then is the list kept from before."""
    found = ending(line.area.code)
    if found is None or found.ends_on > published or line.neighbour is None:
        return model, published
    key = (line.area.code, line.rank, line.neighbour.code)
    older = [e for e in shipped_neighbours() if (e.area, e.rank, e.neighbour) == key]
    return (older[0].model, older[0].published) if older else (model, published)


def _models(table: Table, lines: Sequence[_Line]) -> dict[int, tuple[str, date]]:
    """The model of each row and the day it came out: as the row says, or the same for all."""
    column, days = table.by_heading.get("model"), table.by_heading.get("published")
    whole = None if column is not None else _model_of(table, lines)
    found = {}
    for line in lines:
        text = column.at(line.at) if column is not None else whole or ""
        year = _YEAR.search(text)
        if year is None:
            raise UnreadableError(
                table.file, f"“{text}” is no model: the year it came out is asked for.",
                "Write the year (2025) in the column `model`.", row=line.at + table.first_row,
                column="model",
            )  # fmt: skip
        given = day(days.at(line.at)) if days is not None else None
        found[line.at] = (year[0], given or _published(text, int(year[0])))
    return found


def _published(text: str, year: int) -> date:
    """The day a model came out: kept, or the last of the month it names, or of its year."""
    shipped = next((e.published for e in shipped_neighbours() if e.model == str(year)), None)
    kept = release("neighbours", year)
    if shipped or kept:
        return shipped or (kept.published if kept else date(year, 12, 31))
    month = re.search(r"20\d\d-(\d\d)", text)
    return date(year, int(month[1]), 28) if month else date(year, 12, 31)


def _model_of(table: Table, lines: Sequence[_Line]) -> str:
    """The model that the lines are, told by a list that is known, else by the year in the file's name."""
    here = {(line.area.code, line.rank): line.neighbour.code for line in lines if line.neighbour}
    shares: dict[str, list[bool]] = {}
    for each in shipped_neighbours():
        if (each.area, each.rank) in here:
            same = here[(each.area, each.rank)] == each.neighbour
            shares.setdefault(each.model, []).append(same)
    alike = [model for model, own in shares.items() if sum(own) >= _ALIKE * len(own)]
    named = _YEAR.findall(table.file.rpartition("/")[2])
    if len(alike) == 1 or (alike and not named):
        return max(alike)
    if named:
        return str(named[0])
    raise UnreadableError(
        table.file,
        "It is a list of statistical neighbours, and neither its name nor its lines tell the year it "
        "came out.",
        "Put the year in the file's name, or add a column `model` with it (2027).",
    )
