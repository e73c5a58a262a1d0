"""Conditions and values read straight from a column: one function a column, so that equal ones stay equal."""

from functools import cache
from typing import Any

from nearhome.measures.shapes import Condition


@cache
def holds(column: str) -> Condition:
    """The column says so."""
    return lambda rows: rows[column]


@cache
def said(column: str) -> Condition:
    """A flag of a list says yes; one left empty does not."""
    return lambda rows: (rows[column] == 1).fill_null(False)


@cache
def answered(column: str) -> Condition:
    """A flag of a list says yes or no."""
    return lambda rows: rows[column].notnull()


@cache
def is_any_of(column: str, *words: str) -> Condition:
    """The column is one of these words."""
    return lambda rows: rows[column].isin(words).fill_null(False)


@cache
def amount(column: str) -> Condition:
    """The number that stands in a column."""
    return lambda rows: rows[column]


@cache
def both(one: Condition, other: Condition) -> Condition:
    """Two conditions together."""
    return lambda rows: one(rows) & other(rows)


@cache
def is_aged(youngest: int, oldest: int) -> Condition:
    """Aged so at the row's day, in completed years."""

    def condition(rows: Any) -> Any:
        return rows.age.between(youngest, oldest).fill_null(False)

    return condition
