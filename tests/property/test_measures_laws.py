"""What must hold of the measures whatever the history."""

from collections import defaultdict
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from histories.agreement import Batch, codes
from histories.arrow import arrow_records
from histories.strategies import returns
from nearhome.cohorts.breakdowns import STANDARD
from nearhome.measures.cards import cards
from nearhome.measures.catalogue.listing import measures
from nearhome.measures.compute import compute
from nearhome.measures.members import members
from nearhome.results.values import Context, Result
from nearhome.store.engine import open_duckdb
from nearhome.vocabulary.periods import is_month_end, month_ends, months_before
from reference import joining

Row = dict[str, Any]
DAYS = (
    date(2022, 9, 30),
    date(2023, 3, 31),
    date(2024, 2, 29),
    date(2024, 3, 31),
    date(2025, 2, 28),
)


def measured(
    records: dict[str, list[Row]], names: list[str], days: Any = DAYS, by: Any = ()
) -> list[Result]:
    as_at = max(row["as_at"] for row in records["supplied"])
    asked = [on for on in days if on <= as_at]
    return compute(open_duckdb(arrow_records(records)), asked, names, by, Context("", as_at))


def by_code(found: list[Result]) -> dict[tuple[str, date], float]:
    return {(each.code, each.as_at): each.value or 0 for each in found if each.value is not None}


def assert_stock_and_flow_agree(records: dict[str, list[Row]]) -> None:
    names = ["A01", "A04-events", "A04-unknown", "A05-events"]
    days = sorted({each for on in DAYS for each in (on, months_before(on, 12))})
    value = by_code(measured({**records, "transfers": []}, names, days))
    for on in DAYS:
        parts = [value.get((code, on)) for code in names[1:]]
        before, now = value.get(("A01", months_before(on, 12))), value.get(("A01", on))
        if now is None or before is None or None in parts:
            continue
        came, appeared, left = (part or 0 for part in parts)
        assert now == before + came + appeared - left


@given(returns())
@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
def test_stock_is_stock_before_and_events_for_any_few_children(drawn: list[Row]) -> None:
    assert_stock_and_flow_agree(joining.join(drawn))


@pytest.mark.parametrize("seed", [41, 42, 43])
def test_stock_is_stock_before_and_events(seed: int) -> None:
    records = Batch(seed).records
    records["adjustments"] = []
    assert_stock_and_flow_agree(records)


def assert_together_is_both(records: dict[str, list[Row]]) -> int:
    """Missing or away is missing and away added, in every group; to a hundred children, over those of I01.

    Returns how many totals hold some of each.
    """
    names = ["I01", "I02", "I03-incidents", "I02-together", "I02-together-rate"]
    found = {
        (each.code, each.as_at, each.breakdown, each.group): each
        for each in measured(records, names, by=STANDARD)
    }
    mixed = 0
    for (code, *at), whole in found.items():
        missing, away = found["I02", *at].numerator, found["I03-incidents", *at].numerator
        if code == "I02-together":
            assert (whole.numerator is None) == (missing is None) == (away is None)
            assert (whole.numerator or 0) == (missing or 0) + (away or 0), at
            mixed += bool(not at[1] and missing and away)
        if code == "I02-together-rate":
            assert not whole.breakdown
            assert whole.numerator == found["I02-together", *at].numerator
            assert whole.denominator == found["I01", *at].denominator
            if whole.value is not None and whole.numerator is not None:
                assert whole.value * (whole.denominator or 0) == pytest.approx(
                    100 * whole.numerator
                )
    return mixed


@given(returns())
@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
def test_missing_or_away_together_is_both_for_any_few_children(drawn: list[Row]) -> None:
    assert_together_is_both(joining.join(drawn))


@pytest.mark.parametrize("seed", [46, 47])
def test_missing_or_away_together_is_both(seed: int) -> None:
    assert assert_together_is_both(Batch(seed).records) >= 1


MONTHS = {
    "A04-month": "A04-events",
    "A05-month": "A05-events",
    "E03-month": "E03",
    "I02-month": "I02",
    "I02-together-month": "I02-together",
    "I03-incidents-month": "I03-incidents",
    "J02-month": "J02",
}
YEAR_ENDS = tuple(on for on in DAYS if is_month_end(on))


