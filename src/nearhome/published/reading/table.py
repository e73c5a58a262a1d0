"""A published table as columns of text: few different texts, many rows."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.csv as arrow_csv
from numpy.typing import NDArray

from nearhome.published.reading.report import UnreadableError
from nearhome.published.reading.selectors import heading

SEPARATORS = (",", ";", "\t", "|")
_BLOCK = 4_000_000
_HEADER_MOST = 64_000


@dataclass(frozen=True)
class Column:
    """A column: its name as written, its different texts, and which of them each row holds."""

    name: str
    texts: tuple[str, ...]
    places: NDArray[np.int32]

    def at(self, row: int) -> str:
        """The text of the nth row, from 0."""
        return self.texts[int(self.places[row])]


@dataclass(frozen=True)
class Table:
    """A table of a file: its columns in their order, and its number of rows.

    `first_row` is the file's row of the first row here, its header being the row before. `broken`
    are rows with too many or too few cells, as their row in the file and how many cells they have.
    """

    file: str
    columns: tuple[Column, ...]
    rows: int
    first_row: int = 2
    broken: tuple[tuple[int, int], ...] = ()

    @cached_property
    def by_heading(self) -> Mapping[str, Column]:
        """The columns by their names as `heading` makes them; of two alike the first."""
        found: dict[str, Column] = {}
        for each in self.columns:
            found.setdefault(heading(each.name), each)
        return found

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names as written."""
        return tuple(each.name for each in self.columns)

    def first(self, names: Iterable[str]) -> Column | None:
        """The first column of these headings that is there."""
        return next((self.by_heading[name] for name in names if name in self.by_heading), None)

    def texts(self, name: str) -> list[str]:
        """Every row's text in the column of a heading; empty texts when there is no such column."""
        column = self.by_heading.get(name)
        return [column.texts[at] for at in column.places] if column else [""] * self.rows


def header_of(text: str) -> tuple[list[str], str]:
    """The cells of the first line of a delimited text that is not blank, and its separator."""
    start = text[:_HEADER_MOST].lstrip("\ufeff\r\n ")
    line = start.partition("\n")[0]
    separator = max(SEPARATORS, key=line.count)
    row = next(csv.reader(io.StringIO(start, newline=""), delimiter=separator), [])
    return [cell.strip() for cell in row], separator


def from_csv(file: str, content: bytes) -> Table:
    """The table of a delimited file in UTF-8. UnreadableError when it is none."""
    content = content.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    names, separator = header_of(content[:_HEADER_MOST].decode("utf-8", errors="replace"))
    broken: list[tuple[int, int]] = []
    try:
        read = arrow_csv.read_csv(
            pa.BufferReader(content),
            read_options=arrow_csv.ReadOptions(
                use_threads=False,
                block_size=_BLOCK,
                skip_rows=1,
                column_names=[str(at) for at in range(len(names))],
            ),
            parse_options=arrow_csv.ParseOptions(
                delimiter=separator,
                newlines_in_values=True,
                invalid_row_handler=_broken_into(broken),
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types={str(at): pa.string() for at in range(len(names))},
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid as error:
        raise UnreadableError(
            file, f"It is no well-formed table ({_first_line(error)}).", "Download it again."
        ) from error
    return from_arrow(file, read, names, broken)


def from_arrow(
    file: str,
    read: pa.Table,
    names: Sequence[str],
    broken: Sequence[tuple[int, int]] = (),
) -> Table:
    """An Arrow table's columns as text; a number is written as Python writes it."""
    columns = tuple(
        _column(name, read.column(at).cast(pa.string())) for at, name in enumerate(names)
    )
    return Table(file, columns, read.num_rows, 2, tuple(broken))


def from_rows(file: str, rows: Sequence[Sequence[str]], first_row: int = 1) -> Table:
    """The table of rows of cells, the first of which is the header; `first_row` is its row in the file."""
    names = [cell.strip() for cell in rows[0]] if rows else []
    body = [[*row, *[""] * (len(names) - len(row))][: len(names)] for row in rows[1:]]
    columns = [pa.array([row[at] for row in body], pa.string()) for at in range(len(names))]
    return Table(
        file,
        tuple(
            _column(name, pa.chunked_array([each]))
            for name, each in zip(names, columns, strict=True)
        ),
        len(body),
        first_row + 1,
    )


def _column(name: str, values: pa.ChunkedArray) -> Column:
    coded = values.fill_null("").combine_chunks().dictionary_encode()
    if isinstance(coded, pa.ChunkedArray):
        coded = coded.combine_chunks()
    places = coded.indices.to_numpy(zero_copy_only=False).astype(np.int32)
    return Column(name, tuple(str(each) for each in coded.dictionary.to_pylist()), places)


def _broken_into(broken: list[tuple[int, int]]) -> "arrow_csv.InvalidRowHandler":
    def handle(row: "arrow_csv.InvalidRow") -> str:
        broken.append((row.number or 0, row.actual_columns))
        return "skip"

    return handle


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:120]
