"""The page "What changed and was revised since the last edition": in words and in children, before any chart."""

from collections.abc import Iterable, Iterator

from nearhome.pack.blocks import Block, Page, Paragraph, Statement, Table
from nearhome.pack.edition import Material
from nearhome.pack.wording import day, whole
from nearhome.results.changes import Because, Cause, Changes, Corrections, Revised, Told
from nearhome.results.values import Result, Status

MOST_FIGURES = 12
"""So many revised figures fit on the page; the others are counted."""

TITLE = "What changed and was revised since the last edition"

FIRST = (
    "No earlier edition has been kept, so this is the first. The next one will say here who came and left "
    "since, what was entered late or put right, and which figures are different now."
)

_CAUSES = {
    Cause.LATE: "entered late",
    Cause.REMOVED: "taken out of the records",
    Cause.DATES: "a date put right",
    Cause.LEGAL_STATUS: "legal status put right",
    Cause.PLACEMENT: "where they lived put right",
    Cause.DISTANCE: "how far from home put right",
    Cause.PERSON: "a child's own details put right",
    Cause.OTHER: "other records added or put right",
    Cause.RETURN: "a return replaced",
    Cause.PUBLISHED: "a published figure revised",
    Cause.RULE: "counted by another rule",
    Cause.NOT_KNOWN: "not known",
}

_COUNTED = frozenset({"n", "%", "rate"})

_OF_STOCK = {
    "late_in": "{who} came into our care by then and {were} entered late.",
    "late_out": "{who} left our care by then and {were} entered late.",
    "removed": "{who} on record as having come in {were} taken out again.",
    "dates": "{whose} day of coming in, moving or leaving was put right.",
}
_OF_THE_REST = {
    "moves": "For {who}, a move, or another change in their care, was entered late or taken out.",
    "legal_status": "{whose} legal status was put right.",
    "placement": "{whose} home was put right: where they lived, or with whom.",
    "distance": "{whose} distance from home was put right.",
}


def what_changed_and_was_revised(material: Material) -> Page:
    """Who came and left since the last edition, what was put right in it, and which of its figures are now others."""
    changes = material.changes
    blocks: tuple[Block, ...] = (Paragraph(FIRST),)
    if changes is not None:
        blocks = (
            Paragraph(" ".join(_last(changes))),
            Statement("Who came and who left", tuple(_comings(changes, material))),
            Statement("What was entered late or put right", tuple(_put_right(changes, material))),
            *_figures(changes, material),
        )
    return Page("changed", TITLE, blocks)


def _last(changes: Changes) -> Iterator[str]:
    last = changes.last
    to = "; ".join(last.recipients)
    yield f"The last edition was of {day(last.as_at)}."
    yield f"It was circulated on {day(last.circulated)} to {to}, and is kept as it was."
    if last.code_version != changes.code_version:
        yield "It was counted by another version of Nearhome."


def _comings(changes: Changes, material: Material) -> Iterator[str]:
    comings = changes.comings
    if comings.first.number is not None:
        were = _children(comings.first.number, "was", "were")
        yield f"On {day(comings.since)}, as the records now say, {were} in our care."
    if comings.came_in.number is None or comings.left.number is None:
        yield (
            f"How many came in and how many left by {day(comings.until)} is not told: "
            "one of the numbers is small."
        )
    else:
        came, left = _number(comings.came_in), _number(comings.left)
        yield f"By {day(comings.until)}, {came} had come in and {left} had left."
    if comings.last.number is not None:
        yield f"Now {_children(comings.last.number, 'is', 'are')} in our care."
    if material.quality.restricted:
        yield "Children whose records are withheld are not counted here."


def _children(number: int, one: str, many: str) -> str:
    return f"1 child {one}" if number == 1 else f"{number:,} children {many}"


def _number(told: Told) -> str:
    if told.number == 0:
        return "none"
    return f"about {told.number:,}" if told.about else f"{told.number:,}"


def _put_right(changes: Changes, material: Material) -> Iterator[str]:
    found = changes.corrections
    if found is None:
        yield (
            "What was entered late or put right is not known: the records behind the last edition "
            "are no longer kept."
        )
        return
    said = [*_of_stock(changes, found, material), *_each(_OF_THE_REST, found, material)]
    if not said:
        yield _nothing(changes, found, material)
    yield from said
    if changes.returns:
        number = f"{changes.returns:,} {'return' if changes.returns == 1 else 'returns'}"
        yield f"{number} {'was' if changes.returns == 1 else 'were'} added since that edition was made."


