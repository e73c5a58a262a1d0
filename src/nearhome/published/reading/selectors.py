"""Which published row and column is which measure, and how the data sets and labels are known.

The tables: `datasets.csv`, one line a data set, its filter and value columns under every name they have
had; `selectors.csv`, which cells make a measure's numerator, denominator and value, by the labels of
2025; `labels.csv`, labels as other releases wrote them, and labels that are known and not needed.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

from nearhome.vocabulary.shipped import shipped_rows

COUNT, PERCENT, RATE, POPULATION, VALUE = "count", "percent", "rate", "population", "value"
ROLES = (COUNT, PERCENT, RATE, POPULATION, VALUE)
FILTERS = ("cohort", "characteristic", "label")
LAIT = "lait"

Place = tuple[str, str, str]
"""Cohort, characteristic and label of a row, each as `plain` makes it; empty where it has none."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """A data set: its title, the publication it is of, and the names its columns have had.

    `period` says what a year is (`march`: the year to 31 March; `september`: at 30 September).
    Figures of a year count as known from the month and day `known`, `years_after` later.
    """

    name: str
    title: str
    publication: str
    period: str
    years_after: int
    known: str
    columns: Mapping[str, tuple[str, ...]]
    file: str


@dataclass(frozen=True, slots=True)
class Selector:
    """The cells of a column, at a place in a data set, that are a part of a measure's figure.

    `part` is numerator, denominator or value; several of one part are added up. `column` is a role
    (count, percent, rate, population, value), or the name of a column of its own.
    """

    dataset: str
    place: Place
    words: str
    code: str
    breakdown: str
    group: str
    unit: str
    part: str
    column: str
    decimals: int


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """A label without what changes from release to release and means nothing.

    Case, spaces, apostrophes, the numbering before it, `&` for `and`, and `at 31 March` for `on`.
    """
    bare = re.sub(r"['’‘`]", "", text.casefold())
    bare = re.sub(r"\s*&\s*", " and ", bare)
    bare = re.sub(r"\s+", " ", re.sub(r"\s*/\s*", "/", bare)).strip(" .:")
    bare = re.sub(r"^(?:\d+[a-z]?\.?\d*[ivx]*[.)])\s*", "", bare)
    return bare.replace("at 31 march", "on 31 march")


def heading(name: str) -> str:
    """A column's name without case, spaces, quotation marks or a byte-order mark."""
    return re.sub(r"[^a-z0-9%&]+", "_", name.replace("\ufeff", "").strip().casefold()).strip("_")


@cache
def datasets() -> Mapping[str, Dataset]:
    """Every data set by its name."""
    return MappingProxyType(
        {
            row["dataset"]: Dataset(
                row["dataset"],
                row["title"],
                row["publication"],
                row["period"],
                int(row["years_after"]),
                row["known"],
                {
                    column: tuple(heading(each) for each in row[column].split("|") if each)
                    for column in (*FILTERS, *ROLES)
                },
                row["file"],
            )
            for row in shipped_rows(__package__, "datasets.csv")
        }
    )


@cache
def all_selectors() -> tuple[Selector, ...]:
    """Every selector, in the order of the table."""
    return tuple(
        Selector(
            row["dataset"],
            (plain(row["cohort"]), plain(row["characteristic"]), plain(row["label"])),
            " / ".join(filter(None, (row[each] for each in FILTERS))),
            row["code"],
            row["breakdown"],
            row["group"],
            row["unit"],
            row["part"],
            row["column"] if row["column"] in ROLES else heading(row["column"]),
            int(row["decimals"]),
        )
        for row in shipped_rows(__package__, "selectors.csv")
    )


@cache
def places_of(dataset: str) -> Mapping[Place, tuple[int, ...]]:
    """The selectors of a data set by the place they look at, as their places in `all_selectors`."""
    found: dict[Place, tuple[int, ...]] = {}
    for at, each in enumerate(all_selectors()):
        if each.dataset == dataset:
            found[each.place] = (*found.get(each.place, ()), at)
    return MappingProxyType(found)


@cache
def canonical(dataset: str, column: str) -> Mapping[str, str]:
    """The labels known in a filter of a data set, as `plain` makes them, to the label of 2025."""
    own = FILTERS.index(column)
    known = {
        each.place[own]: each.place[own] for each in all_selectors() if each.dataset == dataset
    }
    for row in shipped_rows(__package__, "labels.csv"):
        if (row["dataset"], row["column"]) == (dataset, column):
            written = plain(row["label"])
            known.setdefault(written, plain(row["canonical"] or row["label"]))
    known.pop("", None)
    return MappingProxyType(known)


@cache
def reading_version() -> str:
    """A hash of everything that reading a published file depends on: another version reads files again."""
    digest = hashlib.sha256()
    for package in (__package__, "nearhome.vocabulary"):
        for each in sorted(files(package).iterdir(), key=lambda one: one.name):
            if each.name.endswith((".py", ".csv")) and (
                package == __package__ or "area" in each.name
            ):
                digest.update(each.name.encode() + each.read_bytes())
    return digest.hexdigest()[:16]
