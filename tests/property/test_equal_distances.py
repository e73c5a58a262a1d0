"""Where children live, and every count of it, equals the slow reference, child by child."""

from collections import Counter
from datetime import date

import pytest

from histories.arrow import arrow_records
from histories.list_batch import ListBatch
from histories.sketches import records_of
from nearhome.measures import distances
from nearhome.measures.placed import GROUPED, children_placed
from nearhome.store.engine import open_duckdb
from reference import distances as slow


def plain(each):
    return (each.on, each.miles, each.is_outside, each.is_reviewed, each.groups)


@pytest.fixture(scope="module", params=[1, 2])
def batch(request):
    return ListBatch(request.param)


@pytest.fixture(scope="module")
def placed(batch):
    return list(children_placed(batch.tables, batch.dates[-4:]))


def on(placed, day):
    return [each for each in placed if each.on == day]


def test_every_child_is_where_the_reference_has_the_child(batch, placed):
    assert GROUPED == ("age_band", "placement", "need", "uasc", "stay", "distance_reason")
    for day in batch.dates[-4:]:
        theirs = Counter(
            slow.described(batch.slow, unit) for unit in slow.everybody(batch.slow, day)
        )
        assert Counter(map(plain, on(placed, day))) == theirs


def test_no_child_is_left_out_of_any_threshold(batch, placed):
    day = batch.dates[-1]
    homes = on(placed, day)
    known = len(homes) - distances.not_known(homes)
    assert known
    assert any(distances.not_known(on(placed, each)) for each in batch.dates[-4:])
    for miles in (0, 5, 20, 33, 100, 5000):
        assert distances.over(homes, miles) == slow.over(batch.slow, day, miles)
    assert distances.over(homes, -1) == known


def test_quarters_are_the_places_in_the_line(batch, placed):
    for day in batch.dates[-4:]:
        theirs = [slow.quarter(batch.slow, day, part) for part in (0.25, 0.5, 0.75)]
        assert distances.quarters(on(placed, day)) == pytest.approx(theirs)


def test_everybody_far_has_one_standing(batch, placed):
    for day in batch.dates[-4:]:
        far = distances.far(on(placed, day))
        mine = distances.counted(map(distances.standing, far), distances.STANDINGS)
        assert list(mine.values()) == list(slow.standings(batch.slow, day).values())
        assert sum(mine.values()) == len(far)


def test_quarters_are_those_of_the_measures(batch, placed):
    day = batch.dates[-1]
    found = batch.fast(("D10", "D10-q1", "D10-q3"), [day], [])
    middle, first, third = (each.value for each in found)
    assert distances.quarters(on(placed, day)) == pytest.approx((first, middle, third))


@pytest.mark.parametrize(
    ("came", "stay"),
    [
        ("2022-03-31", "2 years and over"),
        ("2022-04-01", "6 months to 2 years"),
        ("2023-09-30", "6 months to 2 years"),
        ("2023-10-01", "under 6 months"),
    ],
)
def test_two_years_and_six_months_are_counted_to_the_day(came, stay):
    records = records_of(f"DECOM PL_DISTANCE PL_LOCATION\n{came} 20.1 OUT", "2010-06-15")
    engine = open_duckdb(arrow_records(records))
    (child,) = children_placed(engine, [date(2024, 3, 31)])
    assert child.group("stay") == stay
    assert distances.far([child]) == [child]
    (earlier,) = children_placed(
        open_duckdb(
            arrow_records(
                records_of(f"DECOM PL_DISTANCE PL_LOCATION\n{came} 20.0 OUT", "2010-06-15")
            )
        ),
        [date(2024, 3, 31)],
    )
    assert distances.far([earlier]) == []
