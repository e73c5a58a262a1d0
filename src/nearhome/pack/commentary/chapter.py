"""The chapter "What we say about it": reasons with how far they are borne out, commentary, what is missing."""

from collections.abc import Iterator

from nearhome.pack.blocks import Block, Page, Paragraph, Statement, Table
from nearhome.pack.commentary.said import asked, figure, reason
from nearhome.pack.data_book.measure_page import numbers
from nearhome.pack.edition import Material
from nearhome.pack.exceptions import ranked
from nearhome.pack.measure_pages import by_theme
from nearhome.pack.wording import capital, day, small
from nearhome.results.said import Commentary, Said

TITLE = "What we say about it"

_INTRO = (
    "Each reason was given by somebody. Under it stands what our records show. Records can fit a reason; "
    "they never prove one."
)
_NOTHING = (
    "Nobody has recorded why a number changed, or what is done about it. The officers record both, "
    "and they stand here then."
)
_COLUMNS = ("Number", "What changed, and why", "What we do", "Who owns it, by when")


def pages(material: Material) -> tuple[Page, ...]:
    """Its page; of nothing said one sentence about what to bring."""
    said = material.said or Said()
    blocks = (*_reasons(said, material), *_commentary(said, material), *_missing(said, material))
    if not (said.judged or said.commentary or said.wanted):
        return (Page("said", TITLE, (Paragraph(_NOTHING), *blocks)),)
    return (Page("said", TITLE, blocks),)


def _reasons(said: Said, material: Material) -> Iterator[Block]:
    if said.judged:
        yield Paragraph(_INTRO)
    for each in said.judged:
        its = each.explanation
        heading = f"Why {its.way}: {small(figure(its.explains, material))}?"
        yield Statement(heading, reason(each, material))


def _commentary(said: Said, material: Material) -> Iterator[Block]:
    rows = tuple(_row(each, material) for each in said.commentary)
    if rows:
        caption = f"Commentary on the numbers of {day(material.edition.as_at)}"
        yield Table(caption, _COLUMNS, rows)


def _row(each: Commentary, material: Material) -> tuple[str, ...]:
    whose = f"{each.partner}: " if each.partner else ""
    return (
        _name(each.about, material),
        f"{whose}{each.changed} {each.why}",
        each.doing,
        f"{capital(each.owner)}, by {day(each.due)}",
    )


def _missing(said: Said, material: Material) -> Iterator[Block]:
    """What was asked for and is not there, and what stands out with nothing said of it."""
    wanted = tuple(
        f"{_name(each.about, material)}: {small(asked(each))}." for each in said.still_wanted()
    )
    number = numbers(material)
    silent = tuple(
        f"{each.card.name}: it stands out (number {number[each.card.code]}), and nobody was asked."
        for each in ranked(material)
        if each.is_more_than_a_few and not said.is_spoken_of(each.card.code)
    )
    if wanted or silent:
        yield Statement("Commentary that is missing", (*wanted, *silent))


def _name(about: str, material: Material) -> str:
    """A measure by its name; a theme by its own, which is that of its first measure's."""
    if len(about) > 1:
        return next((each.name for each in material.every_card if each.code == about), "A measure")
    return next((theme for letter, theme in _themes(material) if letter == about), "A theme")


def _themes(material: Material) -> Iterator[tuple[str, str]]:
    for theme, cards in by_theme(material.every_card):
        yield cards[0].code[0], theme
