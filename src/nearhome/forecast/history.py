"""Who lived where since when, read from the records once: all that a forecast takes from children's rows.

A *stay* is a stretch of a spell in one placement and one class of home; temporary absences (T0 to T4) belong to the
stay before. Days are ordinal numbers (`date.toordinal`); a stay that goes on ends at `FAR`. No identifier is kept:
children are numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nearhome.cohorts.history import Cohorts, Records
from nearhome.cohorts.statements import Statement
from nearhome.forecast.states import class_of, route_of
from nearhome.vocabulary.ages import birthday

Ints = NDArray[np.int64]
FAR = date(2999, 12, 31).toordinal()
UNKNOWN = -1
_ROWS = Statement(
    ("homes_by_episode",),
    "SELECT child, dob, is_uasc_child, duc, spell, start_known, decom, row_until, closes, placement, temporary, "
    "place, place_provider, location, distance, reason_episode_ceased, eighteenth FROM homes_by_episode "
    "WHERE counts AND dob IS NOT NULL AND row_until > decom ORDER BY child, number",
)
_NO_BIRTHDAY = Statement(
    ("timeline",), "SELECT COUNT(DISTINCT child) FROM timeline WHERE counts AND dob IS NULL"
)


@dataclass(frozen=True, slots=True)
class History:
    """Stays in the order of child and day, one number a stay in each array.

    `spell` numbers a spell of being looked after, `began` and `started_known` are of it; `first` and `last` tell the
    spell's first and last stay; `route` is how the spell ended (a number of ROUTES), UNKNOWN for a stay that is not the
    last or a spell that goes on or ended with the 18th birthday. `outside` and `far` (over 20 miles) are 1, 0 or
    UNKNOWN. `provider` is a number of `providers`. `alone_until` is the day from which a child is no longer an
    unaccompanied asylum-seeking child, 0 for one who never was. `covered` are the stretches of
    days, first and last, for which returns are held: outside them only children are known who were still here later.
    `left_out` counts children without a date of birth.
    """

    child: Ints
    born: Ints
    eighteenth: Ints
    alone_until: Ints
    spell: Ints
    began: Ints
    started_known: Ints
    start: Ints
    until: Ints
    kind: Ints
    provider: Ints
    outside: Ints
    far: Ints
    first: Ints
    last: Ints
    route: Ints
    providers: tuple[str, ...]
    covered: tuple[tuple[int, int], ...]
    left_out: int = 0

    def __len__(self) -> int:
        return len(self.child)

    def as_known_at(self, on: date) -> "History":
        """What could be known on a day: later stays are not there, and what ended later goes on.

        A stay that ended on the day itself is ended. Corrections made since are not undone: only days are.
        """
        day = on.toordinal()
        kept = np.flatnonzero(self.start <= day)
        columns = {name: getattr(self, name)[kept] for name in _COLUMNS}
        open_now = columns["until"] > day
        columns["until"] = np.where(open_now, FAR, columns["until"])
        columns["route"] = np.where(open_now, UNKNOWN, columns["route"])
        of, spell = columns["child"], columns["spell"]
        columns["last"] = np.ones(len(kept), dtype=np.int64)
        columns["last"][:-1] = (of[1:] != of[:-1]) | (spell[1:] != spell[:-1])
        covered = tuple((first, min(last, day)) for first, last in self.covered if first <= day)
        return History(**columns, providers=self.providers, covered=covered, left_out=self.left_out)

    def within(self, first: int) -> "History":
        """The same, of which only the days from one on are covered."""
        covered = tuple((max(first, start), end) for start, end in self.covered if end >= first)
        return replace(self, covered=covered)

    def here(self, on: date) -> Ints:
        """The numbers of the stays of children looked after at the end of a day."""
        day = on.toordinal()
        return np.flatnonzero((self.start <= day) & (self.until > day) & (self.eighteenth > day))


_COLUMNS = (
    "child", "born", "eighteenth", "alone_until", "spell", "began", "started_known", "start", "until", "kind",
    "provider", "outside", "far", "first", "last", "route",
)  # fmt: skip


def history(records: Records, as_at: date) -> History:
    """The history in a set of records that describe a day."""
    cohorts = Cohorts(records, ())
    ((left_out,),) = cohorts.fetch(_NO_BIRTHDAY)
    years = sorted({year for year, table in cohorts.supplied if table == "Episodes"})
    return from_rows(cohorts.fetch(_ROWS), covered_by(years, as_at), int(left_out))


def covered_by(years: Sequence[int], as_at: date) -> tuple[tuple[int, int], ...]:
    """The stretches of days, first and last, that returns of collection years (1 April to 31 March) cover by a day."""
    found: list[tuple[int, int]] = []
    for year in sorted(years):
        first = date(year - 1, 4, 1).toordinal()
        last = min(date(year, 3, 31), as_at).toordinal()
        if found and found[-1][1] == first - 1:
            found[-1] = (found[-1][0], last)
        elif first <= last:
            found.append((first, last))
    return tuple(found)


def from_rows(
    rows: list[tuple[Any, ...]], covered: tuple[tuple[int, int], ...], left_out: int = 0
) -> History:
    """The history of episodes by child and order, as the statement gives them (see `_ROWS`)."""
    providers: dict[str, int] = {}
    stays: list[tuple[int, ...]] = []
    for child, (_, own) in enumerate(groupby(rows, key=lambda row: row[0])):
        for spell, (_, episodes) in enumerate(groupby(own, key=lambda row: row[4])):
            stays += _stays(child, spell, list(episodes), providers)
    table = np.array(stays, dtype=np.int64).reshape(-1, len(_COLUMNS))
    columns = dict(zip(_COLUMNS, table.T.copy(), strict=True))
    return History(**columns, providers=tuple(providers), covered=covered, left_out=left_out)


def _stays(
    child: int, spell: int, episodes: list[tuple[Any, ...]], providers: dict[str, int]
) -> list[tuple[int, ...]]:
    _, dob, alone, duc, _, known, began, *_ = episodes[0]
    born, began = dob.toordinal(), began.toordinal()
    adult = birthday(dob, 18).toordinal()
    alone_until = (FAR if duc is None else duc.toordinal()) if alone else 0
    runs = _runs(episodes)
    found: list[tuple[int, ...]] = []
    for number, run in enumerate(runs):
        *_, place, provider, location, distance, reason, _ = run[-1][1]
        until = run[-1][0][7].toordinal()
        is_last = number == len(runs) - 1
        goes_on = not is_last or until >= min(adult, FAR) or not run[-1][0][8]
        found.append(
            (
                child,
                born,
                adult,
                alone_until,
                spell,
                began,
                int(bool(known)),
                run[0][0][6].toordinal(),
                until if until < FAR else FAR,
                class_of(place, provider),
                providers.setdefault(provider or "", len(providers)),
                {"IN": 0, "OUT": 1}.get(location, UNKNOWN),
                UNKNOWN if distance is None else int(distance > 20),
                int(number == 0),
                int(is_last),
                UNKNOWN if goes_on else route_of(reason),
            )
        )
    return found


def _runs(
    episodes: list[tuple[Any, ...]],
) -> list[list[tuple[tuple[Any, ...], tuple[Any, ...]]]]:
    """Episodes of a spell in stays, each beside the one that says where: itself, or for T0-T4 the one before."""
    runs: list[list[tuple[tuple[Any, ...], tuple[Any, ...]]]] = []
    for episode in episodes:
        temporary = bool(episode[10])
        if runs and (temporary or _same(runs[-1][-1][1], episode)):
            said = runs[-1][-1][1] if temporary else episode
            runs[-1].append((episode, said))
        else:
            runs.append([(episode, episode)])
    return runs


def _same(one: tuple[Any, ...], two: tuple[Any, ...]) -> bool:
    return bool(one[9] == two[9] and class_of(one[11], one[12]) == class_of(two[11], two[12]))
