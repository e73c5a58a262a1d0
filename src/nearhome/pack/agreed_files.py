"""A TOML file that a council agrees, judged before it is used: every fault with its line, key and mend."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")
_TABLE = re.compile(r"^\s*\[\[?\s*([\w.\"'-]+)\s*\]\]?")
_KEY = re.compile(r"^\s*([\w.-]+)\s*=")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a file: the line (None where it is of the whole), the key, the problem, the mend."""

    line: int | None
    key: str
    problem: str
    mend: str

    def said(self, file: str) -> str:
        """The fault as a message: file, line, key, problem and mend."""
        place = file if self.line is None else f"{file}, line {self.line}"
        key = f", `{self.key}`" if self.key else ""
        return f"{place}{key}: {self.problem}. {self.mend}"


def tables_in(text: str) -> Mapping[str, Any] | Fault:
    """The tables of a TOML text, or where and why it is none."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found.group(1)) if found and found.group(1) else text.count("\n") + 1
        problem = _AT_LINE.sub("", str(error)).strip().rstrip(".")
        return Fault(line, "", f"it is not written as TOML: {problem}", "Mend that line.")


@dataclass(frozen=True, slots=True)
class Place:
    """The nth table of a name ([[panel]], from 0), or one inside it (`inside`: swap)."""

    table: str
    number: int = 0
    inside: str = ""


def line_of(text: str, place: Place, key: str = "") -> int | None:
    """The line that holds a key (`figures.far`, or else its `figures`) of a table, else the table's own.

    None where neither is found.
    """
    seen, at, table = -1, None, ""
    keys: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        heading, named = _TABLE.match(line), _KEY.match(line)
        if heading:
            table = heading.group(1)
            seen += table == place.table
            if seen == place.number and table == _whole(place) and at is None:
                at = number
        elif named and seen == place.number and table == _whole(place):
            keys.setdefault(named.group(1), number)
    first = key.split(".")[0]
    of_first = (n for name, n in keys.items() if name.split(".")[0] == first)
    return keys.get(key) or next(of_first, at)


def _whole(place: Place) -> str:
    return f"{place.table}.{place.inside}" if place.inside else place.table
