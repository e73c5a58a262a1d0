"""What changed between two states of the records equals the slow count, whatever was put right in them."""

import copy
from datetime import date, timedelta
from random import Random

import pytest

from histories.arrow import arrow_records
from histories.returns import random_returns
from nearhome.cohorts.spells import Spell, spells
from nearhome.journeys.revisions import comings
from nearhome.journeys.snapshots_compared import compared
from nearhome.records.tables import tables
from nearhome.store.engine import open_duckdb
from reference import joining
from reference import revisions as slow
from reference.cohorts import children

SPELL_KINDS = {"late_in", "late_out", "removed"}
FIELD_KINDS = {"legal_status", "placement", "distance"}
FIRST = 5
"""The seed of `make test`, in which every kind is met."""
DAYS = (date(2021, 3, 31), date(2022, 11, 30), date(2024, 2, 29))


def put_right(r, records):
    """The records with some children left out, and some episodes altered or cut short, at random."""
    changed = copy.deepcopy(records)
    names = sorted({row["child"] for row in changed["episodes"]})
    gone = {name for name in names if r.random() < 0.1}
    changed["episodes"] = [row for row in changed["episodes"] if row["child"] not in gone]
    changed["episodes"].sort(key=lambda row: (row["child"], row["decom"]))
    firsts = {row["child"]: id(row) for row in reversed(changed["episodes"])}
    lasts = {row["child"]: id(row) for row in changed["episodes"]}
    changed["episodes"] = list(_with_moves_not_known(r, changed["episodes"], lasts))
    lasts = {row["child"]: id(row) for row in changed["episodes"]}
    for row in changed["episodes"]:
        # A joined history does not overlap: only a first day is put earlier, only a last end taken away.
        is_first, is_last = firsts[row["child"]] == id(row), lasts[row["child"]] == id(row)
        chance = r.random()
        if chance < 0.04:
            row["legal_status"] = r.choice(["C1", "C2", "V2", "V4"])
        elif chance < 0.08:
            row["place"] = r.choice(["U1", "U4", "K2"])
        elif chance < 0.11:
            row["distance"] = float(r.randrange(60))
        elif chance < 0.15 and is_last and row["dec"] is not None:
            row["dec"] = max(row["decom"], row["dec"] - timedelta(days=r.randrange(1, 40)))
        elif chance < 0.4 and is_last and row["dec"] is not None:
            row["dec"] = row["reason_episode_ceased"] = None
        elif chance < 0.4 and is_first:
            row["decom"] -= timedelta(days=r.randrange(1, 20))
    return changed


def _with_moves_not_known(r, rows, lasts):
    """Some children's last episode left out: the one before goes on, as before a move is typed."""
    for row, later in zip(rows, [*rows[1:], None], strict=True):
        is_typed = r.random() < 0.7
        is_next = later is not None and later["child"] == row["child"]
        if is_next and lasts[row["child"]] == id(later) and not is_typed:
            row["dec"] = row["reason_episode_ceased"] = None
            lasts[row["child"]] = id(row)
            later["left out"] = True
        if not row.get("left out"):
            yield row


class Both:
    def __init__(self, seed):
        self.seed = seed
        records = joining.join(random_returns(seed, 120))
        self.rows = [put_right(Random(seed * 7 + n), records) for n in (1, 2)]
        self.slow = [children(each) for each in self.rows]
        self.tables = [arrow_records(each) for each in self.rows]
        self.spells = [spells(open_duckdb(each)) for each in self.tables]

    def kinds(self, on):
        return compared(*self.tables, *self.spells, on).kinds


@pytest.fixture(
    scope="module",
    params=[FIRST, *(pytest.param(n, marks=pytest.mark.slow) for n in range(6, 12))],
)
def both(request):
    return Both(request.param)


def test_spells_are_those_of_the_slow_count(both):
    for fast, slowly in zip(both.spells, both.slow, strict=True):
        expected = sorted(
            (child.name, spell.started, spell.ended) for child in slowly for spell in child.spells
        )
        assert sorted((each.child, each.started, each.until) for each in fast) == expected
        assert len(expected) > 100


