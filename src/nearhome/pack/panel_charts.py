"""The chart of a panel: its lines or bars, the reference, the ranges behind, and its numbers as a table."""

from collections.abc import Mapping, Sequence
from datetime import date

from nearhome.pack.alternatives import alternative_of_bars, alternative_of_line, range_words
from nearhome.pack.blocks import (
    Bar,
    BarChart,
    GreyRange,
    Line,
    LineChart,
    PanelChart,
    Point,
    Reference,
    Table,
)
from nearhome.pack.edition import Material
from nearhome.pack.evidence import dated
from nearhome.pack.figures import Figure, is_known
from nearhome.pack.headlines import Headline
from nearhome.pack.pairs import Pair, by_england
from nearhome.pack.ranges import grey, kept
from nearhome.pack.references import A_YEAR_AGO, ENGLAND
from nearhome.pack.sentences import share
from nearhome.pack.wording import day, from_to, whole
from nearhome.results.bands import Band
from nearhome.results.values import Result, Status

MONTHS_DRAWN = 61
"""Five years of month ends and the one they start from."""

YEARS_DRAWN = 6
"""As many 31 Marches of a yearly measure."""


def chart(headline: Headline, material: Material, pairs: Mapping[str, Pair]) -> PanelChart | None:
    """The chart of a headline; None when there is nothing to draw."""
    if headline.chart == "bars":
        return _bars(headline, material, pairs)
    lines = tuple(
        Line(label, _points(headline, material, headline.figures[key]))
        for key, label in headline.drawn
    )
    lines = tuple(line for line in lines if line.latest is not None)
    return _line_chart(headline, material, pairs, lines) if lines else None


def _line_chart(
    headline: Headline, material: Material, pairs: Mapping[str, Pair], lines: tuple[Line, ...]
) -> LineChart:
    unit = "%" if headline.plot == "in100" else "n"
    main = pairs[headline.drawn[0][0]]
    reference = _reference(headline, material, main, unit)
    breaks = breaks_within(material.quality.breaks, lines[0])
    band, frozen = _drawn(headline.main, unit, lines[0], material, main)
    changed = dated(main.signal)
    latest = lines[0].latest
    also = range_words(band, frozen, main.gap, latest.on) if latest else ()
    words = alternative_of_line(
        headline.name,
        unit,
        lines[0],
        reference,
        lines[1:],
        breaks,
        (*also, *_evidence(main)),
    )
    drawn = changed if changed is not None and _is_within(changed, lines[0]) else None
    return LineChart(
        headline.id,
        lines,
        reference,
        unit,
        words,
        breaks,
        grey(band, unit),
        kept(frozen, unit),
        drawn,
    )


def _drawn(
    figure: Figure, unit: str, line: Line, material: Material, pair: Pair
) -> tuple[Band | None, Band | None]:
    """The bands to draw behind a line, again and kept: of the same figure and unit, and comparable.

    One whose newest 31 March is before the chart begins is not drawn, nor one kept from after its end.
    """
    if figure.breakdown or pair.not_comparable:
        return None, None
    band, frozen = material.bands.get(figure.code), material.frozen.get(figure.code)
    again, outline = grey(band, unit), kept(frozen, unit)
    first, last = line.points[0].on, line.points[-1].on
    return (
        band if again is not None and first <= again.spans[-1].on <= last else None,
        frozen if outline is not None and outline.spans[-1].on <= last else None,
    )


def _evidence(pair: Pair) -> tuple[str, ...]:
    said = pair.evidence
    return (f"{said[:1].upper()}{said[1:]}.",) if said else ()


def _is_within(month: date, line: Line) -> bool:
    return line.points[0].on <= month <= line.points[-1].on


def _reference(headline: Headline, material: Material, main: Pair, unit: str) -> Reference | None:
    """The red line: England's figures where chosen and the same, else ours of the reference date."""
    england = by_england(headline.main, unit, material)
    if england:
        points = tuple(Point(each.as_at, each.value.number) for each in england)
        return Reference(ENGLAND, points)
    value = None if main.before is None else _plotted(main.before, headline.plot)
    if main.before is None or value is None:
        return None
    wording = main.wording or A_YEAR_AGO
    return Reference(wording.ago, (Point(main.before.as_at, value),))


