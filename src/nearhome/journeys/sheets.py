"""The sheets of a table that is no return: a local list, or another system's list of children."""

from collections.abc import Iterator

from nearhome.returns import delimited

_TEXT = (".csv", ".tsv", ".txt")
_WORKBOOK = (".xlsx", ".xlsm", ".xls", ".ods")


def is_table(label: str) -> bool:
    """Whether a file's name ends like a table's."""
    return label.lower().endswith((*_TEXT, *_WORKBOOK))


def sheets(label: str, content: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    """Each sheet of a file: its name, and its rows of cells as text from the header row on."""
    text = delimited.decoded(content).text
    yield label, _from_header(list(delimited.records(text, _separator(text), label)))


def _separator(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(delimited.SEPARATORS, key=first.count)


def _from_header(records: list[list[str]]) -> list[list[str]]:
    for at, cells in enumerate(records):
        if any(cell.strip() for cell in cells):
            return records[at:]
    return []
