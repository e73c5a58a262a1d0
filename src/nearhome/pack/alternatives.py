"""The words that stand for a chart: what it shows, the latest value and its day, comparison, direction."""

from collections.abc import Sequence
from datetime import date

from nearhome.pack.blocks import Bar, Line, Point
from nearhome.pack.wording import day, in_100, whole


def alternative_of_line(
    name: str,
    unit: str,
    line: Line,
    reference: Point | None,
    others: Sequence[Line] = (),
    breaks: Sequence[date] = (),
) -> str:
    """The alternative text of a line chart: what, from when, latest value and date, comparison, direction.

    `breaks` are days on which records moved between councils.
    """
    latest = line.latest
    if latest is None or latest.value is None:
        return f"Line chart. {name}: no value is known."
    first = next(point for point in line.points if point.value is not None)
    parts = [
        f"Line chart. {name}, {first.on:%B %Y} to {latest.on:%B %Y}.",
        f"Latest: {_said_in(latest.value, unit)} on {day(latest.on)}.",
    ]
    if reference is not None and reference.value is not None:
        parts.append(
            f"A year ago: {_said_in(reference.value, unit)} on {day(reference.on)}, "
            f"so {_direction(latest.value, reference.value)}."
        )
    for other in others:
        last = other.latest
        if last is not None and last.value is not None:
            parts.append(
                f"{other.name.capitalize()}: {_said_in(last.value, unit)} on {day(last.on)}."
            )
    parts += [f"A break: records moved between councils on {day(each)}." for each in breaks]
    return " ".join(parts)


def alternative_of_bars(name: str, on: date, before: date, bars: Sequence[Bar]) -> str:
    """The alternative text of a bar chart: every group with its count now and a year before."""
    said = "; ".join(
        f"{bar.name} {_bar_value(bar.now)}, a year ago {_bar_value(bar.before)}"
        + (f", {_direction(bar.now, bar.before)}" if None not in (bar.now, bar.before) else "")
        for bar in bars
    )
    return f"Bar chart. {name}, the 12 months to {day(on)}, beside the 12 months to {day(before)}: {said}."


def _bar_value(value: float | None) -> str:
    return "not shown" if value is None else whole(value)


def _direction(now: float | None, before: float | None) -> str:
    if now is None or before is None or whole(now) == whole(before):
        return "the same"
    return "higher now" if now > before else "lower now"


def _said_in(value: float, unit: str) -> str:
    return in_100(value) if unit == "%" else whole(value)
