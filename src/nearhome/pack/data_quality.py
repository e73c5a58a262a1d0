"""The data-quality page: what was read, mended and left out, and what every figure rests on."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from nearhome.disclosure.small import is_small
from nearhome.pack.agreement import beside_the_published
from nearhome.pack.blocks import Block, Page, Paragraph, Statement, Table
from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure, is_known
from nearhome.pack.front import whose_list
from nearhome.pack.wording import capital, day, small, whole
from nearhome.results.quality import Citation, FileRead, Growth, Quality

REPAIR_LINES = 20
"""At most so many kinds of repair are listed; the rest are summed in one line."""

_NUMBERS = frozenset({1, 2, 3, 4})
_RETURNS = frozenset({"read", "superseded"})


def data_quality(material: Material) -> Page:
    """What was read, year by year; repairs by kind; tables not supplied; who was left out; vintages.

    Where a published figure is more than two children from ours, that comes before everything else.
    """
    quality = material.quality
    first, later = beside_the_published(material)
    blocks: tuple[Block, ...] = (
        *first,
        _summary(material),
        *later,
        whose_list(material.headlines),
        _left_out(material),
        _files(quality),
        *_not_read(quality),
        _repairs(material),
        *_missing(material),
        _citations(material),
    )
    return Page("data-quality", "How good the data is", blocks, defines=True)


def data_quality_in_short(material: Material) -> Page:
    """The printed page: whether our figures agree with the published, what was left out, what they rest on."""
    first, later = beside_the_published(material)
    blocks: tuple[Block, ...] = (
        *(each for each in (*first, *later) if isinstance(each, Statement)),
        _summary(material),
        *_not_as_asked(material),
        whose_list(material.headlines),
        _left_out(material),
        _citations(material),
        Paragraph(
            "Which returns were read, what was mended in them, and each published figure beside ours are "
            "in the data book."
        ),
    )
    return Page("data-quality", "How good the data is", blocks, defines=True)


def _not_as_asked(material: Material) -> Iterable[Statement]:
    """What the settings asked for and this edition has not: a colour, a logo."""
    if material.edition.left_out:
        yield Statement("What this pack was to have and has not", material.edition.left_out)


def _summary(material: Material) -> Statement:
    quality = material.quality
    read = [each for each in quality.files if each.status == "read"]
    rows = sum(each.rows_read for each in read)
    aside = sum(each.rows_set_aside for each in read)
    sentences = (
        f"{rows:,} rows were read from {len(read):,} files; {rows - aside:,} were kept and {aside:,} set aside.",
        "In-year figures are the council's own, not national statistics. The figures of the year just "
        "closed stay provisional until the national release in November.",
        _settled(quality),
        *_growing(quality.growth),
    )
    return Statement("In short", sentences)


def _settled(quality: Quality) -> str:
    after = quality.unsettled_after
    if after is None:
        return (
            "No month is marked as provisional: how late entries come can be measured only from three "
            "or more extracts of one year, and they were not given."
        )
    if after >= quality.as_at:
        return "No month is provisional: in earlier extracts, late entries made no difference that counts."
    return f"Months after {day(after)} are provisional: late entries may still change them."


_EVENTS = {"starts": "children coming in", "ends": "children leaving"}


def _growing(growth: Iterable[Growth]) -> Iterable[str]:
    """Of comings and of leavings, by how much a month still grew in the longest time that was measured."""
    longest: dict[str, Growth] = {}
    for each in growth:
        held = longest.get(each.event)
        if held is None or each.months_after > held.months_after:
            longest[each.event] = each
    return (_grown(each) for each in longest.values())


def _grown(growth: Growth) -> str:
    size = abs(growth.mean)
    said = "fewer than 1" if size < 1 else f"about {whole(size)}"
    way = "grows" if growth.mean >= 0 else "shrinks"
    after = "month" if growth.months_after == 1 else f"{growth.months_after} months"
    who = _EVENTS.get(growth.event, growth.event)
    return (
        f"A month's number of {who} usually {way} by {said} in the {after} after, "
        f"as late entries arrive (seen in {growth.months:,} months)."
    )


def _left_out(material: Material) -> Statement:
    quality = material.quality
    sentences = [
        _children(
            material,
            quality.over_18,
            "young people aged 18 and over with care still open in the records were left out.",
        ),
        _children(
            material,
            quality.short_breaks,
            "children looked after only in short breaks were left out.",
        ),
        _unknown_distances(material),
    ]
    if quality.restricted:
        said = _children(
            material,
            quality.restricted,
            "children whose records are withheld were added to the count of children in our care, by hand.",
        )
        sentences.append(said)
    return Statement("Who was left out, and what is not known", tuple(sentences))


def _children(material: Material, count: int | None, said: str) -> str:
    return f"{_shown(material, count).capitalize()} {said}"


def _shown(material: Material, count: int | None) -> str:
    if count is None:
        return "an unknown number of"
    if count == 0:
        return "no"
    if is_small(count) and not material.edition.officers:
        return material.words.counts["few"]
    return f"{count:,}"


def _unknown_distances(material: Material) -> str:
    figure = Figure("A01", "distance", "not known")
    found = material.figures.at(figure, material.edition.as_at)
    everyone = material.figures.at(Figure("A01"), material.edition.as_at)
    known = is_known(found) and found is not None and found.numerator is not None
    if found is None or everyone is None or everyone.numerator is None:
        return "How far from home children live was not worked out."
    count = (
        _shown(material, round(found.numerator))
        if known and found.numerator is not None
        else material.words.counts["few"]
    )
    return (
        f"How far from home is not known for {count} of {everyone.numerator:,.0f} children; "
        "they stay in the number that shares are taken of."
    )


def _files(quality: Quality) -> Table:
    by_year: dict[int | None, list[FileRead]] = defaultdict(list)
    for each in quality.files:
        if each.status in _RETURNS and each.collection_year is not None:
            by_year[each.collection_year].append(each)
    rows = tuple(_year_row(year, by_year[year]) for year in sorted(by_year, key=lambda y: y or 0))
    columns = (
        "Year to 31 March",
        "Files",
        "Rows read",
        "Rows kept",
        "Rows set aside",
        "Replaced files",
    )
    return Table("The returns that were read", columns, rows, _NUMBERS | {5})


def _year_row(year: int | None, files: list[FileRead]) -> tuple[str, ...]:
    read = [each for each in files if each.status == "read"]
    return (
        str(year),
        f"{len(read):,}",
        f"{sum(each.rows_read for each in read):,}",
        f"{sum(each.rows_kept for each in read):,}",
        f"{sum(each.rows_set_aside for each in read):,}",
        f"{len(files) - len(read):,}",
    )


def _not_read(quality: Quality) -> Iterable[Block]:
    others = Counter(each.status for each in quality.files if each.status not in _RETURNS)
    for status, count in sorted(others.items()):
        yield Paragraph(
            f"{count:,} {'file' if count == 1 else 'files'} not used: {status}. The officers' log names them."
        )


def _repairs(material: Material) -> Table:
    kinds = sorted(material.quality.repairs, key=lambda each: (-each.rows, each.rule))
    rows = [
        (_kind(each.rule), _DONE.get(each.action, each.action), _shown(material, each.rows))
        for each in kinds[:REPAIR_LINES]
    ]
    rest = kinds[REPAIR_LINES:]
    if rest:
        more = sum(each.rows for each in rest)
        rows.append((f"{len(rest)} other kinds", "see the officers' log", _shown(material, more)))
    caption = "What was mended, set aside or noted, by kind"
    return Table(caption, ("What", "Done", "Entries"), tuple(rows), frozenset({2}))


_DONE = {
    "repaired": "mended",
    "set_aside": "set aside",
    "made_unknown": "made unknown",
    "noted": "noted",
}


@cache
def _kinds() -> Mapping[str, str]:
    text = files(__package__).joinpath("repairs.csv").read_text(encoding="utf-8")
    return {row["rule"]: row["words"] for row in csv.DictReader(text.splitlines())}


def _kind(rule: str) -> str:
    said = _kinds().get(rule) or rule.replace("-", " ")
    return said[:1].upper() + said[1:]


def _missing(material: Material) -> Iterable[Block]:
    years: dict[str, list[int]] = defaultdict(list)
    for each in material.quality.tables_missing:
        years[each.table].append(each.collection_year)
    if not years:
        yield Paragraph("Every table of the return was supplied for every year.")
        return
    rows = tuple(_missing_row(table, years[table], material.words.tables) for table in years)
    yield Table(
        "Tables not supplied: what they would tell is unknown, not none",
        ("Table", "Not supplied for the years to 31 March"),
        rows,
    )


def _missing_row(table: str, years: list[int], names: Mapping[str, str]) -> tuple[str, str]:
    return names.get(table, table), ", ".join(str(year) for year in sorted(years))


def _citations(material: Material) -> Table:
    """What the figures rest on: each publication once, with all that is taken from it."""
    quality = material.quality
    rows = [
        (
            "Our own records",
            "Every count of our children",
            f"snapshot {quality.snapshot}, as at {day(quality.as_at)}",
        )
    ]
    sources: dict[str, list[Citation]] = defaultdict(list)
    for each in quality.citations:
        sources[each.source].append(each)
    rows += [
        (
            _with_days(source),
            capital("; ".join(dict.fromkeys(_within(each.what) for each in cited))),
            "; ".join(dict.fromkeys(_vintage(each) for each in cited)),
        )
        for source, cited in sources.items()
    ]
    return Table("What the figures rest on", ("From", "What", "Which"), tuple(rows))


def _within(what: str) -> str:
    return what if what.startswith("England") else small(what)


def _vintage(cited: Citation) -> str:
    """Which release it is, and the day it was published, which some releases are named by."""
    on = "day not known" if cited.published is None else day(cited.published)
    which = _with_days(cited.vintage)
    return which if on in which else f"{which} ({on})"


_ISO = re.compile(r"\b(\d{4}-\d{2}-\d{2})\b")


def _with_days(text: str) -> str:
    """The text with its days as they are written on a page."""
    return _ISO.sub(lambda found: day(date.fromisoformat(found.group(1))), text)
