"""One invented child's life in care: nasty where real returns are nasty, and readable.

A life is drawn from a `random.Random` (or Hypothesis's stand-in), so the same code serves seeded batches
and shrinking examples. Postcodes are of the form ZZ1 1AA, which no place has.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from nearhome.vocabulary.ages import age_on, birthday
from nearhome.vocabulary.periods import working_days_after

Row = dict[str, Any]

ETHNICITIES = ("WBRI", "WBRI", "WBRI", "MWBC", "AOTH", "BAFR", "OOTH", "REFU", "NOBT", None)
NEEDS = ("N1", "N1", "N1", "N2", "N4", "N5", "N8", None)
STATUSES = ("C1", "C2", "C2", "V2", "V2", "E1", "L1", "J1", "D1", None)
FOSTER = ("U1", "U3", "U4", "U6", "U6")
PLACES = (*FOSTER, *FOSTER, "U2", "U5", "K2", "K2", "K1", "P1", "S1", "R1", "H5", "K3", "Z1", None)
TEMPORARY = ("T0", "T1", "T3", "T4")
PROVIDERS = ("PR1", "PR1", "PR2", "PR3", "PR4", "PR4", "PR5", None)
CHANGES = (
    "CARPL",
    "CLOSE",
    "ALLEG",
    "STAND",
    "CREQB",
    "CREQO",
    "CHILD",
    "LAREQ",
    "PLACE",
    "CUSTOD",
    "OTHER",
)
REASONS = ("E4A", "E4A", "E4B", "E13", "E41", "E45", "E46", "E8", "E3", "E2", "E9", "E99")
AT_18 = ("E5", "E6", "E7", "E17", "E8", "E4A")
MILES = (
    None,
    0.0,
    3.2,
    5.0,
    5.1,
    10.0,
    12.5,
    19.9,
    20.0,
    20.0,
    20.1,
    31.0,
    50.0,
    50.1,
    100.0,
    120.4,
    999.9,
)
STAYS = (0, 0, 1, 1, 2, 5, 9, 20, 28, 45, 60, 90, 120, 180, 250, 365, 366, 500, 730, 760, 900)
GAPS = (0, 0, 1, 1, 2, 5, 20, 60, 180, 364, 365, 366, 500, 731)


@dataclass
class Life:
    """A child's true rows, before they are cut into yearly returns."""

    child: str
    dob: date
    sex: str | None
    ethnicity: str | None
    episodes: list[Row] = field(default_factory=list)
    reviews: list[Row] = field(default_factory=list)
    missing: list[Row] = field(default_factory=list)
    workers: list[Row] = field(default_factory=list)
    duc: date | None = None
    is_uasc: bool = False
    adoption: Row | None = None


def draw_life(r: Random, child: str, first: date, last: date) -> Life:
    """A life with at least one episode, between about two years before `first` and `last`."""
    start = first + timedelta(days=r.randint(-800, (last - first).days))
    if r.random() < 0.15:
        start = date(start.year, *r.choice([(3, 31), (4, 1), (9, 30), (10, 1), (2, 28)]))
    start = min(start, last - timedelta(days=60))
    life = Life(child, _born(r, start, last), r.choice("MF"), r.choice(ETHNICITIES))
    life.is_uasc = r.random() < 0.1
    _Walk(r, life, max(start, life.dob) if r.random() < 0.8 else start, last).episodes()
    _draw_uasc(r, life)
    _draw_reviews(r, life, last)
    _draw_missing(r, life, first, last)
    _draw_workers(r, life, last)
    return life


def _born(r: Random, start: date, last: date) -> date:
    """A date of birth: leap days, first of January, newborn, near the 18th birthday, any."""
    kind = r.random()
    if kind < 0.12:
        return date(r.choice([2004, 2008, 2012, 2016, 2020]), 2, 29)
    if kind < 0.17:
        return date(start.year - r.randint(10, 16), 1, 1)
    if kind < 0.3:
        return start - timedelta(days=r.choice([0, 1, 7, 8, 27, 28, 100, 364, 365, 366]))
    if kind < 0.32:
        return start + timedelta(days=r.choice([1, 40]))
    if kind < 0.55:
        return birthday(start, -18) + timedelta(
            days=r.choice([0, 1, 2, 30, 200, 365, 366, 700, 900])
        )
    return start - timedelta(days=r.randint(0, 6500))


