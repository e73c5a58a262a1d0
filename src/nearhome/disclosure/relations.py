"""What ties published numbers together, as rows of a linear system.

Groups add up to their total; a part is no more than its whole; a printed value lies within its rounding;
net is in less out; stock is stock before and in less out; twelve months are the sum of their months.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import inf

from nearhome.disclosure import groupings
from nearhome.disclosure.cells import Number
from nearhome.disclosure.definitions import Definitions, Stock
from nearhome.disclosure.ledger import Ledger
from nearhome.disclosure.months import month_ends_between, months_earlier
from nearhome.disclosure.windows import of_spells

STANDING = frozenset({"", "sex", "ethnicity"})
"""The breakdowns by which a child stays in its group, so that stock and flow hold group by group."""


@dataclass(frozen=True, slots=True)
class Row:
    """low <= the sum of coefficient x number <= high."""

    numbers: tuple[Number, ...]
    coefficients: tuple[float, ...]
    low: float
    high: float


def relations(ledger: Ledger, definitions: Definitions, *, to_hide: bool = False) -> list[Row]:
    """Every row that ties numbers of a ledger together, each once; months that nobody printed among them.

    `to_hide`: any number may come to be hidden; otherwise windows of which none is are left out.
    """
    held = dict.fromkeys(ledger.numbers())
    rows = [
        *_additions(held, ledger, definitions),
        *_sums_of_groups(held),
        *_parts(held, ledger, definitions),
        *_nets(held, ledger, definitions),
        *_quotients(ledger),
        *_windows(held, ledger, definitions, to_hide=to_hide),
        *_stocks(held, definitions),
    ]
    return list(dict.fromkeys(rows))


def _equal(first: Sequence[Number], second: Sequence[Number]) -> Row:
    """The numbers of the first add up to those of the second."""
    signs = (*(1.0 for _ in first), *(-1.0 for _ in second))
    return Row((*first, *second), signs, 0.0, 0.0)


def _additions(held: Iterable[Number], ledger: Ledger, definitions: Definitions) -> Iterator[Row]:
    tables: dict[Number, dict[str, list[Number]]] = defaultdict(lambda: defaultdict(list))
    totals = set()
    for number in held:
        if not number.breakdown:
            totals.add(number)
        elif number.breakdown not in groupings.exceptions():
            total = number._replace(breakdown="", group="")
            tables[total][number.breakdown].append(number)
    apart = definitions.loose | definitions.public
    for total, breakdowns in tables.items():
        if total.what in apart or (total not in totals and len(breakdowns) < 2):
            continue
        for breakdown, groups in breakdowns.items():
            row = _equal((total,), groups)
            is_partial = total._replace(breakdown=breakdown) in ledger.partial
            yield Row(row.numbers, row.coefficients, 0.0, inf) if is_partial else row


def _sums_of_groups(held: Mapping[Number, None]) -> Iterator[Row]:
    for number in held:
        made = groupings.sums().get((number.breakdown, number.group))
        if made is not None:
            of, groups = made
            parts = [number._replace(breakdown=of, group=group) for group in groups]
            known = [part for part in parts if part in held]
            if len(known) == len(parts):
                yield _equal((number,), known)
            elif known:
                row = _equal((number,), known)
                yield Row(row.numbers, row.coefficients, 0.0, inf)


def _parts(held: Mapping[Number, None], ledger: Ledger, definitions: Definitions) -> Iterator[Row]:
    """A part is no more than its whole, group by group; of an edition's own telling of either."""
    wholes: dict[str, list[str]] = defaultdict(list)
    for part, whole in definitions.within:
        wholes[part].append(whole)
    for number in held:
        for whole in wholes.get(number.what, ()):
            for telling in _told_beside(number, whole, ledger):
                other = number._replace(what=whole, telling=telling)
                if other in held:
                    yield Row((other, number), (1.0, -1.0), 0.0, inf)


def _told_beside(number: Number, count: str, ledger: Ledger) -> set[int]:
    """The tellings of a count in the editions that tell a number so."""
    topic, other = (number.what, number.on), (count, number.on)
    return {
        each[other]
        for each in ledger.together
        if each.get(topic) == number.telling and other in each
    }


def _nets(held: Mapping[Number, None], ledger: Ledger, definitions: Definitions) -> Iterator[Row]:
    parts = {net: (first, less) for net, first, less in definitions.nets}
    for number in held:
        if number.what in parts:
            first, less = (number._replace(what=each) for each in parts[number.what])
            if first in held and less in held:
                yield _equal((number, less), (first,))


