"""Writes plain returns as ordinary 903 CSV files, one folder a collection year."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

from nearhome.vocabulary.codes import return_tables

Row = dict[str, Any]
LAST_YEAR_OF_NUMBERS = 2024
"""Sex was 1 or 2 to 2023-24."""


def write_returns(returns: list[dict[str, Any]], folder: Path) -> list[Path]:
    """A folder a return (named like 2023-24), in the order given; the folders written.

    Dates are dd/mm/yyyy. A return superseded by a later one of its year gets a folder of its own
    (2023-24-first).
    """
    folders = []
    for one in returns:
        into = folder / one["name"]
        into.mkdir(parents=True, exist_ok=True)
        for table, rows in one["tables"].items():
            _write(into / f"{table}.csv", table, rows, one["collection_year"])
        folders.append(into)
    return folders


def _write(path: Path, table: str, rows: list[Row], year: int) -> None:
    fields = [field.name for field in return_tables()[table] if field.first_year <= year]
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(fields)
        writer.writerows([[_cell(name, row.get(name), year) for name in fields] for row in rows])


def _cell(field: str, value: Any, year: int) -> str:
    if value is None:
        return ""
    if field == "SEX" and year <= LAST_YEAR_OF_NUMBERS:
        return {"M": "1", "F": "2"}.get(value, "")
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
