"""`nearhome nation`: a measure in every authority held, its change, and where ours lies among them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from nearhome.journeys.comparators import (
    Comparators,
    of_every_authority,
    open_comparators,
    polarities,
)
from nearhome.journeys.listing import Cell, Listing, listing
from nearhome.journeys.measures import codes_told
from nearhome.journeys.nation_words import index_words, summary
from nearhome.journeys.refusals import MisusedError, RefusedError
from nearhome.measures.cards import cards
from nearhome.published.bands.areas import ENGLAND_CODE, area_name, today
from nearhome.published.bands.change import IndexPoint, NationalChange, indexed, national_change
from nearhome.published.bands.exchange import (
    OTHERS_HERE,
    OURS_OUTSIDE,
    exchange_words,
    exchanges,
)
from nearhome.published.bands.figures import when_known
from nearhome.published.bands.nationwide import AreaValue, Standing, authority_values, quarter_of
from nearhome.published.bands.nationwide import standing as standing_of
from nearhome.published.bands.values import why_none
from nearhome.published.counterparts import counterparts
from nearhome.results.published import Level

COLUMNS = (
    "code",
    "as_at",
    "authority_code",
    "authority",
    "ours",
    "value",
    "quarter",
    "since",
    "value_then",
    "change",
    "change_percent",
    "reason",
)
INDEX_COLUMNS = (
    "code",
    "as_at",
    "authority_code",
    "authority",
    "value",
    "base",
    "index",
    "reason",
)


@dataclass(frozen=True, slots=True)
class Nation:
    """A measure across England on a day: the values, the change since another, ours among them."""

    values: tuple[AreaValue, ...]
    standing: Standing
    change: NationalChange | None


def nation_of(known: Comparators, code: str, since: date | None = None) -> Nation:
    """A measure in every authority held, at the last day whose figures are known.

    RefusedError when no figure of it is held, or none of the day asked for.
    """
    days = _days(known, code)
    last = days[-1]
    if since is not None and since not in days[:-1]:
        raise RefusedError(
            f"No figures of {code} for {since} are held that a change to {last} could be from.",
            f"Those held are of {', '.join(each.isoformat() for each in days)}.",
        )
    return Nation(
        tuple(authority_values(known.facts, code, last, known.on).values()),
        standing_of(known.facts, code, known.authority, last, known.on),
        national_change(known.facts, code, since, last, known.on) if since else None,
    )


def nation(
    folder: Path,
    code: str,
    *,
    as_at: date | None = None,
    since: str = "",
    index: bool = False,
    say: Callable[[str], None],
) -> Listing:
    """A row for each authority held; or with `index`, for each year of ours, our region's and England's.

    What it comes to is told to `say`. MisusedError for an unknown code or date.
    """
    wanted = _known_code(code)
    found = open_comparators(folder, as_at, (wanted, OURS_OUTSIDE, OTHERS_HERE))
    known = of_every_authority(found)
    start = _day(since)
    if index:
        return _index(known, wanted, start, say)
    nationwide = nation_of(known, wanted, start)
    told = summary(
        nationwide.standing,
        nationwide.change,
        nationwide.values,
        known.authority,
        polarities().get(wanted),
    )
    for line in told:
        say(line)
    if wanted in (OURS_OUTSIDE, OTHERS_HERE):
        for each in exchanges(known.facts, known.authority, known.on)[-1:]:
            say(exchange_words(each))
    return listing(COLUMNS, _rows(nationwide, known))


def _rows(found: Nation, known: Comparators) -> Iterator[Sequence[Cell]]:
    changes = {each.area: each for each in found.change.changes} if found.change else {}
    left_out = {each.area: each for each in found.change.left_out} if found.change else {}
    values = {each.area: each for each in found.values}
    for area in sorted({*values, *left_out}):
        value, change, out = values.get(area), changes.get(area), left_out.get(area)
        ours = area == today(known.authority)
        yield (
            found.standing.code,
            found.standing.as_at,
            area,
            known.name if ours else area_name(area),
            "yes" if ours else "no",
            value.value if value else None,
            quarter_of(value.value, found.standing.distribution) if value else None,
            found.change.since if found.change else None,
            change.then if change else None,
            change.difference if change else None,
            change.percent if change else None,
            _reason(value, out.why if out else ""),
        )


def _reason(value: AreaValue | None, left_out: str) -> str | None:
    told = why_none(value.figure) if value else ""
    return "; ".join(dict.fromkeys(each for each in (told, left_out) if each)) or None


def _index(
    known: Comparators, code: str, since: date | None, say: Callable[[str], None]
) -> Listing:
    days = _days(known, code)
    base = since or days[0]
    if base not in days:
        raise RefusedError(
            f"No figures of {code} for {base} are held, so they cannot be the base of an index.",
            f"Those held are of {', '.join(each.isoformat() for each in days)}.",
        )
    region = known.facts.region_of.get(known.authority, "")
    areas = [area for area in (known.authority, region, ENGLAND_CODE) if area]
    points = [
        replace(each, name=known.name) if each.area == known.authority else each
        for each in indexed(known.facts, code, areas, base, known.on)
        if when_known(code, each.as_at) <= known.on
    ]
    for line in index_words(points, base):
        say(line)
    return listing(INDEX_COLUMNS, (_index_row(code, base, each) for each in points))


def _index_row(code: str, base: date, each: IndexPoint) -> Sequence[Cell]:
    why = each.why_not or None
    return (code, each.as_at, each.area, each.name, each.value, base, each.index, why)


def _days(known: Comparators, code: str) -> tuple[date, ...]:
    """The days with a figure of any authority, known by the day asked. RefusedError for none."""
    held = {
        each.as_at
        for each in known.facts.figures
        if each.code == code and not each.group and each.level is Level.AUTHORITY
    }
    days = tuple(sorted(day for day in held if when_known(code, day) <= known.on))
    if not days:
        raise RefusedError(
            f"No published figures of {code} known by {known.on} are held.",
            "Add the DfE's file of it, or LAIT's table: nearhome add DIR FILE.",
        )
    return days


def _known_code(code: str) -> str:
    """The code as it is written. MisusedError when neither a measure nor a published series has it."""
    every = [card.code for card in cards()]
    every += sorted({name for name, *_ in counterparts()} - set(every))
    found = {each.casefold(): each for each in every}.get(code.casefold())
    if found is None:
        raise MisusedError(f"There is no measure {code}.", codes_told([code], every))
    return found


def _day(text: str) -> date | None:
    """A year's 31 March, or a date. MisusedError for neither."""
    if not text:
        return None
    try:
        return date(int(text), 3, 31) if len(text) == 4 else date.fromisoformat(text)
    except ValueError as error:
        raise MisusedError(
            f"--since {text} is no year and no date.", "Write 2020 or 2020-03-31."
        ) from error
