"""Slow counts of the year's health and care-leaver tables: H, I13 and K.

Each function gives the units of a measure at a 31 March; docs/explanation/counting-rules.md states every
rule.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from nearhome.vocabulary.ages import age_on, birthday
from nearhome.vocabulary.periods import collection_year
from reference.cohorts import Child, Row
from reference.groups import Unit
from reference.history import History, looked_after


# H02 to H08, I13: DfE data guidance 2023: "Figures include children who have been continuously looked after
# for at least 12 months as at 31 March and exclude children who were looked after under an agreed series of
# short term placements. Age is as at 31 March."
def health_cohort(of: History, d: date) -> list[tuple[Unit, Row]]:
    """The cohort with each child's OC2 row of the year (empty when there is none)."""
    found = []
    for unit in looked_after(of, d):
        assert unit.spell is not None
        if unit.spell.started <= date(d.year - 1, 4, 1):
            rows = of.rows("health_years", unit.child)
            year = [row for row in rows if row["collection_year"] == collection_year(d)]
            found.append((unit, year[-1] if year else {}))
    return found


def _health(
    top: Callable[[Row], Any],
    below: Callable[[Row], Any] = lambda row: True,
    youngest: int | None = None,
    oldest: int = 17,
) -> Callable[[History, date], list[Unit]]:
    """The cohort of an age with `below`; in the numerator with `top`. A number adds itself."""

    def units(of: History, d: date) -> list[Unit]:
        found = []
        for unit, row in health_cohort(of, d):
            age = unit.child.age(d)
            if youngest is not None and (age is None or not youngest <= age <= oldest):
                continue
            if below(row):
                unit.top = float(top(row))
                found.append(unit)
        return found

    return units


def _is_one(column: str) -> Callable[[Row], bool]:
    return lambda row: row.get(column) == 1


def _has_score(row: Row) -> bool:
    return row.get("sdq_score") is not None


# H02: "records whether the child received their annual health assessment ... during the year";
# USERS.md 4: "declined = not done".
health_assessment = _health(_is_one("health_assessment"))
# "Development assessment information is collected for children aged 4 or younger at 31 March".
development_check = _health(_is_one("health_check"), youngest=0, oldest=4)
# H03: "records whether the child has had their teeth checked by a dentist in the year ending 31 March".
teeth_check = _health(_is_one("teeth_check"))
# H04: "Immunisations were up to date by end of March."
immunisations = _health(_is_one("immunisations"))
# H05, H06: "data in this table is restricted to children aged 5 to 16 years ... 17-40 is cause for concern".
sdq_returned = _health(_has_score, youngest=5, oldest=16)
sdq_score = _health(lambda row: row["sdq_score"], _has_score, youngest=5, oldest=16)
sdq_concern = _health(lambda row: row["sdq_score"] >= 17, _has_score, youngest=5, oldest=16)
# H08: "identified as having a substance misuse problem, and if so, if they were offered an intervention".
substance_misuse = _health(_is_one("substance_misuse"))
misuse_received = _health(_is_one("intervention_received"), _is_one("substance_misuse"))
misuse_offered = _health(_is_one("intervention_offered"), _is_one("substance_misuse"))
# I13: "all children aged 10-17 years ... convicted or subject to youth cautions".
convicted = _health(_is_one("convicted"), youngest=10, oldest=17)


# K01 to K11: DfE data guidance 2023: "Figures exclude ... those who have died since leaving care, those who
# have returned home to parents or someone with parental responsibility for a continuous period of at least
# 6 months". "In touch, activity and accommodation information ... relates to contact around their
# birthday."
def young_people(of: History, d: date, youngest: int, oldest: int) -> list[tuple[Unit, Row]]:
    """The OC3 rows of the year aged so at the birthday in the year, DIED and RHOM left out."""
    found = []
    known = {child.name: child for child in of.everybody}
    for row in of.records["leaver_years"]:
        if row["collection_year"] != collection_year(d) or row["in_touch"] in ("DIED", "RHOM"):
            continue
        child = known.get(row["child"]) or _stranger(row)
        dob = row["dob"] or child.dob
        # The birthday in the year has been reached by its 31 March.
        if dob is not None and youngest <= age_on(dob, d) <= oldest:
            found.append((Unit(child, d, None, None), row))
    return found


