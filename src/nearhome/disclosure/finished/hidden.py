"""What must not be found in finished files: the numbers that were kept back, and what tells of one child."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from nearhome.results.values import Result, Status


@dataclass(frozen=True, slots=True)
class Hidden:
    """A cell that keeps numbers back: what it is of, the names it goes by, and the true numbers.

    `counts` are the numbers above and below the line that were kept back, None where that one is shown (or is
    none); `value` is the true value. `by` is what pages call the breakdown;
    `total` holds the numbers of everybody of that measure and day where they are shown.
    """

    code: str
    as_at: date
    breakdown: str
    group: str
    names: tuple[str, ...]
    groups: tuple[str, ...]
    counts: tuple[float | None, float | None]
    value: float | None
    unit: str
    by: str = ""
    total: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Secrets:
    """Everything to look for. `children` are identifiers of children as they stand in the records."""

    hidden: tuple[Hidden, ...]
    newest: date
    children: frozenset[str] = frozenset()
    by_key: Mapping[tuple[str, str, str, str], Hidden] = field(default_factory=dict)


def secrets(
    true: Iterable[Result],
    shown: Iterable[Result],
    newest: date,
    *,
    names: Mapping[str, tuple[str, ...]],
    groups: Mapping[str, str],
    breakdowns: Mapping[str, str],
    children: Iterable[str] = (),
) -> Secrets:
    """What an edition hides, from the same results before and after hiding, in the same order.

    `names` are by code what a page calls a measure besides its own name; `groups` and `breakdowns` the plain words of a group and of a breakdown.
    """
    pairs = tuple(zip(true, shown, strict=True))
    totals = {(each.code, each.as_at): _shown(each) for _, each in pairs if not each.group}
    found = tuple(
        replace(
            _hidden(before, after, names, groups, breakdowns),
            total=totals.get((after.code, after.as_at), frozenset()),
        )
        for before, after in pairs
        if after.status is Status.SUPPRESSED
    )
    keys = {(each.code, each.as_at.isoformat(), each.breakdown, each.group): each for each in found}
    return Secrets(found, newest, frozenset(children), keys)


def _shown(total: Result) -> frozenset[int]:
    return frozenset(
        round(each) for each in (total.numerator, total.denominator) if each is not None
    )


def _hidden(
    true: Result,
    shown: Result,
    names: Mapping[str, tuple[str, ...]],
    groups: Mapping[str, str],
    breakdowns: Mapping[str, str],
) -> Hidden:
    return Hidden(
        true.code,
        true.as_at,
        true.breakdown,
        true.group,
        (true.measure.casefold(), *(each.casefold() for each in names.get(true.code, ()))),
        (true.group.casefold(), groups.get(true.group, true.group).casefold()),
        (
            true.numerator if shown.numerator is None else None,
            true.denominator if shown.denominator is None else None,
        ),
        true.value,
        true.unit,
        breakdowns.get(true.breakdown, true.breakdown.replace("_", " ")).casefold(),
    )
