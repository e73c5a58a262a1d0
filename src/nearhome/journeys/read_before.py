"""What readers of an edition have read already: the cells of editions that were frozen, earliest first."""

import tempfile
from pathlib import Path

from nearhome.disclosure.cells import Cell
from nearhome.journeys.freeze import data_file
from nearhome.journeys.leak_tables import cells_of_table
from nearhome.results.audience import Audience
from nearhome.store import editions_kept
from nearhome.store.workspace import Workspace

_ANYBODY = (Audience.PUBLIC, Audience.YOUNG_PEOPLE)
_READ_BY = {Audience.PUBLIC: _ANYBODY, Audience.BOARD: (*_ANYBODY, Audience.BOARD)}
"""Of each audience, the editions that its readers may hold: its own, and those for a wider one."""


def read_before(workspace: Workspace, audience: Audience) -> tuple[Cell, ...]:
    """The cells of every edition kept in a workspace that an audience may have read, each under its edition's id."""
    found: list[Cell] = []
    with tempfile.TemporaryDirectory() as place:
        for each in editions_kept.every(workspace):
            if each.audience in _READ_BY[audience]:
                path = Path(place) / f"{each.id}.csv"
                data = data_file([file.name for file in each.files])
                path.write_bytes(editions_kept.data_of(workspace, each, data))
                found += cells_of_table(path, each.id)
    return tuple(found)
