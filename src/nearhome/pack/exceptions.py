"""What stands out: measures outside their range on the worse side, or really changed, most children first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from nearhome.pack.blocks import Block, Page, Paragraph, Picture, Statement, Table
from nearhome.pack.commentary.said import commentary
from nearhome.pack.data_book.drawn import picture
from nearhome.pack.data_book.groups import in_words_of
from nearhome.pack.data_book.measure_page import numbers
from nearhome.pack.data_book.said import sentence
from nearhome.pack.edition import Material
from nearhome.pack.evidence import began
from nearhome.pack.figures import Figure, is_known
from nearhome.pack.nobody_left_out import refuse_left_out
from nearhome.pack.pairs import Pair, pair
from nearhome.pack.ranges import FEW_CHILDREN, said
from nearhome.pack.rows import cell, in_one
from nearhome.pack.why.pointing import lately, why_lines
from nearhome.pack.wording import capital, day, in_a_row, in_words, month, small
from nearhome.results.signals import Place
from nearhome.results.values import Counts, MeasureCard, Result, Status

MOST_PAGES = 6
"""So many exceptions have a page each; the others are named, with their numbers in the data book."""

MOST_NAMED = 12
"""So many of the others are named; of more, only their numbers in the data book are given."""


@dataclass(frozen=True, slots=True)
class StandsOut:
    """A measure that stands out, and how many children that is: the gap to its range, or the change.

    `alike` are the codes of its variants that stand out too: they count the same children otherwise.
    """

    card: MeasureCard
    found: Pair
    children: float
    is_outside: bool
    has_changed: bool
    alike: tuple[str, ...] = ()

    @property
    def is_more_than_a_few(self) -> bool:
        """Whether it has a page: a real change has, and a gap of more children than are said as a few."""
        return self.has_changed or self.children > FEW_CHILDREN


def exceptions(material: Material) -> tuple[Page, ...]:
    """A page for each that stands out, at most six; a page that says so when none does."""
    found = ranked(material)
    shown = with_a_page(found)
    others = [each for each in found if each not in shown]
    if not shown:
        return (_nothing(material, others),)
    made = [_page(n, each, material) for n, each in enumerate(shown, start=1)]
    last = made[-1]
    more = (*_order(material), *([_others(others, material)] if others else []))
    made[-1] = Page(last.id, last.title, (*last.blocks, *more))
    return tuple(made)


def _order(material: Material) -> Iterator[Block]:
    """Which age overtook which in the last year, for good."""
    said = tuple(lately(material))
    if said:
        yield Statement("The order of ages changed", said)


def with_a_page(found: Sequence[StandsOut]) -> list[StandsOut]:
    """Those of what stands out that have a page each."""
    return [each for each in found if each.is_more_than_a_few][:MOST_PAGES]


def ranked(material: Material) -> tuple[StandsOut, ...]:
    """What stands out, most children first; of a measure and its variants only the one with most."""
    found = [each for card in material.cards if (each := _stands_out(card, material)) is not None]
    place = {card.code: n for n, card in enumerate(material.cards)}
    found.sort(key=lambda each: (-each.children, place[each.card.code]))
    families: dict[str, list[StandsOut]] = {}
    for each in found:
        families.setdefault(family(each.card.code), []).append(each)
    return tuple(
        replace(first, alike=tuple(each.card.code for each in others))
        for first, *others in families.values()
    )


def family(code: str) -> str:
    """What a measure and its variants have in common: A04-events is of A04. A rate is of its number."""
    base = code.partition("-")[0]
    return _SAME.get(base, base)


_SAME = {"A02": "A01", "A03": "A01", "A08": "A01", "A07": "A06"}
"""Measures that tell the same of the same children in another unit."""


def _stands_out(card: MeasureCard, material: Material) -> StandsOut | None:
    found = pair(Figure(card.code), material)
    if found.signal is None or found.now is None:
        return None
    outside = found.position is not None and found.position.place is Place.WORSE
    changed = began(found.signal) is not None and found.signal.direction.better is not True
    if not (outside or changed) or card.counts is not Counts.CHILDREN:
        # Ranked are children: pounds, nights, carers and homes stand in the data book.
        return None
    gap = (found.position.gap_children or 0) if outside and found.position is not None else 0
    change = abs(found.signal.direction.change or 0) if changed else 0
    return StandsOut(card, found, max(gap, change), outside, changed)


def _nothing(material: Material, others: Sequence[StandsOut]) -> Page:
    """A page of its own: how many were looked at, and how many could not be; those a few children outside."""
    judged = [card for card in material.cards if _is_judged(card, material)]
    rest = len(material.cards) - len(judged)
    by = "by more than a few children " if others else ""
    sentences = (
        f"None of the {len(judged)} measures that could be looked at lies {by}outside its range on the worse "
        "side, and none has really changed for the worse."
        if judged
        else "No measure could be looked at: there is no number that a range or an earlier year stands beside.",
        f"{rest} could not be looked at: they have no range and no earlier year to be set beside, or no number."
        if rest
        else "All could be looked at.",
        "This does not say that all is well: it says that nothing stands out in what is counted here.",
    )
    few = (_others(others, material),) if others else ()
    nothing = Statement("Nothing stands out", sentences)
    return Page("exceptions", "What stands out", (nothing, *_order(material), *few))


def _is_judged(card: MeasureCard, material: Material) -> bool:
    found = pair(Figure(card.code), material)
    in_place = found.position is not None and found.position.place is not Place.NO_BAND
    return in_place or bool(found.evidence)


def _page(n: int, each: StandsOut, material: Material) -> Page:
    """One exception: what and since when; its picture; which children; compared with whom; commentary."""
    drawn = picture(each.card, material, f"exception-{n}-picture")
    blocks: tuple[Block, ...] = (
        *(Paragraph(text) for text in opening(each, material, drawn)),
        *((_slim(drawn),) if drawn is not None else ()),
        *_which_children(each, material),
        *(Paragraph(line) for line in why_lines(each.card, material)),
        Statement("Commentary", commentary(each.card.code, material)),
        Paragraph(_more(each, material)),
    )
    return Page(f"exception-{n}", f"What stands out: {small(each.card.name)}", blocks)


def _more(each: StandsOut, material: Material) -> str:
    """Where everything else of it stands, and the measures of the same children that stand out too."""
    number = numbers(material)
    said = f"More: number {number[each.card.code]} in the data book, with every group."
    if not each.alike:
        return said
    names = {card.code: card.name for card in material.cards}
    alike = in_a_row([f"{small(names[code])} ({number[code]})" for code in each.alike])
    return f"{said} Of the same children, and standing out too: {alike}."


def _slim(drawn: Picture) -> Picture:
    """The picture with the numbers of its last three years: the page has room for no more."""
    table = drawn.numbers
    rows = table.rows[-_ROWS:]
    # A column that has nothing in these years (a range of another day) is left out.
    kept = [n for n, _ in enumerate(table.columns) if any(row[n] for row in rows)]
    short = Table(
        table.caption,
        tuple(table.columns[n] for n in kept),
        tuple(tuple(row[n] for n in kept) for row in rows),
        frozenset(place for place, n in enumerate(kept) if n in table.numeric),
    )
    return Picture(drawn.id, drawn.caption, drawn.sentence, drawn.chart, short)


_ROWS = 3


def opening(each: StandsOut, material: Material, drawn: Picture | None) -> tuple[str, ...]:
    """At most three sentences before the chart: what, since when, and beside whom.

    What the picture's own sentence says is not said twice.
    """
    first = () if drawn is not None else (sentence(each.card, material),)
    words = (*first, *_since(each), *_outside(each, material))
    return (" ".join(words[:3]),) if words else ()


def _since(each: StandsOut) -> Iterator[str]:
    signal = each.found.signal
    start = began(signal)
    if not each.has_changed or signal is None or start is None:
        return
    turn = signal.direction
    judged = ", for the worse" if turn.better is False else ""
    size = _size(turn.change)
    yield f"There {'is' if size == 'one' else 'are'} {size} {turn.way or 'others'} since {month(start)}{judged}: a real change."


def _size(change: float | None) -> str:
    count = round(abs(change or 0))
    return "a few" if 0 < count <= FEW_CHILDREN else f"{count:,}"


def _outside(each: StandsOut, material: Material) -> Iterator[str]:
    if not each.is_outside:
        return
    words = said(material.bands.get(each.card.code))
    yield (
        f"Our number is {each.found.gap}: {words}." if words else f"Our number is {each.found.gap}."
    )


def _why_no_group(each: StandsOut) -> str:
    if not is_known(each.found.before):
        return "Which group moved most cannot be told: no earlier figure is held to set it beside."
    return "No group can be shown: too few, or not supplied."


def _which_children(each: StandsOut, material: Material) -> Iterator[Block]:
    """Every group of the breakdown in which most has moved; the group that moved most is named."""
    by = most_moved(each, material)
    if by is None or each.found.now is None:
        yield Statement("Which children?", (_why_no_group(each),))
        return
    on = each.found.now.as_at
    groups = material.figures.groups(each.card.code, by, on)
    told, every = [group.group for group in groups], material.groups.get(by, ())
    refuse_left_out(f"the exception {each.card.code}", by, told, every)
    pairs = [pair(Figure(each.card.code, by, group.group), material) for group in groups]
    yield Statement("Which children?", (_moved_most(each.card, by, pairs, material),))
    yield _groups_table(by, groups, pairs, material)


def _groups_table(
    by: str, groups: Sequence[Result], pairs: Sequence[Pair], material: Material
) -> Table:
    ago = next((found.wording.ago for found in pairs if found.wording is not None), "a year ago")
    words = material.words
    rows = tuple(
        (
            words.groups.get(group.group, group.group),
            in_one(group, words),
            in_one(found.before, words),
        )
        for group, found in zip(groups, pairs, strict=True)
        if not (_is_nobody(group) and _is_nobody(found.before))
    )
    caption = f"By {in_words_of(by)}, {day(groups[0].as_at)}"
    return Table(caption, ("Group", "Now", capital(ago)), rows, frozenset({1, 2}))


def _is_nobody(result: Result | None) -> bool:
    """Whether nobody is in a group: the data book still names it."""
    return result is None or result.status in (Status.NO_DENOMINATOR, Status.NOT_COLLECTED)


_LOOKED_AT = ("age_band", "placement", "distance", "need", "sex", "uasc")
"""The breakdowns that an exception may be shown by, the first of those that moved alike."""


def most_moved(each: StandsOut, material: Material) -> str | None:
    """The breakdown with the group whose number has moved most in a year, of those that can be shown."""
    moved = {
        by: max(abs(change) for _, change in _changes(each, by, material))
        for by in _LOOKED_AT
        if by in each.card.breakdowns and any(_changes(each, by, material))
    }
    telling = {by: most for by, most in moved.items() if not _is_nearly_all(each, by, material)}
    found = telling or moved
    return max(found, key=lambda by: found[by]) if found else None


_NEARLY_ALL = 0.8
"""A group with so great a part of everybody says no more than the total does."""


def _is_nearly_all(each: StandsOut, by: str, material: Material) -> bool:
    """Whether the group that moved most is nearly everybody: it says nothing of which children."""
    now = each.found.now
    if now is None or not now.numerator:
        return False
    most, _ = max(_changes(each, by, material), key=lambda found: abs(found[1]))
    group = material.figures.at(Figure(each.card.code, by, most), now.as_at)
    counted = None if group is None else group.numerator
    return counted is not None and counted > _NEARLY_ALL * now.numerator


def _changes(each: StandsOut, by: str, material: Material) -> list[tuple[str, float]]:
    """The change of each group that is shown now and a year before."""
    if each.found.now is None:
        return []
    found = []
    for group in material.figures.groups(each.card.code, by, each.found.now.as_at):
        both = pair(Figure(each.card.code, by, group.group), material)
        change = _change(both)
        if change is not None:
            found.append((group.group, change))
    return found


def _change(both: Pair) -> float | None:
    if (
        not (is_known(both.now) and is_known(both.before))
        or both.now is None
        or both.before is None
    ):
        return None
    if both.now.numerator is None or both.before.numerator is None:
        return None
    return both.now.numerator - both.before.numerator


def _moved_most(card: MeasureCard, by: str, pairs: Iterable[Pair], material: Material) -> str:
    changed = [(both, change) for both in pairs if (change := _change(both))]
    if not changed:
        return "No group that can be shown has another number than a year before."
    both, change = max(changed, key=lambda each: abs(each[1]))
    assert both.now is not None
    name = material.words.groups.get(both.now.group, both.now.group)
    ago = both.wording.ago if both.wording is not None else "a year ago"
    count = cell(both.now, material.words)
    way = "more" if change > 0 else "fewer"
    return f"The group that moved most is \u201c{name}\u201d: {count}, {_size(change)} {way} than {ago}."


def _others(others: Sequence[StandsOut], material: Material) -> Paragraph:
    number = numbers(material)
    count = in_words(len(others)).capitalize()
    are = "is" if len(others) == 1 else "are"
    if len(others) > MOST_NAMED:
        listed = ", ".join(str(number[each.card.code]) for each in others)
        return Paragraph(f"{count} more {are} in the data book, under numbers {listed}.")
    listed = "; ".join(f"{small(each.card.name)} ({number[each.card.code]})" for each in others)
    return Paragraph(f"{count} more {are} in the data book, by number: {listed}.")
