"""Children looked after at a date counted by the council's own areas: where they came from, where they live.

Nobody whose home is protected is given a place: children placed for adoption (A3 to A6), confidential
addresses (CON), restricted records, postcodes that an officer left out; nor, of where they came from,
children who came to this country alone.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy as np
import pyarrow as pa

from nearhome.cohorts.history import Cohorts
from nearhome.cohorts.lives import Lives, lives
from nearhome.journeys import local_lists
from nearhome.journeys.homes_here import Homes, homes_here
from nearhome.journeys.records import Records
from nearhome.results.where import ELSEWHERE, IN_NO_AREA, NOT_SHOWN, OUTSIDE, AreaCount, Where
from nearhome.returns.areas.finding import NOWHERE, area_of
from nearhome.returns.areas.reading import AreaFile
from nearhome.returns.coded import Coded, coded
from nearhome.returns.places import home_at_entry
from nearhome.returns.postcodes import PostcodeIndex, compact, postcode_index
from nearhome.vocabulary.areas import place_area, successors, upper_tier

PROTECTED = "a protected home (adoption, or confidential)"
ALONE = "came to this country alone"
RESTRICTED = "in no extract (restricted records)"
NO_POSTCODE = "no postcode"
LEFT_OUT = "a postcode that an officer left out"
NO_PLACE = "a postcode without a known place"
REASONS = (PROTECTED, ALONE, RESTRICTED, NO_POSTCODE, LEFT_OUT, NO_PLACE)
"""Why a child is on no map, the first that holds."""

_ADOPTION = ("A3", "A4", "A5", "A6")
_CONFIDENTIAL = ("CON",)
_POSTCODES = "postcodes"
"""The local list of postcodes that are left out."""

Say: TypeAlias = Callable[[str], None]
Spot: TypeAlias = str | int
"""Where a child is: the position of an area, a row of `ELSEWHERE`, or a reason of `REASONS`."""


@dataclass(frozen=True)
class Placed:
    """Each child looked after, in one order: where they came from and where they live now."""

    came_from: tuple[Spot, ...]
    live_here: tuple[Spot, ...]


def count_by_area(records: Records, on: date, areas: AreaFile, say: Say) -> Where:
    """Everybody looked after at a date by area, nothing hidden: the rows add up to all children."""
    cohorts = Cohorts(records.engine(), (on,))
    found = placed(records, lives(cohorts), areas, postcode_index(say))
    restricted = cohorts.restricted[on]
    came, live = Counter(found.came_from), Counter(found.live_here)
    came[RESTRICTED] += restricted
    live[RESTRICTED] += restricted
    homes = homes_here(records.tables["homes"], on, areas.names)
    return Where(
        as_at=on,
        kind=areas.kind,
        file=areas.file,
        dated=areas.dated,
        outlines=areas.outlines,
        areas=tuple(_row(name, came[n], live[n], homes, n) for n, name in enumerate(areas.names)),
        elsewhere=tuple(
            _row(name, _elsewhere(name, came), _elsewhere(name, live), homes, name)
            for name in ELSEWHERE
        ),
        children=sum(came.values()),
        parts=tuple(
            (reason, came[reason], live[reason])
            for reason in REASONS
            if came[reason] or live[reason]
        ),
        homes_on=homes.on if homes is not None else None,
    )


def _elsewhere(name: str, counts: Counter[Spot]) -> int:
    return sum(counts[reason] for reason in REASONS) if name == NOT_SHOWN else counts[name]


def _row(name: str, came: int, live: int, homes: Homes | None, spot: Spot) -> AreaCount:
    if homes is None:
        return AreaCount(name, came, live)
    here = homes.of(spot)
    return AreaCount(name, came, live, here.homes, here.beds, here.ours, here.others)


def placed(
    records: Records, found: Sequence[Lives], areas: AreaFile, index: PostcodeIndex
) -> Placed:
    """Where each child came from and lives now, in the order given."""
    episodes = records.tables["episodes"]
    rows = _positions(episodes)
    in_force = np.array([rows[each.in_force] for each in found], int)
    usual = np.array([rows[each.usual] for each in found], int)
    alone = np.array([each.separated for each in found], bool)
    hides = _protected_rows(episodes)
    protected = hides[in_force] | hides[usual] if len(found) else alone
    spots = _Spots(areas, index, _own(records.workspace.authority), _left_out(records))
    home, place = coded(episodes, "home_post"), coded(episodes, "place_post")
    entry = home_at_entry(episodes, home)
    nobody = np.zeros(len(found), bool)
    return Placed(
        spots.of(home, entry[in_force] if len(found) else in_force, protected, alone),
        spots.of(place, place.at[usual] if len(found) else usual, protected, nobody),
    )


def _positions(episodes: pa.Table) -> dict[tuple[str, int], int]:
    files, rows = (episodes[name].to_pylist() for name in ("origin_file", "origin_row"))
    return {each: n for n, each in enumerate(zip(files, rows, strict=True))}


def _protected_rows(episodes: pa.Table) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    found = coded(episodes, "place").is_one_of(_ADOPTION)
    for column in ("supplied_la", "place_la"):
        found = found | coded(episodes, column).is_one_of(_CONFIDENTIAL)
    return np.asarray(found, dtype=bool)


class _Spots:
    """Where postcodes are: in which area, in the council but in none, outside it, or on no map and why."""

    def __init__(
        self, areas: AreaFile, index: PostcodeIndex, own: frozenset[str], left_out: frozenset[str]
    ) -> None:
        self._areas, self._index, self._own, self._left_out = areas, index, own, left_out

    def of(
        self,
        code: Coded,
        at: "np.ndarray[tuple[int], np.dtype[np.int64]]",
        protected: "np.ndarray[tuple[int], np.dtype[np.bool_]]",
        alone: "np.ndarray[tuple[int], np.dtype[np.bool_]]",
    ) -> tuple[Spot, ...]:
        """The spot of each child from the position of its postcode, -1 for none."""
        by_postcode: list[Spot] = [*self._by_postcode(code.values), NO_POSTCODE]
        return tuple(
            PROTECTED if hides else ALONE if came_alone else by_postcode[postcode]
            for postcode, hides, came_alone in zip(at, protected, alone, strict=True)
        )

    def _by_postcode(self, postcodes: Sequence[str]) -> list[Spot]:
        located = self._index.locate(postcodes)
        within = area_of(self._areas.areas, located.east, located.north).tolist()
        found: list[Spot] = []
        for postcode, known, at, code in zip(
            postcodes, located.has_grid, within, located.codes(), strict=True
        ):
            if compact(postcode) in self._left_out:
                found.append(LEFT_OUT)
            elif not known:
                found.append(NO_PLACE)
            elif at != NOWHERE:
                found.append(int(at))
            else:
                found.append(IN_NO_AREA if place_area(code or "") in self._own else OUTSIDE)
        return found


def _own(authority: str) -> frozenset[str]:
    """The codes of today of everywhere that is the authority."""
    known = upper_tier().get(authority)
    code = known.code if known is not None else authority
    return frozenset({code, *successors().get(code, ())})


def _left_out(records: Records) -> frozenset[str]:
    """The postcodes that an officer left out, compact."""
    entries = [each for each in records.snapshot.manifest.lists if each.kind == _POSTCODES]
    if not entries:
        return frozenset()
    steering = local_lists.in_force(records.workspace, entries, ()).steering
    table = local_lists.table_of(steering, _POSTCODES)
    return (
        frozenset(map(compact, table["postcode"].to_pylist())) if table is not None else frozenset()
    )
