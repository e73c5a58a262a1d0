"""Settling on published numbers: what was drawn is changed, here and there, until every number is met.

Everything countable has a place in a list of aims, each a lowest and a highest count. What can be
changed (a child's ethnicity, the kind of a home) is a choice with options; each option counts towards
some of the aims. While an aim is missed, a few choices that touch it are looked at and the change
that brings all the aims nearest is made. Nothing is changed that no aim asks for.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from nearhome.demo.chance import Chance

State = TypeVar("State")
Aim = tuple[str | int, ...]
"""What is counted, such as ("A01", 2024, "White")."""

LOOKED_AT = 24
"""How many choices are looked at for one change; more when it was in vain."""
NOTHING = 1e-9
"""A gain too small to be one."""
PATIENCE = 25
"""After how many looks in vain an aim is given up."""


@dataclass
class Choice(Generic[State]):
    """One thing that can be changed: its options, what each counts towards, and the one chosen."""

    options: Sequence[State]
    counts: Sequence[Sequence[Aim]]
    chosen: int = 0

    @property
    def state(self) -> State:
        """The option chosen."""
        return self.options[self.chosen]


@dataclass
class Aims:
    """What is to be met: from the lowest to the highest count of each aim; and what is so far."""

    between: Mapping[Aim, tuple[float, float]]
    now: Counter[Aim] = field(default_factory=Counter)

    def count(self, aims: Iterable[Aim]) -> None:
        """Something that cannot be changed counts towards these."""
        self.now.update(aim for aim in aims if aim in self.between)

    def off(self, aim: Aim, count: float) -> float:
        """How far a count is from where it should be: below zero for too few."""
        lowest, highest = self.between[aim]
        return min(0.0, count - lowest) + max(0.0, count - highest)

    def missed(self) -> list[Aim]:
        """The aims not met, the farthest first."""
        off = {aim: abs(self.off(aim, self.now[aim])) for aim in self.between}
        return sorted((aim for aim in off if off[aim] > 0), key=lambda aim: -off[aim])

    def gain(self, before: Sequence[Aim], after: Sequence[Aim]) -> float:
        """By how much nearer all aims come when one thing counts towards others: squares of distances."""
        change: defaultdict[Aim, int] = defaultdict(int)
        for aim in before:
            change[aim] -= 1
        for aim in after:
            change[aim] += 1
        return sum(
            self.off(aim, self.now[aim]) ** 2 - self.off(aim, self.now[aim] + by) ** 2
            for aim, by in change.items()
            if by
        )


def settle(chance: Chance, aims: Aims, choices: Sequence[Choice[State]]) -> list[Aim]:
    """Change choices until the aims are met; those that could not be are returned."""
    touching: defaultdict[Aim, list[Choice[State]]] = defaultdict(list)
    for choice in choices:
        choice.counts = [[aim for aim in each if aim in aims.between] for each in choice.counts]
        aims.count(choice.counts[choice.chosen])
        for aim in {aim for each in choice.counts for aim in each}:
            touching[aim].append(choice)
    vain: Counter[Aim] = Counter()
    while True:
        open_aims = [aim for aim in aims.missed() if vain[aim] < PATIENCE]
        if not open_aims:
            return aims.missed()
        aim = open_aims[0]
        if better(chance, aims, aim, touching[aim], LOOKED_AT * (1 + vain[aim])):
            vain[aim] = 0
        else:
            vain[aim] += 1
            aside(chance, aims, choices, 2 * LOOKED_AT)


def better(
    chance: Chance, aims: Aims, aim: Aim, choices: Sequence[Choice[State]], most: int
) -> bool:
    """Make the best change among `most` choices that touch an aim; whether it brings the aims nearer.

    Where none does, one is made that takes them no farther.
    """
    few = aims.off(aim, aims.now[aim]) < 0
    best: tuple[float, Choice[State], int] | None = None
    seen = 0
    for _ in range(min(len(choices), 40 * most)):
        choice = chance.one(choices)
        before = choice.counts[choice.chosen]
        if (aim in before) == few:
            continue
        for place, after in enumerate(choice.counts):
            if (aim in after) == few:
                gain = aims.gain(before, after)
                if gain > -NOTHING and (best is None or gain > best[0]):
                    best = (gain, choice, place)
        seen += 1
        if seen == most:
            break
    if best is None:
        return False
    gain, choice, place = best
    change(aims, choice, place)
    return gain > NOTHING


def aside(chance: Chance, aims: Aims, choices: Sequence[Choice[State]], most: int) -> None:
    """Make changes that take the aims no farther, wherever they are found: they make room."""
    for _ in range(min(len(choices), most)):
        choice = chance.one(choices)
        place = chance.whole(0, len(choice.counts) - 1)
        if aims.gain(choice.counts[choice.chosen], choice.counts[place]) > -NOTHING:
            change(aims, choice, place)


def change(aims: Aims, choice: Choice[State], place: int) -> None:
    """Take another option."""
    aims.now.subtract(choice.counts[choice.chosen])
    aims.now.update(choice.counts[place])
    choice.chosen = place
