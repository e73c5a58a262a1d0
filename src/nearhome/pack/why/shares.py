"""Why a share changed: how many are counted, who they are, and what happens to children alike."""

from collections.abc import Iterator, Sequence

from nearhome.pack.blocks import Block, Paragraph, Picture, Statement, Step, Table
from nearhome.pack.data_book.groups import in_words_of
from nearhome.pack.edition import Material
from nearhome.pack.why.pictures import ALL, picture
from nearhome.pack.why.said import (
    FEW,
    because,
    change,
    count,
    in_full,
    label,
    of_kinds,
    rounded,
    size,
)
from nearhome.pack.wording import day, small
from nearhome.results.values import MeasureCard
from nearhome.results.why import Kind
from nearhome.results.why_told import Line, Told, Why

HOW_TO_READ = (
    "Each share is split three ways. How many are counted: with more children in our care, more are "
    "in any group. Who the children are: more or fewer of those for whom it is common. What "
    "happens to children alike: it has become more or less common in a group."
)
MOST_PICTURES = 4
"""So many shares have a picture; the others have a sentence on paper, and the same table on screen."""
_HEADS = ("Group", "Children then", "Now", "Of them then", "Now", "Who they are", "What happens")


def shares(why: Why, material: Material) -> Iterator[Block]:
    """Each share that the Board follows: a picture by the first breakdown, a sentence by the others."""
    cards = {card.code: card for card in material.cards}
    if why.shares:
        yield Paragraph(HOW_TO_READ)
    pictured = drawn_codes(why)
    for code, splits in why.shares.items():
        first, *others = splits
        more = [_in_short(each, material) for each in others]
        if code in pictured:
            yield _picture(cards[code], first, material)
            yield from (Paragraph(" ".join(more)) for _ in more[:1])
        else:
            said = _of_a_few(cards[code], first, material)
            yield Statement(cards[code].name, (said, *more))
        for each in others if code in pictured else splits:
            yield _table(
                f"{cards[code].name}, by {in_words_of(each.by)}", each, material, on_paper=False
            )


def drawn_codes(why: Why) -> tuple[str, ...]:
    """The shares that have a picture: the few in which a part is largest, and more than a few children."""
    most = {code: _largest_part(splits[0]) for code, splits in why.shares.items()}
    worth = [code for code in most if most[code] > FEW]
    return tuple(sorted(worth, key=lambda code: -most[code])[:MOST_PICTURES])


def _largest_part(told: Told) -> int:
    mix = of_kinds(told, Kind.MIX)
    parts = zip(told.lines, rounded(told), strict=True)
    others = [number for line, number in parts if line.kind is not Kind.MIX]
    return max(map(abs, (mix, *others)))


def _of_a_few(card: MeasureCard, told: Told, material: Material) -> str:
    """A split that is not drawn, in its sentence."""
    most = largest(told, (Kind.SHARE,), material)
    if _largest_part(told) <= FEW:
        most = f"no part by {in_words_of(told.by)} is more than a few"
    elif most:
        most = f"by {in_words_of(told.by)}, most of the last is {most}"
    return f"{sentence(card, told, material)}{f' {_capital(most)}.' if most else ''}"


def _picture(card: MeasureCard, told: Told, material: Material) -> Picture:
    """How many are counted, who they are, then what happened in each group."""
    numbers = rounded(told)
    parts = list(zip(told.lines, numbers, strict=True))
    steps = [
        Step(label(line, material), float(number), size(number, material))
        for line, number in parts
        if line.kind is Kind.SIZE
    ]
    mix = of_kinds(told, Kind.MIX)
    steps.append(Step("Who the children are", float(mix), size(mix, material)))
    steps += [
        Step(f"What happens: {label(line, material)}", float(number), size(number, material))
        for line, number in parts
        if line.kind is Kind.SHARE
    ]
    by = in_words_of(told.by)
    table = _table(f"{card.name}, by {by}", told, material)
    name = f"why-{card.code.lower()}"
    said = sentence(card, told, material)
    return picture(name, f"{card.name}, by {by}", said, told, steps, table, material)


