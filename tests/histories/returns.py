"""Lives cut into yearly returns, with the mistakes real returns have.

`random_returns(seed, children, years)` gives the returns in the order added, as plain data:
`{"collection_year", "as_at", "name", "tables": {"Episodes": [{"CHILD": ..., "DECOM": date ...}]}}`, field
names as in the return, values typed, None when empty. Sex is M, F or U in every year.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from typing import Any

from histories.lives import Life, Row, draw_life
from nearhome.vocabulary.ages import age_on
from nearhome.vocabulary.periods import collection_year, year_end, year_start

Return = dict[str, Any]
NEVER_ABSENT = ("Header", "Episodes")
ACTIVITIES = ("F1", "P1", "F2", "F3", "P3", "F4", "P4", "F5", "P5", "G4", "G5", "G6", "0", None)
ROOMS = (
    "B1",
    "C2",
    "D1",
    "E1",
    "G1",
    "H2",
    "K1",
    "R2",
    "S2",
    "U1",
    "U1",
    "V2",
    "W2",
    "X2",
    "Y1",
    "Z1",
    "Z2",
    "0",
    None,
)
CONTACT = ("YES", "YES", "YES", "YES", "NO", "DIED", "REFU", "NREQ", "RHOM")


def random_returns(
    seed: int, children: int = 150, years: Iterable[int] = range(2018, 2026)
) -> list[Return]:
    """Returns of `children` invented children, the same for the same seed."""
    return draw_returns(Random(seed), children, tuple(years))


def draw_returns(r: Random, children: int, years: tuple[int, ...]) -> list[Return]:
    """Returns drawn from a source of chance; the last year may be a part of a year."""
    first, last = year_start(years[0]), year_end(years[-1])
    lives = [draw_life(r, f"C{number:04}", first, last) for number in range(1, children + 1)]
    strangers = [f"L{number:03}" for number in range(1, 1 + children // 15)]
    gone = {life.child: r.choice(years) for life in lives if r.random() < 0.06}
    returns = []
    for year in years:
        as_at = year_end(year)
        if year == years[-1] and r.random() < 0.4:
            as_at = r.choice([date(year - 1, 9, 30), date(year - 1, 11, 30), date(year, 2, 28)])
        present = [life for life in lives if gone.get(life.child, year) >= year]
        returns.append(_Year(r, year, as_at).cut(present, strangers))
    for each in list(returns):
        if r.random() < 0.15:
            returns.insert(r.randint(0, returns.index(each)), _a_first_attempt(r, each))
    if len(returns) == len(years) and r.random() < 0.3:
        r.shuffle(returns)
    return returns


def _a_first_attempt(r: Random, right: Return) -> Return:
    """An earlier, poorer return for the same year, to be superseded."""
    tables = {
        table: [dict(row) for row in rows if r.random() < 0.8]
        for table, rows in right["tables"].items()
    }
    for row in tables["Episodes"]:
        if r.random() < 0.2:
            row["PLACE"] = "K2"
    return {**right, "name": right["name"] + "-first", "tables": tables}


class _Year:
    """One year's return: what of each life falls in it, as known by `as_at`."""

    def __init__(self, r: Random, year: int, as_at: date) -> None:
        self.r, self.year, self.as_at = r, year, as_at
        self.first = year_start(year)
        self.tables: dict[str, list[Row]] = {}

    def cut(self, lives: list[Life], strangers: list[str]) -> Return:
        names = [
            "Header",
            "Episodes",
            "Reviews",
            "UASC",
            "Missing",
            "AD1",
            "PlacedAdoption",
            "PrevPerm",
        ]
        if self.as_at == year_end(self.year):
            names += ["OC2", "OC3"]
        if self.year >= 2024:
            names.append("SWEpisodes")
        if self.year >= 2027:
            names.append("DoLo")
        self.tables = {name: [] for name in names}
        for life in lives:
            self.one(life)
        for child in strangers:
            born = date(self.year - 19 - int(child[1:]) % 3, 1 + int(child[1:]) % 12, 11)
            self.care_leaver(child, born, chance=0.7)
        for name in names:
            if name not in NEVER_ABSENT and self.r.random() < 0.06:
                del self.tables[name]
        self.spoil()
        return {
            "collection_year": self.year,
            "as_at": self.as_at,
            "name": f"{self.year - 1}-{self.year % 100:02}",
            "tables": self.tables,
        }

    def touches(self, start: date, end: date | None) -> bool:
        return start <= self.as_at and (end is None or end >= self.first)

    def known(self, day: date | None) -> date | None:
        """A date, if it had come by then."""
        return day if day is not None and day <= self.as_at else None

    def add(self, table: str, life: Life, row: Row, with_dob: bool = True) -> None:
        if table in self.tables:
            dob = {"DOB": life.dob if self.r.random() < 0.97 else None} if with_dob else {}
            self.tables[table].append({"CHILD": life.child, **dob, **row})

    def one(self, life: Life) -> None:
        r = self.r
        episodes = [row for row in life.episodes if self.touches(row["DECOM"], row["DEC"])]
        for row in episodes:
            self.episode(life, row)
        if episodes:
            self.person(life)
        for row in life.reviews:
            if self.first <= row["REVIEW"] <= self.as_at:
                self.add("Reviews", life, dict(row))
        for row in life.missing:
            if self.touches(row["MIS_START"], row["MIS_END"]):
                self.add("Missing", life, {**row, "MIS_END": self.known(row["MIS_END"])})
        for row in life.workers:
            if self.touches(row["SW_DECOM"], row["SW_DEC"]):
                self.add("SWEpisodes", life, {**row, "SW_DEC": self.known(row["SW_DEC"])})
        adopted = [
            row for row in episodes if row["REC"] in ("E11", "E12") and self.known(row["DEC"])
        ]
        if adopted and life.adoption is not None:
            self.add("AD1", life, dict(life.adoption))
            if r.random() < 0.3:
                placed = life.adoption["DATE_INT"]
                self.add(
                    "PlacedAdoption", life, {"DATE_PLACED": placed, "DATE_PLACED_CEASED": None}
                )
        if any(row["DEC"] is None or row["DEC"] > self.as_at for row in episodes):
            self.health(life)
        self.care_leaver(life.child, life.dob, chance=0.8)

    def episode(self, life: Life, row: Row) -> None:
        r = self.r
        row = {**row, "DEC": self.known(row["DEC"])}
        if row["DEC"] is None:
            row["REC"] = row["REASON_PLACE_CHANGE"] = None
        chance = r.random()
        if chance < 0.01:
            row["PLACE"] = r.choice(["Q9", "U4"])
        elif chance < 0.02:
            row["REC"] = "E99" if row["DEC"] else None
        elif chance < 0.03:
            row["LS"] = "C9"
        elif chance < 0.04:
            row["DECOM"] = min(row["DECOM"] + timedelta(days=1), row["DEC"] or self.as_at)
        elif chance < 0.05 and row["DEC"] is not None:
            row["DEC"] = min(row["DEC"] + timedelta(days=r.choice([1, 10, 50])), self.as_at)
        elif chance < 0.06:
            row["DEC"] = row["REC"] = None
        elif chance < 0.065:
            return  # missing from this year
        self.add("Episodes", life, row, with_dob=False)
        if chance > 0.99:
            self.add("Episodes", life, {**row, "PLACE": "K2", "PL_DISTANCE": 44.0}, with_dob=False)

    def person(self, life: Life) -> None:
        r = self.r
        if r.random() > 0.02 and not life.child.endswith("7"):
            self.add(
                "Header",
                life,
                {
                    "SEX": life.sex if r.random() < 0.97 else None,
                    "ETHNIC": life.ethnicity if r.random() < 0.97 else "XXXX",
                    "UPN": f"UN{r.randint(1, 5)}",
                    "MOTHER": r.choice([0, 0, None]),
                    "MC_DOB": None,
                },
            )
        if life.is_uasc and r.random() < 0.95:
            self.add("UASC", life, {"SEX": life.sex, "DUC": self.known(life.duc)})
        if r.random() < 0.05:
            option = {"PREV_PERM": "P1", "LA_PERM": "838", "DATE_PERM": "ZZ/06/2012"}
            self.add("PrevPerm", life, option)

    def health(self, life: Life) -> None:
        r = self.r
        if r.random() < 0.9:
            flag = (0, 1, 1, 1, None)
            self.add(
                "OC2",
                life,
                {
                    "SDQ_SCORE": r.choice([None, 0, 5, 13, 14, 16, 17, 17, 18, 25, 40]),
                    "SDQ_REASON": r.choice([None, "SDQ2", "SDQ4"]),
                    "CONVICTED": r.choice([0, 0, 0, 1]),
                    "HEALTH_CHECK": r.choice(flag),
                    "IMMUNISATIONS": r.choice(flag),
                    "TEETH_CHECK": r.choice(flag),
                    "HEALTH_ASSESSMENT": r.choice(flag),
                    "SUBSTANCE_MISUSE": r.choice([0, 0, 1]),
                    "INTERVENTION_RECEIVED": r.choice([0, 1, None]),
                    "INTERVENTION_OFFERED": r.choice([0, 1, None]),
                },
            )

    def care_leaver(self, child: str, dob: date, chance: float) -> None:
        r = self.r
        age = age_on(dob, year_end(self.year))
        if "OC3" in self.tables and 17 <= age <= 21 and r.random() < chance:
            self.tables["OC3"].append(
                {
                    "CHILD": child,
                    "DOB": dob if r.random() < 0.95 else None,
                    "IN_TOUCH": r.choice(CONTACT),
                    "ACTIV": r.choice(ACTIVITIES),
                    "ACCOM": r.choice(ROOMS),
                }
            )

    def spoil(self) -> None:
        """Exact repeats, a row with no child, a row with no date, a child without a date of birth."""
        r = self.r
        for rows in self.tables.values():
            if rows and r.random() < 0.5:
                rows.insert(r.randint(0, len(rows)), dict(r.choice(rows)))
            if rows and r.random() < 0.2:
                rows.append({**r.choice(rows), "CHILD": None})
        episodes = self.tables["Episodes"]
        if episodes and r.random() < 0.3:
            episodes.append({**r.choice(episodes), "DECOM": None, "DEC": None})
        if episodes and r.random() < 0.5:
            again = dict(r.choice(episodes))
            if again["DECOM"] is not None and collection_year(again["DECOM"]) <= self.year:
                episodes.insert(0, {**again, "PLACE": "S1", "PL_POST": None})
        for rows in self.tables.values():
            for row in rows:
                if row["CHILD"] is not None and row["CHILD"].endswith("27") and "DOB" in row:
                    row["DOB"] = None
