"""Every layout of one return gives the same records as a folder of plain CSV files."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from nearhome.records.tables import tables
from nearhome.returns.reading import read_kept, read_returns
from nearhome.returns.typed import typed
from nearhome.store.schema import schemas
from nearhome.vocabulary.codes import code_set, return_tables
from return_layouts import (
    Records,
    Tables,
    accounted,
    as_csv,
    as_excel_serial,
    as_workbook,
    as_xml,
    changed,
    csv_files,
    dates_as,
    read_typed,
    records_of,
    small_return,
    write_files,
    zipped,
)

Layout = Callable[[Path, Tables], Path]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Records:
    folder = write_files(tmp_path_factory.mktemp("plain"), csv_files(small_return()))
    return records_of(read_typed(folder))


def test_the_plain_folder_holds_what_was_written(plain: Records) -> None:
    assert set(plain) == {
        name
        for name, schema in schemas().items()
        if "origin_row" in schema.names and not tables()[name].is_list
    }
    assert [row["child"] for row in plain["children"]] == ["000123", "4567890", "7777", "A1B2C3"]
    episodes = {(row["child"], str(row["decom"])): row for row in plain["episodes"]}
    second = episodes["000123", "2026-04-30"]
    assert second["place"] == "K2"
    assert second["dec"] is None
    assert second["urn"] == "SC123456"
    assert second["supplied_la"] == "E06000054"
    assert second["supplied_distance"] == 31.4
    assert second["collection_year"] == 2027
    assert all(
        row["place_la"] is row["location"] is row["distance"] is None for row in plain["episodes"]
    )
    assert plain["previous_permanence"][0]["date_permanence"] == "ZZ/05/2016"
    assert plain["health_years"][0]["sdq_score"] == 17
    assert plain["leaver_years"][0]["collection_year"] == 2027
    assert str(plain["uasc"][0]["duc"]) == "2027-01-15"


def test_every_column_has_the_type_of_the_records(tmp_path: Path) -> None:
    returned = read_typed(write_files(tmp_path / "r", csv_files(small_return())))
    for name, table in returned.tables.items():
        own = schemas()[name]
        assert table.select(own.names).schema.equals(own)


def test_a_table_that_repeats_birth_and_sex_gives_them_too(tmp_path: Path) -> None:
    uasc = read_typed(write_files(tmp_path / "r", csv_files(small_return()))).tables["uasc"]
    assert str(uasc["dob"][0].as_py()) == "2009-01-15"
    assert uasc["sex"][0].as_py() == "F"


def _files(folder: Path, files: dict[str, bytes]) -> Path:
    return write_files(folder, files)


def _one_file(name: str, make: Callable[[Tables], bytes]) -> Layout:
    def layout(folder: Path, tables: Tables) -> Path:
        return write_files(folder, {name: make(tables)}) / name

    return layout


def _csv(encoding: str = "utf-8", **how: object) -> Layout:
    return lambda folder, tables: _files(folder, csv_files(tables, encoding, **how))


def _changed(change: Callable[[str, str, str], str]) -> Layout:
    return lambda folder, tables: _files(folder, csv_files(changed(tables, change)))


def _in_year_folder(folder: Path, tables: Tables) -> Path:
    return _files(folder, {f"2026-27/{name}": text for name, text in csv_files(tables).items()})


def _zip_of_year_folders(tables: Tables) -> bytes:
    return zipped({f"all/2026-27/{name}": text for name, text in csv_files(tables).items()})


def _zip_with_backslashes(tables: Tables) -> bytes:
    return zipped({f"2026-27\\{name}": text for name, text in csv_files(tables).items()})


def _with_extra_column(folder: Path, tables: Tables) -> Path:
    more = {t: [{**row, "Forename": "Zoë; Łucja"} for row in rows] for t, rows in tables.items()}
    return _files(folder, csv_files(more))


def _in_cp1252(folder: Path, tables: Tables) -> Path:
    more = {t: [{**row, "Forename": "Zoë"} for row in rows] for t, rows in tables.items()}
    return _files(folder, csv_files(more, "cp1252"))


def _columns_in_another_order(folder: Path, tables: Tables) -> Path:
    turned = {t: [dict(reversed(row.items())) for row in rows] for t, rows in tables.items()}
    return _files(folder, csv_files(turned))


def _blank_lines_and_titles(folder: Path, tables: Tables) -> Path:
    titled = {
        name: b"Children looked after: extract\r\n\r\n"
        + text.replace(b"\r\n", b"\r\n,,,\r\n")
        + b"\r\n"
        for name, text in csv_files(tables).items()
    }
    return _files(folder, titled)


def _one_workbook_a_table(folder: Path, tables: Tables) -> Path:
    return _files(
        folder, {f"{table}.xlsx": as_workbook({table: rows}) for table, rows in tables.items()}
    )


def _csv_and_workbook(folder: Path, tables: Tables) -> Path:
    first = {t: rows for t, rows in tables.items() if t in ("Header", "Episodes")}
    rest = {t: rows for t, rows in tables.items() if t not in first}
    return _files(folder, {**csv_files(first), "annual.xlsx": as_workbook(rest)})


def _a_table_in_two_files(folder: Path, tables: Tables) -> Path:
    halves = {"Episodes": tables["Episodes"][:2]}, {**tables, "Episodes": tables["Episodes"][2:]}
    return _files(
        folder, {"more.csv": csv_files(halves[0])["extract 0.csv"], **csv_files(halves[1])}
    )


def _platform(folder: Path, tables: Tables) -> Path:
    iso = changed(tables, dates_as("%Y-%m-%d"))
    more = {
        t: [{**row, "LA": "Wessex Vale", "YEAR": "2027"} for row in rows] for t, rows in iso.items()
    }
    return _files(folder, csv_files(more))


def _code_with_text(table: str, field: str, text: str) -> str:
    kinds = {each.name: each.kind for each in return_tables()[table]}
    if kinds[field] == "code" and text in code_set(field):
        return f"{text} - {code_set(field)[text].label}"
    return text


def _words(table: str, field: str, text: str) -> str:
    if field == "SEX":
        return {"M": "Male", "F": "Female"}[text]
    if table == "OC2" and field not in ("CHILD", "DOB", "SDQ_SCORE", "SDQ_REASON"):
        return {"0": "No", "1": "Yes"}[text]
    return {"0": "false", "1": "TRUE"}[text] if field in ("MOTHER", "FOSTER_CARE") else text


def _tight_postcodes(table: str, field: str, text: str) -> str:
    return text.replace(" ", "").lower() if field in ("HOME_POST", "PL_POST") else text


def _spaced_and_lower(_table: str, field: str, text: str) -> str:
    return f"  {text.lower()}\u00a0"


def _decimals(_table: str, field: str, text: str) -> str:
    whole = field in ("URN", "SDQ_SCORE", "NB_ADOPTR", "IMMUNISATIONS") and text.isdigit()
    return f"{text}.0" if whole else text


def _null_words(folder: Path, tables: Tables) -> Path:
    files = {
        name: b"\r\n".join(_with_null(line) for line in text.split(b"\r\n"))
        for name, text in csv_files(tables).items()
    }
    return _files(folder, files)


def _with_null(line: bytes) -> bytes:
    return b",".join(cell or b"NULL" for cell in line.split(b",")) if line else line


LAYOUTS: dict[str, Layout] = {
    "a folder in a folder": _in_year_folder,
    "a zip": _one_file("all.zip", lambda tables: zipped(csv_files(tables))),
    "a zip of year folders": _one_file("all.zip", _zip_of_year_folders),
    "a zip made on Windows": _one_file("all.zip", _zip_with_backslashes),
    "a workbook": _one_file("return.xlsx", as_workbook),
    "a workbook with dates": _one_file("r.xlsx", lambda t: as_workbook(t, real_dates=True)),
    "a workbook in a zip": _one_file("r.zip", lambda t: zipped({"r.xlsx": as_workbook(t)})),
    "a workbook a table": _one_workbook_a_table,
    "files and a workbook": _csv_and_workbook,
    "a table in two files": _a_table_in_two_files,
    "the DfE's XML": _one_file("return.xml", as_xml),
    "the DfE's XML with ISO dates": _one_file(
        "return.xml", lambda tables: as_xml(changed(tables, dates_as("%Y-%m-%d")))
    ),
    "the DfE's XML in UTF-16": _one_file("return.xml", lambda tables: as_xml(tables, "utf-16")),
    "a data platform's output": _platform,
    "semicolons": _csv(delimiter=";"),
    "tabs": _csv(delimiter="\t"),
    "bars": _csv(delimiter="|"),
    "UTF-8 with a mark": _csv("utf-8-sig"),
    "UTF-16": _csv("utf-16"),
    "UTF-16 without a mark": _csv("utf-16-le"),
    "UTF-16 the other way round": _csv("utf-16-be"),
    "Windows-1252": _in_cp1252,
    "an extra column": _with_extra_column,
    "lower-case headings": _csv(heading=str.lower),
    "padded headings": _csv(heading=lambda name: f"  {name} "),
    "everything quoted": _csv(quoting=csv.QUOTE_ALL),
    "headings in quotation marks": _csv(heading=lambda name: f"'{name}'"),
    "headings in words": _csv(heading=lambda name: name.replace("_", " ").title()),
    "columns in another order": _columns_in_another_order,
    "blank lines and a title": _blank_lines_and_titles,
    "ISO dates": _changed(dates_as("%Y-%m-%d")),
    "dates with a time": _changed(dates_as("%d/%m/%Y 00:00:00")),
    "ISO dates with a time": _changed(dates_as("%Y-%m-%dT00:00:00")),
    "dates with dots": _changed(dates_as("%d.%m.%Y")),
    "named months": _changed(dates_as("%d-%b-%Y")),
    "long dates": _changed(dates_as("%d %B %Y")),
    "American dates": _changed(dates_as("%m/%d/%Y")),
    "Excel serials": _changed(as_excel_serial),
    "codes with their text": _changed(_code_with_text),
    "words for sex and flags": _changed(_words),
    "postcodes without a space": _changed(_tight_postcodes),
    "lower case and spaces": _changed(_spaced_and_lower),
    "whole numbers with decimals": _changed(_decimals),
    "NULL for empty": _null_words,
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_a_layout_gives_the_same_records(layout: Layout, plain: Records, tmp_path: Path) -> None:
    path = layout(tmp_path / "a return é", small_return())
    returned = read_typed(path)
    assert records_of(returned) == plain
    assert accounted(returned)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_a_kept_return_reads_again_exactly(layout: Layout, tmp_path: Path) -> None:
    (raw,) = read_returns(layout(tmp_path / "r", small_return()))
    assert read_kept(raw.members, raw.name, raw.sha256) == raw


@pytest.mark.parametrize("layout", ["American dates", "Excel serials", "lower case and spaces"])
def test_notation_is_one_line_a_file(layout: str, tmp_path: Path) -> None:
    returned = read_typed(LAYOUTS[layout](tmp_path / "r", small_return()))
    lines = [(entry.file, entry.rule) for entry in returned.log if entry.action == "repaired"]
    assert lines
    assert len(lines) == len(set(lines))


def test_the_same_bytes_have_the_same_hash_under_any_name(tmp_path: Path) -> None:
    files = csv_files(small_return())
    (one,) = read_returns(write_files(tmp_path / "one", files))
    (two,) = read_returns(write_files(tmp_path / "two", {f"b {n}": c for n, c in files.items()}))
    (three,) = read_returns(write_files(tmp_path, {"z.zip": zipped(files)}) / "z.zip")
    assert one.sha256 == two.sha256 == three.sha256


def test_a_table_with_no_row_is_supplied_and_empty(tmp_path: Path) -> None:
    tables = small_return() | {"Missing": []}
    returned = read_typed(write_files(tmp_path / "r", csv_files(tables)))
    assert returned.tables["missing"].num_rows == 0


def test_a_table_not_there_is_not_supplied(tmp_path: Path) -> None:
    tables = small_return()
    del tables["OC2"]
    assert "health_years" not in read_typed(write_files(tmp_path / "r", csv_files(tables))).tables


@pytest.mark.parametrize(
    ("table", "field", "column"),
    [
        ("Header", "MC_DOB", "mother_child_dob"),
        ("Episodes", "REASON_PLACE_CHANGE", "reason_place_change"),
    ],
)
def test_a_missing_column_is_unknown_in_every_row(
    table: str, field: str, column: str, plain: Records, tmp_path: Path
) -> None:
    tables = small_return()
    tables[table] = [{f: text for f, text in row.items() if f != field} for row in tables[table]]
    returned = read_typed(write_files(tmp_path / "r", csv_files(tables)))
    name = {"Header": "children", "Episodes": "episodes"}[table]
    assert returned.tables[name][column].null_count == returned.tables[name].num_rows
    without = [{c: v for c, v in row.items() if c != column} for row in plain[name]]
    read = [{c: v for c, v in row.items() if c != column} for row in records_of(returned)[name]]
    assert read == without
    assert any(e.rule == "columns-missing" and e.before == field for e in returned.log)


def test_xml_without_any_arrival_alone_still_says_so(tmp_path: Path) -> None:
    tables = small_return() | {"UASC": []}
    path = write_files(tmp_path, {"r.xml": as_xml(tables)}) / "r.xml"
    assert read_typed(path).tables["uasc"].num_rows == 0


def test_a_header_with_the_other_tables_beside_it_gives_them_all(
    plain: Records, tmp_path: Path
) -> None:
    tables = small_return()
    for header in tables["Header"]:
        header["UASC"] = "Y" if header["CHILD"] == "A1B2C3" else "N"
        for other in ("UASC", "OC2", "OC3", "AD1"):
            names = [field.name for field in return_tables()[other]]
            own = next((r for r in tables[other] if r["CHILD"] == header["CHILD"]), {})
            for name in names:
                if name not in ("CHILD", "DOB", "SEX"):
                    header[name] = own.get(name)
    for other in ("UASC", "OC2", "OC3", "AD1"):
        del tables[other]
    returned = read_typed(write_files(tmp_path / "r", csv_files(tables)))
    assert records_of(returned) == plain
    assert accounted(returned)


def test_rows_are_numbered_as_in_the_file(tmp_path: Path) -> None:
    text = as_csv("Reviews", small_return()).replace("\r\n", "\r\n\r\n", 1)
    (raw,) = read_returns(write_files(tmp_path, {"reviews.csv": text.encode()}) / "reviews.csv")
    assert typed(raw).tables["reviews"]["origin_row"].to_pylist() == [3, 4, 5, 6]
    assert set(typed(raw).tables["reviews"]["origin_file"].to_pylist()) == {"reviews.csv"}


def test_sheets_are_named_in_the_log(tmp_path: Path) -> None:
    (raw,) = read_returns(write_files(tmp_path, {"r.xlsx": as_workbook(small_return())}) / "r.xlsx")
    assert raw.files[1].file == "r.xlsx:Sheet 1"
    assert raw.files[1].table == "Episodes"
