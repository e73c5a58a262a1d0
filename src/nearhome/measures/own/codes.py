"""The codes of a council's own measures: X and a number, apart from the Board's letters A to R."""

import re

from nearhome.measures.catalogue.listing import measures
from nearhome.measures.own.faults import FormError

CODE = r"X[0-9]{2,3}(?:-[a-z0-9]+)*"
IN_QUOTES = re.compile(rf'"({CODE})"')
"""A code as a TOML file writes it."""


def is_own(code: str) -> bool:
    """Whether a code is one that a council's own measure may have."""
    return re.fullmatch(CODE, code) is not None


def no_own_code(code: object) -> FormError:
    """What is wrong with a code that a council's own measure may not have."""
    ours = {each.code: each.name for each in measures()}
    problem = f"{code!r} is no code of a measure of your own"
    if code in ours:
        problem = f"{code} is the code of a measure of the catalogue ({ours[str(code)]})"
    return FormError("code", problem, "write X and a number of two or three figures: X01")
