"""What an edition says of the far: whole or hidden whole, and thresholds only where they tell of nobody."""

from datetime import date
from types import SimpleNamespace

import pytest

import packs
from nearhome.disclosure.small import is_small, suppress_small
from nearhome.journeys import edition_distances
from nearhome.journeys.edition_distances import Distances
from nearhome.measures.placed import Placed
from nearhome.results.values import Result, Status

NOW, THEN = date(2026, 10, 31), date(2025, 10, 31)
EDITION = SimpleNamespace(as_at=NOW, reference=SimpleNamespace(on=THEN))
BANDS = ("0 to 5", "over 5 to 10", "over 10 to 20", "over 20 to 50", "over 50 to 100", "over 100")
ENDS = (0, 5, 10, 20, 50, 100, 10_000)


def home(miles, *, on=NOW, stay="under 6 months", reason="not recorded", reviewed=False, out=True):
    return Placed(on, miles, out, reviewed, ("10 to 15", "foster", "N1", "not UASC", stay, reason))


def result(code, on, part, whole, by="", group=""):
    status = Status.ZERO if part == 0 else Status.VALUE
    value = 100 * part / whole if whole else None
    return Result(code, code, on, "at date", by, group, part, whole, value, "%", status)


def of(monkeypatch, homes, absent=(), unasked=()):
    """The distances of an edition with these homes on both days.

    `absent` are measures without a number, `unasked` those of which nothing was asked.
    """
    both = [*homes, *(Placed(THEN, *(getattr(each, name) for name in ("miles", "is_outside", "is_reviewed", "groups"))) for each in homes)]  # fmt: skip
    monkeypatch.setattr(edition_distances, "children_placed", lambda *_: both)

    def ask(days, codes, by):
        far = sum((each.miles or 0) > 20 for each in homes)
        found = result(codes[0], days[0], far, len(homes))
        assert codes[0] not in unasked
        if codes[0] in absent:
            return [packs.result(codes[0], days[0], None, status=Status.NOT_COLLECTED)]
        return [found]

    def holds(code, on):
        # A measure whose list was never brought may not have been asked at all.
        return code not in unasked

    return Distances(
        SimpleNamespace(engine=lambda: None), SimpleNamespace(ask=ask, holds=holds), EDITION
    )


def standings(found, on=NOW):
    return {each.group: each for each in found if (each.code, each.breakdown, each.as_at) == ("D12", "standing", on)}  # fmt: skip


SAFE = [
    *[home(30, reason="kinship", stay="2 years and over")] * 7,
    *[home(30, reason="protective")] * 8,
    *[home(60, reason="no home nearer")] * 9,
    *[home(60, reason="no home nearer", stay="2 years and over")] * 6,
    *[home(150)] * 12,
    *[home(150, stay="2 years and over")] * 10,
    *[home(3, out=False)] * 40,
    *[home(None)] * 20,
]


def test_every_child_far_away_stands_in_one_group(monkeypatch):
    found = list(of(monkeypatch, SAFE).of_the_far(officers=False))
    told = standings(found)
    assert [each.numerator for each in told.values()] == [15, 16, 9, 12]
    assert {each.denominator for each in told.values()} == {52}
    stays = [each.numerator for each in found if (each.breakdown, each.as_at) == ("stay", NOW)]
    assert stays == [29, 0, 23, 0]


def test_one_small_part_hides_the_whole_from_all_but_officers(monkeypatch):
    # Three settled children with no home nearer: D11's reason less the standing would tell of them.
    homes = [each for each in SAFE if each.groups[4:] != ("2 years and over", "no home nearer")]
    homes += [home(60, reason="no home nearer", stay="2 years and over")] * 3
    told = standings(of(monkeypatch, homes).of_the_far(officers=False))
    assert {each.status for each in told.values()} == {Status.SUPPRESSED}
    assert {each.numerator for each in told.values()} == {None}
    told = standings(of(monkeypatch, homes).of_the_far(officers=True))
    assert [each.numerator for each in told.values()] == [15, 13, 9, 12]


def test_a_reason_that_is_hidden_by_itself_is_not_told_by_the_sum_of_the_good_ones(monkeypatch):
    homes = [*SAFE, *[home(30, reason="specialist")] * 2]
    told = standings(of(monkeypatch, homes).of_the_far(officers=False))
    assert {each.status for each in told.values()} == {Status.SUPPRESSED}


@pytest.mark.parametrize("how", ["absent", "unasked"])
def test_nothing_is_said_of_reasons_without_the_list(monkeypatch, how):
    lacking = {how: ("D11", "D11-reviewed")}
    found = list(of(monkeypatch, SAFE, **lacking).of_the_far(officers=False))
    assert {each.breakdown for each in found} == {"stay"}


def shown(homes):
    made = [result("D08-anywhere", NOW, sum((each.miles or 0) > 20 for each in homes), len(homes))]
    known = [each.miles for each in homes if each.miles is not None]
    for near, far, name in zip(ENDS, ENDS[1:], BANDS, strict=False):
        count = sum(near < miles <= far or (near == miles == 0) for miles in known)
        made.append(result("D10", NOW, count, len(homes), "distance", name))
    return suppress_small(made)


def test_thresholds_are_true_and_those_that_leave_few_are_not_offered(monkeypatch):
    away = of(monkeypatch, SAFE)
    found = {each.group: each for each in away.thresholds(shown(SAFE), officers=False) if each.as_at == NOW}  # fmt: skip
    assert {name: each.numerator for name, each in found.items()} == {
        "over 5 miles": 52, "over 10 miles": 52, "over 15 miles": 52, "over 20 miles": 52,
        "over 30 miles": 37, "over 50 miles": 37, "over 100 miles": 22,
    }  # fmt: skip
    homes = [*SAFE, *[home(28)] * 3]
    away = of(monkeypatch, homes)
    found = {each.group for each in away.thresholds(shown(homes), officers=False)}
    assert "over 30 miles" in found
    homes = [*SAFE, *[home(40)] * 3]
    away = of(monkeypatch, homes)
    found = {each.group for each in away.thresholds(shown(homes), officers=False)}
    assert "over 30 miles" not in found
    assert "over 30 miles" in {each.group for each in away.thresholds((), officers=True)}


@pytest.mark.parametrize("miles", [None, 3.0, 150.0])
def test_nobody_everybody_and_one_child_are_survived(monkeypatch, miles):
    for homes in ([home(miles)], [home(miles)] * 30, []):
        away = of(monkeypatch, homes)
        told = [*away.of_the_far(officers=False), *away.thresholds((), officers=False)]
        assert not [each for each in told if is_small(each.numerator)]


def test_nothing_where_distances_are_not_held(monkeypatch):
    away = of(monkeypatch, SAFE, absent=("D08-anywhere", "D12", "D11", "D11-reviewed"))
    assert [*away.of_the_far(officers=False), *away.thresholds((), officers=True)] == []
