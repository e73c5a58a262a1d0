"""The spreadsheet: laid out as the Analysis Function asks, every number that of the results, marks told apart."""

import io
import re
import warnings
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

import packs
from nearhome.disclosure.small import suppress_small
from nearhome.journeys.edition_ranges import ranges_of
from nearhome.pack.build import board_pack
from nearhome.pack.xlsx.marks import MEANINGS, number, standing
from nearhome.pack.xlsx.sheet import Sheet
from nearhome.pack.xlsx.sheets import workbook
from nearhome.pack.xlsx.writing import xlsx
from nearhome.results.values import Status

NAMES = [
    "Cover", "Contents", "Notes", "What it says", "Page one", "Every measure", "By group",
    "Ranges", "Words",
    "How counted", "Sources",
]  # fmt: skip


def book_of(results=None, **changes):
    results = packs.results() if results is None else results
    material = packs.material(results, **changes)
    shown = results if material.edition.officers else suppress_small(results)
    ranges = ranges_of(material.bands, material.frozen).rows
    return workbook(material.edition, (board_pack(material),), shown, ranges, material.headlines)


@pytest.fixture(scope="module")
def book():
    return book_of()


@pytest.fixture(scope="module")
def written(book):
    return xlsx(book)


def read(content):
    found = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {
        name: found.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in found.sheet_names
    }


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def table_of(rows):
    """The rows of a sheet from its headings on: those where the second cell is not empty."""
    start = next(n for n, row in enumerate(rows) if row[1] != "")
    return rows[start], rows[start + 1 :]


def test_the_sheets_are_these_and_the_contents_lead_to_each(book, written):
    found = read(written)
    assert list(found) == NAMES
    _, rows = table_of(found["Contents"])
    assert [row[0] for row in rows] == NAMES[2:]
    assert [row[1] for row in rows] == [found[name][0][0] for name in NAMES[2:]]
    links = re.findall(r'location="\'([^\']+)\'!A1"', parts(written)["xl/worksheets/sheet2.xml"])
    assert links == NAMES[2:]


@pytest.mark.parametrize("name", NAMES[1:])
def test_each_sheet_is_one_named_table_at_the_left_edge_without_a_blank(book, written, name):
    rows = read(written)[name]
    assert rows[0][0]
    assert rows[1][0] == "This worksheet contains one table."
    headings, body = table_of(rows)
    top = rows.index(headings)
    assert all(row[0] and not any(row[1:]) for row in rows[:top]), "what it says stands in column A"
    assert all(headings)
    assert len(set(headings)) == len(headings)
    assert body
    assert not [row for row in body for cell in row if cell == ""], "no blank cell in a table"
    inside = parts(written)
    at = NAMES.index(name) + 1
    assert "<mergeCell" not in inside[f"xl/worksheets/sheet{at}.xml"]
    table = inside[f"xl/tables/table{at - 1}.xml"]
    last = chr(ord("A") + len(headings) - 1)
    assert f'ref="A{top + 1}:{last}{len(rows)}"' in table
    assert "<autoFilter" not in table
    assert "altText=" in table
    assert re.search(r' displayName="[a-z_]+"', table)


def test_every_number_is_that_of_the_result_as_a_number_and_every_day_a_day(written):
    found = read(written)
    _, totals = table_of(found["Every measure"])
    _, groups = table_of(found["By group"])
    shown = suppress_small(packs.results())
    rows = [*totals, *groups]
    shown = [
        *(each for each in shown if not each.group),
        *(each for each in shown if each.group and each.as_at == packs.AS_AT),
    ]
    assert len(rows) == len(shown) > 1000
    assert len(groups) > 5
    for row, result in zip(rows, shown, strict=True):
        assert (row[0], row[1], row[2]) == (result.code, result.measure, result.as_at)
        assert isinstance(row[2], date)
        for cell, value in zip(
            row[6:9], (result.numerator, result.denominator, result.value), strict=True
        ):
            if value is None:
                assert re.fullmatch(r"\[[a-z]\d?\]", cell), (row, result)
            else:
                assert isinstance(cell, float)
                assert cell == pytest.approx(value, rel=1e-12)


