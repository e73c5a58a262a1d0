"""What must hold of the measures from local lists, whatever the lists hold."""

from datetime import date
from functools import cache
from random import Random
from typing import Any

import pytest

from histories.agreement import Batch
from histories.arrow import arrow_records
from histories.lists import more_missing, random_lists
from nearhome.measures.cards import cards
from nearhome.measures.compute import compute
from nearhome.records.list_tables import ANSWER, list_tables
from nearhome.results.values import Context, Result, Status
from nearhome.store.engine import open_duckdb

Records = dict[str, list[dict[str, Any]]]
DAYS = (date(2023, 3, 31), date(2024, 2, 29), date(2024, 8, 31))
OF_LISTS = [card.code for card in cards() if card.lists]
WHOEVER = {
    "C04", "C04-26", "C05", "C06", "C06-accepted", "C06-held", "C07", "K01-list", "K02-list", "K03-list",
    "K05", "K05-supported", "K07", "K09-list", "K10", "Q01", "Q01-12", "Q02", "Q02-2y", "Q03", "Q04",
}  # fmt: skip
"""Measures of children and young people whom no return need hold."""


@cache
def batch() -> Batch:
    found = Batch(51, children=60)
    found.records["missing"] += more_missing(51, found.records)
    found.records.update(random_lists(51, found.records, is_whole=True))
    return found


def measured(records: Records, names: list[str]) -> list[Result]:
    tables = open_duckdb(arrow_records(records))
    return compute(tables, DAYS, names, ["age_band", "home_locality"], batch().context)


@cache
def as_they_are() -> list[Result]:
    return measured(batch().records, OF_LISTS)


def assert_same(found: list[Result], expected: list[Result]) -> None:
    assert len(found) == len(expected)
    for one, other in zip(found, expected, strict=True):
        assert (one.code, one.as_at, one.group, one.status) == (
            other.code,
            other.as_at,
            other.group,
            other.status,
        )
        assert one.numerator == pytest.approx(other.numerator), one
        assert one.denominator == pytest.approx(other.denominator), one
        assert one.value == pytest.approx(other.value), one


def test_most_of_them_have_a_value_somewhere() -> None:
    valued = {each.code for each in as_they_are() if each.value}
    assert len(valued) > 0.8 * len(OF_LISTS)


def test_the_order_of_rows_changes_nothing() -> None:
    r = Random(1)
    mixed = {name: r.sample(rows, len(rows)) for name, rows in batch().records.items()}
    assert_same(measured(mixed, OF_LISTS), as_they_are())


def test_a_list_in_two_files_changes_nothing() -> None:
    """The second half of every list was read from a file of its own, from its second row on."""
    records = dict(batch().records)
    for name in list_tables():
        half = len(records[name]) // 2
        parts = (records[name][:half], records[name][half:])
        records[name] = [
            {**row, "origin_file": f"{name} {part}.csv", "origin_row": number}
            for part, rows in enumerate(parts)
            for number, row in enumerate(rows, 2)
        ]
    assert_same(measured(records, OF_LISTS), as_they_are())


def test_rows_of_a_child_of_no_record_change_nothing() -> None:
    records = dict(batch().records)
    for name, table in list_tables().items():
        if table.is_of_children and records[name]:
            stranger = [{**row, "child": "nobody's"} for row in records[name][:40]]
            records[name] = [*records[name], *stranger]
    names = [code for code in OF_LISTS if code not in WHOEVER]
    expected = [each for each in as_they_are() if each.code in names]
    assert_same(measured(records, names), expected)


def test_what_comes_after_the_date_is_not_known_at_it() -> None:
    """Rows that begin after the last date asked, and the ends after it, say nothing yet."""
    records = dict(batch().records)
    last = max(DAYS)
    for name, table in list_tables().items():
        days = [column.name for column in table.columns if column.kind == "date"]
        # The day of a home's or a count's figures, and due days, are no events.
        events = [day for day in days if day not in ("as_at", "due_on", "due_date", "term_ends")]
        # A review is there from the day it was due, whenever it is held.
        firsts = [
            e for e in events if table.column(e).is_key and (name, e) != ("reviews_held", "held_on")
        ]
        records[name] = [
            {**row, **{day: None for day in events if day not in firsts and _after(row[day], last)}}
            for row in records[name]
            if not any(_after(row[day], last) for day in firsts)
        ]
    # A judgement goes with its day.
    records["homes"] = [
        {**row, "grade": None} if _after(before["graded_on"], last) else row
        for row, before in zip(records["homes"], batch().records["homes"], strict=True)
    ]
    assert_same(measured(records, OF_LISTS), as_they_are())


def _after(day: date | None, last: date) -> bool:
    return day is not None and day > last


def test_without_lists_each_is_to_be_brought() -> None:
    records = dict(batch().records)
    records |= {name: [] for name in (*list_tables(), "list_reach")}
    statuses = {each.code: each.status.value for each in measured(records, OF_LISTS)}
    annual = {card.code for card in cards() if card.period in ("31 March", "year to 31 March")}
    monthly = {code for code in OF_LISTS if code.endswith("-month")}
    assert {
        code: status
        for code, status in statuses.items()
        if status != "not_collected" and code not in annual | monthly
    } == {}


READ_BESIDE = ("J03",)
"""Measures that a list they do not need says more of: who is matched for the long term."""


def test_a_column_that_nobody_fills_is_not_collected_or_changes_nothing() -> None:
    """So no column that is not there is counted as nought."""
    records = dict(batch().records)
    for name, table in list_tables().items():
        gone = [e.name for e in table.columns if not e.is_required and e.blank != ANSWER]
        records[name] = [{**row, **dict.fromkeys(gone)} for row in records[name]]
    names = [code for code in OF_LISTS if code not in READ_BESIDE]
    without = measured(records, names)
    before = {(e.code, e.as_at, e.breakdown, e.group): e for e in as_they_are() if not e.breakdown}
    told = {each.code for each in without if each.status is Status.NOT_COLLECTED}
    kept = [each for each in without if each.code not in told and not each.breakdown]
    assert_same(kept, [before[e.code, e.as_at, e.breakdown, e.group] for e in kept])
    assert {"I06", "I07", "H01", "G03-days", "N04", "K01-list", "O01", "M02"} <= told
    assert {"G03", "D07", "B08", "N02", "H03-local", "C02"} <= {each.code for each in kept}


def test_the_context_is_needed_for_rates_alone() -> None:
    """Without an estimate of the area's children only the rates have no value."""
    context = Context("", batch().context.as_at)
    tables = open_duckdb(arrow_records(batch().records))
    bare = compute(tables, DAYS[:1], OF_LISTS, [], context)
    full = {
        each.code: each for each in as_they_are() if each.as_at == DAYS[0] and not each.breakdown
    }
    differing = {each.code for each in bare if each.value != pytest.approx(full[each.code].value)}
    assert differing == {"C05", "Q04"}
