"""How a job says no: what stands in the way, where, and what mends it."""

from nearhome.store.errors import WorkspaceError


class RefusedError(Exception):
    """The data, or what was asked of it, said no: the problem, and its mend."""

    def __init__(self, problem: str, mend: str) -> None:
        super().__init__(f"{problem} {mend}")
        self.problem = problem
        self.mend = mend


REFUSALS: tuple[type[RefusedError] | type[WorkspaceError], ...] = (RefusedError, WorkspaceError)
"""Every kind of no; each has a `problem` and a `mend`."""
