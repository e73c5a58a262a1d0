"""Children by area, child by child and point by point: where they came from, and where they live now.

Counted: an episode in force at the date, legal status not V3 or V4, under 18. Where a child came from is the home
postcode of the first episode of the period of care that has one; where a child lives is the postcode of the
episode in force, or, on a temporary placement (T0 to T4), of the last one of the period that is not.
Nobody placed for adoption (A3 to A6) or at a confidential address (CON) is given a place, nor, of where they
came from, a child who came alone. A point is in an area when a line from it to the east crosses its rings an
odd number of times.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

Rings = Sequence[Sequence[Sequence[float]]]
Areas = Sequence[tuple[str, Rings]]
Known = Mapping[str, tuple[int, int, str | None]]
Row = Mapping[str, Any]

SHORT_BREAKS = ("V3", "V4")
ADOPTION = ("A3", "A4", "A5", "A6")
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
HIDDEN = "not shown on a map"


def inside(rings: Rings, east: float, north: float) -> bool:
    """Whether rings (lists of points, closed) hold a point, by crossing them one by one."""
    crossed = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > north) != (y2 > north) and east < x1 + (north - y1) * (x2 - x1) / (y2 - y1):
                crossed += 1
    return crossed % 2 == 1


def spot(postcode: str | None, areas: Areas, known: Known, own: str) -> str:
    """The first area that holds a postcode; else whether it is here, outside, or nowhere.

    `areas` are (name, rings); `known` gives easting, northing and authority of a postcode.
    """
    if postcode is None or postcode not in known:
        return HIDDEN
    east, north, authority = known[postcode]
    for name, rings in areas:
        if inside(rings, east, north):
            return name
    return "here, in none of the areas" if authority == own else "outside our council"


def by_area(
    episodes: Sequence[Row],
    born: Mapping[str, date | None],
    alone: Collection[str],
    on: date,
    areas: Areas,
    known: Known,
    own: str,
) -> tuple[Counter[str], Counter[str]]:
    """How many came from and how many live in each spot: two counters.

    `episodes` are records in any order, as dictionaries; `born` gives birthdays, `alone` holds children.
    """
    came: Counter[str] = Counter()
    live: Counter[str] = Counter()
    by_child: dict[str, list[Row]] = {}
    for each in sorted(episodes, key=lambda row: (row["decom"], row["dec"] or date.max)):
        by_child.setdefault(each["child"], []).append(each)
    for child, rows in by_child.items():
        at = _in_force(rows, on)
        if at is None or rows[at]["legal_status"] in SHORT_BREAKS or _is_adult(born.get(child), on):
            continue
        first = _start(rows, at)
        so_far = rows[first : at + 1]
        usual = next((row for row in reversed(so_far) if row["place"] not in TEMPORARY), rows[at])
        whole = [row for n, row in enumerate(rows) if _start(rows, n) == first]
        home = next((row["home_post"] for row in whole if row["home_post"]), None)
        hidden = any(
            row["place"] in ADOPTION or "CON" in (row["supplied_la"], row["place_la"])
            for row in (rows[at], usual)
        )
        came[HIDDEN if hidden or child in alone else spot(home, areas, known, own)] += 1
        live[HIDDEN if hidden else spot(usual["place_post"], areas, known, own)] += 1
    return came, live


def _in_force(rows: Sequence[Row], on: date) -> int | None:
    found = [
        n
        for n, row in enumerate(rows)
        if row["decom"] <= on and (row["dec"] is None or row["dec"] > on)
    ]
    return found[-1] if found else None


def _start(rows: Sequence[Row], at: int) -> int:
    """The position of the first episode of the period of care of the one at a position."""
    while at > 0:
        before = rows[at - 1]
        if before["dec"] is None or rows[at]["decom"] - before["dec"] > timedelta(days=1):
            return at
        if before["reason_episode_ceased"] not in (None, "X1"):
            return at
        at -= 1
    return at


def _is_adult(born: date | None, on: date) -> bool:
    if born is None:
        return False
    return (on.year - born.year - ((on.month, on.day) < (born.month, born.day))) >= 18
