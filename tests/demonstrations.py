"""The demonstration at its own size and seed, made once for all tests of a process."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from itertools import groupby

from nearhome.demo.generate import generate
from nearhome.demo.parameters import shipped_parameters
from nearhome.demo.plan import Child, Episode, Plan, Stay
from nearhome.demo.rows import Span
from nearhome.demo.written import FILES, extract_files, return_files
from nearhome.vocabulary.periods import month_ends, year_end, year_start

PARAMETERS = shipped_parameters()
DAY = timedelta(days=1)


@cache
def whole() -> Plan:
    return generate(PARAMETERS, seed=PARAMETERS.seed, children=PARAMETERS.children)


def span(year: int) -> Span:
    return Span(year, year_start(year), min(year_end(year), PARAMETERS.horizon))


@cache
def files_of(year: int) -> dict[str, bytes]:
    if span(year).last < year_end(year):
        return extract_files(whole(), PARAMETERS.horizon, PARAMETERS.untidy)
    return return_files(whole(), span(year), PARAMETERS.untidy)


@cache
def extract_of(on: date) -> dict[str, bytes]:
    return extract_files(whole(), on, PARAMETERS.untidy)


def extract_days() -> tuple[date, ...]:
    return month_ends(PARAMETERS.horizon, 18)


def rows(year: int, table: str) -> list[dict[str, str]]:
    return parsed(files_of(year)[FILES[table]])


def extract_rows(on: date, table: str) -> list[dict[str, str]]:
    return parsed(extract_of(on)[FILES[table]])


def parsed(content: bytes) -> list[dict[str, str]]:
    found = csv.DictReader(io.StringIO(content.decode("utf-8")))
    return [row for row in found if any(row.values())]


def read(day: str) -> date:
    return datetime.strptime(day, "%d/%m/%Y").date()


def stays() -> Iterator[tuple[Child, Stay, list[Episode]]]:
    """Every stay but short breaks, with its episodes."""
    for child in whole().children:
        for stay, episodes in zip(child.stays, child.episodes, strict=True):
            if not stay.short_breaks and episodes:
                yield child, stay, episodes


def homes(episodes: list[Episode]) -> list[list[Episode]]:
    """The episodes of a stay by home: a change of carers begins another."""
    number = 0
    numbered = []
    for episode in episodes:
        number += episode.rne in ("P", "B")
        numbered.append((number, episode))
    return [[each for _, each in part] for _, part in groupby(numbered, key=lambda each: each[0])]
