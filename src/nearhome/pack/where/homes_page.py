"""Homes and the places in them beside the children who come from each area: where we would want more."""

from nearhome.pack.blocks import Page, Paragraph, Table
from nearhome.pack.edition import Material
from nearhome.pack.where.maps import told
from nearhome.pack.wording import capital, day, whole
from nearhome.results.where import AreaCount, Where

_COLUMNS = (
    "Area",
    "Children who came from here",
    "Children who live here",
    "Homes here",
    "Room for",
)
_NUMERIC = frozenset({1, 2, 3, 4})
_NONE = (
    "The list of homes was not brought, or names none of these areas, so homes cannot be set beside the "
    "children of each area."
)


def homes_page(material: Material) -> tuple[Page, ...]:
    """The page of homes by area; none without areas, and one sentence without a list of homes."""
    where = material.where
    if where is None:
        return ()
    title = "Homes, beside the children of each area"
    if where.homes_on is None:
        return (Page("where-homes-page", title, (Paragraph(_NONE),)),)
    rows = tuple(_row(each) for each in where.rows if each.homes is not None)
    caption = f"Children and homes by area, {day(where.as_at)}; homes as on {day(where.homes_on)}"
    table = Table(caption, _COLUMNS, (*rows, _all(where)), _NUMERIC)
    return (Page("where-homes-page", title, (Paragraph(_said(where)), table)),)


def _row(row: AreaCount) -> tuple[str, ...]:
    return (
        capital(row.area),
        told(row.came_from),
        told(row.live_here),
        told(row.homes),
        told(row.beds),
    )


def _all(where: Where) -> tuple[str, ...]:
    homes = sum(each.homes or 0 for each in where.rows)
    room = sum(each.beds or 0 for each in where.rows)
    everybody = told(where.children)
    return ("All", everybody, everybody, told(homes), told(room))


def _said(where: Where) -> str:
    """How much room there is where most children come from."""
    shown = [each for each in where.areas if each.came_from is not None]
    here = (
        "Children's homes, schools with homes and supported homes are counted, whoever runs them."
    )
    if not shown:
        return here
    most = max(shown, key=lambda each: each.came_from or 0)
    room = sum(each.beds or 0 for each in where.areas)
    return (
        f"{whole(most.beds or 0)} of the {whole(room)} rooms in homes here are in {most.area}, where most of our "
        f"children came from ({whole(most.came_from or 0)}). {here} Other councils' children live in "
        "some of these homes."
    )
