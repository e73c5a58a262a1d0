"""The words that stand for a chart: what it shows, the latest value and its day, comparison, direction."""

from collections.abc import Sequence
from datetime import date

from nearhome.pack.blocks import Bar, Line, Reference
from nearhome.pack.ranges import councils, edges, names
from nearhome.pack.references import ENGLAND
from nearhome.pack.wording import amount, day, in_100, rounded, whole
from nearhome.results.bands import Band


def alternative_of_line(
    name: str,
    unit: str,
    line: Line,
    reference: Reference | None,
    others: Sequence[Line] = (),
    breaks: Sequence[date] = (),
    also: Sequence[str] = (),
) -> str:
    """The alternative text of a line chart: what, from when, latest value and date, comparison, direction.

    `breaks` are days on which records moved between councils; `also` further sentences, of the ranges
    and of how sure a change is.
    """
    latest = line.latest
    if latest is None or latest.value is None:
        return f"Line chart. {name}: no value is known."
    first = next(point for point in line.points if point.value is not None)
    parts = [
        f"Line chart. {name}, {first.on:%B %Y} to {latest.on:%B %Y}.",
        f"Latest: {_said_in(latest.value, unit)} on {day(latest.on)}.",
        *_beside(reference, latest.value, unit),
    ]
    for other in others:
        last = other.latest
        if last is not None and last.value is not None:
            parts.append(
                f"{other.name.capitalize()}: {_said_in(last.value, unit)} on {day(last.on)}."
            )
    parts += [f"A break: records moved between councils on {day(each)}." for each in breaks]
    return " ".join((*parts, *also))


def beginning(sentence: str, alternative: str) -> str:
    """The alternative text of a chart that stands under a sentence: that sentence, then the chart's own."""
    return alternative if alternative.startswith(sentence) else f"{sentence} {alternative}"


def range_words(band: Band | None, frozen: Band | None, gap: str, latest: date) -> tuple[str, ...]:
    """Sentences of the ranges drawn: of whom, which day, from what to what, and where we lie beside it."""
    found = []
    point = None if band is None else band.latest
    if band is not None and point is not None:
        found.append(
            f"The range of {councils(point)} ({names(point)}) on {day(point.as_at)}: "
            f"{edges(band, point)}{f'; ours is {gap}' if gap else ''}."
        )
        if latest > point.as_at:
            found.append(f"No newer figure of theirs than {day(point.as_at)}.")
    first = None if frozen is None else frozen.latest
    if frozen is not None and first is not None:
        found.append(f"The range kept from {day(frozen.points[0].as_at)}: {edges(frozen, first)}.")
    return tuple(found)


def alternative_of_bars(name: str, on: date, before: date, ago: str, bars: Sequence[Bar]) -> str:
    """The alternative text of a bar chart: every group with its count now and at the reference date."""
    said = "; ".join(
        f"{bar.name} {_bar_value(bar.now)}, {ago} {_bar_value(bar.before)}"
        + (f", {_direction(bar.now, bar.before)}" if None not in (bar.now, bar.before) else "")
        for bar in bars
    )
    return f"Bar chart. {name}, the 12 months to {day(on)}, beside the 12 months to {day(before)}: {said}."


def alternative_of_heat_map(
    name: str,
    rows: Sequence[str],
    columns: Sequence[date],
    cells: Sequence[Sequence[float | None]],
) -> str:
    """The alternative text of a heat map: for every group the latest month, the one before it, and the most."""
    if not columns:
        return f"Heat map. {name}: no month is known."
    said = [
        _of_group(group, columns, counts)
        for group, counts in zip(rows, cells, strict=True)
        if counts
    ]
    span = f"{columns[0]:%B %Y} to {columns[-1]:%B %Y}"
    return f"Heat map. {name}, {span}. In {columns[-1]:%B %Y}: {'; '.join(said)}."


def _of_group(group: str, columns: Sequence[date], counts: Sequence[float | None]) -> str:
    parts = [f"{group} {_bar_value(counts[-1])}"]
    if len(counts) > 1:
        parts.append(f"the one before {_bar_value(counts[-2])}")
        if None not in counts[-2:]:
            parts.append(_direction(counts[-1], counts[-2]))
    known = [(count, on) for count, on in zip(counts, columns, strict=True) if count is not None]
    if known:
        most = max(known, key=lambda each: each[0])
        parts.append(f"most {whole(most[0])} in {most[1]:%B %Y}")
    return ", ".join(parts)


def _beside(reference: Reference | None, value: float, unit: str) -> list[str]:
    if reference is None or reference.latest.value is None:
        return []
    other = reference.latest
    direction = _direction(value, other.value) + _by(value, other.value, unit)
    if reference.name == ENGLAND:
        direction = direction.replace(" now", " here")
    name = reference.name[:1].upper() + reference.name[1:]
    return [f"{name}: {_said_in(other.value or 0.0, unit)} on {day(other.on)}, so {direction}."]


def _bar_value(value: float | None) -> str:
    return "not shown" if value is None else whole(value)


def _direction(now: float | None, before: float | None) -> str:
    if now is None or before is None or whole(now) == whole(before):
        return "the same"
    return "higher now" if now > before else "lower now"


def _by(now: float, before: float | None, unit: str) -> str:
    """How far apart the two are, of the whole numbers that are said; nothing when they are the same."""
    apart = 0 if before is None else abs(rounded(now) - rounded(before))
    return f", by {_said_in(float(apart), unit)}" if apart else ""


def _said_in(value: float, unit: str) -> str:
    return in_100(value) if unit == "%" else amount(value, unit)
