"""A council's own measure is judged as warily as the catalogue's measures of the same population."""

from dataclasses import replace

import pytest

from nearhome.cohorts.plan import Plan
from nearhome.measures.cards import cards
from nearhome.measures.own.reading import measure_of
from nearhome.signals.methods import Judging, Method, judging

OWN = """
code = "X01"
name = "n"
question = "q?"
unit = "{unit}"
polarity = "neither"
source = "s"
population = "{population}"
shape = "{shape}"
{counted}
[words]
population = "p"
numerator = "n"
denominator = "d"
"""


def card_of(population: str, shape: str):
    counted = 'counted = {column = "age", op = "<", value = 9}' if shape == "share" else ""
    unit = {"share": "%", "count": "n"}[shape]
    text = OWN.format(population=population, shape=shape, unit=unit, counted=counted)
    return next(each for each in cards([measure_of(text, Plan())]) if each.code == "X01")


@pytest.mark.parametrize(
    ("population", "shape", "judged"),
    [
        ("looked_after", "share", Judging(Method.SHARE)),
        ("looked_after", "count", Judging(Method.COUNT)),
        ("moves", "share", Judging(Method.SHARE, spread=2)),
        ("reviews", "share", Judging(Method.SHARE, spread=2)),
        ("visits_of_year", "share", Judging(Method.SHARE, spread=10)),
        ("incidents", "count", Judging(Method.NONE)),
        ("starts", "count", Judging(Method.COUNT)),
    ],
)
def test_it_is_judged_as_its_kin(population: str, shape: str, judged: Judging) -> None:
    assert judging(card_of(population, shape)) == judged


def test_the_catalogue_has_no_kin_and_is_judged_as_its_table_says() -> None:
    assert not [each for each in cards() if each.kin]


def test_of_kin_with_unlike_spreads_the_widest_is_taken() -> None:
    own = replace(card_of("looked_after", "share"), kin=("E01", "J04", "I06"))
    assert judging(own).spread == 6
