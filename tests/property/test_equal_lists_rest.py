"""The measures of all other lists equal the slow reference: every code, group and date.

The children and the rows of their lists are invented (`histories.lists`); a failure prints what each side
says.
"""

from functools import cache

import pytest

from histories.agreement import differences
from histories.list_batch import ListBatch
from nearhome.measures.catalogue.listing import measures
from reference.local_first_rules import FIRST
from reference.local_rest_rules import REST
from reference.rules import RULES

CODES = sorted(REST)
BY = sorted({name for each in measures() if each.code in REST for name in each.breakdowns})


@cache
def batch(seed: int, is_whole: bool) -> ListBatch:
    return ListBatch(seed, is_whole=is_whole)


def test_every_code_of_the_catalogue_has_its_rule() -> None:
    assert {each.code for each in measures()} == set(RULES) | set(FIRST) | set(REST)


@pytest.mark.parametrize("seed", [1, 2])
def test_totals_and_groups_are_equal(seed: int) -> None:
    own = batch(seed, is_whole=True)
    totals = own.fast(CODES, own.dates, [])
    groups = own.fast(CODES, own.dates[-3:], BY)
    assert differences(own.slow, [*totals, *groups])[:10] == []


def test_what_was_brought_late_or_never_is_told_alike() -> None:
    own = batch(3, is_whole=False)
    assert differences(own.slow, own.fast(CODES, own.dates, []))[:10] == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(231, 261))
def test_many_totals_and_groups_are_equal(seed: int) -> None:
    own = batch(seed, is_whole=seed % 3 > 0)
    assert differences(own.slow, own.fast(CODES, own.dates, BY))[:10] == []
