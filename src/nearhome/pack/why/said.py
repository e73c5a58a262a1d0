"""The words of a change and its parts: more or fewer, of whom, and because of what."""

from collections.abc import Sequence
from fractions import Fraction

from nearhome.pack.edition import Material
from nearhome.pack.wording import in_a_row, whole
from nearhome.results.why import Kind
from nearhome.results.why_told import Line, Told
from nearhome.signals.why.account import BESIDE
from nearhome.signals.why.splits import RATE
from nearhome.signals.why.whole import whole as in_whole

FEW = 5
"""A part of up to so many children is said as a few where small numbers are hidden."""

CHAPTER = "\u201cWhy it changed\u201d in the data book"

_OF_ALL = {
    Kind.AGAIN: "Came: again in the year",
    Kind.LEFT_AGAIN: "Left: again in the year",
    Kind.UNRECORDED: "Came: first day not known",
    Kind.TRANSFERRED: "Moved when councils changed",
    Kind.RESTRICTED: "Added by an officer",
    Kind.LONG_IN_CARE: "Here 5 years or more",
    Kind.CHILDREN: "Children in our care",
    Kind.POPULATION: "Children who live here",
    Kind.SIZE: "How many are counted",
}
_TOGETHER = {
    Kind.CAME: "Came: other ways, together",
    Kind.LEFT: "Left: other ways, together",
    Kind.SEVERAL: "Other ways, in and out",
}
_LED = {Kind.CAME: "Came: ", Kind.LEFT: "Left: "}
_TIMES = {
    "under 1 year": "in the last year",
    "1 to 2 years": "1 to 2 years ago",
    "2 to 5 years": "2 to 5 years ago",
}
_KINDS_IN_ALL = {
    str(Kind.AGAIN): "again in the year",
    str(Kind.LEFT_AGAIN): "again in the year",
    str(Kind.UNRECORDED): "first day not known",
    str(Kind.TRANSFERRED): "moved when councils changed",
    str(Kind.RESTRICTED): "added by an officer",
}


def label(line: Line, material: Material) -> str:
    """A part's name in a picture."""
    if line.kind in _OF_ALL:
        return _OF_ALL[line.kind]
    if len(line.groups) != 1:
        return _TOGETHER.get(line.kind, "Other groups, together")
    group = line.groups[0]
    match line.kind:
        case Kind.MORE_CAME:
            return f"Came {_TIMES[group]}"
        case Kind.STAYED:
            return f"Stayed, of those {_TIMES[group]}"
        case kind:
            return f"{_LED.get(kind, '')}{named(group, material)}"


def in_full(line: Line, material: Material) -> str:
    """A part's name in a table: of several together, each by name."""
    if len(line.groups) < 2:
        return label(line, material)
    names = in_a_row([_KINDS_IN_ALL.get(each) or named(each, material) for each in line.groups])
    return f"{_LED.get(line.kind, '')}{names}, together"


def named(group: str, material: Material) -> str:
    """A group's plain name."""
    return material.words.groups.get(group, group)


def size(number: int, material: Material) -> str:
    """So many more or fewer: a few where small numbers are hidden, never one to five."""
    if not number:
        return "no change"
    few = abs(number) <= FEW and not material.edition.officers
    return f"{'a few' if few else f'{abs(number):,}'} {'more' if number > 0 else 'fewer'}"


def rounded(told: Told) -> tuple[int, ...]:
    """The parts in whole children, or in whole numbers of a rate, that add up to what both days say."""
    return in_whole([line.effect for line in told.lines], change(told))


def change(told: Told) -> int:
    """The change between both days as they are printed."""
    return _nearest(told.after) - _nearest(told.before)


def of_kinds(told: Told, *kinds: Kind) -> int:
    """What the parts of some kinds come to, in the whole numbers that are printed of them."""
    parts = zip(told.lines, rounded(told), strict=True)
    return sum(number for line, number in parts if line.kind in kinds)


def because(told: Told, parts: Sequence[tuple[int, str]], material: Material) -> str:
    """The parts of a change in a row: 5 fewer because fewer are counted; a few more because of ..."""
    return "; ".join(f"{sized(told, number, material)} {why}" for number, why in parts if number)


def sized(told: Told, number: int, material: Material) -> str:
    """So many more or fewer, in the unit of the split: a rate is no number of children."""
    if told.code != RATE or not number:
        return size(number, material)
    return f"{abs(number):,} {'more' if number > 0 else 'fewer'}"


def is_of_years(told: Told) -> bool:
    """Whether it sets what a year added beside what another did."""
    return told.way == BESIDE


def step_said(told: Told, line: Line, number: int, material: Material) -> str:
    """A part as its bar says it: of one year beside another, how many more or fewer came, or left."""
    if not is_of_years(told) or line.before is None or line.after is None:
        return sized(told, number, material)
    came = line.kind not in (Kind.LEFT, Kind.LEFT_AGAIN)
    more = int(line.after - line.before)
    return f"{size(more, material)}{(' came' if came else ' left') if more else ''}"


def count(number: Fraction) -> str:
    """A day's number as it is printed."""
    return whole(float(number))


def _nearest(number: Fraction) -> int:
    return int(whole(float(number)).replace(",", ""))
