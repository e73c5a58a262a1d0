"""Distances and postcodes, against the plainest way to work them out."""

import math
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from nearhome.returns import postcodes
from nearhome.returns.coded import coded
from nearhome.returns.outlines import METRES_A_MILE
from nearhome.returns.places import home_at_entry, tenths
from nearhome.store.schema import schemas

METRES = st.integers(0, 1_300_000)


@settings(deadline=None, max_examples=300)
@given(METRES, METRES, METRES, METRES)
def test_a_distance_is_the_exact_one_rounded(e1, n1, e2, n2):
    """In whole arithmetic: a tenth is right when it is nearest, and no half ever comes up."""
    squared = (e1 - e2) ** 2 + (n1 - n2) ** 2
    miles = Decimal(squared).sqrt() / 1000 / Decimal("1.6093")
    exact = miles.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    found = tenths(np.sqrt(np.array([squared], dtype=np.int64)) / METRES_A_MILE)[0]
    assert found == float(exact)
    assert math.isclose(found, math.hypot(e1 - e2, n1 - n2) / 1000 / 1.6093, abs_tol=0.0501)


POSTCODES = st.from_regex(r"\A[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}\Z")


@settings(deadline=None, max_examples=200)
@given(st.lists(POSTCODES, min_size=1, max_size=20), st.data())
def test_a_postcode_is_the_same_however_written(codes, data):
    written = [
        data.draw(st.sampled_from([code, code.lower(), code.replace(" ", ""), f"  {code} "]))
        for code in codes
    ]
    assert postcodes.packed(written).tolist() == postcodes.packed(codes).tolist()


@settings(deadline=None, max_examples=200)
@given(
    st.lists(POSTCODES, unique_by=postcodes.compact, min_size=1, max_size=30), st.lists(POSTCODES)
)
def test_look_up_finds_what_is_there_and_nothing_else(held, asked):
    keys = np.sort(postcodes.packed(held))
    count = len(held)
    index = postcodes.PostcodeIndex(
        keys,
        np.arange(count, dtype=np.int32),
        np.arange(count, dtype=np.int32),
        np.zeros(count, np.int16),
        ("E06000059",),
    )
    found = index.locate([*held, *asked])
    there = {postcodes.compact(code) for code in held}
    assert found.is_known.tolist() == [postcodes.compact(code) in there for code in [*held, *asked]]
    assert keys[found.east[: len(held)]].tolist() == postcodes.packed(held).tolist()


def slow_homes(rows):
    """The home at entry of each episode, one child and one episode at a time."""
    found = {}
    for child in {row["child"] for row in rows}:
        own = sorted((row for row in rows if row["child"] == child), key=lambda row: row["decom"])
        periods = []
        for before, row in zip([None, *own], own, strict=False):
            goes_on = (
                before is not None
                and before["reason_episode_ceased"] in (None, "X1")
                and (before["dec"] is None or (row["decom"] - before["dec"]).days <= 1)
            )
            if goes_on:
                periods[-1].append(row)
            else:
                periods.append([row])
        for period in periods:
            given = [row["home_post"] for row in period if row["home_post"]]
            for row in period:
                found[row["child"], row["decom"]] = given[0] if given else None
    return [found[row["child"], row["decom"]] for row in rows]


@st.composite
def histories(draw):
    rows = []
    for child in draw(st.lists(st.sampled_from("abc"), unique=True)):
        day = date(2024, 1, 1)
        for _ in range(draw(st.integers(1, 6))):
            length, gap = draw(st.integers(1, 40)), draw(st.sampled_from([0, 0, 1, 2, 30]))
            ended = draw(st.integers(0, 9)) > 0
            rows.append(
                {
                    "child": child,
                    "decom": day,
                    "dec": day + timedelta(days=length) if ended else None,
                    "reason_episode_ceased": draw(st.sampled_from(["X1", "X1", "X1", None, "E4A"]))
                    if ended
                    else None,
                    "home_post": draw(st.sampled_from([None, "DT1 1AA", "BH1 1AA", "BA1 1AA"])),
                }
            )
            day += timedelta(days=length + gap)
    return draw(st.permutations(rows))


@settings(deadline=None, max_examples=200)
@given(histories())
def test_home_at_entry_is_that_of_a_slow_reading(rows):
    table = pa.Table.from_pylist(rows, schema=schemas()["episodes"])
    home = coded(table, "home_post")
    found = [home.values[i] if i >= 0 else None for i in home_at_entry(table, home).tolist()]
    assert found == slow_homes(rows)
