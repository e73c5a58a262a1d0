"""What fills the template of a line chart: lines, the grey range behind them, marks and labels.

The look, which a photocopy in black and white keeps: the council whole and thick, another line dotted,
the reference dashed, the range of councils like ours grey with edges and hatched where there is no
newer figure, a range kept from an earlier day as a dashed outline; each with its own label on it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from nearhome.pack.blocks import GreyRange, Line, LineChart
from nearhome.pack.frames import (
    HALF,
    PAGE,
    PANEL,
    Frame,
    Size,
    apart,
    below_nought,
    named_days,
    named_values,
)
from nearhome.pack.gaps import gap_shades, gap_words
from nearhome.pack.labels import SWATCH_ROOM, Label, Path, Placing, placed, width
from nearhome.pack.shapes import Block, after, blocks, hatching, steps
from nearhome.pack.wording import amount

BLUE, RED, DARK, INK = "#12436d", "#a30d11", "#4a4a4a", "#1d1d1d"
NO_NEWER = "no newer figure"
_WORTH_OF_HEIGHT = 0.51
"""How much farther from its line a label may be, in heights of the chart, to leave the chart its height."""

_HEAD_ROOM = (1.06, 1.12, 1.18, 1.25, 1.3, 1.35, 1.4, 1.5, 1.6, 1.75, 1.9, 2.2, 2.6, 3.2, 4.5, 7.0)
"""How much higher than the highest value the chart may reach, so that its labels find room."""
_HIGH_SHARE, _SHOWN_FROM = 40.0, 0.8
"""A chart whose lowest share is so high begins at so much of it, in whole tens, and says so."""
_HATCHES_APART = 7.0
_MARK = 8.0
"""Half the height of the mark of a change."""
_INDENT, _SWATCH = 3.0, 11.0
_BESIDE = 9.0
"""Room between the end of a line on a page and its name."""

Row = dict[str, Any]


def line_fill(chart: LineChart) -> tuple[Row, dict[str, list[Row]]]:
    """The values and data sets of the template; a range that cannot be labelled is not drawn."""
    values = _values(chart)
    highest = max(values, default=1.0)
    base = _base(chart, min(values, default=0.0), highest)
    named = named_values(base, max(highest, 1.0), _SIZES[chart.size])
    highest = max(highest, *named, 1.0)
    for drawn in (chart, replace(chart, kept=None), replace(chart, kept=None, grey=None)):
        best = _roomiest(drawn, base, highest)
        if best is not None:
            frame, placing = best
            ticks = apart(named, frame) if base < 0 else named
            return _params(frame, ticks), _datasets(drawn, frame, placing, ticks)
    raise ValueError(f"the labels of chart {chart.id} do not fit")


_SIZES = {"panel": PANEL, "half": HALF, "page": PAGE}


def _roomiest(chart: LineChart, base: float, highest: float) -> tuple[Frame, Placing] | None:
    """The frame in which labels are near what they name and the lines have the height; None if none will do."""
    size = size_of(chart)
    worth = _WORTH_OF_HEIGHT * size.height
    best, least = None, float("inf")
    for room in _HEAD_ROOM:
        if worth * room >= least:
            break
        frame = Frame(_days(chart), base, base + (highest - base) * room, size)
        labels, paths = _labels(chart, frame), _paths(chart, frame)
        placing = placed(labels, paths, frame.size.height, least - worth * room)
        if placing is not None and placing.far + worth * room < least:
            best, least = (frame, placing), placing.far + worth * room
    return best


def size_of(chart: LineChart) -> Size:
    """How large the picture is; on a page the names of its lines stand in the room to their right."""
    if chart.size == "panel":
        return PANEL
    widest = _SIZES[chart.size]
    anywhere = Frame(_days(chart), 0.0, 1.0, widest)
    names = [*_line_labels(chart, anywhere), *_gap_labels(chart, anywhere)]
    room = max(width(each.text, bold=each.bold) for each in names) + 2 * _BESIDE if names else 0.0
    right = max(room, widest.right)
    return replace(widest, width=widest.width + widest.right - right, right=right)


def _params(frame: Frame, named: list[float]) -> Row:
    return {
        "wide": frame.size.width,
        "high": frame.size.height,
        "below": frame.size.below,
        "right": frame.right,
        "base": frame.base,
        "top": frame.top,
        "ticks": named,
    }


def _base(chart: LineChart, lowest: float, highest: float) -> float:
    """Where the axis begins: at nought, or below it where values are; higher for a high share with a range,
    which would be a thread."""
    if lowest < 0:
        return below_nought(lowest, highest)
    if chart.grey is None or chart.unit != "%" or lowest < _HIGH_SHARE:
        return 0.0
    return float(int(lowest * _SHOWN_FROM // 10) * 10)


def _days(chart: LineChart) -> list[date]:
    return [point.on for point in chart.lines[0].points]


def _values(chart: LineChart) -> list[float]:
    lines = [point.value for line in chart.lines for point in line.points]
    reference = [] if chart.reference is None else [p.value for p in chart.reference.points]
    spans = [
        value
        for each in (chart.grey, chart.kept)
        if each
        for span in each.spans
        for value in (span.low, span.high)
    ]
    return [value for value in (*lines, *reference, *spans) if value is not None]


def _datasets(
    chart: LineChart, frame: Frame, placing: Placing, named: list[float]
) -> dict[str, list[Row]]:
    labels = _labels(chart, frame)
    lines = [_rows(line, frame) for line in chart.lines]
    grey = _grey(chart, frame)
    hatched = _hatched(chart, frame)
    return {
        "grey": [_row(each) for each in grey],
        "edges": [row for each in (*grey, *hatched) for row in _edges(each)],
        "hatching": _hatching(hatched, frame),
        "kept": [_row(each) for each in _kept(chart, frame)],
        "gap": _gap(chart, frame),
        "grid": [{"y": each} for each in named if each != frame.base and chart.size != "panel"],
        "nought": [{"y": 0}] if frame.base < 0 else [],
        "first": lines[0],
        "second": lines[1] if len(lines) > 1 else [],
        "reference": [{"x": x, "y": y, "n": n} for n, (x, y) in enumerate(_red(chart, frame))],
        "hollow": [row for row in lines[0] if row["hollow"]],
        "dots": _dots(lines[0], len(frame.days)),
        "breaks": [{"x": frame.place(each)} for each in chart.breaks],
        "changed": _changed(chart, frame),
        "grey_swatch": _swatches("grey", labels, placing),
        "kept_swatch": _swatches("kept", labels, placing),
        "labels": [_label(*each, frame) for each in zip(labels, placing.middles, strict=True)],
        "ends": _ends(frame),
    }


def _changed(chart: LineChart, frame: Frame) -> list[Row]:
    """The mark of a real change: on the council's line, at the first point of the month or after it."""
    month = chart.changed
    rows = _rows(chart.lines[0], frame)
    found = [row for row in rows if month is not None and frame.days[row["x"]] >= month]
    return [{"x": row["x"], "y": row["y"]} for row in found[:1]]


