"""One generated edition judged three ways: small numbers hidden alone, the plain method, and Nearhome's."""

from collections.abc import Iterable
from dataclasses import dataclass

from editions_generated import DEFINED, edition
from plain_method import plainly_protected

from nearhome.disclosure.cells import cells_of
from nearhome.disclosure.leaks import leaks
from nearhome.disclosure.protecting import protected
from nearhome.disclosure.small import suppress_small
from nearhome.results.values import Result, Status

SHOWN = (Status.VALUE, Status.ZERO)


@dataclass(frozen=True, slots=True)
class Judged:
    """Of an edition: its cells, the leaks of each way, the cells the plain method and ours keep, and both."""

    seed: int
    cells: int
    small_alone: int
    plain: int
    ours: int
    plain_keeps: int
    ours_keeps: int
    both_keep: int


def judged(seed: int) -> Judged:
    """The figures of the edition of a seed. What the attacker says of ours is asked of what was printed."""
    results = edition(seed)
    plain = plainly_protected(results)
    made = protected(results, DEFINED)
    kept, ours = _kept(plain), _kept(made.results)
    return Judged(
        seed,
        len(results),
        _leaks(suppress_small(results)),
        _leaks(plain),
        _leaks(made.results) + len(made.left),
        len(kept),
        len(ours),
        len(kept & ours),
    )


def _leaks(results: Iterable[Result]) -> int:
    return len(leaks(cells_of(results), DEFINED))


def _kept(results: Iterable[Result]) -> set[int]:
    return {n for n, each in enumerate(results) if each.status in SHOWN}
