"""Where children live: authority, inside or outside, miles from home, miles beyond the boundary.

What the return supplies (PL_LA, PL_LOCATION, PL_DISTANCE) wins; the rest is worked out from postcodes,
and where both are known the differences are counted in the log. What was worked out is kept beside
what is used, so that each can be counted.

A distance is the DfE's: sqrt(dE² + dN²) / 1000 / 1.6093 miles between the home postcode at entry to
the period of care and the placement postcode, to one decimal place (SSDA903 guide, PL_DISTANCE). No
two points on whole metres lie exactly half a tenth of a mile apart, so how halves are rounded never
matters. It is not computed for unaccompanied children, who came from no home here, for short breaks
(V3, V4), or for postcodes the analyst left out.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from nearhome.returns.coded import Coded, coded
from nearhome.returns.outlines import METRES_A_MILE, miles_beyond
from nearhome.returns.place_log import differences, home_differences, unknown_distances
from nearhome.returns.postcodes import Located, PostcodeIndex, compact
from nearhome.returns.raw import LogEntry
from nearhome.vocabulary.areas import OTHER_COUNTRIES, place_area, successors, upper_tier

SHORT_BREAKS = ("V3", "V4")
CONTINUES = "X1"

Floats = npt.NDArray[np.float64]
Objects = npt.NDArray[np.object_]
Flags = npt.NDArray[np.bool_]


def place(
    episodes: pa.Table,
    uasc_children: Collection[str],
    *,
    authority: str,
    index: PostcodeIndex | None,
    left_out: Collection[str] = (),
) -> tuple[pa.Table, list[LogEntry]]:
    """The episodes with their derived columns filled: where each child is placed and how far away.

    `episodes` is the record table after the years were joined; `uasc_children` are the ids in the
    UASC table; `authority` is the responsible authority's code, current or replaced. `left_out` holds
    postcodes that the analyst agreed to leave out of distances. Without an index only what was supplied
    is used. The log sums the differences up; it names postcodes, so it is for officers.
    """
    own = upper_tier()[authority].code if authority in upper_tier() else authority
    home, lives = _ends(episodes, index)
    entry = home_at_entry(episodes, home.code)
    barred = {compact(each) for each in left_out}
    reasons = _why_not(episodes, uasc_children, home, lives, entry, barred)
    calculated = _miles(home, lives, entry, reasons == "")
    place_la, from_postcode = _place_la(episodes, lives)
    worked_out = _location(place_la, own)
    columns = {
        "place_la": (place_la, pa.string()),
        "location": (_first_known(_values(episodes, "supplied_location"), worked_out), pa.string()),
        "distance": (
            _first_known(_values(episodes, "supplied_distance"), calculated),
            pa.float64(),
        ),
        "distance_source": (_source(episodes, calculated), pa.string()),
        "beyond_boundary": (_beyond(lives, own, barred), pa.float64()),
        "calculated_location": (worked_out, pa.string()),
        "calculated_distance": (calculated, pa.float64()),
    }
    log = [
        *differences(episodes, calculated, worked_out, place_la, from_postcode),
        *unknown_distances(_values(episodes, "supplied_distance"), reasons),
        *home_differences(episodes, home.code, entry),
    ]
    for name, (values, kind) in columns.items():
        episodes = _with(episodes, name, pa.array(values, kind, from_pandas=True))
    return episodes, log


@dataclass(frozen=True)
class End:
    """One end of the distances: the postcodes of a column and where each distinct one is."""

    code: Coded
    located: Located | None

    def has_grid(self, at: npt.NDArray[np.int32]) -> Flags:
        if self.located is None:
            return np.zeros(len(at), dtype=bool)
        return np.append(self.located.has_grid, False)[at]

    def areas(self) -> list[str | None]:
        """Today's authority, or country, of each distinct postcode."""
        if self.located is None:
            return [None] * len(self.code.values)
        return [place_area(each) if each else None for each in self.located.codes()]


def _ends(episodes: pa.Table, index: PostcodeIndex | None) -> tuple[End, End]:
    ends = []
    for column in ("home_post", "place_post"):
        code = coded(episodes, column)
        ends.append(End(code, index.locate(code.values) if index is not None else None))
    return ends[0], ends[1]


def home_at_entry(episodes: pa.Table, home: Coded) -> npt.NDArray[np.int32]:
    """The position of the home postcode at entry to each episode's period of care; -1 when none.

    It is the one on the period's first episode that has one. A period ends at a reason ceased other
    than X1, or before a gap of more than a day.
    """
    order, starts = _periods(episodes)
    period = np.cumsum(starts) - 1
    given = np.flatnonzero(home.at[order] >= 0)
    entry = np.full(int(period[-1]) + 1 if len(period) else 0, -1, np.int32)
    which, first = np.unique(period[given], return_index=True)
    entry[which] = home.at[order][given[first]]
    found = np.empty(len(order), np.int32)
    found[order] = entry[period] if len(period) else []
    return found


