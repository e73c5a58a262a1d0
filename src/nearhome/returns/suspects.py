"""Postcodes an analyst should look at: nothing is left out of a distance because it is listed here.

The postcode directory holds terminated postcodes with the rest and does not say which they are, nor
which belong to large users, so those two cannot be told apart from the others.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from nearhome.returns.coded import Coded, coded
from nearhome.returns.postcodes import PostcodeIndex, compact
from nearhome.returns.raw import Action, LogEntry
from nearhome.vocabulary.areas import place_area

SHARED_BY = 8
"""This many children who came at different times make a home postcode suspect."""

ADOPTION = ("A3", "A4", "A5", "A6")
SHORT_BREAKS = ("V3", "V4")
_COUNTRY = {"WAL": "Wales", "SCO": "Scotland", "NIR": "Northern Ireland", "NUK": "outside the UK"}


@dataclass(frozen=True)
class _Column:
    """A postcode column with the rows of it that may be listed."""

    name: str
    code: Coded
    rows: "np.ndarray[tuple[int], np.dtype[np.bool_]]"


def suspects(
    episodes: pa.Table, uasc_children: frozenset[str] | set[str], *, index: PostcodeIndex | None
) -> list[LogEntry]:
    """Postcodes to look at, one entry a postcode and kind, for the officers' log.

    `episodes` is the record table. Kinds: `postcode-not-known` (not in the directory, so mistyped or
    newer), `postcode-no-fixed-place` (ZZ99 and the like), `postcode-no-grid-reference` (post boxes and
    other non-geographic postcodes), `postcode-outside-england`, `home-shared` (the home of eight or
    more children whose care began on different days: an office or a team base), `home-missing`,
    `placement-missing`. Confidential and adoption placements (CON, A3 to A6) are never listed, nor is a
    missing home of an unaccompanied child or in a short break.
    """
    home = _Column("HOME_POST", coded(episodes, "home_post"), np.ones(len(episodes), bool))
    shown = ~coded(episodes, "place").is_one_of(ADOPTION)
    shown &= ~coded(episodes, "supplied_la").is_one_of(("CON",))
    lives = _Column("PL_POST", coded(episodes, "place_post"), shown)
    found = [*_unplaced(home, index), *_unplaced(lives, index), *_shared(episodes, home)]
    return found + _missing(episodes, uasc_children, home, lives)


def _entry(column: str, rule: str, postcode: str, why: str) -> LogEntry:
    return LogEntry("", "Episodes", None, column, Action.NOTED, rule, postcode, "", why)


def _unplaced(column: _Column, index: PostcodeIndex | None) -> list[LogEntry]:
    """The postcodes of a column whose place is not known, or not in England."""
    if index is None:
        return []
    counts = np.bincount(column.code.at[column.rows & (column.code.at >= 0)])
    located = index.locate(column.code.values)
    areas, has_grid = located.codes(), located.has_grid
    entries = []
    for i in np.flatnonzero(counts).tolist():
        postcode = column.code.values[i]
        area = place_area(areas[i] or "")
        said = _what_is_wrong(postcode, bool(located.is_known[i]), bool(has_grid[i]), area)
        if said is not None:
            rule, why = said
            entries.append(_entry(column.name, rule, postcode, f"{counts[i]} episodes: {why}"))
    return entries


def _what_is_wrong(
    postcode: str, is_known: bool, has_grid: bool, area: str | None
) -> tuple[str, str] | None:
    if compact(postcode).startswith("ZZ"):
        return "postcode-no-fixed-place", "a postcode that stands for no fixed place"
    if not is_known:
        return "postcode-not-known", "not in the postcode directory; correct it or leave it empty"
    if area is not None and area in _COUNTRY:
        return "postcode-outside-england", f"in {_COUNTRY[area]}: is that right?"
    if not has_grid:
        return "postcode-no-grid-reference", "a postcode with no place on the map, such as a box"
    return None


def _shared(episodes: pa.Table, home: _Column) -> list[LogEntry]:
    """Home postcodes of eight or more children whose first episode there began on different days.

    Brothers and sisters mostly come on one day: children are unrelated when their days differ.
    """
    child = episodes["child"].to_pylist()
    first: dict[int, dict[str, int]] = defaultdict(dict)
    days = episodes["decom"].cast(pa.int32()).to_pylist()
    for postcode, who, day in zip(home.code.at.tolist(), child, days, strict=True):
        if postcode >= 0:
            first[postcode][who] = min(day, first[postcode].get(who, day))
    entries = []
    for postcode, began in sorted(first.items()):
        unrelated = len(set(began.values()))
        if unrelated >= SHARED_BY:
            entries.append(
                _entry(
                    home.name,
                    "home-shared",
                    home.code.values[postcode],
                    f"the home of {len(began)} children who came on {unrelated} different days: an "
                    "office or a team base? Leave it out of distances if so",
                )
            )
    return entries


def _missing(
    episodes: pa.Table, uasc_children: frozenset[str] | set[str], home: _Column, lives: _Column
) -> list[LogEntry]:
    short_break = coded(episodes, "legal_status").is_one_of(SHORT_BREAKS)
    uasc = coded(episodes, "child").is_one_of(uasc_children)
    no_home = int(((home.code.at < 0) & ~uasc & ~short_break).sum())
    no_place = int(((lives.code.at < 0) & lives.rows & ~short_break).sum())
    entries = []
    if no_home:
        why = f"{no_home} episodes have no home postcode (unaccompanied children not counted)"
        entries.append(_entry("HOME_POST", "home-missing", "", why))
    if no_place:
        why = f"{no_place} episodes have no placement postcode (adoption and confidential not counted)"
        entries.append(_entry("PL_POST", "placement-missing", "", why))
    return entries
