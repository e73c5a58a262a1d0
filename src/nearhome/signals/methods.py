"""Which method judges which measure: a small table, and what a card's period and unit say for the rest.

`methods.csv` names, for a code, the method and the monthly flows that push it up (`more`) and down
(`fewer`), which date a change. `spread` is how many events one child has in a year where a share counts
events and not children: so much wider is its interval at most (L. Kish, Survey Sampling, 1965).
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from nearhome.results.values import Counts, MeasureCard

YEARLY_PERIODS = ("31 March", "year to 31 March")


class Method(StrEnum):
    """How a measure's direction is judged.

    flow: months that do not overlap; repeated: the same, where the same children make most events;
    stock: the change in a year beside what unchanged flows would give; share and count: now beside a
    year before; balance: children coming of all who come or go; yearly: two 31 Marches; none: a middle,
    a mix or a score, whose spread its series does not hold.
    """

    FLOW = "flow"
    REPEATED = "repeated"
    STOCK = "stock"
    SHARE = "share"
    COUNT = "count"
    BALANCE = "balance"
    YEARLY = "yearly"
    YEARLY_COUNT = "yearly count"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Judging:
    """A measure's method, the flows that date it, and its spread."""

    method: Method
    more: tuple[str, ...] = ()
    fewer: tuple[str, ...] = ()
    spread: float = 1.0

    @property
    def flows(self) -> tuple[str, ...]:
        """Every flow that the method needs."""
        return (*self.more, *self.fewer)


def judging(card: MeasureCard) -> Judging:
    """How a measure is judged: as the table says, else as its period and unit do; a sum is not judged.

    A council's own is judged as warily as the table's measures of its population: a share with their widest
    spread, and no number of what the same children make again and again.
    """
    return _listed().get(card.code) or _like(card)


def _like(card: MeasureCard) -> Judging:
    method = _by_card(card)
    kin = [_listed()[code] for code in card.kin if code in _listed()]
    if method is Method.COUNT and any(each.method is Method.REPEATED for each in kin):
        method = Method.NONE
    return Judging(method, spread=max((each.spread for each in kin), default=1.0))


def _by_card(card: MeasureCard) -> Method:
    if card.counts is Counts.SUMS:
        return Method.NONE
    shares, counts = card.unit == "%" and not card.own_breakdown, card.unit in ("n", "rate")
    if card.period in YEARLY_PERIODS:
        return Method.YEARLY if shares else Method.YEARLY_COUNT if counts else Method.NONE
    return Method.SHARE if shares else Method.COUNT if counts else Method.NONE


@cache
def _listed() -> Mapping[str, Judging]:
    text = (files(__package__) / "methods.csv").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            row["code"]: Judging(
                Method(row["method"]),
                tuple(row["more"].split()),
                tuple(row["fewer"].split()),
                float(row["spread"]),
            )
            for row in csv.DictReader(text.splitlines())
        }
    )
