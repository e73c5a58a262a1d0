"""Which list a sheet is: templates, other layouts, and what is none."""

import csv
from importlib.resources import files
from pathlib import Path

import pytest

from nearhome.records.list_tables import list_tables
from nearhome.returns.headings import fields_of
from nearhome.returns.local.layouts import OWN, Layout, Unclear, layout_of
from nearhome.returns.local.templates import dictionary
from nearhome.vocabulary.codes import return_tables

PACKAGE = files("nearhome.returns.local")


def shipped(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(PACKAGE.joinpath(name).read_text("utf-8").splitlines()))


def columns(name: str) -> list[str]:
    return [row["column"] for row in dictionary(name)]


@pytest.mark.parametrize("name", list_tables())
def test_every_template_is_recognised_by_its_header_alone(name: str) -> None:
    found = layout_of([columns(name)], f"lists/{name}.csv")
    assert isinstance(found, Layout)
    assert (found.source, found.table, found.row) == (OWN, name, 1)
    assert not found.unused
    assert not found.missing


@pytest.mark.parametrize("name", list_tables())
def test_headings_may_be_in_any_order_and_spelling_below_a_title(name: str) -> None:
    header = [each.upper().replace("_", " ") + " " for each in reversed(columns(name))]
    found = layout_of([["My list", ""], [], ["", *header, "Notes"]], f"book.xlsx:{name}")
    assert isinstance(found, Layout)
    assert (found.table, found.row, list(found.unused)) == (name, 3, ["Notes"])


@pytest.mark.parametrize("table", return_tables())
def test_a_table_of_the_return_is_no_list(table: str) -> None:
    row = ["1", "01/04/2025", "x"]
    assert layout_of([list(fields_of(table)), row], table) is None
    assert layout_of([[each.lower() for each in fields_of(table)], row], table) is None


def test_columns_that_several_lists_share_are_told_apart_by_their_words() -> None:
    header = ["child", "kind", "started", "ended"]
    told = {
        "bed and breakfast": "irregular_settings",
        "section 47": "before_care",
        "criminal": "exploitation",
    }
    for word, name in told.items():
        found = layout_of([header, ["1", "ghosts", "", ""], ["1", word, "", ""]])
        assert isinstance(found, Layout)
        assert found.table == name


def test_and_by_the_files_name_only_where_no_word_tells() -> None:
    header = ["child", "kind", "started", "ended"]
    found = layout_of([header], "lists/Before care.csv")
    assert isinstance(found, Layout)
    assert found.table == "before_care"
    found = layout_of([header, ["1", "criminal", "", ""]], "before_care.csv")
    assert isinstance(found, Layout)
    assert found.table == "exploitation"
    unclear = layout_of([header], "x.csv")
    assert isinstance(unclear, Unclear)
    assert "before_care" in unclear.problem
    assert "exploitation" in unclear.problem


def test_what_is_nearly_a_list_is_said_with_the_column_that_it_lacks() -> None:
    header = [each for each in columns("visits") if each != "visited_on"]
    found = layout_of([["title"], header])
    assert isinstance(found, Unclear)
    assert (found.row, found.list_name) == (2, "visits")
    assert "visited_on" in found.problem


def test_anything_else_is_none() -> None:
    assert layout_of([]) is None
    assert layout_of([["a", "b"], ["child", "x"]]) is None
    assert layout_of([["child"], ["started"]]) is None


@pytest.mark.parametrize(
    ("source", "table"), [(row["source"], row["table"]) for row in shipped("sources.csv")]
)
def test_every_other_layout_is_recognised_by_the_headings_of_its_mapping(
    source: str, table: str
) -> None:
    own = [r for r in shipped("mapping.csv") if (r["source"], r["table"]) == (source, table)]
    header = list(dict.fromkeys(row["heading"] for row in own if row["heading"]))
    found = layout_of([[""], ["Something else", *header]])
    assert isinstance(found, Layout)
    assert (found.source, found.table) == (source, table)
    assert not found.missing
    assert {feed.list_name for feed in found.feeds} == {row["list"] for row in own if row["list"]}


def test_every_row_of_the_mapping_fills_a_column_that_there_is() -> None:
    for row in shipped("mapping.csv"):
        if row["list_column"]:
            list_tables()[row["list"]].column(row["list_column"])
        assert row["needed"] in ("", "yes", "where", "unless")
        assert row["values"].startswith("@") or row["values"] in {
            "",
            *(each["set"] for each in shipped("values.csv")),
        }


def test_only_the_own_template_feeds_return_interviews() -> None:
    assert "return_interviews" not in {row["list"] for row in shipped("mapping.csv")}


def test_the_small_tables_name_lists_and_columns_that_there_are() -> None:
    for row in shipped("limits.csv"):
        assert list_tables()[row["list"]].column(row["column"]).kind in ("number", "integer")
    for row in shipped("relations.csv"):
        for each in ("first", "second"):
            list_tables()[row["list"]].column(row[each])
    for row in shipped("traits.csv"):
        for each in row["ahead"].split():
            assert list_tables()[row["list"]].column(each).kind == "date"


@pytest.mark.shared
def test_the_documented_headings_of_the_reference_are_all_recognised() -> None:
    reference = Path(__file__).resolve().parents[4] / "shared" / "reference"
    with (reference / "local_list_schemas.csv").open(encoding="utf-8") as lines:
        rows = [list(row.values())[:3] for row in csv.DictReader(lines)]
    for schema, table in dict.fromkeys((row[0], row[1]) for row in rows):
        header = [row[2] for row in rows if row[:2] == [schema, table]]
        found = layout_of([header])
        assert isinstance(found, Layout), table
        assert not found.missing, table
