"""The slow joining against histories joined by hand."""

from datetime import date
from typing import Any

from histories.sketches import episodes, one_return, rows
from reference.joining import join


def joined(*returns: dict[str, Any]) -> list[tuple[str, ...]]:
    """The episodes as text: first day, last day, reason ceased, place."""
    return [
        (
            str(row["decom"]),
            str(row["dec"] or "."),
            row["reason_episode_ceased"] or ".",
            row["place"] or ".",
        )
        for row in join(list(returns))["episodes"]
    ]


def year(number: int, text: str) -> dict[str, Any]:
    return one_return(number, Episodes=episodes(text))


OPEN_2020 = """
DECOM       DEC  PLACE
2019-05-01  .    U6
"""


def test_the_later_years_row_replaces_the_earlier() -> None:
    later = "DECOM DEC REC PLACE\n2019-05-01 2020-06-01 E4A K2"
    assert joined(year(2020, OPEN_2020), year(2021, later)) == [
        ("2019-05-01", "2020-06-01", "E4A", "K2")
    ]


def test_the_order_of_adding_different_years_changes_nothing() -> None:
    later = year(2021, "DECOM DEC REC\n2019-05-01 2020-06-01 E4A")
    assert joined(later, year(2020, OPEN_2020)) == joined(year(2020, OPEN_2020), later)


def test_the_return_added_last_for_a_year_is_in_force() -> None:
    again = year(2020, "DECOM DEC PLACE\n2019-05-02 . K1")
    assert joined(year(2020, OPEN_2020), again) == [("2019-05-02", ".", ".", "K1")]


def test_open_and_absent_from_the_next_year_is_closed_on_1_april() -> None:
    assert joined(year(2020, OPEN_2020), year(2021, "CHILD DECOM\nB 2020-07-01")) == [
        ("2019-05-01", "2020-04-01", ".", "U6"),
        ("2020-07-01", ".", ".", "U6"),
    ]


def test_absence_is_judged_by_the_next_return_with_episodes() -> None:
    without = one_return(2021, Header=[])
    assert joined(year(2020, OPEN_2020), without) == [("2019-05-01", ".", ".", "U6")]
    assert joined(year(2020, OPEN_2020), without, year(2022, "CHILD DECOM\nB 2021-07-01"))[0] == (
        "2019-05-01",
        "2020-04-01",
        ".",
        "U6",
    )


def test_an_overlap_ends_where_the_next_starts_and_keeps_its_reason() -> None:
    text = """
DECOM       DEC         REC  PLACE
2019-05-01  2019-12-01  E4A  U6
2019-10-01  .           .    K2
"""
    assert joined(year(2020, text)) == [
        ("2019-05-01", "2019-10-01", "E4A", "U6"),
        ("2019-10-01", ".", ".", "K2"),
    ]


def test_of_two_rows_with_one_start_the_one_read_last_is_right() -> None:
    text = """
DECOM       DEC         REC  PLACE
2019-05-01  2019-12-01  X1   K2
2019-05-01  2019-05-01  X1   U4
2019-05-01  2019-11-01  E4A  U6
"""
    assert joined(year(2020, text)) == [
        ("2019-05-01", "2019-05-01", "X1", "U4"),
        ("2019-05-01", "2019-11-01", "E4A", "U6"),
    ]


def test_a_one_day_gap_after_x1_is_closed_and_a_longer_one_loses_its_reason() -> None:
    text = """
DECOM       DEC         REC  RNE
2019-05-01  2019-06-01  X1   S
2019-06-02  2019-07-01  X1   P
2019-07-03  2019-08-01  E4A  P
2019-08-02  .           .    S
"""
    assert joined(year(2020, text)) == [
        ("2019-05-01", "2019-06-02", "X1", "U6"),
        ("2019-06-02", "2019-07-01", ".", "U6"),
        ("2019-07-03", "2019-08-01", "E4A", "U6"),
        ("2019-08-02", ".", ".", "U6"),
    ]


def test_only_no_child_no_date_and_exact_repeats_are_set_aside() -> None:
    text = """
CHILD  DECOM       PLACE
A      2019-05-01  Q9
A      2019-05-01  Q9
.      2019-06-01  U6
A      .           U6
"""
    records = join([year(2020, text)])
    assert [(row["decom"], row["place"]) for row in records["episodes"]] == [
        (date(2019, 5, 1), None)
    ]
    assert records["supplied"][0]["rows"] == 1


def test_a_code_out_of_its_year_becomes_unknown() -> None:
    assert joined(year(2024, "DECOM PLACE\n2023-05-01 H5"))[0][3] == "H5"
    assert joined(year(2025, "DECOM PLACE\n2024-05-01 H5"))[0][3] == "."


def test_header_comes_first_and_then_the_other_tables() -> None:
    headers = rows("CHILD SEX DOB\nA M .\n")
    reviews = rows(
        "CHILD DOB REVIEW REVIEW_CODE\nA 2011-02-03 2019-06-01 PN1\nB 2012-02-03 2019-06-01 PN1"
    )
    records = join(
        [
            one_return(2019, Header=rows("CHILD SEX DOB\nA F 2011-01-01")),
            one_return(
                2020,
                Header=headers,
                Reviews=reviews,
                Episodes=episodes("CHILD DECOM\nB 2019-05-01"),
            ),
        ]
    )
    assert [(row["child"], row["sex"], row["dob"]) for row in records["children"]] == [
        ("A", "M", date(2011, 1, 1)),
        ("B", None, date(2012, 2, 3)),
    ]


def test_other_tables_keep_the_later_year_of_a_key() -> None:
    first = rows("MISSING MIS_START MIS_END\nM 2020-03-01 .\nM 2020-03-05 2020-03-06")
    later = rows("MISSING MIS_START MIS_END\nM 2020-03-01 2020-04-02")
    records = join([one_return(2020, Missing=first), one_return(2021, Missing=later)])
    assert sorted((row["started"], row["ended"]) for row in records["missing"]) == [
        (date(2020, 3, 1), date(2020, 4, 2)),
        (date(2020, 3, 5), date(2020, 3, 6)),
    ]


def test_missing_twice_on_one_day_is_kept_twice() -> None:
    twice = rows("MISSING MIS_START MIS_END\nM 2020-03-01 2020-03-01\nM 2020-03-01 2020-03-04")
    assert len(join([one_return(2020, Missing=twice)])["missing"]) == 2


def test_uasc_takes_the_latest_years_duc() -> None:
    first, later = rows("DUC\n2020-01-01"), rows("DUC\n.")
    records = join([one_return(2020, UASC=first), one_return(2021, UASC=later)])
    assert [row["duc"] for row in records["uasc"]] == [None]


def test_999_9_miles_are_not_known() -> None:
    records = join([year(2020, "DECOM PL_DISTANCE\n2019-05-01 999.9")])
    assert records["episodes"][0]["distance"] is None
