"""What the public's edition may hold at all, before anything in it is hidden.

Every measure's total at quarter ends of five years; its groups, one breakdown at a time, at each 31 March and
the newest quarter end. `never_public.csv` names measures that are never in it (`all`) or never by group;
`never_public_words.csv` words in a group's name for which its whole breakdown is left out: one group left out
of many could be worked out from the rest. Nothing of single months, and no areas below the localities.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from nearhome.results.values import MeasureCard, Result

QUARTERS = 21
"""The newest quarter end and the twenty of the five years before it."""

BELOW_LOCALITIES = frozenset({"decile", "ward", "area"})
"""Breakdowns by places smaller than localities."""


@dataclass(frozen=True, slots=True)
class NilDuty:
    """A duty whose lawful number is nil: the measure that counts it in the year, and what says so."""

    code: str
    source: str


def quarter_ends(on: date) -> tuple[date, ...]:
    """The quarter ends (of March, June, September, December) of five years to a day, earliest first."""
    found: list[date] = []
    day = on + timedelta(days=1)
    while len(found) < QUARTERS:
        last = day.replace(day=1) - timedelta(days=1)
        if last.month % 3 == 0:
            found.append(last)
        day = last
    return tuple(reversed(found))


def days_of_groups(quarters: Sequence[date]) -> tuple[date, ...]:
    """The days at which groups are told: each 31 March of the quarter ends, and the newest of them."""
    return tuple(day for day in quarters if day.month == 3 or day == quarters[-1])


def may_be_public(card: MeasureCard) -> bool:
    """Whether a measure may be in the public's edition: not officers', not of a month, not named as never."""
    return (
        not card.officers_only
        and card.period != "month"
        and _never().get(_root(card.code)) != "all"
    )


def breakdowns_of(card: MeasureCard) -> tuple[str, ...]:
    """The breakdowns that the public's edition may give of a measure."""
    if _never().get(_root(card.code)) is not None:
        return ()
    return tuple(each for each in card.breakdowns if each not in BELOW_LOCALITIES)


def without_forbidden_groups(results: Iterable[Result]) -> tuple[Result, ...]:
    """The results less every breakdown of a measure of which a group's name may not be read in public."""
    held = tuple(results)
    gone = {(each.code, each.breakdown) for each in held if is_forbidden(each.group)}
    return tuple(each for each in held if (each.code, each.breakdown) not in gone)


def is_forbidden(group: str) -> bool:
    """Whether a group's name holds a word of `never_public_words.csv`."""
    said = group.casefold()
    return any(
        row["word"] in said and not (row["unless"] and said == row["unless"])
        for row in _rows("never_public_words.csv")
    )


@cache
def nil_duties() -> tuple[NilDuty, ...]:
    """The duties whose lawful number is nil, in the order in which a page tells them."""
    return tuple(NilDuty(row["code"], row["source"]) for row in _rows("nil_duties.csv"))


@cache
def _never() -> dict[str, str]:
    return {row["code"]: row["part"] for row in _rows("never_public.csv")}


def _root(code: str) -> str:
    """The name by which a code stands in the list: its own, else that of the measure it is a variant of."""
    if code in _never():
        return code
    first = code.partition("-")[0]
    return first if first in ("I12", "D15", "K09") else code


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
