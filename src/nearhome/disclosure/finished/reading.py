"""An edition's finished files read as a reader does, and every place where one tells what it must not.

A message names the file and the place and never the number: it may be copied into a log.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from nearhome.disclosure.finished.csv_file import read_csv, read_json
from nearhome.disclosure.finished.docx_file import read_docx
from nearhome.disclosure.finished.hidden import Hidden, Secrets
from nearhome.disclosure.finished.html_file import read_html
from nearhome.disclosure.finished.pdf_file import read_pdf
from nearhome.disclosure.finished.texts import Keyed, Mark, Piece, Seen
from nearhome.disclosure.finished.xlsx_file import read_xlsx

READERS: Mapping[str, Callable[[str, bytes], Seen]] = {
    "html": read_html,
    "pdf": read_pdf,
    "xlsx": read_xlsx,
    "csv": read_csv,
    "json": read_json,
    "svg": read_html,
    "docx": read_docx,
}
_WORDS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}
_IN_WORDS = re.compile(rf"\b({'|'.join(_WORDS)})\b")
_SPOKEN_OF = "children|child|young people|young person|babies|baby|boys|girls|boy|girl|siblings"
_SMALL = re.compile(
    rf"(?<![\d,.\-])(?<!to )\b([1-5]|one|two|three|four|five) (?:of (?:our |the |these )?\d[\d,]*\b(?! (?:things|promises))"
    rf"|(?:of (?:our|the|these) )?(?:{_SPOKEN_OF})\b)",
    re.IGNORECASE,
)
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_NO_COUNT = re.compile(
    rf"\b\d{{1,2}} (?:{_MONTHS}) \d{{4}}|\b(?:{_MONTHS}|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec) \d{{4}}"
    r"|\b\d{4}-\d\d-\d\d\b|\baged \d+|\b\d+ (?:to|and) (?:under )?\d+\b|\b\d+ (?:and over|months?|miles?|weeks?|years?|days?)\b"
    r"|\bmid-\d{4}\b|fewer than 6|\b\w+ councils\b|\b\d+-\d+ in \d+|of \d+ to \d+",
)  # fmt: skip
_DAY = re.compile(rf"\b\d{{1,2}} (?:{_MONTHS}) \d{{4}}")
_SENTENCE = re.compile(r"(?<=[.!?;]) ")
_DIGIT = re.compile(r"\d")
_SHARE = re.compile(r"(-?\d[\d,]*(?:\.\d+)?) ?(?:in 100\b|%|per cent)")
_PLAIN = re.compile(r"(?<![\d.\-])-?\d[\d,]*(?:\.\d+)?")
_ONE_CHILD: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b[A-Z]\d{11}[\dA-Z]\b"), "a pupil's number"),
    (re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"), "a postcode"),
    (
        re.compile(r"\b(?:born on|date of birth|d\.?o\.?b\.?)\W+\d", re.IGNORECASE),
        "a date of birth",
    ),
)
_TOKEN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_/\-]{4,}")
_NEAR = 0.012
"""How near to a day, as a part of a chart's width, a mark stands for it: less than half a quarter of five years."""


ByName: TypeAlias = dict[str, dict[str, list[Hidden]]]
"""Hidden cells by a name of their measure, then by their day as it is written."""


class Told(NamedTuple):
    """A place of a finished file that tells what it must not."""

    file: str
    place: str
    what: str


def told_in(contents: Mapping[str, bytes], secrets: Secrets) -> tuple[Told, ...]:
    """Every place of the finished files that tells a hidden number, a small one, or of one child."""
    found: list[Told] = []
    by_name = _by_name(secrets.hidden)
    for name, content in contents.items():
        reader = READERS.get(name.rpartition(".")[2])
        if reader is not None:
            seen = reader(name, content)
            found += _of_rows(seen.keyed, secrets)
            found += _of_pieces(seen.pieces, by_name, secrets)
            found += _of_marks(seen.marks, by_name)
    return tuple(dict.fromkeys(found))


def _of_rows(rows: Iterable[Keyed], secrets: Secrets) -> Iterator[Told]:
    for row in rows:
        hidden = secrets.by_key.get((row.code, row.as_at, row.breakdown, row.group))
        if hidden is None:
            continue
        kept_back = (*(each is not None for each in hidden.counts), hidden.value is not None)
        for number, must_not in zip(row.numbers, kept_back, strict=True):
            if must_not and _PLAIN.fullmatch(number.strip()):
                yield Told(row.file, row.place, "a number that the edition hides")


def _by_name(hidden: Iterable[Hidden]) -> ByName:
    found: ByName = {}
    for each in hidden:
        for name in each.names:
            found.setdefault(name, {}).setdefault(_written(each.as_at), []).append(each)
    return found


