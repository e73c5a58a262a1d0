"""Writes the invented children as the returns of each year: genuine SSDA903 CSV files, a folder a year."""

import csv
from datetime import date, timedelta
from importlib.resources import files
from io import StringIO
from pathlib import Path

from nearhome.demo import lists
from nearhome.demo.chance import Chance
from nearhome.demo.generate import EXTRACTS
from nearhome.demo.lists.localities import AREAS
from nearhome.demo.lists.written import write_list_files
from nearhome.demo.parameters import Untidy
from nearhome.demo.plan import Plan
from nearhome.demo.recording import known
from nearhome.demo.rows import ROWS, Row, Span, header, ident
from nearhome.vocabulary.codes import return_tables
from nearhome.vocabulary.periods import (
    collection_year,
    month_ends,
    year_end,
    year_label,
    year_start,
)

FILES = {
    "Header": "header.csv",
    "Episodes": "episodes.csv",
    "Reviews": "reviews.csv",
    "UASC": "uasc.csv",
    "OC2": "oc2.csv",
    "OC3": "oc3.csv",
    "AD1": "ad1.csv",
    "PlacedAdoption": "placed_for_adoption.csv",
    "PrevPerm": "previous_permanence.csv",
    "Missing": "missing.csv",
    "SWEpisodes": "social_worker_episodes.csv",
    "DoLo": "deprivation_of_liberty.csv",
}
"""The file of each table."""

NEIGHBOUR = "E06000058"
"""The council to which some records went on 1 April 2019."""

YEAR_END_TABLES = frozenset({"OC2", "OC3"})
"""Collected at the year's end: an extract made during the year has none."""


def write(plan: Plan, folder: Path, untidy: Untidy) -> tuple[Path, ...]:
    """Writes every collection year's return below `folder` (2016-17, 2017-18 ...), the running year's last.

    The same plan gives the same bytes. Returns the folders in order of year.
    """
    made = []
    for year in range(plan.first_year, collection_year(plan.horizon) + 1):
        last = min(year_end(year), plan.horizon)
        into = folder / year_label(year)
        into.mkdir(parents=True, exist_ok=True)
        running = last < year_end(year)
        files = (
            extract_files(plan, last, untidy)
            if running
            else return_files(plan, Span(year, year_start(year), last), untidy)
        )
        for name, content in files.items():
            (into / name).write_bytes(content)
        made.append(into)
    return tuple(made)


def write_monthly(plan: Plan, folder: Path, untidy: Untidy) -> tuple[Path, ...]:
    """Writes the monthly extracts of the eighteen months to the horizon below `folder`, by their last day.

    Each is its year from 1 April on, as it was on record then; that of the horizon is the running
    year's return and not among them. Returns the folders in order.
    """
    made = []
    for on in month_ends(plan.horizon, EXTRACTS)[:-1]:
        into = folder / on.isoformat()
        into.mkdir(parents=True, exist_ok=True)
        for name, content in extract_files(plan, on, untidy).items():
            (into / name).write_bytes(content)
        made.append(into)
    return tuple(made)


def extract_files(plan: Plan, on: date, untidy: Untidy) -> dict[str, bytes]:
    """The files of an extract made on a day, by name."""
    year = collection_year(on)
    # What happens on 31 March is typed in April; so the year's return is the fuller.
    last = on - timedelta(days=1) if on == year_end(year) else on
    span = Span(year, year_start(year), last, extract=True)
    return return_files(known(plan, last, untidy.recording), span, untidy)


def return_files(plan: Plan, span: Span, untidy: Untidy) -> dict[str, bytes]:
    """The files of one return by name."""
    tables = return_rows(plan, span)
    chance = Chance(plan.seed, 0, 9, span.year)
    spoil(chance, untidy, tables["Episodes"])
    return {
        FILES[table]: as_csv(
            table, rows, span.year, untidy.blank_lines if table == "Episodes" else 0
        )
        for table, rows in tables.items()
    }


def return_rows(plan: Plan, span: Span) -> dict[str, list[Row]]:
    """The rows of one return by table, each by child; Header holds every child of the others."""
    running = span.extract or span.last < year_end(span.year)
    collected = [
        table
        for table, fields in return_tables().items()
        if fields[0].first_year <= span.year and not (running and table in YEAR_END_TABLES)
    ]
    rows: dict[str, list[Row]] = {table: [] for table in collected}
    for child in plan.children:
        names = []
        for table in collected[1:]:
            made = list(ROWS[table](child, span))
            rows[table] += made
            names += [row["CHILD"] for row in made]
        rows["Header"] += [header(child, span, name) for name in dict.fromkeys(names)]
    return rows


def spoil(chance: Chance, untidy: Untidy, episodes: list[Row]) -> None:
    """Makes some rows wrong, as in real returns: an unknown code, a row twice."""
    if len(episodes) < 20:
        return
    for _ in range(untidy.unknown_code):
        chance.one(episodes)["CIN"] = "N9"
    for _ in range(untidy.duplicate_rows):
        again = chance.whole(0, len(episodes) - 1)
        episodes.insert(again, dict(episodes[again]))


def as_csv(table: str, rows: list[Row], year: int, blank_lines: int) -> bytes:
    """A table as a UTF-8 CSV file with the DfE's headers; the derived fields are not in it."""
    fields = [
        field.name
        for field in return_tables()[table]
        if field.first_year <= year and field.name not in ("PL_LA", "PL_LOCATION", "PL_DISTANCE")
    ]
    out = StringIO()
    writer = csv.DictWriter(out, fields, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    out.write((("," * (len(fields) - 1)) + "\r\n") * blank_lines)
    return out.getvalue().encode("utf-8")


def write_lists(plan: Plan, folder: Path) -> tuple[Path, ...]:
    """Writes the local lists below `folder`, the children whose records went to the neighbouring council first.

    Last come the outlines of the invented localities and wards.
    """
    folder.mkdir(parents=True, exist_ok=True)
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("child", "date", "direction", "authority"))
    for child in plan.children:
        for stay in child.stays:
            if stay.route == "vesting" and stay.ceased:
                writer.writerow(
                    (ident(child, stay.entry), stay.ceased.isoformat(), "out", NEIGHBOUR)
                )
    into = folder / "vesting.csv"
    into.write_bytes(out.getvalue().encode("utf-8"))
    return (into, *write_list_files(plan, folder), *_outlines(folder))


def _outlines(folder: Path) -> tuple[Path, ...]:
    made = []
    for name in AREAS:
        made.append(folder / name)
        made[-1].write_bytes(files(lists).joinpath(name).read_bytes())
    return tuple(made)
