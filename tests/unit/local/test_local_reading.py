"""Rows of lists: what is kept, what becomes unknown, what is set aside, and what the log says of each."""

from datetime import date
from typing import Any

import pytest
from local_sheets import KNOWN, as_csv, assemble, read, said, together

from nearhome.records.list_tables import list_tables
from nearhome.records.tables import tables
from nearhome.returns.limits import Limits
from nearhome.returns.local.files import may_hold_lists, read_file
from nearhome.returns.local.templates import dictionary, written
from nearhome.store.schema import schemas

D = date


@pytest.mark.parametrize("name", list_tables())
def test_the_example_of_every_list_is_read_without_a_word(name: str) -> None:
    own = dictionary(name)
    rows = [[row["column"] for row in own], [row["example"] for row in own]]
    found = assemble(rows, f"{name}.csv")
    table = found.tables[name]
    assert table.schema.equals(schemas()[name])
    assert table.num_rows == 1
    row = table.to_pylist()[0]
    for each in own:
        assert (row[each["column"]] is None) == (each["example"] == ""), each["column"]
    assert (row["origin_file"], row["origin_row"]) == (f"{name}.csv", 2)
    problems = {entry.rule for entry in found.log if entry.action in ("made_unknown", "set_aside")}
    assert not problems
    assert [(f.table, f.rows_read, f.rows_kept, f.status) for f in found.files] == [
        (name, 1, 1, "read")
    ]


@pytest.mark.parametrize("name", list_tables())
def test_what_is_written_of_the_records_is_read_as_the_same(name: str) -> None:
    own = dictionary(name)
    cells = [[row["column"] for row in own], [row["example"] for row in own]]
    first = assemble(cells, f"{name}.csv")
    rows = first.tables[name].drop_columns(["origin_file", "origin_row"]).to_pylist()
    again = read_file(f"again/{name}.csv", written(name, rows).encode(), Limits())
    found = together(again).tables[name].drop_columns(["origin_file", "origin_row"]).to_pylist()
    assert found == rows


_WORDS = [
    (name, column, word)
    for name, table in list_tables().items()
    for column in table.columns
    for word in column.values
    if column.kind == "code"
]


@pytest.mark.parametrize(("name", "column", "word"), _WORDS)
def test_every_word_of_every_code_is_read_as_itself(name: str, column: Any, word: str) -> None:
    # "none" says something here; in a column without that word it is what systems write for an empty cell.
    own = [
        {**row, "example": word if row["column"] == column.name else row["example"]}
        for row in dictionary(name)
    ]
    rows = [[row["column"] for row in own], [row["example"] for row in own]]
    found = assemble(rows, f"{name}.csv")
    assert found.tables[name].to_pylist()[0][column.name] == word


def test_a_column_that_there_is_not_cannot_be_written() -> None:
    with pytest.raises(KeyError, match="visits has no column nobody"):
        written("visits", [{"nobody": 1}])


def test_record_tables_of_lists_carry_file_and_row_and_no_year() -> None:
    for name in list_tables():
        assert tables()[name].is_list
        assert [c.name for c in tables()[name].columns][-2:] == ["origin_file", "origin_row"]


def test_bad_cells_become_unknown_and_the_rest_of_the_row_stays() -> None:
    found = assemble(
        [
            ["child", "started", "ended", "weekly", "sector"],
            ["1", "01/04/2026", "", "£5,120", "Private"],
            ["1", "2026-05-01", "", "0", "private"],
            ["2", "02-May-2026", "", "90,000", "pirates"],
            ["2", "1/6/26", "", "900", ""],
            ["2", "2026-06-02", "31/02/2026", "", "own"],
            ["", "2026-06-02", "", "5", "own"],
            ["Total", "2026-06-02", "", "5", "own"],
            ["", "", "", "", ""],
        ]
    )
    rows = found.tables["prices"].to_pylist()
    assert [(r["child"], r["started"], r["weekly"], r["sector"]) for r in rows] == [
        ("1", D(2026, 4, 1), 5120, "private"),
        ("1", D(2026, 5, 1), None, "private"),
        ("2", D(2026, 5, 2), None, None),
        ("2", D(2026, 6, 2), None, "own"),
    ]
    assert said(found, "out-of-range") == [(3, "weekly"), (4, "weekly")]
    assert said(found, "unknown-code") == [(4, "sector")]
    assert said(found, "two-digit-year") == [(5, "started")]
    assert said(found, "unreadable-date") == [(6, "ended")]
    assert said(found, "no-key") == [(5, "started"), (7, "child"), (8, "child")]
    assert said(found, "required-empty") == [(None, "weekly")]
    report = found.files[0]
    assert (report.rows_read, report.rows_kept, report.rows_set_aside) == (7, 4, 3)
    assert all(entry.why for entry in found.log)


def test_an_unknown_word_in_the_key_keeps_the_row() -> None:
    found = assemble(
        [["child", "kind", "happened_on"], ["1", "hair cut", "2026-01-02"], ["1", "", "2026-01-03"]]
    )
    assert found.tables["health_events"]["kind"].to_pylist() == [None, None]
    assert found.files[0].rows_set_aside == 0
    assert said(found, "unknown-code") == [(2, "kind")]
    assert said(found, "required-empty") == [(None, "kind")]


