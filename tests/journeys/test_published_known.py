"""What a reader holds of a council from the DfE's tables: shipped counts, and of the demonstration totals alone."""

from datetime import date
from pathlib import Path

from nearhome.journeys.invented import MARK
from nearhome.journeys.published_known import published_cells
from nearhome.store.workspace import create

ON = date(2025, 3, 31)


def test_stock_and_flow_of_the_council_are_known(tmp_path: Path) -> None:
    workspace = create(tmp_path / "ours", "E06000059")
    cells = published_cells(workspace, [ON])
    found = {each.code: each.numerator for each in cells if not each.breakdown}
    assert {"A01", "A04", "A05"} <= set(found)
    assert all(each.as_at == ON and not each.hidden and each.place for each in cells)
    assert not published_cells(workspace, [date(2025, 6, 30)])


def test_of_the_demonstration_only_totals_are_known(tmp_path: Path) -> None:
    workspace = create(tmp_path / "ours", "E06000059")
    every = published_cells(workspace, [ON])
    (workspace.folder / MARK).write_text("", encoding="utf-8")
    found = published_cells(workspace, [ON])
    assert {each.code for each in found} == {"A01", "A04", "A05"}
    assert {each.breakdown for each in found} == {""}
    assert set(found) <= set(every)
