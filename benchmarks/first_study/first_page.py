"""The study's results as a file, the block of docs/explanation/first.md made from it, and its targets."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields
from math import sqrt
from pathlib import Path

from first_run import ALL, SIZES, VARIANTS, Line

BEGIN, END = "<!-- the study's block: begin -->", "<!-- the study's block: end -->"
COLUMNS = tuple(each.name for each in fields(Line))
UNCHANGED = tuple(each.name for each in VARIANTS if not each.steps)
TOGETHER = VARIANTS[-1].name
CHANGED = tuple(each.name for each in VARIANTS if each.steps)
MOST_TOLD, MOST_WRONG = 5.0, 5.0
"""In 100: anything told where nothing changes; the wrong one named, or one of two that stepped together."""


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
        Line(*(row[name] for name in COLUMNS[:3]), int(row["count"]), int(row["of"]))
        for row in rows
    ]


def missed(lines: Sequence[Line]) -> list[str]:
    """What missed its target, in words; none when all are met."""
    found = []
    for line in lines:
        if line.size != ALL:
            continue
        if line.variant in UNCHANGED and line.what == "told" and line.share > MOST_TOLD:
            found.append(f"{line.variant}: something told in {line.share:.1f} of 100")
        if line.what == "wrong" and line.share > MOST_WRONG:
            found.append(f"{line.variant}: the wrong one named in {line.share:.1f} of 100")
    return found


def with_block(page: str, lines: Sequence[Line]) -> str:
    """The page with its block made anew. ValueError when the marks are not there."""
    before, mark, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not mark or not end:
        raise ValueError("the page has no place for the study's block")
    return f"{before}{BEGIN}\n\n{block(lines)}\n\n{END}{after}"


def block(lines: Sequence[Line]) -> str:
    """Every table of the study, in Markdown."""
    of = max(each.of for each in lines if each.what == "told")
    return "\n\n".join(
        (
            f"**{of:,} authorities.** Every share is in 100; the plus-or-minus is what so many "
            "authorities leave uncertain (95 in 100).",
            "**Nothing changes: anything is said to have moved** (target: at most 5 in 100)",
            _table(
                ("authorities", "anything moved", "one named first"),
                [
                    (name, _wide(lines, name, "told"), _wide(lines, name, "named"))
                    for name in UNCHANGED
                ],
            ),
            "**Two flows step, one after the other** (target: a wrong one named in at most 5 of 100)",
            _table(
                (
                    "what steps",
                    "right one first",
                    "wrong one first",
                    "cannot be told",
                    "only one seen",
                ),
                [
                    (
                        name,
                        *(_wide(lines, name, w) for w in ("right", "wrong", "not told", "alone")),
                    )
                    for name in CHANGED
                ],
            ),
            "**By size of authority: the right one named first**",
            _table(
                ("what steps", *SIZES),
                [
                    (name, *(f"{_find(lines, name, size, 'right').share:.1f}" for size in SIZES))
                    for name in CHANGED
                    if name != TOGETHER
                ],
            ),
            "**The months told: how often the true one lies from the earliest to the latest, and how "
            "many months that is, mean**",
            _table(
                ("what steps", "true month held", "months wide"),
                [
                    (name, _wide(lines, name, "held"), _mean(_find(lines, name, ALL, "width")))
                    for name in CHANGED
                ],
            ),
        )
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    aligned = ["---", *("--:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, aligned, *rows))


def _find(lines: Sequence[Line], variant: str, size: str, what: str) -> Line:
    return next(e for e in lines if (e.variant, e.size, e.what) == (variant, size, what))


def _wide(lines: Sequence[Line], variant: str, what: str) -> str:
    line = _find(lines, variant, ALL, what)
    if not line.of:
        return ""
    p = line.count / line.of
    return f"{line.share:.1f} ± {196 * sqrt(p * (1 - p) / line.of):.1f}"


def _mean(line: Line) -> str:
    return f"{line.count / line.of:.1f}" if line.of else ""
