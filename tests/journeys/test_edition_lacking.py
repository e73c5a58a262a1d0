"""A pack of a council that lacks nearly everything still comes out whole, and its pages say what is missing.

One month of one return, a handful of children (every count is hidden), neighbours of whom no figure is
held, a name of eighty characters, a logo that is no picture; with Nearhome's panels and with none adopted.
"""

import html
import re
import shutil
from datetime import date

import pypdfium2
import pytest
from sample_returns import write_years

from nearhome.cli.main import run

AS_AT = "2025-04-30"
NAME = "North Wessex " * 5 + "Borough Council"
WITHOUT_PUBLISHED_NEIGHBOURS = "E08000021"
FILES = {
    "board-pack.csv", "board-pack.csv-metadata.json", "board-pack.html", "board-pack-large-print.pdf",
    "board-pack.pdf", "board-pack-range.csv", "board-pack-range.csv-metadata.json", "board-pack.xlsx",
    "data-book.html", "data-book.pdf", "edition.json", "front-report.docx", "speaker-note.html",
    "speaker-note.pdf",
}  # fmt: skip


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    """A workspace with one month of a few children."""
    folder = tmp_path_factory.mktemp("lacking")
    write_years(folder / "years", [2026], children=10, seed=3, as_at=date.fromisoformat(AS_AT))
    work = folder / "council"
    assert run(["init", str(work), "--authority", WITHOUT_PUBLISHED_NEIGHBOURS]) == 0
    assert run(["add", str(work), str(folder / "years"), "--as-at", AS_AT]) == 0
    (work / "edition.toml").write_text(f'authority = "{NAME}"\n[look]\nlogo = "logo.png"\n')
    (work / "logo.png").write_bytes(b"no picture")
    return work


@pytest.fixture(scope="module")
def pack(council):
    """With the panels that come with Nearhome."""
    assert run(["dataset", str(council), "--out", str(council.parent / "pack")]) == 0
    return council.parent / "pack"


@pytest.fixture(scope="module")
def of_nothing(council):
    """With a list of no panels, adopted."""
    work, listed = council.parent / "adopted", council.parent / "list.toml"
    shutil.copytree(council, work)
    assert run(["adopt", str(work), "--copy-to", str(listed)]) == 0
    text = listed.read_text(encoding="utf-8")
    listed.write_text(text[: text.index("[[panel]]")], encoding="utf-8")
    asked = ["--on", "2025-04-20", "--minute", "7", "--by", "the clerk"]
    assert run(["adopt", str(work), str(listed), *asked]) == 0
    assert run(["dataset", str(work), "--out", str(council.parent / "of nothing")]) == 0
    return council.parent / "of nothing"


def words(folder, name="board-pack.html"):
    text = (folder / name).read_text(encoding="utf-8")
    text = re.sub(r"<(script|style).*?</\1>", "", text, flags=re.S)
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text)))


def test_every_file_comes_out(pack, of_nothing):
    for folder in (pack, of_nothing):
        assert {path.name for path in folder.iterdir()} == FILES
        assert all(path.stat().st_size > 100 for path in folder.iterdir())


def test_with_no_measure_adopted_the_pages_say_that_there_is_nothing_to_draw(of_nothing):
    said = words(of_nothing)
    assert "The list that is in force has no panels, so there is nothing to draw." in said
    assert "The panels are the list that the Board adopted on 20 April 2025." in said
    assert "The measures that the Board watches" not in said, "a table of nothing"
    assert "The Board has adopted no measures, so none is in a table here." in said


def test_with_one_month_each_panel_says_that_it_needs_more(pack):
    said = words(pack)
    assert "Moves: needs more months than the files hold." in said
    assert "Staying put with carers: needs more months than the files hold." in said
    assert "No earlier figures are held to set these beside" in said


def test_a_measure_of_which_every_value_is_hidden_says_so_and_shows_no_number(pack):
    assert "Fewer than 6 children are in our care." in words(pack)
    assert "Living in a family: too few to show." in words(pack)
    rows = (pack / "board-pack.csv").read_text(encoding="utf-8").splitlines()
    stock = [row for row in rows if row.startswith("A01,") and f",{AS_AT}," in row]
    assert stock
    assert {row.split(",")[-1] for row in stock} <= {"suppressed", "zero", "not_collected"}
    assert any(row.endswith("suppressed") for row in stock)


def test_a_comparator_of_whom_no_figure_is_held_is_named_with_that(pack):
    said = words(pack)
    assert re.search(r"Gateshead yes good .*?no figure is held", said)
    assert "could not be looked at: they have no range and no earlier year" in said


def test_the_long_name_stands_whole_on_the_pages(pack):
    assert len(NAME) == 80
    assert NAME in words(pack)
    with pypdfium2.PdfDocument((pack / "board-pack.pdf").read_bytes()) as document:
        assert document.get_metadata_dict()["Title"].startswith(NAME)
        first = document[0].get_textpage().get_text_bounded()
    assert NAME.split()[0] in first


def test_a_logo_that_is_no_picture_is_named_and_left_out(pack):
    assert "The logo logo.png is left out: it is no picture (PNG, JPEG or SVG)." in words(pack)
    assert "logo.png" not in re.sub("The logo logo.png", "", words(pack))
