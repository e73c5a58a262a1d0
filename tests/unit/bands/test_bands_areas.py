"""Which codes are one council, and on which day a council is there."""

from datetime import date, timedelta

from band_facts import DORSET, FORMER_DORSET, FORMER_SOMERSET, SOMERSET

from nearhome.published.bands.areas import changed, codes_of, exists, predecessors, today
from nearhome.published.bands.words import listed

VESTING = date(2019, 4, 1)
EVE = VESTING - timedelta(days=1)


def test_a_council_is_there_from_its_first_day_and_its_predecessor_until_the_day_before():
    assert (exists(DORSET, EVE), exists(DORSET, VESTING)) == (False, True)
    assert (exists(FORMER_DORSET, EVE), exists(FORMER_DORSET, VESTING)) == (True, False)


def test_a_change_of_code_alone_is_no_end():
    change = date(2023, 4, 1)
    assert exists(SOMERSET, change - timedelta(days=1))
    assert not changed(SOMERSET, date(2023, 3, 31), date(2023, 4, 1))
    assert today(FORMER_SOMERSET) == today(SOMERSET) == SOMERSET
    assert codes_of(FORMER_SOMERSET) == (SOMERSET, FORMER_SOMERSET)


def test_an_area_changed_after_a_day_and_by_another():
    for area in (DORSET, FORMER_DORSET):
        assert changed(area, EVE, VESTING)
        assert not changed(area, VESTING, date(2025, 3, 31))
        assert not changed(area, date(2015, 3, 31), EVE)


def test_what_came_before():
    assert predecessors(DORSET) == (FORMER_DORSET,)
    assert set(predecessors("E06000058")) == {"E06000028", "E06000029", FORMER_DORSET}
    assert predecessors(SOMERSET) == ()


def test_names_with_commas_are_told_apart():
    assert listed(["Poole"]) == "Poole"
    assert listed(["Poole", "Kent", "Devon"]) == "Poole, Kent and Devon"
    assert listed(["Bristol, City of", "Kent"]) == "Bristol, City of; Kent"
