"""The committee's front report: headings, language, tables and words; a council's template, or why not."""

import importlib.util
import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

import packs
from nearhome.journeys.report_template import LARGEST_TEMPLATE, report_of
from nearhome.measures.cards import cards
from nearhome.pack.blocks import Document, Page, PanelGrid, Paragraph
from nearhome.pack.build import board_pack
from nearhome.pack.docx.report import FIELDS, NO_MEETING, fields
from nearhome.pack.docx.writing import NoTemplateError, front_report, unknown_fields
from nearhome.pack.words import lint, shipped_words

ROOT = Path(__file__).resolve().parents[3]
HEADINGS = [
    "Purpose", "Recommendations", "Reason for the recommendations", "Background", "What the data say",
    "Options considered", "Implications", "Appendices", "Background papers",
]  # fmt: skip
IMPLICATIONS = [
    "Financial", "Legal", "Equality", "Climate and environment", "Risk", "Safeguarding and health",
]  # fmt: skip


def filled_of(**changes):
    material = packs.material(**changes)
    return fields(board_pack(material), material.edition)


def made_of(template=None, **changes):
    return front_report(filled_of(**changes), packs.AS_AT, template)


@pytest.fixture(scope="module")
def report():
    return docx.Document(io.BytesIO(made_of()))


def report_in(folder, **asked):
    material = packs.material()
    return report_of(folder, asked, board_pack(material), material.edition)


def every_word(report):
    cells = (cell.text for table in report.tables for row in table.rows for cell in row.cells)
    return [*(each.text for each in report.paragraphs), *cells]


def own(words):
    """A template of a council's own, of one paragraph each."""
    made, saved = docx.Document(), io.BytesIO()
    for each in words:
        made.add_paragraph(each)
    made.save(saved)
    return saved.getvalue()


def test_the_headings_are_headings_in_the_order_of_a_committees_report(report):
    at = {n: [p.text for p in report.paragraphs if p.style.name == f"Heading {n}"] for n in (1, 2)}
    assert at[1] == HEADINGS
    assert at[2][-6:] == IMPLICATIONS
    (title,) = [p.text for p in report.paragraphs if p.style.name == "Title"]
    assert title == "Wessex Vale (demonstration): our children on 31 October 2026"


def test_what_the_officer_must_write_is_in_brackets_under_each_implication(report):
    texts = [p.text for p in report.paragraphs]
    for name in IMPLICATIONS:
        after = texts[texts.index(name) + 1]
        assert after.startswith("[")
        assert after.endswith("]")


def test_the_document_says_its_title_and_language(report):
    about = report.core_properties
    assert about.title == "Wessex Vale (demonstration): our children on 31 October 2026"
    assert about.language == "en-GB"
    assert {each.get(qn("w:val")) for each in report.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_each_table_has_a_row_of_headings_and_a_name_and_none_is_cut(report):
    assert len(report.tables) == 2
    for table in report.tables:
        first = table.rows[0]._tr.trPr
        assert first.find(qn("w:tblHeader")) is not None
        assert all(cell.text for cell in table.rows[0].cells)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))


def test_the_sentences_are_those_of_the_pack(report):
    pack = board_pack(packs.material())
    panels = [
        p for page in pack.pages for b in page.blocks if isinstance(b, PanelGrid) for p in b.panels
    ]
    rows = [tuple(cell.text for cell in row.cells) for row in report.tables[1].rows[1:]]
    assert rows == [(each.sentence, each.under) for each in panels]
    words = set(every_word(report))
    for name in ("changed", "promised", "told", "questions", "notices", "papers"):
        said = filled_of()[name]
        assert said, name
        assert set(said) <= words, name


def test_no_field_is_left_unfilled_and_no_word_is_one_that_may_not_leave(report):
    words = every_word(report)
    assert not [each for each in words if "{" in each or "}" in each]
    page = Page(
        "report",
        "Report",
        tuple(Paragraph(each) for each in words if each and "snapshot" not in each),
    )
    document = Document("Report", (), "", (page,), packs.AS_AT)
    assert lint(document, shipped_words(), [card.code for card in cards()]) == ()


