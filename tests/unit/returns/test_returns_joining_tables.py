"""Children and the other tables over the years, by hand-worked examples."""

from datetime import date

import pytest

from joining_returns import a_return, episode, header, history, rules
from nearhome.records.tables import tables
from nearhome.returns.history import join
from nearhome.returns.raw import LogEntry
from nearhome.store.schema import schemas


def _of(log: tuple[LogEntry, ...], rule: str) -> list[LogEntry]:
    return [entry for entry in log if entry.rule == rule]


def test_every_table_of_the_records_comes_out_with_the_stores_schema() -> None:
    joined = join([a_return(2024, episodes=[episode("a", "2023-05-01")])])
    assert set(joined.tables) == set(tables())
    for name, table in joined.tables.items():
        assert table.schema.equals(schemas()[name]), name


def test_no_return_is_an_error() -> None:
    with pytest.raises(ValueError, match="no return"):
        join([])


def test_the_latest_header_stands() -> None:
    joined = join(
        [
            a_return(2024, children=[header("a", ethnicity="WBRI"), header("b")]),
            a_return(2025, children=[header("a", ethnicity="WIRI")]),
        ]
    )
    shown = history(joined.tables["children"], "child", "ethnicity", "collection_year")
    assert shown == [("a", "WIRI", 2025), ("b", "", 2024)]
    assert [(entry.column, entry.row) for entry in _of(joined.log, "superseded-row")] == [
        ("ETHNIC", 2)
    ]


def test_a_header_repeated_without_change_is_not_logged() -> None:
    joined = join([a_return(2024, children=[header("a")]), a_return(2025, children=[header("a")])])
    assert joined.log == ()
    assert history(joined.tables["children"], "child", "collection_year") == [("a", 2025)]


def test_of_two_headers_of_one_year_the_one_read_last_is_right() -> None:
    joined = join([a_return(2024, children=[header("a", "2010-01-02"), header("a", "2010-02-02")])])
    assert history(joined.tables["children"], "child", "dob") == [("a", "2010-02-02")]
    assert [(rule, row) for rule, _, row in rules(joined.log)] == [
        ("same-key", 2),
        ("differing-dob", 2),
    ]


def test_a_differing_birth_or_sex_is_logged_and_the_header_is_right() -> None:
    joined = join(
        [
            a_return(2024, children=[header("a", "2010-01-02", "M")]),
            a_return(
                2025,
                children=[header("a", "2010-02-02", "F")],
                reviews=[
                    {"child": "a", "review": "2024-05-01", "dob": "2010-02-02"},
                    {"child": "a", "review": "2024-06-01", "dob": "2011-02-02"},
                    {"child": "a", "review": "2024-07-01", "dob": "2011-02-02"},
                ],
                uasc=[{"child": "a", "sex": "M", "dob": "2010-02-02"}],
            ),
        ]
    )
    assert history(joined.tables["children"], "dob", "sex") == [("2010-02-02", "F")]
    births = [(e.file, e.row, e.before, e.after) for e in _of(joined.log, "differing-dob")]
    assert births == [
        ("2024/Header.csv", 2, "2010-01-02", "2010-02-02"),
        ("2025/Reviews.csv", 3, "2011-02-02", "2010-02-02"),
    ]
    sexes = [(e.file, e.row) for e in _of(joined.log, "differing-sex")]
    assert sexes == [("2024/Header.csv", 2), ("2025/UASC.csv", 2)]


def test_what_the_latest_header_leaves_empty_comes_from_the_next_best_source() -> None:
    joined = join(
        [
            a_return(2023, children=[header("a", "2010-01-02", "M"), header("b", "", "")]),
            a_return(2024, children=[header("a", "", ""), header("b", "", "")]),
            a_return(2025, reviews=[{"child": "b", "review": "2024-05-01", "dob": "2011-02-02"}]),
        ]
    )
    assert history(joined.tables["children"], "child", "dob", "sex", "collection_year") == [
        ("a", "2010-01-02", "M", 2024),
        ("b", "2011-02-02", "", 2024),
    ]
    assert [entry.after for entry in _of(joined.log, "dob-from-elsewhere")] == [
        "2010-01-02",
        "2011-02-02",
    ]


