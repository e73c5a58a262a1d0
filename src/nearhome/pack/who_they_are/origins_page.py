"""Where our children come from, beside what chance alone would give: places, poorer and richer parts, as funnels."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nearhome.pack.alternatives import beginning
from nearhome.pack.blocks import Block, FunnelChart, FunnelRow, Page, Paragraph, Picture, Table
from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure
from nearhome.pack.nobody_left_out import refuse_left_out
from nearhome.pack.where.lists_and_map import lists_and_map
from nearhome.pack.wording import capital, day, in_a_row, whole
from nearhome.results.values import Result
from nearhome.results.who import Funnel, Place, Says
from nearhome.signals.who import FUNNELS, funnel_of


class Told(NamedTuple):
    """How a funnel is told: what it counts, beside what, and whether its values are rates."""

    code: str
    title: str
    beside: str
    is_rate: bool


ALL = "the same rate everywhere"
TOLD = (
    Told("B09", "Children in our care, by where they come from", ALL, True),
    Told("B09-starts", "Children who came into our care in the year, by where they come from", ALL, True),
    Told("B09-expected", "Children in our care, beside what poverty in each place would give",
         "the rate of each tenth, poorest to best off", False),
    Told("B10-rate", "Children in our care, by how poor their part of our area is", ALL, True),
    Told("B10-starts", "Children who came into our care in the year, by how poor their part of our area is",
         ALL, True),
)  # fmt: skip

_INTRO = (
    "Some places always have more by chance. The grey band is what chance alone would give 95 times in 100, "
    "the thin line 998 times in 1,000, if every child were as likely to come to us. A white circle is within the "
    "band, a dark diamond outside. Places with more children stand first; the fewer children, the wider the band. "
    "Where many places are compared, one in 20 is outside by chance."
)
_FAMILIES = (
    "Brothers and sisters come together, so places differ by more than chance gives each child."
)
OUTSIDE = frozenset({Says.MORE, Says.OFTEN_MORE, Says.FEWER, Says.OFTEN_FEWER})


def origins_page(material: Material) -> Page:
    """A funnel for each measure that can be told; one sentence for the lists that are missing."""
    blocks: list[Block] = [
        Paragraph(f"{_INTRO} {_FAMILIES}"),
        *_without_area(material),
        *lists_and_map(material),
    ]
    missing: dict[str, list[str]] = {}
    for told in TOLD:
        by, brings = FUNNELS[told.code]
        total, groups = _found(told.code, by, material)
        found = funnel_of(total, groups)
        if found is None:
            missing.setdefault(brings, []).append(told.title)
        else:
            refuse_left_out(told.code, by, [each.group for each in groups], material.groups[by])
            blocks.append(_picture(told, found, groups, material))
    blocks += [Paragraph(f"Not here: {'; '.join(t)}. Bring {what}.") for what, t in missing.items()]
    return Page("who-origins", "Where our children come from, and chance", tuple(blocks))


def _found(code: str, by: str, material: Material) -> tuple[Result | None, Sequence[Result]]:
    on = material.edition.as_at
    total = material.figures.at(Figure(code), on)
    return total, material.figures.groups(code, by, on)


def _without_area(material: Material) -> Iterator[Block]:
    """How many children no place is known of: among them all who came here alone."""
    on = material.edition.as_at
    everybody = material.figures.at(Figure("A01"), on)
    placed = material.figures.at(Figure("B09"), on)
    if everybody is None or placed is None or not everybody.numerator or not placed.numerator:
        return
    without = int(everybody.numerator - placed.numerator)
    few = material.words.counts["few"]
    number = few if 0 < without < _SMALLEST else whole(without) if without else "none"
    yield Paragraph(
        f"Of {whole(everybody.numerator)} children in our care, {number} have no place here that they came from: "
        "they came to this country alone, from another area, or where is not known."
    )


_SMALLEST = 6


def _picture(told: Told, found: Funnel, groups: Sequence[Result], material: Material) -> Picture:
    said = sentence(told, found)
    rows = tuple(_row(each, told) for each in found.places)
    name = f"who-{told.code.lower()}"
    words = _alternative(told, found)
    chart = FunnelChart(f"{name}-chart", rows, beginning(said, words))
    unit = "for every 10,000 children who live there" if told.is_rate else "children"
    caption = f"{told.title}, {unit}, beside {told.beside}, {day(material.edition.as_at)}"
    return Picture(name, caption, said, chart, _table(told, found, groups, material))


def sentence(told: Told, found: Funnel) -> str:
    """Every place under what is said of it, then whether the places differ by more than chance makes them."""
    alike: dict[Says, list[str]] = {}
    for each in found.places:
        alike.setdefault(each.says, []).append(named(each.name, told))
    parts = [f"{capital(str(says))}: {in_a_row(alike[says])}." for says in Says if says in alike]
    return f"{told.title}. {' '.join((*parts, *_spread(found, told)))}"


def _spread(found: Funnel, told: Told) -> Iterator[str]:
    if not found.is_wider:
        return
    apart = [named(name, told) for name in found.apart]
    still = (
        f"With room for that, outside: {in_a_row(apart)}."
        if apart
        else "With room for that, none is outside."
    )
    yield f"They differ among themselves by more than chance makes them. {still}"


def named(group: str, told: Told) -> str:
    """A group as the page names it: a tenth with its two ends told."""
    if not told.code.startswith("B10"):
        return group
    ends = {"1": " (poorest)", "10": " (best off)"}
    return f"tenth {group}{ends.get(group, '')}"


def _row(place: Place, told: Told) -> FunnelRow:
    scale = 10_000 / place.here if told.is_rate and place.here else 1.0
    shown = None if place.count is None else place.count * scale
    said = "not shown" if place.count is None or shown is None else whole(shown)
    return FunnelRow(
        named(place.name, told),
        shown,
        place.expected * scale,
        _scaled(place.usual, scale),
        _scaled(place.widest, scale),
        said,
        place.says in OUTSIDE,
    )


def _scaled(limits: tuple[int, int], scale: float) -> tuple[float, float]:
    return limits[0] * scale, limits[1] * scale


def _alternative(told: Told, found: Funnel) -> str:
    unit = " for every 10,000" if told.is_rate else ""
    parts = []
    for place in found.places:
        row = _row(place, told)
        low, high = row.usual
        parts.append(f"{row.name}: {row.said}{unit}, chance gives {whole(low)} to {whole(high)}.")
    return f"Funnel chart, {len(found.places)} places. {' '.join(parts)}"


def _table(told: Told, found: Funnel, groups: Sequence[Result], material: Material) -> Table:
    """Every group, those with nobody living there too: they have no limits."""
    places = {each.name: each for each in found.places}
    rows = tuple(_cells(each, places.get(each.group), told, material) for each in groups)
    heads = ("Place", "Children", "Chance gives", "At the same rate", "What that says")
    return Table(f"{told.title}: the numbers", heads, rows, frozenset({1, 2, 3}))


def _cells(group: Result, place: Place | None, told: Told, material: Material) -> tuple[str, ...]:
    count = material.words.counts["few"]
    if group.numerator is not None:
        count = whole(group.numerator) if group.numerator else material.words.counts["none"]
    name = named(group.group, told)
    if place is None:
        return (name, count, "", "", "nobody is said to live there")
    limits = f"{place.usual[0]} to {place.usual[1]}"
    return (name, count, limits, whole(place.expected), str(place.says))