def _periods(episodes: pa.Table) -> tuple[npt.NDArray[np.int64], Flags]:
    """The rows in order of child and date, and whether a period of care starts at each of them."""
    child = coded(episodes, "child").at
    decom, dec = _days(episodes, "decom"), _days(episodes, "dec")
    order = np.lexsort((dec, decom, child))
    reason = coded(episodes, "reason_episode_ceased")
    left = (reason.at >= 0) & ~reason.is_one_of((CONTINUES,))
    starts = np.ones(len(order), dtype=bool)
    before, after = order[:-1], order[1:]
    starts[1:] = (child[after] != child[before]) | left[before] | (decom[after] - dec[before] > 1)
    return order, starts


def _days(episodes: pa.Table, column: str) -> npt.NDArray[np.int64]:
    """A date column as days; an open end is far in the future."""
    days = pc.fill_null(episodes[column].cast(pa.int32()), 2**30)
    return np.asarray(days.to_numpy(), dtype=np.int64)


def _why_not(
    episodes: pa.Table,
    uasc_children: Collection[str],
    home: End,
    lives: End,
    entry: npt.NDArray[np.int32],
    left_out: Collection[str],
) -> Objects:
    """Why each episode's distance is not calculated; an empty text where it is."""
    at = lives.code.at
    checks: tuple[tuple[str, Flags], ...] = (
        ("no postcode index", np.full(len(at), lives.located is None)),
        ("unaccompanied child", coded(episodes, "child").is_one_of(frozenset(uasc_children))),
        ("short break", coded(episodes, "legal_status").is_one_of(SHORT_BREAKS)),
        ("no home postcode", entry < 0),
        ("no placement postcode", at < 0),
        (
            "postcode left out",
            _barred(home.code, left_out)[entry] | _barred(lives.code, left_out)[at],
        ),
        ("home postcode has no known place", ~home.has_grid(entry)),
        ("placement postcode has no known place", ~lives.has_grid(at)),
    )
    found = np.full(len(at), "", dtype=object)
    for reason, holds in reversed(checks):
        found[holds] = reason
    return found


def _barred(code: Coded, left_out: Collection[str]) -> Flags:
    """Whether each distinct postcode was left out; the last, for none, was not."""
    return np.array([*(compact(each) in left_out for each in code.values), False])


def _miles(home: End, lives: End, entry: npt.NDArray[np.int32], wanted: Flags) -> Floats:
    """Miles from home at entry to the placement, one decimal place; NaN where not wanted."""
    miles = np.full(len(entry), np.nan)
    if home.located is None or lives.located is None:
        return miles
    start, end = entry[wanted], lives.code.at[wanted]
    east = home.located.east[start].astype(np.int64) - lives.located.east[end]
    north = home.located.north[start].astype(np.int64) - lives.located.north[end]
    miles[wanted] = tenths(np.sqrt(east * east + north * north) / METRES_A_MILE)
    return miles


def tenths(miles: Floats) -> Floats:
    """Miles to one decimal place."""
    return np.floor(miles * 10 + 0.5) / 10


def _place_la(episodes: pa.Table, lives: End) -> tuple[Objects, Objects]:
    """Where each child is placed, supplied first, and what the placement postcode alone says.

    A supplied county that was split gives way to the postcode, which knows the successor.
    """
    supplied = coded(episodes, "supplied_la")
    words = {*OTHER_COUNTRIES.values(), "CON"}
    given = supplied.pick([each if each in words else place_area(each) for each in supplied.values])
    from_postcode = lives.code.pick(lives.areas())
    split = supplied.is_one_of(frozenset(successors())) & (from_postcode != None)  # noqa: E711
    given[split] = from_postcode[split]
    return _first_known(given, from_postcode), from_postcode


def _location(place_la: Objects, own: str) -> Objects:
    """IN or OUT of the authority; None when the place is not known or confidential."""
    inside = {own, *successors().get(own, ())}
    inside |= {county for county, parts in successors().items() if own in parts}
    known = {each: "IN" if each in inside else "OUT" for each in set(place_la) - {None, "CON"}}
    return np.array([known.get(each) for each in place_la], dtype=object)


def _beyond(lives: End, own: str, left_out: Collection[str]) -> Floats:
    """Miles from each placement to the authority's outline, one decimal place; NaN when not known."""
    found = np.full(len(lives.code.values) + 1, np.nan)
    if lives.located is not None:
        usable = lives.located.has_grid & ~_barred(lives.code, left_out)[:-1]
        miles = miles_beyond(own, lives.located.east[usable], lives.located.north[usable])
        if miles is not None:
            found[:-1][usable] = tenths(miles)
            # The outline is light: a postcode of the authority's own is inside, whatever it says.
            found[:-1][usable & np.array([each == own for each in lives.areas()], dtype=bool)] = 0.0
    return found[lives.code.at]


def _source(episodes: pa.Table, calculated: Floats) -> Objects:
    found = np.full(len(calculated), None, dtype=object)
    found[~np.isnan(calculated)] = "calculated"
    found[pc.is_valid(episodes["supplied_distance"]).to_numpy()] = "supplied"
    return found


def _values(episodes: pa.Table, column: str) -> Any:
    return np.array(episodes[column].to_pylist(), dtype=object)


def _first_known(first: Objects, second: Any) -> Objects:
    return np.where(first != None, first, second)  # noqa: E711


def _with(table: pa.Table, name: str, values: pa.Array) -> pa.Table:
    at = table.schema.get_field_index(name)
    return table.append_column(name, values) if at < 0 else table.set_column(at, name, values)
