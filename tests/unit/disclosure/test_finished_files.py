"""The reader of finished files: quiet about a clean edition, and it finds what is planted in any format."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from nearhome.disclosure.finished.hidden import secrets
from nearhome.disclosure.finished.html_file import read_html
from nearhome.disclosure.finished.pdf_file import read_pdf
from nearhome.disclosure.finished.reading import told_in
from nearhome.disclosure.finished.xlsx_file import read_xlsx
from nearhome.disclosure.public import quarter_ends
from nearhome.disclosure.small import suppress_small
from nearhome.journeys.edition_public import data_csv
from nearhome.pack.blocks import (
    Document,
    Line,
    LineChart,
    Page,
    Paragraph,
    Picture,
    Point,
    Table,
)
from nearhome.pack.edition import Edition
from nearhome.pack.html import html
from nearhome.pack.pdf.writing import pdf
from nearhome.pack.public.hidden import HIDDEN, public_words
from nearhome.pack.public.workbook import public_workbook
from nearhome.pack.references import LAST_YEAR, reference_at
from nearhome.pack.rows import cell
from nearhome.pack.wording import day
from nearhome.pack.words import shipped_words
from nearhome.pack.xlsx.writing import xlsx
from nearhome.results.values import Result, Status

ON = date(2026, 9, 30)
DAYS = quarter_ends(ON)
FEW = DAYS[10]
GROUPS = {"under 1": 0, "1 to 4": 3, "16 and over": 8}
WORDS = public_words(shipped_words())
IS_NONE = Status.ZERO


def result(on, count, group=""):
    return Result(
        "A04", "Children who came into care", on, "12 months", "age_band" if group else "", group,
        count, None, count, "n", Status.VALUE if count else IS_NONE,
    )  # fmt: skip


TRUE = (
    *(result(on, 4 if on == FEW else 40 + n) for n, on in enumerate(DAYS)),
    *(result(ON, count, group) for group, count in GROUPS.items()),
    replace(
        result(ON, 0), code="J01", measure="Care plan in date", numerator=None, value=None,
        status=Status.NOT_COLLECTED,
    ),
)  # fmt: skip
SHOWN = suppress_small(TRUE)
SECRETS = secrets(
    TRUE,
    SHOWN,
    ON,
    names={"A04": ("chart. coming in",)},
    groups={},
    breakdowns={"age_band": "age"},
    children=("WV001234",),
)


def document(results=SHOWN, *, said="", alternative="", points=None):
    totals = [each for each in results if not each.group and each.code == "A04"]
    drawn = tuple(Point(each.as_at, each.value) for each in (points or totals))
    rows = tuple((day(each.as_at), cell(each, WORDS)) for each in totals)
    groups = tuple((each.group, cell(each, WORDS)) for each in results if each.group)
    unknown = tuple(
        ("Care plan in date", cell(each, WORDS)) for each in results if each.code == "J01"
    )
    chart = LineChart(
        "in",
        (Line("came in", drawn),),
        None,
        "n",
        alternative or "Line chart. Coming in, five years.",
    )
    numbers = Table("Children who came into care", ("Day", "How many"), rows, frozenset({1}))
    page = Page(
        "page",
        "Coming in",
        (
            Picture("in", "Coming in", "Children came in.", replace(chart, size="page"), numbers),
            Table(
                "Children who came into care, by age, how many",
                ("Group", day(ON)),
                (*groups, *unknown),
            ),
            Paragraph(said or "That is all."),
        ),
    )
    return Document("Our children", (), "Every figure: snapshot 1.", (page,), ON)


def book(results=SHOWN):
    reference = reference_at(LAST_YEAR, ON, date(2025, 9, 30))
    return xlsx(public_workbook(Edition("Our Council", ON, reference, "1", "0"), results))


def told(name, content):
    return [each.what for each in told_in({name: content}, SECRETS)]


CLEAN = {
    "edition.html": html(document()).encode(),
    "edition.pdf": pdf(document()),
    "edition.xlsx": book(),
    "data.csv": data_csv(SHOWN),
    "data.csv-metadata.json": json.dumps(
        {"notes": [{"about": "Coming in", "says": "45"}]}
    ).encode(),
}


def test_a_clean_edition_tells_nothing():
    assert told_in(CLEAN, SECRETS) == ()


SENTENCE = f"Children who came into care on {day(FEW)}: 4."
HIDES = "a number that the edition hides"


@pytest.mark.parametrize("kind", ["html", "pdf"])
@pytest.mark.parametrize(
    ("leak", "what"),
    [
        ({"said": SENTENCE}, HIDES),
        ({"said": SENTENCE.replace("4.", "four.")}, HIDES),
        ({"alternative": f"Line chart. Coming in. On {day(FEW)}: 4."}, HIDES),
        ({"said": "Of these 3 children had moved."}, "a count of 1 to 5 children"),
        ({"said": "It was two of 43."}, "a count of 1 to 5 children"),
        ({"said": "See WV001234."}, "what the records call a child"),
        ({"said": "Pupil A123456789012."}, "a pupil's number"),
        ({"said": "Near DT1 1XJ."}, "a postcode"),
        ({"said": "Born on 3 May 2012."}, "a date of birth"),
    ],
)
def test_what_is_planted_in_a_page_is_found(kind, leak, what):
    made = document(**leak)
    content = html(made).encode() if kind == "html" else pdf(made)
    assert what in told(f"edition.{kind}", content)


def test_a_cell_of_a_page_that_shows_a_hidden_group_is_found():
    shown = tuple(
        true if true.group == "1 to 4" else each for true, each in zip(TRUE, SHOWN, strict=True)
    )
    assert HIDES in told("edition.html", html(document(shown)).encode())


def test_a_mark_of_a_chart_at_a_hidden_day_is_found():
    made = document(points=[each for each in TRUE if not each.group and each.code == "A04"])
    assert "a point of a chart that the edition hides" in told("e.html", html(made).encode())


def test_a_hidden_number_in_a_data_file_or_spreadsheet_is_found():
    assert HIDES in told("data.csv", data_csv(TRUE))
    assert HIDES in told("edition.xlsx", book(TRUE))
    says = {"notes": [{"about": "Children who came into care", "says": SENTENCE}]}
    assert HIDES in told("data.csv-metadata.json", json.dumps(says).encode())


def test_a_comment_an_attribute_and_a_property_are_read():
    page = CLEAN["edition.html"].decode()
    for planted in ("<!-- WV001234 -->", '<p title="WV001234">x</p>'):
        assert told("e.html", page.replace("</body>", f"{planted}</body>").encode())
    assert told("e.pdf", _with_property(CLEAN["edition.pdf"], "WV001234"))
    assert told("e.xlsx", _with_subject(CLEAN["edition.xlsx"], "WV001234"))


def _with_property(content, said):
    into = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as opened:
        opened.docinfo["/Subject"] = said
        opened.save(into)
    return into.getvalue()


def _with_subject(content, said):
    into = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(into, "w") as new,
    ):
        for name in old.namelist():
            held = old.read(name)
            if name == "docProps/core.xml":
                held = held.replace(
                    b"</cp:coreProperties>", f"<s>{said}</s></cp:coreProperties>".encode()
                )
            new.writestr(name, held)
    return into.getvalue()


def test_a_message_never_says_the_number():
    found = told_in({"e.html": html(document(said=SENTENCE)).encode()}, SECRETS)
    assert found
    assert not any("4" in each.what for each in found)


def test_hidden_none_and_not_supplied_read_differently_in_every_format():
    pages = {each.text for each in read_html("e", CLEAN["edition.html"]).pieces}
    paper = " ".join(each.text for each in read_pdf("e", CLEAN["edition.pdf"]).pieces)
    for words in (HIDDEN, "none", "not supplied"):
        assert words in pages
        assert words in paper
    rows = {
        (each.code, each.group): each.numbers[0]
        for each in read_xlsx("e", CLEAN["edition.xlsx"]).keyed
    }
    assert rows["A04", "1 to 4"] == "[c]"
    assert rows["A04", "under 1"] in ("0", "0.0")
    assert rows["J01", ""] == "[x]"
    lines = CLEAN["data.csv"].decode().splitlines()
    assert any("1 to 4,,,,n,suppressed" in line for line in lines)
    assert any("under 1,0,,0,n,zero" in line for line in lines)
    assert any(line.startswith("J01") and line.endswith("not_collected") for line in lines)


@pytest.mark.parametrize(
    "planted",
    [
        "<title>{}</title>",
        "<desc>{}</desc>",
        "<text x='1'>{}</text>",
        "<g aria-label='{}'></g>",
    ],
)
def test_the_words_of_a_picture_file_are_read(planted):
    said = "4 of our children came into care."
    picture = f"<svg xmlns='http://www.w3.org/2000/svg'>{planted}</svg>"
    assert told("chart.svg", picture.format(said).encode())
    assert not told("chart.svg", picture.format("40 of our children came into care.").encode())


def test_a_sentence_of_a_report_that_is_cut_into_runs_is_read_as_one():
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w") as opened:
        runs = "".join(f"<w:r><w:t>{each}</w:t></w:r>" for each in ("4 of our chil", "dren left."))
        opened.writestr("word/document.xml", f"<w:body><w:p>{runs}</w:p></w:body>")
        opened.writestr("docProps/core.xml", "<dc:subject>three of our children</dc:subject>")
        opened.writestr("word/footer1.xml", '<w:p><wp:docPr descr="two of our children"/></w:p>')
    places = {each.place for each in told_in({"report.docx": found.getvalue()}, SECRETS)}
    assert places == {"word/document.xml", "docProps/core.xml", "word/footer1.xml"}