def test_page_one_has_the_figures_of_its_panels_in_their_order(written):
    _, rows = table_of(read(written)["Page one"])
    names = list(dict.fromkeys(row[0] for row in rows))
    assert names[:2] == ["Children in our care", "Coming in and leaving"]
    assert len(names) == 12
    now = [
        row
        for row in rows
        if row[0] == "Far from home" and row[1] == "D08" and row[3] == packs.AS_AT
    ]
    assert now[0][7:10] == [122.0, 437.0, pytest.approx(100 * 122 / 437)]


@pytest.mark.parametrize(
    ("status", "value", "expected", "words"),
    [
        (Status.ZERO, 0.0, 0, "zero"),
        (Status.SUPPRESSED, None, "[c]", "suppressed [c]"),
        (Status.NOT_COLLECTED, None, "[x]", "not collected [x]"),
        (Status.NOT_ENOUGH_HISTORY, None, "[x1]", "not enough history [x1]"),
        (Status.NO_DENOMINATOR, None, "[x2]", "no denominator [x2]"),
        (Status.NOT_COMPARABLE, None, "[x3]", "not comparable [x3]"),
        (Status.NOT_APPLICABLE, None, "[z]", "not applicable [z]"),
        (Status.PROVISIONAL, 12.0, 12, "provisional [p]"),
        (Status.VALUE, 12.5, 12.5, "value"),
    ],
)
def test_a_nought_a_hidden_number_and_one_not_collected_are_told_apart(
    status, value, expected, words
):
    assert number(value, status) == expected
    made = packs.result("D15", packs.AS_AT, value, status=status)
    assert standing(made) == words
    for mark in re.findall(r"\[[a-z]\d?\]", f"{expected} {words}"):
        assert mark in dict(MEANINGS)


def test_every_mark_in_the_spreadsheet_is_explained_above_its_table_and_in_the_notes():
    results = [
        replace(each, status=status, numerator=None, denominator=None, value=None)
        for each, status in zip(packs.results(), list(Status)[3:], strict=False)
    ]
    found = read(xlsx(book_of([*results, *packs.results()[100:200]])))
    _, notes = table_of(found["Notes"])
    for name in ("Page one", "Every measure", "Ranges"):
        headings, body = table_of(found[name])
        used = {m for row in body for cell in row for m in re.findall(r"\[\w+\]", str(cell))}
        assert used
        assert used <= {row[0] for row in notes}
        above = " ".join(row[0] for row in found[name][: found[name].index(headings)])
        assert "sheet Notes says what each means" in above


def test_a_group_that_is_yearly_has_its_newest_31_march():
    yearly = [
        packs.result("K01", on, 9.0 + n, 40, "sex", "girls") for n, on in enumerate(packs.YEAR_ENDS)
    ]
    asked = replace(
        yearly[0], as_at=packs.AS_AT, numerator=None, denominator=None, value=None,
        status=Status.NOT_APPLICABLE,
    )  # fmt: skip
    _, rows = table_of(read(xlsx(book_of([*yearly, asked])))["By group"])
    assert [(row[2], row[5], row[6]) for row in rows] == [(packs.YEAR_ENDS[-1], "girls", 14.0)]


def test_a_hidden_count_is_in_no_cell_of_the_boards_and_in_the_officers():
    made = packs.results(sizes={"D15": 2})
    at = {}
    for officers in (False, True):
        _, rows = table_of(read(xlsx(book_of(made, officers=officers)))["Every measure"])
        at[officers] = next(row for row in rows if row[0] == "D15" and row[2] == packs.AS_AT)
    assert at[False][6:] == ["[c]", "[z]", "[c]", "number", "suppressed [c]"]
    assert at[True][6:9] == [2.0, "[z]", 2.0]


def test_the_officers_edition_says_so_on_every_sheet():
    for name, rows in read(xlsx(book_of(officers=True))).items():
        if name != "Contents":
            assert any(str(row[0]).startswith("Officers only.") for row in rows), name


def test_the_sentences_are_those_of_the_page(book):
    pack = board_pack(packs.material())
    (said,) = [each for each in book.sheets if each.name == "What it says"]
    sentences = {row[2] for row in said.rows}
    panels = [panel for block in pack.pages[1].blocks for panel in getattr(block, "panels", ())]
    assert len(panels) == 12
    assert {panel.sentence for panel in panels} <= sentences
    assert {panel.under for panel in panels if panel.under} <= sentences


