"""The parts of a change where small numbers are hidden: which of them stand together.

The reader holds both days' counts, so the change is known, and every part that is printed can be taken
from it. A part that is hidden alone would come back; so hidden parts are told as one number, with others
beside them until that number is nought or at least six (docs/explanation/why.md, Small numbers).
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from fractions import Fraction

from nearhome.disclosure.small import SMALLEST_SHOWN, is_small
from nearhome.results.why import Kind, Part, Split
from nearhome.results.why_told import Line, Told

IN = (Kind.CAME, Kind.AGAIN, Kind.UNRECORDED)
OUT = (Kind.LEFT, Kind.LEFT_AGAIN)
OTHERS = (Kind.TRANSFERRED, Kind.RESTRICTED)
_FEWEST = 2
"""Parts told together: one alone would be told by itself."""

Hides = Callable[[Part], bool]


def as_they_are(split: Split, by: str = "") -> Told:
    """Every part by itself, small ones too: for officers, and where no part is a count of children."""
    shown = [part for part in split.parts if part.effect or part.before or part.after]
    return _told(split, by, [_line([part]) for part in shown], ())


def together(split: Split, hides: Hides, *, both_ways: bool = True) -> Told | None:
    """A split of which each part counts children, with no part of one to five; None where too few are left.

    `hides` says of a part that the edition hides a figure it is made from. `both_ways` is whether it shows
    how many came, or how many left, in all: if neither, no line may tell it, and all that is hidden is one
    line. What is told adds up to the change and is worked out from figures that are shown.
    """
    hidden = [part for part in split.parts if is_small(abs(float(part.effect))) or hides(part)]
    groups = [_until_safe(own, _beside(split, own)) for own in _apart(hidden)]
    if not (both_ways and all(map(_is_safe, groups))):
        whole = [part for group in groups for part in group]
        rest = [part for part in split.parts if part.effect and part not in whole]
        groups = [_until_safe(whole, rest[::-1])]
    if not all(map(_is_safe, groups)):
        return None
    covered = [part for group in groups for part in group]
    alone = [part for part in split.parts if part not in covered]
    told = [_line([part]) for part in alone if part.effect] + [_line(group) for group in groups]
    if len(told) < _FEWEST:
        return None
    return _told(split, "", told, [part for part in alone if not part.effect])


def together_by_pairs(split: Split, hides: Hides) -> Told | None:
    """A split of which each part is the change of a count, with no count of one to five on either day.

    A part is worked out from two counts that are shown, and counts nobody itself. None where those who
    came, or who left, are too few in all.
    """
    lines: list[Line] = []
    nobody: list[Part] = []
    for own in _apart(split.parts):
        names = {str(n): part for n, part in enumerate(own)}
        counts = {name: _pair(part) for name, part in names.items()}
        found = grouped(counts, [name for name, part in names.items() if hides(part)])
        if found is None:
            found = tuple(names)
            if any(is_small(sum(some)) for some in zip(*counts.values(), strict=True)):
                return None
        nobody += [
            part for name, part in names.items() if name not in found and not any(_pair(part))
        ]
        alone = [part for name, part in names.items() if name not in found and any(_pair(part))]
        lines += [_line([part]) for part in alone]
        lines += [_line([names[name] for name in found])] if found else []
    return _told(split, "", lines, nobody)


def _pair(part: Part) -> tuple[int, int]:
    return int(part.before or 0), int(part.after or 0)


def grouped(counts: Mapping[str, Sequence[int]], hidden: Collection[str]) -> tuple[str, ...] | None:
    """The groups that have to stand together as one group, so that none of its counts is of one to five.

    `counts` are all the counts that a group's parts are made from; `hidden` are groups of which the
    edition hides one. None where nothing but everybody together could be told.
    """
    own = [name for name, some in counts.items() if name in hidden or any(map(is_small, some))]
    if not own:
        return ()
    # The order is the catalogue's, not that of the numbers: which one is added must not tell its size.
    for name in reversed(tuple(counts)):
        if _is_group_safe([counts[each] for each in own]):
            break
        if name not in own and any(counts[name]):
            own.append(name)
    if not _is_group_safe([counts[each] for each in own]):
        return None
    others = [name for name in counts if name not in own and any(counts[name])]
    return tuple(name for name in counts if name in own) if others else None


def _is_group_safe(columns: Sequence[Sequence[int]]) -> bool:
    for some in zip(*columns, strict=True):
        filled = [count for count in some if count]
        if filled and (len(filled) < _FEWEST or sum(filled) < SMALLEST_SHOWN):
            return False
    return True


def _apart(hidden: Sequence[Part]) -> Iterator[list[Part]]:
    """The hidden parts that are of children who came, of those who left, and the others."""
    for kinds in (IN, OUT):
        if own := [part for part in hidden if part.kind in kinds]:
            yield own
    if others := [part for part in hidden if part.kind not in (*IN, *OUT)]:
        yield others


def _beside(split: Split, own: Sequence[Part]) -> list[Part]:
    """What may be added to hidden parts: others of the same way, the last of the catalogue first."""
    kinds = next((kinds for kinds in (IN, OUT) if own[0].kind in kinds), OTHERS)
    alike = [part for part in split.parts if part.kind in kinds and part not in own]
    return [part for part in reversed(alike) if part.effect]


def _until_safe(own: Sequence[Part], others: Sequence[Part]) -> list[Part]:
    found = list(own)
    for part in others:
        if _is_safe(found):
            break
        found.append(part)
    return found


def _is_safe(group: Sequence[Part]) -> bool:
    return len(group) >= _FEWEST and not is_small(abs(float(_sum(group))))


def _sum(group: Sequence[Part]) -> Fraction:
    return sum((part.effect for part in group), Fraction(0))


def _line(parts: Sequence[Part]) -> Line:
    first = parts[0]
    if len(parts) == 1:
        groups = (first.group,) if first.group else ()
        return Line(first.kind, groups, first.effect, first.before, first.after)
    names = tuple(_name(part) for part in parts)
    if any(part.before is None or part.after is None for part in parts):
        return Line(_kind(parts), names, _sum(parts))
    both = (sum((n for part in parts for n in (side(part),)), Fraction(0)) for side in _SIDES)
    return Line(_kind(parts), names, _sum(parts), *both)


_SIDES: tuple[Callable[[Part], Fraction], ...] = (
    lambda part: part.before or Fraction(0),
    lambda part: part.after or Fraction(0),
)


def _kind(parts: Sequence[Part]) -> Kind:
    """Of parts together: whether they came, left, or are of both."""
    if all(part.kind in IN for part in parts):
        return Kind.CAME
    return Kind.LEFT if all(part.kind in OUT for part in parts) else Kind.SEVERAL


def _name(part: Part) -> str:
    return part.group if part.group and part.kind in (Kind.CAME, Kind.LEFT) else str(part.kind)


def _place(line: Line) -> int:
    """Those who came stand before those who left, and before what is of both."""
    return next((n for n, kinds in enumerate((IN, OUT)) if line.kind in kinds), len((IN, OUT)))


def _told(split: Split, by: str, lines: Sequence[Line], nobody: Sequence[Part]) -> Told:
    return Told(
        split.code,
        split.way,
        by,
        split.unit,
        split.days,
        split.before,
        split.after,
        tuple(sorted(lines, key=_place)),
        tuple((part.kind, part.group) for part in nobody),
    )
