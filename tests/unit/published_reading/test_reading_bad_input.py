"""Bad published files: each fault is named with file, row, column and mend, and nothing is dropped unsaid."""

import pytest
from published_layouts import (
    BASE,
    DORSET,
    characteristics,
    csv_bytes,
    figures,
    many,
    numbers,
    reading,
    rows_of,
    rules,
    stability,
)

from nearhome.published.reading.merge import Part, merged
from nearhome.published.reading.reading import is_published, read
from nearhome.published.reading.report import UnreadableError
from nearhome.published.reading.table import from_csv, from_rows


def entry(read_, rule):
    return next(each for each in read_.log if each.rule == rule)


def test_a_new_label_is_named_with_its_row_and_what_has_no_figure_now():
    groups = [
        ("Placement", "Foster placements", 300, 69), ("Placement", "Total", 437, 100),
        ("Placement", "Homes for children", 55, 13),
    ]  # fmt: skip
    read_ = reading(*characteristics(2025, groups=groups))
    new = entry(read_, "new-label")
    assert (new.row, new.column, new.before) == (4, "breakdown", "Homes for children")
    missing = [each.before for each in read_.log if each.rule == "label-missing"]
    assert "Placement / Secure homes and children's homes" in missing
    assert figures(read_)[("D01", "foster", "E06000059", 2025, "2025")]["value"] == 69


def test_a_renamed_column_of_counts_is_named_and_the_percentages_still_taken():
    columns, rows = stability(2025)
    renamed = ["headcount" if name == "children_count" else name for name in columns]
    read_ = reading(renamed, rows)
    told = entry(read_, "column-missing")
    assert "children_count" in told.column
    assert "headcount" in told.why
    found = figures(read_)[("E01", "", "E06000059", 2025, "2025")]
    assert (found["value"], found["numerator"]) == (11, None)


def test_a_file_without_any_column_of_values_is_refused_with_its_mend():
    columns, rows = stability(2025)
    renamed = ["a" if name == "children_count" else "b" if name == "children_percent" else name for name in columns]  # fmt: skip
    with pytest.raises(UnreadableError, match="children_count") as refused:
        reading(renamed, rows)
    assert "copy" in refused.value.mend


def test_percentages_where_counts_were_are_named_and_no_count_is_taken():
    columns, rows = stability(2025, areas=many(29))
    swapped = [[*row[:-2], row[-1], row[-1]] for row in rows]
    read_ = reading(columns, swapped)
    told = entry(read_, "percentages-for-counts")
    assert "children_count" in told.column
    found = figures(read_)
    assert all(each["numerator"] is None for each in found.values())
    assert any(each["value"] == 11 for each in found.values())


def test_small_counts_that_are_counts_are_left_alone():
    columns, rows = stability(2025, areas=many(29), moved=6, all_=60, long_in_care=30, stayed=20)
    assert "percentages-for-counts" not in rules(reading(columns, rows))


def test_two_files_of_one_release_that_disagree_are_named_with_both_values_and_the_later_stands():
    first = reading(*numbers(2025, count=437), name="first.csv")
    second = reading(*numbers(2025, count=440), name="second.csv")
    made = merged([Part(r.file, r.dataset, r.release, r.cells) for r in (first, second)])
    told = [each for each in made.log if each.rule == "files-disagree"]
    assert told
    assert all(
        (each.before, each.after, each.file) == ("437", "440", "second.csv") for each in told
    )
    assert "first.csv" in told[0].why
    found = figures(first, second)[("A01", "", "E06000059", 2025, "2025")]
    assert (found["value"], found["file"]) == (440, "second.csv")
    assert figures(second, first)[("A01", "", "E06000059", 2025, "2025")]["value"] == 437


def test_two_releases_that_disagree_are_counted():
    old = reading(*numbers(2024, years=(2024,), count=446, rate=66))
    new = reading(*numbers(2025, years=(2024, 2025), count=447, rate=67))
    made = merged([Part(r.file, r.dataset, r.release, r.cells) for r in (old, new)])
    told = next(each for each in made.log if each.rule == "revised")
    assert (told.before, told.after) == ("2024", "2025")
    assert "2 of 2" in told.why


def test_an_unknown_symbol_is_left_out_and_named():
    columns, rows = numbers(2025, count="n/k")
    read_ = reading(columns, rows)
    told = entry(read_, "unknown-symbol")
    assert (told.row, told.column, told.before, told.action) == (2, "children_count", "n/k", "made_unknown")  # fmt: skip


