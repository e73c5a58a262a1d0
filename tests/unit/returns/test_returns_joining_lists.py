"""Local lists: recognised by their columns, bad rows named, and what each does to the records."""

import csv
from datetime import date

import pytest

from joining_returns import a_return, episode, history
from nearhome.returns import lists
from nearhome.returns.history import join
from nearhome.returns.raw import Action


@pytest.mark.parametrize("name", lists.names())
def test_a_list_is_recognised_by_its_template_and_its_examples_are_read(name: str) -> None:
    header = next(csv.reader([lists.template(name)]))
    assert lists.recognise(header) == name
    assert (
        lists.recognise([heading.upper().replace("_", " ") for heading in reversed(header)]) == name
    )
    columns = {column["column"]: [column["example"]] for column in lists.dictionary(name)}
    found = lists.read(name, columns, file="list.csv")
    assert found.log == ()
    assert found.table.num_rows == 1
    assert found.table.column_names == [*header, "origin_file", "origin_row"]


def test_the_data_dictionary_says_all_there_is_to_know() -> None:
    assert lists.names() == ("crosswalk", "restricted", "vesting", "postcodes", "aliases")
    for name in lists.names():
        for column in lists.dictionary(name):
            assert all(
                column[each] for each in ("column", "type", "required", "meaning", "example")
            )
    with pytest.raises(KeyError, match="the lists are crosswalk"):
        lists.template("crosswalks")


def test_a_returns_columns_are_no_list() -> None:
    assert lists.recognise(["CHILD", "SEX", "DOB"]) is None
    assert lists.recognise(["CHILD", "DECOM", "DEC", "REASON"]) is None
    assert lists.recognise(["from_child", "date"]) is None
    assert lists.read_records([], file="x.csv") is None
    assert lists.read_records([["CHILD", "DOB"], ["1", "2"]], file="x.csv") is None


def test_optional_columns_may_be_absent_and_others_are_said_to_be_unused() -> None:
    found = lists.read_records(
        [["From child", "TO_CHILD", "note"], ["1", "2", "x"], ["3"]], file="x.csv"
    )
    assert found is not None
    assert history(found.table, "from_child", "to_child", "date", "origin_row") == [
        ("1", "2", "", 2)
    ]
    assert [(entry.rule, entry.row, entry.column) for entry in found.log] == [
        ("extra-column", 1, "note"),
        ("list-value", 3, "to_child"),
    ]


@pytest.mark.parametrize(
    ("name", "row", "column"),
    [
        ("crosswalk", {"from_child": "1", "to_child": ""}, "to_child"),
        ("crosswalk", {"from_child": "1", "to_child": "2", "date": "31/02/2024"}, "date"),
        ("restricted", {"as_at_from": "", "children": "3", "by": "x", "reason": "y"}, "as_at_from"),
        (
            "restricted",
            {"as_at_from": "2024-04-01", "children": "-3", "by": "x", "reason": "y"},
            "children",
        ),
        (
            "restricted",
            {"as_at_from": "2024-04-01", "children": "3.5", "by": "x", "reason": "y"},
            "children",
        ),
        (
            "restricted",
            {"as_at_from": "2024-04-01", "children": "3", "by": "", "reason": "y"},
            "by",
        ),
        (
            "restricted",
            {
                "as_at_from": "2024-04-01",
                "as_at_to": "2024-03-31",
                "children": "3",
                "by": "x",
                "reason": "y",
            },
            "as_at_to",
        ),
        (
            "vesting",
            {"child": "1", "date": "2019-04-01", "direction": "sideways", "authority": "x"},
            "direction",
        ),
        ("postcodes", {"postcode": "DT1", "reason": "office", "agreed_by": "x"}, "postcode"),
        ("postcodes", {"postcode": "DT1 1XJ", "reason": "office", "agreed_by": ""}, "agreed_by"),
        ("aliases", {"header": "Start", "field": "DECOMM"}, "field"),
    ],
)
def test_a_bad_row_is_set_aside_and_names_file_row_column_and_mend(
    name: str, row: dict[str, str], column: str
) -> None:
    found = lists.read(name, {key: ["", value] for key, value in row.items()}, file="list.csv")
    (entry,) = found.log
    assert (entry.file, entry.row, entry.column, entry.action) == (
        "list.csv",
        3,
        column,
        Action.SET_ASIDE,
    )
    assert len(entry.why) > len(f"{column} is empty. ")
    assert found.table.num_rows == 0
    report = found.report
    assert (report.rows_read, report.rows_kept, report.rows_set_aside) == (1, 0, 1)
    if column in ("postcode", "child"):
        assert row[column] not in repr(entry)


