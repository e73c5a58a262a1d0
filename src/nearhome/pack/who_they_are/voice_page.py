"""What children said, beside the measures of the same thing: who answered, who did not, who was not asked."""

from collections.abc import Iterator
from typing import NamedTuple

from nearhome.pack.blocks import Block, Page, Paragraph, Statement, Table
from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure, is_known
from nearhome.pack.rows import cell, of_how_many
from nearhome.pack.sentences import makes
from nearhome.pack.wording import day, whole
from nearhome.results.values import MeasureCard, Result, Status


class Beside(NamedTuple):
    """What children said or asked for (`said`), and the measures of the same thing."""

    title: str
    said: tuple[str, ...]
    measures: tuple[str, ...]


BESIDE = (
    Beside("Happy where they live", ("L02",), ("E01", "E03", "D08")),
    Beside("Safe where they live", ("L02-safe",), ("I01", "D05")),
    Beside("Somebody to talk to, somebody to trust", ("L02-talk", "L02-trust"), ("E05", "J03")),
    Beside("Somebody to speak for them", ("J08", "J08-matched", "J08-waiting"), ("J04",)),
)
ASKED = "L02-asked"
_NOBODY = (
    "What children say is in the list views, which was not brought: nobody can be heard here. Without it the "
    "measures below say what was done, and not how it was."
)
_INTRO = (
    "What children said stands first, then what we measure of the same thing. Those who answered are not all: "
    "what the others would have said is not known."
)
_COLUMNS = ("What", "How many", "Of how many", "That makes", "On")


def voice_page(material: Material) -> Page:
    """Who was asked and answered; then a table for each thing, with what children said first."""
    tables = [each for each in (_table(one, material) for one in BESIDE) if each is not None]
    blocks: tuple[Block, ...] = (_answered(material), Paragraph(_INTRO), *tables)
    return Page("who-voice", "What children say, beside what we measure", blocks)


def _answered(material: Material) -> Statement:
    heading = "Who answered"
    asked = material.figures.latest(Figure(ASKED), material.edition.as_at)
    answered = material.figures.latest(Figure("L02"), material.edition.as_at)
    if asked is None or asked.status in _NOT_HELD or asked.denominator is None:
        return Statement(heading, (_NOBODY,))
    return Statement(heading, tuple(_of_all(asked, answered, material)))


_NOT_HELD = frozenset({Status.NOT_COLLECTED, Status.NOT_ENOUGH_HISTORY})


def _of_all(asked: Result, answered: Result | None, material: Material) -> Iterator[str]:
    """Of those here on the day, who was asked and who never; then who answered, others who left since among them.

    The two are not taken from each other: a child may answer and leave care before the day.
    """
    if asked.numerator is None or asked.denominator is None:
        yield f"Of our children, {material.words.counts['few']} were asked in the year."
        return
    few = material.words.counts["few"]
    never = _number(asked.denominator - asked.numerator, few)
    yield (
        f"Of {whole(asked.denominator)} children in our care now, {whole(asked.numerator)} were asked in the "
        f"year; {never} were not."
    )
    if answered is not None and answered.denominator is not None:
        yield (
            f"{whole(answered.denominator)} said in the year whether they are happy where they live, "
            "those who have left our care since among them."
        )


def _number(count: float, few: str) -> str:
    """A count in words of the page: none, few, or the number."""
    if 0 < count < _SMALLEST:
        return few
    return whole(count) if count > 0 else "none"


_SMALLEST = 6


def _table(one: Beside, material: Material) -> Table | None:
    """What was said, then the measures; None where nothing of either is known."""
    cards = {card.code: card for card in material.every_card}
    rows = tuple(
        _row(cards[code], material) for code in (*one.said, *one.measures) if code in cards
    )
    return Table(one.title, _COLUMNS, rows, frozenset({1, 2, 3})) if rows else None


def _row(card: MeasureCard, material: Material) -> tuple[str, ...]:
    found = material.figures.latest(Figure(card.code), material.edition.as_at)
    said = "Said or asked: " if card.code.startswith(("L", "J08")) else ""
    name = f"{said}{card.name}"
    if found is None:
        return (name, material.words.statuses[Status.NOT_COLLECTED], "", "", "")
    of = of_how_many(found) if is_known(found) or found.denominator is not None else ""
    return (name, cell(found, material.words), of, makes(found), day(found.as_at))
