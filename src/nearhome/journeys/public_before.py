"""What the public has read already: the cells of the public editions that were frozen, earliest first."""

import tempfile
from pathlib import Path

from nearhome.disclosure.cells import Cell
from nearhome.journeys.leak_tables import cells_of_table
from nearhome.results.audience import Audience
from nearhome.store import editions_kept
from nearhome.store.workspace import Workspace

DATA = "data.csv"


def public_before(workspace: Workspace) -> tuple[Cell, ...]:
    """The cells of every edition kept in a workspace that anybody may read, each under its edition's id."""
    found: list[Cell] = []
    with tempfile.TemporaryDirectory() as place:
        for each in editions_kept.every(workspace):
            if each.audience in (Audience.PUBLIC, Audience.YOUNG_PEOPLE):
                path = Path(place) / f"{each.id}.csv"
                path.write_bytes(editions_kept.data_of(workspace, each, DATA))
                found += cells_of_table(path, each.id)
    return tuple(found)
