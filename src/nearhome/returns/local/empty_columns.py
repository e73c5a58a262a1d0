"""Columns that no row of a list holds: what is read from them is not collected, and the log says so."""

from nearhome.records.list_tables import ANSWER
from nearhome.returns.local.rows import Rows
from nearhome.returns.raw import Action, LogEntry


def empty_columns(rows: Rows) -> list[LogEntry]:
    """A note on each column that every row of a council's own list leaves empty.

    Of a column whose blank is an answer nothing is said, nor of other layouts: these never hold them all.
    """
    if not len(rows) or not any(rows.own):
        return []
    at = rows.own.index(True)
    return [
        LogEntry(
            rows.files[at],
            rows.declared.name,
            None,
            column.name,
            Action.NOTED,
            "column-empty",
            "",
            "",
            "No row holds it, so what is read from it is not collected. Fill it in, if it is kept.",
        )
        for column in rows.declared.columns
        if not column.is_required and column.blank != ANSWER
        if all(value is None for value in rows.columns[column.name])
    ]
