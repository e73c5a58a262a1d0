"""A finished CSV or JSON file: rows in the layout of `measures`, and whatever else it says."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from nearhome.disclosure.finished.texts import Keyed, Piece, Seen

_KEY = ("code", "as_at", "breakdown", "group")
_NUMBERS = ("numerator", "denominator", "value")


def read_csv(name: str, content: bytes) -> Seen:
    """Rows of results by what they are of; of any other table each cell under its heading."""
    reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    columns = tuple(reader.fieldnames or ())
    is_keyed = {*_KEY, *_NUMBERS} <= {*columns}
    pieces, keyed = [], []
    for n, row in enumerate(reader, start=2):
        if is_keyed:
            numbers = (row["numerator"], row["denominator"], row["value"])
            keyed.append(
                Keyed(
                    name,
                    f"row {n}",
                    row["code"],
                    row["as_at"],
                    row["breakdown"],
                    row["group"],
                    numbers,
                )
            )
        told = {
            key: str(said) for key, said in row.items() if said and key not in (*_KEY, *_NUMBERS)
        }
        around = " | ".join(str(row.get(key) or "") for key in columns[:1])
        pieces += [
            Piece(name, f"row {n}, {key}", f"{around} | {key}", said) for key, said in told.items()
        ]
    return Seen(tuple(pieces), tuple(keyed))


def read_json(name: str, content: bytes) -> Seen:
    """Every text of a JSON file, with the keys that lead to it."""
    return Seen(tuple(_texts(name, json.loads(content), "")))


def _texts(name: str, value: Any, path: str) -> Iterator[Piece]:
    if isinstance(value, dict):
        about = str(value.get("about", ""))
        for key, each in value.items():
            yield from _texts(name, each, f"{path} {about} {key}".strip())
    elif isinstance(value, list):
        for each in value:
            yield from _texts(name, each, path)
    elif isinstance(value, str):
        yield Piece(name, path, path, value)