def _quotients(ledger: Ledger) -> Iterator[Row]:
    """scale x top lies between low and high times below."""
    for each in ledger.quotients:
        pair = (each.top, each.below)
        if each.low == each.high:
            yield Row(pair, (each.scale, -each.low), 0.0, 0.0)
        else:
            yield Row(pair, (each.scale, -each.low), 0.0, inf)
            yield Row(pair, (each.scale, -each.high), -inf, 0.0)


def _windows(
    held: Mapping[Number, None], ledger: Ledger, definitions: Definitions, *, to_hide: bool
) -> Iterator[Row]:
    """Twelve months are the sum of their months: windows that overlap share months."""
    of_count: dict[tuple[str, str, str], list[Number]] = defaultdict(list)
    printed: dict[tuple[str, str, str], set[date]] = defaultdict(set)
    for number in held:
        if not number.telling and number.breakdown in STANDING:
            place = (number.what, number.breakdown, number.group)
            printed[place].add(number.on)
            if number.what in definitions.events:
                of_count[place].append(number)
    for (what, breakdown, group), windows in of_count.items():
        month = definitions.months.get(what, f"{what} in the month")
        days = printed.get((month, breakdown, group), set())
        if days and not breakdown:
            yield from (_equal((each,), found) for each, found in _of_months(windows, month))
        elif days:
            yield from _of_printed_months(windows, month, days)
        elif to_hide or _says_something(windows, ledger):
            yield from (_equal((each,), found) for each, found in of_spells(windows))


def _says_something(windows: Sequence[Number], ledger: Ledger) -> bool:
    return len(windows) > 1 and any(each in ledger.hidden for each in windows)


def _of_months(windows: Iterable[Number], month: str) -> Iterator[tuple[Number, list[Number]]]:
    """Each window with its twelve months, printed or not."""
    for each in windows:
        ends = month_ends_between(months_earlier(each.on, 12), each.on)
        if ends:
            yield each, [each._replace(what=month, on=on) for on in ends]


def _of_printed_months(
    windows: Sequence[Number], month: str, days: Collection[date]
) -> Iterator[Row]:
    """Windows of a group with the months of it that are printed alone: the others may be nothing."""
    made = list(_of_months(sorted(windows, key=lambda each: each.on), month))
    for window, months in made:
        known = [each for each in months if each.on in days]
        if known:
            row = _equal((window,), known)
            high = 0.0 if len(known) == len(months) else inf
            yield Row(row.numbers, row.coefficients, 0.0, high)
    for (first, old), (second, new) in pairwise(made):
        gone, come = (
            [e for e in one if e not in set(two)] for one, two in ((old, new), (new, old))
        )
        if len(gone) == len(old):
            continue
        lacks_come, lacks_gone = ([e for e in each if e.on not in days] for each in (come, gone))
        if not lacks_come or not lacks_gone:
            # second - first = what came - what is gone; what is not printed is at least nothing.
            row = _equal(
                (second, *(e for e in gone if e.on in days)),
                (first, *(e for e in come if e.on in days)),
            )
            low = 0.0 if not lacks_gone else -inf
            yield Row(row.numbers, row.coefficients, low, 0.0 if not lacks_come else inf)


def _stocks(held: Mapping[Number, None], definitions: Definitions) -> Iterator[Row]:
    for each in definitions.stocks:
        days: dict[tuple[str, str], list[date]] = defaultdict(list)
        for number in held:
            if number.what == each.stock and not number.telling and number.breakdown in STANDING:
                days[number.breakdown, number.group].append(number.on)
        for (breakdown, group), found in days.items():
            yield from _of_a_year(each, breakdown, group, found, held)
            if not breakdown:
                yield from _by_month(each, sorted(found), held)


def _of_a_year(
    stock: Stock, breakdown: str, group: str, days: Iterable[date], held: Mapping[Number, None]
) -> Iterator[Row]:
    for on in days:
        before = months_earlier(on, 12)
        if before is None:
            continue
        was = Number(stock.stock, before, breakdown, group)
        now = was._replace(on=on)
        came = [now._replace(what=count) for count in stock.came]
        left = [now._replace(what=count) for count in stock.left]
        if all(number in held for number in (was, *came, *left)):
            yield _equal((was, *came), (now, *left))


def _by_month(stock: Stock, days: Sequence[date], held: Mapping[Number, None]) -> Iterator[Row]:
    if not stock.came_month:
        return
    for was, now in pairwise(days):
        ends = month_ends_between(was, now)
        number = Number(stock.stock, now)
        came = [number._replace(what=c, on=on) for on in ends for c in stock.came_month]
        left = [number._replace(what=c, on=on) for on in ends for c in stock.left_month]
        if ends and len(ends) <= 12 and any(each in held for each in (*came, *left)):
            yield _equal((number._replace(on=was), *came), (number, *left))
