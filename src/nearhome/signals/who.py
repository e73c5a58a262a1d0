"""From results to what they say of who is in care: a measure's groups as a funnel, or beside a reference group."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from nearhome.results.values import Result
from nearhome.results.who import Funnel, Unequal
from nearhome.signals.funnels import funnel
from nearhome.signals.unequal import beside

REFERENCES: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "B04-rate": ("ethnicity", "White", "ethnic group 0-17"),
        "B05-rate": ("sex", "Female", "sex 0-17"),
    }
)
"""Rates whose groups are set beside one of them: the breakdown, the reference group, the kind of area_figures.

White children are the reference, the largest group of those that the lists name: of small ones every ratio
would be unsure.
"""

FUNNELS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "B09": (
            "home_locality",
            "the lists home_areas, and area_figures with children of each locality",
        ),
        "B09-starts": (
            "home_locality",
            "the lists home_areas, and area_figures with children of each locality",
        ),
        "B09-expected": (
            "home_locality",
            "the lists home_areas, and area_figures with the deciles of each locality",
        ),
        "B10-rate": (
            "decile",
            "the lists home_areas, and area_figures with children of each decile",
        ),
        "B10-starts": (
            "decile",
            "the lists home_areas, and area_figures with children of each decile",
        ),
    }
)
"""Measures whose groups are set beside what chance gives: the breakdown, and what is to be brought."""

CARERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "O01-places": ("carer_locality", "the list carers, with the locality of each household"),
        "O05": ("carer_locality", "the list carers, adopters and their localities in it"),
    }
)
"""What stands beside children by where they come from (B09): the breakdown, and what is to be brought."""


def funnel_of(total: Result | None, groups: Sequence[Result]) -> Funnel | None:
    """The groups of a rate, or of a ratio to what is expected, beside what chance gives of its total.

    None where the total is not known, or nobody is expected in any group. Children of a group of which nobody
    is said to live here are left out, and so is the group.
    """
    if total is None or not total.numerator:
        return None
    expected = {each.group: each.denominator or 0 for each in groups}
    if not any(expected.values()):
        return None
    counts = {each.group: _count(each) for each in groups}
    elsewhere = sum(counts[name] or 0 for name, number in expected.items() if not number)
    here = expected if total.unit == "rate" else None
    return funnel(int(total.numerator) - elsewhere, counts, expected, here)


def unequal_of(groups: Sequence[Result], reference: str) -> tuple[Unequal, ...]:
    """The groups of a rate beside a reference group, in their order."""
    return beside({each.group: (_count(each), each.denominator) for each in groups}, reference)


def _count(result: Result) -> int | None:
    return None if result.numerator is None else int(result.numerator)
