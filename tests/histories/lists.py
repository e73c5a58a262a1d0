"""Local lists beside invented children: nasty where officers' lists are nasty.

`random_lists(seed, records)` gives the rows of every list and the reach of each, for records that the
reference has joined: dates on and around the days that matter, empty cells, rows of children nobody
knows, several rows a child and a day, events after the date asked, and spans still open.
"""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from histories.list_gaps import with_gaps
from histories.list_values import BACKWARDS, CHAINS, FIRST_DAYS, MANY, OF_COUNCIL, SPECIAL, STEPS
from nearhome.records.list_tables import ListColumn, ListTable, list_tables
from nearhome.vocabulary.ages import birthday
from nearhome.vocabulary.periods import (
    collection_year,
    months_before,
    working_days_after,
    year_label,
)

Row = dict[str, Any]
Records = dict[str, list[Row]]
FIRST = date(2015, 4, 1)
NOT_OF_RECORDS = ("X001", "X002", "X003")
"""Children of the lists whom no return has."""


def random_lists(seed: int, records: Records, *, is_whole: bool = False) -> Records:
    """The rows of every list and of `list_reach`; with `is_whole` each list is there, far enough back."""
    r = Random(f"lists {seed}")
    as_at = max(row["as_at"] for row in records["supplied"])
    lives = _lives(records, as_at)
    lists = {name: _rows(r, each, lives, as_at) for name, each in list_tables().items()}
    lists["list_reach"] = []
    for name, rows in lists.items():
        if name in ("list_reach", "coverage"):
            continue
        reach = _reach(r, name, as_at, is_whole)
        if reach is None:
            rows.clear()
        else:
            lists["list_reach"].append({**reach, "rows": len(rows)})
    return lists if is_whole else with_gaps(seed, lists)


def more_missing(seed: int, records: Records) -> list[Row]:
    """Missing records of the children while they were in care: the returns invent few that came to an end."""
    r = Random(f"missing {seed}")
    found = []
    for row in records["episodes"]:
        last = row["dec"] or date(2025, 3, 31)
        days = (last - row["decom"]).days
        for _ in range(r.choice((0, 0, 1, 2)) if days > 10 else 0):
            started = row["decom"] + timedelta(days=r.randint(0, days))
            ended = started + timedelta(days=r.choice((0, 0, 1, 2, 3, 9)))
            found.append(
                {
                    "child": row["child"],
                    "started": started,
                    "ended": None if r.random() < 0.05 else ended,
                    "kind": r.choice(("M", "M", "M", "A")),
                    "collection_year": collection_year(started),
                    "origin_file": "more.csv",
                    "origin_row": len(found) + 2,
                }
            )
    return found


def _reach(r: Random, name: str, as_at: date, is_whole: bool) -> Row | None:
    """Mostly all there is; now and then never added, ended early, or begun late."""
    found = {"list": name, "first_day": FIRST, "last_day": as_at, "stated": r.choice([0, 1])}
    kind = 1.0 if is_whole else r.random()
    if kind < 0.08:
        return None
    if kind < 0.14:
        found["last_day"] = months_before(as_at, r.choice([1, 2, 14]))
    elif kind < 0.2:
        found["first_day"] = r.choice([date(2019, 4, 1), date(2023, 4, 1), date(2023, 4, 2)])
    return found


class Life:
    """What the lists of a child hang on: the days that matter, and the records of the child."""

    def __init__(self, child: str, dob: date | None, days: list[date]) -> None:
        self.child, self.dob, self.days = child, dob, days
        self.missing: list[Row] = []
        self.decoms: list[date] = []


def _lives(records: Records, as_at: date) -> list[Life]:
    found = {row["child"]: Life(row["child"], row["dob"], []) for row in records["children"]}
    for row in records["episodes"]:
        life = found[row["child"]]
        life.decoms.append(row["decom"])
        life.days += [each for each in (row["decom"], row["dec"]) if each is not None]
        life.days.append(working_days_after(row["decom"], 20))
    for row in records["missing"]:
        if row["child"] in found:
            found[row["child"]].missing.append(row)
    for row in records["reviews"]:
        if row["child"] in found:
            found[row["child"]].days.append(row["review"])
    for life in found.values():
        if life.dob is not None:
            life.days.append(birthday(life.dob, 18))
        life.days = [day for day in life.days if day <= as_at]
    strangers = [Life(name, date(2010, 5, 5), []) for name in NOT_OF_RECORDS]
    return [*(found[name] for name in sorted(found)), *strangers]


