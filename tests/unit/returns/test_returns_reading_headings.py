"""Tables are recognised by their columns, under the return's names, case systems' labels or the analyst's."""

from pathlib import Path

import pytest

from nearhome.returns.errors import ReturnError
from nearhome.returns.headings import (
    SHIPPED_ALIAS,
    headings_with,
    plain,
    read_own_aliases,
    shipped_headings,
)
from nearhome.returns.recognition import lacks, recognised
from nearhome.vocabulary.codes import return_tables
from nearhome.vocabulary.shipped import shipped_rows
from return_layouts import as_csv, csv_files, read_typed, records_of, small_return, write_files

TABLES = return_tables()


def _labels(table: str, field: str) -> list[str]:
    return [
        row["label"]
        for row in shipped_rows("nearhome.returns", "aliases.csv")
        if row["field"] == field and row["return_table"] in ("*", table)
    ]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("nth", range(8))
def test_every_table_is_recognised_by_labels_of_case_systems(table: str, nth: int) -> None:
    fields = [field.name for field in TABLES[table]]
    labels = [_labels(table, field)[nth % len(_labels(table, field))] for field in fields]
    found = recognised(labels, shipped_headings())
    assert found is not None
    assert found.table == table
    assert {field: found.columns[field] for field in fields} == {f: n for n, f in enumerate(fields)}


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_recognised_without_its_optional_columns(table: str) -> None:
    keys = ("CHILD", "DECOM", "REVIEW", "MIS_START", "DATE_PLACED", "SW_DECOM", "DOLO_START")
    fields = [field.name for field in TABLES[table]]
    for left_out in fields:
        if left_out in keys or (table, left_out) in (("UASC", "DUC"), ("DoLo", "DOLO_END")):
            continue
        found = recognised([name for name in fields if name != left_out], shipped_headings())
        assert found is not None
        assert found.table == table


def test_no_heading_means_two_fields_of_one_table() -> None:
    for meanings in shipped_headings().values():
        by_table = {meaning.table for meaning in meanings}
        assert len(by_table) == len({(m.table, m.field) for m in meanings})


def test_every_shipped_label_leads_to_a_field_of_the_return() -> None:
    fields = {field.name for table in TABLES.values() for field in table} | {"UASC"}
    rows = shipped_rows("nearhome.returns", "aliases.csv")
    assert {row["field"] for row in rows} == fields
    assert all(row["return_table"] == "*" or row["return_table"] in TABLES for row in rows)


def test_episodes_with_the_header_beside_every_row_are_episodes() -> None:
    names = [field.name for field in (*TABLES["Header"], *TABLES["Episodes"])]
    found = recognised(list(dict.fromkeys(names)), shipped_headings())
    assert found is not None
    assert found.table == "Episodes"


@pytest.mark.parametrize(
    "headings",
    [
        ["Date", "Amount", "Supplier"],
        ["CHILD"],
        ["Child Unique ID", "Date of Contact", "Contact Source", "Outcome", "Worker", "Team"],
        [
            "Child Unique ID",
            "Gender",
            "Ethnicity",
            "Date of Birth",
            "Age",
            "Date of Contact",
            "Source",
        ],
        ["School", "URN", "Postcode", "Rating"],
        [],
        ["", "", ""],
    ],
)
def test_a_list_that_is_no_table_is_not_recognised(headings: list[str]) -> None:
    assert recognised(headings, shipped_headings()) is None


def test_a_table_without_its_child_says_what_it_lacks() -> None:
    names = [field.name for field in TABLES["Episodes"] if field.name != "CHILD"]
    assert recognised(names, shipped_headings()) is None
    assert lacks(names, shipped_headings()) == ("Episodes", ("CHILD",))


def test_of_two_labels_for_a_field_the_code_is_read() -> None:
    labels = ["Person ID", "Episode Start Date", "Placement Type", "Placement Code", "Legal Status"]
    found = recognised(labels, shipped_headings())
    assert found is not None
    assert found.columns["PLACE"] == 3


def test_the_field_name_goes_before_a_label() -> None:
    found = recognised(["Person ID", "CHILD", "DECOM", "LS", "PLACE"], shipped_headings())
    assert found is not None
    assert found.columns["CHILD"] == 1


def test_the_analysts_alias_goes_before_the_field_name() -> None:
    own = headings_with({"Local Ref": "CHILD", "Place Code 2": "PLACE"})
    found = recognised(["Local Ref", "CHILD", "DECOM", "LS", "PLACE", "Place Code 2"], own)
    assert found is not None
    assert found.columns["CHILD"] == 0
    assert found.columns["PLACE"] == 5


def test_an_alias_file_reads_a_systems_own_headings(tmp_path: Path) -> None:
    renamed = {"CHILD": "Klient Nr", "DECOM": "Vanaf", "DEC": "Tot", "PLACE": "Plek"}
    tables = small_return()
    files = csv_files(tables)
    files["extract 1.csv"] = as_csv(
        "Episodes", tables, heading=lambda name: renamed.get(name, name)
    ).encode()
    aliases = write_files(
        tmp_path,
        {"a.csv": b"header,field\nklient nr,CHILD\nVANAF,decom\n Tot , DEC\nPlek,PLACE\n"},
    )
    own = read_own_aliases(aliases / "a.csv")
    folder = write_files(tmp_path / "r", files)
    plain_folder = write_files(tmp_path / "p", csv_files(tables))
    returned = read_typed(folder, own)
    assert records_of(returned) == records_of(read_typed(plain_folder))
    (line,) = [entry for entry in returned.log if entry.rule == "headings-by-alias"]
    assert "Klient Nr is CHILD" in line.before
    assert line.row == 1


def test_an_alias_file_with_an_unknown_field_names_the_row(tmp_path: Path) -> None:
    path = write_files(tmp_path, {"a.csv": b"header,field\nPlek,PLACE\nX,PLAICE\n"}) / "a.csv"
    with pytest.raises(ReturnError, match=r"a\.csv, row 3, column field.*PLAICE"):
        read_own_aliases(path)


def test_an_alias_file_without_its_columns_is_refused(tmp_path: Path) -> None:
    path = write_files(tmp_path, {"a.csv": b"from,to\nPlek,PLACE\n"}) / "a.csv"
    with pytest.raises(ReturnError, match="header"):
        read_own_aliases(path)


def test_headings_are_compared_without_case_space_and_punctuation() -> None:
    assert plain(' "Pl_Post " ') == plain("plpost") == "plpost"
    assert {m.rank for m in shipped_headings()[plain("Person ID")]} == {SHIPPED_ALIAS}