class _Walk:
    """Goes through a child's care from one episode to the next."""

    def __init__(self, r: Random, life: Life, start: date, last: date) -> None:
        self.r, self.life, self.day, self.last = r, life, start, last
        self.eighteen = birthday(life.dob, 18)
        self.place = self.new_place()
        self.status = r.choice(STATUSES)
        self.need = r.choice(NEEDS)
        self.reason = "S" if r.random() < 0.88 else r.choice(["P", "L", "T", None])
        if r.random() < 0.12:
            self.status = r.choice(["V3", "V4"])
        if r.random() < 0.04:
            self.place = {**self.place, "PLACE": r.choice(TEMPORARY)}

    def new_place(self, code: str | None = "") -> Row:
        r = self.r
        code = r.choice(PLACES) if code == "" else code
        number = r.randint(1, 40)
        return {
            "PLACE": code,
            "PLACE_PROVIDER": "PR0" if code == "P1" else r.choice(PROVIDERS),
            "PL_POST": None if r.random() < 0.2 else f"ZZ{number % 9 + 1} {number % 8}AA",
            "URN": None if r.random() < 0.4 else f"SC{100000 + number}",
            "PL_LA": r.choice(["E06000059", "E06000059", "E06000054", "WAL", "CON", None]),
            "PL_LOCATION": r.choice(["IN", "IN", "OUT", None]),
            "PL_DISTANCE": r.choice(MILES),
            "BEYOND_BOUNDARY": r.choice([None, 0.0, 0.0, 19.9, 20.0, 33.0]),
            "CALCULATED_DISTANCE": MILES[number % (len(MILES) - 1)],
            "CALCULATED_LOCATION": ("IN", "OUT", "OUT", None)[number % 4],
        }

    def episodes(self) -> None:
        for _ in range(14):
            if self.day > self.last or not self.step():
                return

    def add(self, days: int) -> Row:
        """An episode from the present day, its end still to be written."""
        row: Row = {
            "DECOM": self.day,
            "RNE": self.reason,
            "LS": self.status,
            "CIN": self.need,
            **self.place,
            "DEC": None,
            "REC": None,
            "REASON_PLACE_CHANGE": None,
            "HOME_POST": None if self.life.is_uasc else "ZZ9 9ZZ",
        }
        self.life.episodes.append(row)
        self.day += timedelta(days=days)
        return row

    def step(self) -> bool:
        """One episode and what follows it; False when the history stops."""
        r = self.r
        days = r.choice(STAYS)
        at_18 = self.day < self.eighteen <= self.day + timedelta(days=900) and r.random() < 0.3
        if at_18:
            days = (self.eighteen - self.day).days
        elif r.random() < 0.06:
            days = (date(self.day.year + 1, 4, 1) - self.day).days
        row = self.add(days)
        if r.random() < 0.08:
            return False  # still open
        row["DEC"] = self.day
        if at_18 and r.random() < 0.8:
            row["REC"] = r.choice(AT_18)
            return False
        kind = r.random()
        if kind < 0.14:
            return self.leaves(row)
        if kind < 0.24:
            return self.gap(row)
        row["REC"] = "X1"
        if r.random() < 0.1:
            self.need = r.choice(NEEDS)
        self.goes_on(row)
        return True

    def goes_on(self, row: Row) -> None:
        r = self.r
        kind = r.random()
        if kind < 0.22:
            self.reason, self.status = "L", r.choice(STATUSES)
        elif kind < 0.48:
            self.move(row, "P")
        elif kind < 0.55:
            self.status = r.choice(STATUSES)
            self.move(row, "B")
        elif kind < 0.65:
            self.reason, self.place = (
                "T",
                {**self.new_place(self.place["PLACE"]), **self.maybe_code()},
            )
        elif kind < 0.69:
            self.reason, self.status = "U", r.choice(STATUSES)
            self.place = {**self.place, **self.maybe_code()}
        elif kind < 0.79:
            self.temporary(row)
        elif kind < 0.86:
            self.adoption(row)
        elif kind < 0.93:
            short = self.status in ("V3", "V4")
            self.reason, self.status = "L", "V2" if short else r.choice(["V3", "V4"])
        else:
            self.reason = r.choice(["S", None])
            if r.random() < 0.5:
                self.place = self.new_place()

    def maybe_code(self) -> Row:
        return (
            {"PLACE": self.r.choice(["U2", "U5", "U6", "K3", "H5"])}
            if self.r.random() < 0.5
            else {}
        )

    def move(self, row: Row, reason: str) -> None:
        row["REASON_PLACE_CHANGE"] = self.r.choice([*CHANGES, None])
        self.reason, self.place = reason, self.new_place()

    def temporary(self, row: Row) -> None:
        """A stay in T0 to T4, or two, and back, somewhere else, or not yet back."""
        r = self.r
        usual = self.place
        for _ in range(r.choice([1, 1, 2])):
            self.reason = r.choice(["P", "P", "T"])
            self.place = self.new_place(r.choice(TEMPORARY))
            if self.day > self.last:
                return
            stay = self.add(r.choice([0, 1, 3, 7, 20]))
            if r.random() < 0.12:
                if r.random() < 0.5:
                    stay["DEC"], stay["REC"] = self.day, "E4A"
                    self.day += timedelta(days=30)
                    self.reason = "S"
                self.place = usual
                if stay["DEC"] is None:
                    self.day = self.last + timedelta(days=1)
                return
            stay["DEC"], stay["REC"] = self.day, "X1"
        self.reason = r.choice(["P", "P", "L", "T"])
        back = r.random()
        if back < 0.6:
            self.place = usual
        elif back < 0.7:
            self.place = {**usual, "URN": None}
        elif back < 0.8:
            self.place = {**usual, "PL_POST": "ZZ8 8ZZ"}
        else:
            self.place = self.new_place()

    def adoption(self, row: Row) -> None:
        """Placed for adoption, by the current carers or new ones; often adopted."""
        r = self.r
        code = r.choice(["A3", "A4", "A5", "A5", "A6", "A6"])
        self.status = r.choice(["E1", "E1", "V2"])
        self.reason = r.choice(["P", "B", "U", "T"])
        row["REASON_PLACE_CHANGE"] = r.choice(["CARPL", "PLACE", None])
        self.place = self.new_place(code)
        if r.random() < 0.6 and self.day <= self.last:
            placed = self.day
            last = self.add(r.choice([0, 30, 120, 300, 700]))
            last["DEC"], last["REC"] = self.day, r.choice(["E11", "E12"])
            self.life.adoption = {
                "DATE_INT": placed - timedelta(days=100),
                "DATE_MATCH": r.choice([None, placed - timedelta(days=r.choice([1, 30, 400]))]),
                "FOSTER_CARE": 1
                if code in ("A3", "A5") or r.random() < 0.2
                else r.choice([0, None]),
                "NB_ADOPTR": r.choice([1, 2]),
            }
            self.day += timedelta(days=r.choice([1, 400]))
            self.reason = "S"

    def leaves(self, row: Row) -> bool:
        """A real end, and perhaps a return: the same day, the next, much later."""
        r = self.r
        row["REC"] = r.choice(REASONS)
        if r.random() < 0.35:
            return False
        self.day += timedelta(days=r.choice(GAPS))
        if r.random() < 0.15:
            self.day = birthday(row["DEC"], 1)
        self.reason = "S" if r.random() < 0.9 else "P"
        self.place, self.status = self.new_place(), r.choice([*STATUSES, "V4"])
        return True

    def gap(self, row: Row) -> bool:
        """X1, or an end with no reason, and then a day or more of nothing."""
        r = self.r
        row["REC"] = r.choice(["X1", "X1", None])
        self.day += timedelta(days=r.choice([0, 1, 1, 1, 2, 3, 40]))
        self.reason = r.choice(["S", "P", "L", None])
        if self.reason in ("P", "S") and r.random() < 0.6:
            self.place = self.new_place()
        return r.random() < 0.9


