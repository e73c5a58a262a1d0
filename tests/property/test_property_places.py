"""Distances and postcodes, against the plainest way to work them out."""

import math
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from nearhome.returns import postcodes
from nearhome.returns.outlines import METRES_A_MILE
from nearhome.returns.places import tenths

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
