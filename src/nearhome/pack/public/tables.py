"""Every measure of a public edition in tables: totals, and the groups of what the Board watches."""

from collections.abc import Iterator, Sequence
from datetime import date

from nearhome.pack.blocks import Page, Paragraph, Table
from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure
from nearhome.pack.rows import AVERAGED, cell, in_one
from nearhome.pack.wording import capital, day
from nearhome.results.values import MeasureCard, Result, Status


def every_measure(material: Material, days: Sequence[date]) -> Page:
    """The total of every measure at the newest quarter end and each 31 March."""
    rows = tuple(
        (card.name, *(in_one(_at(material, card, on), material.words) for on in days))
        for card in material.cards
        if any(_is_told(_at(material, card, on)) for on in days)
    )
    return Page(
        "every-measure",
        "Every figure",
        (
            Paragraph("The spreadsheet and the data file have the figures of every quarter's end."),
            Table("Every figure, of all our children", ("What", *map(day, days)), rows),
        ),
    )


def by_group(material: Material, days: Sequence[date]) -> Page:
    """The groups of what the Board watches, one way of grouping at a time; read on screen."""
    tables = tuple(
        table
        for card in material.cards
        if card.code in material.headlines.codes
        for breakdown in card.breakdowns
        for table in _of_groups(material, card, breakdown, days)
    )
    return Page("by-group", "Group by group", tables, on_paper=False)


def _of_groups(
    material: Material, card: MeasureCard, breakdown: str, days: Sequence[date]
) -> Iterator[Table]:
    names = material.groups.get(breakdown, ())
    said = material.words.groups
    rows = tuple(
        (capital(said.get(name, name)), *(cell(each, material.words) for each in found))
        for name in names
        for found in (_series(material, card, breakdown, name, days),)
        if any(map(_is_told, found))
    )
    if rows:
        by = breakdown.replace("_", " ")
        what = "" if card.unit in AVERAGED else ", how many"
        yield Table(
            f"{card.name}, by {GROUPED_BY.get(breakdown, by)}{what}",
            ("Group", *map(day, days)),
            rows,
        )


GROUPED_BY = {
    "need": "need",
    "legal_status": "legal reason",
    "placement": "kind of home",
    "provider": "who runs the home",
    "uasc": "whether they arrived here alone",
    "distance": "miles from home",
    "age_band": "age",
    "entry_age": "age at coming into care",
    "ethnicity": "ethnic group",
}
"""What a page calls a breakdown, where its own name is not plain."""


def _series(
    material: Material, card: MeasureCard, breakdown: str, name: str, days: Sequence[date]
) -> list[Result | None]:
    return [material.figures.at(Figure(card.code, breakdown, name), on) for on in days]


def _at(material: Material, card: MeasureCard, on: date) -> Result | None:
    return material.figures.at(Figure(card.code), on)


def _is_told(result: Result | None) -> bool:
    return result is not None and result.status not in (
        Status.NOT_COLLECTED,
        Status.NOT_APPLICABLE,
        Status.NOT_ENOUGH_HISTORY,
    )
