"""Children who come from each part of our area, beside places with foster families, and adopters, who live there."""

from collections.abc import Mapping, Sequence

from nearhome.disclosure.small import is_small
from nearhome.pack.alternatives import beginning
from nearhome.pack.blocks import Bar, BarChart, Block, Page, Paragraph, Picture, Table
from nearhome.pack.edition import Material
from nearhome.pack.where.lists_and_map import lists_and_map
from nearhome.pack.wording import day, in_a_row, whole
from nearhome.results.values import Status

CHILDREN, PLACES, GAP, ADOPTERS = "B09", "O01-places", "O04", "O05"
_TITLE = "Children, and carers who live near them"
_NO_LISTS = (
    "Where children come from and where carers live cannot be set side by side: bring the lists home_areas "
    "and carers, each with its locality."
)
_INTRO = (
    "A place with children and no carers reads none: the lists name the place, and nobody there. \u201cNot "
    "supplied\u201d means that no list says. A place in a foster family need not be free."
)

NOT_KNOWN = "not known"
"""The group of those whose place no list says."""

Counts = Mapping[str, float | None]
"""By place: how many, None where it is not shown."""


def carers_page(material: Material) -> Page:
    """A picture and table of children, places with foster families and adopters, by part of our area."""
    children = _children(material)
    places = _counts(PLACES, "carer_locality", material)
    adopters = _counts(ADOPTERS, "carer_locality", material)
    if children is None or (places is None and adopters is None):
        return Page("who-carers", _TITLE, (Paragraph(_NO_LISTS),))
    names = list(dict.fromkeys((*children, *(places or ()), *(adopters or ()))))
    blocks: tuple[Block, ...] = (
        Paragraph(_INTRO),
        *lists_and_map(material),
        _picture(names, children, places, adopters, material),
    )
    return Page("who-carers", _TITLE, blocks)


def _counts(code: str, by: str, material: Material) -> Counts | None:
    """How many in each place; None where the list, or its part, does not say."""
    groups = material.figures.groups(code, by, material.edition.as_at)
    known = [each for each in groups if each.status not in _NOT_SAID]
    found = {each.group: each.numerator for each in known}
    return found if found and not _says_of_none(found) else None


def _says_of_none(found: Counts) -> bool:
    """Whether somebody is counted and the place of nobody is known: no place can then be said to have none."""
    elsewhere = [count for name, count in found.items() if name != NOT_KNOWN]
    return found.get(NOT_KNOWN, 0) != 0 and all(count == 0 for count in elsewhere)


_NOT_SAID = frozenset({Status.NOT_COLLECTED, Status.NOT_ENOUGH_HISTORY, Status.NOT_APPLICABLE})


def _children(material: Material) -> Counts | None:
    """Children by where they come from; without figures of who lives there, from the gap to places."""
    found = _counts(CHILDREN, "home_locality", material)
    if found is not None:
        return found
    places = _counts(PLACES, "carer_locality", material)
    gap = _counts(GAP, "home_locality", material)
    if places is None or gap is None:
        return None
    return {name: _sum(each, places.get(name, 0)) for name, each in gap.items()}


def _sum(gap: float | None, places: float | None) -> float | None:
    found = None if gap is None or places is None else gap + places
    return None if is_small(found) else found


def _picture(
    names: Sequence[str],
    children: Counts,
    places: Counts | None,
    adopters: Counts | None,
    material: Material,
) -> Picture:
    said = _sentence(names, children, places, adopters)
    bars = tuple(
        Bar(name, children.get(name, 0), None if places is None else places.get(name, 0))
        for name in names
    )
    rows = tuple(
        (name, *(_cell(each, name, material) for each in (children, places, adopters)))
        for name in names
    )
    heads = (
        "Part of our area",
        "Children who come from there",
        "Places with foster families",
        "Adopters",
    )
    table = Table("Children and carers by part of our area", heads, rows, frozenset({1, 2, 3}))
    words = " ".join(
        f"{row[0]}: children {row[1]}, places {row[2]}, adopters {row[3]}." for row in rows
    )
    chart = BarChart(
        "who-carers-chart",
        bars,
        beginning(said, f"Bar chart. {words}"),
        "places with foster families",
        "page",
    )
    caption = (
        f"Children who come from each part of our area (bars), places with foster families there (marks), "
        f"{day(material.edition.as_at)}"
    )
    return Picture("who-carers-picture", caption, said, chart, table)


def _sentence(
    names: Sequence[str], children: Counts, places: Counts | None, adopters: Counts | None
) -> str:
    """The places with children and nobody of a kind; where there is none such, that."""
    said = []
    for what, counts in (("place with a foster family", places), ("adopter", adopters)):
        if counts is None:
            said.append(f"Where each {what} is was not supplied.")
            continue
        empty = [name for name in names if children.get(name, 0) != 0 and counts.get(name, 0) == 0]
        said.append(f"Children but no {what}: {in_a_row(empty) or 'nowhere'}.")
    return " ".join(said)


def _cell(counts: Counts | None, name: str, material: Material) -> str:
    if counts is None:
        return material.words.statuses[Status.NOT_COLLECTED]
    count = counts.get(name, 0)
    if count is None:
        return material.words.counts["few"]
    return whole(count) if count else material.words.counts["none"]
