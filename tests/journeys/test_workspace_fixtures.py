"""Workspaces that earlier versions wrote open today, give the figures they gave, and can be added to."""

import csv
import io
import shutil
from datetime import date
from pathlib import Path

import pytest

from nearhome.journeys import log
from nearhome.journeys.add import add
from nearhome.journeys.listing_csv import csv_text
from nearhome.journeys.measures import measures
from nearhome.store.returns_kept import read_members
from nearhome.store.snapshots import current
from nearhome.store.workspace import open_workspace

FIXTURES = Path(__file__).parents[1] / "fixtures"
VERSIONS = sorted(path.name for path in FIXTURES.glob("workspace-*") if path.is_dir())
COMPARED = ("code", "as_at", "breakdown", "group", "numerator", "denominator", "value", "status")


def figures(text: str) -> list[tuple[str, ...]]:
    """The rows of measures that no later wording can change."""
    rows = csv.DictReader(io.StringIO(text))
    return [tuple(row[name] for name in COMPARED) for row in rows]


def stored(version: str) -> list[tuple[str, ...]]:
    return figures((FIXTURES / f"{version}-figures.csv").read_text(encoding="utf-8"))


def computed(workspace: Path, version: str) -> list[tuple[str, ...]]:
    wanted = stored(version)
    codes = list(dict.fromkeys(row[0] for row in wanted))
    dates = list(dict.fromkeys(row[1] for row in wanted))
    found = []
    for on in dates:
        listing = measures(workspace, as_at=date.fromisoformat(on), codes=codes, by=("age_band",))
        found += figures(csv_text(listing))
    return found


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def workspace(version: str, tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURES / version, tmp_path / "an earlier workspace"))


def test_there_is_a_workspace_of_the_first_version():
    assert "workspace-0.1" in VERSIONS


def test_it_opens_and_gives_the_figures_it_gave(workspace, version):
    assert len(stored(version)) > 50
    assert any(float(row[4] or 0) > 10 for row in stored(version))
    assert computed(workspace, version) == stored(version)


def test_its_log_and_its_returns_are_whole(workspace):
    assert log.entries(workspace).rows
    kept = open_workspace(workspace)
    for each in current(kept).manifest.returns:
        assert sum(map(len, read_members(kept, each.sha256).values())) > 1000


def test_a_return_can_be_added_to_it_and_the_figures_stand(workspace, version, tmp_path):
    kept = open_workspace(workspace)
    newest = max(current(kept).manifest.returns, key=lambda each: each.collection_year)
    again = tmp_path / newest.name
    for name, content in read_members(kept, newest.sha256).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    lines = (again / "missing.csv").read_bytes().splitlines(keepends=True)
    (again / "missing.csv").write_bytes(b"".join([lines[0], *reversed(lines[1:])]))
    before = current(kept).id
    add(workspace, [again], say=lambda line: None)
    assert current(kept).id != before
    assert len(current(kept).manifest.returns) == 5
    assert computed(workspace, version) == stored(version)


def test_it_is_small(version):
    size = sum(path.stat().st_size for path in (FIXTURES / version).rglob("*") if path.is_file())
    assert size < 300_000
