"""HiGHS as this package asks it: silent, on one core, a matrix written into a model row by row."""

from typing import Any

import numpy as np

from nearhome.disclosure.bounds import Floats, Ints


def solver() -> Any:
    """A new solver without a model."""
    import highspy

    made: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    made.setOptionValue("output_flag", False)
    made.setOptionValue("threads", 1)
    return made


def fill(model: Any, row: Ints, column: Ints, coefficient: Floats) -> None:
    """Write the entries of a matrix into a model whose number of rows is set."""
    import highspy

    order = np.argsort(row, kind="stable")
    matrix = model.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_ = np.searchsorted(row[order], np.arange(model.num_row_ + 1)).astype(np.int32)
    matrix.index_ = column[order].astype(np.int32)
    matrix.value_ = coefficient[order]
