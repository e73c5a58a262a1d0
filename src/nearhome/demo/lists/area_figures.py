"""Births and children of the invented county: its localities, ethnic groups, deciles, ages and sexes."""

from collections.abc import Iterator, Mapping
from functools import cache

from nearhome.demo.lists.localities import decile_children, weights
from nearhome.demo.lists.sheet import Row, Sheet

CHILDREN_HERE = 66_500
SOURCE = "Invented for the demonstration"

IN_100: Mapping[str, Mapping[str, float]] = {
    "ethnic group 0-17": {
        "White": 92.4,
        "Mixed or multiple": 3.6,
        "Asian or Asian British": 1.7,
        "Black, African, Caribbean or Black British": 1.2,
        "Other": 1.1,
    },
    "decile 0-17": {str(n): 100 * decile_children(n) for n in range(1, 11)},
    "age band 0-17": {
        "under 1": 4.1,
        "1 to 4": 18.4,
        "5 to 9": 27.2,
        "10 to 15": 37.6,
        "16 and over": 12.7,
    },
    "sex 0-17": {"Male": 51.2, "Female": 48.8},
}
"""Groups of the invented county's children, in 100."""

_POORER = {"North Vale": 0.16, "Market Towns": 0.10, "Harbour": 0.02, "Downs": -0.12}
"""How fast the children of a locality thin out from the most deprived tenth to the least; others as the county."""
_ROUNDS = 20


def area_figures(sheet: Sheet) -> Iterator[Row]:
    """The figures of each year from the one before the lists begin."""
    for year in range(sheet.first.year - 1, sheet.last.year):
        row = {"year": str(year), "source": SOURCE}
        yield {**row, "kind": "live births", "number": str(2760 - 18 * (year - sheet.first.year))}
        for locality, number in children_of_localities().items():
            yield {**row, "kind": "children 0-17", "area": locality, "number": str(number)}
        for kind, parts in IN_100.items():
            for group, part in parts.items():
                number = round(CHILDREN_HERE * part / 100)
                yield {**row, "kind": kind, "group": group, "number": str(number)}
        for (locality, decile), count in by_locality_and_decile().items():
            of_both = {"area": locality, "group": str(decile), "number": str(round(count))}
            yield {**row, "kind": "decile 0-17", **of_both}


@cache
def children_of_localities() -> Mapping[str, int]:
    """Children of each locality: those in care come more often from some places than children do."""
    parts = weights("children")
    here = sum(parts.values())
    return {
        name: round(CHILDREN_HERE * (0.5 * part / here + 0.5 / len(parts)))
        for name, part in parts.items()
    }


@cache
def by_locality_and_decile() -> Mapping[tuple[str, int], float]:
    """Children of each locality by decile: poorer and richer localities, whose sums are the county's."""
    people, deciles = children_of_localities(), range(1, 11)
    found = {
        (name, n): decile_children(n) * (1 - _POORER.get(name, 0)) ** n
        for name in people
        for n in deciles
    }
    # Fitted to both margins by turns.
    for _ in range(_ROUNDS):
        for n in deciles:
            of_decile = sum(found[name, n] for name in people)
            for name in people:
                found[name, n] *= CHILDREN_HERE * decile_children(n) / of_decile
        for name, number in people.items():
            of_locality = sum(found[name, n] for n in deciles)
            for n in deciles:
                found[name, n] *= number / of_locality
    return found
