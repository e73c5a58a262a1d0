"""`nearhome dataset` on a small council: the files agree, hide small numbers, name no child, and are whole."""

import csv
import io
import json
import re
import shutil
import zipfile
from dataclasses import replace
from datetime import date

import pyarrow as pa
import pypdfium2
import pytest

from built_once import built_once, small_council
from nearhome.cli.main import run
from nearhome.journeys.dataset import dataset
from nearhome.journeys.edition_results import edition_results
from nearhome.journeys.edition_settings import EditionSettings, read_settings, write_settings
from nearhome.journeys.edition_where import CAME_FROM, LIVES_IN
from nearhome.journeys.measures import measures
from nearhome.journeys.quality import vesting_days
from nearhome.journeys.records import open_records
from nearhome.journeys.refusals import RefusedError
from nearhome.measures.cards import cards
from nearhome.pack.where.distance_words import OVER, STANDING, STAY
from nearhome.store import files as store_files
from nearhome.store.errors import WorkspaceError
from nearhome.store.schema import schemas

AS_AT = date(2026, 10, 31)
NAMES = {
    "edition.json",
    "board-pack.html",
    "board-pack.pdf",
    "board-pack-large-print.pdf",
    "board-pack.xlsx",
    "data-book.html",
    "data-book.pdf",
    "front-report.docx",
    "speaker-note.html",
    "speaker-note.pdf",
    "board-pack.csv",
    "board-pack.csv-metadata.json",
    "board-pack-range.csv",
    "board-pack-range.csv-metadata.json",
}


HIDDEN_TOGETHER = frozenset({OVER, STAY, STANDING, CAME_FROM, LIVES_IN})
"""Breakdowns of which more is hidden than the small counts, so that they cannot be had by subtraction."""


def quiet(line):
    assert line


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    return small_council(tmp_path_factory)


@pytest.fixture(scope="module")
def board(council):
    return council / "packs" / "2026-10-31"


@pytest.fixture(scope="module")
def officers(council, tmp_path_factory):
    def build(out):
        assert dataset(council, out, as_at=AS_AT, officers=True, say=quiet) == out

    return built_once(tmp_path_factory, "officers of the small council", build)


