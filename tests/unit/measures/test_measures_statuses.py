"""When there is no value, why; and what is refused."""

from datetime import date

import pytest

from histories.sketches import records_of
from nearhome.measures.compute import compute
from nearhome.results.values import Context, Status
from worked import CONTEXT, opened, results, total

IN_CARE = "DECOM\n2021-04-10"


def status(code: str, on: str = "2024-03-31", **more: object) -> str:
    return results(IN_CARE, [code], on, **more)[0].status.value


def test_a_count_of_none_is_zero_and_a_share_of_nobody_has_no_denominator() -> None:
    assert status("D15") == "zero"
    assert status("D05") == "zero"
    assert status("D05", on="2021-04-09", years=range(2020, 2026)) == "no_denominator"
    assert status("A07") == "no_denominator"


def test_one_years_return_is_enough_for_its_own_twelve_months() -> None:
    assert status("A04", years=[2024]) == "zero"
    assert status("A04", on="2024-02-29", years=[2024]) == "not_enough_history"
    assert status("A01", on="2023-04-01", years=[2024]) == "value"
    assert status("A01", on="2023-03-31", years=[2024]) == "not_enough_history"


@pytest.mark.parametrize(("code", "years"), [("A09", 2), ("A09-24m", 3), ("F08", 2), ("E02", 3)])
def test_longer_histories_need_more_years(code: str, years: int) -> None:
    enough = range(2025 - years, 2025)
    assert status(code, years=enough) != "not_enough_history"
    assert status(code, years=enough[1:]) == "not_enough_history"


def test_a_year_missing_breaks_the_run() -> None:
    assert status("A09", years=[2021, 2022, 2024]) == "not_enough_history"
    assert status("A04", years=[2021, 2022, 2024]) == "zero"


@pytest.mark.parametrize(
    ("code", "table"),
    [("I01", "Missing"), ("J02", "Reviews"), ("H02", "OC2"), ("K01", "OC3"), ("F04", "AD1"),
     ("E05", "SWEpisodes"), ("A03", "UASC"), ("C03", "UASC")],
)  # fmt: skip
def test_a_table_not_supplied_is_unknown_and_never_zero(code: str, table: str) -> None:
    found = results(IN_CARE, [code], "2024-03-31", absent=[table])[0]
    assert (found.status, found.numerator, found.value) == (Status.NOT_COLLECTED, None, None)
    assert status(code) != "not_collected"


def test_without_the_uasc_table_only_the_split_is_unknown() -> None:
    found = results(IN_CARE, ["A01"], "2024-03-31", by="uasc", absent=["UASC"])
    assert [(each.group, each.status.value) for each in found] == [
        ("", "value"),
        ("UASC", "not_collected"),
        ("not UASC", "not_collected"),
    ]


def test_annual_measures_exist_at_31_march_only() -> None:
    for code in ("H02", "E05", "K01"):
        assert status(code, on="2024-03-30") == "not_applicable"
    assert status("K06-apprenticeships", on="2021-03-31") == "not_applicable"


def test_a_centred_mean_needs_six_months_more() -> None:
    assert status("A14", on="2024-09-30") != "not_enough_history"
    assert status("A14", on="2024-10-31") == "not_enough_history"
    assert status("A14", on="2024-09-29") == "not_applicable"


def test_englands_rate_must_be_published() -> None:
    assert status("A08", on="2023-11-15") == "not_comparable"
    assert status("A08", on="2023-11-16") == "value"


def test_late_months_are_provisional() -> None:
    context = Context("E06000059", date(2025, 3, 31), unsettled_after=date(2024, 2, 29))
    days = [date(2024, 2, 29), date(2024, 3, 31)]
    found = compute(opened(records_of(IN_CARE)), days, ["A01", "A04"], [], context)
    assert [each.status.value for each in found] == ["value", "provisional", "zero", "provisional"]


def test_a_rate_names_the_estimate_it_stands_on() -> None:
    assert results(IN_CARE, ["A02"], "2024-03-31")[0].period == "at date, mid-2023 population"
    assert results(IN_CARE, ["A02"], "2024-06-30")[0].period == "at date, mid-2022 population"


def test_the_latest_estimate_stands_in_for_one_not_held_yet_provisionally() -> None:
    (rate,) = results(IN_CARE, ["A02"], "2025-03-31", years=range(2022, 2026))
    assert rate.period == "at date, mid-2023 population"
    assert (rate.numerator, rate.denominator, rate.status.value) == (1, 10_000, "provisional")


MOVED = """
DECOM       DEC         RNE  PLACE  PLACE_PROVIDER  REASON_PLACE_CHANGE  PL_DISTANCE  PL_LOCATION  CALCULATED_DISTANCE
2022-04-10  2023-09-01  S    U6     .               .                    .            .            .
2023-09-01  .           P    U6     .               .                    .            .            .
"""


