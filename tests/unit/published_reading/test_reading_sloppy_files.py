"""Files that were changed on their way: opened and saved, cut down, turned, or made with the table tool."""

import pytest
from published_layouts import (
    BASE,
    DORSET,
    ENGLAND,
    OLD_DORSET,
    characteristics,
    figures,
    numbers,
    reading,
    rows_of,
    rules,
    stability,
)

from nearhome.published.reading.merge import Part, merged
from nearhome.published.reading.reading import read
from nearhome.published.reading.report import UnreadableError
from nearhome.published.reading.table import from_csv, from_rows

SOUTH_WEST = ("Regional", "E12000009", "South West", "", "", "")
CODE, NUMBER, NAME, REGION = 9, 7, 8, 5


def entry(read_, rule):
    return next(each for each in read_.log if each.rule == rule)


def every_row_is_told(read_):
    told = read_.rows_used + read_.rows_set_aside + sum(read_.not_used.values())
    return read_.rows_read == told


def with_cell(rows, row, column, text):
    return [
        [*cells[:column], text, *cells[column + 1 :]] if at == row else list(cells)
        for at, cells in enumerate(rows)
    ]


def test_counts_and_rates_under_new_names_leave_nothing_to_take_though_the_population_is_there():
    columns, rows = numbers(2025)
    renamed = ["No. of children" if name == "children_count" else "Rate" if name == "rate_per_10000" else name for name in columns]  # fmt: skip
    with pytest.raises(UnreadableError, match=r"No\. of children") as refused:
        reading(renamed, rows)
    assert "children_count" in refused.value.problem


def test_authorities_by_name_alone_are_set_aside_and_named_never_taken_for_other_kinds_of_area():
    columns, rows = numbers(2025, areas=(ENGLAND, DORSET, OLD_DORSET))
    bare = [[*row[:NUMBER], "", row[NAME], "", *row[CODE + 1 :]] for row in rows]
    read_ = reading(columns, bare)
    told = entry(read_, "unknown-area")
    assert (told.row, told.column, told.before, told.action) == (3, "new_la_code", "Dorset", "set_aside")  # fmt: skip
    assert read_.rows_set_aside == 2
    assert not read_.not_used
    assert every_row_is_told(read_)
    assert {key[2] for key in figures(read_)} == {"E92000001"}


def test_a_place_that_is_not_known_is_no_fault():
    columns, rows = numbers(2025, areas=(DORSET, ("Local authority", "x", "Not available", "x", "Not available", "x")))  # fmt: skip
    read_ = reading(columns, rows)
    assert "unknown-area" not in rules(read_)
    assert every_row_is_told(read_)


def test_rows_of_authorities_without_any_column_of_codes_are_refused_not_called_a_table_of_england():
    columns, rows = numbers(2025)
    kept = [at for at, name in enumerate(columns) if name not in ("old_la_code", "new_la_code")]
    with pytest.raises(UnreadableError, match="no column of their codes"):
        reading([columns[at] for at in kept], [[row[at] for at in kept] for row in rows])


def test_a_region_with_the_code_of_england_is_not_taken_for_england():
    columns, rows = numbers(2025, areas=(ENGLAND, SOUTH_WEST))
    read_ = reading(columns, with_cell(rows, 1, REGION, "E92000001"))
    assert entry(read_, "unknown-area").row == 3
    assert entry(read_, "unknown-area").column == "region_code"
    assert "files-disagree" not in rules(read_)
    assert read_.rows_used == 1


def test_a_row_for_two_authorities_together_is_called_that_and_not_a_wrong_code():
    both = ("Local authority", "E12000004", "East Midlands", "940 / 941", "North and West", "E06000061 / E06000062")  # fmt: skip
    read_ = reading(*numbers(2025, areas=(DORSET, both)))
    told = entry(read_, "unknown-area")
    assert (told.row, told.before) == (3, "E06000061 / E06000062")
    assert "areas together" in told.why
    assert "Correct the code" not in told.why
    assert (read_.rows_used, read_.rows_set_aside) == (1, 1)


def test_a_table_made_with_the_table_tool_has_one_column_of_codes_for_every_level():
    columns, rows = stability(2025, areas=(ENGLAND, SOUTH_WEST, DORSET))
    tool = ["location", "location_code", "geographic_level", "time_period", *columns[10:]]
    codes = {"National": "E92000001", "Regional": "E12000009", "Local authority": "E06000059"}
    made = [["A name", codes[row[2]], row[2], row[0], *row[10:]] for row in rows]
    read_ = reading(tool, made)
    plain = figures(reading(columns, rows))
    found = figures(read_)
    assert {key: each["value"] for key, each in found.items()} == {
        key: each["value"] for key, each in plain.items()
    }
    assert len({key[2] for key in found}) == 3


