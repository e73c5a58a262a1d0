"""The sheets of the Board's spreadsheet, from the same documents and results as every other file."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from nearhome.pack.blocks import Block, Document, PanelGrid, Paragraph, Picture, Statement, Table
from nearhome.pack.edition import Edition
from nearhome.pack.figures import Figure
from nearhome.pack.headlines import Headlines
from nearhome.pack.wording import day
from nearhome.pack.xlsx.marks import MEANINGS, NOT_APPLICABLE, number, standing
from nearhome.pack.xlsx.sheet import NOTHING, Cell, Cover, Sheet, Workbook
from nearhome.results.values import Result, Status

_MARKED = "Some marks are used in this table; the sheet Notes says what each means: [c] = confidential, [x] = not available, [z] = not applicable, [p] = provisional."
_ALL = "all"

_FIGURES = (
    "Code",
    "Measure",
    "Date, or last day of the period",
    "Period",
    "Grouped by",
    "Group",
    "How many",
    "Of how many",
    "Value",
    "Unit of the value",
    "Standing",
)


def workbook(
    edition: Edition,
    documents: Sequence[Document],
    results: Sequence[Result],
    ranges: Sequence[Sequence[Cell | None]],
    headlines: Headlines,
) -> Workbook:
    """The Board's spreadsheet: cover, contents, notes, and a sheet for each table.

    `documents` are those whose sentences it holds, the pack first. `ranges` are rows as in
    `board-pack-range.csv`.
    """
    tables = (
        _notes(edition),
        _said(documents, edition),
        _page_one(headlines, results, edition),
        _every_measure(results, edition),
        _by_group(results, edition),
        *_ranges(ranges, edition),
        *_definitions(documents, edition),
    )
    title = f"{edition.authority}: our children on {day(edition.as_at)}"
    sheets = (_contents(tables), *tables)
    return Workbook(_cover(title, edition), sheets, edition.authority, edition.as_at)


def _cover(title: str, edition: Edition) -> Cover:
    meeting = () if edition.meeting is None else (f"Meeting of {day(edition.meeting)}.",)
    return Cover(
        title,
        (
            (
                "About this spreadsheet",
                (
                    *edition.notices,
                    "Every figure of the Board's pack about the children in our care, with its parts: how "
                    "many, and of how many.",
                    f"The figures are of {day(edition.as_at)}, or of the period that ends then, where no "
                    "other day is named.",
                    *meeting,
                    f"Every figure: snapshot {edition.snapshot}, counted by Nearhome {edition.code_version}. "
                    "In-year figures are the council's own, not national statistics.",
                    "The same pack is board-pack.html and board-pack.pdf; the figures without layout are "
                    "board-pack.csv and board-pack-range.csv.",
                ),
            ),
            (
                "Numbers that are not shown",
                (
                    "Counts of 1 to 5 are not shown, so that no child can be known by a number."
                    if not edition.officers
                    else "This edition shows small numbers.",
                    "The sheet Notes says what each mark means.",
                ),
            ),
            ("Questions to", (f"Whoever keeps the performance figures for {edition.authority}.",)),
        ),
    )


def _contents(tables: Sequence[Sheet]) -> Sheet:
    return Sheet(
        "Contents",
        "contents",
        "Contents",
        ("Each name leads to its sheet.",),
        ("Sheet", "What it holds"),
        tuple((each.name, each.title) for each in tables),
        links=frozenset(each.name for each in tables),
    )


def _notes(edition: Edition) -> Sheet:
    return Sheet(
        "Notes",
        "notes",
        "Notes: what the marks in the tables mean",
        (
            *edition.notices,
            "As in the Government Analysis Function's guidance on symbols in tables.",
        ),
        ("Mark", "What it means"),
        MEANINGS,
    )


def _said(documents: Sequence[Document], edition: Edition) -> Sheet:
    rows = tuple(
        (page.title, about, sentence)
        for document in documents
        for page in document.pages
        if not page.defines
        for block in page.blocks
        for about, sentence in _sentences(block)
    )
    return Sheet(
        "What it says",
        "what_it_says",
        "What the pack says: its sentences, as they stand on its pages",
        edition.notices,
        ("Page", "About", "Sentence"),
        tuple(dict.fromkeys(rows)),
    )


def _sentences(block: Block) -> Iterator[tuple[str, str]]:
    match block:
        case Paragraph():
            yield "the page", block.text
        case Statement(defines=False):
            yield from ((block.heading, each) for each in block.sentences)
        case PanelGrid():
            for panel in block.panels:
                yield from (
                    (panel.name or panel.sentence, each)
                    for each in (panel.sentence, panel.under)
                    if each
                )
        case Picture():
            yield block.caption, block.sentence
        case _:
            return


def _page_one(headlines: Headlines, results: Sequence[Result], edition: Edition) -> Sheet:
    by_figure: dict[Figure, list[Result]] = {}
    for each in results:
        by_figure.setdefault(Figure(each.code, each.breakdown, each.group), []).append(each)
    rows = tuple(
        (panel.name, *_figures(each))
        for panel in headlines.panels
        for figure in dict.fromkeys(panel.figures.values())
        for each in by_figure.get(figure, ())
    )
    return Sheet(
        "Page one",
        "figures_of_page_one",
        f"The figures of page one, {edition.authority}, to {day(edition.as_at)}",
        (*edition.notices, _MARKED, _UNIT),
        ("Panel", *_FIGURES),
        rows,
        long=True,
    )


_UNIT = "A share is so many in 100, a rate so many for every 10,000 children; neither is rounded."


def _every_measure(results: Iterable[Result], edition: Edition) -> Sheet:
    return Sheet(
        "Every measure",
        "every_measure",
        f"Every measure of the edition, {edition.authority}, to {day(edition.as_at)}",
        (*edition.notices, _MARKED, _UNIT, "The rows of board-pack.csv that are of everybody."),
        _FIGURES,
        tuple(_figures(each) for each in results if not each.group),
        long=True,
    )


def _by_group(results: Iterable[Result], edition: Edition) -> Sheet:
    """The newest figure of each group: every day of each would be five times the spreadsheet."""
    newest: dict[tuple[str, str, str], Result] = {}
    for each in results:
        key = (each.code, each.breakdown, each.group)
        if each.group and (key not in newest or _recency(each) > _recency(newest[key])):
            newest[key] = each
    return Sheet(
        "By group",
        "every_measure_by_group",
        f"Every measure by group, {edition.authority}, newest figure to {day(edition.as_at)}",
        (*edition.notices, _MARKED, _UNIT, "Earlier figures of each group are in board-pack.csv."),
        _FIGURES,
        tuple(_figures(each) for each in newest.values()),
        long=True,
    )


def _recency(result: Result) -> tuple[bool, date]:
    """A yearly measure has no number between its 31 Marches: its newest one is of the last of them."""
    return result.status is not Status.NOT_APPLICABLE, result.as_at


def _figures(result: Result) -> tuple[Cell, ...]:
    counted = result.unit == "n" and result.denominator is None
    return (
        result.code,
        result.measure,
        result.as_at,
        result.period,
        result.breakdown or _ALL,
        result.group or _ALL,
        number(result.numerator, result.status),
        NOT_APPLICABLE if counted else number(result.denominator, result.status),
        number(result.value, result.status),
        _UNITS.get(result.unit, result.unit),
        standing(result),
    )


_UNITS = {"n": "number", "%": "in 100", "rate": "in every 10,000", "index": "for each expected"}
_RANGE_KINDS = {"again": "chosen again each year", "kept": "kept as known on one day"}


def _ranges(rows: Sequence[Sequence[Cell | None]], edition: Edition) -> Iterator[Sheet]:
    if not rows:
        return
    yield Sheet(
        "Ranges",
        "ranges_of_councils_like_ours",
        f"The ranges of councils like ours, for {edition.authority}",
        (
            *edition.notices,
            _MARKED,
            "Figures of other councils as the Department for Education published them; the same rows as "
            "board-pack-range.csv.",
        ),
        (
            "Code",
            "Kind of range",
            "Date of the figures",
            "Councils chosen as known on",
            "Lowest",
            "Highest",
            "Unit",
            "How many councils",
            "Which councils",
            "Why there is no range",
            "Broken down by",
            "Group",
        ),
        tuple(_range(each) for each in rows),
        long=True,
    )


def _range(row: Sequence[Cell | None]) -> tuple[Cell, ...]:
    code, kind, on, known, low, high, unit, councils, members, why_not, by, group = row
    return (
        code or "",
        _RANGE_KINDS.get(str(kind), str(kind)),
        on or NOT_APPLICABLE,
        known or NOT_APPLICABLE,
        *(NOTHING if each is None else each for each in (low, high)),
        _UNITS.get(str(unit), str(unit)),
        councils or 0,
        members or "none",
        why_not or NOT_APPLICABLE,
        by or _ALL,
        group or _ALL,
    )


def _definitions(documents: Sequence[Document], edition: Edition) -> Iterator[Sheet]:
    """What the words mean, how measures are counted and what the figures rest on, where a document says it."""
    pages = {page.id: page for document in reversed(documents) for page in document.pages}
    if "meanings" in pages:
        said = [each for each in pages["meanings"].blocks if isinstance(each, Statement)]
        rows = tuple((each.heading, " ".join(each.sentences)) for each in said)
        yield Sheet(
            "Words",
            "what_the_words_mean",
            "What the words mean",
            edition.notices,
            ("Words", "What they mean"),
            rows,
        )
    for name, table_name, page_id, caption in _TABLES:
        if page_id in pages:
            for block in pages[page_id].blocks:
                if isinstance(block, Table) and block.caption == caption:
                    yield _of_table(name, table_name, block, edition)


_TABLES = (
    ("How counted", "how_each_measure_is_counted", "how-counted", "How each measure is counted"),
    ("Sources", "what_the_figures_rest_on", "data-quality", "What the figures rest on"),
)


def _of_table(name: str, table_name: str, table: Table, edition: Edition) -> Sheet:
    rows = tuple(tuple(cell or NOT_APPLICABLE for cell in row) for row in table.rows)
    return Sheet(name, table_name, table.caption, edition.notices, table.columns, rows)
