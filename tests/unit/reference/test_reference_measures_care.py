"""The slow measures of who is in care, who comes and who goes, against histories counted by hand."""

from datetime import date

import pytest

from histories.sketches import records_of, rows
from reference.measures import compute, quantile
from slow_counts import AS_AT, ENGLAND, POPULATIONS, counted, total

IN_CARE = """
CHILD  DECOM       DEC         REC  LS
A      2023-05-01  .           .    C2
B      2022-05-01  2024-03-31  E4A  C2
C      2022-05-01  2024-04-01  E4A  C2
D      2022-05-01  .           .    V4
"""


def test_a01_counts_the_night_short_breaks_left_out() -> None:
    assert total("A01", IN_CARE) == "2"


def test_a01_leaves_out_the_18th_birthday_itself() -> None:
    assert total("A01", "DECOM\n2020-01-01", "2022-02-28", "2004-02-29") == "1"
    assert total("A01", "DECOM\n2020-01-01", "2022-03-01", "2004-02-29") == "0"


def test_a01_adds_restricted_children_to_the_total_alone() -> None:
    records = records_of(IN_CARE)
    records["adjustments"] = [
        {"as_at_from": date(2024, 3, 31), "as_at_to": None, "children": 3, "by": "", "reason": ""},
        {
            "as_at_from": date(2023, 3, 31),
            "as_at_to": date(2024, 3, 30),
            "children": 9,
            "by": "",
            "reason": "",
        },
    ]
    day, context = date(2024, 3, 31), {"as_at": AS_AT}
    assert compute(records, "A01", day, context=context)[""].value == 5
    assert compute(records, "A01", day, "sex", context)["Female"].value == 2


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2024-03-31", "2/10500"),  # 31 March 2024 takes mid-2023, the release of it published last
        ("2024-08-31", "1/10000"),  # the latest published by then
        ("2024-06-30", "1/9000"),
    ],
)
def test_a02_takes_the_estimate_of_its_date(on: str, expected: str) -> None:
    assert total("A02", IN_CARE, on) == expected


def test_a02_without_an_estimate_has_no_denominator() -> None:
    assert total("A02", IN_CARE, "2023-06-30") == "3"


def test_a08_takes_englands_rate_published_by_then() -> None:
    answer = compute(
        records_of(IN_CARE),
        "A08",
        date(2024, 3, 31),
        context={"as_at": AS_AT, "populations": POPULATIONS, "comparator_rates": ENGLAND},
    )[""]
    assert answer.value == pytest.approx(2 / 10_500 * 10_000 - 71.0)


FLOWS = """
CHILD  DECOM       DEC         REC  RNE  LS
A      2023-03-31  2023-04-01  E4A  S    V2
A      2023-04-02  2023-10-01  E4B  S    V2
A      2023-10-01  .           .    S    V2
B      2023-04-01  2023-05-01  X1   S    V4
B      2023-05-01  2024-03-31  E4A  L    V2
C      2023-07-01  .           .    P    V2
D      2024-04-01  .           .    S    V2
"""


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("A01", "2"),
        ("A04", "2"),  # A and B; B by the turn from short breaks
        ("A04-events", "3"),
        ("A04-unknown", "1"),  # C
        ("A05", "2"),
        ("A05-events", "3"),
        ("A06", "0"),
        ("A06-children", "0"),
        ("A07", "2/2"),
        ("A09", "2/3"),  # both of A's
        ("F07", "2/2"),  # A's last end was unplanned, B's planned: both went home
        ("F07-unplanned", "1/2"),
        ("A13", "1/2"),  # C's start is not known
    ],
)
def test_flows_of_a_year(code: str, expected: str) -> None:
    assert total(code, FLOWS) == expected


@pytest.mark.parametrize(
    ("code", "on", "expected"),
    [
        ("A04-month", "2023-04-30", "1"),  # A came back; B's turn is in May, the first is of March
        ("A04-month", "2023-03-31", "1"),  # A's first, on the last day of the month
        ("A04-month", "2023-05-31", "1"),
        ("A04-month", "2023-07-31", "0"),  # C's start is not known
        ("A05-month", "2023-04-30", "1"),  # on the first day of the month
        ("A05-month", "2024-03-31", "1"),
        ("A05-month", "2024-02-29", "0"),
        ("A04-month", "2023-05-30", "not_applicable"),
    ],
)
def test_flows_of_a_month(code: str, on: str, expected: str) -> None:
    assert total(code, FLOWS, on) == expected


def test_a09_looks_back_twelve_months_to_the_day() -> None:
    sketch = "DECOM DEC REC RNE\n2022-01-01 2022-09-30 E4A S\n{} . . S"
    assert total("A09", sketch.format("2023-09-30")) == "1/1"
    assert total("A09", sketch.format("2023-10-01")) == "0/1"
    assert total("A09-24m", sketch.format("2023-10-01")) == "1/1"