def breaks_within(breaks: Sequence[date], line: Line) -> tuple[date, ...]:
    """Those of the days that fall between the first and the last point of a line."""
    first, last = line.points[0].on, line.points[-1].on
    return tuple(each for each in breaks if first < each <= last)


def _points(headline: Headline, material: Material, figure: Figure) -> tuple[Point, ...]:
    applying = [
        result
        for result in material.figures.series(figure)
        if result.as_at <= material.edition.as_at and result.status is not Status.NOT_APPLICABLE
    ]
    kept_points = applying[-(YEARS_DRAWN if is_yearly(applying) else MONTHS_DRAWN) :]
    return tuple(
        Point(each.as_at, _plotted(each, headline.plot), each.status is Status.PROVISIONAL)
        for each in kept_points
    )


def is_yearly(results: Sequence[Result]) -> bool:
    """Whether a series holds nothing but 31 Marches."""
    return all((each.as_at.month, each.as_at.day) == (3, 31) for each in results)


def _plotted(result: Result, plot: str) -> float | None:
    if plot == "in100":
        return share(result)
    return result.numerator if is_known(result) else None


def _bars(headline: Headline, material: Material, pairs: Mapping[str, Pair]) -> BarChart | None:
    bars = tuple(
        Bar(label, _counted(pairs[key].now), _counted(pairs[key].before))
        for key, label in headline.drawn
    )
    if all(bar.now is None for bar in bars):
        return None
    edition = material.edition
    ago = edition.reference.wording.ago
    words = alternative_of_bars(headline.name, edition.as_at, edition.reference.on, ago, bars)
    return BarChart(headline.id, bars, words, ago)


def _counted(result: Result | None) -> float | None:
    return result.numerator if is_known(result) and result is not None else None


def numbers(headline: Headline, drawn: PanelChart, ago: str) -> Table:
    """The numbers of a chart: a bar chart whole; a line once a year, ending with the latest, and its range."""
    if isinstance(drawn, BarChart):
        groups = tuple((bar.name, _cell(bar.now), _cell(bar.before)) for bar in drawn.bars)
        before = f"{ago[:1].upper()}{ago[1:]}"
        return Table(f"{headline.name}: the numbers", ("Group", "Now", before), groups, _RIGHT)
    named = tuple(line.name if line.name != "now" else headline.name for line in drawn.lines)
    unit = ", in 100" if drawn.unit == "%" else ""
    days = [point.on for point in drawn.lines[0].points]
    step = 1 if len(days) <= YEARS_DRAWN else 12
    shown = {*days[::-1][::step], *(_days_of(drawn.grey, days))}
    rows = tuple(
        (day(on), *(_value_on(line, on) for line in drawn.lines), *_range_on(drawn.grey, on))
        for on in sorted(shown)
    )
    ranges = ("Range of councils like ours",) if drawn.grey is not None else ()
    columns = ("On", *(f"{name}{unit}" for name in named), *ranges)
    return Table(f"{headline.name}: the numbers, once a year", columns, rows, _RIGHT)


_RIGHT = frozenset({1, 2, 3})


def _days_of(grey_range: GreyRange | None, days: Sequence[date]) -> list[date]:
    spans = grey_range.spans if grey_range is not None else ()
    return [span.on for span in spans if span.on in days]


def _range_on(grey_range: GreyRange | None, on: date) -> tuple[str, ...]:
    if grey_range is None:
        return ()
    found = [from_to(each.low, each.high) for each in grey_range.spans if each.on == on]
    return (found[0] if found else "",)


def _value_on(line: Line, on: date) -> str:
    return next((_cell(point.value) for point in line.points if point.on == on), "not known")


def _cell(value: float | None) -> str:
    return "not shown" if value is None else whole(value)
