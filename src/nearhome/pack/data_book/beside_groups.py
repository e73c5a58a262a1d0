"""Compared with whom, group by group: the range of councils like ours for each group that is published."""

from collections.abc import Iterator, Mapping, Sequence

from nearhome.pack.blocks import Block, Statement, Table
from nearhome.pack.data_book.groups import in_words_of
from nearhome.pack.edition import Material
from nearhome.pack.ranges import names
from nearhome.pack.wording import day, from_to, whole
from nearhome.results.bands import GroupRange
from nearhome.results.published import PublishedFigure, Symbol
from nearhome.results.values import MeasureCard

HEADING = "Compared with whom, group by group?"
NO_RANGE = "no range"
_SYMBOLS: Mapping[Symbol | None, str] = {
    Symbol.ROUNDS_TO_ZERO: "under 1",
    Symbol.CONFIDENTIAL: "hidden",
}
_HOW = (
    "In 100, as published. First the range of councils like ours, then {ours} then England. Fewer than three"
    " councils with a number make no range."
)
NOT_PUBLISHED = "not published"


def group_by_group(card: MeasureCard, material: Material) -> Iterator[Block]:
    """Each published group beside councils like ours, our own published figure and England's.

    On paper a sentence for each breakdown; the tables are for the screen. Nothing where no group is
    published that counts the same.
    """
    found = _by_breakdown(card, material)
    if not found:
        return
    sentences = tuple(_sentence(by, some, material) for by, some in found.items())
    whose = material.edition.published_for
    ours = f"ours (published for {whose})," if whose else "ours,"
    yield Statement(HEADING, (_HOW.format(ours=ours), *sentences), led=True)
    for by, some in found.items():
        yield _table(by, some, material)


def _by_breakdown(card: MeasureCard, material: Material) -> dict[str, list[GroupRange]]:
    """The published groups of each breakdown of the measure, in the catalogue's order."""
    held = {(each.breakdown, each.group): each for each in material.by_group.get(card.code, ())}
    found = {
        by: [held[by, group] for group in material.groups.get(by, ()) if (by, group) in held]
        for by in card.breakdowns
    }
    return {by: some for by, some in found.items() if some}


def _sentence(by: str, some: Sequence[GroupRange], material: Material) -> str:
    """By age on 31 March 2025. 1 to 4: 13-18, ours 16, England 14; those without any number are named last."""
    told = [f"{_name(each, material)}: {_brief(each)}" for each in some if _is_known(each)]
    silent = [_name(each, material) for each in some if not _is_known(each)]
    rest = [f"{' / '.join(silent)}: {NOT_PUBLISHED}"] if silent else []
    return f"By {in_words_of(by)}, {day(some[0].point.as_at)}. {'; '.join((*told, *rest))}."


def _is_known(each: GroupRange) -> bool:
    return each.point.low is not None or any(
        figure is not None and figure.value.number is not None
        for figure in (each.ours, each.england)
    )


def _brief(each: GroupRange) -> str:
    return f"{_range(each)}, ours {_figure(each.ours)}, England {_figure(each.england)}"


def _range(each: GroupRange) -> str:
    low, high = each.point.low, each.point.high
    return NO_RANGE if low is None or high is None else from_to(low, high)


def _figure(figure: PublishedFigure | None) -> str:
    if figure is None:
        return NOT_PUBLISHED
    if figure.value.number is not None:
        return whole(figure.value.number)
    return _SYMBOLS.get(figure.value.symbol, NOT_PUBLISHED)


def _in_100(said: str) -> str:
    """A bare number in a table reads as a count of children, which a share is not."""
    return f"{said} in 100" if said[:1].isdigit() else said


def _table(by: str, some: Sequence[GroupRange], material: Material) -> Table:
    caption = f"By {in_words_of(by)}, beside councils like ours on {day(some[0].point.as_at)}"
    heads = ("Group", "Councils like ours", "Ours, as published", "England", "Which councils")
    rows = tuple(
        (
            _name(each, material),
            *(_in_100(said) for said in (_range(each), _figure(each.ours), _figure(each.england))),
            names(each.point) or NOT_PUBLISHED,
        )
        for each in some
    )
    return Table(caption, heads, rows, frozenset({1, 2, 3}), on_paper=False)


def _name(each: GroupRange, material: Material) -> str:
    return material.words.groups.get(each.group, each.group)