def test_a_child_in_episodes_without_a_header_gets_a_row() -> None:
    joined = join(
        [
            a_return(
                2024,
                episodes=[episode("a", "2023-05-01"), episode("b", "2023-06-01")],
                missing=[{"child": "a", "kind": "M", "started": "2023-07-01", "dob": "2010-01-02"}],
                leaver_years=[{"child": "c", "dob": "2003-01-02"}],
            )
        ]
    )
    assert history(joined.tables["children"], "child", "dob", "origin_file", "origin_row") == [
        ("a", "2010-01-02", "2024/Episodes.csv", 2),
        ("b", "", "2024/Episodes.csv", 3),
    ]
    known, unknown = _of(joined.log, "no-header")
    assert (known.row, unknown.row) == (2, 3)
    assert "2024/Missing.csv row 2" in known.why
    assert "never ages out" in unknown.why


def test_for_one_key_the_later_years_row_is_right_and_of_one_year_the_last_read() -> None:
    joined = join(
        [
            a_return(2024, reviews=[{"child": "a", "review": "2024-03-01", "review_code": "PN1"}]),
            a_return(
                2025,
                reviews=[
                    {"child": "a", "review": "2024-03-01", "review_code": "PN2"},
                    {"child": "a", "review": "2024-03-01", "review_code": "PN3"},
                ],
            ),
        ]
    )
    assert history(joined.tables["reviews"], "review", "review_code") == [("2024-03-01", "PN3")]
    assert [(rule, file, row) for rule, file, row in rules(joined.log)] == [
        ("superseded-row", "2024/Reviews.csv", 2),
        ("same-key", "2025/Reviews.csv", 2),
    ]


def test_a_missing_record_open_in_one_year_is_closed_by_the_next() -> None:
    open_, closed = (
        {"child": "a", "kind": "M", "started": "2024-03-30", "ended": end}
        for end in ("", "2024-04-02")
    )
    joined = join([a_return(2024, missing=[open_]), a_return(2025, missing=[closed])])
    assert history(joined.tables["missing"], "started", "ended") == [("2024-03-30", "2024-04-02")]


def test_two_missing_records_of_one_day_both_stand() -> None:
    rows = [
        {"child": "a", "kind": "M", "started": "2024-03-03", "ended": "2024-03-04"},
        {"child": "a", "kind": "M", "started": "2024-03-03", "ended": "2024-03-03"},
        {"child": "a", "kind": "A", "started": "2024-03-03", "ended": "2024-03-03"},
    ]
    joined = join([a_return(2024, missing=rows)])
    assert history(joined.tables["missing"], "kind", "ended") == [
        ("A", "2024-03-03"),
        ("M", "2024-03-03"),
        ("M", "2024-03-04"),
    ]


def test_uasc_is_one_row_a_child_with_the_latest_years_duc() -> None:
    joined = join(
        [
            a_return(2024, uasc=[{"child": "a"}]),
            a_return(2025, uasc=[{"child": "a", "duc": "2024-09-01"}]),
        ]
    )
    assert history(joined.tables["uasc"], "child", "duc") == [("a", "2024-09-01")]


def test_annual_rows_of_each_year_stand_side_by_side_and_empty_keys_are_alike() -> None:
    joined = join(
        [
            a_return(
                2024,
                health_years=[{"child": "a"}],
                previous_permanence=[{"child": "a", "authority": "835"}],
            ),
            a_return(
                2025,
                health_years=[{"child": "a"}],
                previous_permanence=[{"child": "a", "authority": "838"}],
            ),
        ]
    )
    assert history(joined.tables["health_years"], "child", "collection_year") == [
        ("a", 2024),
        ("a", 2025),
    ]
    assert history(joined.tables["previous_permanence"], "child", "authority") == [("a", "838")]


def test_supplied_says_which_tables_each_return_in_force_holds() -> None:
    joined = join(
        [
            a_return(2024, episodes=[episode("a", "2023-05-01")], uasc=[]),
            a_return(2025, children=[header("a")], as_at=date(2024, 10, 31)),
        ]
    )
    assert history(joined.tables["supplied"], "collection_year", "table", "rows", "as_at") == [
        (2024, "Episodes", 1, "2024-03-31"),
        (2024, "UASC", 0, "2024-03-31"),
        (2025, "Header", 1, "2024-10-31"),
    ]
    assert joined.as_at == date(2024, 10, 31)
