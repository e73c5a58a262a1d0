"""Reads the small CSV tables that ship inside the package."""

import csv
from importlib.resources import files


def shipped_rows(package: str, name: str) -> list[dict[str, str]]:
    """The rows of the UTF-8 CSV file `name` that ships in `package`, as texts by column."""
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    lines = csv.reader(text.splitlines())
    columns = next(lines)
    return [dict(zip(columns, row, strict=True)) for row in lines if row]