def _written(on: date) -> str:
    return f"{on.day} {on:%B %Y}".casefold()


def _of_pieces(pieces: Iterable[Piece], by_name: ByName, secrets: Secrets) -> Iterator[Told]:
    longest = sorted(by_name, key=len, reverse=True)

    @cache
    def named(words: str) -> tuple[str, ...]:
        # The name of one measure may stand within that of another: the longer is meant.
        found = []
        for name in longest:
            if name in words:
                found.append(name)
                words = words.replace(name, " ")
        return tuple(found)

    for piece in pieces:
        yield from (Told(piece.file, piece.place, what) for what in _of_one_child(piece, secrets))
        said = piece.text.casefold()
        if not piece.is_heading and (_DIGIT.search(said) or _IN_WORDS.search(said)):
            around = piece.around.casefold()
            names = (*named(around), *named(said))
            sentences = _SENTENCE.split(said)
            if any(
                _tells(each, around, by_name[name], secrets.newest)
                for name in names
                for each in sentences
            ):
                yield Told(piece.file, piece.place, "a number that the edition hides")


def _of_one_child(piece: Piece, secrets: Secrets) -> Iterator[str]:
    yield from (what for pattern, what in _ONE_CHILD if pattern.search(piece.text))
    if secrets.children and not secrets.children.isdisjoint(_TOKEN.findall(piece.text)):
        yield "what the records call a child"
    if _SMALL.search(piece.text):
        yield "a count of 1 to 5 children"


def _tells(said: str, around: str, by_day: Mapping[str, Sequence[Hidden]], newest: date) -> bool:
    """Whether a piece that names a measure names a hidden cell's day and group too, and says its number.

    A piece that names no day is of the newest.
    """
    days = _DAY.findall(f"{around} {said}") or [_written(newest)]
    cells = tuple(part.strip() for part in around.split("|"))
    of_groups = any(", by " in cell for cell in cells)
    found = (each for on in days for each in by_day.get(on, ()))
    return any(
        _is_said(said, each, frozenset() if of_groups else each.total)
        for each in found
        if _is_meant(each, said, cells, of_groups=of_groups)
    )


def _is_meant(hidden: Hidden, said: str, cells: Sequence[str], *, of_groups: bool) -> bool:
    if not hidden.group:
        return not of_groups
    if of_groups:
        by = f", by {hidden.by}"
        return any(group in cells for group in hidden.groups) and any(by in cell for cell in cells)
    return any(re.search(rf"(?<!\w){re.escape(group)}(?!\w)", said) for group in hidden.groups)


def _is_said(said: str, hidden: Hidden, shown: frozenset[int]) -> bool:
    """Whether a text says a hidden number; one that is `shown` of everybody may stand in a sentence."""
    counts, shares = _numbers(said, hidden.names)
    told = {round(each) for each in hidden.counts if each}
    is_share = hidden.unit == "%" and hidden.value and hidden.counts[0] is not None
    return bool((told - shown) & counts) or bool(is_share and round(hidden.value or 0) in shares)


@lru_cache(maxsize=100_000)
def _numbers(said: str, names: tuple[str, ...]) -> tuple[frozenset[int], frozenset[int]]:
    """The counts and the shares in 100 that a text says, its days, ages and names left out."""
    for name in names:
        said = said.replace(name, " ")
    said = _IN_WORDS.sub(lambda found: _WORDS[found.group()], _NO_COUNT.sub(" ", said))
    shares = frozenset(_whole(each) for each in _SHARE.findall(said))
    left = _SHARE.sub(" ", said)
    return frozenset(_whole(each) for each in _PLAIN.findall(left)), shares


def _whole(text: str) -> int:
    return round(float(text.replace(",", "")))


def _of_marks(marks: Iterable[Mark], by_name: ByName) -> Iterator[Told]:
    for mark in marks:
        first, last = date.fromisoformat(mark.first), date.fromisoformat(mark.last)
        around, days = mark.around.casefold(), max((last - first).days, 1)
        for name, by_day in by_name.items():
            some = (each for found in by_day.values() for each in found)
            if name in around and any(_is_drawn(mark, each, first, days) for each in some):
                yield Told(mark.file, mark.place, "a point of a chart that the edition hides")


def _is_drawn(mark: Mark, hidden: Hidden, first: date, days: int) -> bool:
    if hidden.group or abs((hidden.as_at - first).days / days - mark.along) > _NEAR:
        return False
    true = [each for each in (*hidden.counts, hidden.value) if each is not None]
    return any(abs(mark.value - each) < max(0.75, 0.005 * abs(each)) for each in true)