def _row(block: Block) -> Row:
    return {"x": block.start, "x2": block.end, "y": block.low, "y2": block.high}


def _edges(block: Block) -> list[Row]:
    """The two level edges of a block: grey alone is lost on a photocopy."""
    ends = {"x": block.start, "x2": block.end}
    return [{**ends, "y": block.low}, {**ends, "y": block.high}]


def _grey(chart: LineChart, frame: Frame) -> list[Block]:
    if chart.grey is None:
        return []
    return blocks(chart.grey.spans, frame.place, frame.half_year, frame.right)


def _hatched(chart: LineChart, frame: Frame) -> list[Block]:
    found = None if chart.grey is None else after(chart.grey.spans, frame.place, frame.right)
    return [] if found is None else [found]


def _hatching(hatched: Sequence[Block], frame: Frame) -> list[Row]:
    return [
        {"x": x1, "y": y1, "x2": x2, "y2": y2}
        for each in hatched
        for x1, y1, x2, y2 in hatching(each, *frame.step, _HATCHES_APART)
    ]


def _kept(chart: LineChart, frame: Frame) -> list[Block]:
    if chart.kept is None:
        return []
    span = chart.kept.spans[-1]
    start = min(max(frame.place(span.on), 0.0), frame.right)
    return [Block(start, frame.right, span.low, span.high)] if start < frame.right else []


