"""Checks run on any records: none at all, and invented histories with every oddity."""

import pytest

from histories.arrow import arrow_records
from histories.returns import random_returns
from nearhome.checks.run import run
from nearhome.store.schema import empty, schemas
from reference import joining


def test_no_records_give_no_findings():
    assert run({name: empty(name) for name in schemas()}) == []


@pytest.mark.parametrize("seed", [5, 6])
def test_invented_histories_can_be_checked_and_every_finding_is_a_childs(seed):
    records = joining.join(random_returns(seed, 120))
    found = run(arrow_records(records))
    known = {row["child"] for name, rows in records.items() for row in rows if "child" in row}
    assert len({each.rule for each in found}) > 10
    assert {each.child for each in found} <= known
    assert all(each.row is None or each.row >= 1 for each in found)