@pytest.mark.parametrize("on", DAYS)
def test_late_removed_and_put_right_equal_the_slow_count(both, on):
    fast = both.kinds(on)
    of_spells = slow.spell_kinds(*both.slow, on)
    met = set()
    for child in {*fast, *of_spells}:
        mine, theirs = fast.get(child, frozenset()), of_spells.get(child, set())
        assert mine & SPELL_KINDS == theirs & SPELL_KINDS, child
        assert "dates" not in theirs or "dates" in mine, child
        met |= theirs
    assert {"late_in", "removed", "dates"} <= met


def test_every_kind_is_met_on_some_day(both):
    met = {kind for on in DAYS for kinds in both.kinds(on).values() for kind in kinds}
    assert met >= SPELL_KINDS | FIELD_KINDS | {"dates", *(["moves"] if both.seed == FIRST else [])}


@pytest.mark.parametrize("on", DAYS)
def test_fields_put_right_equal_the_slow_count(both, on):
    fast = both.kinds(on)
    fields = slow.field_kinds(*(each["episodes"] for each in both.rows), on)
    several = {
        name for rows in both.rows for name, count in _by_day(rows["episodes"]).items() if count > 1
    }
    alone = {name for name, _ in several}
    known = [{child.name for child in each} for each in both.slow]
    for child in {*fast, *fields} - alone:
        if all(child in each for each in known):
            assert fast.get(child, frozenset()) & FIELD_KINDS == fields.get(child, set()), child
    assert len(fields) > 10


def _by_day(episodes):
    found = {}
    for row in episodes:
        key = (row["child"], row["decom"])
        found[key] = found.get(key, 0) + 1
    return found


@pytest.mark.parametrize("on", DAYS)
def test_moves_entered_late_or_taken_out_equal_the_slow_count(both, on):
    fast = both.kinds(on)
    slowly = slow.moves(*(each["episodes"] for each in both.rows), on)
    several = {
        name for rows in both.rows for (name, _), n in _by_day(rows["episodes"]).items() if n > 1
    }
    counted = 0
    known = [{r["child"] for r in rows["episodes"] if r["decom"] <= on} for rows in both.rows]
    for child in ({*fast, *slowly} - several) & known[0] & known[1]:
        mine, theirs = fast.get(child, frozenset()), slowly.get(child, set())
        if mine & (SPELL_KINDS | {"dates"}):
            continue
        assert ("moves" in mine) == bool(theirs), child
        counted += bool(theirs)
    assert counted or both.seed != FIRST


@pytest.mark.parametrize("since", DAYS[:2])
def test_comings_and_leavings_equal_the_slow_count_and_add_up(both, since):
    until = DAYS[2]
    found = comings(both.spells[1], since, until)
    expected = slow.comings(both.slow[1], since, until)
    numbers = [each.number for each in (found.first, found.came_in, found.left, found.last)]
    assert numbers == [expected.first, expected.came_in, expected.left, expected.last]
    assert numbers[0] + numbers[1] - numbers[2] == numbers[3]
    assert min(numbers) > 5


def test_the_same_records_have_no_revisions(both):
    again = compared(both.tables[0], both.tables[0], both.spells[0], both.spells[0], DAYS[2])
    assert again.kinds == {}
    assert again.counts().children.number == 0


def test_the_end_day_of_a_spell_is_not_in_care_and_its_first_day_is():
    spell = Spell("a", date(2024, 1, 10), date(2024, 2, 10))
    assert spell.covers(date(2024, 1, 10))
    assert not spell.covers(date(2024, 1, 9))
    assert spell.covers(date(2024, 2, 9))
    assert not spell.covers(date(2024, 2, 10))
    found = comings([spell], date(2024, 1, 10), date(2024, 2, 10))
    assert [found.first.number, found.came_in.number] == [1, 0]
    assert [found.left.number, found.last.number] == [1, 0]


@pytest.mark.parametrize(
    ("was", "now", "kinds"),
    [
        (None, DAYS[0], {"late_out"}),
        (None, DAYS[0] + timedelta(days=1), set()),
        (DAYS[0], DAYS[0] - timedelta(days=1), {"dates"}),
        (DAYS[0], None, {"dates"}),
    ],
)
def test_an_end_on_the_day_itself_is_known_by_it_and_one_after_it_is_no_revision(was, now, kinds):
    start = date(2020, 5, 1)
    none = arrow_records({name: [] for name in tables()})
    before, after = ([Spell("a", start, until)] for until in (was, now))
    found = compared(none, none, before, after, DAYS[0]).kinds
    assert found.get("a", frozenset()) == kinds
