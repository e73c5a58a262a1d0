"""Placements, homes and same-carer stays: moves that count and moves that do not, worked by hand."""

import pytest

from worked import groups, total

D = "2024-03-31"  # the window is 1 April 2023 to 31 March 2024


def homes(*episodes: str, start: str = "2023-01-10") -> str:
    """E01 of a child whose episodes follow one another: each is `RNE PLACE days [URN] [LS]`."""
    return total("E01", chain(*episodes, start=start))


def chain(*episodes: str, start: str = "2023-01-10") -> str:
    from worked import later

    lines, day = ["RNE PLACE DECOM DEC URN LS"], start
    for place, each in enumerate(episodes):
        reason, code, days, *rest = each.split()
        urn, status = [*rest, ".", "C2"][:2] if len(rest) < 2 else rest
        end = "." if place == len(episodes) - 1 else later(day, int(days))
        lines.append(f"{reason} {code} {day} {end} {urn} {status if len(rest) == 2 else 'C2'}")
        day = end
    return "\n".join(lines)


def test_the_placement_open_on_the_first_day_counts() -> None:
    assert homes("S U6 130", "P K2 60", "P U4 1") == "1/1"


def test_one_that_ended_on_the_first_day_does_not() -> None:
    assert homes("S U6 81", "P K2 60", "P U4 1") == "0/1"  # ends on 1 April 2023
    assert homes("S U6 82", "P K2 60", "P U4 1") == "1/1"


def test_same_carers_moving_house_or_changing_status_add_none() -> None:
    assert homes("S U6 130", "T U6 30", "U U6 30", "L U6 30", "T U4 1") == "0/1"


def test_a_temporary_absence_with_return_adds_none() -> None:
    assert homes("S U6 130 SC1", "P T3 10", "P U6 30 SC1", "P K2 1") == "0/1"


def test_a_temporary_absence_without_return_is_one_move_and_no_placement_itself() -> None:
    assert homes("S U6 130 SC1", "P T3 10", "P U6 30 SC2", "T T1 5", "P U6 1 SC2") == "0/1"
    assert homes("S U6 130 SC1", "P T3 10", "T U6 30 SC2", "P K2 1") == "1/1"


def test_a_temporary_absence_at_the_beginning_is_no_placement() -> None:
    assert homes("S T4 5", "P U6 100", "P K2 1") == "0/1"


def test_a_placement_of_no_night_does_not_count() -> None:
    assert homes("S U6 130", "P K2 0", "P U4 1") == "0/1"


def test_adoption_by_the_current_carers_is_no_change() -> None:
    assert homes("S U6 130", "P K2 60", "P A5 1") == "0/1"
    assert homes("S U6 130", "P K2 60", "P A6 1") == "1/1"


def test_fostering_for_adoption_counts_only_when_the_carers_change() -> None:
    assert homes("S U6 130", "T U5 60", "P A5 1") == "0/1"


def test_short_breaks_are_left_out() -> None:
    assert homes("S R1 130 . V4", "P R1 60 X V4", "B U6 60 . C2", "P K2 1 . C2") == "0/1"


def test_earlier_periods_of_care_in_the_window_count() -> None:
    sketch = """
    DECOM       DEC         REC  PLACE
    2023-01-10  2023-05-10  E4A  U6
    2023-06-10  2023-07-10  E4A  K2
    2023-08-10  .           .    U6
    """
    assert total("E01", sketch) == "1/1"


LONG = "2021-09-30"  # 30 months before 31 March 2024; the stay must begin by 31 March 2022


@pytest.mark.parametrize(
    ("began", "expected"), [("2021-09-30", "1/1"), ("2021-10-01", "0/0"), ("2015-05-01", "1/1")]
)
def test_long_in_care_is_from_the_month_end_thirty_months_before(began: str, expected: str) -> None:
    assert total("E02", f"DECOM\n{began}") == expected


def stays(*episodes: str) -> str:
    return total("E02", chain(*episodes, start="2021-01-10"))


def test_same_carers_for_two_years_to_the_day() -> None:
    assert stays("S U6 445", "P U4 1") == "1/1"  # moved on 31 March 2022
    assert stays("S U6 446", "P U4 1") == "0/1"


def test_a_move_with_the_same_carers_keeps_the_stay() -> None:
    assert stays("S U6 600", "T U4 100", "L U4 1") == "1/1"


def test_into_fostering_for_adoption_is_a_change_of_carers() -> None:
    assert stays("S U6 600", "T U5 1") == "0/1"
    assert stays("S U5 600", "T U6 1") == "0/1"
    assert stays("S U5 600", "L U5 1") == "1/1"


def test_an_adoptive_placement_and_the_one_before_count_together() -> None:
    assert stays("S U6 600", "P A6 1") == "1/1"
    assert stays("S U6 600", "P A5 1") == "1/1"
    assert stays("S U6 600", "P U4 100", "P A6 1") == "0/1"
    assert stays("S U6 600", "P U4 100", "P A5 1") == "0/1"


def test_begun_as_short_breaks_is_left_out() -> None:
    assert stays("S R1 60 . V4", "B U6 60 . C2", "L U6 1 . C1") == "0/0"


def test_sixteen_is_left_out() -> None:
    sketch = "DECOM\n2020-01-10"
    assert total("E02", sketch, born="2008-03-31") == "0/0"
    assert total("E02", sketch, born="2008-04-01") == "1/1"


def test_moves_have_the_reason_of_the_episode_left_temporary_ones_skipped() -> None:
    sketch = """
    RNE  PLACE  DECOM       DEC         REASON_PLACE_CHANGE
    S    U6     2023-01-10  2023-05-10  CREQB
    P    K2     2023-05-10  2023-06-10  STAND
    P    U4     2023-06-10  2023-07-10  CARPL
    P    T3     2023-07-10  2023-07-20  OTHER
    P    U6     2023-07-20  .           .
    """
    assert total("E03", sketch) == "1/3"
    assert groups("E03", "move_reason", sketch) == {
        "not planned": "1/3",
        "planned": "1/3",
        "protective": "1/3",
    }


DISTANCES = """
CHILD  DECOM       PL_LOCATION  PL_DISTANCE
A      2023-01-10  OUT          20.0
B      2023-01-10  OUT          20.1
C      2023-01-10  IN           35.5
D      2023-01-10  OUT          .
"""


def test_over_20_miles_is_more_than_20_and_the_unknown_stay_below_the_line() -> None:
    assert total("D08", DISTANCES) == "1/4"
    assert total("D08-anywhere", DISTANCES) == "2/4"
    assert total("D09", DISTANCES) == "3/4"
    assert groups("D10", "distance", DISTANCES) == {
        "over 10 to 20": "1/4",
        "over 20 to 50": "2/4",
        "not known": "1/4",
    }


def test_distance_of_a_temporary_absence_is_that_of_the_usual_home() -> None:
    sketch = """
    RNE  PLACE  DECOM       DEC         PL_LOCATION  PL_DISTANCE
    S    U6     2023-01-10  2024-03-20  OUT          25.0
    P    T3     2024-03-20  .           IN           2.0
    """
    assert total("D08", sketch) == "1/1"
    assert groups("A01", "placement", sketch) == {"other": "1"}
