"""Releases of 2022 to 2025 written as they were written then give the same figures."""

import pytest
from published_layouts import (
    BASE,
    DORSET,
    ENGLAND,
    characteristics,
    figures,
    many,
    numbers,
    reading,
    rows_of,
    rules,
    stability,
)


@pytest.mark.parametrize("release", [2022, 2023, 2024, 2025])
def test_placement_stability_reads_alike_in_every_release(release):
    found = figures(reading(*stability(release, years=(2022,))))
    key = ("", "E06000059", 2022, "2022")
    assert (found[("E01", *key)]["numerator"], found[("E01", *key)]["denominator"]) == (46, 433)
    assert found[("E01", *key)]["value"] == 11
    assert (found[("E02", *key)]["numerator"], found[("E02", *key)]["value"]) == (122, 78)


@pytest.mark.parametrize("release", [2022, 2023, 2024, 2025])
def test_numbers_and_rates_read_alike_in_every_release(release):
    found = figures(reading(*numbers(release, years=(2025,))))
    rate = found[("A02", "", "E06000059", 2025, "2025")]
    assert (rate["value"], rate["numerator"], rate["denominator"]) == (65, 437, 67149)
    assert found[("A01", "", "E06000059", 2025, "2025")]["value"] == 437


@pytest.mark.parametrize(
    ("release", "ages", "sex", "total"),
    [(2022, "Age group", "Gender", "Total children"), (2025, "Age on starting", "Sex", "Total")],
)
def test_the_children_who_started_are_told_from_those_on_the_day(release, ages, sex, total):
    groups = [
        (ages, "Under 1 year", 28, 20), (ages, total, 138, 100), (sex, "Male", 80, 58),
        ("Taken into care", "All children taken into care", 60, 43),
    ]  # fmt: skip
    read = reading(*characteristics(release, groups=groups))
    assert read.dataset == "started"
    assert figures(read)[("B01", "under 1", "E06000059", release, str(release))]["value"] == 20


def test_a_group_made_of_several_labels_is_added_up_and_worked_out_from_counts():
    groups = [
        ("Placement", "Foster placements", 300, 69), ("Placement", "Placed for adoption", 10, 2),
        ("Placement", "Placed with parents or other person with parental responsibility", 22, 5),
        ("Placement", "Total", 437, 100),
    ]  # fmt: skip
    found = figures(reading(*characteristics(2025, groups=groups)))
    family = found[("D02", "", "E06000059", 2025, "2025")]
    assert family["numerator"] == 332
    assert family["value"] == pytest.approx(100 * 332 / 437)
    assert "worked out" in family["source"]


def test_a_hidden_part_hides_the_sum():
    groups = [
        ("Placement", "Foster placements", 300, 69), ("Placement", "Placed for adoption", "c", "c"),
        ("Placement", "Placed with parents or other person with parental responsibility", 22, 5),
        ("Placement", "Total", 437, 100),
    ]  # fmt: skip
    found = figures(reading(*characteristics(2025, groups=groups)))
    family = found[("D02", "", "E06000059", 2025, "2025")]
    assert (family["value"], family["value_symbol"]) == (None, "c")
    assert (family["numerator"], family["numerator_symbol"]) == (None, "c")


@pytest.mark.parametrize("swapped", [False, True])
def test_the_order_of_the_codes_columns_does_not_matter(swapped):
    columns, rows = numbers(2025)
    if swapped:
        order = [*range(7), 7, 9, 8, *range(10, len(columns))]
        columns, rows = [columns[at] for at in order], [[row[at] for at in order] for row in rows]
    assert figures(reading(columns, rows))[("A01", "", "E06000059", 2025, "2025")]["value"] == 437


def test_filters_under_a_new_name_are_known_by_their_texts_and_named():
    columns, rows = stability(2025)
    renamed = ["group_of_children" if name == "cla_group" else name for name in columns]
    read = reading(renamed, rows)
    assert figures(read)[("E01", "", "E06000059", 2025, "2025")]["value"] == 11
    assert "column-by-its-texts" in rules(read)


def test_wide_files_of_outcomes_give_the_children_looked_after_alone():
    columns = (*BASE, "social_care_group", "version", "t_pupils", "t_att8", "avg_att8", "t_l2basics_94", "pt_l2basics_94")  # fmt: skip
    rows = [
        rows_of(DORSET, "202425", "CLA 12 months at 31 March", "Revised", 43, 576.75, 13.4, "c", "c"),
        rows_of(DORSET, "202425", "CPPO at 31 March", "Revised", 20, 300, 15.0, 5, 25.0),
    ]  # fmt: skip
    read = reading(columns, rows)
    found = figures(read)
    assert found[("G11", "", "E06000059", 2025, "2025")]["value"] == 13.4
    assert found[("G11-english-maths", "", "E06000059", 2025, "2025")]["value_symbol"] == "c"
    assert (read.rows_used, dict(read.not_used)) == (1, {"CPPO at 31 March": 1})


def test_rows_read_are_used_not_used_or_set_aside_and_nothing_else():
    columns, rows = stability(2025, areas=(ENGLAND, *many(5)))
    rows += [rows_of(DORSET, 2025, "CLA on 31 March", "With 2 placements during the year", 40, 9)]
    rows += [["x" for _ in columns]]
    read = reading(columns, rows)
    assert read.rows_read == len(rows)
    assert read.rows_read == read.rows_used + read.rows_set_aside + sum(read.not_used.values())


def test_care_leavers_without_a_home_are_added_over_both_ages():
    columns = (*BASE, "age", "accommodation_type", "number", "percentage")
    rows = [
        rows_of(DORSET, 2023, age, label, count, "c")
        for age in ("Aged 17 to 18", "Aged 19 to 21")
        for label, count in (("No fixed abode / homeless", 3), ("Bed and breakfast", 0), ("In custody", 6))
    ]  # fmt: skip
    read = reading(columns, rows)
    assert read.dataset == "leavers_accommodation"
    assert figures(read)[("K09", "", "E06000059", 2023, "2023")]["value"] == 18


def test_a_table_of_other_labels_is_another_data_set():
    columns = (*BASE, "age", "activity", "number", "percentage")
    labels = ("Total", "In a new kind of work", "Away", "Ill", "At sea")
    rows = [rows_of(DORSET, 2023, "Aged 22", label, 10, 5) for label in labels]
    assert reading(columns, rows).kind == "nothing"


@pytest.mark.parametrize("release", [2022, 2025])
def test_ours_who_live_elsewhere_are_those_outside_the_boundary_and_not_those_inside(release):
    groups = [
        ("Locality of placement", "Placed inside the local authority boundary", 233, 53),
        ("Locality of placement", "Placed outside the local authority boundary", 204, 47),
        ("Locality of placement", "Total", 437, 100),
    ]  # fmt: skip
    found = figures(reading(*characteristics(release, groups=groups)))
    assert found[("D17-out", "", "E06000059", release, str(release))]["value"] == 204
