"""The picture of a measure: its line over five years, or the groups of a mix, with the numbers as a table."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from nearhome.pack.alternatives import (
    alternative_of_bars,
    alternative_of_line,
    beginning,
    range_words,
)
from nearhome.pack.blocks import (
    Bar,
    BarChart,
    ChartSize,
    GreyRange,
    Line,
    LineChart,
    Picture,
    Point,
    Reference,
    Table,
)
from nearhome.pack.data_book.said import is_mix, plain_group, sentence
from nearhome.pack.edition import Material
from nearhome.pack.evidence import dated
from nearhome.pack.figures import Figure, is_known
from nearhome.pack.pairs import Pair, by_england, pair
from nearhome.pack.panel_charts import MONTHS_DRAWN, YEARS_DRAWN, breaks_within, is_yearly
from nearhome.pack.ranges import grey, kept
from nearhome.pack.references import A_YEAR_AGO, ENGLAND
from nearhome.pack.rows import cell, cells, columns, in_one
from nearhome.pack.sentences import share
from nearhome.pack.wording import capital, day, from_to
from nearhome.results.bands import Band
from nearhome.results.values import PER_100, MeasureCard, Result, Status

_AS_SHARE = frozenset({"ratio", "index"})
"""Units that are said as so many for every 100."""

_SAID_IN = {
    "n": "how many",
    "%": "in 100",
    "rate": "in every 10,000",
    "ratio": "for every 100",
    "index": "for every 100 in a usual month",
    PER_100: "for every 100 children",
    "GBP": "pounds",
    "GBP a week": "pounds a week",
}


def picture(
    card: MeasureCard, material: Material, name: str, size: ChartSize = "page"
) -> Picture | None:
    """The picture of a measure; None where there is nothing to draw. One of half a page has brief numbers."""
    found = pair(Figure(card.code), material)
    if found.now is None:
        return None
    said = sentence(card, material)
    if is_mix(card, found.now):
        return _of_groups(card, found.now, material, name, said, size)
    series = applying(card.code, material)
    unit = drawn_unit(series)
    points = tuple(_point(each, unit) for each in series)
    if all(point.value is None for point in points):
        return None
    chart = replace(
        _line_chart(card, material, found, points, unit, f"{name}-chart", said), size=size
    )
    last = series[-1].as_at
    of = f"{_SAID_IN.get(unit, unit)}, {day(series[0].as_at)} to {day(last)}"
    # Half a page wide, it stands under its measure's name.
    caption = capital(of) if size == "half" else f"{card.name}, {of}"
    brief = _brief(series, material) if size == "half" else None
    return Picture(name, caption, said, chart, _numbers(card, series, chart.grey, material), brief)


def applying(code: str, material: Material) -> tuple[Result, ...]:
    """The series that is drawn: five years of month ends, or six 31 Marches of a yearly measure."""
    found = [
        each
        for each in material.figures.series(Figure(code))
        if each.as_at <= material.edition.as_at and each.status is not Status.NOT_APPLICABLE
    ]
    yearly = bool(found) and is_yearly(found)
    monthly = month_ends_of(found, material.edition.as_at)
    return tuple(found[-YEARS_DRAWN:] if yearly else monthly[-MONTHS_DRAWN:])


def month_ends_of(found: Sequence[Result], on: date) -> list[Result]:
    """Those of the last five years and a month: older 31 Marches stand alone, and are not drawn."""
    first = on.replace(year=on.year - 5, day=1)
    return [each for each in found if each.as_at >= first]


def drawn_unit(series: Sequence[Result]) -> str:
    """The unit that a series is drawn in: a share of fewer than thirty is drawn as its count."""
    if not series:
        return "n"
    unit = series[-1].unit
    if unit == "%" and share(series[-1]) is None and is_known(series[-1]):
        return "n"
    return unit


def _point(result: Result, unit: str) -> Point:
    return Point(result.as_at, plotted(result, unit), result.status is Status.PROVISIONAL)


def plotted(result: Result, unit: str) -> float | None:
    """The value of a result in the unit that is drawn; None where it is not known, or not said."""
    if not is_known(result):
        return None
    if unit == "%":
        return share(result)
    if unit == "n":
        return result.numerator
    if result.value is None:
        return None
    return 100 * result.value if unit in _AS_SHARE else result.value


def _line_chart(
    card: MeasureCard,
    material: Material,
    found: Pair,
    points: tuple[Point, ...],
    unit: str,
    name: str,
    said: str,
) -> LineChart:
    line = Line("now", points)
    reference = _reference(card, material, found, unit)
    band, frozen = _bands(card.code, unit, line, material, found)
    latest = line.latest
    beside = range_words(band, frozen, found.gap, latest.on) if latest is not None else ()
    breaks = breaks_within(material.quality.breaks, line)
    words = alternative_of_line(card.name, unit, line, reference, (), breaks, beside)
    changed = dated(found.signal)
    within = changed is not None and points[0].on <= changed <= points[-1].on
    return LineChart(
        name,
        (line,),
        reference,
        unit,
        beginning(said, words),
        breaks,
        grey(band, unit),
        kept(frozen, unit),
        changed if within else None,
        "page",
    )


def _bands(
    code: str, unit: str, line: Line, material: Material, found: Pair
) -> tuple[Band | None, Band | None]:
    """The ranges to draw behind a line: comparable, of its unit, and of its time."""
    if found.not_comparable:
        return None, None
    band, frozen = material.bands.get(code), material.frozen.get(code)
    again, outline = grey(band, unit), kept(frozen, unit)
    first, last = line.points[0].on, line.points[-1].on
    return (
        band if again is not None and first <= again.spans[-1].on <= last else None,
        frozen if outline is not None and outline.spans[-1].on <= last else None,
    )


def _reference(card: MeasureCard, material: Material, found: Pair, unit: str) -> Reference | None:
    england = by_england(Figure(card.code), unit, material)
    if england:
        return Reference(ENGLAND, tuple(Point(each.as_at, each.value.number) for each in england))
    value = None if found.before is None else plotted(found.before, unit)
    if found.before is None or value is None:
        return None
    wording = found.wording or A_YEAR_AGO
    return Reference(wording.ago, (Point(found.before.as_at, value),))


def _numbers(
    card: MeasureCard, series: Sequence[Result], range_: GreyRange | None, material: Material
) -> Table:
    """The numbers of each 31 March, of a year before and the newest; each is in the file of numbers."""
    unit = series[-1].unit
    rows = tuple(
        (
            day(each.as_at),
            *cells(each, unit, material.words),
            *((_range_on(range_, each.as_at),) if range_ is not None else ()),
        )
        for each in _told(series)
    )
    ranges = ("Range of councils like ours",) if range_ is not None else ()
    heads = ("On", *columns(unit), *ranges)
    return Table(f"{card.name}: the numbers", heads, rows, _RIGHT)


def _told(series: Sequence[Result]) -> list[Result]:
    """Those of a series that stand in a table: each 31 March, a year before and the newest."""
    yearly = is_yearly(series)
    chosen = {
        each.as_at for each in series if yearly or (each.as_at.month, each.as_at.day) == (3, 31)
    }
    chosen |= {each.as_at for each in (series[-1], *series[-13:-12])}
    return [each for each in series if each.as_at in chosen]


MOST_BRIEF = 4
"""Rows of the table that stands beside a picture on paper; the whole one is on screen and in the files."""


def _brief(series: Sequence[Result], material: Material) -> Table:
    """The last of the numbers, each in one cell; what its brackets are is said in the heading."""
    told = _told(series)[-MOST_BRIEF:]
    said = [in_one(each, material.words) for each in told]
    per = _IN_BRACKETS.get(series[-1].unit, "")
    if not any(each.endswith(f" {per})") for each in said):
        per = ""
    rows = tuple(
        (f"{each.as_at.day} {each.as_at:%b %Y}", text.replace(f" {per})", ")"))
        for each, text in zip(told, said, strict=True)
    )
    heads = ("On", f"How many ({per})" if per else "How many")
    return Table("The last numbers", heads, rows, frozenset({1}))


_IN_BRACKETS = {"%": "in 100", "rate": "in every 10,000"}


_RIGHT = frozenset({1, 2, 3, 4})


def _range_on(range_: GreyRange, on: date) -> str:
    return next((from_to(each.low, each.high) for each in range_.spans if each.on == on), "")


def _of_groups(
    card: MeasureCard, total: Result, material: Material, name: str, said: str, size: ChartSize
) -> Picture | None:
    """The picture of a mix: how many are in each group that anybody is in, now and at the reference day."""
    pairs = [
        (each, pair(Figure(card.code, card.own_breakdown, each.group), material))
        for each in material.figures.groups(card.code, card.own_breakdown, total.as_at)
    ]
    held = [(each, found) for each, found in pairs if each.status is not Status.ZERO]
    bars = tuple(
        Bar(plain_group(each.group, material), _count(found.now), _count(found.before))
        for each, found in held
    )
    if not bars or all(bar.now is None for bar in bars):
        return None
    reference = material.edition.reference
    ago = held[0][1].wording.ago if held[0][1].wording else A_YEAR_AGO.ago
    before = next((each.before.as_at for _, each in held if each.before), reference.on)
    words = alternative_of_bars(card.name, total.as_at, before, ago, bars)
    chart = BarChart(f"{name}-chart", bars, beginning(said, words), ago, size)
    heads = ("Group", *columns(total.unit), f"{ago[:1].upper()}{ago[1:]}")
    rows = tuple(
        (
            plain_group(each.group, material),
            *cells(found.now, total.unit, material.words),
            cell(found.before, material.words),
        )
        for each, found in held
    )
    of = f"how many in each group, {day(total.as_at)}"
    caption = capital(of) if size == "half" else f"{card.name}, {of}"
    whole = Table(f"{card.name}: the numbers", heads, rows, _RIGHT)
    brief = _largest(held, heads[-1], material) if size == "half" else None
    return Picture(name, caption, said, chart, whole, brief)


def _largest(held: Sequence[tuple[Result, Pair]], ago: str, material: Material) -> Table:
    """The largest groups now and then; every group stands in words below."""
    ranked = sorted(held, key=lambda each: _count(each[1].now) or 0.0, reverse=True)[:MOST_BRIEF]
    rows = tuple(
        (plain_group(each.group, material), cell(found.now, material.words), cell(found.before, material.words))
        for each, found in ranked
    )  # fmt: skip
    return Table("The largest groups", ("Group", "Now", ago), rows, frozenset({1, 2}))


def _count(result: Result | None) -> float | None:
    return result.numerator if result is not None and is_known(result) else None
