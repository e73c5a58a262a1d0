"""Why a figure of a day is another than was said: how much of the difference each kind of change makes.

Children are counted one by one, so a difference is the sum of what each child's changed records make of
it: the children of one cause are counted alone, by their records of then and of today, and the difference
is what that cause has done.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

import pyarrow as pa

from nearhome.journeys.edition_figures import Cell, cell_of
from nearhome.journeys.measures import results_of
from nearhome.journeys.records import Records
from nearhome.records.tables import tables
from nearhome.results.changes import Because, Cause
from nearhome.results.values import Result, Status

KNOWN = frozenset({Status.VALUE, Status.ZERO, Status.PROVISIONAL})

SUMMED = frozenset({"n", "%", "rate", "ratio", "per 100 children"})
"""Units whose numerator is a sum over children, so that a difference is the sum of its causes."""


def is_revised(said: Result, now: Result) -> bool:
    """Whether two results of one figure tell something else; provisional or not is no difference."""
    if (said.status in KNOWN) != (now.status in KNOWN):
        return True
    return _numbers(said) != _numbers(now)


def difference(said: Result, now: Result) -> float | None:
    """By how much the number has changed: the numerator's, else the value's; None without both."""
    one, other = (said.numerator, now.numerator) if said.unit in SUMMED else (said.value, now.value)
    return None if one is None or other is None else _plain(other) - _plain(one)


def reasons(
    asked: Sequence[Result],
    now: Mapping[Cell, Result],
    before: Records,
    after: Records,
    by_cause: Mapping[Cause, Collection[str]],
    breakdowns: Sequence[str] = (),
) -> dict[Cell, tuple[Because, ...]]:
    """The causes by which each result asked (as it was said) is another `now`, the greatest first.

    `before` are the records it was said from, `after` those of today; `by_cause` the children of each
    cause. A result of a day that is after what `before` describes has none.
    """
    known = [each for each in asked if each.as_at <= before.as_at and cell_of(each) in now]
    if not known:
        return {}
    days = sorted({each.as_at for each in known})
    codes = tuple(dict.fromkeys(each.code for each in known))

    def of(records: Records) -> dict[Cell, Result]:
        return {cell_of(each): each for each in results_of(records, days, codes, breakdowns)}

    then = of(before)
    moves = {
        cause: (of(_of_children(before, before, some)), of(_of_children(before, after, some)))
        for cause, some in by_cause.items()
    }
    return {
        cell: _because(
            said, then[cell], now[cell], {c: (a[cell], b[cell]) for c, (a, b) in moves.items()}
        )
        for said in known
        if (cell := cell_of(said)) in then
    }


def _because(
    said: Result, then: Result, now: Result, moves: Mapping[Cause, tuple[Result, Result]]
) -> tuple[Because, ...]:
    moved = {cause: pair for cause, pair in moves.items() if is_revised(*pair)}
    by_us = list(_by_rule(said, then))
    if said.unit not in SUMMED:
        return (*(Because(cause) for cause in moved), *by_us) or (Because(Cause.RETURN),)
    by_them = [Because(cause, difference(*pair)) for cause, pair in moved.items()]
    left = (difference(then, now) or 0.0) - sum(each.change or 0.0 for each in by_them)
    if _plain(left):
        by_us.append(Because(Cause.RETURN, _plain(left)))
    found = sorted((*by_them, *by_us), key=lambda each: -abs(each.change or 0.0))
    # What moves only the number that a share is of is told where nothing moves the count.
    return (
        tuple(each for each in found if each.change)
        or tuple(replace(each, change=None) for each in found)
        or (Because(_of_the_rest(said, now)),)
    )


def _by_rule(said: Result, again: Result) -> Iterable[Because]:
    """What the same records come to today: where it is something else, a rule or an estimate was changed."""
    if said.status is Status.SUPPRESSED or not is_revised(said, again):
        return
    if said.unit == "rate" and said.numerator == again.numerator:
        yield Because(Cause.PUBLISHED)
    else:
        yield Because(Cause.RULE, difference(said, again))


def _of_the_rest(said: Result, now: Result) -> Cause:
    is_rate = said.unit == "rate" and said.numerator == now.numerator
    return Cause.PUBLISHED if is_rate else Cause.RETURN


def _of_children(before: Records, holding: Records, children: Collection[str]) -> Records:
    """The records of some children as `holding` has them; whatever is of no child is as it was before."""
    names = frozenset(children)
    some = dict(before.tables)
    for name, table in tables().items():
        if any(column.name == "child" for column in table.columns):
            held = holding.tables[name]
            is_one = [child in names for child in held["child"].to_pylist()]
            some[name] = held.filter(pa.array(is_one, pa.bool_()))
    return replace(before, tables=some)


def _numbers(result: Result) -> tuple[float | None, ...]:
    parts = (result.numerator, result.denominator, result.value)
    return tuple(None if part is None else _plain(part) for part in parts)


def _plain(number: float) -> float:
    """Without the dust that another order of adding leaves; and as the CSV writes it."""
    return round(number, 9)
