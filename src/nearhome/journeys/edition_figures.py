"""The figures that a frozen edition gave, read back from its CSV as results."""

import csv
import io
from collections.abc import Collection
from datetime import date

from nearhome.journeys.freeze import DATA, data_file
from nearhome.results.values import Result, Status
from nearhome.store.editions_kept import KeptEdition, data_of
from nearhome.store.errors import WorkspaceError
from nearhome.store.workspace import Workspace

Cell = tuple[str, str, str, date]
"""What a figure is of: code, breakdown, group, day."""


def cell_of(result: Result) -> Cell:
    """What a result is of."""
    return (result.code, result.breakdown, result.group, result.as_at)


def figures_of(
    workspace: Workspace,
    edition: KeptEdition,
    codes: Collection[str],
    *,
    breakdowns: Collection[str] = (),
    on: date | None = None,
) -> dict[Cell, Result]:
    """The totals, and groups by `breakdowns`, that an edition gave of some measures, of one day or of all.

    WorkspaceError when its file is damaged, or no such table.
    """
    text = data_of(
        workspace, edition, data_file([each.name for each in edition.files]) or DATA
    ).decode("utf-8")
    day = on.isoformat() if on is not None else ""
    try:
        found = [
            _result(row)
            for row in csv.DictReader(io.StringIO(text))
            if row["code"] in codes
            and row["breakdown"] in ("", *breakdowns)
            and (not day or row["as_at"] == day)
        ]
    except (KeyError, ValueError, TypeError) as error:
        raise WorkspaceError(
            f"{DATA} of the kept edition {edition.id} is not laid out as this version reads it.",
            "Open the edition with the version of Nearhome that made it "
            f"({edition.code_version}), or leave it out.",
        ) from error
    return {cell_of(each): each for each in found}


def _result(row: dict[str, str]) -> Result:
    return Result(
        code=row["code"],
        measure=row["measure"],
        as_at=date.fromisoformat(row["as_at"]),
        period=row["period"],
        breakdown=row["breakdown"],
        group=row["group"],
        numerator=_number(row["numerator"]),
        denominator=_number(row["denominator"]),
        value=_number(row["value"]),
        unit=row["unit"],
        status=Status(row["status"]),
    )


def _number(text: str) -> float | None:
    return float(text) if text else None
