"""How a job says no: what stands in the way, where, and what mends it."""

from nearhome.returns.errors import ReturnError
from nearhome.store.errors import WorkspaceError


class RefusedError(Exception):
    """The data, or what was asked of it, said no: the problem, and its mend."""

    def __init__(self, problem: str, mend: str) -> None:
        super().__init__(f"{problem} {mend}")
        self.problem = problem
        self.mend = mend


class MisusedError(RefusedError):
    """The command was used wrongly: a code or a name that does not exist."""


REFUSALS = (RefusedError, WorkspaceError, ReturnError)
"""Every kind of no."""


def in_words(error: Exception) -> tuple[str, str]:
    """The problem (with file, row and column where there are) and the mend of a kind of no."""
    if isinstance(error, ReturnError):
        return error.sentence().removesuffix(error.mend).rstrip(), error.mend
    if isinstance(error, (RefusedError, WorkspaceError)):
        return error.problem, error.mend
    raise TypeError(f"{type(error).__name__} is no refusal")
