"""What must not matter to the joining, and what must always hold of it."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from random import Random

import pyarrow as pa
import pyarrow.compute as pc
from hypothesis import given, settings
from hypothesis import strategies as st

from histories.arrow import typed_return
from histories.returns import draw_returns
from joining_returns import a_return, episode, header
from nearhome.records.tables import tables
from nearhome.returns.history import join
from nearhome.returns.raw import Action, Joined, LogEntry, Return

YEARS = (2021, 2022, 2023, 2024)
seeds = st.integers(0, 10**6)
few = settings(deadline=None, max_examples=25)


def _returns(seed: int) -> list[Return]:
    return [typed_return(each) for each in draw_returns(Random(seed), 12, YEARS)]


def _same(one: Joined, other: Joined) -> bool:
    return all(one.tables[name].equals(other.tables[name]) for name in tables())


@few
@given(seeds, st.randoms())
def test_different_years_in_any_order_give_the_same_records(seed: int, random: Random) -> None:
    returns = _returns(seed)
    order = list(returns)
    random.shuffle(order)
    # Of one year, the order of adding stands.
    turns = {
        year: iter([each for each in returns if each.collection_year == year]) for year in YEARS
    }
    shuffled = [next(turns[each.collection_year]) for each in order]
    before, after = join(returns), join(shuffled)
    assert _same(before, after)
    assert (before.log, before.files, before.as_at) == (after.log, after.files, after.as_at)


@few
@given(seeds)
def test_joining_twice_is_the_same(seed: int) -> None:
    returns = _returns(seed)
    once, again = join(returns), join(returns)
    assert _same(once, again)
    assert once == replace(again, tables=once.tables)


@few
@given(seeds)
def test_what_was_joined_of_one_year_needs_no_more_mending(seed: int) -> None:
    (first, *_) = _returns(seed)
    once = join([first])
    read_again = replace(
        first, tables={name: once.tables[name] for name in tables() if tables()[name].return_table}
    )
    twice = join([read_again])
    for name in tables():
        if name != "supplied":
            assert once.tables[name].equals(twice.tables[name]), name
    assert {entry.action for entry in twice.log} <= {Action.NOTED}


@few
@given(seeds)
def test_a_child_that_has_nothing_to_do_with_them_changes_no_other(seed: int) -> None:
    returns = _returns(seed)
    stranger = a_return(
        2022,
        children=[header("ZZZZ", "2012-12-12")],
        episodes=[episode("ZZZZ", "2021-05-05", rne="L"), episode("ZZZZ", "2021-05-05", rne="P")],
    )
    more = [
        _with_rows(each, stranger) if each.collection_year == 2022 else each for each in returns
    ]
    before, after = join(returns), join(more)
    for name, table in after.tables.items():
        if "child" not in table.column_names:
            continue
        others = table.filter(pc.not_equal(table["child"], "ZZZZ"))
        assert others.equals(before.tables[name]), name
    found = [entry for entry in after.log if not entry.file.startswith("2022/")]
    assert sorted(map(repr, found)) == sorted(map(repr, before.log))


def _with_rows(each: Return, stranger: Return) -> Return:
    grown = dict(each.tables)
    for name, rows in stranger.tables.items():
        if name in grown:
            missing = [
                column for column in grown[name].column_names if column not in rows.column_names
            ]
            for column in missing:
                kind = grown[name].schema.field(column).type
                rows = rows.append_column(column, pa.nulls(rows.num_rows, kind))
            grown[name] = pa.concat_tables([rows, grown[name]])
    return replace(each, tables=grown)


@few
@given(seeds, st.randoms())
def test_rows_of_a_year_in_any_order_give_the_same_records(seed: int, random: Random) -> None:
    returns = [_one_row_a_key(each) for each in _returns(seed)]
    shuffled = [
        replace(
            each, tables={name: _shuffled(table, random) for name, table in each.tables.items()}
        )
        for each in returns
    ]
    before, after = join(returns), join(shuffled)
    assert _same(before, after)
    # Of several rows that tell one fact, the log names the first read.
    assert Counter(map(_kind, before.log)) == Counter(map(_kind, after.log))


def _kind(entry: LogEntry) -> tuple[str, ...]:
    if entry.rule == "no-header" or "dob" in entry.rule or "sex" in entry.rule:
        return entry.rule, entry.table, entry.before, entry.after
    return tuple(map(str, (entry.rule, entry.file, entry.row, entry.before, entry.after)))


def _one_row_a_key(each: Return) -> Return:
    """Where two rows have one key the order read decides, so leave one of each."""
    kept = {}
    for name, table in each.tables.items():
        seen: dict[tuple[object, ...], int] = {}
        keys = zip(*(table[column].to_pylist() for column in tables()[name].key), strict=True)
        for at, key in enumerate(keys):
            seen.setdefault(key, at)
        kept[name] = table.take(pa.array(seen.values(), pa.int64()))
    return replace(each, tables=kept)


def _shuffled(table: pa.Table, random: Random) -> pa.Table:
    order = list(range(table.num_rows))
    random.shuffle(order)
    return table.take(pa.array(order, pa.int64()))


@few
@given(seeds)
def test_every_row_read_is_in_the_records_or_in_the_log_or_carried_on(seed: int) -> None:
    returns = _returns(seed)
    joined = join(returns)
    in_force = {each.collection_year: each for each in returns}
    replaced = Counter(
        (entry.table, entry.file, entry.row)
        for entry in joined.log
        if entry.rule in ("superseded-row", "same-start", "same-key")
    )
    carried_on = {
        (row["child"], row["decom"]): row["collection_year"]
        for row in joined.tables["episodes"].to_pylist()
    }
    for name in (
        "episodes",
        "reviews",
        "missing",
        "health_years",
        "leaver_years",
        "social_workers",
    ):
        table = tables()[name]
        read = [
            (
                row["origin_file"],
                row["origin_row"],
                tuple(row[column.name] for column in table.columns[:4]),
                # An open episode that a later year repeats, or ends, is that year's from then on.
                name == "episodes"
                and carried_on.get((row["child"], row["decom"]), 0) > each.collection_year,
            )
            for each in in_force.values()
            if name in each.tables
            for row in each.tables[name].to_pylist()
        ]
        kept = {(row["origin_file"], row["origin_row"]) for row in joined.tables[name].to_pylist()}
        stands = {
            tuple(row[column.name] for column in table.columns[:4])
            for row in joined.tables[name].to_pylist()
        }
        for file, number, cells, is_carried_on in read:
            is_kept = (file, number) in kept
            is_replaced = (table.return_table, file, number) in replaced
            assert is_kept != (is_replaced or is_carried_on) or cells in stands, (
                name,
                file,
                number,
            )
        assert len(kept) == joined.tables[name].num_rows


@few
@given(seeds)
def test_no_child_is_in_two_episodes_on_one_night(seed: int) -> None:
    joined = join(_returns(seed)).tables["episodes"]
    rows = joined.select(["child", "decom", "dec", "reason_episode_ceased"]).to_pylist()
    for row, following in pairwise(rows):
        assert row["child"] <= following["child"]
        if row["child"] != following["child"]:
            continue
        assert row["decom"] <= following["decom"]
        assert row["dec"] is not None
        assert row["dec"] <= following["decom"]
        if row["reason_episode_ceased"] in (None, "X1"):
            assert (following["decom"] - row["dec"]).days != 1
        if row["reason_episode_ceased"] == "X1":
            assert row["dec"] == following["decom"]
