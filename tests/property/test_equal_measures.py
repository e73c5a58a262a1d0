"""The product's measures equal the slow reference: every code, variant, breakdown and date, and every child.

Batches of invented children (`histories`) go through the reference's joining; both sides count the same
records. A failure prints what each side says, the batch's seed first.
"""

import pytest

from histories.agreement import Batch, codes, differences
from histories.agreement import breakdowns as all_breakdowns
from nearhome.vocabulary.periods import month_ends
from reference.measures import EVERY_RULE


def test_the_catalogue_has_the_codes_of_the_rules() -> None:
    assert sorted(codes()) == sorted(EVERY_RULE)


def test_months_needed_are_those_of_the_rules() -> None:
    from nearhome.measures.cards import cards
    from nearhome.measures.catalogue.listing import measures

    of_children = {each.code for each in measures() if each.of_children}
    assert {card.code: card.months_needed for card in cards() if card.code in of_children} == {
        code: rule.months for code, rule in EVERY_RULE.items() if not rule.of_council
    }


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_totals_and_groups_are_equal(seed: int) -> None:
    batch = Batch(seed)
    totals = batch.fast(codes(), batch.dates, [])
    groups = batch.fast(codes(), batch.dates[-3:], all_breakdowns())
    assert differences(batch.slow, [*totals, *groups])[:10] == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(101, 141))
def test_many_totals_and_groups_are_equal(seed: int) -> None:
    batch = Batch(seed)
    assert differences(batch.slow, batch.fast(codes(), batch.dates, all_breakdowns()))[:10] == []


@pytest.mark.parametrize("seed", [1, 2])
def test_the_ways_out_of_each_month_are_equal(seed: int) -> None:
    batch = Batch(seed)
    ends = sorted({day for on in batch.dates for day in month_ends(on, 12)})
    found = batch.fast(["A05-month"], ends, ["leaving_route"])
    assert len({each.group for each in found if each.group and each.numerator}) > 3
    assert differences(batch.slow, found)[:10] == []
