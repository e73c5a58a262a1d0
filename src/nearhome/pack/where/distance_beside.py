"""What follows from distance, together: measures of children far from home beside those of children near."""

from collections.abc import Iterator

from nearhome.pack.blocks import Block, Page, Paragraph, Statement, Table
from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure
from nearhome.pack.rows import in_one
from nearhome.pack.sentences import share
from nearhome.pack.wording import day, from_to, in_a_row, in_words
from nearhome.results.values import Counts, MeasureCard, Result, Status
from nearhome.signals.intervals import newcombe

BREAKDOWN = "far"
NEAR = "20 miles or nearer"
FAR = "over 20 miles"

MEASURES = (
    "E01", "E02", "E04", "E05", "G02-persistent", "G03", "H01", "H02", "H02-local", "H03", "H03-local",
    "H04", "H04-local", "H05", "H09", "I01", "I08", "J02", "J03", "J03-alone", "J04-children", "J07-kept",
    "L02", "L02-safe", "L02-talk", "M03",
)  # fmt: skip
"""What may follow from living far away: moves, schools, health, going missing, visits, meetings, family, views."""

CAUTION = (
    "A difference is no proof that distance makes it: older children live farther away, and have moved more "
    "often, whatever the distance."
)
_BESIDE = (
    "Each measure stands twice: of the children who live over 20 miles from home, and of those who live "
    "nearer. The last column says how much higher or lower it is for those far away, as a range that chance "
    "alone would leave in 19 of 20 such comparisons."
)
_NOTHING = "How far from home children live is not known, so the far cannot be set beside the near."
_NO_AREAS = (
    "Where children live is not drawn on a map: for that the outlines of the council's own areas, such as "
    "localities or wards, are to be added."
)
_NO_DIFFERENCE, _TOO_FEW = "no clear difference", "too few to say"
_COLUMNS = ("Measure", "Over 20 miles", "20 miles or nearer", "Far, beside near")
_NUMERIC = frozenset({1, 2})
_ONE_IN = 20
"""Of so many comparisons one seems to differ by chance alone."""


def beside_page(material: Material) -> Page:
    """Measures of children far from home beside the same measures of children near, where both are held."""
    cards = [card for card in material.cards if card.code in MEASURES]
    pairs = [(card, _pair(card, material)) for card in cards]
    held = [(card, pair) for card, pair in pairs if any(map(_is_held, pair))]
    blocks: tuple[Block, ...] = (Paragraph(_NOTHING),)
    if held:
        rows = tuple(_row(card, *pair, material) for card, pair in held)
        caption = f"Far from home, and near, {day(material.edition.as_at)}"
        table = Table(caption, _COLUMNS, rows, _NUMERIC)
        blocks = (Paragraph(_BESIDE), table, Statement("How to read it", tuple(_cautions(rows))))
    return Page("distance-beside", "What goes with distance", (*blocks, *_missing(material)))


def _pair(card: MeasureCard, material: Material) -> tuple[Result | None, Result | None]:
    return _newest(card.code, FAR, material), _newest(card.code, NEAR, material)


def _newest(code: str, group: str, material: Material) -> Result | None:
    found = material.figures.series(Figure(code, BREAKDOWN, group))
    return found[-1] if found else None


def _is_held(result: Result | None) -> bool:
    return result is not None and result.status is not Status.NO_DENOMINATOR


def _row(
    card: MeasureCard, far: Result | None, near: Result | None, material: Material
) -> tuple[str, ...]:
    on = next(each.as_at for each in (far, near) if each is not None)
    name = card.name if on == material.edition.as_at else f"{card.name}, {day(on)}"
    both = (in_one(each, material.words) for each in (far, near))
    return (name, *both, difference(far, near, card.counts))


def difference(far: Result | None, near: Result | None, counts: Counts = Counts.CHILDREN) -> str:
    """How much higher or lower a share is of those far away, or that nothing can be said.

    Newcombe's interval of the two shares, in whole numbers of 100; only of thirty children and more on
    either side, and of none whose numbers are hidden.
    """
    if far is None or near is None or counts is not Counts.CHILDREN:
        return _TOO_FEW
    if share(far) is None or share(near) is None:
        return _TOO_FEW
    low, high = newcombe(_parts(far), _parts(near))
    if low > 0:
        return f"{from_to(100 * low, 100 * high)} in 100 higher"
    if high < 0:
        return f"{from_to(-100 * high, -100 * low)} in 100 lower"
    return _NO_DIFFERENCE


def _parts(result: Result) -> tuple[float, float]:
    return result.numerator or 0, result.denominator or 0


def _cautions(rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    yield CAUTION
    told = [row for row in rows if row[3] != _TOO_FEW]
    by_chance = round(len(told) / _ONE_IN)
    if told:
        said = "about one" if by_chance <= 1 else f"about {in_words(by_chance)}"
        yield f"Of {in_words(len(told))} comparisons {said} would seem to differ by chance alone."
    if len(told) < len(rows):
        yield "Where fewer than 30 live far away or near, or a number is hidden, it is too few to say."


def _missing(material: Material) -> Iterator[Block]:
    """The lists that were not brought of which measures would stand here, and the areas of a map."""
    lists = sorted(
        {
            name
            for card in (*material.cards, *material.others)
            if card.code in MEASURES and not any(map(_is_held, _pair(card, material)))
            for name in card.lists
        }
    )
    said = [f"More would stand here with these lists: {in_a_row(lists)}."] if lists else []
    if material.where is None:
        said.append(_NO_AREAS)
    if said:
        yield Statement("What is missing here", tuple(said))
