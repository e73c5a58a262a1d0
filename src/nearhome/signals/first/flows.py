"""Which monthly flows stand before a measure, and by which breakdowns each is asked about.

`flows.csv` holds them; a breakdown adds its groups to the family that is judged together, so only those are
in it that say why the measure would change.
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

REPEATED = frozenset({"E03-month"})
"""Flows of which the same children make many of the events."""


def flows_before(code: str) -> Mapping[str, tuple[str, ...]]:
    """The flows that stand before a measure, with their breakdowns; empty for a measure without any."""
    return flows().get(code, MappingProxyType({}))


@cache
def flows() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """The table as it ships, by measure and flow."""
    text = (files(__package__) / "flows.csv").read_text(encoding="utf-8")
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in csv.DictReader(text.splitlines()):
        found.setdefault(row["code"], {})[row["flow"]] = tuple(row["breakdowns"].split())
    return MappingProxyType({code: MappingProxyType(own) for code, own in found.items()})
