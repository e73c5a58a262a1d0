"""Whatever is written comes back, every row is accounted for, and nothing unreadable breaks the reading."""

import csv
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nearhome.returns.errors import ReturnError
from nearhome.returns.raw import Return
from nearhome.returns.reading import read_kept, read_returns
from nearhome.returns.recognition import KEY_DATES
from nearhome.returns.typed import typed
from nearhome.vocabulary.codes import code_set, return_tables
from return_layouts import (
    Row,
    Tables,
    accounted,
    as_excel_serial,
    as_workbook,
    as_xml,
    changed,
    csv_files,
    dates_as,
    read_typed,
    records_of,
    write_files,
    zipped,
)

YEAR = 2027
TABLES = return_tables()
_DAYS = st.dates(date(2026, 4, 1), date(2027, 3, 31)).map(lambda day: f"{day:%d/%m/%Y}")
_CHILDREN = st.sampled_from(["0007", "A1", "B22", "123456", "X-9/1"])
_SURE_EVENT = {"Episodes": [{"CHILD": "0007", "DECOM": "01/05/2026"}]}


def _codes(field: str) -> st.SearchStrategy[str]:
    valid = [code.code for code in code_set(field).values() if code.is_valid_in(YEAR)]
    return st.sampled_from(valid)


def _good_cell(table: str, name: str, kind: str) -> st.SearchStrategy[str | None]:
    if name == "CHILD":
        return _CHILDREN
    if name == KEY_DATES.get(table):
        return _DAYS
    if name in ("DEC", "MIS_END", "SW_DEC", "DOLO_END", "DATE_PLACED_CEASED"):
        return st.none() | st.just("31/03/2027")
    made = {
        "date": _DAYS,
        "postcode": st.sampled_from(["DT1 1AA", "W1A 0AX", "EC1A 1BB"]),
        "integer": st.integers(0, 40).map(str),
        "number": st.integers(0, 4000).map(lambda n: f"{n / 10}"),
        "text": st.sampled_from(["ZZ/05/2019", "01/02/2020"])
        if name == "DATE_PERM"
        else st.sampled_from(["1234567", "SC000001", "UN3"]),
    }
    if name == "PL_LOCATION":
        return st.none() | st.sampled_from(["IN", "OUT"])
    return st.none() | (_codes(name) if kind == "code" else made[kind])


@st.composite
def good_tables(draw: st.DrawFn) -> Tables:
    """Tables of good rows, no two alike, one a child where the XML holds one a child."""
    drawn: Tables = {}
    for table, fields in TABLES.items():
        row = st.fixed_dictionaries({f.name: _good_cell(table, f.name, f.kind) for f in fields})
        rows = draw(st.lists(row, max_size=4))
        if table in ("Header", "UASC", "OC3", "AD1"):
            rows = list({each["CHILD"]: each for each in rows}.values())
        drawn[table] = _distinct(rows)
    drawn["Episodes"] = [*drawn["Episodes"], _full("Episodes", _SURE_EVENT["Episodes"][0])]
    return drawn


def _distinct(rows: list[Row]) -> list[Row]:
    """Rows no two of which say the same, in whatever order their fields were drawn."""
    return list({frozenset(each.items()): each for each in rows}.values())


def _full(table: str, row: dict[str, str]) -> Row:
    return {field.name: row.get(field.name) for field in TABLES[table]}


def _read(files: dict[str, bytes]) -> Return:
    with tempfile.TemporaryDirectory() as folder:
        return read_typed(write_files(Path(folder) / "r", files))


@settings(deadline=None, max_examples=25)
@given(good_tables())
def test_good_rows_all_come_back_from_any_layout(tables: Tables) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        plain = read_typed(write_files(root / "plain", csv_files(tables)))
        assert accounted(plain)
        assert not [entry for entry in plain.log if entry.action == "made_unknown"]
        kept = {r.table: r.rows_kept for r in plain.files}
        distinct = {t: len(_distinct(rows)) for t, rows in tables.items()}
        assert kept == distinct
        layouts = {
            "iso": csv_files(changed(tables, dates_as("%Y-%m-%d")), delimiter=";"),
            "serial": csv_files(changed(tables, as_excel_serial), "utf-16", quoting=csv.QUOTE_ALL),
            "zip": {"r.zip": zipped(csv_files(tables, delimiter="\t"))},
            "book": {"r.xlsx": as_workbook(tables, real_dates=True)},
        }
        for name, files in layouts.items():
            assert records_of(read_typed(write_files(root / name, files))) == records_of(plain), (
                name
            )


