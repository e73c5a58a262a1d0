"""What must hold of the slow reference itself, whatever the history."""

from datetime import date
from random import Random
from typing import Any

import pytest

from histories.returns import random_returns
from nearhome.vocabulary.periods import months_before, window_start
from reference import joining
from reference.history import History, ends, history, looked_after, starts, unknown_starts
from reference.measures import compute_from
from reference.rules import CODES, RULES

DATES = (date(2021, 3, 31), date(2022, 9, 30), date(2024, 2, 29), date(2025, 3, 31))
CONTEXT = {
    "as_at": date(2025, 3, 31),
    "populations": [{"year": 2019, "children": 9_000, "published": date(2020, 6, 1)}],
}


def joined(seed: int) -> dict[str, list[dict[str, Any]]]:
    return joining.join(random_returns(seed, children=100))


def everything(of: History) -> list[Any]:
    return [compute_from(of, code, on) for code in CODES for on in DATES]


@pytest.mark.parametrize("seed", range(1, 9))
def test_stock_is_the_stock_before_plus_in_less_out(seed: int) -> None:
    of = history(joined(seed), CONTEXT)
    for on in DATES:
        for months in (1, 12, 24):
            before, first = months_before(on, months), window_start(on, months)
            change = len(starts(of, first, on)) + len(unknown_starts(of, first, on))
            assert len(looked_after(of, on)) == (
                len(looked_after(of, before)) + change - len(ends(of, first, on))
            )


@pytest.mark.parametrize("seed", range(1, 4))
def test_the_order_of_the_records_changes_nothing(seed: int) -> None:
    records = joined(seed)
    shuffled = {name: list(rows) for name, rows in records.items()}
    for rows in shuffled.values():
        Random(seed).shuffle(rows)
    assert everything(history(shuffled, CONTEXT)) == everything(history(records, CONTEXT))


@pytest.mark.parametrize("seed", range(1, 4))
def test_a_child_who_never_was_in_care_changes_nothing(seed: int) -> None:
    records = joined(seed)
    stranger = {**records["children"][0], "child": "Z9999", "dob": date(2012, 5, 5)}
    more = {**records, "children": [*records["children"], stranger]}
    assert everything(history(more, CONTEXT)) == everything(history(records, CONTEXT))


@pytest.mark.parametrize("seed", range(1, 4))
def test_groups_of_a_count_and_of_a_mix_add_to_the_total(seed: int) -> None:
    of = history(joined(seed), CONTEXT)
    for code, rule in RULES.items():
        for on in DATES:
            total = compute_from(of, code, on)[""]
            if total.numerator is None:
                continue
            for by in ("age_band", "placement", "need"):
                groups = compute_from(of, code, on, by).values()
                assert sum(each.numerator or 0 for each in groups) == pytest.approx(total.numerator)
            if rule.own:
                shares = [each.value for each in compute_from(of, code, on, rule.own).values()]
                assert total.value is None or sum(s or 0 for s in shares) == pytest.approx(100)
