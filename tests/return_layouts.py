"""One small return for 2026-27, and writers for every layout in which councils may hold it.

Values are as a return's CSV writes them: dates dd/mm/yyyy, codes, None when empty.
"""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import pyarrow as pa

from nearhome.returns.raw import Return
from nearhome.returns.reading import read_returns
from nearhome.returns.typed import typed
from nearhome.store.schema import schemas
from nearhome.vocabulary.codes import return_tables

Row = dict[str, str | None]
Tables = dict[str, list[Row]]
Change = Callable[[str, str, str], str]

_BORN = {
    "000123": "29/02/2012",
    "A1B2C3": "15/01/2009",
    "4567890": "01/07/2026",
    "7777": "03/11/2006",
}


def _rows(table: str, *rows: tuple[str | None, ...]) -> list[Row]:
    """Rows of cells in the order of the table's fields, DOB left out and filled in."""
    names = [field.name for field in return_tables()[table]]
    given = [name for name in names if name != "DOB"]
    full = [dict(zip(given, row, strict=False)) for row in rows]
    return [
        {name: _BORN[str(row["CHILD"])] if name == "DOB" else row.get(name) for name in names}
        for row in full
    ]


def small_return() -> Tables:
    """Every table of the return, a handful of rows each; one child arrived alone, one has left care."""
    return {
        "Header": _rows(
            "Header",
            ("000123", "F", "WBRI", "A123456789012", "0", None),
            ("A1B2C3", "F", "BAFR", "UN3", "1", "04/05/2026"),
            ("4567890", "M", "MWBC", "UN1", None, None),
            ("7777", "M", "AOTH", "UN2", None, None),
        ),
        "Episodes": _rows(
            "Episodes",
            (
                "000123",
                "12/09/2019",
                "S",
                "C2",
                "N1",
                "U6",
                "PR4",
                "30/04/2026",
                "X1",
                "CARPL",
                "DT1 1AA",
                "BH1 1AA",
                "1234567",
            ),
            (
                "000123",
                "30/04/2026",
                "P",
                "C2",
                "N1",
                "K2",
                "PR4",
                None,
                None,
                None,
                "DT1 1AA",
                "SP1 2BB",
                "SC123456",
                "E06000054",
                "OUT",
                "31.4",
            ),
            (
                "A1B2C3",
                "03/06/2026",
                "S",
                "V2",
                "N5",
                "K3",
                "PR5",
                None,
                None,
                None,
                None,
                "DT2 8ZZ",
                "7654321",
                "E06000059",
                "IN",
                None,
            ),
            (
                "4567890",
                "02/07/2026",
                "S",
                "L1",
                "N1",
                "U1",
                "PR1",
                "05/07/2026",
                "X1",
                "OTHER",
                "W1A 0AX",
                "W1A 0AX",
                "XXXXXXX",
                None,
                None,
                "0.0",
            ),
            (
                "4567890",
                "05/07/2026",
                "L",
                "C1",
                "N1",
                "U1",
                "PR1",
                "09/02/2027",
                "E4A",
                None,
                "W1A 0AX",
                "W1A 0AX",
                "XXXXXXX",
                None,
                None,
                "0.0",
            ),
            (
                "000123",
                "01/03/2019",
                "S",
                "V3",
                "N3",
                "Z11",
                "PR1",
                "02/03/2019",
                "E8",
                None,
                None,
                None,
                None,
            ),
        ),
        "Reviews": _rows(
            "Reviews",
            ("000123", "01/06/2026", "PN1"),
            ("A1B2C3", "30/06/2026", "PN3"),
            ("4567890", "30/07/2026", "PN0"),
            ("000123", "29/03/2027", "PN7"),
        ),
        "UASC": [
            {"CHILD": "A1B2C3", "SEX": "F", "DOB": _BORN["A1B2C3"], "DUC": "15/01/2027"},
        ],
        "OC2": _rows(
            "OC2",
            ("000123", "17", None, "0", None, "1", "1", "1", "1", "0", "1"),
            ("4567890", None, "SDQ1", None, "1", "0", "0", "1", "0", None, None),
        ),
        "OC3": _rows("OC3", ("7777", "YES", "F1", "U1")),
        "AD1": _rows("AD1", ("4567890", "01/10/2026", "20/12/2026", "0", "2", "MF", "L11")),
        "PlacedAdoption": _rows("PlacedAdoption", ("4567890", "01/10/2026", "08/02/2027", "RD2")),
        "PrevPerm": _rows(
            "PrevPerm",
            ("000123", "P1", "835", "ZZ/05/2016"),
            ("A1B2C3", "Z1", None, None),
            ("4567890", "P2", "WAL", "05/06/2026"),
        ),
        "Missing": _rows(
            "Missing",
            ("000123", "M", "01/08/2026", "03/08/2026"),
            ("A1B2C3", "A", "05/01/2027", None),
        ),
        "SWEpisodes": _rows(
            "SWEpisodes",
            ("000123", "SW1001", "01/04/2026", "30/11/2026", "FCONTA"),
            ("A1B2C3", "SW1002", "04/06/2026", None, None),
        ),
        "DoLo": _rows("DoLo", ("000123", "02/05/2026", "01/08/2026")),
    }


