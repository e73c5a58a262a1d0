"""A whole table that agrees with all rows: the true numbers, and for those that nobody printed what they may be.

What is looked for beside the truth (another table) then starts from a table that holds. Rows that no whole
table meets bind nothing: figures of others that say otherwise than ours, or came to do so by what they add
up to. An attacker who believed them all would hold no table at all.
"""

import numpy as np

from nearhome.disclosure.bounds import Flags, Floats, Ints, System
from nearhome.disclosure.solver import fill, solver


def completed(system: System, truth: Floats, from_nought: Flags) -> tuple[Floats, Flags]:
    """The table, and which rows it meets.

    `truth` by column is nan where a number is not known; `from_nought` are the numbers that are not below nought.
    As few rows as are needed, by what they lack, are not met.
    """
    unknown = np.isnan(truth)
    table = np.nan_to_num(truth)
    entry = unknown[system.column]
    if entry.any():
        rows, row = np.unique(system.row[entry], return_inverse=True)
        columns, column = np.unique(system.column[entry], return_inverse=True)
        come_to = comes_to(system, table)[rows]
        ends = system.row_low[rows] - come_to, system.row_high[rows] - come_to
        low = np.where(from_nought[columns], 0.0, -np.inf)
        table[columns] = _nearest(row, column, system.coefficient[entry], ends, low)
    room, found = system.room(), comes_to(system, table)
    met = (found >= system.row_low - room) & (found <= system.row_high + room)
    return table, np.asarray(met)


def comes_to(system: System, table: Floats) -> Floats:
    """What each row comes to in a table."""
    entries = system.coefficient * table[system.column]
    return np.asarray(np.bincount(system.row, weights=entries, minlength=system.rows))


def _nearest(
    row: Ints, column: Ints, coefficient: Floats, ends: tuple[Floats, Floats], low: Floats
) -> Floats:
    """The numbers by which rows are met, or missed by the least sum: each row may give and take at a price."""
    import highspy

    rows, columns = len(ends[0]), len(low)
    infinite = highspy.kHighsInf
    every = np.arange(rows)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = columns + 2 * rows, rows
    model.col_cost_ = np.concatenate((np.zeros(columns), np.ones(2 * rows)))
    model.col_lower_ = np.concatenate((np.maximum(low, -infinite), np.zeros(2 * rows)))
    model.col_upper_ = np.full(columns + 2 * rows, infinite)
    model.row_lower_ = np.maximum(ends[0], -infinite)
    model.row_upper_ = np.minimum(ends[1], infinite)
    fill(
        model,
        np.concatenate((row, every, every)),
        np.concatenate((column, columns + every, columns + rows + every)),
        np.concatenate((coefficient, np.ones(rows), -np.ones(rows))),
    )
    highs = solver()
    highs.passModel(model)
    highs.run()
    return np.asarray(highs.getSolution().col_value)[:columns]
