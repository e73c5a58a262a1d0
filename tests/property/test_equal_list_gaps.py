"""Groups of lists that do not say which group a row falls into: told like the slow reference, never a false nought."""

import pytest

from histories.agreement import differences
from histories.list_batch import ListBatch
from nearhome.measures.catalogue.listing import measures
from nearhome.results.values import Result, Status

CODES = [each.code for each in measures() if each.group_needs]
BY = sorted({name for each in measures() for name in each.group_needs})


def halves(results: list[Result]) -> set[tuple[str, str]]:
    """The codes and breakdowns whose total is known and whose groups are not."""
    known = {(each.code, each.as_at) for each in results if not each.breakdown and each.numerator}
    return {
        (each.code, each.breakdown)
        for each in results
        if each.breakdown
        and each.status is Status.NOT_COLLECTED
        and (each.code, each.as_at) in known
    }


def test_groups_that_nothing_says_are_told_alike() -> None:
    seen = set()
    for seed in (4, 23, 31, 33):
        own = ListBatch(seed, children=20, is_whole=False)
        found = own.fast(CODES, own.dates[-3:], BY)
        assert differences(own.slow, found)[:10] == []
        seen |= halves(found)
    assert {by for _, by in seen} >= {"carer_locality", "home_kind", "grade", "operator"}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(261, 281))
def test_many_are_told_alike(seed: int) -> None:
    own = ListBatch(seed, children=20, is_whole=False)
    assert differences(own.slow, own.fast(CODES, own.dates, BY))[:10] == []
