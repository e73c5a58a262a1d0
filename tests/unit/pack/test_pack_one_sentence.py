"""The sentence of every panel, read back from each file: page, alternative text, note, spreadsheet and metadata."""

import html as entities
import io
import json
import re
from dataclasses import replace

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

import packs
from nearhome.journeys.edition_metadata import csv_metadata, said_on_page_one
from nearhome.pack.build import board_pack
from nearhome.pack.html import html
from nearhome.pack.pdf.writing import pdf
from nearhome.pack.speaker_note import speaker_note
from nearhome.pack.xlsx.sheets import workbook
from nearhome.pack.xlsx.writing import xlsx

MATERIAL = packs.material()
PACK = board_pack(MATERIAL)
PANELS = said_on_page_one(PACK)


def squeezed(text):
    """The text without its spaces and hyphens: a printed line may end anywhere."""
    return re.sub(r"[\s\u00ad\ufffe-]+", "", text)


@pytest.fixture(scope="module")
def files():
    """What can be read in each file, as one text."""
    page = html(PACK)
    alternatives = entities.unescape(" ".join(re.findall(r"<title id=[^>]*>([^<]*)</title>", page)))
    note = html(speaker_note(MATERIAL))
    book = workbook(MATERIAL.edition, (PACK,), packs.results(), (), MATERIAL.headlines)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(xlsx(book))).get_sheet_by_name("What it says")
    printed = pypdfium2.PdfDocument(pdf(PACK))[1].get_textpage().get_text_bounded()
    return {
        "page": entities.unescape(page),
        "alternative text": alternatives,
        "speaker's note": entities.unescape(note),
        "spreadsheet": "\n".join(str(cell) for row in sheet.to_python() for cell in row),
        "metadata": csv_metadata(MATERIAL.edition, PANELS),
        "paper": printed,
    }


@pytest.mark.parametrize(
    "where", ["page", "alternative text", "speaker's note", "spreadsheet", "metadata", "paper"]
)
@pytest.mark.parametrize(("name", "sentence"), PANELS, ids=[name for name, _ in PANELS])
def test_the_same_sentence_stands_in_every_file(files, where, name, sentence):
    assert sentence
    assert squeezed(sentence) in squeezed(files[where])


def test_twelve_panels_each_with_a_name_are_looked_for():
    assert [name for name, _ in PANELS] == [each.name for each in MATERIAL.headlines.panels]
    assert len(set(PANELS)) == 12


def test_the_metadata_holds_no_notes_of_a_pack_without_panels():
    empty = replace(MATERIAL, headlines=replace(MATERIAL.headlines, panels=()))
    made = json.loads(csv_metadata(MATERIAL.edition, said_on_page_one(board_pack(empty))))
    assert "notes" not in made
    assert json.loads(csv_metadata(MATERIAL.edition, PANELS))["notes"][0] == {
        "about": "Children in our care", "says": PANELS[0][1],
    }  # fmt: skip
