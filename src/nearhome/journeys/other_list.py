"""Another system's list of children: which of its columns holds the identifier, and who is on it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from nearhome.journeys.refusals import RefusedError
from nearhome.journeys.sheets import Sheet, sheets
from nearhome.returns.cells import identifier_of
from nearhome.returns.errors import ReturnError
from nearhome.returns.headings import headings_with, plain
from nearhome.returns.limits import Limits

FEWEST_ALIKE = 0.2
"""A column without a known heading is the identifier's when this share of its values are ours."""
ROWS_TO_SEEK_HEADER = 20
"""Exports put a title, the filters and the day above their headings."""


@dataclass(frozen=True)
class OtherList:
    """Who is on the list: the row of each identifier, the column it was found in, and repeats."""

    name: str
    column: str
    rows: Mapping[str, int]
    repeated: int


@dataclass(frozen=True)
class _Column:
    sheet: Sheet
    at: int
    heading: str
    is_named: bool
    share: float


def read_other_list(path: Path, known: Collection[str], aliases: Mapping[str, str]) -> OtherList:
    """The list in a CSV or workbook. `known` are identifiers in the records, `aliases` own headings.

    The column is the one whose heading means CHILD and some of whose values are known, or else the one
    most of whose values are known; failing both, the one so headed, whoever is on it.
    RefusedError when no column is either, ReturnError when the file cannot be read.
    """
    columns = [
        column
        for sheet in (
            _from_headings(e, aliases) for e in sheets(path.name, _content(path), Limits())
        )
        for column in _columns(sheet, known, aliases)
    ]
    named = [column for column in columns if column.is_named]
    alike = [column for column in columns if column.share >= FEWEST_ALIKE]
    both = [column for column in named if column.share >= FEWEST_ALIKE]
    chosen = max(both or alike or named, key=lambda each: each.share, default=None)
    if chosen is None:
        raise RefusedError(
            f"{path.name}: no column holds children's identifiers as the returns write them.",
            "Name the column CHILD, or export the list with the identifier of the return.",
        )
    rows: dict[str, int] = {}
    found = list(_identifiers(chosen.sheet, chosen.at))
    for child, row in found:
        rows.setdefault(child, row)
    return OtherList(chosen.sheet.name, chosen.heading, rows, len(found) - len(rows))


def matched(child: str, known: Collection[str], without_zeros: Mapping[str, str]) -> str:
    """The identifier as the records write it: a spreadsheet takes leading zeros away."""
    return child if child in known else without_zeros.get(child.lstrip("0"), child)


def _content(path: Path) -> bytes:
    limits = Limits()
    try:
        if path.stat().st_size > limits.file_bytes:
            raise ReturnError(path.name, "It is far larger than a list of children.", "Check it.")
        return path.read_bytes()
    except OSError as error:
        raise RefusedError(
            f"{path} cannot be read ({error.strerror}).", "Check the path, and close it elsewhere."
        ) from error


def _from_headings(sheet: Sheet, aliases: Mapping[str, str]) -> Sheet:
    """The sheet without what stands above its headings.

    They are the first row in which a heading means CHILD, or else the first that is at least half as full
    as the fullest: a title and the filters of an export fill one cell or two.
    """
    top = sheet.rows[:ROWS_TO_SEEK_HEADER]
    filled = [sum(bool(cell.strip()) for cell in row) for row in top]
    half = next(at for at, count in enumerate(filled) if 2 * count > max(filled))
    at = next((at for at, row in enumerate(top) if any(_is_named(c, aliases) for c in row)), half)
    return replace(sheet, rows=sheet.rows[at:], first_row=sheet.first_row + at)


def _is_named(heading: str, aliases: Mapping[str, str]) -> bool:
    meanings = headings_with(aliases).get(plain(heading), ())
    return any(meaning.field == "CHILD" for meaning in meanings)


def _columns(sheet: Sheet, known: Collection[str], aliases: Mapping[str, str]) -> Iterator[_Column]:
    for at, heading in enumerate(sheet.rows[0]):
        values = {child for child, _ in _identifiers(sheet, at)}
        share = sum(each in known for each in values) / len(values) if values else 0.0
        yield _Column(sheet, at, heading.strip(), _is_named(heading, aliases), share)


def _identifiers(sheet: Sheet, at: int) -> Iterator[tuple[str, int]]:
    for row, cells in enumerate(sheet.rows[1:], sheet.first_row + 1):
        text = cells[at].strip() if at < len(cells) else ""
        if text:
            yield str(identifier_of(text).value), row