def _red(chart: LineChart, frame: Frame) -> list[tuple[float, float]]:
    if chart.reference is None:
        return []
    points = chart.reference.points
    if len(points) == 1:
        value = points[0].value
        return [] if value is None else [(0.0, value), (frame.right, value)]
    return steps(points, frame.place, frame.half_year, frame.right)


def _gap(chart: LineChart, frame: Frame) -> list[Row]:
    """The areas between the council's line and the reference, of a chart as large as a page."""
    if chart.size != "page":
        return []
    runs: dict[int, list[tuple[float, float]]] = {}
    for row in _rows(chart.lines[0], frame):
        runs.setdefault(row["run"], []).append((row["x"], row["y"]))
    areas = gap_shades(list(runs.values()), _red(chart, frame))
    return [
        {"x": x, "y": y, "y2": level, "area": n}
        for n, area in enumerate(areas)
        for x, y, level in area
    ]


def _rows(line: Line, frame: Frame) -> list[Row]:
    rows: list[Row] = []
    run = 0
    for point in line.points:
        if point.value is None:
            run += 1
        else:
            place = {"x": int(frame.place(point.on)), "y": point.value}
            rows.append({**place, "run": run, "hollow": point.provisional})
    return rows


def _dots(rows: list[Row], days: int) -> list[Row]:
    # A yearly series has few points: each is drawn. A monthly one shows its last point only.
    shown = rows if days <= 12 else rows[-1:]
    return [row for row in shown if not row["hollow"]]


def _paths(chart: LineChart, frame: Frame) -> list[Path]:
    """What a label must not lie on: lines, the outline of a range kept, the mark of a change."""
    drawn = [[(row["x"], row["y"]) for row in _rows(line, frame)] for line in chart.lines]
    kept = _kept(chart, frame)
    edges = [[(each.start, y), (each.end, y)] for each in kept for y in (each.low, each.high)]
    paths = [frame.path(each) for each in (*drawn, _red(chart, frame), *edges) if each]
    for row in _changed(chart, frame):
        x, y = frame.across(row["x"]), frame.down(row["y"])
        paths.append([(x - _MARK, y - _MARK), (x + _MARK, y + _MARK)])
    return paths


def _labels(chart: LineChart, frame: Frame) -> list[Label]:
    return [*_line_labels(chart, frame), *_gap_labels(chart, frame), *_range_labels(chart, frame)]


def _line_labels(chart: LineChart, frame: Frame) -> list[Label]:
    labels = [
        _at_end(_now(line, chart.unit), frame.down(line.latest.value), colour, frame, bold=bold)
        for line, colour, bold in zip(chart.lines, (BLUE, DARK), (True, False), strict=False)
        if line.latest is not None and line.latest.value is not None
    ]
    red = _red(chart, frame)
    if red and chart.reference is not None:
        value = red[-1][1]
        text = f"{chart.reference.name} {amount(value, chart.unit)}"
        labels.append(_at_end(text, frame.down(value), RED, frame))
    return labels


