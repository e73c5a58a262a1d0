"""When one group became larger than another, and stayed so."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

LASTING = 6
"""Month ends in a row for which the new order must have held: less is two groups that lie close."""


@dataclass(frozen=True, slots=True)
class Overtaking:
    """A group that has been the larger one at every month end from `since` on, and the one it was smaller than.

    `numbers` and `others` are of both groups at `since` and at the last month end.
    """

    group: str
    overtook: str
    since: date
    numbers: tuple[int, int]
    others: tuple[int, int]


def overtakings(
    days: Sequence[date], groups: Mapping[str, Sequence[int]]
) -> tuple[Overtaking, ...]:
    """The last lasting change of order between each two groups, the newest first.

    `groups` hold a count for each of the month ends `days`, earliest first. Equal numbers are neither
    order: the change is dated to the first month end at which the group was larger for good. A pair
    without another order before has none. ValueError when a group has not a count a day.
    """
    if any(len(counts) != len(days) for counts in groups.values()):
        raise ValueError("a group has not one count for each day")
    found = [
        each
        for one, other in combinations(groups, 2)
        for each in _between((one, other), groups, days)
    ]
    return tuple(
        sorted(found, key=lambda each: (-each.since.toordinal(), each.group, each.overtook))
    )


def _between(
    pair: tuple[str, str], groups: Mapping[str, Sequence[int]], days: Sequence[date]
) -> Iterator[Overtaking]:
    one, other = (groups[name] for name in pair)
    gaps = [first - second for first, second in zip(one, other, strict=True)]
    if not gaps or not gaps[-1]:
        return
    ahead = 1 if gaps[-1] > 0 else -1
    start = next((n + 1 for n in reversed(range(len(gaps))) if gaps[n] * ahead <= 0), 0)
    was_behind = any(gap * ahead < 0 for gap in gaps[:start])
    if was_behind and len(gaps) - start >= LASTING:
        group, overtook = pair if ahead > 0 else pair[::-1]
        yield Overtaking(
            group,
            overtook,
            days[start],
            (groups[group][start], groups[group][-1]),
            (groups[overtook][start], groups[overtook][-1]),
        )
