"""Marks that stand in a cell for a number, as the Analysis Function has them.

Source: Government Analysis Function, Symbols in tables: definitions and help. `0` is used only of a true
nought; a mark may be numbered where reasons must be told apart; a mark never stands in a cell that
has a number, so that provisional is said in a column of its own.
"""

from nearhome.pack.xlsx.sheet import NOTHING, Cell
from nearhome.results.values import Result, Status

SUPPRESSED, NOT_COLLECTED, NOT_APPLICABLE, PROVISIONAL = "[c]", NOTHING, "[z]", "[p]"
TOO_SHORT, OF_NONE, NOT_THE_SAME = "[x1]", "[x2]", "[x3]"

OF_STATUS = {
    Status.SUPPRESSED: SUPPRESSED,
    Status.NOT_COLLECTED: NOT_COLLECTED,
    Status.NOT_ENOUGH_HISTORY: TOO_SHORT,
    Status.NO_DENOMINATOR: OF_NONE,
    Status.NOT_COMPARABLE: NOT_THE_SAME,
    Status.NOT_APPLICABLE: NOT_APPLICABLE,
}
"""The mark of each status that has no number."""

MEANINGS = (
    ("0", "A true nought: none. It never stands for a number that is not known or not shown."),
    (SUPPRESSED, "Confidential: a count of 1 to 5, or what would give one back, is not shown."),
    (NOT_COLLECTED, "Not available: the records needed were not supplied. It does not mean none."),
    (TOO_SHORT, "Not available: the records do not go back far enough."),
    (OF_NONE, "Not available: there was nobody of whom a share could be taken."),
    (NOT_THE_SAME, "Not available: the figures do not count the same, so that none is given."),
    (
        NOT_APPLICABLE,
        "Not applicable: there can be no number here, such as of how many for a count.",
    ),
    (PROVISIONAL, "Provisional: late entries may still change the number in that row."),
)
"""Every mark and what it means, for the sheet of notes."""


def number(value: float | None, status: Status) -> Cell:
    """A number as a number, whole ones without a fraction; else the mark that says why there is none."""
    if value is None:
        return OF_STATUS.get(status, NOT_APPLICABLE)
    return int(value) if float(value).is_integer() else value


def standing(result: Result) -> str:
    """What a reader must know of a row's numbers, in words, with the mark."""
    words = str(result.status).replace("_", " ")
    if result.status is Status.PROVISIONAL:
        return f"{words} {PROVISIONAL}"
    mark = OF_STATUS.get(result.status)
    return f"{words} {mark}" if mark else words
