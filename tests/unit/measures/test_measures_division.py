"""A measure that divides in its query is refused where what it divides by may be nought."""

import ibis
import pytest

from nearhome.measures.compiling import refuse_division

ROWS = ibis.table({"moves": "int64", "days": "int64"}, name="rows_given")
MAY_BE_NOUGHT = {
    "a column": ROWS.moves / ROWS.days,
    "nought itself": ROWS.moves / 0,
    "a sum": ROWS.moves / (ROWS.days + 1),
    "a remainder": ROWS.moves % ROWS.days,
    "in whole numbers": ROWS.moves // ROWS.days,
    "empty where it is one": ROWS.moves / ROWS.days.nullif(1),
    "a power below nought": ROWS.days**-1,
    "a power that may be": ROWS.days**ROWS.moves,
    "a logarithm": ROWS.days.ln(),
    "a logarithm to a base": ROWS.days.log(10),
    "a logarithm to ten": ROWS.days.log10(),
    "a logarithm to two": ROWS.days.log2(),
    "a cotangent": ROWS.days.cot(),
}
NEVER = {
    "a number": ROWS.moves / 7,
    "empty where it is nought": ROWS.moves / ROWS.days.nullif(0),
    "as another kind": ROWS.moves / ROWS.days.nullif(0).cast("float64"),
    "a square": ROWS.days**2,
    "a power of nought": ROWS.days**0,
    "a power of what is never nought": ROWS.days.nullif(0) ** -1,
    "no division": ROWS.moves * ROWS.days,
}


@pytest.mark.parametrize("which", MAY_BE_NOUGHT)
def test_what_may_be_nought_is_refused_with_the_mend(which: str) -> None:
    with pytest.raises(ArithmeticError, match=r"may be nought: write \.nullif\(0\) after it"):
        refuse_division(ROWS.select(found=MAY_BE_NOUGHT[which]))


@pytest.mark.parametrize("which", NEVER)
def test_what_never_is_stands(which: str) -> None:
    refuse_division(ROWS.select(found=NEVER[which]))
