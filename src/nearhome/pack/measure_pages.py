"""The table of every measure, what the words mean, and how each measure is counted."""

from collections.abc import Iterator, Sequence

from nearhome.pack.blocks import Page, Paragraph, Statement, Table
from nearhome.pack.data_book.groups import in_words_of
from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure, is_known
from nearhome.pack.headlines import Headlines
from nearhome.pack.measure_names import without_codes
from nearhome.pack.pairs import Pair, pair
from nearhome.pack.ranges import edges, said
from nearhome.pack.rows import how_many, in_one, of_how_many
from nearhome.pack.sentences import makes
from nearhome.pack.terms import Term
from nearhome.pack.wording import day, month
from nearhome.pack.words import Words
from nearhome.results.values import MeasureCard, Result, Status

_THEMES = {
    "A": "How many children",
    "B": "Which children",
    "C": "Why they came",
    "D": "Where they live",
    "E": "Moves, and staying put",
    "F": "Leaving our care",
    "G": "School",
    "H": "Health",
    "I": "Going missing, and the law",
    "J": "Meetings about their care",
    "K": "Care-experienced young adults",
    "L": "What children tell us",
    "M": "Social workers",
    "N": "What homes cost",
    "O": "Carers, adopters and homes",
    "P": "How good the work and the records are",
    "Q": "Help before care",
    "X": "Our own measures",
}


def board_measures(material: Material) -> Page:
    """The measures of the panels that the Board adopted, in its order: the table that is printed."""
    cards = {card.code: card for card in material.cards}
    rows = tuple(
        _printed(cards[figure.code], figure, material)
        for figure in dict.fromkeys(_watched(material.headlines))
        if figure.code in cards
    )
    heads = ("Measure", "How many", "Councils like ours", "Change and note")
    table = Table("The measures that the Board watches", heads, rows, frozenset({1}))
    more = Paragraph("Every group of each, and every other measure, is in the data book.")
    unsettled = material.quality.unsettled_after
    late = (
        Paragraph(f"Figures of days after {day(unsettled)} are provisional.")
        if unsettled is not None and unsettled < material.edition.as_at
        else None
    )
    none = Paragraph("The Board has adopted no measures, so none is in a table here.")
    blocks = (_intro(material), *((late,) if late else ()), table if rows else none, more)
    return Page("board-measures", "The Board's measures", blocks)


def _watched(headlines: Headlines) -> Iterator[Figure]:
    """What the panels cite, each beside what it stands in the place of."""
    for panel in headlines.panels:
        yield from panel.figures.values()
        if panel.instead_of is not None:
            yield from panel.instead_of.figures.values()


def _printed(card: MeasureCard, figure: Figure, material: Material) -> tuple[str, ...]:
    """A row in few words, its numbers in one cell: the table is two pages at most."""
    found = pair(figure, material)
    now, words = found.now, material.words
    name = _of_group(card, figure, words) if figure.group else card.name
    if now is None:
        return (name, words.statuses[Status.NOT_COLLECTED], "", "")
    number = in_one(now, words)
    return (
        name,
        number,
        _beside(figure, found, material),
        ", ".join(part for part in _in_short(now, found, material) if part != number),
    )


def _of_group(card: MeasureCard, figure: Figure, words: Words) -> str:
    """A measure with its group: by age, where the measure itself is no mix of such groups."""
    by = "" if figure.breakdown == card.own_breakdown else f", by {in_words_of(figure.breakdown)}"
    return f"{card.name}{by}: {words.groups.get(figure.group, figure.group)}"


def _beside(figure: Figure, found: Pair, material: Material) -> str:
    """The edges of the newest range, its year where that is not the common one, and where we lie."""
    if found.not_comparable:
        return "not comparable"
    band = None if figure.breakdown else material.bands.get(figure.code)
    point = None if band is None else band.latest
    spread = edges(band, point) if band is not None and point is not None else ""
    if not spread or point is None:
        return ""
    place = f": {found.gap_in_short}" if found.gap_in_short else ""
    return f"{spread} ({point.as_at.year}){place}"


def _in_short(now: Result, found: Pair, material: Material) -> Iterator[str]:
    """How sure a change is, and the month where it is another; that days are provisional is said above."""
    words = material.words
    day_of = "" if now.as_at == material.edition.as_at else month(now.as_at)
    plain = now.status in (Status.VALUE, Status.ZERO, Status.PROVISIONAL, Status.SUPPRESSED)
    standing = "" if plain else words.statuses[now.status.value]
    yield from filter(None, (found.evidence, day_of, standing))


def _intro(material: Material) -> Paragraph:
    return Paragraph(
        f"On {day(material.edition.as_at)}, or the 12 months to that day, where no other day is named. "
        "No share is given of fewer than 30. Where there is no number, it is said why. The range of councils "
        "like ours is that of 31 March in the year given; where there is none, none is comparable."
    )


def all_measures(material: Material) -> Page:
    """Every measure of the edition: how many, of how many, what that makes, its range, its standing."""
    tables = tuple(
        Table(
            theme,
            _COLUMNS,
            tuple(row for card in cards for row in _rows(card, material)),
            _NUMERIC,
        )
        for theme, cards in by_theme(material.cards)
    )
    return Page("all-measures", "Every measure", (_intro(material), *tables))


_NUMERIC = frozenset({1, 2, 3})
_COLUMNS = (
    "Measure",
    "How many",
    "Of how many",
    "That makes",
    "Range of councils like ours",
    "Change and note",
)


