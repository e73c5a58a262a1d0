"""Published figures that an officer has typed, one line a figure, in the template `comparators`."""

from collections.abc import Iterator, Sequence
from datetime import date

from nearhome.published.reading import naming, symbols
from nearhome.published.reading.ofsted import day
from nearhome.published.reading.report import SET_ASIDE, Entry, Reading
from nearhome.published.reading.table import Table
from nearhome.results.published import Cell, PublishedFigure

DATASET = "comparators"
TITLE = "Published figures typed by an officer"
_NEEDED = frozenset({"code", "area", "as_at", "value", "published"})


def is_comparators(headings: Sequence[str]) -> bool:
    """Whether headings are those of the template."""
    return set(headings) >= _NEEDED


def read_comparators(table: Table) -> Reading:
    """The figures of the lines, each known from the day it was published."""
    found: list[PublishedFigure] = []
    log: list[Entry] = []
    for at in range(table.rows):
        log += _figure(table, at, found)
    return Reading(
        file=table.file,
        kind="figures",
        dataset=DATASET,
        title=TITLE,
        years=tuple(sorted({each.as_at.year for each in found})),
        rows_read=table.rows + len(table.broken),
        rows_used=len(found),
        rows_set_aside=table.rows - len(found) + len(table.broken),
        figures=tuple(found),
        log=tuple(log),
    )


def _figure(table: Table, at: int, found: list[PublishedFigure]) -> Iterator[Entry]:
    def text(name: str) -> str:
        column = table.by_heading.get(name)
        return column.at(at).strip() if column is not None else ""

    area = naming.by_code(text("area")) or naming.by_number(text("area"))
    on, published = day(text("as_at")), day(text("published"))
    cells = {name: symbols.cell(text(name)) for name in ("value", "numerator", "denominator")}
    wrong = [
        name
        for name, bad in (
            ("code", not text("code")),
            ("area", area is None),
            ("as_at", on is None),
            ("published", published is None),
            ("value", cells["value"] in (None, Cell())),
            ("numerator", cells["numerator"] is None),
            ("denominator", cells["denominator"] is None),
        )
        if bad
    ]
    for name in wrong:
        yield Entry(
            table.file, DATASET, at + table.first_row, name, SET_ASIDE, "cannot-be-read", text(name), "",
            f"“{text(name)}” cannot be read as {name}: the line is set aside. `nearhome template "
            "comparators --dictionary` says what it takes.",
        )  # fmt: skip
    if not wrong and area is not None:
        found.append(
            PublishedFigure(
                text("code"),
                area.code,
                area.name,
                area.level,
                on or date.min,
                cells["value"] or Cell(),
                text("unit"),
                cells["numerator"] or Cell(),
                cells["denominator"] or Cell(),
                text("breakdown"),
                text("group"),
                (published or date.min).isoformat(),
                published or date.max,
                text("source") or table.file,
                table.file,
                at + table.first_row,
            )
        )