def assert_months_add_up(records: dict[str, list[Row]]) -> int:
    """Twelve months are the twelve months, above the line and below; how many years were compared."""
    days = sorted({month for on in YEAR_ENDS for month in month_ends(on, 12)})
    found = {
        (each.code, each.as_at): each
        for each in measured(records, [*MONTHS, *MONTHS.values()], days)
    }
    compared = 0
    for monthly, yearly in MONTHS.items():
        for on in YEAR_ENDS:
            whole = found.get((yearly, on))
            parts = [found.get((monthly, month)) for month in month_ends(on, 12)]
            if whole is None or whole.numerator is None:
                continue
            assert all(part is not None and part.numerator is not None for part in parts)
            top = sum(part.numerator or 0 for part in parts if part)
            if yearly == "E03":
                assert top == whole.denominator, (monthly, on)
            else:
                assert top == whole.numerator, (monthly, on)
            if monthly == "J02-month":
                below = sum(part.denominator or 0 for part in parts if part)
                assert below == whole.denominator, (monthly, on)
            compared += 1
    return compared


@given(returns())
@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
def test_twelve_months_are_the_year_for_any_few_children(drawn: list[Row]) -> None:
    assert_months_add_up(joining.join(drawn))


@pytest.mark.parametrize("seed", [48, 49])
def test_twelve_months_are_the_year(seed: int) -> None:
    assert assert_months_add_up(Batch(seed).records) >= 18


def test_groups_add_up_to_the_total() -> None:
    found = measured(Batch(44).records | {"adjustments": []}, codes(), DAYS[-2:], STANDARD)
    units = {card.code: card.unit for card in cards()}
    own = {each.code: each.own_breakdown for each in measures()}
    mixes = {each.code for each in measures() if each.is_mix}
    whole = {(e.code, e.as_at): e for e in found if not e.breakdown and e.numerator is not None}
    parts: dict[tuple[str, date, str], list[Result]] = defaultdict(list)
    for each in found:
        if each.breakdown and each.numerator is not None:
            parts[each.code, each.as_at, each.breakdown].append(each)
    assert len(parts) > 500
    for (code, on, breakdown), groups in parts.items():
        total = whole[code, on]
        added = sum(each.numerator or 0 for each in groups)
        if own[code] == breakdown or code in mixes:
            assert added == groups[0].denominator == total.denominator
        else:
            assert added == pytest.approx(total.numerator), (code, on, breakdown)
            if total.denominator and units[code] != "rate" and not code.startswith("A03"):
                below = sum(each.denominator or 0 for each in groups)
                assert below == pytest.approx(total.denominator), (code, on, breakdown)


@given(st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=2, suppress_health_check=list(HealthCheck))
def test_the_order_of_rows_changes_nothing(chance: Random) -> None:
    records = Batch(45, children=40).records
    mixed = {name: chance.sample(rows, len(rows)) for name, rows in records.items()}
    assert measured(mixed, codes()) == measured(records, codes())


def test_an_unrelated_child_changes_only_its_own_share() -> None:
    records = Batch(46, children=60).records
    newcomer = {
        "child": "an unrelated child",
        "decom": date(2023, 5, 10),
        "dec": None,
        "reason_new_episode": "S",
        "legal_status": "V2",
        "place": "U6",
        "collection_year": 2025,
        "origin_file": "more.csv",
        "origin_row": 2,
    }
    more = {**records, "episodes": [newcomer, *records["episodes"]]}
    names = [
        card.code for card in cards() if card.unit == "n" and card.period != "year to 31 March"
    ]
    before, after = by_code(measured(records, names)), by_code(measured(more, names))
    changed = {(code, on) for code, on in before if before[code, on] != after[code, on]}
    yearly = {"A04", "A04-events", "A06", "A06-children"}
    assert changed == {
        (code, on)
        for code, on in before
        if (code == "A01" and on >= date(2023, 5, 10))
        or (code in yearly and on in (date(2024, 2, 29), date(2024, 3, 31)))
    }


def test_the_children_listed_are_as_many_as_counted() -> None:
    batch, on = Batch(47, children=60), date(2024, 3, 31)
    records = batch.records | {"adjustments": []}
    tables = open_duckdb(arrow_records(records))
    one_of_each = {each.populations: each.code for each in reversed(measures())}
    for each in compute(tables, [on], sorted(one_of_each.values()), [], batch.context):
        listed = members(tables, each.code, on, batch.context)
        if each.numerator is None:
            assert listed == [] or each.status.value == "not_comparable"
            continue
        if each.unit in ("n", "%") and each.code not in ("A06", "A06-children", "A03-threshold"):
            assert sum(member.in_numerator for member in listed) == each.numerator, each.code
            assert sum(member.in_denominator for member in listed) == (each.denominator or 0)
        assert all(member.rows for member in listed), each.code