def _stranger(row: Row) -> Child:
    """A young person in OC3 alone."""
    return Child({"child": row["child"], "dob": row["dob"], "sex": None, "ethnicity": None})


def _leavers(
    top: Callable[[Row], bool],
    youngest: int,
    oldest: int,
    below: Callable[[Row], bool] = lambda row: True,
) -> Callable[[History, date], list[Unit]]:
    def units(of: History, d: date) -> list[Unit]:
        found = []
        for unit, row in young_people(of, d, youngest, oldest):
            if below(row):
                unit.top = 1 if top(row) else 0
                found.append(unit)
        return found

    return units


def _activity(*codes: str) -> Callable[[Row], bool]:
    return lambda row: row["activity"] in codes


# K01: USERS.md 4: "EET: all, incl. not in touch."
IN_EET = ("F1", "P1", "F2", "P2", "F3", "P3", "F4", "P4", "F5", "P5")
in_eet = _leavers(_activity(*IN_EET), 19, 21)
in_eet_17_18 = _leavers(_activity(*IN_EET), 17, 18)


# K02: "Accommodation suitable/not suitable figures also exclude young people who have gone abroad, been
# deported or their residence is not know ... No information includes young people whose accommodation is
# not known because either the local authority is not in touch".
def _is_suitable(row: Row) -> bool:
    return row["accommodation"] is not None and row["accommodation"][-1] == "1"


def _can_be_judged(row: Row) -> bool:
    return row["accommodation"] is None or row["accommodation"][0] not in "GHR"


suitable = _leavers(_is_suitable, 19, 21, _can_be_judged)
suitable_17_18 = _leavers(_is_suitable, 17, 18, _can_be_judged)

# K03: "LA in touch in period".
in_touch = _leavers(lambda row: row["in_touch"] == "YES", 19, 21)
in_touch_17_18 = _leavers(lambda row: row["in_touch"] == "YES", 17, 18)


# K04: "Young people aged 18, 19 and 20 who ceased to be looked after in a foster placement on their 18th
# birthday, were eligible for care leavers support and who were living with their former foster carer."
def _staying_put(youngest: int, oldest: int) -> Callable[[History, date], list[Unit]]:
    def units(of: History, d: date) -> list[Unit]:
        found = []
        for unit, row in young_people(of, d, youngest, oldest):
            if _left_foster_care_at_18(unit.child):
                unit.top = 1 if row["accommodation"] in ("Z1", "Z2") else 0
                found.append(unit)
        return found

    return units


def _left_foster_care_at_18(child: Child) -> bool:
    if not child.spells or child.dob is None:
        return False
    last = child.spells[-1]
    if last.ended is None or last.ended < birthday(child.dob, 18):
        return False
    return last.episodes[-1]["place"] in ("U1", "U2", "U3", "U4", "U5", "U6")


staying_put = _staying_put(18, 18)
staying_put_19_20 = _staying_put(19, 20)

# K06: "Count, share".
in_higher_education = _leavers(_activity("F1", "P1"), 19, 21)
in_apprenticeships = _leavers(_activity("F4", "P4"), 19, 21)


# K09: "Homeless / B&B / custody".
def homeless_or_in_custody(of: History, d: date) -> list[Unit]:
    return [
        unit
        for unit, row in young_people(of, d, 17, 21)
        if row["accommodation"] in ("S1", "S2", "W1", "W2", "X1", "X2")
    ]


# K11: "Illness/disability, parenting, other".
def neet_reasons(of: History, d: date) -> list[Unit]:
    reasons = {"G4": "illness or disability", "G6": "pregnancy or parenting", "G5": "other"}
    units = []
    for unit, row in young_people(of, d, 19, 21):
        if row["activity"] in reasons:
            unit.label = reasons[row["activity"]]
            units.append(unit)
    return units
