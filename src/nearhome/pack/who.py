"""Who is in the range: the rule in words, each council and why, who left, who is to end, who records the thing."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from nearhome.pack.blocks import Block, Page, Paragraph, Statement, Table
from nearhome.pack.edition import Material
from nearhome.pack.measure_names import without_codes
from nearhome.pack.ranges import councils, edges, rule_in_words
from nearhome.pack.wording import day
from nearhome.results.bands import Band, BandMember, BandPoint

MOST_MEMBERS = 16
"""So many councils are named on the page, with room for as many of a range that was kept."""


def who_is_in_the_range(material: Material) -> tuple[Page, ...]:
    """Who is in it and why, on a page; no page when the edition has no range."""
    bands = _known(material, material.bands)
    if not bands:
        return ()
    of_all, _ = _notes(material, bands)
    who = (*_rolling(bands), *_frozen(_known(material, material.frozen)), *of_all)
    return (Page("who-is-in-the-range", "Who is in the range", who, defines=True),)


def ranges_of_each(material: Material) -> tuple[Page, ...]:
    """The range of every measure, for the data book; no page when the edition has no range."""
    bands = _known(material, material.bands)
    if not bands:
        return ()
    _, of_some = _notes(material, bands)
    # On paper the page of each measure says its own.
    each = Paragraph(
        "The page of each measure says its newest range and the one that was kept, or why it has none; those"
        " of earlier years are in board-pack-range.csv."
    )
    ranges = (each, replace(_measures(material, bands), on_paper=False), *of_some)
    return (Page("ranges", "The range of each measure", ranges, defines=True),)


def _known(material: Material, bands: Mapping[str, Band]) -> dict[str, Band]:
    """The bands of the edition's measures in the catalogue's order, but for those without a single point."""
    return {
        card.code: bands[card.code]
        for card in material.cards
        if card.code in bands and bands[card.code].points
    }


def _rolling(bands: Mapping[str, Band]) -> Iterable[Block]:
    band, point = _fullest(bands)
    yield Statement(
        "The rule",
        (
            rule_in_words(band.rule),
            f"{_again(band)}: the grey range on the charts.",
        ),
    )
    yield _members(f"Who is in the range at {day(point.as_at)}, and why", point)
    yield _left(bands)


def _again(band: Band) -> str:
    """What of a rolling range is new each year."""
    if band.rule.model == "named":
        return "Always these councils, with their figures of each 31 March"
    return "They are chosen again for each 31 March, from what was known when its figures came out"


def _frozen(frozen: Mapping[str, Band]) -> Iterable[Block]:
    if not frozen:
        return
    band, point = _fullest(frozen)
    kept = band.rule.frozen_at
    on = day(kept) if kept is not None else "that day"
    yield Statement(
        "The range that was kept",
        (
            f"Councils and figures as they were known on {on}, the same ever since: the dashed box on the "
            "charts. It tells whether we have moved, or only the councils like ours.",
        ),
    )
    yield _members(f"Who is in the range kept from {on}, and why", point)


def _fullest(bands: Mapping[str, Band]) -> tuple[Band, BandPoint]:
    """The band, and its newest point, that counts most councils: who qualifies is alike for all measures."""
    found = [(band, band.latest or band.points[-1]) for band in bands.values()]
    return max(found, key=lambda each: (each[1].as_at, len(each[1].counted)))


def _members(caption: str, point: BandPoint) -> Table:
    """Each council with its judgement and why; the reason stands once, in the rule, where all have the same."""
    members = sorted(point.members, key=_order)
    if len(members) > MOST_MEMBERS:
        return _of_many(caption.removesuffix(", and why"), members)
    columns = ("Council", "In the range?", "Ofsted's judgement then", "Report of", "Why")
    rows = tuple(_member(each) for each in members)
    if len({row[-1] for row in rows}) == 1 and all(each.in_band for each in members):
        return Table(
            caption.removesuffix(", and why"), columns[:-1], tuple(row[:-1] for row in rows)
        )
    return Table(caption, columns, rows)


def _of_many(caption: str, members: Sequence[BandMember]) -> Table:
    """How many councils there are by judgement, where they are too many to be named on a page."""
    found = Counter((each.in_band, each.judgement or "none") for each in members)
    rows = tuple(
        (judgement, "yes" if in_band else "no", f"{count:,}")
        for (in_band, judgement), count in sorted(
            found.items(), key=lambda each: (not each[0][0], each[0][1])
        )
    )
    columns = ("Ofsted's judgement then", "In the range?", "Councils")
    return Table(f"{caption}: {len(members):,} councils", columns, rows, frozenset({2}))


def _order(member: BandMember) -> tuple[bool, str]:
    return (not member.in_band, member.name)


def _member(member: BandMember) -> tuple[str, ...]:
    return (
        member.name,
        "yes" if member.in_band else "no",
        member.judgement or "none",
        day(member.published) if member.published else "",
        plain(member.reason),
    )


def _left(bands: Mapping[str, Band]) -> Block:
    """Who left and whose council is to end, each once, whichever measures it is told of."""
    found = dict.fromkeys(each for band in bands.values() for each in band.left)
    ordered = sorted(found, key=lambda each: (each.day, each.name))
    if not ordered:
        return Paragraph(
            "No council has left the range in the years shown, and none is known to end."
        )
    rows = tuple((each.name, day(each.day), plain(each.why)) for each in ordered)
    return Table("Who has left the range, or is to end", ("Council", "From", "Why"), rows)


def _measures(material: Material, bands: Mapping[str, Band]) -> Table:
    """Every measure with its newest range and the one kept, or why it has none."""
    names = {card.code: card.name for card in material.cards}
    rows = tuple(
        (names[code], *_range(band), _kept(material.frozen.get(code)))
        for code, band in bands.items()
        if band.unit != "n"
    )
    columns = ("Measure", "The range", "Of", "On", "The range that was kept")
    return Table("The range of each share and rate", columns, rows)


def _range(band: Band) -> tuple[str, str, str]:
    point, newest = band.latest, band.points[-1]
    if point is None or newest.why_not.startswith("not comparable"):
        return (f"none: {plain(newest.why_not)}", "", day(newest.as_at))
    return (edges(band, point), councils(point), day(point.as_at))


def _kept(band: Band | None) -> str:
    point = None if band is None else band.latest
    if band is None or point is None:
        return ""
    return f"{edges(band, point)}, {day(band.points[0].as_at)}"


def _notes(
    material: Material, bands: Mapping[str, Band]
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """What else must be known: what holds for most measures, said once, and what holds for some."""
    told = {each for band in bands.values() for each in _departures(band)}
    often = Counter(note for band in bands.values() for note in dict.fromkeys(band.notes))
    most = [note for note, times in often.items() if 2 * times > len(bands)]
    of_all = [note for note in most if note not in told]
    names = {card.code: card.name for card in material.cards}
    some = {
        names[code]: [note for note in dict.fromkeys(band.notes) if note not in {*told, *most}]
        for code, band in bands.items()
    }
    rows = tuple(
        (name, " ".join(without_codes(plain(note), material.every_card) for note in notes))
        for name, notes in some.items()
        if notes
    )
    heading = "What to know of the councils"
    said = (Statement(heading, tuple(plain(note) for note in of_all)),) if of_all else ()
    caption = "What to know of a measure's range"
    return said, (Table(caption, ("Measure", "What to know"), rows),) if rows else ()


def _departures(band: Band) -> set[str]:
    """The notes that only say what the table of those who left says."""
    return {
        note
        for note in band.notes
        for each in band.left
        if each.name in note and (each.why in note or day(each.day) in note)
    }


def plain(text: str) -> str:
    """A reason or note with "range" for "band", which means nothing to people who are not officers."""
    return re.sub(r"\bband\b", "range", text)
