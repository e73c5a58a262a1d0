"""The study's results as a file and as the block of docs/signals.md that is made from it."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields
from math import sqrt
from pathlib import Path

from study_scenarios import ALL, SIZES, VARIANTS, Line

BEGIN, END = "<!-- the study's block: begin -->", "<!-- the study's block: end -->"
COLUMNS = tuple(each.name for each in fields(Line))
UNCHANGED = tuple(each.name for each in VARIANTS if each.step == 1.0)
CHANGED = tuple(each.name for each in VARIANTS if each.step != 1.0)


def write_results(path: Path, lines: Iterable[Line]) -> None:
    """Saves the lines, a row each."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(astuple(each) for each in lines)


def read_results(path: Path) -> list[Line]:
    """The lines as saved."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        Line(*(row[name] for name in COLUMNS[:5]), int(row["count"]), int(row["of"]))
        for row in rows
    ]


def with_block(page: str, lines: Sequence[Line]) -> str:
    """The page with its block made anew. ValueError when the marks are not there."""
    before, mark, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not mark or not end:
        raise ValueError("the page has no place for the study's block")
    return f"{before}{BEGIN}\n\n{block(lines)}\n\n{END}{after}"


def block(lines: Sequence[Line]) -> str:
    """Every table of the study, in Markdown."""
    of = max(each.of for each in lines)
    return "\n\n".join(
        (
            f"**{of:,} authorities.** Every share is in 100; the plus-or-minus is what so many authorities "
            "leave uncertain (95 in 100).",
            "**Nothing changes: series given a direction or a dated change at any of twelve month ends** "
            "(target: at most 5 in 100)",
            _alarms(lines),
            "**By size of authority, nothing changing**",
            _by_size(lines, "any", UNCHANGED[:1]),
            "**A lasting change in entries: called, the right way, within twelve months** "
            "(target: at least 70 in 100 for 30 per cent, on starts a month)",
            _called(lines),
            "**By size of authority: starts a month, called the right way**",
            _by_size(lines, "right", CHANGED, ("starts a month",)),
            "**How near the month is, of those called (starts a month)**",
            _dates(lines),
            "**The usual methods on the same series**",
            _usual(lines),
        )
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    aligned = ["---", *("--:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, aligned, *rows))


def _find(
    lines: Sequence[Line], variant: str, series: str, method: str, size: str, what: str
) -> Line | None:
    wanted = (variant, series, method, size, what)
    return next(
        (e for e in lines if (e.variant, e.series, e.method, e.size, e.what) == wanted), None
    )


def _share(line: Line | None) -> str:
    return "" if line is None or not line.of else f"{line.share:.1f}"


def _wide(line: Line | None) -> str:
    if line is None or not line.of:
        return ""
    p = line.count / line.of
    return f"{line.share:.1f} ± {196 * sqrt(p * (1 - p) / line.of):.1f}"


def _kinds(lines: Sequence[Line], method: str) -> list[str]:
    return list(dict.fromkeys(each.series for each in lines if each.method == method))


def _alarms(lines: Sequence[Line]) -> str:
    rows = [
        (series, *(_wide(_find(lines, name, series, "Nearhome", ALL, "any")) for name in UNCHANGED))
        for series in _kinds(lines, "Nearhome")
    ]
    return _table(("series", *UNCHANGED), rows)


def _by_size(
    lines: Sequence[Line], what: str, variants: Sequence[str], only: Sequence[str] = ()
) -> str:
    rows = [
        (
            series if len(variants) == 1 else name,
            *(_share(_find(lines, name, series, "Nearhome", size, what)) for size in SIZES),
        )
        for name in variants
        for series in (only or _kinds(lines, "Nearhome"))
    ]
    return _table(("series" if len(variants) == 1 else "change", *SIZES), rows)


def _called(lines: Sequence[Line]) -> str:
    rows = [
        (
            name,
            _wide(_find(lines, name, "starts a month", "Nearhome", ALL, "right")),
            _share(_find(lines, name, "starts a month", "Nearhome", ALL, "wrong")),
            _wide(_find(lines, name, "children in care at month end", "Nearhome", ALL, "right")),
            _share(_find(lines, name, "children in care at month end", "Nearhome", ALL, "wrong")),
        )
        for name in CHANGED
    ]
    head = ("change", "starts a month", "wrong way", "children in care at month end", "wrong way")
    return _table(head, rows)


def _dates(lines: Sequence[Line]) -> str:
    rows = []
    for name in CHANGED:
        waited = _find(lines, name, "starts a month", "Nearhome", ALL, "months-to-call")
        near = [
            _share(_find(lines, name, "starts a month", "Nearhome", ALL, f"dated-within-{n}"))
            for n in (1, 2, 3)
        ]
        mean = f"{waited.count / waited.of:.1f}" if waited and waited.of else ""
        rows.append((name, *near, mean))
    head = ("change", "within 1 month", "within 2", "within 3", "months until called, mean")
    return _table(head, rows)


def _usual(lines: Sequence[Line]) -> str:
    methods = [m for m in dict.fromkeys(each.method for each in lines) if m != "Nearhome"]
    rows = [
        (
            f"{series}: {method}",
            _share(_find(lines, UNCHANGED[0], series, method, ALL, "any")),
            _share(_find(lines, "entries up 30 per cent", series, method, ALL, "right")),
            _share(_find(lines, "entries up 30 per cent", series, method, ALL, "wrong")),
        )
        for method in methods
        for series in _kinds(lines, method)
    ]
    head = (
        "series: method",
        "called while nothing changes",
        "entries up 30 per cent: called more",
        "called fewer",
    )
    return _table(head, rows)
