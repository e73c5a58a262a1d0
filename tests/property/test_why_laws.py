"""Whatever the history, every child of a change is in one part of it, and each part is the child's own."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from histories.agreement import Batch
from histories.arrow import arrow_records
from histories.strategies import returns
from nearhome.measures.cards import cards
from nearhome.measures.compute import compute
from nearhome.results.values import Context
from nearhome.results.why import CannotSplitError, Kind
from nearhome.signals.why.figures import figures
from nearhome.signals.why.splits import YEARS, Days, needed
from nearhome.store.engine import open_duckdb
from nearhome.vocabulary.periods import months_before
from reference import cohorts, joining

BY = ("age_band", "uasc")
CARDS = {card.code: card for card in cards()}


def splits(records, on, codes):
    """Every split of the codes to a day, the reasons of those that cannot be made."""
    days = Days(tuple(months_before(on, 12 * back) for back in range(YEARS + 1)))
    vesting = sorted({row["date"] for row in records["transfers"]})
    asked = [each for code in codes for each in needed(CARDS[code], BY, vesting)]
    names = sorted({code for each in asked for code, _, _ in each.asks})
    breakdowns = sorted({by for each in asked for _, by, _ in each.asks if by})
    context = Context("", max(row["as_at"] for row in records["supplied"]))
    engine = open_duckdb(arrow_records(records))
    known = figures(compute(engine, sorted(days.ends), names, breakdowns, context))
    made, refused = [], []
    for each in asked:
        try:
            made.append(each.made(known, days))
        except CannotSplitError as error:
            refused.append(str(error))
    return made, refused


def last_day(records):
    as_at = max(row["as_at"] for row in records["supplied"])
    return date(as_at.year if (as_at.month, as_at.day) >= (3, 31) else as_at.year - 1, 3, 31)


@given(returns())
@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
def test_nothing_is_left_over_for_any_few_children(drawn):
    records = joining.join(drawn)
    for split in splits(records, last_day(records), ("A01", "D08", "A04"))[0]:
        assert sum(part.effect for part in split.parts) == split.change


@pytest.mark.parametrize("seed", [51, 52])
def test_the_account_is_what_happened_to_each_child_one_by_one(seed):
    records = Batch(seed).records
    on = last_day(records)
    made, _ = splits(records, on, ("A01",))
    found = next(split for split in made if split.way == "came in and left")
    slow = slowly(records, months_before(on, 12), on)
    assert {
        "came": found.of(Kind.CAME) + found.of(Kind.AGAIN),
        "left": -found.of(Kind.LEFT) - found.of(Kind.LEFT_AGAIN),
        "unrecorded": found.of(Kind.UNRECORDED),
        "moved": found.of(Kind.TRANSFERRED),
        "change": found.change - found.of(Kind.RESTRICTED),
    } == slow
    assert slow["came"] > 10
    assert slow["left"] > 10


def slowly(records, start, end):
    """Child by child and stay by stay, as the slow reference has them."""
    counted = dict.fromkeys(("came", "left", "unrecorded", "moved", "change"), 0)
    for child in cohorts.children(records):
        for spell in child.spells:
            counted["change"] += spell.is_in_force(end) - spell.is_in_force(start)
            if start < spell.started <= end:
                unrecorded = "came" if spell.known_start else "unrecorded"
                counted["moved" if spell.transferred_in else unrecorded] += 1
            if spell.ended is not None and start < spell.ended <= end:
                counted["moved" if spell.transferred_out else "left"] += (
                    -1 if spell.transferred_out else 1
                )
    return counted


def test_with_a_change_of_councils_the_children_moved_are_a_part_of_their_own():
    moved = 0
    for seed in range(53, 57):
        records = Batch(seed).records
        for split in splits(records, last_day(records), ("A01",))[0]:
            moved += abs(split.of(Kind.TRANSFERRED))
    assert moved


def test_arrivals_and_those_still_here_are_counted_child_by_child():
    records = {**Batch(51).records, "transfers": []}
    on = last_day(records)
    (split,) = (
        each
        for each in splits(records, on, ("A01",))[0]
        if each.way == "how many came in and how long they stay"
    )
    arrivals = {p.group: (p.before, p.after) for p in split.parts if p.kind is Kind.MORE_CAME}
    years = {"under 1 year": (0, 1), "1 to 2 years": (1, 2), "2 to 5 years": (2, 5)}
    for group, (least, most) in years.items():
        slow = []
        for day in (months_before(on, 12), on):
            opened, closed = (months_before(day, 12 * year) for year in (most, least))
            spells = [s for c in cohorts.children(records) for s in c.spells]
            slow.append(sum(opened < spell.started <= closed for spell in spells))
        assert arrivals[group] == tuple(slow)
    assert sum(map(sum, arrivals.values())) > 100