def _rows(r: Random, table: ListTable, lives: list[Life], as_at: date) -> list[Row]:
    draw = _Draw(r, table, as_at)
    if table.name == "return_interviews":
        rows = [each for life in lives for each in draw.interviews(life)]
    elif table.name in SPECIAL:
        rows = SPECIAL[table.name](r, lives, as_at, draw.filled)
    elif table.is_of_children:
        rows = [each for life in lives for each in draw.of_child(life)]
    else:
        rows = [draw.of_council(number) for number in range(OF_COUNCIL.get(table.name, 0))]
    return _one_of_each_key(table, rows)


def _one_of_each_key(table: ListTable, rows: list[Row]) -> list[Row]:
    """What a reader keeps: one row a key, with where it was read."""
    kept: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        kept.setdefault(tuple(row[name] for name in table.key), row)
    return [
        {**row, "origin_file": f"{table.name}.csv", "origin_row": number}
        for number, row in enumerate(kept.values(), 2)
    ]


class _Draw:
    """Draws the rows of one list."""

    def __init__(self, r: Random, table: ListTable, as_at: date) -> None:
        self.r, self.table, self.as_at = r, table, as_at

    def day(self, life: Life | None) -> date:
        """A day that matters, or one near it; else the ends of months, bank holidays and any day."""
        r = self.r
        if life is not None and life.days and r.random() < 0.7:
            return r.choice(life.days) + timedelta(days=r.choice(STEPS))
        if r.random() < 0.6:
            return r.choice(FIRST_DAYS)
        return FIRST + timedelta(days=r.randint(800, (self.as_at - FIRST).days + 40))

    def chain(self, life: Life | None) -> Row:
        """The dates of a row in their order, later ones often empty, some after the as-at date."""
        names = CHAINS.get(self.table.name, ())
        found: Row = dict.fromkeys(names)
        on = self.day(life)
        for number, name in enumerate(names):
            needed = self.table.column(name).is_required or (number == 0 and not len(names) > 4)
            ends = name in ("ended", "ended_on", "registered_to")
            if needed or self.r.random() < (0.4 if ends else 0.75):
                found[name] = on
            step = abs(self.r.choice(STEPS))
            backwards = self.table.name in BACKWARDS and self.r.random() < 0.6
            on += timedelta(days=-step if backwards else step)
        return found

    def filled(self, row: Row) -> Row:
        """The row with every further column drawn by its kind."""
        return {
            column.name: row[column.name] if column.name in row else self.cell(column)
            for column in self.table.columns
        }

    def cell(self, column: ListColumn) -> Any:
        r = self.r
        if not column.is_required and r.random() < 0.2:
            return None
        kinds: dict[str, Callable[[], Any]] = {
            "flag": lambda: r.choice((0, 1, 1)),
            "code": lambda: r.choice(column.values),
            "codes": lambda: "; ".join(r.sample(column.values, r.choice((1, 1, 2, 3)))),
            "integer": lambda: r.choice((0, 1, 2, 3, 4, 5, 8)),
            "number": lambda: r.choice((0.0, 0.5, 1.0, 1.5, 4.0, 12.0, 23.9, 24.0, 36.0)),
            "time": lambda: r.choice((0, 450, 451, 720, 960, 1439)),
            "text": lambda: r.choice(("North Vale", "South Vale", "West Vale")),
            "date": lambda: self.day(None),
            "year": lambda: r.choice(("2024-25", "2025-26")),
        }
        return kinds[column.kind]()

    def of_child(self, life: Life) -> list[Row]:
        if self.r.random() < 0.15:
            return []
        rows = self.of_first_days(life)
        for _ in range(self.r.choice((1, 1, 2, 3, 5)) * MANY.get(self.table.name, 1)):
            rows.append(self.filled({"child": life.child, **self.chain(life), **self.own(life)}))
        if self.table.name == "reviews_held":
            rows += [self.put_off(row) for row in rows if self.r.random() < 0.3]
        return rows

    def put_off(self, row: Row) -> Row:
        """Another meeting for the same day that was due, held some days from it or not at all."""
        held = row["due_on"] + timedelta(days=self.r.choice((-9, -1, 0, 1, 30)))
        kept = None if self.r.random() < 0.4 else held
        return self.filled({"child": row["child"], "due_on": row["due_on"], "held_on": kept})

    def of_first_days(self, life: Life) -> list[Row]:
        """Assessments, and surgeries registered with, in the weeks after a home began."""
        r, rows = self.r, []
        for day in life.decoms:
            if self.table.name == "health_assessments" and r.random() < 0.7:
                seen = day + timedelta(days=r.choice((-1, 0, 10, 20, 27, 28, 29, 30, 31, 32, 60)))
                dates = {"notified_on": day, "seen_on": seen, "booked_for": seen}
                dates["report_on"] = seen + timedelta(days=r.choice((0, 1, 7)))
                rows.append(self.filled({"child": life.child, "kind": "initial", **dates}))
            if self.table.name == "health_events" and r.random() < 0.7:
                for kind in ("gp registered", "dentist registered"):
                    on = day + timedelta(days=r.choice((0, 5, 20, 27, 28, 28, 29, 30, 31)))
                    rows.append({"child": life.child, "kind": kind, "happened_on": on})
        return rows

    def own(self, life: Life | None) -> Row:
        """What a list cannot leave to chance."""
        r = self.r
        if self.table.name == "prices":
            return {"weekly": float(r.choice((420, 980, 5120, 6999, 7000, 7001, 12_500)))}
        if self.table.name == "attendance":
            possible = r.choice((0, 10, 124, 124, 380))
            missed = min(possible, r.choice((0, 1, 5, 12, 13, 62, 190)))
            return {"possible": possible, "missed": missed}
        if self.table.name == "school_places":
            timetable = r.choice(("full", "full", "full", "part", "none", None))
            # Some rows contradict themselves or say nothing at all.
            some = ("900101", "900102", "900103")
            named = (None, None, None, "900101") if timetable == "none" else (*some, *some, None)
            school = r.choice(named)
            return {"timetable": timetable, "school": school}
        if self.table.name == "care_leavers":
            dob = life.dob if life is not None and life.dob else date(2004, 2, 29)
            return {"dob": dob}
        return {}

    def interviews(self, life: Life) -> list[Row]:
        """Interviews beside the child's missing records: on the day, a day into it, or of none."""
        rows = []
        for record in life.missing:
            if self.r.random() < 0.25:
                continue
            went = record["started"] + timedelta(days=self.r.choice((0, 0, 0, 0, 1, 2)))
            rows.append(self.interview(life, went, record["ended"]))
        if self.r.random() < 0.1:
            rows.append(self.interview(life, self.day(life), None))
        return rows

    def interview(self, life: Life, went: date, back: date | None) -> Row:
        r = self.r
        offset = timedelta(days=r.choice((0, 0, 0, 1)))
        returned = None if back is None or r.random() < 0.2 else back + offset
        found = {"child": life.child, "went_missing": went, "returned": returned}
        found |= dict.fromkeys(("offered_on", "completed_on", "concern_closed_on"))
        base = returned or back or went
        if r.random() < 0.7:
            found["completed_on"] = base + timedelta(days=r.choice((0, 1, 2, 3, 3, 4, 9, 40)))
        if r.random() < 0.5:
            found["offered_on"] = base + timedelta(days=r.choice((0, 1, 5, 40)))
        if found["completed_on"] and r.random() < 0.5:
            found["concern_closed_on"] = found["completed_on"] + timedelta(
                days=r.choice((0, 7, 50))
            )
        return self.filled(found)

    def of_council(self, number: int) -> Row:
        named = {
            column.name: f"{self.table.name} {number}"
            for column in self.table.columns
            if column.is_key and column.kind == "text" and column.is_required
        }
        found: Row = {**named, **self.chain(None)}
        if self.table.name == "carers":
            found |= {
                "places": self.r.choice((1, 2, 3, None)),
                "filled": self.r.choice((0, 1, None)),
            }
        if self.table.name == "budgets":
            year = collection_year(found["as_at"]) + self.r.choice((0, 0, 0, 0, -1, 1))
            found["financial_year"] = year_label(year)
            found["class"] = self.r.choice((None, None, "children's homes"))
        if self.table.name == "staff":
            found["team"] = self.r.choice((None, None, "Court"))
        return self.filled(found)
