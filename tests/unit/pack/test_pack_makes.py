"""What the numbers of a figure make, in words: money with its sign, a rate less England's without a minus."""

from dataclasses import replace
from datetime import date

import pytest

import packs
from nearhome.pack.sentences import makes
from nearhome.results.values import Result, Status

ON = date(2026, 10, 31)


def _result(code: str, value: float, unit: str) -> Result:
    return replace(packs.result("A02", ON, 430, 66_000), code=code, value=value, unit=unit)


@pytest.mark.parametrize(
    ("code", "value", "unit", "said"),
    [
        ("A02", 64.4, "rate", "64 in every 10,000"),
        ("A08", -2.9, "rate", "3 fewer in every 10,000 than in England"),
        ("A08", 2.1, "rate", "2 more in every 10,000 than in England"),
        ("A08", -0.3, "rate", "as many in every 10,000 as in England"),
        ("N02", 2314.1, "GBP a week", "£2,314 a week"),
        ("N01", -315405.0, "GBP", "-£315,405"),
        ("A07", 0.9, "ratio", "90 for every 100"),
    ],
)
def test_what_numbers_make(code: str, value: float, unit: str, said: str) -> None:
    assert makes(_result(code, value, unit)) == said


def test_nothing_is_made_of_a_count_or_of_what_is_not_there() -> None:
    count = packs.result("A01", ON, 430)
    assert makes(count) == ""
    hidden = replace(_result("A08", 1.0, "rate"), value=None, status=Status.SUPPRESSED)
    assert makes(hidden) == ""
