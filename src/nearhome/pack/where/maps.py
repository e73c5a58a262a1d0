"""The two maps: where our children came from, and where they live now, each with its numbers."""

from collections.abc import Sequence
from typing import NamedTuple

from nearhome.pack.alternatives import beginning
from nearhome.pack.blocks import AreaMap, MapArea, Page, Paragraph, Picture, Table
from nearhome.pack.edition import Material
from nearhome.pack.where.said import counted, sentence
from nearhome.pack.wording import capital, day, in_a_row, whole
from nearhome.results.where import NOT_SHOWN, AreaCount, Where


class Side(NamedTuple):
    """One of the two maps: its id, title, and the words of what it counts."""

    id: str
    title: str
    verb: str
    lives: bool


CAME_FROM = Side("where-from", "Where our children came from", "came from", lives=False)
LIVES_IN = Side("where-now", "Where our children live now", "live in", lives=True)

_HIDDEN = (
    "Striped areas are not shown: fewer than 6 children, or a number from which such a one could be worked out. "
    "In the table they are \"not shown\"."
)  # fmt: skip
_EVERYBODY = "Every child is in one row, so the rows add up to all our children."


def map_pages(material: Material) -> tuple[Page, ...]:
    """A page for each map; none when the council has given no outlines of areas."""
    where = material.where
    if where is None or not where.drawn:
        return ()
    return tuple(_page(side, where) for side in (CAME_FROM, LIVES_IN))


def count_of(row: AreaCount, side: Side) -> int | None:
    """The count of a row on one of the maps."""
    return row.live_here if side.lives else row.came_from


def _page(side: Side, where: Where) -> Page:
    said = sentence(where, [count_of(each, side) for each in where.areas], side.verb)
    caption = f"{side.title}, by {where.kind}, {day(where.as_at)}. {_source(where)}"
    picture = Picture(side.id, caption, said, _chart(side, where, said), _table(side, where))
    return Page(f"{side.id}-page", side.title, (Paragraph(_beside(side, where)), picture))


def _source(where: Where) -> str:
    dated = f" of {where.dated}" if where.dated else ""
    return f"Outlines: {where.file}{dated} ({where.outlines})."


def _beside(side: Side, where: Where) -> str:
    """What must be known beside a map: who is not on it, and what stripes hide."""
    counts = {each.area: count_of(each, side) for each in where.elsewhere}
    unshown = counts.get(NOT_SHOWN)
    number = "A few children are" if unshown is None else f"{counted(unshown)} on no map"
    why = "their homes are protected, or where they are is not known"
    if not side.lives:
        why = "their homes are protected, they came to this country alone, or where they came from is not known"
    text = f"{number} on no map: {why}." if unshown is None else f"{number}: {why}."
    if unshown == 0:
        text = "Nobody is left off the map."
    hidden = any(count_of(each, side) is None for each in where.rows)
    return " ".join((text, *([_HIDDEN] if hidden else []), _EVERYBODY))


def _chart(side: Side, where: Where, said: str) -> AreaMap:
    counts = {each.area: count_of(each, side) for each in where.areas}
    areas = tuple(
        MapArea(each.area, _number(counts[each.area]), each.rings, each.middle)
        for each in where.drawn
    )
    return AreaMap(
        f"{side.id}-chart", areas, most_of(where), beginning(said, _alternative(side, where))
    )


def most_of(where: Where) -> float:
    """The highest count on either map, so that one shade means the same on both."""
    shown = [count for row in where.areas for count in (row.came_from, row.live_here)]
    return float(max((count for count in shown if count is not None), default=0))


def _number(count: int | None) -> float | None:
    return None if count is None else float(count)


def _alternative(side: Side, where: Where) -> str:
    """The map in words: what it is of, every area with most and fewest, how many are on no map."""
    shown = [
        (each.area, count) for each in where.areas if (count := count_of(each, side)) is not None
    ]
    hidden = [each.area for each in where.areas if count_of(each, side) is None]
    parts = [f"Map of {len(where.areas)} {where.kind}, north up. {side.title}, {day(where.as_at)}."]
    if shown:
        most, fewest = (pick(count for _, count in shown) for pick in (max, min))
        parts.append(f"Most: {_named(shown, most)}, {whole(most)}.")
        parts.append(f"Fewest that are shown: {_named(shown, fewest)}, {whole(fewest)}.")
    if hidden:
        parts.append(f"Not shown: {in_a_row(hidden)}.")
    unshown = next(count_of(each, side) for each in where.elsewhere if each.area == NOT_SHOWN)
    parts.append(f"On no map: {'not shown' if unshown is None else whole(unshown)}.")
    return " ".join(parts)


def _named(shown: Sequence[tuple[str, int]], count: int) -> str:
    return in_a_row([area for area, own in shown if own == count])


def _table(side: Side, where: Where) -> Table:
    rows = [(capital(each.area), told(count_of(each, side))) for each in where.rows]
    rows.append(("All our children", told(where.children)))
    return Table(f"{side.title}: the numbers", ("Area", "Children"), tuple(rows), frozenset({1}))


def told(count: int | None) -> str:
    """A count as a table has it."""
    return "not shown" if count is None else whole(count) if count else "none"