@settings(deadline=None, max_examples=25)
@given(good_tables())
def test_xml_holds_the_same_as_the_tables_it_was_made_from(drawn: Tables) -> None:
    # Tables whose every row says something beside the child: an XML leaves an empty record out.
    tables = {t: drawn[t] for t in ("Header", "Episodes", "Reviews", "Missing", "DoLo", "UASC")}
    known = {row["CHILD"] for row in tables["Header"]}
    for child in sorted({str(row["CHILD"]) for rows in tables.values() for row in rows}):
        if child not in known:
            tables["Header"].append(_full("Header", {"CHILD": child, "SEX": "F"}))
    births = {row["CHILD"]: row["DOB"] for row in tables["Header"]}
    for table, rows in tables.items():
        if table != "Episodes":
            agreed = [{**row, "DOB": births[row["CHILD"]]} for row in rows]
            rows[:] = _distinct(agreed)
    tables = {t: rows for t, rows in tables.items() if rows or t == "UASC"}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        read = read_typed(write_files(root, {"r.xml": as_xml(tables)}) / "r.xml")
        assert accounted(read)
        assert records_of(read) == records_of(
            read_typed(write_files(root / "r", csv_files(tables)))
        )


_ANY_CELL = st.one_of(
    st.none(),
    st.sampled_from(
        ["01/05/2026", "31/02/2026", "01/05/26", "46143", "C1", "c1", "Total", "U6", "K3"]
    ),
    st.sampled_from(
        ["1", "Y", "=1+1", '"', "'", ",", ";", "a\nb", "\t", "NULL", "CHILD", "0", "99"]
    ),
    st.text(max_size=8),
)


@st.composite
def any_tables(draw: st.DrawFn) -> Tables:
    """Tables whose cells may hold anything, with an episode that tells the year."""
    drawn: Tables = {"Episodes": []}
    for table in draw(st.sets(st.sampled_from(sorted(TABLES)), max_size=3)):
        row = st.fixed_dictionaries({field.name: _ANY_CELL for field in TABLES[table]})
        drawn[table] = draw(st.lists(row, max_size=6))
    drawn["Episodes"] = [_full("Episodes", _SURE_EVENT["Episodes"][0]), *drawn["Episodes"]]
    return drawn


@settings(deadline=None, max_examples=120)
@given(any_tables(), st.sampled_from([",", ";", "\t"]))
def test_every_row_is_kept_or_set_aside_for_one_of_three_reasons(
    tables: Tables, delimiter: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        written = csv_files(tables, quoting=csv.QUOTE_ALL, delimiter=delimiter)
        (raw,) = read_returns(write_files(Path(folder) / "r", written))
        read = typed(raw)
    assert accounted(read)
    aside = [entry for entry in read.log if entry.action == "set_aside"]
    assert {entry.rule for entry in aside} <= {"no-child", "no-key-date", "exact-duplicate"}
    assert len(aside) == sum(report.rows_set_aside for report in read.files)
    assert len({(entry.file, entry.row) for entry in aside}) == len(aside)
    for table, report in zip(tables, read.files, strict=False):
        filled = [row for row in tables[table] if _has_text(row)]
        assert report.rows_read == len(filled)
    assert read_kept(raw.members, raw.name, raw.sha256) == raw


def _has_text(row: Row) -> bool:
    return bool("".join(text or "" for text in row.values()).strip().strip("\u200b\ufeff").strip())


@settings(deadline=None, max_examples=100)
@given(st.fixed_dictionaries({field.name: _ANY_CELL for field in TABLES["Episodes"]}))
def test_a_row_with_a_child_and_a_date_is_never_set_aside(row: Row) -> None:
    row = {**row, "CHILD": "C1", "DECOM": "01/05/2026"}
    read = _read(csv_files({"Episodes": [row]}, quoting=csv.QUOTE_ALL))
    assert read.tables["episodes"].num_rows == 1


def _is_read_or_refused(path: Path) -> bool:
    """Whether a file is refused with a mend, or every row of what is read is accounted for."""
    try:
        found = read_returns(path)
    except ReturnError as error:
        return bool(error.mend)
    return all(accounted(typed(raw)) for raw in found)


@settings(deadline=None, max_examples=150)
@given(
    st.binary(max_size=400)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.builds(
        lambda start, rest: start + rest,
        st.sampled_from([b"PK\x03\x04", b"<a>", b"\xff\xfe", b"CHILD,DECOM,LS,RNE\n", b"<?xml", b"\xef\xbb\xbf"]),
        st.binary(max_size=300),
    )
)  # fmt: skip
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_files(Path(folder), {"f.csv": content})
        assert _is_read_or_refused(Path(folder) / "f.csv")


@pytest.mark.parametrize("make", [as_workbook, as_xml, lambda t: zipped(csv_files(t))])
@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_a_broken_file_is_read_or_refused(make, data: st.DataObject) -> None:  # type: ignore[no-untyped-def]
    content = bytearray(
        make({"Header": [], **{t: [_full(t, r[0])] for t, r in _SURE_EVENT.items()}})
    )
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    content = content[
        : data.draw(st.sampled_from([len(content), len(content) // 2, len(content) - 5]))
    ]
    with tempfile.TemporaryDirectory() as folder:
        write_files(Path(folder), {"f": bytes(content)})
        assert _is_read_or_refused(Path(folder) / "f")
