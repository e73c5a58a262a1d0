"""Periods of care, spells, starts and ends: the edges of the rules, worked by hand."""

import pytest

from histories.sketches import rows
from worked import groups, total, totals

FLOWS = "A01 A04 A04-events A04-unknown A05 A05-events"


def flows(sketch: str, on: str = "2024-03-31", **more: object) -> str:
    return " ".join(totals(FLOWS, sketch, on, **more).values())


def test_in_care_on_the_first_night_and_not_on_the_day_of_leaving() -> None:
    sketch = """
    DECOM       DEC         REC
    2023-05-10  2023-06-10  E4A
    """
    counted = {on: total("A01", sketch, on) for on in ("2023-05-09", "2023-05-10", "2023-06-09")}
    assert counted == {"2023-05-09": "0", "2023-05-10": "1", "2023-06-09": "1"}
    assert total("A01", sketch, "2023-06-10") == "0"


def test_a_period_with_no_night_is_a_start_and_an_end_and_no_stock() -> None:
    assert flows("DECOM DEC REC\n2023-05-10 2023-05-10 E4A") == "0 1 1 0 1 1"


def test_back_the_next_day_after_an_end_is_a_new_period() -> None:
    sketch = """
    DECOM       DEC         REC
    2021-05-10  2023-06-10  E4A
    2023-06-11  .           .
    """
    assert flows(sketch) == "1 1 1 0 1 1"


def test_a_day_between_after_x1_is_the_same_period() -> None:
    sketch = """
    RNE  DECOM       DEC         REC
    S    2021-05-10  2023-06-10  X1
    P    2023-06-11  .           .
    """
    assert flows(sketch) == "1 0 0 0 0 0"


def test_two_days_between_after_x1_are_an_end_with_no_reason_and_a_start() -> None:
    sketch = """
    RNE  DECOM       DEC         REC
    S    2021-05-10  2023-06-10  X1
    P    2023-06-12  .           .
    """
    assert flows(sketch) == "1 1 1 0 1 1"
    assert groups("F05", "leaving_route", sketch) == {"not known": "1/1"}


def test_s_after_x1_goes_on() -> None:
    sketch = """
    RNE  DECOM       DEC         REC
    S    2021-05-10  2023-06-10  X1
    S    2023-06-10  .           .
    """
    assert flows(sketch) == "1 0 0 0 0 0"


def test_a_first_episode_that_is_not_s_has_no_start() -> None:
    assert flows("RNE DECOM\nP 2023-05-10") == "1 0 0 1 0 0"
    assert flows("RNE DECOM\n. 2023-05-10") == "1 0 0 1 0 0"


def test_two_starts_of_a_child_are_two_events_of_one_child() -> None:
    sketch = """
    CHILD  DECOM       DEC         REC
    A      2023-05-10  2023-06-10  E4A
    A      2023-09-10  2023-10-10  E4B
    B      2023-09-10  .           .
    """
    assert flows(sketch) == "1 2 3 0 1 2"
    assert groups("F05", "leaving_route", sketch) == {"home, unplanned": "1/1"}


def test_a_turn_from_short_breaks_is_a_start_and_back_to_them_an_end() -> None:
    sketch = """
    RNE  DECOM       DEC         REC  LS
    S    2022-05-10  2023-06-10  X1   V4
    L    2023-06-10  2023-12-10  X1   V2
    L    2023-12-10  .           .    V3
    """
    assert flows(sketch) == "0 1 1 0 1 1"
    assert total("A01", sketch, "2023-09-30") == "1"
    assert groups("F05", "leaving_route", sketch) == {"other": "1/1"}


def test_short_breaks_known_without_a_start_make_a_known_start_later() -> None:
    sketch = """
    RNE  DECOM       DEC         REC  LS
    P    2022-05-10  2023-06-10  X1   V4
    L    2023-06-10  .           .    V2
    """
    assert flows(sketch) == "1 1 1 0 0 0"


@pytest.mark.parametrize(
    ("on", "expected"),
    [("2023-06-14", "1 1 1 0 0 0"), ("2023-06-15", "0 1 1 0 1 1"), ("2024-06-15", "0 0 0 0 0 0")],
)
def test_an_open_episode_ends_on_the_18th_birthday(on: str, expected: str) -> None:
    assert flows("DECOM\n2023-01-10", on, born="2005-06-15") == expected


def test_born_on_29_february_turns_18_on_1_march() -> None:
    assert total("A01", "DECOM\n2020-01-01", "2022-02-28", born="2004-02-29") == "1"
    assert total("A01", "DECOM\n2020-01-01", "2022-03-01", born="2004-02-29") == "0"


