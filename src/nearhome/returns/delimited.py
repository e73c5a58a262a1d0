"""Comma-separated files and their cousins: encoding, separator and quoting found from the bytes."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from nearhome.returns.errors import ReturnError

SEPARATORS = (",", ";", "\t", "|")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\0\t\n\r\f")
_LONGEST_QUOTED_LINES = 20
"""A cell of more lines than this is no cell: a quotation mark was opened and never closed."""


@dataclass(frozen=True, slots=True)
class Text:
    """A file's text and the encoding it was in (`UTF-8`, `UTF-16`, `Windows-1252`)."""

    text: str
    encoding: str
    had_nul: bool


def decoded(content: bytes, *, cut: bool = False) -> Text:
    """The text of a file's bytes. `cut` tells that they are only its beginning."""
    codec, encoding = _codec(content)
    if codec is None:
        try:
            text = codecs.getincrementaldecoder("utf-8")().decode(content, final=not cut)
            encoding = "UTF-8"
        except UnicodeDecodeError:
            text, encoding = content.decode("cp1252", errors="replace"), "Windows-1252"
    else:
        whole = content[: len(content) // 2 * 2] if "16" in codec else content
        text = whole.decode(codec, errors="replace")
    return Text(text.replace("\0", ""), encoding, "\0" in text)


def _codec(content: bytes) -> tuple[str | None, str]:
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            return codec, name
    start = content[:2000]
    if start and start[1::2].count(0) * 10 > len(start) * 4:
        return "utf-16-le", "UTF-16"
    if start and start[0::2].count(0) * 10 > len(start) * 4:
        return "utf-16-be", "UTF-16"
    return None, ""


def is_text(content: bytes) -> bool:
    """Whether a file's first bytes may be text: no control characters but line ends and tabs.

    A stray NUL is forgiven, for exports that pad with them.
    """
    start = content[:4000]
    if _codec(start)[0] is not None:
        return True
    controls = len(start) - len(start.translate(None, _CONTROLS))
    return controls * 200 <= len(start) and start.count(0) * 5 <= len(start)


def records(text: str, separator: str, file: str) -> Iterator[list[str]]:
    """The records of a text, blank lines as empty lists, so that the nth is row n of the file."""
    parsed = _parsed(text, separator, csv.QUOTE_MINIMAL, file)
    return _without_runaways(parsed, file) if '"' in text else parsed


def records_unquoted(text: str, separator: str, file: str) -> Iterator[list[str]]:
    """The records of a text whose quotation marks mean nothing, line by line."""
    for cells in _parsed(text, separator, csv.QUOTE_NONE, file):
        yield [cell.strip().strip('"') for cell in cells]


def _without_runaways(parsed: Iterator[list[str]], file: str) -> Iterator[list[str]]:
    for cells in parsed:
        longest = max(cells, key=len, default="")
        if len(longest) > _LONGEST_QUOTED_LINES and longest.count("\n") > _LONGEST_QUOTED_LINES:
            raise UnclosedQuoteError(file)
        yield cells


class UnclosedQuoteError(ReturnError):
    """A quotation mark is opened and never closed, so that lines run into one cell."""

    def __init__(self, file: str) -> None:
        super().__init__(
            file, "A quotation mark is opened and never closed.", "Export the table again."
        )


def _parsed(text: str, separator: str, quoting: Literal[0, 3], file: str) -> Iterator[list[str]]:
    # The limit is the csv module's own for the whole process, and 131,072 by default: a line longer
    # than that is odd, but must not stop the other rows.
    before = csv.field_size_limit(max(len(text), 131_072))
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting)
    except csv.Error as error:
        raise ReturnError(
            file, f"It is no well-formed table ({error}).", "Export it again as CSV (UTF-8)."
        ) from error
    finally:
        csv.field_size_limit(before)
