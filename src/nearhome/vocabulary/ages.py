"""Ages in completed years and the DfE's age bands.

A child born on 29 February grows older on 1 March in a year that has no 29 February.
"""

from datetime import date

BANDS: tuple[tuple[str, int, int], ...] = (
    ("under 1", 0, 0),
    ("1 to 4", 1, 4),
    ("5 to 9", 5, 9),
    ("10 to 15", 10, 15),
    ("16 and over", 16, 99),
)
"""The DfE's bands: label, youngest and oldest age in completed years."""


def birthday(born: date, age: int) -> date:
    """The day a child born on `born` completes `age` years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def age_on(born: date, on: date) -> int:
    """Completed years on a date; negative before birth."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def age_band(age: int) -> str:
    """The DfE's band of an age in completed years, 0 or more; ValueError below 0."""
    for label, youngest, oldest in BANDS:
        if youngest <= age <= oldest:
            return label
    raise ValueError(f"{age} is not an age in completed years")
