"""What a map says in a sentence: where most are, where fewest, of how many."""

from collections.abc import Sequence

from nearhome.pack.wording import in_a_row, whole
from nearhome.results.where import Where


def sentence(where: Where, counts: Sequence[int | None], verb: str) -> str:
    """The area with most, and the one with fewest that is shown; `counts` are the areas' in order."""
    shown = [
        (count, each.area)
        for count, each in zip(counts, where.areas, strict=True)
        if count is not None
    ]
    if not shown or max(shown)[0] == 0:
        return f"Too few of our children {verb} any of these {where.kind} to show."
    most, fewest = max(count for count, _ in shown), min(count for count, _ in shown)
    of = "" if where.children is None else f" of our {whole(where.children)} children"
    first = (
        f"{whole(most)}{of} {verb} {_areas(shown, most)}, more than any other of the {where.kind}"
    )
    if fewest == most:
        return f"{whole(most)}{of} {verb} {_areas(shown, most)}."
    if None in counts:
        return f"{first}; the numbers of some are not shown."
    last = f"none {verb}" if fewest == 0 else f"{whole(fewest)} {verb}"
    return f"{first}; {last} {_areas(shown, fewest)}, the fewest."


def counted(count: int) -> str:
    """Children with the verb that goes with their number."""
    return f"{whole(count)} {'child is' if count == 1 else 'children are'}"


def _areas(shown: Sequence[tuple[int, str]], count: int) -> str:
    """The areas of a count: each of them, where they are several."""
    names = [area for own, area in shown if own == count]
    return f"each of {in_a_row(names)}" if len(names) > 1 else names[0]
