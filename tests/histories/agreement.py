"""Where the product's measures and the slow reference differ, in words; nothing when they agree."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import Any

from histories.arrow import arrow_records
from histories.returns import random_returns
from nearhome.measures.cards import cards
from nearhome.measures.compute import compute
from nearhome.results.values import ComparatorRate, Context, Population, Result
from nearhome.store.engine import Opened, open_duckdb
from reference import joining
from reference.history import History, history
from reference.measures import Answer, compute_from, of_nobody

Row = dict[str, Any]

FIXED = (
    date(2019, 3, 31),
    date(2022, 3, 31),
    date(2024, 2, 29),
    date(2024, 3, 31),
    date(2025, 2, 28),
)


@dataclass
class Batch:
    """A batch of invented children with everything measures need, for both sides."""

    seed: int
    children: int = 150

    @cached_property
    def records(self) -> dict[str, list[Row]]:
        """Joined by the reference, with some transfers and restricted children besides."""
        records = joining.join(random_returns(self.seed, self.children))
        r = Random(-self.seed)
        for row in r.sample(records["episodes"], 6):
            for direction, day in (("in", row["decom"]), ("out", row["dec"])):
                if day is not None:
                    records["transfers"].append(
                        {"child": row["child"], "date": day, "direction": direction}
                    )
        records["adjustments"] = [
            {"as_at_from": date(2022, 3, 1), "as_at_to": date(2024, 2, 29), "children": 2},
            {"as_at_from": date(2024, 2, 29), "as_at_to": None, "children": 3},
        ]
        return records

    @cached_property
    def context(self) -> Context:
        as_at = max(row["as_at"] for row in self.records["supplied"])
        return Context(
            authority="E06000059",
            as_at=as_at,
            populations=tuple(
                Population(year, 9_000 + 37 * year, date(year + 1, month, 20), "invented")
                for year in range(2018, 2024)
                for month in (6, 11)
            ),
            comparator_rates=tuple(
                ComparatorRate(
                    "E92000001", date(year, 3, 31), 50.0 + year % 7, date(year, 11, 14), ""
                )
                for year in range(2019, 2025)
            ),
            unsettled_after=as_at - timedelta(days=40) if self.seed % 2 else None,
        )

    @cached_property
    def slow(self) -> History:
        return history(self.records, plain_context(self.context))

    @cached_property
    def tables(self) -> Opened:
        return open_duckdb(arrow_records(self.records))

    @property
    def dates(self) -> list[date]:
        """Month ends and other days: some fixed, some by the seed, none past the as-at date."""
        r = Random(self.seed)
        drawn = [date(2018, 4, 1) + timedelta(days=r.randint(0, 2556)) for _ in range(2)]
        ends = [date(r.randint(2019, 2024), month, 1) - timedelta(days=1) for month in (5, 9, 12)]
        return sorted(
            {on for on in (*FIXED, *drawn, *ends, self.context.as_at) if on <= self.context.as_at}
        )

    def fast(
        self, codes: Sequence[str], dates: Sequence[date], breakdowns: Sequence[str]
    ) -> list[Result]:
        return compute(self.tables, dates, codes, breakdowns, self.context)


def plain_context(context: Context) -> dict[str, Any]:
    """The context as the reference takes it."""
    return {
        "as_at": context.as_at,
        "unsettled_after": context.unsettled_after,
        "populations": [
            {"year": each.year, "children": each.children, "published": each.published}
            for each in context.populations
        ],
        "comparator_rates": [
            {"area": each.area, "as_at": each.as_at, "rate": each.rate, "published": each.published}
            for each in context.comparator_rates
        ],
    }


def differences(slow: History, results: Iterable[Result]) -> list[str]:
    """A line for every result that the reference does not give, and for every group left out."""
    found = []
    answers: dict[tuple[str, date, str], dict[str, Answer]] = {}
    groups: dict[tuple[str, date, str], set[str]] = {}
    for each in results:
        key = (each.code, each.as_at, each.breakdown)
        if key not in answers:
            answers[key] = compute_from(slow, each.code, each.as_at, each.breakdown or None)
        groups.setdefault(key, set()).add(each.group)
        mine = answers[key].get(each.group) or of_nobody(
            slow, each.code, each.as_at, each.breakdown
        )
        theirs = Answer(each.numerator, each.denominator, each.value, each.status.value)
        if not _alike(mine, theirs):
            found.append(
                f"{each.code} {each.as_at} {each.breakdown} {each.group}: "
                f"reference {_shown(mine)}, product {_shown(theirs)}"
            )
    for (code, on, breakdown), own in answers.items():
        counted = {group for group, answer in own.items() if answer.numerator}
        for group in sorted(counted - groups[code, on, breakdown]):
            found.append(f"{code} {on} {breakdown} {group}: left out by the product")
    return found


def _alike(mine: Answer, theirs: Answer) -> bool:
    return mine.status == theirs.status and all(
        _near(one, other)
        for one, other in (
            (mine.numerator, theirs.numerator),
            (mine.denominator, theirs.denominator),
            (mine.value, theirs.value),
        )
    )


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-9 * max(1.0, abs(one))


def _shown(answer: Answer) -> str:
    if answer.numerator is None:
        return answer.status
    return f"{answer.numerator:g}/{answer.denominator} = {answer.value} ({answer.status})"


def codes() -> list[str]:
    """Every code of the catalogue."""
    return [card.code for card in cards()]


def breakdowns() -> list[str]:
    """Every breakdown some measure allows."""
    return sorted({name for card in cards() for name in card.breakdowns})