def _gap_labels(chart: LineChart, frame: Frame) -> list[Label]:
    """How wide the gap is, between the ends of the two lines, on a chart larger than a panel."""
    red, latest = _red(chart, frame), chart.lines[0].points[-1].value
    if chart.size == "panel" or chart.reference is None or not red or latest is None:
        return []
    values = [point.value for point in chart.lines[0].points]
    a_year = 1 if frame.is_yearly else 12
    steps = len(chart.reference.points) > 1
    middle = frame.down((latest + red[-1][1]) / 2)
    said = gap_words(values, red, chart.unit, a_year, steps=steps)
    return [_at_end(text, middle, INK, frame) for text in said]


def _at_end(text: str, down: float, colour: str, frame: Frame, *, bold: bool = False) -> Label:
    """The label of a line's end: up to the edge of a panel, to the right of a page's lines."""
    edge = frame.size.width
    right = edge if frame.size is PANEL else edge + _BESIDE + width(text, bold=bold)
    return Label(text, (down,), colour, bold, right=right)


def _range_labels(chart: LineChart, frame: Frame) -> list[Label]:
    """The names of the ranges at their left, that of one kept at its outline; of what is not newer at the right."""
    labels = []
    drawn = [*_grey(chart, frame), *_hatched(chart, frame)]
    if chart.grey is not None and drawn:
        anchors = (_middle(drawn[0], frame),)
        labels.append(_range_label(chart.grey, drawn[0], anchors, frame, "grey"))
    for each in _kept(chart, frame):
        if chart.kept is not None:
            edges = (frame.down(each.high), frame.down(each.low))
            labels.append(_range_label(chart.kept, each, edges, frame, "kept"))
    # In a panel the words over the graphs say what stripes are: there they would hide the line.
    for each in _hatched(chart, frame) if chart.size != "panel" else ():
        anchors = (_middle(each, frame),)
        labels.append(Label(NO_NEWER, anchors, INK, right=frame.size.width - 1, ordered=False))
    return labels


def _middle(block: Block, frame: Frame) -> float:
    return frame.down((block.low + block.high) / 2)


def _range_label(
    grey: GreyRange, first: Block, anchors: tuple[float, ...], frame: Frame, swatch: str
) -> Label:
    label = Label(grey.name, anchors, INK, ordered=False, swatch=swatch)
    left = min(
        frame.across(first.start) + _INDENT, frame.size.width - replace(label, left=0.0).extent[1]
    )
    return replace(label, left=left)


def _swatches(name: str, labels: Sequence[Label], placing: Placing) -> list[Row]:
    """A small sample of a range's look before its name."""
    return [
        {
            "x": label.extent[0],
            "x2": label.extent[0] + _SWATCH,
            "y": middle - _SWATCH / 2,
            "y2": middle + _SWATCH / 2,
        }
        for label, middle in zip(labels, placing.middles, strict=True)
        if label.swatch == name
    ]


def _label(label: Label, down: float, frame: Frame) -> Row:
    """A label as it is drawn: from its left, or, inside the lines' right end, up to its right."""
    start, end = label.extent
    from_left = label.left is not None or end > frame.size.width
    return {
        "across": start + (SWATCH_ROOM if label.swatch else 0.0) if from_left else end,
        "down": down,
        "text": label.text,
        "colour": label.colour,
        "weight": "bold" if label.bold else "normal",
        "align": "left" if from_left else "right",
    }


def _now(line: Line, unit: str) -> str:
    """The last point in words; one that is hidden is never passed off as the last that is shown."""
    value = line.points[-1].value
    if value is None:
        return f"{line.name} not shown"
    return f"{line.name} {amount(value, unit)}"


def _ends(frame: Frame) -> list[Row]:
    """The months named below the axis; on a panel the first from the left edge on, the last up to the right."""
    sides = {0: "left", len(frame.days) - 1: "right"} if frame.size is PANEL else {}
    return [
        {"x": n, "text": f"{frame.days[n]:%b %Y}", "align": sides.get(n, "center")}
        for n in named_days(frame)
    ]
