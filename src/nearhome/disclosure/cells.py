"""Published cells: what a line of a table says of its two numbers and of its value."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from nearhome.disclosure.definitions import Definitions, Meaning
from nearhome.results.values import Result, Status

UNIT_SCALES = {"%": 100.0, "rate": 10_000.0, "ratio": 1.0, "per 100 children": 100.0}
"""By what numerator / denominator is multiplied to give a value, by unit."""

NUMBERED = frozenset({Status.VALUE, Status.ZERO, Status.PROVISIONAL, Status.NO_DENOMINATOR})


class Number(NamedTuple):
    """A number that an attacker may want: how many of a count, on a day, in a group (empty: all).

    `telling` is 0 for what is held now; a number that a later edition revised is another number.
    """

    what: str
    on: date
    breakdown: str = ""
    group: str = ""
    telling: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A line of a published table, in the columns of `nearhome measures`; None where nothing is printed.

    `hidden`: what is not printed is kept back (`suppressed`), not unknown. The value is printed within
    `rounding` of what it is: 0.5 for whole percentages, 0 for unrounded ones. `edition` names the
    table's edition, and `place` the file and row it stands in, for messages.
    """

    edition: str
    code: str
    as_at: date
    breakdown: str
    group: str
    unit: str
    numerator: float | None
    denominator: float | None
    value: float | None
    hidden: bool
    rounding: float = 0.0
    place: str = ""


class Part(NamedTuple):
    """One number of a cell: shown (within low and high), or hidden where both are None."""

    number: Number
    low: float | None
    high: float | None

    @property
    def is_hidden(self) -> bool:
        """Whether it is kept back."""
        return self.low is None


def cells_of(results: Iterable[Result], edition: str = "") -> tuple[Cell, ...]:
    """The cells of results that hold a number or hide one."""
    return tuple(
        Cell(
            edition,
            each.code,
            each.as_at,
            each.breakdown,
            each.group,
            each.unit,
            each.numerator,
            each.denominator,
            each.value,
            each.status is Status.SUPPRESSED,
        )
        for each in results
        if each.status is Status.SUPPRESSED or each.status in NUMBERED
    )


def numbers_of(cell: Cell | Result, meaning: Meaning) -> tuple[Number, Number | None]:
    """The number above the line of a cell, and the one below it where there is one."""
    on, breakdown, group = cell.as_at, cell.breakdown, cell.group
    below = meaning.denominator
    if not below:
        return Number(meaning.numerator, on, breakdown, group), None
    if meaning.is_mix(breakdown):
        return Number(below, on, breakdown, group), Number(below, on)
    return Number(meaning.numerator, on, breakdown, group), Number(below, on, breakdown, group)


def parts_of(cell: Cell, meaning: Meaning) -> Iterator[Part]:
    """What a cell says of its numbers. A number that is neither printed nor kept back is left out."""
    top, below = numbers_of(cell, meaning)
    if cell.numerator is not None:
        yield Part(top, cell.numerator, cell.numerator)
    elif cell.unit == "n" and cell.value is not None:
        yield Part(top, cell.value - cell.rounding, cell.value + cell.rounding)
    elif cell.hidden:
        yield Part(top, None, None)
    if below is not None and cell.denominator is not None:
        yield Part(below, cell.denominator, cell.denominator)
    elif below is not None and cell.hidden:
        yield Part(below, None, None)


def scales(cells: Iterable[Cell], definitions: Definitions) -> dict[str, float]:
    """By what numerator / denominator gives the value, by code: 0 where the shown cells say it does not.

    The unit says it of a measure that shows no cell whole; a median is found out by one that does.
    """
    found: dict[str, float] = {}
    for cell in cells:
        if cell.numerator is None or not cell.denominator or cell.value is None:
            continue
        known = found.get(cell.code)
        if known != 0.0:
            scale = UNIT_SCALES.get(cell.unit, 1.0) if known is None else known
            told = scale * cell.numerator / cell.denominator
            within = cell.rounding + 1e-6 * max(1.0, abs(told))
            found[cell.code] = scale if abs(cell.value - told) <= within else 0.0
    return found