def test_f08_looks_forward_twelve_months_to_the_day() -> None:
    sketch = "DECOM DEC REC RNE\n2022-01-01 2022-09-30 E4A S\n{} . . S"
    assert total("F08", sketch.format("2023-09-30")) == "1/1"
    assert total("F08", sketch.format("2023-10-01")) == "0/1"
    assert total("F08-18m", sketch.format("2023-10-01"), "2024-03-31") == "1/1"


def test_a_transfer_is_no_start_and_no_end() -> None:
    records = records_of(FLOWS)
    records["transfers"] = [
        {"child": "B", "date": date(2024, 3, 31), "direction": "out"},
        {"child": "C", "date": date(2023, 7, 1), "direction": "in"},
    ]
    day, context = date(2024, 3, 31), {"as_at": AS_AT}
    values = [
        compute(records, code, day, context=context)[""].value
        for code in ("A01", "A04-events", "A04-unknown", "A05-events")
    ]
    assert values == [2, 3, 0, 2]


@pytest.mark.parametrize(
    ("born", "months", "expected"),
    [("2007-03-31", 12, "1"), ("2007-04-01", 12, "0"), ("2007-04-01", 24, "1"), (".", 12, "0")],
)
def test_a11_counts_18th_birthdays_ahead(born: str, months: int, expected: str) -> None:
    code = "A11" if months == 12 else "A11-24m"
    assert total(code, "DECOM\n2020-01-01", "2024-03-31", born) == expected


def test_a14_sets_a_month_against_its_centred_mean() -> None:
    days = [
        "2023-01-31",
        "2023-02-01",
        "2023-06-01",
        "2023-07-01",
        "2023-08-31",
        "2023-12-31",
        "2024-01-31",
    ]
    sketch = "CHILD DECOM\n" + "\n".join(f"C{n} {day}" for n, day in enumerate(days))
    # Around July 2023: January and the January after count half, five others whole but for July itself.
    assert total(
        "A14", sketch, "2023-07-31", dict.fromkeys([f"C{n}" for n in range(7)], "2015-01-01")
    ) == (f"1/{(0.5 + 1 + 1 + 1 + 1 + 1 + 0.5) / 12:g}")
    assert total("A14", "DECOM\n2023-07-01", "2023-07-30") == "not_applicable"
    assert total("A14", "DECOM\n2023-07-01", "2024-10-31") == "not_enough_history"


def test_b01_bands_of_entry() -> None:
    born = {
        "A": "2023-07-01",
        "B": "2023-06-23",
        "C": "2023-06-03",
        "D": "2022-07-02",
        "E": "2006-02-01",
    }
    sketch = "CHILD DECOM\n" + "\n".join(f"{child} 2023-07-01" for child in born)
    assert counted("B01", sketch, born=born, by="entry_age") == {
        "7 days or under": "1/5",
        "8 to 27 days": "1/5",
        "28 days to under 1": "2/5",
        "16 to 17": "1/5",
    }


def test_c03_puts_unaccompanied_first() -> None:
    sketch = "CHILD DECOM LS\nA 2023-07-01 V2\nB 2023-07-01 L1\nC 2023-07-01 E1\nD 2023-07-01 V2"
    uasc = rows("CHILD DUC\nA .\nD 2023-07-01")
    born = dict.fromkeys("ABCD", "2010-01-01")
    assert counted("C03", sketch, born=born, by="route", UASC=uasc) == {
        "UASC": "1/4",
        "section 20": "1/4",
        "care order": "1/4",
        "police or emergency protection": "1/4",
    }


ADOPTED = """
DECOM       DEC         REC  RNE  PLACE  LS
2021-01-01  2021-02-01  X1   S    U3     C1
2021-02-01  2022-02-01  X1   P    U6     C1
2022-02-01  2022-06-01  X1   L    U6     E1
2022-06-01  2023-05-01  E12  P    A5     E1
"""


@pytest.mark.parametrize(
    ("row", "f04", "a2"),
    [("0 2022-04-01", "516/1", "59/1"), ("1 2022-01-01", "31/1", "0/1"), ("0 .", "516/1", "0/0")],
)
def test_f04_stops_at_the_foster_home_when_its_carers_adopt(row: str, f04: str, a2: str) -> None:
    adoptions = rows(f"FOSTER_CARE DATE_MATCH\n{row}")
    assert total("F04", ADOPTED, born="2020-12-01", AD1=adoptions) == f04
    assert total("F04-A2", ADOPTED, born="2020-12-01", AD1=adoptions) == a2


def test_f05_takes_the_18th_birthday_before_the_reason() -> None:
    sketch = """
CHILD  DECOM       DEC         REC
A      2020-01-01  2023-06-15  E4A
B      2020-01-01  2023-06-14  E4A
C      2020-01-01  2023-07-01  E11
D      2020-01-01  2023-07-01  .
"""
    born = {"A": "2005-06-15", "B": "2005-06-15", "C": "2015-01-01", "D": "2015-01-01"}
    assert counted("F05", sketch, born=born, by="leaving_route") == {
        "turned 18": "1/4",
        "home, planned": "1/4",
        "adopted": "1/4",
        "not known": "1/4",
    }


