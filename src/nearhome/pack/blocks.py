"""The pack as a tree of typed blocks, with its words: what every output format is made from."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

ChartSize: TypeAlias = Literal["panel", "half", "page"]
"""How large a chart is drawn: as a panel, a third of a page wide; beside its numbers; or as wide as the page."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or more."""

    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A short heading with the sentences that belong to it.

    Statutory words may stand in one that `defines`, whatever page it is on. The sentences of one that is
    `led` are lines of their own, each led by its first words, up to a full stop.
    """

    heading: str
    sentences: tuple[str, ...]
    defines: bool = False
    led: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption. `numeric` names the columns set to the right; the first names the row.

    One not `on_paper` is read on screen; what it says in short must stand on paper beside it.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    on_paper: bool = True


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day; None where it is not known or not shown. `provisional` ones are drawn hollow."""

    on: date
    value: float | None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A named series, earliest point first."""

    name: str
    points: tuple[Point, ...]

    @property
    def latest(self) -> Point | None:
        """The last point with a value."""
        known = [point for point in self.points if point.value is not None]
        return known[-1] if known else None


@dataclass(frozen=True, slots=True)
class Reference:
    """The red line: the name on it, and its points. One point is drawn level across the chart."""

    name: str
    points: tuple[Point, ...]

    @property
    def latest(self) -> Point:
        """The last point."""
        return self.points[-1]


@dataclass(frozen=True, slots=True)
class Span:
    """The range of a published figure at one 31 March: lowest and highest."""

    on: date
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class GreyRange:
    """The range of councils like ours, earliest 31 March first, with the name that stands on it."""

    name: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class LineChart:
    """The council's line (blue), at most one other (dotted), and the reference line (red, dashed).

    `unit` is n, % or another unit of a Result. `breaks` are days between the first and last point on
    which records moved between councils. `grey` is drawn as a block for each 31 March, and hatched
    after its newest; `kept` is a range frozen at a day, drawn as a dashed outline: its last span.
    `changed` is the first month of a real change. One larger than a panel also says how wide the gap is
    between the council's line and the reference; one as large as a page shades it.
    """

    id: str
    lines: tuple[Line, ...]
    reference: Reference | None
    unit: str
    alternative: str
    breaks: tuple[date, ...] = ()
    grey: GreyRange | None = None
    kept: GreyRange | None = None
    changed: date | None = None
    size: ChartSize = "panel"


@dataclass(frozen=True, slots=True)
class Bar:
    """One group: its count now and at the reference date, None where not known or not shown."""

    name: str
    now: float | None
    before: float | None


@dataclass(frozen=True, slots=True)
class BarChart:
    """Counts of groups now (blue bars) with a red mark for the reference date, named by `ago`."""

    id: str
    bars: tuple[Bar, ...]
    alternative: str
    ago: str = "a year ago"
    size: ChartSize = "panel"


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Counts of groups (`rows`) in months (`columns`, by their last days), darker where there are more.

    `cells` has a row for each group and in it a count for each month, printed in its cell; None, hatched,
    where it is not known or not shown.
    """

    id: str
    rows: tuple[str, ...]
    columns: tuple[date, ...]
    cells: tuple[tuple[float | None, ...], ...]
    alternative: str


@dataclass(frozen=True, slots=True)
class MapArea:
    """An area of a map: its count, None where it is not shown; its rings and its middle, in miles.

    A point of a ring is miles east and north of the map's south-west corner; a ring in another is a hole.
    """

    name: str
    count: float | None
    rings: tuple[tuple[tuple[float, float], ...], ...]
    middle: tuple[float, float]


@dataclass(frozen=True, slots=True)
class AreaMap:
    """Counts by area on a map, north up, darker where there are more, with a scale in miles.

    `most` is the count that the darkest shade stands for: the same on maps that are to be compared.
    """

    id: str
    areas: tuple[MapArea, ...]
    most: float
    alternative: str


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a change: what it is of, by how much it raised (or lowered) the count, and how that is said."""

    name: str
    by: float
    said: str


@dataclass(frozen=True, slots=True)
class Waterfall:
    """A count on two days, and between them its change part by part, each from where the last one ended.

    `start` and `end` are the two days, `by` their counts. What raises is a dark bar, what lowers a white
    one with an edge.
    """

    id: str
    start: Step
    steps: tuple[Step, ...]
    end: Step
    alternative: str
    size: ChartSize = "page"


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """A place: its value (None where not shown), `middle` at the rate of all together, what chance gives.

    `usual` and `widest` are from where to where it gives 95 and 99.8 in 100; `said` stands beside.
    """

    name: str
    value: float | None
    middle: float
    usual: tuple[float, float]
    widest: tuple[float, float]
    said: str
    is_outside: bool


@dataclass(frozen=True, slots=True)
class FunnelChart:
    """Places one under another, the largest first, each beside what chance alone would give it."""

    id: str
    rows: tuple[FunnelRow, ...]
    alternative: str
    size: ChartSize = "page"


@dataclass(frozen=True, slots=True)
class DatedRow:
    """What moved: the months (their first days) that may have been its first, the likeliest, and which way."""

    name: str
    earliest: date
    likely: date
    latest: date
    is_more: bool
    said: str


@dataclass(frozen=True, slots=True)
class DatesChart:
    """Months from which things moved, one under another, on one line of time up to the month `until`."""

    id: str
    rows: tuple[DatedRow, ...]
    until: date
    alternative: str
    size: ChartSize = "page"


PanelChart: TypeAlias = LineChart | BarChart
Chart: TypeAlias = PanelChart | HeatMap | Waterfall | AreaMap | FunnelChart | DatesChart


@dataclass(frozen=True, slots=True)
class Panel:
    """One headline: its title sentence, its chart (None when there is nothing to draw), the line under it.

    `name` stands above the sentence; the questions of the front begin with it.
    """

    id: str
    sentence: str
    chart: PanelChart | None
    under: str
    numbers: Table | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class PanelGrid:
    """The page of graphs, in the Board's fixed order."""

    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with its caption, the sentence it bears out, and its numbers as a table.

    The chart is best of the size of a page; its alternative text begins with the sentence.
    `caption` names measure, unit, days and source; `sentence` is the same on page, in the alternative
    text, the speaker's note and the data. `brief` is the part of the numbers that a page set close has
    room for on paper, beside the chart.
    """

    id: str
    caption: str
    sentence: str
    chart: Chart
    numbers: Table
    brief: Table | None = None


Block: TypeAlias = Paragraph | Statement | Table | PanelGrid | Picture


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its heading.

    Statutory words may stand only where `defines` is true. A page not `on_paper` is read on screen. One
    set `close` is a sheet of paper where that can be: what follows its picture stands in two columns. One
    that `joins` stands on paper below the page before it where that sheet has room for all of it.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    defines: bool = False
    on_paper: bool = True
    close: bool = False
    joins: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """How a council's documents look: its colour (#rrggbb; dark enough for white paper) and its logo.

    `logo` is a picture as bytes, None for none; `logo_kind` is png, jpeg or svg; `logo_words` stand for
    it where it cannot be seen.
    """

    colour: str = "#12436d"
    logo: bytes | None = None
    logo_kind: str = ""
    logo_words: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document: the Board's pack, its data book, a speaker's note.

    `notices` and `provenance` stand on every page. `as_at` dates the file, so that the same data give
    the same bytes.
    """

    title: str
    notices: tuple[str, ...]
    provenance: str
    pages: tuple[Page, ...]
    as_at: date
    authority: str = ""
    look: Look = field(default_factory=Look)