def _draw_uasc(r: Random, life: Life) -> None:
    if life.is_uasc:
        start = life.episodes[0]["DECOM"]
        life.duc = r.choice([None, birthday(life.dob, 18), start, start + timedelta(days=200)])


def _stretches(life: Life, last: date) -> list[tuple[date, date]]:
    """The child's episodes as one stretch for each unbroken run."""
    found: list[tuple[date, date]] = []
    for row in life.episodes:
        end = row["DEC"] or last
        if found and found[-1][1] == row["DECOM"]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((row["DECOM"], end))
    return found


def _draw_reviews(r: Random, life: Life, last: date) -> None:
    """Reviews early, on the day, late, very late, or never again."""
    days: set[date] = set()
    for start, end in _stretches(life, last):
        day = working_days_after(start, r.choice([15, 20, 20, 21, 30]))
        while day <= min(end, last) and len(days) < 16:
            days.add(day)
            if r.random() < 0.05:
                break
            day += timedelta(days=r.choice([60, 89, 91, 92, 150, 180, 183, 184, 190, 240]))
    for day in sorted(days):
        age = age_on(life.dob, day)
        codes = (
            ["PN0"]
            if age < 4
            else ["PN1", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7", None, "PN9"]
        )
        life.reviews.append({"REVIEW": day, "REVIEW_CODE": r.choice([*codes, *codes, "PN0"])})


def _draw_missing(r: Random, life: Life, first: date, last: date) -> None:
    """Missing and away records: touching, overlapping, open, on one day, before and after care."""
    if r.random() < 0.6:
        return
    day = life.episodes[0]["DECOM"] + timedelta(days=r.randint(-5, 400))
    for _ in range(r.choice([1, 2, 3, 4, 6, 9])):
        length = r.choice([0, 0, 1, 1, 2, 3, 6, 7, 12])
        is_open = r.random() < 0.08
        life.missing.append(
            {
                "MISSING": r.choice(["M", "M", "M", "A", "A", "Q"]) if r.random() < 0.9 else "M",
                "MIS_START": day,
                "MIS_END": None if is_open else day + timedelta(days=length),
            }
        )
        day += timedelta(days=r.choice([0, 0, 1, length, length, length + 1, 10, 29, 60, 200]))
        if day > last:
            return


def _draw_workers(r: Random, life: Life, last: date) -> None:
    day = life.episodes[0]["DECOM"] - timedelta(days=r.choice([0, 0, 30]))
    while day <= last:
        length = r.choice([0, 10, 60, 120, 120, 200, 400, 900])
        end = day + timedelta(days=length)
        life.workers.append(
            {
                "SW_ID": None if r.random() < 0.03 else f"W{r.randint(1, 9)}",
                "SW_DECOM": day,
                "SW_DEC": None if r.random() < 0.1 else end,
                "SW_REASON": r.choice(["MANAGE", "LEFTRL", "OTHERS"]),
            }
        )
        day = end + timedelta(days=r.choice([0, 0, 1]) if length else 1)
