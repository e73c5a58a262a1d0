"""What each other layout gives: the table is that of the declarations, and what it says holds of a few by hand."""

import csv
from importlib.resources import files

import pytest

from nearhome.journeys.list_feeds import TOGETHER, main, written
from nearhome.measures.catalogue.listing import measures
from nearhome.measures.list_needs import declared, of_breakdowns
from nearhome.records.list_tables import ANSWER, list_tables
from nearhome.returns.local.feeding import sources
from nearhome.vocabulary.shipped import shipped_rows

TABLE = files("nearhome.returns.local").joinpath("feeds.csv").read_text("utf-8")
GIVEN = {
    (row["source"], row["table"]): set(row["measures"].split())
    for row in csv.DictReader(TABLE.splitlines())
}


def test_the_table_is_current() -> None:
    assert written() == TABLE, (
        "run python -m nearhome.journeys.list_feeds --write src/nearhome/returns/local/feeds.csv"
    )


def test_every_layout_is_in_it() -> None:
    assert set(GIVEN) == {
        (source, table) for source, names in sources().items() for table in (*names, TOGETHER)
    }
    assert len([each for each in GIVEN if each[0] == "Annex A"]) == 11 + 1
    assert len([each for each in GIVEN if each[0] == "SSD"]) == 19 + 1


@pytest.mark.parametrize(
    ("source", "table", "gives", "never"),
    [
        ("Annex A", "list 8", {"H03-local", "H02-local", "J03"}, {"H01", "H01-report", "H09", "I08", "J03-alone"}),
        ("Annex A", "list 9", {"K01-list", "K02-list", "K03-list"}, {"K05", "K10", "K01"}),
        ("Annex A", "list 10", set(), {"F02", "F03"}),
        ("Annex A", "list 11", {"O05"}, {"O01", "O03", "O04"}),
        ("Annex A", "list 7", {"Q02-2y"}, {"C02", "Q02", "C02-known"}),
        ("SSD", "ssd_cla_health", {"H01", "H03-local"}, {"H01-late-step", "H01-report", "H04-local", "H09"}),
        ("SSD", "ssd_cp_plans", {"C02"}, {"C02-known", "Q04", "Q02"}),
        ("SSD", "ssd_cla_reviews", {"J02-list", "J04-list"}, {"J02", "J04"}),
        ("SSD", "ssd_cla_episodes", set(), {"J02-list", "A01"}),
        ("SSD", "ssd_sdq_scores", {"H05-list", "H06-list"}, {"H05", "H06"}),
        ("SSD", TOGETHER, {"C02-known", "H04-local"}, {"I06", "I08", "F02", "N02"}),
        ("S251", "placement costs", {"N02", "N04"}, {"N01"}),
    ],
)  # fmt: skip
def test_a_part_gives_what_reads_no_more_than_it(source, table, gives, never) -> None:
    assert gives <= GIVEN[source, table]
    assert not never & GIVEN[source, table]


def test_what_is_declared_of_needs_is_there() -> None:
    by_code = {each.code: each for each in measures()}
    parts = {(row["list"], row["gives"]) for row in shipped_rows("nearhome.returns.local", "mapping.csv")}  # fmt: skip
    for code, needs in declared().items():
        assert set(needs) <= set(by_code[code].lists_needed), code
        for need in (each for ways in needs.values() for each in ways):
            name = need.list_name
            table = list_tables()[name]
            words = {word for each in table.columns if each.name == "kind" for word in each.values}
            for part in (part for bracket in need.parts for part in bracket):
                assert (name, part) in parts or part in words, (code, part)
            for column in (each for bracket in need.columns for each in bracket):
                assert table.column(column).blank != ANSWER, (code, column)


def test_counts_are_lists_of_a_day() -> None:
    names = {row["list"] for row in shipped_rows("nearhome.measures", "list_counts.csv")}
    assert all(list_tables()[name].dated_by == ("as_at",) for name in names)
    asked = [need for each in measures() for need in each.needs]
    old = {need.list_name for need in asked if need.days_old is not None}
    of_year = {need.list_name for need in asked if need.of_year}
    assert old | of_year == names
    assert not old & of_year


def test_the_rows_alone_that_count_are_told_by_columns_of_their_lists_and_words_of_those() -> None:
    asked = [need for each in measures() for need in each.needs if need.only]
    assert {need.list_name for need in asked} == {
        "before_care", "budgets", "carers", "homes", "staff",
    }  # fmt: skip
    for need in asked:
        for column, word in need.only:
            known = list_tables()[need.list_name].column(column)
            assert word in known.values if word else not known.is_required, need


def test_the_column_of_a_breakdown_may_be_empty_and_is_of_a_list_that_a_measure_needs() -> None:
    for breakdown, columns in of_breakdowns().items():
        asked = [each for each in measures() if breakdown in each.group_needs]
        assert any(
            need.list_name in columns for each in asked for need in each.group_needs[breakdown]
        ), breakdown
        for name, brackets in columns.items():
            for column in (list_tables()[name].column(each) for (each,) in brackets):
                assert column.blank != ANSWER, (breakdown, column.name)
                assert not column.is_required, (breakdown, column.name)


def test_it_is_written_where_it_is_asked_for(tmp_path, capsys) -> None:
    assert main(["--write", str(tmp_path / "feeds.csv")]) == 0
    assert (tmp_path / "feeds.csv").read_text("utf-8") == TABLE
    assert main([]) == 0
    assert capsys.readouterr().out == TABLE
