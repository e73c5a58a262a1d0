"""Text columns of Arrow tables as positions in their distinct values."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa


@dataclass(frozen=True)
class Coded:
    """A text column as positions in its distinct values; -1 where empty."""

    values: list[str]
    at: npt.NDArray[np.int32]

    def pick(self, of_values: list[Any]) -> npt.NDArray[np.object_]:
        """What `of_values`, one a distinct value, is for each row; None where empty."""
        return np.array([*of_values, None], dtype=object)[self.at]

    def is_one_of(self, wanted: Collection[str]) -> npt.NDArray[np.bool_]:
        """Whether each row holds one of the values."""
        return np.array([*(each in wanted for each in self.values), False])[self.at]


def coded(table: pa.Table, column: str) -> Coded:
    """A text column of a table by position in its distinct values."""
    encoded = table[column].combine_chunks().dictionary_encode()
    at = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int32)
    return Coded(encoded.dictionary.to_pylist(), at)