def sentence(card: MeasureCard, told: Told, material: Material) -> str:
    """Outside the area: 198, 16 fewer than on 31 October 2025. 9 fewer because fewer were counted; ..."""
    than = f"than on {day(told.days[0])}"
    more = (
        f"as many as on {day(told.days[0])}"
        if not change(told)
        else f"{size(change(told), material)} {than}"
    )
    parts = reasons(told, material)
    return f"{card.name}: {count(told.after)}, {more}.{f' {_capital(parts)}.' if parts else ''}"


def reasons(told: Told, material: Material) -> str:
    """The three parts of a share's change, in a row."""
    of = [line for line in told.lines if line.kind is Kind.SIZE]
    grew = any((line.after or 0) > (line.before or 0) for line in of)
    return because(
        told,
        (
            (of_kinds(told, Kind.SIZE), f"because {'more' if grew else 'fewer'} children were counted"),
            (of_kinds(told, Kind.MIX), "because of who the children are"),
            (of_kinds(told, Kind.SHARE), "because of what happens to children alike"),
        ),
        material,
    )  # fmt: skip


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _in_short(told: Told, material: Material) -> str:
    """A breakdown in a sentence: its three parts, and the group in which most moved."""
    parts = reasons(told, material)
    if not parts:
        return f"By {in_words_of(told.by)}: no part is as much as one child."
    most = largest(told, (Kind.SHARE,), material)
    return f"By {in_words_of(told.by)}: {parts}{f', most of it {most}' if most else ''}."


def largest(told: Told, kinds: Sequence[Kind], material: Material) -> str:
    """The part of some kinds that makes most of what they come to, with its group; nothing of a few children."""
    whole = of_kinds(told, *kinds)
    parts = [
        (line, number)
        for line, number in zip(told.lines, rounded(told), strict=True)
        if line.kind in kinds and len(line.groups) == 1
    ]
    if not parts:
        return ""
    line, number = max(parts, key=lambda each: abs(each[1]))
    said = size(number, material)
    if abs(number) <= FEW or number * whole <= 0:
        return ""
    return f"{said} of the group \u201c{small(label(line, material))}\u201d"


def _table(caption: str, told: Told, material: Material, *, on_paper: bool = True) -> Table:
    """Each group with its children and those of them counted, then and now, and both parts."""
    parts = list(zip(told.lines, rounded(told), strict=True))
    groups = dict.fromkeys(line.groups for line, _ in parts if line.groups)
    rows = [
        _row(groups_, [each for each in parts if each[0].groups == groups_], material)
        for groups_ in groups
    ]
    for line, number in parts:
        if line.kind is Kind.SIZE:
            both = (count(line.before or line.effect * 0), count(line.after or line.effect * 0))
            first, last = count(told.before), count(told.after)
            mix, share = of_kinds(told, Kind.MIX), of_kinds(told, Kind.SHARE)
            said = f"{ALL}; how many are counted: {size(number, material)}"
            rows.append((said, *both, first, last, size(mix, material), size(share, material)))
    return Table(caption, _HEADS, tuple(rows), frozenset(range(1, len(_HEADS))), on_paper=on_paper)


def _row(
    groups: tuple[str, ...], parts: Sequence[tuple[Line, int]], material: Material
) -> tuple[str, ...]:
    """A group: of a group that is nobody's on a day the parts that it lacks are nought."""
    found = {line.kind: (line, number) for line, number in parts}
    mixed, shared = found.get(Kind.MIX), found.get(Kind.SHARE)
    line = parts[0][0]
    return (
        in_full(line, material),
        *_numbers(mixed),
        *_numbers(shared),
        size(mixed[1] if mixed else 0, material),
        size(shared[1] if shared else 0, material),
    )


def _numbers(found: tuple[Line, int] | None) -> tuple[str, str]:
    if found is None:
        return ("0", "0")
    line = found[0]
    return count(line.before or line.effect * 0), count(line.after or line.effect * 0)
