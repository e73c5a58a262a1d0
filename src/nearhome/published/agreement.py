"""Our figures beside the published ones: how far apart, and by which reading of the rule they meet.

Compared are children (numerators); where only a percentage or rate was published, whether ours, or
ours with up to two children more or fewer, would print as it. What a published cell hides it may hide
for its own sake (one to five children) or so that another hidden cell cannot be worked out.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nearhome.published.facts import Facts
from nearhome.results.published import PublishedFigure, Symbol
from nearhome.results.quality import Agreement, Match
from nearhome.results.values import PER_100, Result

NEAR = 2
"""So many children apart is near enough to be a late correction, not another rule."""
HIDDEN_AT_MOST = 5
COUNTED_IN_CHILDREN = ("n", "%", "rate", PER_100)
ADDED_UP = ("I02-together", "I02-together-rate")
"""Sums of two published counts: what one part hides hides the sum, however large it is."""

Ours = Mapping[tuple[str, date, str, str], Result]
"""Our results by code, date, breakdown and group."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A published figure with what it is compared by: its decimals, and each reading of the rule.

    `variants` gives the words of each reading by the code that counts so, the rule itself first.
    """

    figure: PublishedFigure
    decimals: int
    variants: Mapping[str, str]
    latest: bool = True


def held(
    facts: Facts,
    areas: Sequence[str],
    days: Collection[date],
    wanted: Callable[[PublishedFigure], bool],
    known_by: date | None = None,
) -> list[tuple[PublishedFigure, bool]]:
    """The figures published of an area on these days, and whether each is of the latest release held.

    `areas` are the codes the area had, first the one that counts where two have a figure. An older
    release stands beside the latest only where it says something else. `known_by` leaves out what was
    not known on a day.
    """
    keys: dict[tuple[date, str, str, str], None] = {}
    for each in facts.figures:
        if each.area in areas and each.as_at in days and wanted(each):
            keys[each.as_at, each.code, each.breakdown, each.group] = None
    found = []
    for on, code, breakdown, group in keys:
        releases = _releases(facts, areas, code, on, breakdown, group, known_by)
        newest = releases[-1:]
        other = [each for each in releases[:-1] if _cells(each) != _cells(newest[0])]
        found += [(each, True) for each in newest] + [(each, False) for each in reversed(other)]
    return found


def _releases(
    facts: Facts,
    areas: Sequence[str],
    code: str,
    on: date,
    breakdown: str,
    group: str,
    known_by: date | None,
) -> list[PublishedFigure]:
    for area in areas:
        known = facts.releases(code, area, on, breakdown=breakdown, group=group, known_by=known_by)
        if known:
            return list(known)
    return []


def _cells(figure: PublishedFigure) -> tuple[object, ...]:
    return figure.numerator, figure.value


def agreements(readings: Iterable[Reading], ours: Ours) -> tuple[Agreement, ...]:
    """Every published figure beside ours, once for each reading of the rule."""
    listed = list(readings)
    small = _small_hidden(listed, ours)
    return tuple(
        _agreement(reading, variant, ours, reading.figure in small)
        for reading in listed
        for variant in reading.variants
    )


def _small_hidden(readings: Iterable[Reading], ours: Ours) -> set[PublishedFigure]:
    """The hidden cells that may be hidden for the sake of another: one of one to five by our count.

    The other is a group of the same breakdown, or a variant of the same measure (went home, and went
    home without a plan), of the same day and release.
    """
    hidden: dict[tuple[object, ...], list[PublishedFigure]] = {}
    for each in readings:
        figure = each.figure
        if _symbol(figure) is Symbol.CONFIDENTIAL:
            family = figure.code if figure.breakdown else figure.code.split("-")[0]
            table = (family, figure.breakdown, figure.as_at, figure.release)
            hidden.setdefault(table, []).append(figure)
    return {
        figure
        for cells in hidden.values()
        for figure in cells
        if any(_is_small(_numerator(other, ours)) for other in cells if other is not figure)
    }


def _numerator(figure: PublishedFigure, ours: Ours) -> float | None:
    found = ours.get((figure.code, figure.as_at, figure.breakdown, figure.group))
    return found.numerator if found else None


def _is_small(count: float | None) -> bool:
    return count is not None and 0 < count <= HIDDEN_AT_MOST


def _agreement(reading: Reading, variant: str, ours: Ours, secondary: bool) -> Agreement:
    figure = reading.figure
    own = ours.get((variant, figure.as_at, figure.breakdown, figure.group))
    count = own.numerator if own else None
    theirs = _count(figure)
    in_children = figure.unit in COUNTED_IN_CHILDREN
    return Agreement(
        code=figure.code,
        measure=own.measure if own else "",
        as_at=figure.as_at,
        breakdown=figure.breakdown,
        group=figure.group,
        ours=count,
        published=theirs,
        symbol=_symbol(figure),
        difference=count - theirs
        if in_children and count is not None and theirs is not None
        else None,
        ours_value=own.value if own else None,
        published_value=figure.value.number,
        unit=figure.unit,
        variant=variant,
        matches=_match(reading, own, secondary),
        release=figure.release,
        source=figure.source,
        latest=reading.latest,
        reading=reading.variants[variant],
        ours_denominator=own.denominator if own else None,
        published_denominator=figure.denominator.number,
    )


def _count(figure: PublishedFigure) -> float | None:
    if figure.numerator.number is None and figure.unit == "n":
        return figure.value.number
    return figure.numerator.number


def _symbol(figure: PublishedFigure) -> Symbol | None:
    """What stands in place of the number; where the count is hidden and the value not, the count's."""
    return None if _count(figure) is not None else figure.numerator.symbol or figure.value.symbol


