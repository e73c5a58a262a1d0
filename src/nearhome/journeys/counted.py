"""What the numbers of measures count, read off their declarations: for those who look for what leaks.

Two measures that ask the same of the same children hold the same number. `counted.csv` says which
populations are the same children, which count single events of twelve months, and which population the
events of one month; `counted_alike.csv` which number of a measure (0 above the line, 1 below) is another
measure's, though it is worked out another way; `counted_mixes.csv` which breakdowns that an edition adds to a
measure are of its denominator.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from nearhome.disclosure.definitions import Definitions, Meaning, Stock
from nearhome.measures.catalogue.listing import measures
from nearhome.measures.declaration import Measure
from nearhome.measures.shapes import (
    Count,
    CountOf,
    Gap,
    Mean,
    Net,
    Quantile,
    Rate,
    Ratio,
    Share,
    SumOf,
    everybody,
)
from nearhome.measures.sums import Difference, Mentions, RatioOfRates, SeasonalIndex, SumShare
from nearhome.vocabulary.shipped import shipped_rows

PUBLIC = "children of the area"
STOCK = Stock("A01", ("A04-events", "A04-unknown"), ("A05-events",), ("A04-month",), ("A05-month",))
ONCE_EACH = frozenset({"is_child"})
"""Conditions that look beyond the single event (is it the first of the year?): months do not add up."""

TWO_NUMBERS = (Share, Quantile, Mean, Ratio, SumShare)
OWN_BELOW = (RatioOfRates, SeasonalIndex)

Asked = tuple[str, object]
"""The same children, by the name of a population, and what is asked of them."""


def definitions(more: Sequence[Measure] = ()) -> Definitions:
    """What is known of the catalogue's measures, and of a council's `more`, by their declarations."""
    every = (*measures(), *more)
    names = _names(every)
    return Definitions(
        meanings={each.code: _meaning(each, names) for each in every},
        within=tuple(dict.fromkeys(_within(every, names))),
        nets=tuple(_nets(every, names)),
        below_nought=frozenset(
            each.code for each in every if isinstance(each.shape, (Net, Difference))
        ),
        events=frozenset(name for asked, name in names.items() if _is_event(asked)),
        months=dict(_months(names)),
        stocks=(STOCK,),
        public=frozenset({f"{PUBLIC}, {each.code}" for each in every}),
        loose=frozenset(_below(each) for each in every if isinstance(each.shape, OWN_BELOW)),
        amounts=frozenset(name for (_, what), name in names.items() if isinstance(what, SumOf)),
    )


def _names(every: Iterable[Measure]) -> dict[Asked, str]:
    """A name for each thing asked: the code of the first measure with it above the line, or below it."""
    found: dict[Asked, str] = {}
    every = tuple(every)
    for each in every:
        if not isinstance(each.shape, (Net, Difference)):
            found.setdefault(_asked(each, 0), each.code)
    for each in every:
        for n in range(len(each.shape.wanted)):
            found.setdefault(_asked(each, n), _below(each) if n else f"{each.code} above the line")
    for row in shipped_rows(__package__, "counted_alike.csv"):
        by_code = {each.code: each for each in every}
        one, other = by_code[row["code"]], by_code[row["as_code"]]
        found[_asked(one, int(row["part"]))] = found[_asked(other, int(row["as_part"]))]
    return found


def _below(measure: Measure) -> str:
    return f"{measure.code} out of"


def _asked(measure: Measure, n: int) -> Asked:
    population, what = measure.shape.wanted[n]
    same = _populations().get(population.name, {}).get("same_as") or population.name
    return same, what


def _meaning(measure: Measure, names: Mapping[Asked, str]) -> Meaning:
    shape = measure.shape
    top = measure.code if isinstance(shape, (Net, Difference)) else names[_asked(measure, 0)]
    own = {measure.own_breakdown, *_mixes().get(measure.code, ())} - {""}
    mixes = {"*"} if measure.is_mix else own
    return Meaning(top, _denominator(measure, names), frozenset(mixes))


def _denominator(measure: Measure, names: Mapping[Asked, str]) -> str:
    shape = measure.shape
    if isinstance(shape, TWO_NUMBERS):
        return names[_asked(measure, 1)]
    if isinstance(shape, Mentions):
        return names[_asked(measure, 0)]
    if isinstance(shape, (Rate, Gap)):
        return f"{PUBLIC}, {measure.code}"
    return _below(measure) if isinstance(shape, OWN_BELOW) else ""


def _within(every: Iterable[Measure], names: Mapping[Asked, str]) -> Iterator[tuple[str, str]]:
    """A share's number above the line is part of that below; whatever is asked, of everybody asked."""
    for each in every:
        if isinstance(each.shape, (Share, Quantile)):
            top, below = (names[_asked(each, n)] for n in (0, 1))
            if top != below:
                yield top, below
    whole = CountOf(everybody)
    for (population, what), name in names.items():
        of = names.get((population, whole))
        if isinstance(what, CountOf) and of is not None and of != name:
            yield name, of


def _nets(every: Iterable[Measure], names: Mapping[Asked, str]) -> Iterator[tuple[str, str, str]]:
    for each in every:
        if isinstance(each.shape, Net) and isinstance(each.shape.first, Count):
            yield each.code, names[_asked(each, 0)], names[_asked(each, 1)]


def _is_event(asked: Asked) -> bool:
    population, what = asked
    is_single = isinstance(what, CountOf) and _condition(what) not in ONCE_EACH
    return is_single and bool(_populations().get(population, {}).get("events"))


def _months(names: Mapping[Asked, str]) -> Iterator[tuple[str, str]]:
    for (population, what), name in names.items():
        month = _populations().get(population, {}).get("month", "")
        if (month, what) in names and _is_event((population, what)):
            yield name, names[month, what]


def _condition(what: CountOf) -> str:
    return getattr(what.condition, "__name__", "")


@cache
def _mixes() -> Mapping[str, tuple[str, ...]]:
    """The breakdowns of a measure that are added to it as groups of its denominator, by code."""
    rows = shipped_rows(__package__, "counted_mixes.csv")
    return {
        code: tuple(row["breakdown"] for row in rows if row["code"] == code)
        for code in {row["code"] for row in rows}
    }


@cache
def _populations() -> Mapping[str, Mapping[str, str]]:
    return {row["population"]: row for row in shipped_rows(__package__, "counted.csv")}