@pytest.mark.parametrize(
    ("code", "column"),
    [
        ("E03", "REASON_PLACE_CHANGE"),
        ("D03", "PLACE_PROVIDER"),
        ("D08", "PL_DISTANCE"),
        ("D08-supplied", "PL_DISTANCE"),
        ("D08-computed", "CALCULATED_DISTANCE"),
        ("D09", "PL_LOCATION"),
    ],
)
def test_a_column_that_no_row_holds_is_unknown_and_never_zero(code: str, column: str) -> None:
    years = range(2022, 2025)
    assert results(MOVED, [code], "2024-03-31", years=years)[0].status.value == "not_collected"
    cell = {
        "REASON_PLACE_CHANGE": "CARPL",
        "PLACE_PROVIDER": "PR4",
        "PL_DISTANCE": "3",
        "CALCULATED_DISTANCE": "3",
        "PL_LOCATION": "IN",
    }[column]
    head, first, *rest = MOVED.strip().splitlines()
    cells = first.split()
    cells[head.split().index(column)] = cell
    given = "\n".join([head, "  ".join(cells), *rest])
    assert results(given, [code], "2024-03-31", years=years)[0].status.value == "zero"


def test_every_group_is_there_with_nobody_in_it_too() -> None:
    found = results(IN_CARE, ["A01"], "2024-03-31", by="age_band")
    assert [(each.group, each.value, each.status.value) for each in found] == [
        ("", 1, "value"),
        ("under 1", 0, "zero"),
        ("1 to 4", 0, "zero"),
        ("5 to 9", 0, "zero"),
        ("10 to 15", 1, "value"),
        ("16 and over", 0, "zero"),
        ("not known", 0, "zero"),
    ]


def test_results_come_by_code_date_breakdown_and_group() -> None:
    records = opened(records_of(IN_CARE))
    days = [date(2024, 3, 31), date(2023, 3, 31)]
    found = compute(records, days, ["E01", "A01", "A01"], ["sex", "locality"], CONTEXT)
    assert [(each.code, each.as_at, each.breakdown, each.group) for each in found] == [
        (code, on, breakdown, group)
        for code in ("A01", "E01")
        for on in sorted(days)
        for breakdown, group in (
            ("", ""),
            ("sex", "Male"),
            ("sex", "Female"),
            ("sex", "Unknown"),
            ("locality", "inside"),
            ("locality", "outside"),
            ("locality", "not known"),
        )
    ]


def test_what_is_not_there_is_refused_with_the_mend() -> None:
    records = opened(records_of(IN_CARE))
    day = date(2024, 3, 31)
    with pytest.raises(ValueError, match=r"no measure Z99; the codes are A01"):
        compute(records, [day], ["Z99"], [], CONTEXT)
    with pytest.raises(ValueError, match="no breakdown ward; there are age_band"):
        compute(records, [day], ["A01"], ["ward"], CONTEXT)
    with pytest.raises(ValueError, match=r"2025-04-01 is after 2025-03-31.*add a later return"):
        compute(records, [date(2025, 4, 1)], ["A01"], [], CONTEXT)


def test_restricted_children_are_in_the_total_alone() -> None:
    records = records_of(IN_CARE)
    records["adjustments"] = [
        {"as_at_from": date(2024, 1, 1), "as_at_to": date(2024, 3, 31), "children": 3}
    ]
    days = [date(2024, 3, 31), date(2024, 4, 1)]
    found = compute(opened(records), days, ["A01", "B05"], ["sex"], CONTEXT)
    assert [each.numerator for each in found if each.code == "A01"] == [4, 0, 1, 0, 1, 0, 1, 0]
    assert {each.denominator for each in found if each.code == "B05"} == {1}


def test_a_child_with_no_date_of_birth_is_counted_under_no_age() -> None:
    found = results(IN_CARE, ["A01", "E02"], "2024-03-31", by="age_band", born=".")
    counted = {(each.code, each.group): each.numerator for each in found if each.numerator}
    assert counted == {("A01", ""): 1, ("A01", "not known"): 1}


def test_nothing_in_the_records_gives_statuses_and_no_error() -> None:
    from nearhome.measures.cards import cards
    from nearhome.records.tables import tables
    from nearhome.store.engine import open_duckdb
    from nearhome.store.schema import empty

    records = open_duckdb({name: empty(name) for name in tables()})
    codes = [card.code for card in cards()]
    found = compute(records, [date(2024, 3, 31)], codes, [], CONTEXT)
    of_lists = {card.code for card in cards() if card.lists}
    assert {(each.code in of_lists, each.status.value) for each in found} == {
        (False, "not_enough_history"),
        (True, "not_collected"),
    }


def test_middle_and_quarters_are_read_between_children() -> None:
    sketch = "CHILD DECOM PL_DISTANCE\nA 2023-01-10 2.0\nB 2023-01-10 5.0\nC 2023-01-10 10.0\nD 2023-01-10 ."
    found = results(sketch, ["D10", "D10-q1", "D10-q3", "A13"], "2024-01-10")
    assert [each.value for each in found[1:]] == [5.0, 3.5, 7.5]
    assert found[0].value == pytest.approx(365 / 30.4375)
    assert total("D10", sketch, on="2024-01-10") == "3/4"
