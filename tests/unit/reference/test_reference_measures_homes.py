"""The slow measures of where children live and what befalls them there, against histories by hand."""

from datetime import date

import pytest

from histories.sketches import rows
from slow_counts import counted, total

HOMES = """
CHILD  DECOM       PLACE  PLACE_PROVIDER  LS  PL_DISTANCE  PL_LOCATION  BEYOND_BOUNDARY
A      2021-01-01  U6     PR1             C2  20.0         OUT          19.9
B      2021-01-01  U4     PR4             C2  20.1         OUT          20.0
C      2023-01-01  U1     PR1             V2  31.0         OUT          .
D      2021-01-01  K2     PR4             C2  40.0         IN           0.0
E      2021-01-01  P1     PR0             C2  .            .            .
F      2021-01-01  K3     PR4             V2  1.0          IN           0.0
G      2021-01-01  K1     PR3             C2  .            OUT          .
"""
BORN = {
    "A": "2015-01-01",
    "B": "2015-01-01",
    "C": "2015-01-01",
    "D": "2012-04-01",
    "E": "2015-01-01",
}
BORN |= {"F": "2007-01-01", "G": "2010-01-01"}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("D02", "4/7"),
        ("D03", "1/2"),
        ("D03-kinship", "1/1"),
        ("D04", "1/7"),
        ("D05", "2/7"),
        ("D05-K2", "1/7"),
        ("D05-under12", "1"),
        ("D06", "1/7"),
        ("D06-16plus", "1/1"),
        ("D08", "2/7"),  # 20.0 is not over 20; unknown stays below the line
        ("D08-anywhere", "3/7"),
        ("D08-boundary", "1/7"),
        ("D09", "4/7"),
        ("D10", "5/7"),
        ("D12", "1/2"),  # B since 2021, C since 2023
        ("D14", "1"),
        ("D14-all", "1"),
        ("D15", "1"),
    ],
)
def test_where_children_live(code: str, expected: str) -> None:
    assert total(code, HOMES, born=BORN) == expected


def test_distance_of_a_child_in_t_is_that_of_the_usual_place() -> None:
    sketch = """
DECOM       DEC         RNE  PLACE  PL_DISTANCE  PL_LOCATION
2021-01-01  2024-03-30  S    U6     44.0         OUT
2024-03-30  .           P    T1     3.0          IN
"""
    assert total("D08", sketch) == "1/1"
    assert counted("A01", sketch, by="placement") == {"other": "1"}


SOURCES = """
CHILD  DECOM       PL_DISTANCE  PL_LOCATION  CALCULATED_DISTANCE  CALCULATED_LOCATION
A      2021-01-01  20.1         OUT          20.0                 OUT
B      2021-01-01  .            .            20.1                 OUT
C      2021-01-01  20.0         OUT          20.1                 OUT
D      2021-01-01  33.0         .            40.0                 IN
"""


@pytest.mark.parametrize(
    ("code", "expected"), [("D08", "2/4"), ("D08-computed", "2/4"), ("D08-supplied", "1/4")]
)
def test_far_and_outside_by_where_the_distance_comes_from(code: str, expected: str) -> None:
    assert total(code, SOURCES, born=dict.fromkeys("ABCD", "2015-01-01")) == expected


def test_need_is_that_of_the_first_episode_of_the_spell() -> None:
    sketch = "DECOM DEC RNE CIN\n2021-01-01 2022-01-01 S N2\n2022-01-01 . L N5"
    assert counted("A01", sketch, by="need") == {"N2 Child's disability": "1"}


@pytest.mark.parametrize(
    ("second", "third", "expected", "records"),
    [
        ("2023-05-01 2023-06-01 P K2", "2023-06-01 . P U4", "1/1", "1/1"),
        ("2023-05-01 2023-06-01 T U5", "2023-06-01 . P U4", "0/1", "1/1"),
        ("2023-05-01 2023-06-01 U U6", "2023-06-01 . U U6", "0/1", "1/1"),
        ("2023-05-01 2023-06-01 L U6", "2023-06-01 . U U6", "0/1", "0/1"),
        ("2023-05-01 2023-06-01 P T3", "2023-06-01 . P U6", "0/1", "0/1"),
        ("2023-05-01 2023-06-01 P A5", "2023-06-01 . P A6", "0/1", "0/1"),
        ("2023-05-01 2023-05-01 P K2", "2023-05-01 . P U4", "0/1", "0/1"),
    ],
)
def test_e01_placements_in_the_year(second: str, third: str, expected: str, records: str) -> None:
    sketch = f"DECOM DEC RNE PLACE\n2020-01-01 2023-05-01 S U6\n{second}\n{third}"
    assert (total("E01", sketch), total("E01-records", sketch)) == (expected, records)


