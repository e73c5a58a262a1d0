"""Groups that are shown all together or not at all: one of them hidden could be worked out from the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from nearhome.disclosure.small import is_small
from nearhome.results.values import Result, Status


def shown_together(groups: Sequence[Result], finest: Iterable[float]) -> tuple[Result, ...]:
    """The groups as they are where none of `finest` is one to five, else every one of them `suppressed`.

    `finest` are the counts of the smallest parts of which everything that is printed of the same children is
    made up, however it is grouped: where none of those is small, nothing that is left over can be. What all groups
    are a share of alike stays: it is their total, and stands elsewhere.
    """
    if not any(map(is_small, finest)):
        return tuple(groups)
    wholes = {each.denominator for each in groups}
    whole = wholes.pop() if len(wholes) == 1 and len(groups) > 1 else None
    return tuple(_hidden(each, None if is_small(whole) else whole) for each in groups)


def _hidden(group: Result, whole: float | None) -> Result:
    if group.status is Status.NO_DENOMINATOR:
        return group
    return replace(group, numerator=None, denominator=whole, value=None, status=Status.SUPPRESSED)
