"""Counts by area made safe: the small ones hidden, and enough beside them that no total gives one back.

One table of one day is protected, against itself and against tables of other areas of the same day that
hold or are held by its own; what stands elsewhere in an edition, or in another month's, is not looked at.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from nearhome.disclosure.small import SMALLEST_SHOWN, is_small
from nearhome.results.where import NOT_SHOWN, AreaCount, Where


@dataclass(frozen=True, slots=True)
class Together:
    """Cells (by position) whose sum can be known. Of `must_hide` ones some stay hidden though none is small:

    their sum is itself not told.
    """

    cells: frozenset[int]
    must_hide: bool = False


def hidden(
    counts: Sequence[int], sums: Sequence[Together], small: Collection[int] = ()
) -> frozenset[int]:
    """The positions of the counts that are not told: those of 1 to 5, those in `small`, and enough beside them.

    In each sum the hidden ones are at least two, and any of them could be five or more; what is
    hidden beside a small one is the next smallest, and nought only when nothing else is left.
    """
    found = {n for n, count in enumerate(counts) if is_small(count)} | set(small)
    more = True
    while more:
        more = False
        for each in sums:
            while not _is_safe(counts, each, found):
                next_one = _smallest_told(counts, each, found)
                if next_one is None:
                    break
                found.add(next_one)
                more = True
    return frozenset(found)


def _is_safe(counts: Sequence[int], sums: Together, found: Collection[int]) -> bool:
    inside = [counts[n] for n in sums.cells if n in found]
    if not inside:
        return not sums.must_hide
    # Of the sum of the hidden ones, each of the others has one child at least.
    return len(inside) > 1 and sum(inside) - (len(inside) - 1) >= SMALLEST_SHOWN - 1


def _smallest_told(counts: Sequence[int], sums: Together, found: Collection[int]) -> int | None:
    told = [n for n in sums.cells if n not in found]
    return min(told, key=lambda n: (counts[n] == 0, counts[n], n), default=None)


def protected(
    where: Where, beside: Where | None = None, holds: Sequence[frozenset[int]] = ()
) -> Where:
    """A table with nothing told that rests on one to five children.

    `beside` is a table already protected of larger areas, and `holds` says for each of those, in
    order, the positions of the areas of this one that it is made of; empty for none.
    """
    rows = where.rows
    came = [each.came_from or 0 for each in rows]
    live = [each.live_here or 0 for each in rows]
    small = _near_alike(rows, came, live)
    no_came = hidden(
        came, _sums(where, beside, holds, lives=False), small | _gone(where, beside, lives=False)
    )
    no_live = hidden(
        live, _sums(where, beside, holds, lives=True), small | _gone(where, beside, lives=True)
    )
    told = tuple(
        replace(
            each,
            came_from=None if n in no_came else each.came_from,
            live_here=None if n in no_live else each.live_here,
            ours=None,
            others=None,
        )
        for n, each in enumerate(rows)
    )
    return replace(
        where,
        areas=told[: len(where.areas)],
        elsewhere=told[len(where.areas) :],
        children=None if is_small(where.children) else where.children,
        parts=(),
        protected=True,
    )


def _near_alike(rows: Sequence[AreaCount], came: Sequence[int], live: Sequence[int]) -> set[int]:
    """The row of children on no map, where its two counts differ by so few that those few would be known."""
    return {
        n
        for n, each in enumerate(rows)
        if each.area == NOT_SHOWN and is_small(abs(came[n] - live[n]))
    }


def _sums(
    where: Where, beside: Where | None, holds: Sequence[frozenset[int]], *, lives: bool
) -> tuple[Together, ...]:
    """What can be summed: the areas within each larger one, and all that is in none whose count is told.

    Rows that are not of areas are the same in both tables: those that the other tells hide nothing here.
    """
    everybody = frozenset(range(len(where.rows)))
    if beside is None:
        return (Together(everybody),)
    larger = [_count(each, lives=lives) for each in beside.areas]
    within = [
        Together(cells, must_hide=count is None)
        for cells, count in zip(holds, larger, strict=True)
        if cells
    ]
    summed = frozenset[int]().union(*(each.cells for each in within if not each.must_hide))
    known = _elsewhere(where) - _gone(where, beside, lives=lives)
    return (*within, Together(everybody - summed - known))


def _gone(where: Where, beside: Where | None, *, lives: bool) -> frozenset[int]:
    """The rows that are not of areas whose counts the other table hides."""
    if beside is None:
        return frozenset()
    rows = zip(sorted(_elsewhere(where)), beside.elsewhere, strict=True)
    return frozenset(n for n, each in rows if _count(each, lives=lives) is None)


def _elsewhere(where: Where) -> frozenset[int]:
    return frozenset(range(len(where.areas), len(where.rows)))


def _count(row: AreaCount, *, lives: bool) -> int | None:
    return row.live_here if lives else row.came_from
