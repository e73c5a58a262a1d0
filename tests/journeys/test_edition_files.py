"""The files of an edition by the command line: what cannot be used is named and left out, never half written."""

import io
import re
import shutil

import docx
import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from built_once import small_council
from nearhome.cli.main import run
from nearhome.journeys.edition_settings import read_settings, write_settings
from nearhome.store import files as store_files

pytestmark = pytest.mark.slow
"""Each file on its own is tested in a moment elsewhere; here whole editions are made four times."""

NAMES = {
    "edition.json", "board-pack.html", "board-pack.pdf", "board-pack-large-print.pdf", "board-pack.xlsx",
    "board-pack.csv", "board-pack.csv-metadata.json", "board-pack-range.csv",
    "board-pack-range.csv-metadata.json", "speaker-note.html", "speaker-note.pdf", "data-book.html",
    "data-book.pdf", "front-report.docx",
}  # fmt: skip


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    return small_council(tmp_path_factory)


@pytest.fixture(scope="module")
def badly_set(council, tmp_path_factory):
    """A workspace whose colour is pale, whose logo is no picture, whose template is none."""
    folder = tmp_path_factory.mktemp("badly set") / "workspace"
    shutil.copytree(council, folder)
    with (folder / "edition.toml").open("a", encoding="utf-8") as file:
        file.write(
            '\n[look]\ncolour = "#ffd700"\nlogo = "logo.png"\n[report]\ntemplate = "report.docx"\n'
        )
    text = (folder / "edition.toml").read_text(encoding="utf-8")
    long_name = re.sub(
        "^authority = .*", f'authority = "{"Wessexvale " * 7}Vale"', text, flags=re.M
    )
    (folder / "edition.toml").write_text(long_name, encoding="utf-8")
    (folder / "logo.png").write_bytes(b"GIF89a")
    (folder / "report.docx").write_bytes(b"no document")
    return folder


@pytest.fixture(scope="module")
def written(badly_set, tmp_path_factory):
    out = tmp_path_factory.mktemp("written") / "out"
    assert run(["dataset", str(badly_set), "--out", str(out)]) == 0
    return out


def test_every_file_is_written_and_no_other(written):
    assert {path.name for path in written.iterdir()} == NAMES


def test_what_cannot_be_used_is_named_on_standard_error_and_in_the_pack(
    badly_set, written, tmp_path, capsys
):
    assert run(["dataset", str(badly_set), "--out", str(tmp_path)]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    said = re.sub(r"\s+", " ", printed.err)
    for words in (
        "The colour #ffd700 is not used",
        "The logo logo.png is left out",
        "report.docx is not used",
    ):
        assert words in said
    page = (written / "board-pack.html").read_text(encoding="utf-8")
    assert "The colour #ffd700 is not used" in page
    assert "The logo logo.png is left out" in page
    assert "#12436d; }" in page
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in written.iterdir()
    }, "the same data give the same bytes"


def test_a_name_of_eighty_characters_breaks_no_page(written):
    name = "Wessexvale " * 7 + "Vale"
    assert len(name) > 80
    with pypdfium2.PdfDocument((written / "board-pack.pdf").read_bytes()) as document:
        assert 4 <= len(document) <= 16
        assert document.get_metadata_dict()["Title"].startswith(name)
    report = docx.Document(io.BytesIO((written / "front-report.docx").read_bytes()))
    assert report.core_properties.author == name
    sheets = CalamineWorkbook.from_path(str(written / "board-pack.xlsx")).sheet_names
    assert all(len(each) <= 31 for each in sheets)


def test_a_file_held_open_by_another_program_changes_nothing(
    badly_set, written, monkeypatch, capsys
):
    before = {path.name: path.read_bytes() for path in written.iterdir()}

    def held_open(source, target):
        if target.name == "board-pack.xlsx":
            raise PermissionError(13, "The process cannot access the file")
        store_files.move_into_place(source, target)

    monkeypatch.setattr("nearhome.store.together.move_into_place", held_open)
    kept = read_settings(badly_set)
    try:
        write_settings(badly_set, type(kept)(authority="Another Council"))
        assert run(["dataset", str(badly_set), "--out", str(written)]) == 1
    finally:
        write_settings(badly_set, kept)
    assert "close any program that holds one of them open" in re.sub(
        r"\s+", " ", capsys.readouterr().err
    )
    held = {path.name: path.read_bytes() for path in written.iterdir()}
    changed = [name for name in before if name != "board-pack.xlsx" and held[name] != before[name]]
    assert changed == []
    assert set(held) == NAMES


def test_a_folder_that_cannot_be_made_is_told(council, tmp_path, capsys):
    (tmp_path / "taken").write_bytes(b"a file")
    assert run(["dataset", str(council), "--out", str(tmp_path / "taken")]) == 1
    assert "taken" in capsys.readouterr().err
    assert (tmp_path / "taken").read_bytes() == b"a file"