def rows(folder):
    text = (folder / "board-pack.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def page(folder):
    return (folder / "board-pack.html").read_text(encoding="utf-8")


def words_of(path):
    """Every word of a file, whatever its kind; what a document says of itself included."""
    content = path.read_bytes()
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(content) as document:
            pages = "".join(page.get_textpage().get_text_bounded() for page in document)
            return pages + str(document.get_metadata_dict())
    if path.suffix in (".xlsx", ".docx"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "".join(
                archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
            )
    return content.decode()


def cell(row):
    return row["code"], row["breakdown"], row["group"], row["as_at"]


def test_these_files_and_nothing_else_are_written(board, officers):
    assert {path.name for path in board.iterdir()} == NAMES
    assert {path.name for path in officers.iterdir()} == NAMES


def test_what_is_for_officers_only_is_in_no_other_edition(board, officers):
    kept = {card.code: card.name for card in cards() if card.officers_only}
    assert "I02-top3" in kept
    assert not set(kept) & {row["code"] for row in rows(board)}
    assert not [name for name in kept.values() if name in page(board)]
    assert set(kept) <= {row["code"] for row in rows(officers)}


def test_the_officers_figures_are_those_that_measures_prints(council, officers):
    printed = {(row[0], row[4], row[5]): row[6:9] for row in measures(council, as_at=AS_AT).rows}
    written = [
        row for row in rows(officers) if row["as_at"] == "2026-10-31" and not row["breakdown"]
    ]
    left_out = {key[0] for key in printed} - {row["code"] for row in written}
    needs = {card.code: card.lists for card in cards()}
    assert all(needs[code] for code in left_out), "only what a list would give that was not brought"
    assert len(written) == len(printed) - len(left_out) > 90
    for row in written:
        given = tuple(
            float(row[name]) if row[name] else None
            for name in ("numerator", "denominator", "value")
        )
        expected = printed[row["code"], "", ""]
        assert given == pytest.approx(expected, nan_ok=True), row["code"]


def test_the_boards_edition_hides_every_count_of_one_to_five_and_only_those(board, officers):
    whole = {cell(row): row for row in rows(officers)}
    kept = {card.code for card in cards() if card.officers_only}
    protected = [row for row in rows(board) if row["breakdown"] not in HIDDEN_TOGETHER]
    assert [cell(row) for row in protected] == [
        key for key in whole if key[0] not in kept and key[1] not in HIDDEN_TOGETHER
    ]
    hidden = 0
    for row in protected:
        full = whole[cell(row)]
        counts = [float(full[name]) for name in ("numerator", "denominator") if full[name]]
        if any(0 < count < 6 for count in counts):
            hidden += 1
            assert (row["numerator"], row["value"], row["status"]) == ("", "", "suppressed")
        else:
            assert row == full
    assert hidden > 50, "so small a council has many small counts"


def test_what_is_hidden_together_or_not_offered_shows_no_small_count_and_nothing_untrue(
    board, officers
):
    whole = {cell(row): row for row in rows(officers)}
    own = [row for row in rows(board) if row["breakdown"] in HIDDEN_TOGETHER]
    assert {row["breakdown"] for row in own} >= {"over_miles", CAME_FROM, LIVES_IN}
    for row in own:
        if row["status"] == "suppressed":
            assert (row["numerator"], row["value"]) == ("", "")
        else:
            assert row == whole[cell(row)]
            assert not 0 < float(row["numerator"]) < 6


def test_no_small_count_stands_on_a_page_of_the_board(board):
    book = (board / "data-book.html").read_text(encoding="utf-8")
    measures_only = book[book.index('id="measure-a01"') : book.index('id="data-quality"')]
    cells = re.findall(r'<td class="number">([^<]*)</td>', measures_only)
    found = [re.fullmatch(r"([\d,]+)(?: of .*)?", text) for text in cells]
    counts = [int(each.group(1).replace(",", "")) for each in found if each]
    assert len(counts) > 1000
    assert not [count for count in counts if 1 <= count <= 5]


def test_no_child_is_named_in_any_file(council, board, officers):
    records = open_records(council)
    ids = {value for value in records.tables["children"]["child"].to_pylist() if value}
    births = {value for value in records.tables["children"]["dob"].to_pylist() if value}
    postcodes = {
        value
        for name in ("home_post", "place_post")
        for value in records.tables["episodes"][name].to_pylist()
        if value
    }
    assert ids
    assert births
    assert postcodes
    dates = {f"{b:%d/%m/%Y}" for b in births}
    for folder in (board, officers):
        text = "".join(words_of(path) for path in folder.iterdir())
        assert not [each for each in ids | postcodes | dates if each in text]


def test_every_kind_of_repair_has_plain_words(council, board):
    found = re.search(
        r"What was mended, set aside or noted, by kind</caption>(.*?)</table>",
        (board / "data-book.html").read_text(encoding="utf-8"),
        re.S,
    )
    kinds = re.findall(r'<th scope="row">([^<]*)</th>', found.group(1))
    assert len(kinds) > 5
    assert all(" " in kind and len(kind) > 12 for kind in kinds), kinds


def test_the_page_and_the_metadata_cite_the_snapshot_and_the_vintages(council, board):
    snapshot = open_records(council).snapshot.id
    assert page(board).count(f"snapshot {snapshot}") >= 6
    assert "mid-2024" in page(board)
    assert "at 31 March 2025" in page(board)
    described = json.loads((board / "board-pack.csv-metadata.json").read_text(encoding="utf-8"))
    assert snapshot in described["dc:source"]
    assert [c["name"] for c in described["tableSchema"]["columns"]] == list(rows(board)[0])
    assert described["url"] == "board-pack.csv"


def test_an_earlier_date_is_compared_with_what_was_published_by_then(council, tmp_path):
    dataset(council, tmp_path, as_at=date(2024, 10, 31), book=False, say=quiet)
    text = page(tmp_path)
    assert "(March 2023)" in text
    assert "(March 2024)" not in text, "the figures of March 2024 were not out by October"


def test_one_date_gives_the_same_bytes_and_so_small_a_council_breaks_no_rule_of_words(
    council, board, tmp_path
):
    said = []
    dataset(council, tmp_path / "out", as_at=AS_AT, say=said.append)
    for name in NAMES:
        assert (tmp_path / "out" / name).read_bytes() == (board / name).read_bytes()
    reading_age, last = said
    assert reading_age.startswith("Reading age in years")
    assert last == f"The Board's pack is in {tmp_path / 'out'}."


def test_a_date_after_the_records_or_a_meeting_before_it_is_refused(council, tmp_path):
    with pytest.raises(RefusedError, match="is after 2026-10-31"):
        dataset(council, tmp_path, as_at=date(2026, 11, 1), say=quiet)
    with pytest.raises(RefusedError, match="before the day"):
        dataset(council, tmp_path, as_at=AS_AT, meeting=date(2026, 10, 30), say=quiet)
    assert not list(tmp_path.iterdir())


def test_a_full_disk_leaves_the_pack_that_was_there(council, board, tmp_path, monkeypatch):
    shutil.copytree(board, tmp_path, dirs_exist_ok=True)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    written = store_files.write_durably

    def full(path, content):
        if path.name.startswith(".board-pack.csv-metadata"):
            raise OSError(28, "No space left on device")
        written(path, content)

    monkeypatch.setattr("nearhome.store.together.write_durably", full)
    with pytest.raises(WorkspaceError, match="full"):
        dataset(council, tmp_path, as_at=date(2025, 3, 31), book=False, say=quiet)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_an_edition_is_named_by_the_settings_or_by_the_authority(council, tmp_path):
    assert read_settings(tmp_path) == EditionSettings()
    kept = EditionSettings('A "quoted" council', "Draft: ä")
    write_settings(tmp_path, kept)
    assert read_settings(tmp_path) == kept


def test_the_range_of_an_edition_is_a_file_of_its_own(board):
    text = (board / "board-pack-range.csv").read_text(encoding="utf-8")
    found = list(csv.DictReader(io.StringIO(text)))
    described = json.loads((board / "board-pack-range.csv-metadata.json").read_text("utf-8"))
    assert [each["name"] for each in described["tableSchema"]["columns"]] == list(found[0])
    again = {row["as_at"]: row for row in found if (row["code"], row["kind"]) == ("D08", "again")}
    newest = again["2025-03-31"]
    assert (round(float(newest["low"])), round(float(newest["high"]))) == (16, 27)
    assert newest["members"] == "Wiltshire; East Sussex; Suffolk"
    assert "2026-03-31" not in again, "not published by October 2026"
    (kept,) = [row for row in found if (row["code"], row["kind"]) == ("D08", "kept")]
    assert (kept["as_at"], kept["low"], kept["high"]) == ("2020-03-31", "15", "24")
    away = [row for row in found if row["code"] == "I03" and row["as_at"] == "2025-03-31"]
    assert all(row["why_not"].startswith("not comparable") for row in away)


def test_the_pack_says_whose_published_figures_stand_in(council, board):
    text = page(board)
    assert "published for the area it stands in for" in text
    assert "three councils 16-27 in 100 (March 2025)" in text.replace(
        '<span class="range">', ""
    ).replace("</span>", "")
    assert "The range of councils like ours" in text
    assert re.search(r"releases of (20\d\d, )+2025 \(1 December 2025\)", text)
    assert ">DfE, Children looked after in England including adoptions</th>" in text
    assert "The three councils that were named for us" in text


def test_the_reference_and_the_rule_of_the_range_are_the_boards_choice(council, tmp_path):
    kept = read_settings(council)
    try:
        write_settings(council, replace(kept, reference="England", kept_from=None, band={}))
        dataset(council, tmp_path / "england", as_at=AS_AT, book=False, say=quiet)
        text = page(tmp_path / "england")
        assert "Broken (red): England, or as named." in text
        assert "The ten councils most like ours" in text
        assert "Dashed box" not in text
        write_settings(council, replace(kept, band={"model": "2031"}))
        with pytest.raises(RefusedError, match="2031"):
            dataset(council, tmp_path / "none", as_at=AS_AT, say=quiet)
    finally:
        write_settings(council, kept)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("reference = 'target'", "reference"),
        ("kept_from = '2020'", "kept_from"),
        ("band = 3", "band"),
        ("[band]\nmodels = '2021'", "models"),
        ("[band]\ngrades = 'good'", "grades"),
        ("[band]\nfrozen_at = '1 March'", "frozen_at"),
        ("[band]\nmembers = [1, 2]", "members"),
    ],
)
def test_a_setting_of_the_charts_that_is_wrong_is_named_with_its_mend(tmp_path, text, named):
    (tmp_path / "edition.toml").write_text(text, encoding="utf-8")
    with pytest.raises(RefusedError) as refused:
        read_settings(tmp_path)
    assert f"`{named}`" in refused.value.problem
    assert refused.value.mend


