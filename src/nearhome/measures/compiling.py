"""Compiles what measures ask of a population: what `figures` ships, and what has no shipped statement."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import ibis
import ibis.expr.operations as ops

from nearhome.cohorts.compiling import compiled
from nearhome.cohorts.plan import Plan
from nearhome.cohorts.statements import Statement
from nearhome.measures.catalogue.listing import aggregates_of, measures
from nearhome.measures.placed import PLACED, placed
from nearhome.measures.populations import Population
from nearhome.measures.shapes import Aggregate


def statements(dialect: str) -> dict[str, Statement]:
    """The statement of every population of the catalogue, by its name, and that of where children live."""
    plan = Plan()
    populations = dict.fromkeys(each for measure in measures() for each in measure.populations)
    of_measures = {
        each.name: compiled(aggregated(plan, each, aggregates_of(each)), dialect)
        for each in populations
    }
    return {**of_measures, PLACED: compiled(placed(plan), dialect)}


@lru_cache(maxsize=64)
def statement(population: Population, aggregates: tuple[Aggregate, ...], dialect: str) -> Statement:
    """The statement of one population's aggregates; written once in a run, for a measure is tried before it is asked.

    ArithmeticError as `refuse_division` says.
    """
    query = aggregated(Plan(), population, aggregates)
    refuse_division(query)
    return compiled(query, dialect)


def refuse_division(query: Any) -> None:
    """ArithmeticError when a query divides by what may be nought: one engine then counts infinity, another stops.

    So do a power below nought, a logarithm and a cotangent.
    """
    for node in query.op().find((ops.Divide, ops.FloorDivide, ops.Modulus)):
        _refuse(node.right, "it divides by")
    for node in query.op().find(ops.Power):
        if not _is_at_least_nought(node.right):
            _refuse(node.left, "it takes a power that may be below nought of")
    for node in query.op().find((ops.Ln, ops.Log, ops.Log2, ops.Log10)):
        _refuse(node.arg, "it takes the logarithm of")
    for node in query.op().find(ops.Cot):
        _refuse(node.arg, "it takes the cotangent of")


def _refuse(below: Any, what: str) -> None:
    if not _is_never_nought(below):
        raise ArithmeticError(
            f"{what} {below.name}, which may be nought: write .nullif(0) after it"
        )


def _is_at_least_nought(power: Any) -> bool:
    while isinstance(power, ops.Cast | ops.Alias):
        power = power.arg
    return isinstance(power, ops.Literal) and power.value is not None and power.value >= 0


def _is_never_nought(below: Any) -> bool:
    while isinstance(below, ops.Cast | ops.Alias):
        below = below.arg
    if isinstance(below, ops.NullIf):
        below = below.null_if_expr
        return isinstance(below, ops.Literal) and below.value == 0
    return isinstance(below, ops.Literal) and bool(below.value)


def aggregated(plan: Plan, population: Population, aggregates: Sequence[Aggregate]) -> Any:
    """The query of one population: `on`, `breakdown`, `group` and a column an aggregate, in order.

    What each row brings is worked out once; then the rows are repeated for every breakdown asked
    (`breakdown_names`), and for the total, whose breakdown and group are empty.
    """
    table = population.table(plan)
    brought = {f"n{place}": each.of_row(table) for place, each in enumerate(aggregates)}
    kept = {name: column for name, column in brought.items() if column is not None}
    groups = [f"by_{name}" for name in population.breakdowns]
    ages = ["age"] if "age_band" in population.breakdowns else []
    rows = table.select("on", *groups, *ages, **kept).cross_join(plan.table("breakdown_names"))
    rows = rows.select("on", "breakdown", *kept, group=_group(rows, population))
    rows = rows.filter(rows.group.notnull())
    numbers = {
        name: each.over(rows, rows[name] if name in kept else None)
        for (name, each) in zip(brought, aggregates, strict=True)
    }
    return rows.aggregate(by=["on", "breakdown", "group"], **numbers)


def _group(rows: Any, population: Population) -> Any:
    """The row's group in the breakdown; empty for the total, none in a breakdown it has no groups of.

    A row of `breakdown_names` with a `band` is one of the age bands asked for.
    """
    named = [(rows.breakdown == name, rows[f"by_{name}"]) for name in population.breakdowns]
    own_bands = (
        [(rows.age.between(rows.youngest, rows.oldest), rows.band)]
        if "age_band" in population.breakdowns
        else []
    )
    return ibis.cases((rows.breakdown == "", ""), *named, *own_bands)