def test_the_same_data_give_the_same_bytes_on_another_day(written, monkeypatch):
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    assert xlsx(book_of()) == written
    assert "2026-10-31T00:00:00Z" in parts(written)["docProps/core.xml"]


def test_headings_stay_in_sight_in_long_tables_and_the_sheet_says_how_to_let_go(written):
    inside = parts(written)
    for n, name in enumerate(NAMES, start=1):
        frozen = 'state="frozen"' in inside[f"xl/worksheets/sheet{n}.xml"]
        assert frozen == (name in ("Page one", "Every measure", "By group", "Ranges")), name
        assert frozen == any("Unfreeze" in str(row[0]) for row in read(written)[name])


def test_what_looks_like_a_formula_stays_words():
    sheet = Sheet("Odd", "odd", "Odd", (), ("A", "B"), (("=1+1", "http://x"),))
    book = replace(book_of(()), sheets=(sheet,))
    content = xlsx(book)
    assert read(content)["Odd"][-1] == ["=1+1", "http://x"]
    assert "<f>" not in parts(content)["xl/worksheets/sheet2.xml"]


def test_an_edition_without_results_still_makes_a_spreadsheet():
    _, rows = table_of(read(xlsx(book_of(())))["Every measure"])
    assert rows == [["[x]"] * 11]


def test_letters_are_twelve_points_or_more_and_without_a_fill(written):
    styles = parts(written)["xl/styles.xml"]
    fonts = re.search(r"<fonts.*?</fonts>", styles, re.S).group(0)
    used = [float(each) for each in re.findall(r'<sz val="([\d.]+)"/>', fonts)][1:]
    assert used
    assert min(used) >= 12
    assert len(re.findall(r"<fill>", styles)) == 2, "only the two fills that every workbook has"


@pytest.mark.parametrize("name", ["Ranges", "Notes", "What it says"])
def test_gptables_lays_the_same_table_out_the_same_way(book, written, tmp_path, name):
    """The Analysis Function's own tool as judge: cells, place of the table, alignment of its columns."""
    pandas = pytest.importorskip("pandas")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import gptables

        (sheet,) = [each for each in book.sheets if each.name == name]
        rows = read(written)[name]
        headings, _ = table_of(rows)
        about = [row[0] for row in rows[1 : rows.index(headings)]]
        days = [n for n, cell in enumerate(sheet.rows[0]) if isinstance(cell, date)]
        table = gptables.GPTable(
            table=pandas.DataFrame(sheet.rows, columns=sheet.columns, dtype=object),
            table_name=sheet.table, title=sheet.title, instructions=about[0], legend=about[1:],
            additional_formatting=[{"column": {"columns": days, "format": {"num_format": "d mmmm yyyy"}}}],
        )  # fmt: skip
        path = tmp_path / "judge.xlsx"
        gptables.write_workbook(
            str(path), {name: table}, contentsheet_label=None,
        )  # fmt: skip
    judge = path.read_bytes()
    assert read(judge)[name] == rows
    ours = parts(written)[f"xl/tables/table{NAMES.index(name)}.xml"]
    theirs = parts(judge)["xl/tables/table1.xml"]
    for pattern in (
        r'<table [^>]*?ref="([^"]*)"',
        r' displayName="([^"]*)"',
        r'tableColumn id="\d+" name="([^"]*)"',
    ):
        assert re.findall(pattern, ours) == re.findall(pattern, theirs)
    assert alignments(parts(judge), 1, len(headings)) == alignments(
        parts(written), NAMES.index(name) + 1, len(headings)
    )


def alignments(inside, n, columns):
    """How each cell of the heading and of the first row is set: left or right, by its style."""
    styles = re.search(r"<cellXfs.*?</cellXfs>", inside["xl/styles.xml"], re.S).group(0)
    xfs = re.findall(r"<xf .*?(?:/>|</xf>)", styles, re.S)
    right = ['horizontal="right"' in each for each in xfs]
    cells = re.findall(
        r'<c r="([A-Z]+)(\d+)"(?: s="(\d+)")?', inside[f"xl/worksheets/sheet{n}.xml"]
    )
    rows = {}
    for column, row, style in cells:
        rows.setdefault(int(row), []).append((column, right[int(style or 0)]))
    return [each for each in rows.values() if len(each) == columns][:2]