def test_a_meeting_that_is_not_known_is_left_for_the_officer():
    assert filled_of()["meeting"] == "24 November 2026"
    assert filled_of(meeting=None)["meeting"] == NO_MEETING


def test_the_officers_report_says_so():
    report = docx.Document(io.BytesIO(made_of(officers=True)))
    assert any(each.startswith("Officers only.") for each in every_word(report))


def test_the_same_data_give_the_same_bytes_on_another_day(monkeypatch):
    first = made_of()
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 1, 1, 0, 0, 0, 0, 1, 0))
    assert made_of() == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {each.date_time[0] for each in archive.infolist()} == {1980}
        assert b"2026-10-31T00:00:00Z" in archive.read("docProps/core.xml")


def test_the_template_is_the_one_that_its_script_writes():
    path = ROOT / "scripts" / "build_front_report_template.py"
    spec = importlib.util.spec_from_file_location("build_front_report_template", path)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.pinned(script.template()) == script.INTO.read_bytes()
    assert unknown_fields(script.INTO.read_bytes()) == ()


def test_every_field_is_named_and_there():
    assert set(filled_of()) == set(FIELDS)


def test_a_council_s_own_template_is_filled(tmp_path):
    (tmp_path / "our report.docx").write_bytes(own(["{{ authority }} at {{ meeting }}"]))
    content, said = report_in(tmp_path, template="our report.docx")
    assert said == ()
    report = docx.Document(io.BytesIO(content))
    assert [p.text for p in report.paragraphs] == [
        "Wessex Vale (demonstration) at 24 November 2026"
    ]
    assert report.core_properties.language == "en-GB"


def test_what_looks_like_a_field_in_a_name_stays_words():
    report = docx.Document(io.BytesIO(made_of(authority="A & B <i>{{ title }}</i>")))
    assert report.paragraphs[0].text.startswith("A & B <i>{{ title }}</i>: our children")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (None, "there is no such file"),
        (b"", "no Word document"),
        (b"%PDF-1.7", "no Word document"),
        (b"x" * (LARGEST_TEMPLATE + 1), "over 5 MB"),
        (own(["{{ author }} {{ title }} {{ wards }}"]), "no report has: author, wards (they may be title,"),
        (own(["{% for x in panels %}"]), "its fields cannot be read"),
        (own(["{{ title | shout }}"]), "its fields cannot be read"),
        (own(["{{ title.no.such }}"]), "its fields cannot be filled"),
    ],
)  # fmt: skip
def test_a_template_that_cannot_be_used_is_named_and_ours_stands(tmp_path, given, why):
    if given is not None:
        (tmp_path / "t.docx").write_bytes(given)
    content, (said,) = report_in(tmp_path, template="t.docx")
    assert said.startswith("The report's template t.docx is not used: ")
    assert why in said
    assert content == made_of()


def test_a_workbook_is_no_template(tmp_path):
    from nearhome.pack.xlsx.sheet import Cover, Workbook
    from nearhome.pack.xlsx.writing import xlsx

    (tmp_path / "t.docx").write_bytes(xlsx(Workbook(Cover("T", ()), (), "A", packs.AS_AT)))
    assert "no Word document" in report_in(tmp_path, template="t.docx")[1][0]


def test_a_template_can_reach_nothing_but_its_fields():
    nasty = own(["{{ title.__class__.__mro__[1].__subclasses__() }}"])
    with pytest.raises(NoTemplateError, match="cannot be filled"):
        made_of(nasty)


def test_a_background_paper_is_told_from_what_is_taken_from_it(report):
    papers = [p.text for p in report.paragraphs if p.text.startswith("Our own records")]
    (ours,) = papers
    assert ours.startswith("Our own records. Every count of our children: snapshot ")


def contrast_with_white(colour):
    """WCAG 2.2, relative luminance and contrast ratio."""
    parts = [part / 255 for part in colour]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 1.05 / (light + 0.05)


def test_every_style_in_use_is_dark_enough_on_white(report):
    colours = {p.style.name: p.style.font.color.rgb for p in report.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "Intense Quote"} <= set(colours)
    told = {name: colour for name, colour in colours.items() if colour is not None}
    assert all(contrast_with_white(colour) >= 4.5 for colour in told.values()), told
