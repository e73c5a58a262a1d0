"""Local lists in any layout and order are one table, and no cell whatever it holds loses a row in silence."""

import csv
import io
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from nearhome.records.list_tables import ListColumn, ListTable, list_tables
from nearhome.returns.limits import Limits
from nearhome.returns.local.assembling import Assembled, assembled
from nearhome.returns.local.cell_kinds import limits_of
from nearhome.returns.local.files import read_file
from nearhome.returns.local.matching import Known
from nearhome.returns.local.parts import Loaded

AS_AT = date(2026, 10, 31)
KNOWN = Known({f"C{at}": date(2010, 1, 1) + timedelta(days=at) for at in range(12)})
Row = dict[str, Any]
some_list = st.sampled_from(sorted(list_tables()))
seeds = st.integers(0, 10**6)


def rows_of(name: str, r: Random, count: int) -> list[Row]:
    """Rows of a list with one row a key, each value one that can be, a third of the optional ones empty."""
    declared = list_tables()[name]
    found = {}
    for _ in range(count):
        row = {column.name: _value(declared, column, r) for column in declared.columns}
        found[tuple(row[each] for each in declared.key)] = row
    return list(found.values())


def _value(declared: ListTable, column: ListColumn, r: Random) -> Any:
    if not column.is_required and r.random() < 1 / 3:
        return None
    if column.kind == "child":
        return r.choice([*KNOWN.births, "STRANGER"])
    if column.kind == "date":
        return date(2020, 1, 1) + timedelta(days=r.randrange(2400))
    if column.kind == "year":
        first = r.randrange(2015, 2030)
        return f"{first}-{(first + 1) % 100:02}"
    if column.kind == "time":
        return r.randrange(1440)
    if column.kind == "flag":
        return r.randrange(2)
    if column.kind == "code":
        return r.choice(column.values)
    if column.kind == "codes":
        return "; ".join(r.sample(column.values, r.randint(1, len(column.values))))
    if column.kind in ("integer", "number"):
        least, most = limits_of(declared.name, column.name)
        whole = r.randint(int(max(least, 0)), int(min(most, 3000)))
        return whole if column.kind == "integer" else whole / 4 if whole / 4 >= least else whole
    return f"{column.name} {r.randrange(40)}"


def cell(column: ListColumn, value: Any, r: Random) -> str:
    """A value as one officer or another writes it."""
    if value is None:
        return r.choice(["", " ", "NULL"])
    if column.kind == "date":
        return value.strftime(r.choice(["%d/%m/%Y", "%Y-%m-%d", "%d-%b-%Y", "%Y-%m-%dT00:00:00"]))
    if column.kind == "time":
        hour, minute = divmod(value, 60)
        half = f"{hour % 12 or 12}.{minute:02}{'am' if hour < 12 else 'pm'}"
        return r.choice([f"{hour:02}:{minute:02}", f"{hour:02}{minute:02}", half])
    if column.kind == "year":
        first, second = value.split("-")
        spelt = [value, f"{first}/{second}", f"{first[2:]}-{second}", f"{first}-20{second}"]
        return r.choice(spelt)
    if column.kind == "flag":
        return r.choice([("no", "N", "0", "false"), ("yes", "Y", "1", "TRUE")][value])
    if column.kind in ("code", "codes"):
        return r.choice([value, value.upper(), value.title(), f" {value} "])
    if column.kind == "number":
        return r.choice(
            [f"{value}", f"{value:,.2f}", f"£{value:,.2f}" if value >= 0 else f"{value}"]
        )
    return str(value)


def sheet(name: str, rows: list[Row], r: Random) -> list[list[str]]:
    """Rows as a sheet: columns in any order and spelling, a title or not."""
    columns = list(list_tables()[name].columns)
    r.shuffle(columns)
    spelt: Callable[[str], str] = r.choice([str, str.upper, lambda t: t.replace("_", " ").title()])
    above = r.choice([[], [["A title"]], [["A title"], []]])
    body = [[cell(column, row[column.name], r) for column in columns] for row in rows]
    return [*above, [spelt(column.name) for column in columns], *body]


def as_file(cells: list[list[str]], r: Random) -> bytes:
    """A sheet as a CSV of some separator and encoding, or as a workbook."""
    if r.random() < 0.2:
        out = io.BytesIO()
        with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
            book.add_worksheet("Notes").write(0, 0, "Nothing")
            page = book.add_worksheet("List")
            for at, row in enumerate(cells):
                page.write_row(at, 0, [text if text.strip() else None for text in row])
        return out.getvalue()
    text = io.StringIO()
    csv.writer(text, delimiter=r.choice(",;\t|")).writerows(cells)
    return text.getvalue().encode(r.choice(["utf-8", "utf-8-sig", "cp1252", "utf-16"]))


