"""Reviews, missing incidents, adoption, health and young people: the edges, worked by hand."""

from histories.sketches import rows
from worked import groups, total, totals

IN_CARE = "DECOM\n2021-04-10"


def test_the_first_review_is_due_after_20_working_days() -> None:
    # Monday 18 December 2023: Christmas Day, Boxing Day and New Year's Day are no working days.
    sketch = "DECOM\n2023-12-18"
    assert total("J02", sketch, Reviews=rows("REVIEW\n2024-01-18")) == "1/1"
    assert total("J02", sketch, Reviews=rows("REVIEW\n2024-01-19")) == "0/1"
    assert total("J02", sketch, on="2024-01-18", Reviews=[]) == "0/1"
    assert total("J02", sketch, on="2024-01-17", Reviews=[]) == "0/0"


def test_later_reviews_follow_three_and_six_months_on() -> None:
    sketch = "DECOM\n2023-04-03"
    held = rows("REVIEW\n2023-04-30\n2023-07-30\n2024-01-31")
    assert total("J02", sketch, Reviews=held) == "2/3"  # the third was due on 30 January 2024


def test_a_review_is_due_only_while_in_care() -> None:
    sketch = "DECOM DEC REC\n2023-06-01 2023-06-29 E4A"  # due on 29 June, the day of leaving
    assert total("J02", sketch, Reviews=[]) == "0/0"
    assert total("J02", "DECOM DEC REC\n2023-06-01 2023-06-30 E4A", Reviews=[]) == "0/1"


def test_with_an_unknown_start_the_first_review_known_sets_the_next() -> None:
    sketch = "RNE DECOM\nP 2023-04-03"
    assert total("J02", sketch, Reviews=rows("REVIEW\n2023-05-30\n2023-11-30")) == "1/1"


def test_taking_part_is_asked_of_those_aged_four() -> None:
    held = rows("REVIEW REVIEW_CODE\n2023-06-14 PN7\n2023-06-15 PN1\n2023-12-15 PN4")
    answers = totals("J04 J04-children", IN_CARE, born="2019-06-15", Reviews=held)
    assert answers == {"J04": "1/2", "J04-children": "0/1"}


MISSING = """
MISSING  MIS_START   MIS_END
M        2023-05-01  2023-05-03
A        2023-05-03  2023-05-04
M        2023-05-06  2023-05-06
A        2023-06-01  2023-06-09
M        2023-07-01  2023-07-08
"""


def test_records_that_touch_are_one_incident() -> None:
    counted = totals("I01 I02 I02-merged I03-incidents", IN_CARE, Missing=rows(MISSING))
    assert counted == {"I01": "1/1", "I02": "3", "I02-merged": "3", "I03-incidents": "2"}
    assert groups("I05", "duration", IN_CARE, Missing=rows(MISSING)) == {
        "same day": "1/3",
        "3 to 6 days": "1/3",
        "7 days or more": "1/3",
    }


def test_one_still_missing_is_gone_to_the_date_or_the_birthday() -> None:
    gone = rows("MISSING MIS_START MIS_END\nM 2024-03-30 .")
    assert groups("I05", "duration", IN_CARE, Missing=gone) == {"next day": "1/1"}
    by_birthday = groups("I05", "duration", IN_CARE, Missing=gone, born="2006-03-30")
    assert by_birthday == {}  # aged 18 that day, and so in no one's care


def test_missing_while_not_in_care_does_not_count() -> None:
    gone = rows("MISSING MIS_START MIS_END\nM 2021-04-09 2021-04-11\nM 2022-04-10 2022-04-11")
    sketch = "DECOM DEC REC\n2021-04-10 2022-04-10 E4A"
    assert totals("I01 I02", sketch, on="2022-04-30", Missing=gone) == {"I01": "0/1", "I02": "0"}


def test_three_times_in_ninety_days() -> None:
    def gone(first: str) -> list[dict[str, object]]:
        times = (first, "2024-02-01", "2024-03-31")
        return rows("MISSING MIS_START MIS_END\n" + "\n".join(f"M {on} {on}" for on in times))

    assert total("I04", IN_CARE, Missing=gone("2024-01-02")) == "1"
    assert total("I04", IN_CARE, Missing=gone("2024-01-01")) == "0"


def test_days_to_the_adoptive_family_stop_where_the_carers_began_to_foster() -> None:
    sketch = """
    RNE  PLACE  LS  DECOM       DEC         REC
    S    U6     C2  2022-05-01  2022-05-11  X1
    P    U4     C2  2022-05-11  2022-09-08  X1
    L    U4     E1  2022-09-08  2023-02-15  X1
    T    A5     E1  2023-02-15  2023-08-15  E11
    """
    match = rows("DATE_MATCH FOSTER_CARE\n2022-09-18 1")
    days = totals("F04 F04-A2 F06", sketch, born="2021-06-15", AD1=match)
    assert days == {"F04": "10/1", "F04-A2": "10/1", "F06": "1/1"}
    strangers = rows("DATE_MATCH FOSTER_CARE\n2022-09-01 0")
    days = totals("F04 F04-A2", sketch, born="2021-06-15", AD1=strangers)
    assert days == {"F04": "290/1", "F04-A2": "0/1"}


def test_the_health_cohort_is_in_care_the_whole_year() -> None:
    sketch = "CHILD DECOM\nA 2023-04-01\nB 2023-04-02\nC 2020-04-01"
    checks = rows("CHILD YEAR HEALTH_ASSESSMENT SDQ_SCORE\nA 2024 1 17\nB 2024 1 9")
    counted = totals("H02 H05 H06 H06-concern", sketch, OC2=checks)
    assert counted == {"H02": "1/2", "H05": "1/2", "H06": "17/1", "H06-concern": "1/1"}


def test_staying_put_is_asked_of_those_in_foster_care_at_eighteen() -> None:
    sketch = """
    CHILD  PLACE  DECOM       DEC         REC
    A      U4     2020-01-10  2023-06-15  E17
    B      K2     2020-01-10  2023-06-15  E8
    C      U4     2020-01-10  2023-06-14  E4A
    """
    year = rows(
        "CHILD YEAR DOB IN_TOUCH ACTIV ACCOM\n"
        + "\n".join(f"{child} 2024 2005-06-15 YES F2 Z1" for child in "ABC")
    )
    assert total("K04", sketch, born="2005-06-15", OC3=year) == "1/1"


def test_young_people_who_died_or_went_home_are_left_out() -> None:
    year = rows(
        "CHILD YEAR DOB IN_TOUCH ACTIV ACCOM\nA 2024 2004-02-29 YES F1 U1\n"
        "B 2024 2003-06-15 NO 0 0\nC 2024 2003-06-15 DIED 0 0\nD 2024 2002-06-15 RHOM F5 B1\n"
        "E 2024 2003-06-15 YES G4 R2"
    )
    counted = totals("K01 K02 K03 K06", IN_CARE, OC3=year)
    assert counted == {"K01": "1/3", "K02": "1/2", "K03": "2/3", "K06": "1/3"}


def test_social_workers_of_any_day_of_the_year() -> None:
    workers = rows(
        "YEAR SW_ID SW_DECOM SW_DEC\n2024 W1 2021-04-10 2023-04-01\n2024 W2 2023-04-01 2023-09-01\n"
        "2024 W3 2024-03-31 .\n2024 W4 2021-04-10 2023-03-31"
    )
    assert total("E05", IN_CARE, SWEpisodes=workers) == "1/1"
    assert total("E05", IN_CARE, SWEpisodes=workers[:2]) == "0/1"