def test_rows_read_are_rows_kept_and_set_aside_and_a_repeat_is_named() -> None:
    columns = {
        "header": ["Start", "Start", "", "End", "Bad"],
        "field": ["DECOM", "decom", "", "DEC", "X"],
    }
    found = lists.read("aliases", columns, file="list.csv")
    assert history(found.table, "header", "field", "origin_row") == [
        ("Start", "DECOM", 2),
        ("End", "DEC", 5),
    ]
    assert [(entry.rule, entry.row) for entry in found.log] == [
        ("exact-duplicate", 3),
        ("list-value", 6),
    ]
    assert (found.report.rows_read, found.report.rows_kept, found.report.rows_set_aside) == (
        4,
        2,
        2,
    )


def test_restricted_counts_become_adjustments() -> None:
    columns = {
        "as_at_from": ["01/04/2025", "2024-04-01"],
        "as_at_to": ["01/04/2025", "31/03/2025"],
        "children": ["2", "3"],
        "by": ["head of performance"] * 2,
        "reason": ["restricted"] * 2,
    }
    given = lists.read("restricted", columns, file="restricted.csv").table
    joined = join([a_return(2025, episodes=[])], adjustments=given)
    assert history(joined.tables["adjustments"], "as_at_from", "as_at_to", "children") == [
        ("2024-04-01", "2025-03-31", 3),
        ("2025-04-01", "2025-04-01", 2),
    ]


VESTING = date(2019, 4, 1)


def _transfers(
    *rows: tuple[str, str], **more: object
) -> tuple[list[tuple[object, ...]], list[int | None]]:
    columns = {
        "child": [child for child, _ in rows],
        "date": [VESTING.isoformat()] * len(rows),
        "direction": [direction for _, direction in rows],
        "authority": ["E06000058"] * len(rows),
    }
    given = lists.read("vesting", columns, file="vesting.csv").table
    returns = [
        a_return(
            2019,
            episodes=[
                episode("LEFT", "2017-05-01", "2018-05-01", "X1"),
                episode("LEFT", "2018-05-01", "2019-03-31", "E3"),
                episode("GONE", "2018-05-01"),
                episode("STAYS", "2018-05-01"),
                episode("MOVES", "2018-05-01", "2019-04-01", "X1"),
            ],
        ),
        a_return(
            2020,
            episodes=[
                episode("CAME", "2019-04-01"),
                episode("LATE", "2019-04-02"),
                episode("LATER", "2019-04-03"),
                episode("FIRST", "2019-04-01", rne="L"),
                episode("STAYS", "2018-05-01"),
                episode("MOVES", "2019-04-01", rne="P"),
            ],
        ),
    ]
    crosswalk = lists.read(
        "crosswalk", {"from_child": ["OLDCAME"], "to_child": ["CAME"]}, file="c.csv"
    )
    returns[1] = a_return(
        2020,
        episodes=[
            *({**row} for row in returns[1].tables["episodes"].to_pylist()),
            episode("OLDCAME", "2019-05-01", rne="P"),
        ],
    )
    joined = join(returns, vesting=given, crosswalk=crosswalk.table)
    found = history(joined.tables["transfers"], "child", "date", "direction", "vesting_day")
    return found, [entry.row for entry in joined.log if entry.rule == "vesting-no-event"]


def test_vesting_day_transfers_are_the_starts_and_ends_at_that_day() -> None:
    found, without = _transfers(
        ("LEFT", "out"), ("GONE", "out"), ("FIRST", "in"), ("OLDCAME", "in"), ("LATE", "in")
    )
    assert found == [
        ("CAME", "2019-04-01", "in", "2019-04-01"),
        ("FIRST", "2019-04-01", "in", "2019-04-01"),
        ("GONE", "2019-04-01", "out", "2019-04-01"),
        ("LATE", "2019-04-02", "in", "2019-04-01"),
        ("LEFT", "2019-03-31", "out", "2019-04-01"),
    ]
    assert without == []


def test_a_listed_child_without_such_an_event_is_noted() -> None:
    found, without = _transfers(
        ("STAYS", "out"),
        ("MOVES", "out"),
        ("MOVES", "in"),
        ("NOBODY", "in"),
        ("LEFT", "in"),
        ("LATER", "in"),
    )
    assert found == []
    assert without == [2, 3, 4, 5, 6, 7]