def test_e01_counts_the_placement_open_on_the_first_day_but_not_one_ended_on_it() -> None:
    sketch = "DECOM DEC RNE\n2020-01-01 {} S\n{} 2023-06-01 P\n2023-06-01 . P"
    assert total("E01", sketch.format("2023-04-02", "2023-04-02")) == "1/1"
    assert total("E01", sketch.format("2023-04-01", "2023-04-01")) == "0/1"


def test_e01_leaves_short_breaks_out() -> None:
    sketch = "DECOM DEC RNE LS\n2023-05-01 2023-06-01 S V4\n2023-06-01 2023-07-01 P V4\n2023-07-01 . B V2"
    assert total("E01", sketch) == "0/1"


@pytest.mark.parametrize(
    ("sketch", "expected"),
    [
        ("DECOM\n2021-09-30", "1/1"),
        ("DECOM\n2021-10-01", "0/0"),
        ("DECOM DEC RNE\n2020-01-01 2022-03-31 S\n2022-03-31 . P", "1/1"),
        ("DECOM DEC RNE\n2020-01-01 2022-04-01 S\n2022-04-01 . P", "0/1"),
        ("DECOM DEC RNE\n2020-01-01 2022-04-01 S\n2022-04-01 . T", "1/1"),
        ("DECOM DEC RNE PLACE\n2020-01-01 2022-04-01 S U6\n2022-04-01 . T U5", "0/1"),
        ("DECOM DEC RNE PLACE\n2020-01-01 2022-04-01 S U6\n2022-04-01 . P A5", "1/1"),
        ("DECOM DEC RNE PLACE\n2020-01-01 2022-04-01 S U6\n2022-04-01 . P A6", "1/1"),
        ("DECOM DEC RNE LS\n2020-01-01 2021-01-01 S V4\n2021-01-01 . L V2", "0/0"),
    ],
)
def test_e02_same_carer_for_two_years(sketch: str, expected: str) -> None:
    assert total("E02", sketch) == expected


def test_e02_leaves_out_those_aged_16() -> None:
    assert total("E02", "DECOM\n2020-01-01", born="2008-03-31") == "0/0"
    assert total("E02", "DECOM\n2020-01-01", born="2008-04-01") == "1/1"


def test_e03_takes_the_reason_from_the_placement_left() -> None:
    sketch = """
DECOM       DEC         RNE  PLACE  REASON_PLACE_CHANGE
2020-01-01  2023-05-01  S    U6     CHILD
2023-05-01  2023-05-09  P    T3     CARPL
2023-05-09  2023-06-01  P    K2     CARPL
2023-06-01  .           P    U4     .
"""
    assert counted("E03", sketch, by="move_reason") == {"not planned": "1/2", "planned": "1/2"}
    assert total("E03", sketch) == "1/2"


@pytest.mark.parametrize(
    ("on", "expected"), [("2023-05-31", "1"), ("2023-06-30", "1"), ("2023-04-30", "0")]
)
def test_moves_of_a_month(on: str, expected: str) -> None:
    sketch = "DECOM DEC RNE PLACE\n2020-01-01 2023-05-31 S U6\n2023-05-31 2023-06-01 P K2\n2023-06-01 . P U4"
    assert total("E03-month", sketch, on) == expected


def test_e05_counts_different_workers_of_the_year() -> None:
    workers = rows(
        "SW_ID SW_DECOM SW_DEC\nW1 2020-01-01 2023-04-01\nW2 2023-04-01 2023-05-01\nW1 2023-05-01 2023-06-01\nW3 2024-03-31 ."
    )
    assert total("E05", "DECOM\n2020-01-01", SWEpisodes=workers) == "1/1"
    workers[0]["SW_DEC"] = date(2023, 3, 31)
    workers[2]["SW_ID"] = "W2"
    assert total("E05", "DECOM\n2020-01-01", SWEpisodes=workers) == "0/1"


MISSING = """
MISSING  MIS_START   MIS_END
M        2023-04-30  2023-05-02
M        2023-05-01  2023-05-03
A        2023-05-03  2023-05-04
A        2023-06-01  2023-06-01
M        2023-07-01  .
"""


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("I01", "1/1"),
        ("I02", "2"),
        ("I02-merged", "1"),
        ("I02-together", "4"),
        ("I02-together-rate", "4/1"),
        ("I03", "1/1"),
        ("I03-incidents", "2"),
    ],
)
def test_missing_records_count_while_in_care(code: str, expected: str) -> None:
    assert total(code, "DECOM\n2023-05-01", Missing=rows(MISSING)) == expected


