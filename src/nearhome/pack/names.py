"""The plain name of each measure, for pages that leave the officers."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def plain_names() -> Mapping[str, str]:
    """The plain name of each measure of the first set, by code."""
    with files(__package__).joinpath("names.csv").open(encoding="utf-8", newline="") as lines:
        return MappingProxyType({row["code"]: row["name"] for row in csv.DictReader(lines)})