def _match(reading: Reading, own: Result | None, secondary: bool) -> Match:
    figure = reading.figure
    if own is None or own.numerator is None or own.value is None:
        return Match.NOT_HELD
    top, value, theirs = own.numerator, own.value, _count(figure)
    printed, symbol = figure.value.number, _symbol(figure)
    if theirs is not None and figure.unit in COUNTED_IN_CHILDREN:
        return _by_children(top - theirs, _apart_below(figure, own))
    if printed is not None:
        half = 0.5 * 10**-reading.decimals + 1e-9
        return _by_value(top, value, figure.unit, lambda each: abs(each - printed) <= half)
    if symbol is Symbol.CONFIDENTIAL:
        return (
            Match.HIDDEN
            if secondary or figure.code in ADDED_UP
            else _by_what_is_hidden(figure, top, own.denominator)
        )
    if symbol is Symbol.ROUNDS_TO_ZERO:
        return _by_value(top, value, figure.unit, lambda each: 0 < each < 0.5)
    return Match.NOT_HELD


def _by_children(above: float, below: float) -> Match:
    """By the children apart above the line and below it, the more of the two."""
    apart = max(abs(above), abs(below))
    return Match.YES if apart == 0 else Match.WITHIN_2 if apart <= NEAR else Match.NO


def _apart_below(figure: PublishedFigure, own: Result) -> float:
    """Ours less theirs below the line, where a share of children was published with its whole."""
    theirs = figure.denominator.number
    if figure.unit not in ("%", PER_100) or theirs is None or own.denominator is None:
        return 0
    return own.denominator - theirs


def _by_value(top: float, value: float, unit: str, fits: Callable[[float], bool]) -> Match:
    """Whether our value fits, or would with up to two children more or fewer above the line."""
    if fits(value):
        return Match.YES
    if unit not in COUNTED_IN_CHILDREN or not top:
        return Match.NO
    moved = (value + step * value / top for step in range(-NEAR, NEAR + 1))
    return Match.WITHIN_2 if any(map(fits, moved)) else Match.NO


def _by_what_is_hidden(figure: PublishedFigure, top: float, below: float | None) -> Match:
    """A hidden cell hides one to five children, or a share all but so many."""
    counts = [top]
    if figure.unit == "%" and not figure.breakdown and below is not None:
        counts.append(below - top)
    if any(map(_is_small, counts)):
        return Match.HIDDEN
    near = any(count <= HIDDEN_AT_MOST + NEAR for count in counts)
    return Match.WITHIN_2 if near else Match.NO
