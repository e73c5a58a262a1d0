"""For which children: every group of every breakdown that a measure allows, and nobody left out."""

from collections.abc import Sequence
from datetime import date

from nearhome.pack.blocks import Block, Statement, Table
from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure, is_known
from nearhome.pack.rows import cell, cells, columns
from nearhome.pack.wording import day, in_a_row
from nearhome.results.values import MeasureCard, Result, Status

BREAKDOWNS = {
    "age_band": "age",
    "sex": "girls and boys",
    "ethnicity": "ethnic group",
    "need": "why they needed us",
    "legal_status": "order or agreement",
    "placement": "where they live",
    "provider": "whose home it is",
    "uasc": "who came here alone",
    "locality": "inside our area or outside",
    "distance": "how far from home, in miles",
    "time_in_care": "how long in our care",
    "entry_age": "age on the day they came",
    "route": "how they came",
    "move_reason": "why they moved",
    "leaving_route": "how they left",
    "duration": "how long it lasted",
    "neet_reason": "the reason",
}
"""What children are grouped by, in plain words, after "By"."""

_NO_NUMBER = frozenset(
    {
        Status.NOT_ENOUGH_HISTORY,
        Status.NOT_COLLECTED,
        Status.NOT_APPLICABLE,
        Status.NOT_COMPARABLE,
    }
)
"""A total that reads so has no groups: they would all read the same."""


class DroppedGroupError(ValueError):
    """A group that the catalogue has is missing from the data book."""


def for_which_children(card: MeasureCard, material: Material) -> tuple[Block, ...]:
    """The blocks of a measure's groups, a table for each breakdown.

    DroppedGroupError when a group of the catalogue has no result, or stands in no block.
    """
    total = material.figures.latest(Figure(card.code), material.edition.as_at)
    if not card.breakdowns:
        return (Statement(HEADING, ("This measure is of the whole council and has no groups.",)),)
    if total is None or total.status in _NO_NUMBER:
        status = Status.NOT_COLLECTED if total is None else total.status
        why = material.words.statuses[status.value]
        said = f"There is no number of any group, by {in_a_row(_names(card))}: {why}."
        return (Statement(HEADING, (said,)),)
    tables = tuple(_block(card, by, total, material) for by in card.breakdowns)
    for by, block in zip(card.breakdowns, tables, strict=True):
        refuse_dropped(card, by, block, material)
    return (
        Statement(HEADING, (f"Every group, on {day(total.as_at)} or in the months to it.",)),
        *tables,
    )


HEADING = "For which children?"


def refuse_dropped(card: MeasureCard, by: str, block: Block, material: Material) -> None:
    """DroppedGroupError naming the measure and each group of the catalogue that a block does not show."""
    shown = set(_shown(block))
    missing = [group for group in material.groups[by] if _name(group, material) not in shown]
    if missing or len(_shown(block)) != len(material.groups[by]):
        what = ", ".join(missing) or "two groups of one name"
        raise DroppedGroupError(f"{card.code} by {by}: the page drops {what}")


def _shown(block: Block) -> list[str]:
    """The groups that a block shows, by name."""
    if isinstance(block, Table):
        return [row[0] for row in block.rows]
    assert isinstance(block, Statement)
    return [
        name for said in block.sentences for name in said.rstrip(".").partition(": ")[2].split("; ")
    ]


def _names(card: MeasureCard) -> list[str]:
    return [BREAKDOWNS[by] for by in card.breakdowns]


def _name(group: str, material: Material) -> str:
    return material.words.groups.get(group, group)


def _block(card: MeasureCard, by: str, total: Result, material: Material) -> Block:
    """A breakdown as a table; where no group has a number to show, the groups by what stands instead."""
    groups = _results(card, by, total.as_at, material)
    days = _days(total, material)
    earlier = {on: _earlier(card, by, on, material) for on in days}
    everything = [*groups, *(each for some in earlier.values() for each in some)]
    if not any(is_known(each) and each.numerator for each in everything if each is not None):
        return _in_a_line(by, groups, material)
    unit = groups[0].unit
    rows = tuple(
        (
            _name(group.group, material),
            *cells(group, unit, material.words),
            *(cell(earlier[on][n], material.words) for on in days),
        )
        for n, group in enumerate(groups)
    )
    heads = ("Group", *columns(unit), *(day(on) for on in days))
    numeric = frozenset(range(1, len(heads)))
    return Table(f"By {BREAKDOWNS[by]}", heads, rows, numeric)


def _results(card: MeasureCard, by: str, on: date, material: Material) -> list[Result]:
    """The result of every group of the catalogue, in its order. DroppedGroupError for one that is not there."""
    found = {each.group: each for each in material.figures.groups(card.code, by, on)}
    missing = [group for group in material.groups[by] if group not in found]
    if missing:
        raise DroppedGroupError(f"{card.code} by {by} on {on}: no result of {', '.join(missing)}")
    return [found[group] for group in material.groups[by]]


def _earlier(card: MeasureCard, by: str, on: date, material: Material) -> list[Result | None]:
    """The same groups on an earlier day; where the whole had no number then, its standing in each."""
    whole = material.figures.at(Figure(card.code), on)
    if whole is None or whole.status in _NO_NUMBER:
        return [whole] * len(material.groups[by])
    return list(_results(card, by, on, material))


def _days(total: Result, material: Material) -> tuple[date, ...]:
    """The earlier days that groups are set beside: a year before, and the oldest 31 March."""
    marches = sorted(
        each.as_at
        for each in material.figures.series(Figure(total.code))
        if (each.as_at.month, each.as_at.day) == (3, 31) and each.as_at < total.as_at
    )
    yearly = total.as_at != material.edition.as_at
    before = (
        total.as_at.replace(year=total.as_at.year - 1) if yearly else material.edition.reference.on
    )
    oldest = marches[:1]
    return tuple(dict.fromkeys((before, *oldest)))


def _in_a_line(by: str, groups: Sequence[Result], material: Material) -> Block:
    """Groups without a number, those that read the same together."""
    found: dict[str, list[str]] = {}
    for each in groups:
        found.setdefault(cell(each, material.words), []).append(_name(each.group, material))
    said = tuple(f"{reads.capitalize()}: {'; '.join(names)}." for reads, names in found.items())
    return Statement(f"By {BREAKDOWNS[by]}", said)
