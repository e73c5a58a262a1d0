"""A result as the cells of a row: how many, of how many, what that makes, how it stands."""

from nearhome.pack.figures import is_known
from nearhome.pack.sentences import NotSayableError, count, makes
from nearhome.pack.wording import whole
from nearhome.pack.words import Words
from nearhome.results.values import Result, Status

AVERAGED = frozenset(
    {
        "days", "weeks", "score", "months", "miles", "index", "GBP", "GBP a week",
        "children a worker", "young people a worker", "offers a search",
    }
)  # fmt: skip
"""Units whose numerator is no count of children that a reader would want beside the value."""


def how_many(result: Result | None, words: Words) -> str:
    """The count, the word for none or few; empty where it is not known, or no count of children."""
    if result is None or result.unit in AVERAGED:
        return ""
    try:
        return count(result, words)
    except NotSayableError:
        return ""


def of_how_many(result: Result) -> str:
    """What it is of; empty for a count, or where that is hidden."""
    return "" if result.denominator is None or result.unit == "index" else whole(result.denominator)


def cell(result: Result | None, words: Words) -> str:
    """A group's figure in one cell: its count, or its value where it has none; else why there is no number.

    None reads "none", one that is hidden "fewer than 6", and one that was not supplied says so.
    """
    if result is None:
        return words.statuses[Status.NOT_COLLECTED]
    if result.status is Status.SUPPRESSED and result.unit in AVERAGED:
        return words.statuses[Status.SUPPRESSED]
    said = how_many(result, words) or makes(result)
    return said or words.statuses[_why(result)]


def _why(result: Result) -> Status:
    # A number that is known and has no count (an average of nobody) has nobody to count.
    return Status.NO_DENOMINATOR if is_known(result) else result.status


def columns(unit: str) -> tuple[str, ...]:
    """The columns that a result of a unit needs: its count, what it is of, and what that makes."""
    if unit == "n":
        return ("How many",)
    return ("That makes",) if unit in AVERAGED else ("How many", "Of how many", "That makes")


def cells(result: Result | None, unit: str, words: Words) -> tuple[str, ...]:
    """The cells of a result under `columns`."""
    first = cell(result, words)
    if len(columns(unit)) == 1:
        return (first,)
    return (first, "", "") if result is None else (first, of_how_many(result), makes(result))


def in_one(result: Result | None, words: Words) -> str:
    """All of a result in one cell: 13 of 45 (29 in 100); why there is no number where there is none."""
    first = cell(result, words)
    if result is None or result.unit in AVERAGED or first in words.statuses.values():
        return first
    if result.status is Status.NO_DENOMINATOR:
        return words.statuses[Status.NO_DENOMINATOR]
    value = makes(result) if is_known(result) else ""
    of = f" of {of_how_many(result)}" if result.unit == "%" and result.denominator else ""
    return f"{first}{of} ({value})" if value and result.numerator else f"{first}{of}"