def dates_as(written: str) -> Change:
    """A change of every whole date to another way of writing it (a strftime pattern)."""

    def change(table: str, field: str, text: str) -> str:
        kinds = {each.name: each.kind for each in return_tables()[table]}
        if (kinds[field] == "date" or field == "DATE_PERM") and "Z" not in text:
            return datetime.strptime(text, "%d/%m/%Y").strftime(written)
        return text

    return change


def as_excel_serial(table: str, field: str, text: str) -> str:
    """A date as Excel's number of the day."""
    iso = dates_as("%Y-%m-%d")(table, field, text)
    return str((date.fromisoformat(iso) - date(1899, 12, 30)).days) if iso != text else text


def changed(tables: Tables, change: Change) -> Tables:
    """The tables with every filled cell changed."""
    return {
        table: [
            {f: None if text is None else change(table, f, text) for f, text in row.items()}
            for row in rows
        ]
        for table, rows in tables.items()
    }


def fields(table: str, tables: Tables) -> list[str]:
    """The columns of a table, also when it has no row."""
    rows = tables[table]
    return list(rows[0]) if rows else [field.name for field in return_tables()[table]]


def as_csv(
    table: str,
    tables: Tables,
    *,
    delimiter: str = ",",
    heading: Callable[[str], str] = str,
    quoting: int = csv.QUOTE_MINIMAL,
) -> str:
    """A table as the text of a CSV file."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type]
    names = fields(table, tables)
    writer.writerow([heading(name) for name in names])
    writer.writerows([[row[name] or "" for name in names] for row in tables[table]])
    return out.getvalue()


def csv_files(tables: Tables, encoding: str = "utf-8", **how: object) -> dict[str, bytes]:
    """The tables as CSV files whose names say nothing of what they hold."""
    return {
        f"extract {number}.csv": as_csv(table, tables, **how).encode(encoding)  # type: ignore[arg-type]
        for number, table in enumerate(tables)
    }


def write_files(folder: Path, files: Mapping[str, bytes]) -> Path:
    """The files written below a folder, which is returned."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as the bytes of a zip, dated for good: tests are named by what they are given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            dated = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            dated.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(dated, content)
    return out.getvalue()


