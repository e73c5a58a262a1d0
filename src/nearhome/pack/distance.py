"""What follows from distance, together: measures of children far from home beside those of children near."""

from collections.abc import Iterator

from nearhome.pack.blocks import Page, Paragraph, Statement, Table
from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure
from nearhome.pack.rows import cell, makes, of_how_many
from nearhome.pack.wording import day
from nearhome.results.values import MeasureCard, Result, Status

BREAKDOWN = "far"
NEAR = "20 miles or nearer"
FAR = "over 20 miles"

MEASURES = (
    "E01",
    "E02",
    "E05",
    "I01",
    "H02",
    "H03",
    "H04",
    "H05",
    "J02",
    "J04-children",
)
"""What may follow from living far away: moves, carers, social workers, going missing, health, meetings."""

_COLUMNS = ("Measure, and how far", "How many", "Of how many", "That makes", "On")
_NUMERIC = frozenset({1, 2, 3})

_BESIDE = (
    "Each measure stands twice: of the children who live over 20 miles from home, and of those who live "
    "nearer. A difference is no proof that distance makes it: older children live farther away, and have "
    "moved more often, whatever the distance."
)
_NOT_HELD = (
    "Changes of school, and how long children wait for a doctor, are not in the return that this book is "
    "made from. With the lists of schools and of health checks they can stand here too."
)
_NO_AREAS = (
    "Where children live is not drawn on a map: for that the outlines of the council's own areas, such as "
    "localities or wards, are to be added."
)
_NOTHING = "How far from home children live is not known, so the far cannot be set beside the near."


def distance_page(material: Material) -> Page:
    """Measures of children far from home beside the same measures of children near, where both are held."""
    rows = tuple(
        row for card in material.cards if card.code in MEASURES for row in _rows(card, material)
    )
    blocks = (
        (Paragraph(_BESIDE), Table("Far from home, and near", _COLUMNS, rows, _NUMERIC))
        if rows
        else (Paragraph(_NOTHING),)
    )
    no_map = () if material.where is not None else (_NO_AREAS,)
    more = Statement("What is missing here", (_NOT_HELD, *no_map))
    return Page("distance", "What goes with distance", (*blocks, more))


def _rows(card: MeasureCard, material: Material) -> Iterator[tuple[str, ...]]:
    found = [_newest(card.code, name, material) for name in (FAR, NEAR)]
    for result in found:
        if result is not None and any(_is_held(each) for each in found):
            yield (
                f"{card.name}: {result.group}",
                cell(result, material.words),
                of_how_many(result),
                makes(result),
                day(result.as_at),
            )


def _newest(code: str, group: str, material: Material) -> Result | None:
    found = material.figures.series(Figure(code, BREAKDOWN, group))
    return found[-1] if found else None


def _is_held(result: Result | None) -> bool:
    return result is not None and result.status is not Status.NO_DENOMINATOR