def read(name: str, *contents: bytes, known: Known = KNOWN) -> Assembled:
    """Files of one list, added together."""
    sheets = [
        s for at, c in enumerate(contents) for s in read_file(f"{name} {at}", c, Limits()).sheets
    ]
    return assembled([Loaded(each, frozenset(each.lists), AS_AT) for each in sheets], known)


def facts(found: Assembled, name: str) -> list[Row]:
    """The rows of a list without where each was read."""
    table = found.tables[name].drop_columns(["origin_file", "origin_row"])
    return list(table.to_pylist())


def kinds(found: Assembled, action: str) -> list[tuple[str, str]]:
    """The rule and column of the entries of an action, however often."""
    return sorted((entry.rule, entry.column) for entry in found.log if entry.action == action)


@settings(deadline=None, max_examples=60)
@given(some_list, seeds)
def test_any_layout_and_order_gives_the_same_table_and_reach(name: str, seed: int) -> None:
    r = Random(seed)
    rows = rows_of(name, r, 12)
    plain = read(name, as_file(sheet(name, rows, Random(0)), Random(3)))
    shuffled = r.sample(rows, len(rows))
    again = read(name, as_file(sheet(name, shuffled, r), r))
    assert facts(again, name) == facts(plain, name)
    assert again.reach == plain.reach
    # What the content breaks is said alike; how it was written leaves no word made unknown.
    assert kinds(again, "made_unknown") == kinds(plain, "made_unknown")
    assert {rule for rule, _ in kinds(plain, "made_unknown")} <= {
        "ends-before-starts", "interview-before-missing", "more-than-there-are",
    }  # fmt: skip
    assert sum(each.rows_set_aside for each in again.files) == 0
    assert _cells_changed(name, rows, facts(plain, name)) == len(kinds(plain, "made_unknown"))


def _cells_changed(name: str, rows: list[Row], read_back: list[Row]) -> int:
    """How many values are not those drawn; each of them is unknown."""
    key = list_tables()[name].key
    drawn = {tuple(row[each] for each in key): row for row in rows}
    changed = [
        (column, value)
        for row in read_back
        for column, value in row.items()
        if value != drawn[tuple(row[each] for each in key)][column]
    ]
    assert len(read_back) == len(rows)
    assert all(value is None for column, value in changed)
    return len(changed)


@settings(deadline=None, max_examples=40)
@given(some_list, seeds)
def test_a_list_in_two_files_with_rows_in_both_is_the_list(name: str, seed: int) -> None:
    r = Random(seed)
    rows = rows_of(name, r, 12)
    whole = read(name, as_file(sheet(name, rows, r), r))
    cut = r.randint(0, len(rows))
    overlap = max(0, cut - 3)
    parts = [rows[:cut], rows[overlap:]]
    found = read(name, *(as_file(sheet(name, part, r), r) for part in parts))
    assert facts(found, name) == facts(whole, name)
    assert sum(each.rows_set_aside for each in found.files) == cut - overlap
    assert all(f.rows_read == f.rows_kept + f.rows_set_aside for f in found.files)


@settings(deadline=None, max_examples=40)
@given(some_list.filter(lambda name: list_tables()[name].is_of_children), seeds)
def test_an_unrelated_child_changes_nothing_else(name: str, seed: int) -> None:
    r = Random(seed)
    rows = [row for row in rows_of(name, r, 12) if row["child"] != "STRANGER"]
    before = facts(read(name, as_file(sheet(name, rows, r), r)), name)
    more = [*rows, *({**row, "child": "STRANGER"} for row in rows_of(name, r, 3)[:1])]
    after = facts(read(name, as_file(sheet(name, more, r), r)), name)
    assert [row for row in after if row["child"] != "STRANGER"] == before


any_cell = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", "1", "0", "-1", "yes", "N/K", "01/02/2026", "31/02/2026", "1/2/26", "24:00", "7pm", "£0",
         "1e9", "90,000", "C1", "C2", "Total", "other", "a; b", "EH1 1YZ", "'", '"', "=1+1"]
    ),
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(some_list, st.data())
def test_whatever_stands_in_a_cell_every_row_is_kept_or_in_the_log(name: str, data: Any) -> None:
    columns = [column.name for column in list_tables()[name].columns]
    width = len(columns)
    body = data.draw(st.lists(st.lists(any_cell, min_size=1, max_size=width + 1), max_size=8))
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([columns, *body])
    found = read(name, text.getvalue().encode())
    for each in found.files:
        assert each.rows_read == each.rows_kept + each.rows_set_aside
    aside = {entry.row for entry in found.log if entry.action == "set_aside"}
    replaced = [entry for entry in found.log if entry.rule in ("same-key", "one-id-twice")]
    kept = {row["origin_row"] for row in found.tables[name].to_pylist()}
    assert not kept & aside
    assert sum(each.rows_kept for each in found.files) == len(kept) + len(replaced)
