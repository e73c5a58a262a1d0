"""What the log met becomes a finding, with the child whose row it is."""

import pyarrow as pa
import pytest
from check_examples import records

from nearhome.checks.from_the_log import log_checks, log_findings
from nearhome.checks.run import run

COLUMNS = ("file", "table", "row", "column", "action", "rule", "from", "to", "why")


def log(*entries: tuple[object, ...]) -> pa.Table:
    return pa.Table.from_pylist(
        [dict(zip(COLUMNS, each, strict=True)) for each in entries],
        schema=pa.schema(
            [(name, pa.int32() if name == "row" else pa.string()) for name in COLUMNS]
        ),
    )


def entry(rule: str, column: str = "DEC", row: int | None = 2, file: str = "episodes.csv"):
    return (file, "Episodes", row, column, "repaired", rule, "", "", "why")


def owner(row: int) -> str:
    table = records()["episodes"]
    return table["child"][table["origin_row"].to_pylist().index(row)].as_py()


@pytest.mark.parametrize(("log_rule", "field"), log_checks())
def test_each_kind_of_entry_is_found_and_others_are_not(log_rule, field):
    found = list(log_findings(records(), log(entry(log_rule, field), entry("date-format"))))
    check = log_checks()[log_rule, field]
    assert [(each.rule, each.child, each.row) for each in found] == [(check.rule, owner(2), 2)]
    assert found[0].message.endswith(f"Moves {', '.join(check.moves)}.")
    assert check.what.endswith(".")
    assert check.mend.endswith(".")


def test_an_unknown_code_says_which_measures_by_its_field():
    found = {
        each.field: each.message
        for each in log_findings(
            records(),
            log(entry("unknown-code", "CIN"), entry("unknown-code", "PLACE_PROVIDER", row=3)),
        )
    }
    assert "Moves C01." in found["CIN"]
    assert "Moves D03." in found["PLACE_PROVIDER"]


def test_a_code_that_moves_nothing_is_not_found():
    assert list(log_findings(records(), log(entry("unknown-code", "SW_REASON")))) == []


def test_an_entry_about_the_whole_return_names_no_child():
    found = list(log_findings(records(), log(entry("distance-differs", "PL_DISTANCE", None, ""))))
    assert [(each.child, each.row) for each in found] == [("", None)]


def test_a_row_is_told_once_a_rule_and_field():
    twice = log(entry("overlap"), entry("overlap"), entry("overlap", row=3))
    assert len(list(log_findings(records(), twice))) == 2


def test_findings_of_the_log_are_ranked_with_the_others():
    found = run(records(), log(entry("overlap"), entry("overlap", row=3)))
    assert {each.rule for each in found} > {"overlap", "need-missing"}
