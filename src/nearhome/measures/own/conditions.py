"""Turns the conditions of an analyst's TOML into conditions of a population's table, each checked first."""

import difflib
import functools
import operator
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from nearhome.cohorts.breakdowns import BREAKDOWNS, OWN_WORDS
from nearhome.measures.own import form
from nearhome.measures.own.faults import FormError
from nearhome.measures.shapes import Condition

HIDDEN = frozenset({"child", "on", "origin_file", "origin_row"})
"""Columns that say who, and from which row: a measure is never of one child."""
_COMPARED: Mapping[str, Callable[[Any, Any], Any]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_KINDS = {
    "text": "words in quotes",
    "number": "a number",
    "day": "a day without quotes: 2026-03-31",
    "flag": "true or false",
}


def kinds_of(table: Any) -> dict[str, str]:
    """The columns of a population's table that may be asked of: text, number, day or flag each."""
    found = {name: _kind(kind) for name, kind in table.schema().items() if name not in HIDDEN}
    return {name: kind for name, kind in found.items() if kind}


def _kind(kind: Any) -> str:
    # The records hold yes and no in a byte.
    if kind.is_boolean() or kind.is_int8():
        return "flag"
    if kind.is_numeric():
        return "number"
    if kind.is_date():
        return "day"
    return "text" if kind.is_string() else ""


def condition(asked: form.Condition, key: str, kinds: Mapping[str, str]) -> Condition:
    """The condition that a table of the file asks for. FormError, naming the key, where it cannot be."""
    if isinstance(asked, form.Comparison):
        return _comparison(asked, key, kinds)
    name, parts, joined = (
        ("all", asked.all, operator.and_)
        if isinstance(asked, form.AllOf)
        else ("any", asked.any, operator.or_)
    )
    made = [condition(each, f"{key}.{name}[{n}]", kinds) for n, each in enumerate(parts, 1)]
    return lambda rows: functools.reduce(joined, [each(rows) for each in made])


def _comparison(asked: form.Comparison, key: str, kinds: Mapping[str, str]) -> Condition:
    kind = kind_of(asked.column, f"{key}.column", kinds)
    name, op = asked.column, asked.op
    if op in ("is known", "is not known"):
        _refuse_value(asked, key)
        known = op == "is known"
        return lambda rows: rows[name].notnull() if known else rows[name].isnull()
    if op == "in":
        values = tuple(_fitting(each, kind, asked, key) for each in _listed(asked, key))
        return lambda rows: rows[name].isin(values).fill_null(False)
    if op != "=" and kind in ("text", "flag"):
        raise FormError(f"{key}.op", f"`{op}` cannot be asked of {name}, which holds {_KINDS[kind]}",
                        "write `=` or `in`")  # fmt: skip
    value, compare = _fitting(asked.value, kind, asked, key), _COMPARED[op]
    return lambda rows: compare(rows[name], value).fill_null(False)


def kind_of(column: str, key: str, kinds: Mapping[str, str]) -> str:
    """What a column holds; FormError naming the columns there are when it is not one."""
    if column not in kinds:
        near = difflib.get_close_matches(column, kinds, n=1)
        meant = f"write {near[0]} if that is meant; " if near else ""
        there = f"{meant}its columns are {', '.join(sorted(kinds))}"
        raise FormError(key, f"the population has no column {column}", there)
    return kinds[column]


def _refuse_value(asked: form.Comparison, key: str) -> None:
    if asked.value is not None:
        raise FormError(f"{key}.value", f"`{asked.op}` takes no value", "leave the value out")


def _listed(asked: form.Comparison, key: str) -> list[form.Plain]:
    if not isinstance(asked.value, list) or not asked.value:
        raise FormError(f"{key}.value", "`in` takes a list", 'write a list such as ["K1", "K2"]')
    return asked.value


def _fitting(value: object, kind: str, asked: form.Comparison, key: str) -> Any:
    """The value as the column holds it; FormError when it is of another type, or no group there is."""
    fits = {
        "text": isinstance(value, str),
        "number": isinstance(value, (int, float)) and not isinstance(value, bool),
        "day": type(value) is date,
        "flag": isinstance(value, bool),
    }
    if not fits[kind]:
        told = "nothing" if value is None else repr(value)
        raise FormError(f"{key}.value", f"{asked.column} cannot be compared with {told}",
                        f"write {_KINDS[kind]}")  # fmt: skip
    _refuse_unknown_group(value, asked.column, key)
    return value


def _refuse_unknown_group(value: object, column: str, key: str) -> None:
    breakdown = column.removeprefix("by_")
    groups = BREAKDOWNS.get(breakdown, ())
    if column != breakdown and groups and breakdown not in OWN_WORDS and value not in groups:
        raise FormError(f"{key}.value", f"{column} has no group {value}",
                        f"its groups are {', '.join(groups)}")  # fmt: skip
