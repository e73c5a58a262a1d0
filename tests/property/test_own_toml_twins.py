"""A measure written as TOML equals ours of the same meaning, on any history, date and group."""

from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from histories.agreement import Batch
from histories.arrow import arrow_records
from histories.strategies import returns
from nearhome.cohorts.breakdowns import STANDARD
from nearhome.cohorts.plan import Plan
from nearhome.measures.compute import compute
from nearhome.measures.own.reading import measure_of
from nearhome.results.values import Context
from nearhome.store.engine import open_duckdb
from reference import joining

TWIN = """
code = "{code}"
name = "twin"
question = "the same?"
unit = "%"
polarity = "neither"
source = "this test"
population = "{population}"
shape = "share"
months = {months}
counted = {counted}
[words]
population = "p"
numerator = "n"
denominator = "d"
"""
FAMILY = '{column = "by_placement", op = "in", value = ["foster", "placed for adoption", "with parents"]}'
HOMES = '{column = "homes_in_window", op = ">=", value = 3}'
TWINS = {
    "D02": TWIN.format(code="X02", population="looked_after", months=0, counted=FAMILY),
    "E01": TWIN.format(code="X03", population="stability", months=12, counted=HOMES),
}
OWN = {ours: measure_of(text, Plan()) for ours, text in TWINS.items()}
DATES = st.lists(st.dates(date(2022, 4, 1), date(2026, 3, 31)), min_size=1, max_size=3)
BY = st.lists(st.sampled_from(STANDARD), max_size=2, unique=True)


def assert_twins(records: dict[str, Any], dates: list[date], by: list[str]) -> list[float]:
    """Every result of each twin is ours; the values of ours are returned."""
    as_at = max(row["as_at"] for row in records["supplied"])
    asked = [on for on in dates if on <= as_at] or [as_at]
    codes = [code for ours, own in OWN.items() for code in (ours, own.code)]
    found = compute(
        open_duckdb(arrow_records(records)), asked, codes, by, Context("", as_at), more=[*OWN.values()]
    )  # fmt: skip
    rows = {
        code: [
            (each.as_at, each.period, each.breakdown, each.group, each.numerator, each.denominator,
             each.value, each.status)
            for each in found if each.code == code
        ]
        for code in codes
    }  # fmt: skip
    for ours, own in OWN.items():
        assert rows[ours]
        assert rows[own.code] == rows[ours]
    return [each.value for each in found if each.code in OWN and each.value is not None]


@given(returns(), DATES, BY)
@settings(deadline=None, max_examples=10, suppress_health_check=list(HealthCheck))
def test_twins_are_equal_on_any_few_children(
    drawn: list[dict[str, Any]], dates: list[date], by: list[str]
) -> None:
    assert_twins(joining.join(drawn), dates, by)


@given(DATES, BY)
@settings(deadline=None, max_examples=5, suppress_health_check=list(HealthCheck))
def test_twins_are_equal_on_many_children(dates: list[date], by: list[str]) -> None:
    assert_twins(MANY.records, dates, by)


def test_the_many_children_hold_both_kinds() -> None:
    values = assert_twins(MANY.records, [date(2024, 3, 31)], ["age_band", "placement"])
    assert len({value for value in values if 0 < value < 100}) > 3


MANY = Batch(44)
