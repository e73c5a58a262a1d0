"""Every check finds the child that offends, and not the one beside it."""

from functools import cache

import pytest
from check_examples import EXAMPLES, records

from nearhome.checks.catalogue import checks
from nearhome.checks.declaration import Finding
from nearhome.checks.run import ranked, run


@cache
def found() -> tuple[Finding, ...]:
    return tuple(run(records()))


def test_every_check_has_its_examples():
    assert set(EXAMPLES) == set(checks())


@pytest.mark.parametrize("rule", EXAMPLES)
def test_the_offending_child_is_found_and_the_other_is_not(rule):
    named = {each.child for each in found() if each.rule == rule}
    assert f"bad {rule}" in named
    assert f"good {rule}" not in named


@pytest.mark.parametrize("check", checks().values(), ids=lambda check: check.rule)
def test_a_check_says_what_is_wrong_how_to_mend_it_and_what_it_moves(check):
    assert check.what.endswith(".")
    assert check.mend.endswith(".")
    assert check.moves
    assert all(each.split()[0].split("-")[0][0] in "ABCDEFHIJK" for each in check.moves)
    assert check.message.endswith(f"Moves {', '.join(check.moves)}.")


def test_a_finding_points_at_its_row_unless_the_row_is_wanting():
    for each in found():
        absent = checks()[each.rule].absent
        assert (each.row is None) is absent
        assert bool(each.file) is not absent
        assert each.collection_year in (2024, 2025)


def test_the_rule_that_touches_most_children_comes_first():
    children = {rule: {e.child for e in found() if e.rule == rule} for rule in checks()}
    sizes = [len(children[each.rule]) for each in found()]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1]


def test_a_finding_is_told_once():
    one = found()[0]
    assert ranked([one, one]) == [one]
