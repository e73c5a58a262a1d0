"""Asks the (faulty) product found on the path for what the reference expects, and says what differs.

Run as `python -m mutants.probe EXPECTED WHAT`, WHAT being measures or joining: prints a line a code (or table) that differs. `EXPECTED` is
what `mutants.expected` wrote with the product as it stands.
"""

import pickle
import sys
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


def main(path: Path, what: str) -> None:
    """Prints what differs, at most one line a code or table."""
    batch = pickle.loads(path.read_bytes())
    told = set()
    for name, words in joins_differ(batch) if what == "joining" else measures_differ(batch):
        if name not in told:
            print(f"{name}: {words}")
        told.add(name)


def measures_differ(batch: dict[str, Any]) -> list[tuple[str, str]]:
    """A code and what it says, for each number that is not the reference's."""
    given = batch["context"]
    context = Context(
        authority="E06000059",
        as_at=given["as_at"],
        populations=tuple(Population(*each) for each in given["populations"]),
        comparator_rates=tuple(ComparatorRate(*each) for each in given["comparator_rates"]),
    )
    tables = open_duckdb(batch["tables"])
    results = compute(tables, batch["dates"], [card.code for card in cards()], BY, context)
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
    top, below, value, status = answer
    if top is None:
        return str(status)
    return f"{value:g}" if below is None else f"{top:g}/{below:g}"


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


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