def test_settings_are_written_as_they_are_read(tmp_path):
    given = EditionSettings(
        "Our Council", "Draft", "last 31 March", "another", date(2020, 12, 1),
        {"model": "2021", "grades": ["good"], "frozen_at": date(2021, 1, 1)},
    )  # fmt: skip
    write_settings(tmp_path, given)
    assert read_settings(tmp_path) == given


@pytest.mark.parametrize("text", ["authority = ", "logo = 'x'", "notice = 3"])
def test_settings_that_cannot_be_read_are_refused_with_the_mend(tmp_path, text):
    (tmp_path / "edition.toml").write_text(text, encoding="utf-8")
    with pytest.raises(RefusedError) as refused:
        read_settings(tmp_path)
    assert "edition.toml" in refused.value.problem
    assert "notice" in refused.value.mend


def test_the_command_writes_the_pack_and_prints_nothing(council, tmp_path, capsys):
    out = tmp_path / "from the command"
    arguments = ["dataset", str(council), "--as-at", "2025-03-31", "--meeting", "2025-05-06"]
    assert run([*arguments, "--out", str(out)]) == 0
    assert capsys.readouterr().out == ""
    assert "Meeting 6 May. These figures are 36 days old; " in page(out)
    assert run([*arguments, "--officers", "--out", str(out)]) == 0
    assert "Officers only." in page(out)


