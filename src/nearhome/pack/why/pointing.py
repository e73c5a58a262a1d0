"""What other pages say of why a measure changed: a line or two, and where the rest stands."""

from collections.abc import Iterator, Sequence
from datetime import date

from nearhome.pack.blocks import Block, Statement
from nearhome.pack.edition import Material
from nearhome.pack.why.said import CHAPTER, FEW, in_full, is_of_years, label, rounded, step_said
from nearhome.pack.wording import month, small
from nearhome.results.values import MeasureCard
from nearhome.results.why import Kind
from nearhome.results.why_told import Line, Order, Told
from nearhome.signals.why.account import BESIDE
from nearhome.signals.why.account import WAY as ACCOUNT
from nearhome.signals.why.splits import CAME, LEFT, RATE, STOCK

_KINDS = {CAME: (Kind.CAME,), LEFT: (Kind.LEFT,)}
_BECAUSE = {
    Kind.SIZE: ("because more children were counted", "because fewer children were counted"),
    # Fewer of a group in which it is rare make the number larger too.
    Kind.MIX: ("because of who the children are", "because of who the children are"),
    Kind.SHARE: ("a larger share of them than before", "a smaller share of them than before"),
}
"""Of each part of a share's change, why it made the number larger, and why smaller."""
_YEAR = 12


def is_split(card: MeasureCard, material: Material) -> bool:
    """Whether the chapter has a picture of a measure."""
    return _split(card, material) is not None


def pointer(card: MeasureCard, material: Material) -> tuple[Block, ...]:
    """The line of a measure's page that points to the chapter, where it is split there."""
    if not is_split(card, material):
        return ()
    return (
        Statement("Why?", ("The parts of its change stand under \u201cWhy it changed\u201d.",)),
    )


def why_lines(card: MeasureCard, material: Material) -> tuple[str, ...]:
    """The largest part of a measure's change in children, and where all of them are."""
    found = _split(card, material)
    if found is None:
        return ()
    told, kinds = found
    see = f"See {CHAPTER}."
    parts = [
        (line, number)
        for line, number in zip(told.lines, rounded(told), strict=True)
        if not kinds or line.kind in kinds
    ]
    if not parts:
        return ()
    line, number = max(parts, key=lambda each: abs(each[1]))
    if abs(number) <= FEW:
        return (f"Why: no part of the year\u2019s change is more than a few children. {see}",)
    said = _largest(told, line, number, material)
    return (f"Why: the largest part of the year\u2019s change is {said}. {see}",)


def _largest(told: Told, line: Line, number: int, material: Material) -> str:
    """A part in children: 79 left: turned 18; 11 more left: adopted; 27 more of "10 to 15", because ..."""
    name = label(line, material)
    if line.kind in (Kind.CAME, Kind.LEFT):
        way, _, group = name.partition(": ")
        said = step_said(told, line, number, material)
        return f"{said if is_of_years(told) else f'{abs(number):,} {small(way)}'}: {group}"
    of = f" of \u201c{small(in_full(line, material))}\u201d" if line.groups else ""
    said = f"{step_said(told, line, number, material)}{of}"
    if line.kind not in _BECAUSE:
        return said
    more, fewer = _BECAUSE[line.kind]
    return f"{said}, {more if number > 0 else fewer}"


def _split(card: MeasureCard, material: Material) -> tuple[Told, Sequence[Kind]] | None:
    """The split that tells of a measure, and of which kinds of its parts."""
    if material.why is None:
        return None
    if card.code in material.why.shares:
        return material.why.shares[card.code][0], ()
    if card.code in (STOCK, RATE):
        told = material.why.way(ACCOUNT)
        return None if told is None else (told, ())
    told = material.why.way(BESIDE)
    return None if told is None or card.code not in _KINDS else (told, _KINDS[card.code])


def overtook(order: Order) -> str:
    """Children aged 0 to 4 overtook those aged 12 to 15 in November 2024: ..."""
    said = (
        f"Children aged {order.group} overtook those aged {order.overtook} in {month(order.since)}: "
        "since then more of them came into our care in every twelve months"
    )
    if order.numbers is None:
        return f"{said}."
    then, now, other_then, other_now = order.numbers
    return f"{said} ({then:,} and {other_then:,} then, {now:,} and {other_now:,} now)."


def lately(material: Material) -> Iterator[str]:
    """The changes of order of the last twelve months, for the page of what stands out."""
    if material.why is not None:
        on = material.edition.as_at
        yield from (
            overtook(each) for each in material.why.orders if _months(each.since, on) < _YEAR
        )


def _months(first: date, last: date) -> int:
    return 12 * (last.year - first.year) + last.month - first.month