def _nothing(changes: Changes, found: Corrections, material: Material) -> str:
    before = f"for {day(changes.last.as_at)} or before"
    if found.children.is_none:
        return f"Nothing recorded {before} has been changed since."
    return (
        f"No coming, leaving or move was entered late or put right; other records of "
        f"{_who(found.children, material)} {before} were, such as their meetings."
    )


def _of_stock(changes: Changes, found: Corrections, material: Material) -> Iterator[str]:
    told = [getattr(found, name) for name in _OF_STOCK]
    if all(each.number is None and not each.few for each in told) and not found.children.is_none:
        yield (
            f"Records of {_who(found.children, material)} for days to {day(changes.last.as_at)} were added or "
            "put right. How many of them came, left or were taken out is not told: the numbers are small."
        )
    yield from _each(_OF_STOCK, found, material)


def _each(sentences: dict[str, str], found: Corrections, material: Material) -> Iterator[str]:
    for name, sentence in sentences.items():
        told: Told = getattr(found, name)
        if told.few or told.number:
            who = _who(told, material)
            were = "was" if told.number == 1 else "were"
            yield _capital(sentence.format(who=who, whose=f"For {who}, the", were=were))


def _who(told: Told, material: Material) -> str:
    if told.number is None and not told.few:
        return "some children"
    if told.few:
        return f"{material.words.counts['few']} children"
    return "1 child" if told.number == 1 else f"{_number(told)} children"


def _figures(changes: Changes, material: Material) -> Iterator[Block]:
    on = day(changes.last.as_at)
    revised = _chosen(changes, material)
    if not changes.different:
        yield Paragraph(f"Every figure that the last edition gave for {on} is still the same.")
        return
    if revised:
        rows = tuple(_row(each, changes, material) for each in revised[:MOST_FIGURES])
        columns = ("What", "Said then", "Now", "Why")
        yield Table(f"Figures of {on} that are different now", columns, rows, frozenset({1}))
    yield Paragraph(
        f"Of the {changes.compared:,} figures that were given for {on}, {changes.different:,} "
        f"{'is' if changes.different == 1 else 'are'} different now. The officers hold the whole list."
    )


def _chosen(changes: Changes, material: Material) -> list[Revised]:
    """The revised counts among the panels' measures, in the Board's order."""
    cited = [each.code for p in material.headlines.panels for each in p.figures.values()]
    place = {code: at for at, code in enumerate(dict.fromkeys(cited))}
    counts = [each for each in changes.revised if each.way and _is_count(each.said)]
    told = [each for each in counts if each.said.code in place]
    return sorted(told, key=lambda each: place[each.said.code])


def _is_count(result: Result) -> bool:
    """Whether a figure counts some of the children: not everybody, and not the same count as a rate."""
    is_everybody = result.numerator is not None and result.numerator == result.denominator
    return result.unit in _COUNTED - {"rate"} and not is_everybody and not result.breakdown


def _row(revised: Revised, changes: Changes, material: Material) -> tuple[str, ...]:
    names = {card.code: card.name for card in material.cards}
    said = revised.said
    return (
        names.get(said.code, said.measure),
        _counted(said, material),
        _now(revised, changes, material),
        _why(revised.because),
    )


_EVERYBODY = "A01"


def _counted(result: Result, material: Material) -> str:
    if result.status is Status.SUPPRESSED:
        return material.words.counts["few"]
    return whole(result.numerator) if result.numerator is not None else ""


def _now(revised: Revised, changes: Changes, material: Material) -> str:
    counted = None if material.quality.restricted else changes.comings.first.number
    if revised.now is None and revised.said.code == _EVERYBODY and counted is not None:
        # The number that the page begins with: rounded here, a reader would subtract and doubt both.
        return f"{counted:,}"
    size = revised.size
    by = material.words.counts["few"] if size.few else _number(size)
    moved = f"{'up' if revised.way == 'more' else 'down'} by {by}"
    return moved if revised.now is None else f"{_counted(revised.now, material)}, {moved}"


def _why(because: Iterable[Because]) -> str:
    return "; ".join(_cause(each) for each in because)


def _cause(because: Because) -> str:
    words = _CAUSES[because.cause]
    if because.change is None or not round(because.change):
        return words
    way = "up" if because.change > 0 else "down"
    return f"{words}: {way} {whole(abs(because.change))}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
