"""`nearhome demo` and `nearhome check` on a small demonstration, from generated returns to the pack."""

import shutil
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from built_once import CHILDREN, SEED, small_council
from nearhome.journeys.check import COLUMNS, check
from nearhome.journeys.demo import MARK, NOTICE, demo
from nearhome.journeys.init import init
from nearhome.journeys.refusals import RefusedError
from nearhome.store import editions_kept
from nearhome.store.snapshots import current, every
from nearhome.store.workspace import open_workspace


def quiet(line: str) -> None:
    assert line


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_council(tmp_path_factory)


def test_the_pack_and_the_years_of_returns_are_there(made):
    assert (made / "packs" / "2026-10-31" / "board-pack.html").stat().st_size > 10_000
    years = sorted(path.name for path in (made / "returns").glob("20??-??"))
    assert years[0] == "2016-17"
    assert years[-1] == "2026-27"
    assert len(years) == 11
    snapshot = current(open_workspace(made))
    assert snapshot.manifest.as_at.isoformat() == "2026-10-31"
    assert len([each for each in snapshot.manifest.returns if each.in_force]) == 11


def test_every_page_says_that_the_children_are_invented(made):
    page = (made / "packs" / "2026-10-31" / "board-pack.html").read_text(encoding="utf-8")
    assert "Wessex Vale (demonstration)" in page
    assert NOTICE.split(".")[0] in page
    assert "Dorset" not in page


def test_run_again_it_gives_the_same_snapshot_and_pack(made):
    before = {p: p.read_bytes() for p in (made / "packs").rglob("*") if p.is_file()}
    snapshot = current(open_workspace(made)).id
    assert demo(made, say=quiet, seed=SEED, children=CHILDREN) == made / "packs" / "2026-10-31"
    assert current(open_workspace(made)).id == snapshot
    assert len(every(open_workspace(made))) == 2
    assert {p: p.read_bytes() for p in (made / "packs").rglob("*") if p.is_file()} == before


def test_the_quarter_before_is_frozen_as_known_then_and_the_pack_says_what_changed(made):
    (edition,) = editions_kept.every(open_workspace(made))
    assert edition.id == "2026-07-31-board"
    assert edition.snapshot.startswith("2026-07-31-")
    assert (made / "editions" / edition.id / "data.csv").stat().st_size > 10_000
    pack = {p.name: p.read_bytes() for p in (made / "packs" / "2026-07-31").iterdir()}
    assert editions_kept.files_of(open_workspace(made), edition) == pack
    for name, said in (
        ("2026-07-31", "this is the first"),
        ("2026-10-31", "The last edition was of 31 July 2026."),
    ):
        assert said in (made / "packs" / name / "board-pack.html").read_text(encoding="utf-8")


def test_another_seed_starts_afresh(tmp_path, made):
    shutil.copytree(made, tmp_path / "w")
    first = [each.id for each in every(open_workspace(tmp_path / "w"))]
    demo(tmp_path / "w", say=quiet, seed=5, children=CHILDREN)
    snapshots = [each.id for each in every(open_workspace(tmp_path / "w"))]
    assert not set(first) & set(snapshots)
    assert len(snapshots) == 2
    assert "seed = 5" in (tmp_path / "w" / MARK).read_text(encoding="utf-8")


def test_a_councils_own_workspace_is_never_written_over(tmp_path):
    init(tmp_path / "own", "E06000059", say=quiet)
    with pytest.raises(RefusedError, match="did not make"):
        demo(tmp_path / "own", say=quiet, children=3)
    assert not list((tmp_path / "own" / "returns").iterdir())


def test_a_size_of_none_is_refused(tmp_path):
    with pytest.raises(RefusedError, match="from 1 to"):
        demo(tmp_path / "none", say=quiet, children=0)
    assert not (tmp_path / "none").exists()


@cache
def found(folder: Path):
    return check(folder, say=quiet)


def test_check_lists_findings_with_the_columns_promised(made):
    assert found(made).columns == COLUMNS
    assert COLUMNS == ("rule", "severity", "table", "row", "child", "field", "message")
    rules = [row[0] for row in found(made).rows]
    assert "overlap" in rules or "home-postcode-missing" in rules
    assert {row[1] for row in found(made).rows} <= {"error", "warning"}
    assert all("Moves " in str(row[6]) for row in found(made).rows)


def test_check_of_a_date_is_of_its_years_return(made):
    year = check(made, as_at=date(2025, 3, 31))
    assert 0 < len(year.rows) < len(found(made).rows)
    assert all("2024-25" in str(row[6]) for row in year.rows if row[4])


def test_check_of_a_date_after_the_records_is_refused(made):
    with pytest.raises(RefusedError, match="2027-01-01"):
        check(made, as_at=date(2027, 1, 1))
