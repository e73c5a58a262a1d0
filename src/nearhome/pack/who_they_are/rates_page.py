"""Who comes to us more often: children of each group beside those who live here, with how sure that is."""

from collections.abc import Iterator, Sequence
from datetime import date

from nearhome.pack.blocks import Block, Page, Paragraph, Statement, Table
from nearhome.pack.data_book.groups import in_words_of
from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure
from nearhome.pack.nobody_left_out import refuse_left_out
from nearhome.pack.rows import cell
from nearhome.pack.wording import day, in_a_row, whole
from nearhome.results.values import Result
from nearhome.results.who import Unequal
from nearhome.signals.unequal import NO_FIGURE, REFERENCE
from nearhome.signals.who import REFERENCES, unequal_of

AGES = ("B02-rate", "age_band")

_INTRO = (
    "A rate is of every 10,000 children of the group who live here. The next number says how many of the group "
    "are in our care for every 100 of the group set beside, if as many of both lived here; from and to are what "
    "it may be, 95 times in 100, when chance is allowed for. It is called more often, or less often, only where "
    "all of that is above, or below, 100. More often is no verdict: it asks whether families of the group were "
    "helped as early and as well as others."
)
_NOT_HERE = (
    "Children of each {by} who live here were not supplied, so it cannot be said whether some come to us more "
    "often. Bring the list area_figures with rows of \u201c{kind}\u201d."
)
_ENGLAND = (
    "England\u2019s rates are not set beside ours: published figures do not say how many children of each ethnic "
    "group live in England. So this page tells of our area, not whether it is so everywhere."
)
_NO_NUMBER = "not supplied"
_IN_A_CELL = {REFERENCE: "set beside", NO_FIGURE: "not known"}
"""What is said in full above the table."""


def rates_page(material: Material) -> Page:
    """Rates by ethnic group and sex beside a reference group; rates by age."""
    blocks: list[Block] = [Paragraph(_INTRO)]
    for code, (by, reference, kind) in REFERENCES.items():
        blocks += _beside(code, by, reference, kind, material)
        if by == "ethnicity":
            blocks.append(Paragraph(_ENGLAND))
    blocks += _ages(material)
    return Page("who-rates", "Who comes to us more often", tuple(blocks))


def _beside(code: str, by: str, reference: str, kind: str, material: Material) -> Iterator[Block]:
    on, groups = _groups(code, by, material)
    heading = f"By {in_words_of(by)}"
    if not groups:
        missing = _NOT_HERE.format(by=_ONE_OF.get(by, by), kind=kind)
        yield Statement(heading, (missing,))
        return
    found = unequal_of(groups, reference)
    refuse_left_out(code, by, [each.group for each in found], material.groups[by])
    name = _name(reference, material)
    yield Statement(heading, tuple(_sentences(found, name, material)))
    rows = tuple(_row(each, result, material) for each, result in zip(found, groups, strict=True))
    columns = (
        "Group",
        "In our care",
        "Live here",
        "In every 10,000",
        f"For every 100 {name}",
        "From and to",
        "What that says",
    )
    yield Table(f"{heading}, {day(on)}", columns, rows, frozenset({1, 2, 3, 4}))


_ONE_OF = {"ethnicity": "ethnic group", "sex": "sex", "age_band": "age"}


def _groups(code: str, by: str, material: Material) -> tuple[date, Sequence[Result]]:
    on = material.edition.as_at
    total = material.figures.at(Figure(code), on)
    if total is None or total.value is None:
        return on, ()
    return on, material.figures.groups(code, by, on)


def _sentences(found: Sequence[Unequal], reference: str, material: Material) -> Iterator[str]:
    """Every group under what is said of it, so that none is named without the others."""
    alike: dict[str, list[str]] = {}
    for each in found:
        alike.setdefault(each.says, []).append(_name(each.group, material))
    for says, names in alike.items():
        if says == REFERENCE:
            yield f"Set beside: {in_a_row(names)}."
        elif says == NO_FIGURE:
            yield f"No number of children who live here: {in_a_row(names)}."
        else:
            yield f"{says.capitalize()} (beside {reference}): {in_a_row(names)}."


def _row(each: Unequal, result: Result, material: Material) -> tuple[str, ...]:
    return (
        _name(each.group, material),
        cell(result, material.words) if each.here else _count(result, material),
        whole(each.here) if each.here else _NO_NUMBER,
        "" if each.rate is None else whole(each.rate),
        *_times(each),
        _IN_A_CELL.get(each.says, each.says),
    )


def _times(each: Unequal) -> tuple[str, str]:
    """How many for every 100 of the group set beside, and from what to what; empty where that is not said."""
    if each.times is None or each.low is None or each.high is None:
        return "", ""
    return whole(100 * each.times), f"{whole(100 * each.low)} to {whole(100 * each.high)}"


def _count(result: Result, material: Material) -> str:
    """The count of a group of which no number lives here: its result has no rate."""
    if result.numerator is None:
        return material.words.counts["few"]
    return whole(result.numerator) if result.numerator else material.words.counts["none"]


def _ages(material: Material) -> Iterator[Block]:
    code, by = AGES
    on, groups = _groups(code, by, material)
    if not groups:
        missing = _NOT_HERE.format(by=_ONE_OF[by], kind="age band 0-17")
        yield Statement(f"By {in_words_of(by)}", (missing,))
        return
    refuse_left_out(code, by, [each.group for each in groups], material.groups[by])
    rows = tuple(
        (
            _name(each.group, material),
            _count(each, material),
            whole(each.denominator) if each.denominator else _NO_NUMBER,
            "" if each.value is None else whole(each.value),
        )
        for each in groups
    )
    columns = ("Age", "In our care", "Live here", "In every 10,000")
    yield Table(f"By {in_words_of(by)}, {day(on)}", columns, rows, frozenset({1, 2, 3}))


def _name(group: str, material: Material) -> str:
    return material.words.groups.get(group, group)
