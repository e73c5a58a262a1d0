"""When published figures became known.

A figure of a year counts as known from a fixed day, so that what an edition shows never depends on
when it is made again. The DfE's figures for 31 March of year Y count as known from 1 December Y (its
release has come in November or, in 2019 and 2020, by mid-December). The ONS estimate of
a mid-year counts as known from the day it first came out; its number is that of the latest revision.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from nearhome.vocabulary.shipped import shipped_rows

ESTIMATES_REVISED = date(2025, 7, 30)
"""The ONS release whose revised estimates the package ships."""


def known_from(year: int) -> date:
    """The day the DfE's figures for 31 March of a year count as known."""
    return date(year, 12, 1)


@cache
def estimate_published() -> Mapping[int, date]:
    """The day the ONS first published the estimate of each mid-year, 2012 to 2024."""
    rows = shipped_rows(__package__, "estimate_releases.csv")
    return MappingProxyType(
        {int(row["year"]): date.fromisoformat(row["published"]) for row in rows}
    )
