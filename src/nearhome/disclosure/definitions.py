"""What the numbers of tables count, and how counts hang together: what an attacker reads in the definitions.

A *count* is named by a text that is the same wherever the same children are counted the same way: the
number of children in care stands below the line of forty measures and is one number. Definitions are
values; those of the catalogue are made in `journeys`, a foreign table needs none.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_NONE: Mapping[str, "Meaning"] = MappingProxyType({})
_NO_MONTHS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the two numbers of a measure count; `denominator` is empty where it has none.

    By a breakdown of `mixes` (`*`: any) a group's numbers are how many of the denominator fall into it,
    and the denominator's total.
    """

    numerator: str
    denominator: str = ""
    mixes: frozenset[str] = frozenset()

    def is_mix(self, breakdown: str) -> bool:
        """Whether a group's denominator is the total's."""
        return bool(breakdown) and ("*" in self.mixes or breakdown in self.mixes)


@dataclass(frozen=True, slots=True)
class Stock:
    """stock(d) = stock(d - 12 months) + came - left, and month by month; every name is of a count."""

    stock: str
    came: tuple[str, ...]
    left: tuple[str, ...]
    came_month: tuple[str, ...] = ()
    left_month: tuple[str, ...] = ()


@dataclass(frozen=True)
class Definitions:
    """What is known of measures by their definitions.

    `within` pairs a count with one that it is part of; `nets` are (net, first, less): net is first less
    the other. Counts `below_nought` may be so. `events` are counts of single events in twelve months, of which
    `months` names the count of a single month where there is one. `public` are counts that anybody
    knows (the children of the area); `loose` do not add up over groups; `amounts` are pounds or days, not
    counts, and nobody is found by them.
    """

    meanings: Mapping[str, Meaning] = field(default_factory=lambda: _NONE)
    within: tuple[tuple[str, str], ...] = ()
    nets: tuple[tuple[str, str, str], ...] = ()
    below_nought: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    months: Mapping[str, str] = field(default_factory=lambda: _NO_MONTHS)
    stocks: tuple[Stock, ...] = ()
    public: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()
    amounts: frozenset[str] = frozenset()

    def meaning(self, code: str, unit: str) -> Meaning:
        """What a measure's numbers count. Of a code not known, numbers of its own."""
        found = self.meanings.get(code)
        if found is not None:
            return found
        return Meaning(code, "" if unit == "n" else f"{code} out of")


NOTHING_KNOWN = Definitions()
"""The definitions of a table that nothing is known of: each measure counts for itself."""