def test_a_row_that_repeats_another_exactly_is_set_aside_across_files_too() -> None:
    header = ["child", "visited_on", "seen"]
    one = read([header, ["1", "2026-01-02", "yes"], ["1", "02/01/2026", "Y"]], "one.csv")
    two = read([header, ["1", "2026-01-02", "1"], ["2", "2026-01-02", ""]], "two.csv")
    found = together(one, two)
    assert found.tables["visits"].num_rows == 2
    assert said(found, "exact-duplicate") == [(3, ""), (2, "")]
    assert [(f.file, f.rows_read, f.rows_kept, f.rows_set_aside) for f in found.files] == [
        ("one.csv", 2, 1, 1),
        ("two.csv", 2, 1, 1),
    ]


def test_of_two_rows_for_one_thing_the_one_read_last_stands() -> None:
    header = ["child", "visited_on", "seen"]
    found = assemble([header, ["1", "2026-01-02", "no"], ["1", "2026-01-02", "yes"]])
    assert found.tables["visits"]["seen"].to_pylist() == [1]
    assert said(found, "same-key") == [(2, "child visited_on")]
    assert found.files[0].rows_set_aside == 0


def test_two_carers_with_one_id_are_said_with_the_mend() -> None:
    header = ["household", "kind", "approved_on"]
    found = assemble([header, ["H1", "fostering", "2020-01-01"], ["H1", "kinship", "2021-01-01"]])
    assert found.tables["carers"]["kind"].to_pylist() == ["kinship"]
    entry = next(entry for entry in found.log if entry.rule == "one-id-twice")
    assert (entry.before, entry.after) == ("list.csv row 2", "list.csv row 3")
    assert "its own" in entry.why


def test_columns_of_names_are_neither_read_nor_kept_nor_logged() -> None:
    rows = [
        ["Child", "Child's Name", "Visited on", "Seen", "Post code", "Team"],
        ["1", "Ann Example", "2026-01-02", "yes", "AB1 2CD", "North"],
    ]
    found = read(rows, "visits.csv")
    kept = found.members["visits.csv"].decode()
    assert "Ann" not in kept
    assert "AB1" not in kept
    assert "North" in kept
    log = together(found).log
    assert not any("Ann" in f"{entry}" or "AB1" in f"{entry}" for entry in log)
    entry = next(entry for entry in log if entry.rule == "columns-of-names")
    assert entry.before == "Child's Name, Post code"
    again = together(read_file("visits.csv", found.members["visits.csv"], Limits()))
    assert again.tables["visits"].equals(together(found).tables["visits"])
    assert again.log == log


def test_a_file_without_names_is_kept_as_it_is() -> None:
    content = as_csv([["child", "visited_on"], ["1", "2026-01-02"]], ";")
    assert read_file("a.csv", content, Limits()).members == {"a.csv": content}


def test_what_was_written_of_a_child_is_in_no_log_entry() -> None:
    found = assemble(
        [
            ["child", "as_at", "dob", "in_touch"],
            ["9SECRET", "2026-10-31", "31/02/2011", "perhaps"],
            ["9SECRET", "2026-10-31", "01/02/2031", "no"],
        ]
    )
    text = " ".join(f"{entry.before} {entry.after} {entry.why}" for entry in found.log)
    assert "9SECRET" not in text
    assert "2011" not in text
    assert "2031" not in text
    assert "perhaps" in text


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_separators_and_encodings(separator: str, encoding: str) -> None:
    rows = [["Ein Titel"], ["child", "visited_on", "seen"], ["1", "02/01/2026", "yes"]]
    rows[0][0] = "Visits – 2026"
    content = as_csv(rows, separator).decode().encode(encoding)
    assert may_hold_lists("x.csv", content[:4000])
    found = together(read_file("x.csv", content, Limits()))
    assert found.tables["visits"]["visited_on"].to_pylist() == [D(2026, 1, 2)]
    assert found.tables["visits"]["origin_row"].to_pylist() == [3]


def test_dates_of_an_american_export_are_read_month_first() -> None:
    days = ["01/13/2026", "02/14/2026", "03/15/2026", "04/05/2026"]
    found = assemble([["child", "visited_on"], *(["1", day] for day in days)])
    assert D(2026, 4, 5) in found.tables["visits"]["visited_on"].to_pylist()
    assert said(found, "month-first") == [(None, "")]
    day_first = assemble([["child", "visited_on"], ["1", "04/05/2026"], ["1", "13/01/2026"]])
    assert D(2026, 5, 4) in day_first.tables["visits"]["visited_on"].to_pylist()


def test_a_crosswalk_joins_the_identifiers_of_a_list() -> None:
    found = assemble([["child", "visited_on"], ["old1", "2026-01-02"]])
    assert found.tables["visits"]["child"].to_pylist() == ["1"]
    assert not said(found, "not-in-records")


def test_a_young_persons_birth_is_that_of_the_records_where_the_list_has_none() -> None:
    header = ["child", "as_at", "dob"]
    found = assemble([header, ["1", "2026-10-31", ""], ["2", "2026-10-31", "2005-01-02"]])
    assert found.tables["care_leavers"]["dob"].to_pylist() == [
        KNOWN.births["1"],
        D(2005, 1, 2),
    ]


def test_an_empty_list_is_a_list_without_rows() -> None:
    found = assemble([["child", "visited_on", "seen"]])
    assert found.tables["visits"].num_rows == 0
    assert found.tables["list_reach"].num_rows == 0
    assert [(f.table, f.rows_read, f.status) for f in found.files] == [("visits", 0, "read")]
