"""A column of text becomes an Arrow column: each distinct text is read once, and what was odd is noted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

import pyarrow as pa

from nearhome.records.tables import Column
from nearhome.returns.cells import (
    Cell,
    code_of,
    date_of,
    flag_of,
    identifier_of,
    integer_of,
    number_of,
    partly_known_date_of,
    postcode_of,
)
from nearhome.vocabulary.codes import return_tables

Reader = Callable[[str], Cell]


@dataclass
class TypedColumn:
    """A column as read. `problems` and `notations` are by the text they were found in."""

    values: pa.Array
    problems: dict[str, str] = field(default_factory=dict)
    notations: dict[str, str] = field(default_factory=dict)


def reader_of(return_table: str, column: Column, collection_year: int, month_first: bool) -> Reader:
    """How the cells of a record column are read."""
    name = column.return_field
    kind = _kinds(return_table).get(name, "text")
    if column.type == "flag":
        return flag_of
    if column.type == "integer":
        return partial(integer_of, name)
    if column.type == "number":
        return number_of
    if column.type == "date":
        return partial(date_of, month_first=month_first)
    if name == "DATE_PERM":
        return partial(partly_known_date_of, month_first=month_first)
    if kind == "postcode":
        return postcode_of
    if kind == "code" or name == "PL_LOCATION":
        return lambda text: code_of(name, text, collection_year)
    return identifier_of


def typed_column(
    cells: list[str | None] | None, rows: int, kind: pa.DataType, read: Reader
) -> TypedColumn:
    """The cells as an Arrow array of `kind`; a column not supplied (None) is empty in every row."""
    if cells is None or not rows:
        return TypedColumn(pa.nulls(rows, kind))
    encoded = pa.array(cells, pa.string()).dictionary_encode()
    texts: list[str] = encoded.dictionary.to_pylist()
    read_cells = [read(text) for text in texts]
    values = pa.array([cell.value for cell in read_cells], kind).take(encoded.indices)
    odd = [(text, cell) for text, cell in zip(texts, read_cells, strict=True) if cell[1] or cell[2]]
    return TypedColumn(
        values,
        problems={text: cell.problem for text, cell in odd if cell.problem},
        notations={text: cell.notation for text, cell in odd if not cell.problem},
    )


def _kinds(return_table: str) -> Mapping[str, str]:
    return {each.name: each.kind for each in return_tables()[return_table]}
