"""What is wrong with a measure of an analyst's own: where, and the mend."""

from dataclasses import dataclass


class FormError(Exception):
    """One thing in a file that cannot be: the key, the problem, and the mend."""

    def __init__(self, key: str, problem: str, mend: str) -> None:
        super().__init__(f"{key}: {problem}; {mend}" if key else f"{problem}; {mend}")
        self.key = key
        self.problem = problem
        self.mend = mend


@dataclass(frozen=True, slots=True)
class Fault:
    """A measure's file that is left out: its name, the key in it (empty for the whole), why, and the mend."""

    file: str
    key: str
    problem: str
    mend: str

    def __str__(self) -> str:
        place = f"{self.file}, {self.key}" if self.key else self.file
        return f"{place}: {self.problem}. {self.mend[:1].upper()}{self.mend[1:]}."
