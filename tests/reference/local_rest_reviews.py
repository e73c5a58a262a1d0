"""Slow counts of reviews and questionnaires from officers' own lists: J02-list, J04-list, H05-list, H06-list."""

from datetime import date

from reference.cohorts import Row
from reference.groups import Unit
from reference.history import History, in_window
from reference.local_words import aged, children_aged, events, in_care_for
from reference.measures_events import TOOK_PART


# J02-list: Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33: "first review ...
# within 20 working days", "second ... not more than three months after the first", "subsequent ... not more than
# six months after". The list says by which day; a review put off is still due, and a day it is due counts once.
def listed_reviews_due(of: History, d: date) -> list[Unit]:
    found: dict[tuple[str, date], Unit] = {}
    held = set()
    for unit, row in events(of, "reviews_held", "due_on", in_window(d), d):
        once = (unit.child.name, row["due_on"])
        found.setdefault(once, unit)
        if _was_held(row) and row["held_on"] <= row["due_on"]:
            held.add(once)
    for once, unit in found.items():
        unit.top = 1 if once in held else 0
    return list(found.values())


def _was_held(row: Row) -> bool:
    return row["held_on"] is not None and row["cancelled"] != 1


# J04-list: as J04, "Children 4+ who took part (PN codes)", of the meetings that the list says were held.
def listed_reviews_taken_part_in(of: History, d: date) -> list[Unit]:
    found = []
    for unit, row in events(of, "reviews_held", "held_on", in_window(d), d):
        if _was_held(row) and aged(unit, 4, 200):
            unit.top = 1 if row["participation"] in TOOK_PART else 0
            found.append(unit)
    return found


# H05-list, H06-list: DfE data guidance 2023 of the questionnaire: "children aged 5 to 16 years ... looked after for at
# least 12 months", here at any date, with the score of the twelve months to it.
def _of_an_age(of: History, d: date) -> list[Unit]:
    return [unit for unit in children_aged(of, d, 5, 16) if in_care_for(unit, d, 12)]


def _latest_score(of: History, unit: Unit, d: date) -> int | None:
    """Of the questionnaires of the window that have a score, that of the latest."""
    rows = [
        row
        for row in of.rows("sdq_scores", unit.child)
        if row["score"] is not None and in_window(d) <= row["completed_on"] <= d
    ]
    return max(rows, key=lambda row: row["completed_on"])["score"] if rows else None


def listed_questionnaires(of: History, d: date) -> list[Unit]:
    found = _of_an_age(of, d)
    for unit in found:
        unit.top = 0 if _latest_score(of, unit, d) is None else 1
    return found


def listed_scores(of: History, d: date) -> list[Unit]:
    found = []
    for unit in _of_an_age(of, d):
        score = _latest_score(of, unit, d)
        if score is not None:
            unit.top = score
            found.append(unit)
    return found
