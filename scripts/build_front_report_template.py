"""Write the template of the committee's front report, from which `nearhome dataset` fills front-report.docx.

Run it after a change here; the template is kept beside the code that fills it, and a test holds the two
together. Headings as councils' committee reports have them; what an officer must write is in brackets.
"""

import io
import zipfile
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as Written
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table

INTO = (
    Path(__file__).resolve().parents[1] / "src" / "nearhome" / "pack" / "docx" / "front-report.docx"
)
LANGUAGE = "en-GB"
FONT = "Arial"
DARK = RGBColor(0x12, 0x43, 0x6D)
"""Of headings and of the notice: python-docx's own light blue is but 4.1:1 on white."""
MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - a fixed day, so that the file is the same each time

HEAD = (
    ("Report to", "Corporate Parenting Board"),
    ("Meeting", "{{ meeting }}"),
    ("Report of", "[the director's role]"),
    ("Lead member", "[the role]"),
    ("Questions to", "[the role, telephone and e-mail of whoever answers them]"),
    ("Wards", "All"),
    ("Open or exempt", "[Open; or the paragraph of Schedule 12A, as the proper officer decides]"),
)

IMPLICATIONS = (
    ("Financial", "[What this costs or saves, and the finance officer's role and date]"),
    ("Legal", "[The duties and powers that apply, and the legal officer's role and date]"),
    ("Equality", "[Which children are affected differently, and whether an assessment was made]"),
    ("Climate and environment", "[Effects, or why there are none]"),
    ("Risk", "[What may go wrong, how likely, who owns it]"),
    ("Safeguarding and health", "[Effects on children's safety and health]"),
)


def main() -> None:
    """Write the template."""
    INTO.write_bytes(pinned(template()))


def template() -> Written:
    """The report with its fields, in the order that councils' reports have."""
    made = Document()
    set_styles(made)
    made.add_paragraph("{{ title }}", style="Title")
    each_of(made, "notices", "Intense Quote")
    add_table(made, "About this report", HEAD, ("What", "Details"))
    section(
        made,
        "Purpose",
        "To give the Board its data set of {{ as_at }}: what has changed, what was promised, and what to ask.",
    )
    made.add_heading("Recommendations", level=1)
    for words in (
        "That the Board notes what has really changed, and asks about it.",
        "That the Board [what it is asked to decide, by whom and by when; delete if nothing].",
    ):
        made.add_paragraph(words, style="List Number")
    section(made, "Reason for the recommendations", "[Why this, now]")
    section(
        made,
        "Background",
        "[What the Board asked for at its last meeting, and what has been done since]",
    )
    made.add_paragraph("{{ background }}")
    made.add_heading("What the data say", level=1)
    made.add_heading("What has really changed", level=2)
    each_of(made, "changed", "List Bullet")
    made.add_heading("What the Board watches", level=2)
    watched(made)
    made.add_heading("What we said we would do", level=2)
    each_of(made, "promised", "List Bullet")
    made.add_heading("What children told us", level=2)
    each_of(made, "told", "List Bullet")
    made.add_heading("Questions the Board might ask", level=2)
    each_of(made, "questions", "List Bullet")
    section(
        made,
        "Options considered",
        "[The options, and why they were not chosen; delete if the report is only to be noted]",
    )
    made.add_heading("Implications", level=1)
    for name, words in IMPLICATIONS:
        made.add_heading(name, level=2)
        made.add_paragraph(words)
    made.add_heading("Appendices", level=1)
    each_of(made, "appendices", "List Bullet")
    made.add_heading("Background papers", level=1)
    each_of(made, "papers", "List Bullet")
    made.add_paragraph("{{ provenance }}")
    return made


def section(made: Written, heading: str, words: str) -> None:
    """A first heading with a paragraph."""
    made.add_heading(heading, level=1)
    made.add_paragraph(words)


def each_of(made: Written, field: str, style: str) -> None:
    """A paragraph for each line of a field."""
    made.add_paragraph(f"{{%p for line in {field} %}}")
    made.add_paragraph("{{ line }}", style=style)
    made.add_paragraph("{%p endfor %}")


def watched(made: Written) -> None:
    """The table of the panels: a row for each, under a row of headings that repeats on every page."""
    rows = (
        ("{%tr for panel in panels %}", ""),
        ("{{ panel.sentence }}", "{{ panel.beside }}"),
        ("{%tr endfor %}", ""),
    )
    add_table(
        made, "What the Board watches", rows, ("What the figures say", "Beside what, and how sure")
    )


def add_table(
    made: Written, words: str, rows: tuple[tuple[str, str], ...], headings: tuple[str, str]
) -> None:
    """A table with a row of headings, marked as such, and a name for those who cannot see it."""
    table = made.add_table(rows=1, cols=2, style="Table Grid")
    for cell, name in zip(table.rows[0].cells, headings, strict=True):
        cell.text = name
        cell.paragraphs[0].runs[0].bold = True
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    mark(table, words)


def mark(table: Table, words: str) -> None:
    """The first row as headings that repeat; the table's title and description; no row split in two."""
    for n, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if n == 0:
            properties.append(OxmlElement("w:tblHeader"))
    for tag in ("w:tblCaption", "w:tblDescription"):
        named = OxmlElement(tag)
        named.set(qn("w:val"), words)
        table._tbl.tblPr.append(named)


def set_styles(made: Written) -> None:
    """British English, 12 point without serifs, dark enough on white, on A4."""
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    for style in made.styles:
        fonts = getattr(style.element, "rPr", None)
        if fonts is not None and fonts.rFonts is not None:
            for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                fonts.rFonts.attrib.pop(qn(kind), None)
            for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
                fonts.rFonts.set(qn(kind), FONT)
    sizes = {"Normal": 12, "Title": 20, "Heading 1": 16, "Heading 2": 14, "Intense Quote": 12}
    for name, size in sizes.items():
        made.styles[name].font.size = Pt(size)
        made.styles[name].font.name = FONT
        if name != "Normal":
            made.styles[name].font.color.rgb = DARK
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.2)
    about = made.core_properties
    about.title, about.language, about.author = "Front report", LANGUAGE, ""
    about.comments, about.keywords = "", ""
    about.created = about.modified = MADE
    about.last_modified_by = ""


def pinned(made: Written) -> bytes:
    """The file with a fixed day on each of its parts."""
    saved, again = io.BytesIO(), io.BytesIO()
    made.save(saved)
    with (
        zipfile.ZipFile(saved) as read,
        zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for name in sorted(read.namelist()):
            written.writestr(zipfile.ZipInfo(name), read.read(name), zipfile.ZIP_DEFLATED)
    return again.getvalue()


if __name__ == "__main__":
    main()
