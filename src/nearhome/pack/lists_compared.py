"""What a new list of panels changes: which come in, go out, move, are reworded, or count another thing."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from nearhome.pack.headlines import Headline, Headlines


@dataclass(frozen=True, slots=True)
class Difference:
    """The ids of the panels: in the new list's order, those that went out in the old one's.

    `reworded` are those whose words alone are others; `recounted` those that cite, draw or wait for
    another figure. `beside` is true where what stands beside the panels changed.
    """

    came_in: tuple[str, ...] = ()
    went_out: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()
    recounted: tuple[str, ...] = ()
    beside: bool = False

    @property
    def is_none(self) -> bool:
        """Whether the two lists are one."""
        return self == Difference()


def difference(old: Headlines, new: Headlines) -> Difference:
    """What changes when the new list takes the place of the old."""
    before = {each.id: each for each in old.panels}
    after = {each.id: each for each in new.panels}
    stayed = [key for key in after if key in before]
    recounted = [key for key in stayed if _counts(before[key]) != _counts(after[key])]
    changed = [key for key in stayed if before[key] != after[key]]
    return Difference(
        tuple(key for key in after if key not in before),
        tuple(key for key in before if key not in after),
        _moved([key for key in before if key in after], stayed),
        tuple(key for key in changed if key not in recounted),
        tuple(recounted),
        (old.told, old.lacking) != (new.told, new.lacking),
    )


def _moved(old: Sequence[str], new: Sequence[str]) -> tuple[str, ...]:
    """Those that changed places among the panels that stay; one that only moved up is not one."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    kept = {key for block in blocks for key in new[block.b : block.b + block.size]}
    return tuple(key for key in new if key not in kept)


def _counts(panel: Headline) -> object:
    """What a panel counts, without its words."""
    swap = None if panel.swap is None else _counts(panel.swap)
    drawn = tuple(key for key, _ in panel.drawn)
    return (
        dict(panel.figures), panel.chart, panel.plot, drawn, panel.compare, panel.when, swap,
    )  # fmt: skip