def test_a_table_turned_on_its_side_is_refused_with_what_to_download():
    header = [
        "location_code", "geographic_level", "time_period",
        "Children looked after on 31 March each year",
        "Children starting to be looked after each year",
    ]  # fmt: skip
    table = from_rows("wide.csv", [header, ["E06000059", "Local authority", "2025", "437", "138"]])
    with pytest.raises(UnreadableError, match="turned on its side") as refused:
        read(table)
    assert "Download" in refused.value.mend


def test_a_header_without_a_row_is_refused_as_such():
    columns, _ = numbers(2025)
    with pytest.raises(UnreadableError, match="no row"):
        reading(columns, [])


def test_an_empty_cell_is_named_with_its_row_and_is_no_nought():
    columns, rows = numbers(2025, years=(2024, 2025))
    read_ = reading(columns, with_cell(rows, 1, columns.index("children_count"), ""))
    told = entry(read_, "empty-cell")
    assert (told.row, told.column) == (3, "children_count")
    found = figures(read_)
    assert ("A01", "", "E06000059", 2025, "2025") not in found
    assert found[("A01", "", "E06000059", 2024, "2025")]["value"] == 437


def test_notes_below_the_table_are_set_aside_and_called_what_they_may_be():
    columns, rows = numbers(2025)
    text = "\n".join(",".join(map(str, row)) for row in (columns, *rows))
    read_ = read(from_csv("notes.csv", f"{text}\n\nSource: SSDA903\n".encode()))
    assert "note" in entry(read_, "row-cut-short").why
    saved = f"{text}\n{'Footnotes' + ',' * (len(columns) - 1)}\n"
    again = read(from_csv("saved.csv", saved.encode()))
    assert entry(again, "unknown-year").action == "set_aside"
    assert (again.rows_used, again.rows_set_aside, again.not_used) == (1, 1, {})


def test_a_total_that_is_not_used_does_not_read_as_its_whole_group():
    groups = [
        ("Age on ceasing", "1 to 4 years", 30, 20), ("Age on ceasing", "Total", 149, 100),
        ("Reason episode ceased", "Adopted", 12, 8), ("Taken into care", "Total children", 149, 100),
    ]  # fmt: skip
    read_ = reading(*characteristics(2025, groups=groups), name="ceased.csv")
    assert read_.dataset == "ceased"
    assert read_.not_used == {"Age on ceasing / Total": 1, "Taken into care": 1}
    assert every_row_is_told(read_)


def test_every_row_is_told_in_a_file_with_every_fault():
    columns, rows = numbers(2025, areas=(ENGLAND, SOUTH_WEST, DORSET, OLD_DORSET))
    rows += [
        rows_of(DORSET, 2025, "Something else", 1, 2, 3),
        rows_of(DORSET, "soon", "Something else", 1, 2, 3),
        rows_of(("Ward", "", "", "", "A ward", ""), 2025, rows[0][10], 1, 2, 3),
    ]
    read_ = reading(columns, with_cell(rows, 2, CODE, "E99999999"))
    assert every_row_is_told(read_)


def test_two_rows_of_one_report_that_differ_are_named_and_two_alike_are_not():
    header = ["la_code", "publication_date", "overall", "children_in_care", "care_leavers"]
    row = ["845", "2023-09-11", "good", "good", "good"]
    twice = read(from_rows("list.csv", [header, row, row]))
    assert "rows-disagree" not in rules(twice)
    differ = read(from_rows("list.csv", [header, row, ["845", "2023-09-11", "inadequate", "good", "good"]]))  # fmt: skip
    told = entry(differ, "rows-disagree")
    assert "East Sussex" in told.why
    assert "row 2" in told.why
    assert "row 3" in told.why
    assert differ.rows_used == 2


def test_the_release_that_added_two_years_of_social_workers_is_known_whatever_the_file_is_called():
    columns = [*BASE, "cla_group", "sw_stability", "children_count", "children_percent"]
    now, older = "CLA on 31 March", "CLA 2 years on 31 March"
    cells = [
        (older, "Total children", 872, 100),
        (older, "3 or more social workers during the previous 2 years", 530, 61),
        (now, "Total children", 1183, 100),
        (now, "3 or more social workers during the year", 298, 25),
    ]
    read_ = reading(columns, [rows_of(DORSET, 2025, *each) for each in cells], name="a.csv")
    assert read_.dataset == "social_workers"
    assert "new-label" not in rules(read_)
    found = figures(read_)[("E05", "", "E06000059", 2025, "2025")]
    assert (found["value"], found["numerator"], found["denominator"]) == (25, 298, 1183)
    assert sum(read_.not_used.values()) == 2


def test_two_rows_of_one_file_that_differ_are_told_once_however_many_measures_read_them():
    columns, rows = numbers(2025, count=437, rate=65)
    again = numbers(2025, count=440, rate=65)[1]
    read_ = reading(columns, [*rows, *again])
    made = merged([Part("file.csv", read_.dataset, read_.release, read_.cells)])
    told = [each.why for each in made.log if each.rule == "files-disagree"]
    assert len(told) == 1
    assert "row 2 of file.csv has 437, row 3 of file.csv has 440" in told[0]