def test_the_results_of_an_edition_are_each_there_once(council):
    from nearhome.pack.edition import Edition
    from nearhome.pack.references import LAST_YEAR, reference_at

    reference = reference_at(LAST_YEAR, AS_AT, date(2025, 10, 31))
    edition = Edition("x", AS_AT, reference, "s", "v", officers=True)
    found = edition_results(open_records(council), edition).results
    keys = [(each.code, each.breakdown, each.group, each.as_at) for each in found]
    assert len(keys) == len(set(keys)) > 1000


def test_the_days_records_moved_are_the_vesting_days_and_not_those_of_the_events():
    moved = [
        {"child": "A", "date": date(2019, 3, 31), "vesting_day": date(2019, 4, 1)},
        {"child": "B", "date": date(2023, 4, 2), "vesting_day": date(2023, 4, 1)},
        {"child": "C", "date": date(2019, 4, 1), "vesting_day": date(2019, 4, 1)},
    ]
    transfers = pa.Table.from_pylist(moved, schema=schemas()["transfers"])
    assert vesting_days(transfers) == (date(2019, 4, 1), date(2023, 4, 1))


def test_a_release_is_cited_with_the_day_it_came_out(board):
    """LAIT's build of 8 April 2026 stands in for years whose release is not held: its own day is given."""
    page = (board / "board-pack.html").read_text(encoding="utf-8")
    (row,) = re.findall(
        r"<tr>(?:(?!</tr>).)*Interactive Tool(?:(?!</tr>).)*The range of councils like ours.*?</tr>",
        page,
        re.DOTALL,
    )
    assert "release of 8 April 2026" in row
