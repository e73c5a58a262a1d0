"""Which areas of one file make up an area of another: wards within a locality."""

from collections.abc import Sequence

from nearhome.returns.areas.reading import Area

NEARLY_ALL = 0.98
"""The share of an area that must lie in another to be a part of it: lines of two files never meet quite."""


def parts_of(larger: Sequence[Area], smaller: Sequence[Area]) -> tuple[frozenset[int], ...]:
    """For each larger area the positions of the smaller ones that make it up; empty where they do not."""
    return tuple(_parts(each, smaller) for each in larger)


def _parts(whole: Area, smaller: Sequence[Area]) -> frozenset[int]:
    import shapely

    shared = {
        n: float(shapely.area(shapely.intersection(whole.outline, each.outline)))
        for n, each in enumerate(smaller)
    }
    inside = {
        n: size
        for n, size in shared.items()
        if size > 0 and size >= NEARLY_ALL * shapely.area(smaller[n].outline)
    }
    covered = sum(inside.values()) >= NEARLY_ALL * shapely.area(whole.outline)
    return frozenset(inside) if covered else frozenset()
