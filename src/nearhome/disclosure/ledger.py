"""Every number that an attacker holds of several editions: which are shown, within what, and which hidden.

The same number in two editions is one number. Where a later edition revised what an earlier one printed of
a count and day, the earlier edition's numbers of that count and day are told apart (`Number.telling`):
nothing ties the two but that they were meant to be the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from nearhome.disclosure.cells import UNIT_SCALES, Cell, Number, Part, numbers_of, parts_of, scales
from nearhome.disclosure.definitions import Definitions

Topic = tuple[str, date]
"""A count and a day."""

_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Quotient:
    """A value that is printed beside a number that is not: low <= scale x top / below <= high."""

    top: Number
    below: Number
    scale: float
    low: float
    high: float
    cell: Cell


@dataclass
class Ledger:
    """The numbers of all editions, by place.

    `shown` are the bounds of those that are shown and `hidden` the cells in which others (or, by
    mistake, the same) are kept back; `shown_in` a cell that shows each. `together` are, of each edition, the
    topics that it speaks of, with their telling. `partial` are the tables of which a group has no number
    at all, so that the others do not add up to the total. `settled` are shown by others, or by an edition
    before the last: they can no longer be hidden.
    """

    shown: dict[Number, tuple[float, float]] = field(default_factory=dict)
    shown_in: dict[Number, Cell] = field(default_factory=dict)
    hidden: dict[Number, Cell] = field(default_factory=dict)
    quotients: list[Quotient] = field(default_factory=list)
    together: list[dict[Topic, int]] = field(default_factory=list)
    partial: set[Number] = field(default_factory=set)
    settled: set[Number] = field(default_factory=set)

    def holds(self, number: Number) -> bool:
        """Whether a number is shown or hidden."""
        return number in self.shown or number in self.hidden

    def tables(self) -> frozenset[Number]:
        """The tables of groups of which a number is held, as numbers without a group."""
        every = (*self.shown, *self.hidden)
        return frozenset(each._replace(group="") for each in every if each.breakdown)

    def numbers(self) -> list[Number]:
        """All numbers, in the order in which they were met."""
        return list(dict.fromkeys((*self.shown, *self.hidden)))


def ledger_of(
    cells: Sequence[Cell], definitions: Definitions, known: Sequence[Cell] = ()
) -> Ledger:
    """The numbers of cells, editions in their order from the first to the last.

    `known` are figures that others published: they show, and hide nothing of ours.
    """
    made = Ledger()
    scale = scales(cells, definitions)
    editions = [list(found) for _, found in groupby(cells, key=lambda each: each.edition)]
    book: dict[Topic, dict[tuple[str, str], tuple[float, float]]] = {}
    for telling, edition in enumerate(reversed(editions)):
        _enter(made, book, edition, telling, definitions, scale, ours=True)
    if known:
        _enter(
            made, book, known, len(editions), definitions, scales(known, definitions), ours=False
        )
    return made


def _enter(
    made: Ledger,
    book: dict[Topic, dict[tuple[str, str], tuple[float, float]]],
    edition: Iterable[Cell],
    telling: int,
    definitions: Definitions,
    scale: Mapping[str, float],
    *,
    ours: bool,
) -> None:
    parted = [
        (cell, tuple(parts_of(cell, definitions.meaning(cell.code, cell.unit)))) for cell in edition
    ]
    tellings = _tellings(book, parted, telling)
    ours_before = frozenset() if ours else made.tables()
    for cell, parts in parted:
        for part in parts:
            number = _told(part.number, tellings)
            table = number._replace(group="")
            if not ours and number.breakdown and table not in ours_before:
                # Others print the groups that they do not hide: what they hide is in no cell.
                made.partial.add(table)
            elif not ours and number.breakdown and not made.holds(number):
                continue
            _write(made, cell, number, part, ours=ours)
            if telling and not part.is_hidden:
                made.settled.add(number)
        if len(parts) < 2 and cell.breakdown and not cell.hidden:
            made.partial.update(_without(cell, parts, definitions, tellings))
        _quotient(made, cell, definitions, tellings, scale.get(cell.code))
    made.together.append(tellings)


def _without(
    cell: Cell, parts: Sequence[Part], definitions: Definitions, tellings: Mapping[Topic, int]
) -> Iterable[Number]:
    """The tables (numbers without a group) of those numbers that a cell ought to give and does not."""
    given = {part.number for part in parts}
    for number in numbers_of(cell, definitions.meaning(cell.code, cell.unit)):
        if number is not None and number not in given:
            yield _told(number, tellings)._replace(group="")


def _tellings(
    book: dict[Topic, dict[tuple[str, str], tuple[float, float]]],
    parted: Sequence[tuple[Cell, tuple[Part, ...]]],
    telling: int,
) -> dict[Topic, int]:
    """For each topic of an edition 0, or its own number where a later edition says otherwise."""
    own: dict[Topic, dict[tuple[str, str], tuple[float, float]]] = {}
    for _, parts in parted:
        for number, low, high in parts:
            groups = own.setdefault((number.what, number.on), {})
            if low is not None and high is not None:
                groups.setdefault((number.breakdown, number.group), (low, high))
    tellings = {}
    for topic, groups in own.items():
        later = book.get(topic)
        if later is not None and _clash(groups, later):
            tellings[topic] = telling
        else:
            tellings[topic] = 0
            book.setdefault(topic, {}).update(groups)
    return tellings


def _clash(
    groups: Mapping[tuple[str, str], tuple[float, float]],
    later: Mapping[tuple[str, str], tuple[float, float]],
) -> bool:
    return any(
        place in later and (low > later[place][1] + _SAME or high < later[place][0] - _SAME)
        for place, (low, high) in groups.items()
    )


def _told(number: Number, tellings: Mapping[Topic, int]) -> Number:
    telling = tellings.get((number.what, number.on), 0)
    return number if telling == number.telling else number._replace(telling=telling)


def _write(made: Ledger, cell: Cell, number: Number, part: Part, *, ours: bool) -> None:
    if part.low is None or part.high is None:
        if ours:
            made.hidden.setdefault(number, cell)
        return
    before = made.shown.get(number)
    low, high = part.low, part.high
    if before is None:
        made.shown_in[number] = cell
    else:
        low, high = max(low, before[0]), min(high, before[1])
        if low > high + _SAME:
            return
    made.shown[number] = (low, high)


def _quotient(
    made: Ledger,
    cell: Cell,
    definitions: Definitions,
    tellings: Mapping[Topic, int],
    scale: float | None,
) -> None:
    """A value whose number above or below the line is not printed beside it."""
    if cell.value is None or (cell.numerator is not None and cell.denominator is not None):
        return
    top, below = numbers_of(cell, definitions.meaning(cell.code, cell.unit))
    if scale is None:
        scale = UNIT_SCALES.get(cell.unit, 0.0)
    if scale and below is not None:
        made.quotients.append(
            Quotient(
                _told(top, tellings),
                _told(below, tellings),
                scale,
                cell.value - cell.rounding,
                cell.value + cell.rounding,
                cell,
            )
        )