@pytest.mark.parametrize(
    ("code", "on", "expected"),
    [
        ("I02-month", "2023-05-31", "1"),
        ("I02-month", "2023-07-31", "1"),
        ("I03-incidents-month", "2023-05-31", "1"),
        ("I03-incidents-month", "2023-06-30", "1"),
        ("I02-month", "2023-06-30", "0"),
        ("I02-together-month", "2023-05-31", "2"),
        ("I02-together-month", "2023-06-30", "1"),
    ],
)
def test_missing_records_of_a_month(code: str, on: str, expected: str) -> None:
    assert total(code, "DECOM\n2023-05-01", on, Missing=rows(MISSING)) == expected


def test_the_three_who_went_missing_most() -> None:
    times = {"A": 1, "B": 4, "C": 2, "D": 2, "E": 0}
    missing = [
        {"CHILD": child, "MISSING": kind, "MIS_START": date(2023, 6, day), "MIS_END": None}
        for child, number in times.items()
        for day in range(1, number + 1)
        for kind in ("M", "A")
    ]
    sketch = "CHILD DECOM\n" + "\n".join(f"{child} 2023-05-01" for child in times)
    born = dict.fromkeys(times, "2010-01-01")
    assert total("I02-top3", sketch, born=born, Missing=missing) == "8/9"
    assert total("I02-top3", sketch, born=born) == "0/0"


def test_i05_runs_to_the_earliest_of_d_and_the_ends() -> None:
    missing = rows(
        "MISSING MIS_START MIS_END\nM 2023-05-01 2023-05-01\nM 2023-06-01 2023-06-02\nM 2024-03-29 ."
    )
    assert counted("I05", "DECOM\n2023-05-01", by="duration", Missing=missing) == {
        "same day": "1/3",
        "next day": "1/3",
        "2 days": "1/3",
    }


def test_i04_looks_back_ninety_days() -> None:
    missing = rows(
        "MISSING MIS_START MIS_END\nM {} .\nM 2024-03-01 .\nM 2024-03-31 .".format("2024-01-02")
    )
    assert total("I04", "DECOM\n2023-05-01", Missing=missing) == "1"
    missing[0]["MIS_START"] = date(2024, 1, 1)
    assert total("I04", "DECOM\n2023-05-01", Missing=missing) == "0"


@pytest.mark.parametrize(
    ("reviews", "expected"),
    [
        # In care from Monday 1 May 2023, a bank holiday, as is 8 May: twenty working days end on 31 May.
        (["2023-05-31", "2023-08-31", "2024-02-29"], "3/3"),
        (["2023-06-01", "2023-09-01", "2024-03-01"], "2/3"),
        (["2023-05-31", "2023-09-01"], "1/3"),
        ([], "0/1"),
    ],
)
def test_j02_due_dates_follow_the_reviews_held(reviews: list[str], expected: str) -> None:
    held = [
        {"CHILD": "A", "REVIEW": date.fromisoformat(day), "REVIEW_CODE": "PN1"} for day in reviews
    ]
    assert total("J02", "DECOM\n2023-05-01", Reviews=held) == expected


def test_reviews_due_in_a_month() -> None:
    held = rows("REVIEW REVIEW_CODE\n2023-05-31 PN1\n2023-09-01 PN1")
    months = {"2023-05-31": "1/1", "2023-06-30": "0/0", "2023-08-31": "0/1"}
    assert {
        on: total("J02-month", "DECOM\n2023-05-01", on, Reviews=held) for on in months
    } == months


def test_j02_of_an_unknown_start_waits_for_the_first_review() -> None:
    held = rows("REVIEW REVIEW_CODE\n2023-06-30 PN1\n2023-12-30 PN1")
    assert total("J02", "DECOM RNE\n2023-05-01 P", Reviews=held) == "1/1"


def test_j04_takes_part_from_the_fourth_birthday() -> None:
    held = rows("REVIEW REVIEW_CODE\n2023-06-14 PN1\n2023-06-15 PN4\n2023-07-15 PN6")
    assert total("J04", "DECOM\n2023-05-01", born="2019-06-15", Reviews=held) == "1/2"
    assert total("J04-children", "DECOM\n2023-05-01", born="2019-06-15", Reviews=held) == "0/1"