def by_theme(cards: tuple[MeasureCard, ...]) -> tuple[tuple[str, tuple[MeasureCard, ...]], ...]:
    """The measures under the name of their theme, in the catalogue's order."""
    letters = dict.fromkeys(card.code[:1] for card in sorted(cards, key=lambda card: card.code))
    return tuple(
        (_THEMES[letter], tuple(c for c in cards if c.code[:1] == letter)) for letter in letters
    )


def _rows(card: MeasureCard, material: Material) -> Iterator[tuple[str, ...]]:
    for name, result in _named(card, material):
        yield _row(name, result, material)


def _named(card: MeasureCard, material: Material) -> Iterator[tuple[str, Result | None]]:
    """A measure by its name with its result; of a mix, each of its groups that has anybody."""
    total = material.figures.latest(Figure(card.code), material.edition.as_at)
    name = card.name
    groups = _groups(card, total, material)
    if not groups or not _is_everybody(total):
        yield name, total
    for group in groups:
        plain = material.words.groups.get(group.group, group.group)
        yield f"{name}: {plain}", group


def _groups(card: MeasureCard, total: Result | None, material: Material) -> list[Result]:
    # A variant (D10-q1) has the same groups as the measure it varies.
    if not card.own_breakdown or total is None or "-" in card.code:
        return []
    found = material.figures.groups(card.code, card.own_breakdown, total.as_at)
    return [each for each in found if each.status is not Status.ZERO]


def _is_everybody(total: Result | None) -> bool:
    return total is not None and is_known(total) and total.numerator == total.denominator


def _row(name: str, result: Result | None, material: Material) -> tuple[str, ...]:
    if result is None:
        return (name, "", "", "", "", material.words.statuses["not_collected"])
    return (
        name,
        how_many(result, material.words),
        of_how_many(result),
        makes(result),
        _range(result, material),
        _note(result, material),
    )


def _range(result: Result, material: Material) -> str:
    """The newest range of councils like ours, and where we lie beside it when that may be told."""
    if result.group:
        return ""
    found = pair(Figure(result.code), material)
    if found.not_comparable:
        return "not comparable"
    words = said(material.bands.get(result.code))
    return "; ".join(part for part in (words, found.gap) if part) if words else ""


def _note(result: Result, material: Material) -> str:
    """How sure a change is, and what a reader must know: another day than the edition's, a standing."""
    on = "" if result.as_at == material.edition.as_at else day(result.as_at)
    plain = result.status in (Status.VALUE, Status.ZERO)
    standing = "" if plain else material.words.statuses[result.status.value]
    sure = "" if result.group else pair(Figure(result.code), material).evidence
    return ", ".join(part for part in (sure, on, standing) if part)


def meanings(material: Material, terms: Sequence[Term]) -> Page:
    """What the words of the pack mean, `terms` the field's own that it uses, and the rules that all measures share."""
    none = material.words.counts["none"].capitalize()
    blocks = (
        Statement(
            "Whom and when",
            (
                "Our children: children looked after by the council under the Children Act 1989, other than only in short breaks, aged under 18 on the day.",
                f"{_compared_with(material)}: the same measure on {day(material.edition.reference.on)}; for a yearly measure, the 31 March before.",
                "12 months: the twelve months that end on the day named. A child is counted once, however often it happened.",
                "Provisional: the figure may still change, since records of late weeks are still being entered.",
            ),
        ),
        Statement(
            "How a number is said",
            (
                f"Fewer than 6: counts of 1 to 5 are not shown, so that no child can be known by a number. {none} means none.",
                "So many in 100: a share, to the nearest whole number. No share is given of fewer than 30.",
                "England: the national figure that the Department for Education published, with its date. It is yearly; ours is of the day named.",
                "Too few to show, not supplied, counted only at 31 March: there is no number, for the reason given. It never means none.",
            ),
        ),
        *(
            (Statement("Words of the field", tuple(each.sentence for each in terms)),)
            if terms
            else ()
        ),
        Statement(
            "The range",
            (
                "What councils like ours have published of the same measure, from lowest to highest or as the rule says: who they are, and the rule, is under Who is in the range.",
                "It is known only for 31 Marches. A chart draws it as a block about each, and striped where no newer figure has been published.",
                "So many children outside the range: by how many children our number would have to change to lie inside it.",
            ),
        ),
        Statement(
            "How sure a change is",
            (
                "A real change since a month: larger than chance makes when nothing changes. The month is the one from which it shows, or the one it is measured from.",
                "Usual ups and downs: no larger than chance makes when nothing changes. It is no promise that nothing has.",
                "Too few to say, not comparable: there are too few children, or months, to tell a change from chance; or two figures do not count the same.",
            ),
        ),
        Statement(
            "How each measure is counted",
            (
                "The rule of each is on its page of the data book, and on the last page of this pack on screen.",
            ),
        ),
    )
    return Page("meanings", "What the words mean", blocks, defines=True)


def _compared_with(material: Material) -> str:
    then = material.edition.reference.wording.then
    return f"{then[:1].upper()}{then[1:]}"


def how_counted(material: Material) -> Page:
    """Each measure's numerator and denominator in the catalogue's words, and where the rule is from."""
    rows = tuple(
        tuple(
            without_codes(cell, material.every_card)
            for cell in (card.name, card.numerator, card.denominator, card.source)
        )
        for card in material.cards
    )
    table = Table("How each measure is counted", ("Measure", "Counts", "Of", "Rule from"), rows)
    return Page("how-counted", "How it is counted", (table,), defines=True, on_paper=False)
