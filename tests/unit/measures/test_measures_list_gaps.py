"""What is said to be lacking of a list where a measure is not collected, and that nothing is where it is collected."""

from histories.list_batch import ListBatch
from nearhome.measures.list_gaps import list_gaps
from nearhome.results.values import Result, Status

CODES = ["A01", "N01", "N05", "M01", "K08", "H05-list", "J02-list", "J04-list", "O05", "Q04"]


def gaps_of(seed: int, codes: list[str] = CODES) -> list[tuple[Result, tuple[str, ...]]]:
    """Each total of a batch of incomplete lists, with the gaps told of its code on its date."""
    own = ListBatch(seed, children=8, is_whole=False)
    told = {on: list_gaps(own.tables, on, codes, own.context) for on in own.dates}
    found = own.fast(codes, own.dates, [])
    return [(each, told[each.as_at].get(each.code, ())) for each in found]


def test_a_gap_is_told_where_and_only_where_a_list_is_lacking() -> None:
    seen: set[str] = set()
    for seed in (3, 5, 302):
        for result, gaps in gaps_of(seed):
            wanted = result.status is Status.NOT_COLLECTED and result.code != "A01"
            assert bool(gaps) is wanted, (seed, result, gaps)
            seen.update(gaps)
    words = " ".join(seen)
    assert "budgets (line children's services, class empty) has no figures of the year" in words
    assert "of our children was never brought" in words
    assert "ends on" in words
    assert "does not say" in words
