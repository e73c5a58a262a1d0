"""Groups that are shown all together or not at all: one of them hidden could be worked out from the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from nearhome.disclosure.small import is_small
from nearhome.results.values import Result, Status


def shown_together(groups: Sequence[Result], finest: Iterable[float]) -> tuple[Result, ...]:
    """The groups as they are where none of `finest` is one to five, else every one of them `suppressed`.

    `finest` are the counts of the smallest parts of which everything that is printed of the same children is
    made up, however it is grouped: where none of those is small, nothing that is left over can be.
    """
    if any(map(is_small, finest)):
        return tuple(map(_hidden, groups))
    return tuple(groups)


def _hidden(group: Result) -> Result:
    if group.status is Status.NO_DENOMINATOR:
        return group
    return replace(group, numerator=None, denominator=None, value=None, status=Status.SUPPRESSED)
