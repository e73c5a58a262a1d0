"""`nearhome who`: who is in care beside who lives here, where they come from, and carers beside them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from nearhome.journeys.listing import Cell, Listing, listing
from nearhome.journeys.measures import Ask, asking
from nearhome.journeys.records import open_records
from nearhome.journeys.refusals import RefusedError
from nearhome.results.values import Result, Status
from nearhome.results.who import Place, Unequal
from nearhome.signals.who import CARERS, FUNNELS, REFERENCES, funnel_of, unequal_of

COLUMNS = (
    "part", "code", "measure", "breakdown", "group", "count", "live here", "rate", "expected",
    "usual from", "usual to", "widest from", "widest to", "score", "spread", "times", "from", "to", "says",
)  # fmt: skip


def who(folder: Path, *, as_at: date | None, say: Callable[[str], None]) -> Listing:
    """A row for each group: its rate beside the reference group's, beside what chance gives; carers by area.

    `part` is disproportion, funnel or area. What cannot be told is told to `say`, with the list to
    bring. RefusedError when nothing can.
    """
    records = open_records(folder)
    ask, on = asking(records), records.on(as_at)
    found = [
        *_disproportion(ask, on, say),
        *_funnels(ask, on, say),
        *_areas(ask, on, say),
    ]
    if not found:
        raise RefusedError(
            f"Nothing on {on} can be set beside the children who live here.",
            "Add the lists area_figures, home_areas and carers: nearhome template.",
        )
    return listing(COLUMNS, (_cells(each) for each in found))


_Row = Mapping[str, Cell]


def _cells(row: _Row) -> tuple[Cell, ...]:
    return tuple(row.get(column) for column in COLUMNS)


def _groups(ask: Ask, code: str, by: str, on: date) -> tuple[Result, list[Result]]:
    total, *groups = ask([on], [code], [by])
    return total, groups


def _named(part: str, result: Result) -> _Row:
    return {
        "part": part,
        "code": result.code,
        "measure": result.measure,
        "breakdown": result.breakdown,
        "group": result.group,
    }


def _disproportion(ask: Ask, on: date, say: Callable[[str], None]) -> Iterator[_Row]:
    for code, (by, reference, kind) in REFERENCES.items():
        total, groups = _groups(ask, code, by, on)
        if total.value is None:
            say(f"{code}: no rates on {on}. Add the list area_figures, with rows of {kind}.")
            continue
        for result, each in zip(groups, unequal_of(groups, reference), strict=True):
            yield {**_named("disproportion", result), **_of_rate(each)}


def _of_rate(each: Unequal) -> _Row:
    return {
        "count": each.count,
        "live here": each.here,
        "rate": each.rate,
        "times": each.times,
        "from": each.low,
        "to": each.high,
        "says": each.says,
    }


def _funnels(ask: Ask, on: date, say: Callable[[str], None]) -> Iterator[_Row]:
    for code, (by, brings) in FUNNELS.items():
        total, groups = _groups(ask, code, by, on)
        found = funnel_of(total, groups)
        if found is None:
            say(f"{code}: no limits on {on}. Add {brings}.")
            continue
        places = {each.name: each for each in found.places}
        for result in groups:
            place = places.get(result.group)
            row = {**_named("funnel", result), "spread": found.spread}
            yield {**row, **(_of_place(place) if place else _of_none(result))}


def _of_place(place: Place) -> _Row:
    rate = None if place.count is None or not place.here else 10_000 * place.count / place.here
    return {
        "count": place.count,
        "live here": place.here,
        "rate": rate,
        "expected": place.expected,
        "usual from": place.usual[0],
        "usual to": place.usual[1],
        "widest from": place.widest[0],
        "widest to": place.widest[1],
        "score": place.score,
        "says": str(place.says),
    }


def _of_none(result: Result) -> _Row:
    """Children of a group of which nobody is said to live here."""
    return {"count": _whole(result), "says": "nobody is said to live here"}


def _areas(ask: Ask, on: date, say: Callable[[str], None]) -> Iterator[_Row]:
    for code, (by, brings) in CARERS.items():
        _, groups = _groups(ask, code, by, on)
        if all(each.status is Status.NOT_COLLECTED for each in groups) or _no_place_known(groups):
            say(f"{code}: not by locality on {on}. Add {brings}.")
            continue
        for result in groups:
            yield {**_named("area", result), "count": _whole(result), "says": _known(result)}


def _no_place_known(groups: Sequence[Result]) -> bool:
    """Whether somebody is counted and the locality of nobody is known: then none of them has a true nought."""
    counted = {each.group for each in groups if each.numerator}
    return counted == {NOT_KNOWN}


NOT_KNOWN = "not known"


def _known(result: Result) -> str:
    return "" if result.numerator is not None else str(result.status)


def _whole(result: Result) -> int | None:
    return None if result.numerator is None else int(result.numerator)
