"""Asks the (faulty) product found on the path for what the reference expects, and says what differs."""

import pickle
from pathlib import Path
from typing import Any

from nearhome.measures.cards import cards
from nearhome.measures.compute import compute
from nearhome.results.values import ComparatorRate, Context, Population
from nearhome.returns.history import join
from nearhome.returns.raw import Return
from nearhome.store.engine import open_duckdb

GROUPED = ["A01", "A04-events", "A05-events"]
BY = ["provider", "need", "age_band", "uasc", "distance"]


def told_of_measures(path: Path, codes: list[str]) -> list[str]:
    """A line for each of the codes (all when none is named) that differs from `mutants.expected`'s."""
    batch = pickle.loads(path.read_bytes())
    return _first_of_each(measures_differ(batch, codes or [card.code for card in cards()]))


def told_of_joining(path: Path) -> list[str]:
    """A line for each joined table that differs from `mutants.expected`'s."""
    return _first_of_each(joins_differ(pickle.loads(path.read_bytes())))


def _first_of_each(differing: list[tuple[str, str]]) -> list[str]:
    first: dict[str, str] = {}
    for name, words in differing:
        first.setdefault(name, f"{name}: {words}")
    return list(first.values())


def measures_differ(batch: dict[str, Any], codes: list[str]) -> list[tuple[str, str]]:
    """A code and what it says, for each number that is not the reference's."""
    given = batch["context"]
    context = Context(
        authority="E06000059",
        as_at=given["as_at"],
        populations=tuple(Population(*each) for each in given["populations"]),
        comparator_rates=tuple(ComparatorRate(*each) for each in given["comparator_rates"]),
    )
    tables = open_duckdb(batch["tables"])
    results = compute(tables, batch["dates"], codes, BY, context)
    wrong = []
    for each in results:
        key = (each.code, each.as_at, each.breakdown, each.group)
        theirs = (each.numerator, each.denominator, each.value, each.status.value)
        mine = batch["answers"].get(key, theirs)
        if not all(map(alike, mine, theirs)):
            group = f" {each.breakdown} {each.group}" if each.group else ""
            wrong.append((each.code, f"{each.as_at}{group} is {shown(mine)}, not {shown(theirs)}"))
    return wrong


def alike(one: Any, other: Any) -> bool:
    """Equal, up to the last digits of a floating number."""
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return abs(one - other) <= 1e-9 * max(1.0, abs(one))
    return bool(one == other)


def shown(answer: tuple[Any, ...]) -> str:
    """An answer in short: above / below, or the status."""
    top, below, _, status = answer
    if top is None:
        return str(status)
    return f"{top:g}" if below is None else f"{top:g}/{below:g}"


def joins_differ(batch: dict[str, Any]) -> list[tuple[str, str]]:
    """A table and how many of its joined rows are not the reference's."""
    joined = join([Return(**each) for each in batch["returns"]])
    wrong = []
    for name, mine in batch["joined"].items():
        columns, rows = mine
        theirs = {repr(row) for row in joined.tables[name].select(columns).to_pylist()}
        if theirs != rows:
            wrong.append((f"joined {name}", f"{len(theirs ^ rows)} rows differ"))
    return wrong