def test_an_unknown_area_is_set_aside_and_named():
    columns, rows = numbers(2025)
    rows[0][7], rows[0][9] = "999", "E06009999"
    read_ = reading(columns, rows)
    assert (entry(read_, "unknown-area").before, read_.rows_set_aside) == ("E06009999", 1)


def test_a_year_that_is_none_is_set_aside_and_named():
    columns, rows = numbers(2025)
    rows.append(["20x5", *rows[0][1:]])
    read_ = reading(columns, rows)
    told = entry(read_, "unknown-year")
    assert (told.row, told.column, told.before) == (3, "time_period", "20x5")
    assert read_.rows_set_aside == 1


def test_half_a_file_is_named_where_it_ends():
    content = csv_bytes(*numbers(2025, areas=many()))
    read_ = read(from_csv("half.csv", content[: len(content) // 2 - 12]))
    assert {"row-cut-short", "part-of-a-file"} <= set(rules(read_))
    assert read_.rows_set_aside == 1


def test_a_whole_file_is_not_called_a_part():
    read_ = reading(*numbers(2025, areas=many(), rate="z"))
    assert not {"row-cut-short", "part-of-a-file"} & set(rules(read_))


def test_a_file_that_fits_two_data_sets_alike_is_not_guessed_at():
    groups = [("Sex", "Male", 80, 58), ("Sex", "Total", 138, 100)]
    with pytest.raises(UnreadableError, match="could be"):
        reading(*characteristics(2025, groups=groups))
    named = reading(*characteristics(2025, groups=groups), name="la_children_who_ceased_x.csv")
    assert (named.dataset, "known-by-its-name" in rules(named)) == ("ceased", True)


def test_a_table_of_england_alone_is_known_and_not_used():
    columns = [*BASE[:5], "cla_group", "characteristic", "number", "percentage"]
    row = ["2022", "Reporting year", "National", "E92000001", "England", "Age group", "1 to 4 years", "11350", "14"]  # fmt: skip
    read_ = reading(columns, [row])
    assert (read_.kind, sum(read_.not_used.values())) == ("nothing", 1)


def test_the_description_of_a_files_columns_is_no_table_of_figures():
    read_ = reading(["col_name", "col_type", "label", "indicator_unit"], [["number", "Indicator", "Number", ""]])  # fmt: skip
    assert read_.kind == "nothing"


def test_a_measures_listing_and_a_return_are_no_published_files():
    assert not is_published(["code", "measure", "as_at", "period", "breakdown", "group", "value"])
    assert not is_published(["CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE"])


JUDGED = ("new_la_code", "la_name", "publication_date", "overall", "leaders", "children_in_care")


def judgements(columns, *rows):
    return read(from_rows("ofsted.csv", [list(columns), *map(list, rows)]))


def test_an_ofsted_list_without_dates_is_refused_with_its_mend():
    columns = [name for name in JUDGED if name != "publication_date"]
    with pytest.raises(UnreadableError, match="publication_date"):
        judgements(columns, ("E06000059", "Dorset", "Good", "Good", "Good"))


def test_an_ofsted_row_without_a_date_is_set_aside_and_named():
    read_ = judgements(
        JUDGED, ("E06000059", "Dorset", "2021-12-01", "Good", "Good", "Good"),
        ("E06000054", "Wiltshire", "", "Outstanding", "Good", "Good"),
    )  # fmt: skip
    told = entry(read_, "no-date")
    assert (told.row, told.column, len(read_.judgements)) == (3, "publication_date", 1)


def test_an_ofsted_list_with_names_alone_is_refused():
    columns = [name for name in JUDGED if name != "new_la_code"]
    with pytest.raises(UnreadableError, match="Dorset"):
        judgements(columns, ("Dorset", "2021-12-01", "Good", "Good", "Good"))


def test_the_number_counts_where_a_list_gives_dorset_the_former_countys_code():
    columns = ("la_code", *JUDGED)
    row = ("838", "E10000009", "Dorset", "13/05/2025", "outstanding", "good", "good")
    read_ = judgements(columns, row)
    assert read_.judgements[0].area == "E06000059"
    assert entry(read_, "code-and-number-differ").before == "E10000009"


@pytest.mark.parametrize("written", ["Requires improvement to be good", "requires improvement"])
def test_grades_are_lower_case_and_one_has_two_names(written):
    read_ = judgements(JUDGED, ("E06000059", "Dorset", "13/05/25", written, "", "no single grade"))
    assert read_.judgements[0].overall == "requires improvement"
    assert (read_.judgements[0].leaders, read_.judgements[0].children_in_care) == ("", "")
    assert read_.judgements[0].published.isoformat() == "2025-05-13"


def test_an_unknown_grade_is_named_and_the_rest_of_the_row_kept():
    read_ = judgements(JUDGED, ("E06000059", "Dorset", "2025-05-13", "Splendid", "Good", "Good"))
    assert (entry(read_, "unknown-grade").before, read_.judgements[0].leaders) == (
        "Splendid",
        "good",
    )


def neighbours(*rows, name="sn.csv"):
    columns = ("model", "area", "rank", "neighbour", "closeness")
    return read(from_rows(name, [list(columns), *map(list, rows)]))


def test_a_neighbour_that_only_changed_its_code_is_mapped():
    read_ = neighbours(("2027", "E06000059", "1", "E10000027", "Very close"))
    assert read_.neighbours[0].neighbour == "E06000066"
    assert read_.neighbours[0].closeness == "very close"
    assert not read_.log


def test_a_neighbour_that_was_abolished_is_named_with_its_heirs():
    read_ = neighbours(("2027", "E06000059", "1", "E10000006", "Close"))
    told = entry(read_, "abolished-neighbour")
    assert (told.row, told.before) == (2, "E10000006")
    assert "Cumberland" in told.why
    assert read_.neighbours[0].neighbour == "E10000006"


def test_a_neighbour_that_is_no_authority_is_left_out_and_named():
    read_ = neighbours(("2027", "E06000059", "1", "E99999999", "Close"))
    assert (entry(read_, "unknown-neighbour").before, read_.neighbours) == ("E99999999", ())
    assert read_.rows_set_aside == 1


def test_a_wide_list_without_a_year_asks_for_it():
    header = ["old_la_code", "la_name", *(f"SN_{n}{p}" for n in range(1, 11) for p in ("", "P"))]
    row = ["838", "Dorset", *(part for n in range(301, 311) for part in (str(n), "Close"))]
    with pytest.raises(UnreadableError, match="year"):
        read(from_rows("neighbours.csv", [header, row]))
    named = read(from_rows("neighbours_2031.csv", [header, row]))
    assert {each.model for each in named.neighbours} == {"2031"}
    assert [each.rank for each in named.neighbours] == list(range(1, 11))


def test_children_of_each_age_without_a_year_ask_for_it():
    header = ["new_la_code", "la_name", *(f"age_{age}" for age in range(26))]
    rows = [[each[5], each[4], *["10"] * 26] for each in many(20)]
    with pytest.raises(UnreadableError, match="year"):
        read(from_rows("ages.csv", [header, *rows]))
    dated = read(from_rows("ages.csv", [[*header, "year"], *([*row, "2025"] for row in rows)]))
    own = dated.populations[rows[0][0]][0]
    assert (own.year, own.children) == (2025, 180)


def test_estimates_in_the_dfes_layout_are_read_by_group_of_ages():
    columns = (*BASE, "age_group", "population_estimate")
    rows = [
        rows_of(DORSET, 2024, "Children aged 0 to 17 years", 67149),
        rows_of(DORSET, 2024, "Children aged 0 to 4 years", 15000),
    ]
    read_ = reading(columns, rows)
    assert read_.populations["E06000059"][0].children == 67149
    assert (read_.rows_used, sum(read_.not_used.values())) == (1, 1)


def test_a_typed_figure_is_read_and_a_wrong_one_named():
    columns = ["code", "area", "as_at", "value", "unit", "published", "source"]
    read_ = read(
        from_rows(
            "comparators.csv",
            [columns, ["F04-A2", "E92000001", "2025-03-31", "176", "days", "2025-09-01", "quarterly survey"],
             ["F04-A2", "Dorset", "2025-03-31", "180", "days", "2025-09-01", ""]],
        )
    )  # fmt: skip
    assert (read_.figures[0].value.number, read_.figures[0].known_from.isoformat()) == (
        176,
        "2025-09-01",
    )
    assert (entry(read_, "cannot-be-read").column, read_.rows_set_aside) == ("area", 1)