def as_workbook(tables: Tables, *, real_dates: bool = False) -> bytes:
    """The tables as an xlsx workbook, a sheet a table; dates as text, or as Excel's own dates."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": datetime(2027, 4, 1, 9, 0)})  # the same bytes every time
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for number, table in enumerate(tables):
        sheet = book.add_worksheet(f"Sheet {number}")
        names = fields(table, tables)
        sheet.write_row(0, 0, names)
        for at, row in enumerate(tables[table], start=1):
            for column, name in enumerate(names):
                text = row[name]
                iso = dates_as("%Y-%m-%d")(table, name, text) if text else text
                if real_dates and text and iso != text:
                    sheet.write_datetime(at, column, datetime.fromisoformat(str(iso)), day)
                elif text is not None:
                    sheet.write_string(at, column, text)
    book.close()
    return out.getvalue()


_ELEMENTS = {
    "Episodes": "EPISODE",
    "Reviews": "AREVIEW",
    "Missing": "AMISSING",
    "PlacedAdoption": "AD_PLACED",
    "PrevPerm": "PERMANENCE",
    "OC2": "OC2",
    "SWEpisodes": "SWEPISODE",
    "DoLo": "DOLO",
}


def as_xml(tables: Tables, encoding: str = "utf-8") -> bytes:
    """The tables as the DfE's XML: UASC, OC3 and AD1 in HEADER, the rest as repeated elements."""
    parts = [f'<?xml version="1.0" encoding="{encoding}"?>\n<EXPSSDA903>\n']
    for header in tables.get("Header", []):
        child = str(header["CHILD"])
        inline = dict(header)
        arrived = _of(tables, "UASC", child)
        inline["UASC"] = "1" if arrived else "0"
        for table in ("UASC", "OC3", "AD1"):
            for row in _of(tables, table, child):
                inline |= {f: text for f, text in row.items() if f not in ("CHILD", "DOB", "SEX")}
        parts.append(f"<CHILD><HEADER>{_leaves(inline)}")
        for table in (
            "Reviews",
            "Missing",
            "PlacedAdoption",
            "PrevPerm",
            "OC2",
            "SWEpisodes",
            "DoLo",
        ):
            parts += [_element(table, row) for row in _of(tables, table, child)]
        parts.append("</HEADER>")
        parts += [_element("Episodes", row) for row in _of(tables, "Episodes", child)]
        parts.append("</CHILD>\n")
    return "".join([*parts, "</EXPSSDA903>\n"]).encode(encoding)


def _of(tables: Tables, table: str, child: str) -> list[Row]:
    return [row for row in tables.get(table, []) if row["CHILD"] == child]


def _element(table: str, row: Row) -> str:
    own = {field: text for field, text in row.items() if field not in ("CHILD", "DOB")}
    return f"<{_ELEMENTS[table]}>{_leaves(own)}</{_ELEMENTS[table]}>"


def _leaves(row: Mapping[str, str | None]) -> str:
    names = {"CHILD": "CHILDID", "PLACE": "PL"}
    return "".join(
        f"<{names.get(field, field)}>{escape(text)}</{names.get(field, field)}>"
        for field, text in row.items()
        if text is not None
    )


Records = dict[str, list[dict[str, object]]]


def records_of(returned: Return) -> Records:
    """The typed rows of a return by table, in the order of their values, without where they stood."""
    return {
        name: plain_rows(table.select(schemas()[name].names))
        for name, table in sorted(returned.tables.items())
    }


def plain_rows(table: pa.Table) -> list[dict[str, object]]:
    """A table's rows in the order of their values, without the columns of where they stood."""
    rows = table.drop_columns(["origin_file", "origin_row"]).to_pylist()
    return sorted(rows, key=lambda row: [str(value) for value in row.values()])


def read_typed(path: Path, aliases: Mapping[str, str] | None = None) -> Return:
    """The one return at a path, typed."""
    (raw,) = read_returns(path, aliases)
    return typed(raw)


def accounted(returned: Return) -> bool:
    """Whether every file's rows read are its rows kept and set aside, and the tables hold those kept."""
    per_table: dict[str, int] = {}
    for report in returned.files:
        if report.rows_read != report.rows_kept + report.rows_set_aside:
            return False
        per_table[report.table] = per_table.get(report.table, 0) + report.rows_kept
    return sum(per_table.values()) == sum(table.num_rows for table in returned.tables.values())


def one_table(table: str, *rows: Iterable[str | None]) -> Tables:
    """A single table from rows of cells in the order of its fields."""
    names = [field.name for field in return_tables()[table]]
    return {table: [dict(zip(names, [*row, *[None] * len(names)], strict=False)) for row in rows]}
