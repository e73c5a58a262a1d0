"""What stands in a published cell: a number, or a symbol that is never one.

Source: DfE, Explore education statistics, file standard (c, z, x, k or low, u; formerly ~ and :), and
the square brackets of the Government Statistical Service ([c], [z], [x], [low]).
"""

import re

from nearhome.results.published import Cell, Symbol

_MEANINGS = {
    "c": Symbol.CONFIDENTIAL,
    "z": Symbol.NOT_APPLICABLE,
    "x": Symbol.UNAVAILABLE,
    ":": Symbol.UNAVAILABLE,
    "k": Symbol.ROUNDS_TO_ZERO,
    "low": Symbol.ROUNDS_TO_ZERO,
    "~": Symbol.ROUNDS_TO_ZERO,
    "u": Symbol.LOW_RELIABILITY,
    "-": Symbol.NOT_STATED,
    "na": Symbol.NOT_STATED,
}
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?", re.IGNORECASE)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")

STRENGTH = (
    Symbol.CONFIDENTIAL,
    Symbol.UNAVAILABLE,
    Symbol.LOW_RELIABILITY,
    Symbol.ROUNDS_TO_ZERO,
    Symbol.NOT_STATED,
    Symbol.NOT_APPLICABLE,
)
"""Of several symbols that go into one sum, the earliest here is the sum's."""


def cell(text: str) -> Cell | None:
    """The cell that a text stands for, an empty one for no text; None for what is neither.

    `1,234` is a number, `12%` is 12, `C` and `[c]` are c.
    """
    plain = text.strip()
    if not plain:
        return Cell()
    meaning = _MEANINGS.get(plain.strip("[]").lower())
    if meaning is not None:
        return Cell(symbol=meaning)
    number = plain.removesuffix("%").strip()
    if _THOUSANDS.fullmatch(number):
        number = number.replace(",", "")
    return Cell(float(number)) if _NUMBER.fullmatch(number) else None
