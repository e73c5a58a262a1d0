"""A batch of invented children with the rows of their local lists."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from histories.agreement import Batch
from histories.lists import more_missing, random_lists

Row = dict[str, Any]


@dataclass
class ListBatch(Batch):
    """A batch whose lists are all there with `is_whole`, else some late, ended or never added."""

    is_whole: bool = True

    @cached_property
    def records(self) -> dict[str, list[Row]]:
        """The records, more missing records, and every list."""
        held = dict(Batch(self.seed, self.children).records)
        held["missing"] = [*held["missing"], *more_missing(self.seed, held)]
        return {**held, **random_lists(self.seed, held, is_whole=self.is_whole)}
