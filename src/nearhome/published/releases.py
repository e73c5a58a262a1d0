"""When published figures became known.

A figure of a year counts as known from a fixed day, so that what an edition shows never depends on
when it is made again. The DfE's figures for 31 March of year Y count as known from 1 December Y,
whatever the day of the release; `releases.csv` keeps the days themselves, as far as a source states
them. Other publications count from the day they came out. The ONS estimate of a mid-year counts as
known from the day it first came out; its number is that of the latest revision.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from nearhome.vocabulary.shipped import shipped_rows

ESTIMATES_REVISED = date(2025, 7, 30)
"""The ONS release whose revised estimates the package ships."""

CHILDREN_LOOKED_AFTER = ("cla", "cla-additional")
"""Children looked after in England including adoptions; its tables that came out later in the year."""


class Precision(StrEnum):
    """How well the day of a release is known.

    A source states the day; a source states the week or the month, and the day is the likely or the
    last one in it; no dated source was found.
    """

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class Release:
    """A publication of the DfE: `cla`, `cla-additional`, `outcomes`, `stability`, `lait`, `neighbours`.

    `year` is the year its figures are of (the year to 31 March, the academic year's end, the model's
    year); `known_from` the day it counts as known.
    """

    publication: str
    year: int
    published: date
    precision: Precision
    known_from: date
    source: str


@dataclass(frozen=True, slots=True)
class EstimateRelease:
    """The day the ONS first published the estimate of a mid-year, and how that is known."""

    year: int
    published: date
    precision: Precision
    source: str


def known_from(year: int) -> date:
    """The day the DfE's figures for 31 March of a year count as known."""
    return date(year, 12, 1)


@cache
def releases() -> tuple[Release, ...]:
    """Every release whose day is kept, by publication and year."""
    return tuple(_release(row) for row in shipped_rows(__package__, "releases.csv"))


def release(publication: str, year: int) -> Release | None:
    """The release of a publication and year; None when its day is not kept."""
    return next((r for r in releases() if (r.publication, r.year) == (publication, year)), None)


@cache
def estimate_releases() -> tuple[EstimateRelease, ...]:
    """When the ONS first published each mid-year's estimate, 2012 to 2024."""
    return tuple(
        EstimateRelease(
            int(row["year"]),
            date.fromisoformat(row["published"]),
            Precision(row["precision"]),
            row["source"],
        )
        for row in shipped_rows(__package__, "estimate_releases.csv")
    )


@cache
def estimate_published() -> Mapping[int, date]:
    """The day the ONS first published the estimate of each mid-year, 2012 to 2024."""
    return MappingProxyType({each.year: each.published for each in estimate_releases()})


def _release(row: Mapping[str, str]) -> Release:
    year, published = int(row["year"]), date.fromisoformat(row["published"])
    by_rule = row["publication"] in CHILDREN_LOOKED_AFTER
    return Release(
        row["publication"],
        year,
        published,
        Precision(row["precision"]),
        known_from(year) if by_rule else published,
        row["source"],
    )
