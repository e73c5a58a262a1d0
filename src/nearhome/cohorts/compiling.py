"""Compiles cohorts to SQL: what `statements` ships, and what has no shipped statement."""

from typing import Any

import ibis
import ibis.expr.operations as ops

from nearhome.cohorts.plan import KEPT, Plan
from nearhome.cohorts.statements import Statement


def compiled(expression: Any, dialect: str) -> Statement:
    """The SQL of an expression over named tables, in a dialect (duckdb, pyspark)."""
    getattr(ibis, dialect)  # registers the backend's options, which its compiler reads
    needs = {node.name for node in expression.op().find(ops.UnboundTable)}
    return Statement(tuple(sorted(needs)), str(ibis.to_sql(expression, dialect=dialect)))


def kept_statements(dialect: str) -> dict[str, Statement]:
    """The statement of every kept cohort, by name, in the order they are made."""
    plan = Plan()
    for name in KEPT:
        getattr(plan, name)
    return {name: compiled(plan.expressions[name], dialect) for name in KEPT}
