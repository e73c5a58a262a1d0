"""The plain name of each measure, for pages that leave the officers."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def plain_names() -> Mapping[str, str]:
    """The plain name of each measure of the first set, by code."""
    text = files(__package__).joinpath("names.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return MappingProxyType({row["code"]: row["name"] for row in rows})
