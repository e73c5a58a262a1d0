"""The twelve panels of page one: each headline's sentence, chart and line below, from its results."""

from collections.abc import Sequence
from datetime import date

from nearhome.pack.alternatives import alternative_of_bars, alternative_of_line
from nearhome.pack.blocks import Bar, BarChart, Chart, Line, LineChart, Panel, Point, Table
from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure, is_known
from nearhome.pack.headlines import Headline
from nearhome.pack.sentences import Pair, first_part, first_sayable, share
from nearhome.pack.wording import day, in_100, whole
from nearhome.results.values import Result, Status

MONTHS_DRAWN = 61
"""Five years of month ends and the one they start from."""

YEARS_DRAWN = 6
"""As many 31 Marches of a yearly measure."""


def panel(headline: Headline, material: Material) -> Panel:
    """One panel. A headline with nothing to say or draw says why."""
    pairs = {key: pair(figure, material) for key, figure in headline.figures.items()}
    words, edition = material.words, material.edition
    sentence = first_sayable(headline.sentences, pairs, words, edition.as_at)
    if sentence is None:
        status = _status(pairs[headline.drawn[0][0]].now)
        return Panel(headline.id, f"{headline.name}: {words.statuses[status]}.", None, "")
    said = [first_part(choices, pairs, words) for choices in headline.under]
    parts = [part for part in said if part] + _compared(headline, material)
    chart = _chart(headline, material, pairs)
    numbers = _numbers(headline, chart) if chart is not None else None
    return Panel(headline.id, sentence, chart, " · ".join(parts), numbers)


def pair(figure: Figure, material: Material) -> Pair:
    """A figure on the edition's date (or its latest 31 March) and a year before that."""
    edition = material.edition
    now = material.figures.latest(figure, edition.as_at)
    before = (
        edition.reference if now is None or now.as_at == edition.as_at else _year_before(now.as_at)
    )
    return Pair(now, material.figures.at(figure, before))


def _status(result: Result | None) -> str:
    return (Status.NOT_COLLECTED if result is None or is_known(result) else result.status).value


def _year_before(on: date) -> date:
    # Only yearly figures come here, and their day is 31 March.
    return on.replace(year=on.year - 1)


def _compared(headline: Headline, material: Material) -> list[str]:
    found = material.comparators.get(headline.compare)
    if found is None or found.value is None:
        return []
    said = in_100(found.value) if found.unit == "%" else whole(found.value)
    return [f"{found.area_name} {said} ({found.as_at:%B %Y})"]


def _chart(headline: Headline, material: Material, pairs: dict[str, Pair]) -> Chart | None:
    if headline.chart == "bars":
        return _bars(headline, material, pairs)
    lines = tuple(
        Line(label, _points(headline, material, headline.figures[key]))
        for key, label in headline.drawn
    )
    lines = tuple(line for line in lines if line.latest is not None)
    if not lines:
        return None
    before = pairs[headline.drawn[0][0]].before
    value = None if before is None else _plotted(before, headline.plot)
    reference = None if before is None or value is None else Point(before.as_at, value)
    unit = "%" if headline.plot == "in100" else "n"
    breaks = breaks_within(material.quality.breaks, lines[0])
    words = alternative_of_line(headline.name, unit, lines[0], reference, lines[1:], breaks)
    return LineChart(headline.id, lines, reference, unit, words, breaks)


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
    kept = applying[-(YEARS_DRAWN if is_yearly(applying) else MONTHS_DRAWN) :]
    return tuple(
        Point(each.as_at, _plotted(each, headline.plot), each.status is Status.PROVISIONAL)
        for each in kept
    )


def is_yearly(results: Sequence[Result]) -> bool:
    """Whether a series holds nothing but 31 Marches."""
    return all((each.as_at.month, each.as_at.day) == (3, 31) for each in results)


def _plotted(result: Result, plot: str) -> float | None:
    if plot == "in100":
        return share(result)
    return result.numerator if is_known(result) else None


def _bars(headline: Headline, material: Material, pairs: dict[str, Pair]) -> BarChart | None:
    bars = tuple(
        Bar(label, _counted(pairs[key].now), _counted(pairs[key].before))
        for key, label in headline.drawn
    )
    if all(bar.now is None for bar in bars):
        return None
    edition = material.edition
    words = alternative_of_bars(headline.name, edition.as_at, edition.reference, bars)
    return BarChart(headline.id, bars, words)


def _counted(result: Result | None) -> float | None:
    return result.numerator if is_known(result) and result is not None else None


def _numbers(headline: Headline, chart: Chart) -> Table:
    """The numbers of a chart: a bar chart whole, a line once a year, ending with the latest."""
    if isinstance(chart, BarChart):
        groups = tuple((bar.name, _cell(bar.now), _cell(bar.before)) for bar in chart.bars)
        return Table(
            f"{headline.name}: the numbers", ("Group", "Now", "A year ago"), groups, _RIGHT
        )
    named = tuple(line.name if line.name != "now" else headline.name for line in chart.lines)
    unit = ", in 100" if chart.unit == "%" else ""
    days = [point.on for point in chart.lines[0].points]
    step = 1 if len(days) <= YEARS_DRAWN else 12
    shown = days[::-1][::step][::-1]
    rows = tuple((day(on), *(_value_on(line, on) for line in chart.lines)) for on in shown)
    columns = ("On", *(f"{name}{unit}" for name in named))
    return Table(f"{headline.name}: the numbers, once a year", columns, rows, _RIGHT)


_RIGHT = frozenset({1, 2})


def _value_on(line: Line, on: date) -> str:
    return next((_cell(point.value) for point in line.points if point.on == on), "not known")


def _cell(value: float | None) -> str:
    return "not shown" if value is None else whole(value)
