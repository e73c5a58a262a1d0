"""Small histories written down as a table, for examples worked by hand.

A table has a heading line of field names and a row a line; cells are parted by spaces, `.` is empty, dates
are ISO. `records_of` gives the joined records straight from such episodes, a return for every year named.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from nearhome.vocabulary.periods import collection_year, year_end
from reference.joining import join

Row = dict[str, Any]
NUMBERS = ("PL_DISTANCE", "BEYOND_BOUNDARY", "CALCULATED_DISTANCE")
WHOLE = (
    "YEAR",
    "SDQ_SCORE",
    "FOSTER_CARE",
    "HEALTH_ASSESSMENT",
    "HEALTH_CHECK",
    "CONVICTED",
    "SUBSTANCE_MISUSE",
)
EPISODE = {"RNE": "S", "LS": "C2", "CIN": "N1", "PLACE": "U6", "PLACE_PROVIDER": "PR1"}
EMPTY = ("DEC", "REC", "REASON_PLACE_CHANGE", "PL_POST", "URN", "PL_LOCATION", "PL_DISTANCE")


def rows(text: str) -> list[Row]:
    """The rows of a table; the child is A where no CHILD column is given."""
    lines = [line.split() for line in text.strip().splitlines()]
    return [
        {"CHILD": "A"}
        | {name: _cell(name, cell) for name, cell in zip(lines[0], line, strict=True)}
        for line in lines[1:]
    ]


def _cell(name: str, cell: str) -> Any:
    if cell == ".":
        return None
    if name in NUMBERS:
        return float(cell)
    if name in WHOLE:
        return int(cell)
    return date.fromisoformat(cell) if len(cell) == 10 and cell[4] == "-" else cell


def episodes(text: str) -> list[Row]:
    """Episodes, what is not said being S, C2, N1, U6, PR1 and open."""
    found = []
    for row in rows(text):
        full = dict.fromkeys(EMPTY) | EPISODE | row
        if full["DEC"] is not None and "REC" not in row:
            full["REC"] = "X1"
        found.append(full)
    return found


def one_return(year: int, as_at: date | None = None, **tables: list[Row]) -> dict[str, Any]:
    """A return for a year of the tables given (Header=..., Episodes=...)."""
    return {
        "collection_year": year,
        "as_at": as_at or year_end(year),
        "name": f"{year - 1}-{year % 100:02}",
        "tables": tables,
    }


def records_of(
    sketch: str,
    born: Mapping[str, str] | str = "2010-06-15",
    years: Iterable[int] = range(2018, 2026),
    absent: Iterable[str] = (),
    **tables: list[Row],
) -> dict[str, list[Row]]:
    """The records of episodes as they stand, with every table supplied each year but those `absent`.

    Each row is read in the year it ended in, or the last. `born` is a date of birth, or one a child.
    """
    all_years = tuple(years)
    found = episodes(sketch)
    names = ("Header", "Episodes", "Reviews", "UASC", "Missing", "AD1", "OC2", "OC3", "SWEpisodes")
    by_year: dict[int, dict[str, list[Row]]] = {
        year: {name: [] for name in names if name not in absent} for year in all_years
    }
    for row in found:
        year = collection_year(row["DEC"]) if row["DEC"] else all_years[-1]
        by_year[max(year, all_years[0])]["Episodes"].append(row)
    for child in sorted({row["CHILD"] for row in found}):
        dob = born if isinstance(born, str) else born[child]
        header = {"CHILD": child, "SEX": "F", "ETHNIC": "WBRI"}
        by_year[all_years[-1]]["Header"].append(
            header | {"DOB": None if dob == "." else date.fromisoformat(dob)}
        )
    for name, own in tables.items():
        for row in own:
            by_year[row.get("YEAR", all_years[-1])][name].append(row)
    return join([one_return(year, **held) for year, held in by_year.items()])