def test_the_health_cohort_has_been_in_care_since_1_april() -> None:
    sketch = "CHILD DECOM\nA 2023-04-01\nB 2023-04-02"
    born = {"A": "2010-01-01", "B": "2010-01-01"}
    flags = rows("CHILD YEAR HEALTH_ASSESSMENT SDQ_SCORE\nA 2024 1 17\nB 2024 1 3")
    assert total("H02", sketch, born=born, OC2=flags) == "1/1"
    assert total("H02", sketch, born=born) == "0/1"
    assert total("H02", sketch, "2024-02-29", born=born, OC2=flags) == "not_applicable"
    assert total("H06", sketch, born=born, OC2=flags) == "17/1"
    assert total("H06-concern", sketch, born=born, OC2=flags) == "1/1"
    assert total("H05", sketch, born=born, OC2=flags) == "1/1"
    assert total("H05", sketch, born=born | {"A": "2007-03-31"}, OC2=flags) == "0/0"


LEAVERS = """
CHILD  YEAR  DOB         IN_TOUCH  ACTIV  ACCOM
L1     2024  2004-04-01  YES       F1     U1
L2     2024  2004-03-31  NO        .      .
L3     2024  2003-01-01  YES       G4     R2
L4     2024  2003-01-01  DIED      0      0
L5     2024  2005-06-01  YES       F5     X2
L6     2024  2002-03-31  YES       F1     U1
L7     2024  2002-04-01  YES       P4     S2
"""


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("K01", "2/4"),  # L1, L7 of L1, L2, L3, L7; L6 is 22
        ("K01-17-18", "1/1"),
        ("K02", "1/3"),  # L3's residence is not known
        ("K03", "3/4"),
        ("K06", "1/4"),
        ("K06-apprenticeships", "1/4"),
        ("K09", "2"),
    ],
)
def test_care_leavers_by_their_age_in_the_year(code: str, expected: str) -> None:
    assert total(code, "DECOM\n2023-05-01", OC3=rows(LEAVERS)) == expected


def test_k04_left_foster_care_on_the_18th_birthday() -> None:
    sketch = "CHILD DECOM DEC REC PLACE\nA 2020-01-01 2023-06-15 E17 U6\nB 2020-01-01 2023-06-14 E17 U6\nC 2020-01-01 2023-06-15 E17 K2"
    leavers = rows(
        "CHILD YEAR DOB IN_TOUCH ACTIV ACCOM\nA 2024 2005-06-15 YES F2 Z1\nB 2024 2005-06-15 YES F2 Z1\nC 2024 2005-06-15 YES F2 Z1"
    )
    assert total("K04", sketch, born=dict.fromkeys("ABC", "2005-06-15"), OC3=leavers) == "1/1"


@pytest.mark.parametrize(
    ("code", "on", "expected"),
    [
        ("A01", "2017-03-31", "not_enough_history"),
        ("A01", "2025-04-01", "not_enough_history"),
        ("A04", "2018-03-31", "0"),
        ("A04", "2018-02-28", "not_enough_history"),
        ("A04-month", "2017-04-30", "0"),
        ("A04-month", "2017-03-31", "not_enough_history"),
        ("E02", "2019-09-30", "0/0"),
        ("E02", "2019-08-31", "not_enough_history"),
        ("H02", "2024-03-31", "not_collected"),
        ("H02", "2024-03-30", "not_applicable"),
        ("K06-apprenticeships", "2021-03-31", "not_applicable"),
    ],
)
def test_statuses(code: str, on: str, expected: str) -> None:
    assert total(code, "DECOM\n2024-01-01", on, absent=("OC2",)) == expected


def test_a_table_not_supplied_is_unknown_never_zero() -> None:
    records = records_of("DECOM\n2023-05-01", absent=("UASC", "Missing"))
    context = {"as_at": AS_AT, "populations": POPULATIONS}
    for code in ("A03", "A03-uasc", "C03", "I01", "I02", "I05"):
        assert (
            compute(records, code, date(2024, 3, 31), context=context)[""].status == "not_collected"
        )
    assert compute(records, "A01", date(2024, 3, 31), "uasc", context)[""].status == "not_collected"


def test_what_is_not_settled_is_provisional() -> None:
    context = {"as_at": AS_AT, "unsettled_after": date(2024, 2, 29)}
    records = records_of("DECOM\n2023-05-01")
    assert compute(records, "A01", date(2024, 2, 29), context=context)[""].status == "value"
    assert compute(records, "A01", date(2024, 3, 31), context=context)[""].status == "provisional"


def test_quantiles_interpolate() -> None:
    assert [quantile([4.0, 1.0, 2.0, 3.0], share) for share in (0.25, 0.5, 0.75)] == [
        1.75,
        2.5,
        3.25,
    ]
    assert quantile([], 0.5) is None