def test_born_on_29_february_is_one_on_1_march() -> None:
    sketch = "DECOM\n2020-03-10"
    assert groups("A01", "age_band", sketch, "2021-02-28", born="2020-02-29") == {"under 1": "1"}
    assert groups("A01", "age_band", sketch, "2021-03-01", born="2020-02-29") == {"1 to 4": "1"}


def test_an_end_after_18_is_an_end_at_18_whatever_its_reason() -> None:
    sketch = "DECOM DEC REC\n2020-01-10 2023-12-01 E4A"
    assert groups("F05", "leaving_route", sketch, born="2005-06-15") == {"turned 18": "1/1"}
    assert total("F07", sketch, born="2005-06-15") == "0/1"


def test_an_episode_that_starts_at_18_is_in_no_spell() -> None:
    assert flows("DECOM\n2023-06-15", born="2005-06-15") == "0 0 0 0 0 0"


def test_a_window_to_29_february_and_one_to_28_february() -> None:
    starts = "CHILD DECOM\nA 2023-02-28\nB 2023-03-01\nC 2024-02-29\nD 2024-03-01\nE 2025-02-28"
    assert total("A04", starts, "2024-02-29") == "2"  # 1 March 2023 to 29 February 2024
    assert total("A04", starts, "2025-02-28") == "2"  # 1 March 2024 to 28 February 2025


def test_a_transfer_at_vesting_day_is_no_start_and_no_end() -> None:
    from datetime import date

    from histories.sketches import records_of
    from nearhome.measures.compute import compute
    from worked import CONTEXT, opened, shown

    records = records_of("CHILD DECOM DEC REC\nA 2023-04-01 . .\nB 2021-04-01 2023-10-01 E3")
    records["transfers"] = [
        {"child": "A", "date": date(2023, 4, 1), "direction": "in"},
        {"child": "B", "date": date(2023, 10, 1), "direction": "out"},
    ]
    found = compute(opened(records), [date(2024, 3, 31)], FLOWS.split(), [], CONTEXT)
    assert [shown(each) for each in found] == ["1", "0", "0", "0", "0", "0"]


COMING_BACK = """
DECOM       DEC         REC
2022-01-10  2023-02-28  E4A
2024-02-29  .           .
"""


def test_back_within_a_year_counts_months_from_the_childs_own_date() -> None:
    # Twelve months before 29 February 2024 is 28 February 2023: the end that day is within.
    assert totals("A09 A09-24m F08", COMING_BACK, "2025-02-28") == {
        "A09": "0/0",
        "A09-24m": "0/0",
        "F08": "0/0",
    }
    assert total("A09", COMING_BACK, "2024-02-29") == "1/1"
    # Twelve months after 28 February 2023 is 28 February 2024: the start the day after is not.
    assert total("F08", COMING_BACK, "2024-02-29") == "0/1"


def test_two_zero_day_starts_do_not_answer_each_other() -> None:
    sketch = """
    DECOM       DEC         REC
    2023-05-10  2023-05-10  E4A
    2023-05-10  2023-06-10  E4A
    """
    assert total("A09", sketch) == "0/2"


def test_ages_of_the_newly_born_at_entry() -> None:
    born = {"A": "2023-05-03", "B": "2023-05-02", "C": "2023-04-13", "D": "2023-04-12"}
    sketch = "CHILD DECOM\n" + "\n".join(f"{child} 2023-05-10" for child in born)
    assert groups("B01", "entry_age", sketch, born=born) == {
        "7 days or under": "1/4",
        "8 to 27 days": "2/4",
        "28 days to under 1": "1/4",
    }


def test_separated_children_by_date_of_their_status() -> None:
    sketch = "CHILD DECOM LS\nA 2023-05-10 V2\nB 2023-05-10 V2\nC 2023-05-10 C2"
    uasc = rows("CHILD DUC\nA .\nB 2024-03-31")
    assert groups("A01", "uasc", sketch, UASC=uasc) == {"UASC": "1", "not UASC": "2"}
    assert groups("C03", "route", sketch, UASC=uasc) == {"UASC": "2/3", "care order": "1/3"}


def test_who_leaves_on_the_day_the_status_ceases_left_alone_in_the_country() -> None:
    """Both mostly fall on the 18th birthday; a status that ceased the day before had ceased."""
    sketch = """
    CHILD  DECOM       DEC         REC
    A      2022-05-10  2023-06-10  E17
    B      2022-05-10  2023-06-10  E17
    C      2022-05-10  2023-06-10  E17
    """
    uasc = rows("CHILD DUC\nA 2023-06-10\nB 2023-06-09\nC .")
    assert groups("A05", "uasc", sketch, UASC=uasc) == {"UASC": "2", "not UASC": "1"}
