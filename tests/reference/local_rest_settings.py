"""Slow counts of homes outside the law, of distance, quality and moves: D07, D11, D16 to D18, E06; I12, J05 to J08."""

from datetime import date

from nearhome.vocabulary.periods import working_days_after
from reference import measures_place as place
from reference.cohorts import Child, Row
from reference.groups import NOT_KNOWN, Unit
from reference.history import History, in_window
from reference.local_rest_words import counted, nights, of_stock
from reference.local_words import NOT_RECORDED, Units, events, is_open, known, of_council, scored

PLAIN = {"supply": "no home nearer"}
"""What a page says in place of a word of the list."""
UNDER_16 = "unregulated under 16"
SUPPORTED = "unregistered supported accommodation"
HOME = "unregistered children's home"
BED_AND_BREAKFAST = "bed and breakfast"
THE_THREE = (UNDER_16, SUPPORTED, HOME)
"""USERS.md 4, D07: "under 16 in unregulated: unlawful from 9 Sept 2021; 16-17 supported accommodation must be
registered from 28 Oct 2023; unregistered children's home: always an offence. Three rows by date"."""
SINCE = {UNDER_16: date(2021, 9, 9), SUPPORTED: date(2023, 10, 28)}


def _nights(of: History, child: Child, kinds: tuple[str, ...], first: date, d: date) -> list[date]:
    found: list[date] = []
    for row in of.rows("irregular_settings", child):
        if row["kind"] in kinds:
            since = max(first, SINCE.get(row["kind"], first))
            found += [n for n in nights(row, since, d) if _is_against(row["kind"], child, n)]
    return found


def _is_against(kind: str, child: Child, night: date) -> bool:
    """The list says that a child of unknown age was under 16."""
    age = child.age(night)
    return kind != UNDER_16 or age is None or age < 16


# D07: "children with a night in the window; and open at d; count".
def with_a_night(*kinds: str) -> Units:
    return lambda of, d: [
        Unit(child, d, None, None)
        for child in of.everybody
        if _nights(of, child, kinds, in_window(d), d)
    ]


def open_now(*kinds: str) -> Units:
    return lambda of, d: [
        Unit(child, d, None, None) for child in of.everybody if _nights(of, child, kinds, d, d)
    ]


# "D18-nights nights in window".
def nights_of(*kinds: str) -> Units:
    def units(of: History, d: date) -> list[Unit]:
        found = []
        for child in of.everybody:
            unit = Unit(child, d, None, None)
            unit.top = len(_nights(of, child, kinds, in_window(d), d))
            found.append(unit)
        return found

    return units


# D11: "D08's children by reason (breakdown distance_reason, latest row by placed_on <= d; not recorded its own
# group)".
def _far(of: History, d: date) -> list[Unit]:
    return [unit for unit in place.far_and_outside(of, d) if unit.top]


def distance_reasons(of: History, d: date) -> list[Unit]:
    found = _far(of, d)
    for unit in found:
        rows = [row for row in of.rows("distance_reasons", unit.child) if row["placed_on"] <= d]
        last = max(rows, key=lambda row: row["placed_on"]) if rows else None
        reason = last["reason"] if last else None
        unit.label = PLAIN.get(reason, reason) or NOT_RECORDED
    return found


# "D11-reviewed: D08's children with a joint_review_on in the 12 months to d: %."
def distance_reviewed(of: History, d: date) -> list[Unit]:
    found = _far(of, d)
    for unit in found:
        days = [row["joint_review_on"] for row in of.rows("distance_reasons", unit.child)]
        unit.top = 1 if any(day is not None and in_window(d) <= day <= d for day in days) else 0
    return found


# D16: "homes+agencies with grade outstanding or good / graded (...) registered at d; D16-supported: supported
# accommodation consistently strong / judged, apart".
GRADED = ("children's home", "secure home", "residential school", "fostering agency")
GRADES = ("outstanding", "good", "requires improvement", "inadequate")
JUDGEMENTS = ("consistently strong", "inconsistent", "serious weaknesses")


def _judged(kinds: tuple[str, ...], grades: tuple[str, ...], good: tuple[str, ...]) -> Units:
    def units(of: History, d: date) -> list[Unit]:
        found = []
        for row in of.records["homes"]:
            if row["kind"] not in kinds or not _is_registered(row, d) or row["grade"] not in grades:
                continue
            if row["graded_on"] is None or row["graded_on"] <= d:
                unit = of_council(row["urn"], d)
                unit.top = 1 if row["grade"] in good else 0
                found.append(unit)
        return found

    return units


def _is_registered(row: Row, d: date) -> bool:
    since, until = row["registered_from"], row["registered_to"]
    return since is not None and since <= d and (until is None or until > d)


well_graded = _judged(GRADED, GRADES, ("outstanding", "good"))
consistently_strong = _judged(("supported accommodation",), JUDGEMENTS, JUDGEMENTS[:1])


# D17: "notifications open at d: count; by kind". `ended`: "The day the child left".
def children_of_others(of: History, d: date) -> list[Unit]:
    found = []
    for row in of.records["notifications"]:
        if is_open(row, d, last_day=False):
            unit = of_council(row["reference"], d)
            unit.labels["home_kind"] = row["kind"] or NOT_KNOWN
            found.append(unit)
    return found


# E06: "moves_notice in the window with notice_hours < 24 / rows matched to moves".
def short_notice(of: History, d: date) -> list[Unit]:
    found = []
    for unit in place.moves(of, d):
        rows = [row for row in of.rows("moves_notice", unit.child) if row["moved_on"] == unit.on]
        if rows:
            hours = [row["notice_hours"] for row in rows if row["notice_hours"] is not None]
            unit.top = 1 if any(each < 24 for each in hours) else 0
            found.append(unit)
    return found


# I12: "Children with CSE/CCE/trafficking flag or NRM". `ended`: "The last day".
def at_risk(*kinds: str) -> Units:
    return counted(
        lambda of, child, d: any(
            row["kind"] in kinds and is_open(row, d, last_day=True)
            for row in of.rows("exploitation", child)
        )
    )


# J05: "escalations raised in window; J05-resolved within 20 working days of those raised whose 20th working day
# <= d".
def escalations(of: History, d: date) -> list[Unit]:
    return [unit for unit, _ in events(of, "escalations", "raised_on", in_window(d), d)]


def escalations_resolved(of: History, d: date) -> list[Unit]:
    rows = events(of, "escalations", "raised_on", in_window(d), d)
    return scored(
        [each for each in rows if working_days_after(each[0].on, 20) <= d],
        lambda row: (
            row["resolved_on"] is not None
            and row["resolved_on"] <= working_days_after(row["raised_on"], 20)
        ),
    )


# J06: "LA(d) life story started". J07: "LA(d) network mapped".
def _begun(column: str) -> Units:
    return of_stock(
        lambda of, child, d: any(
            known(row[column], d) is not None for row in of.rows("connections", child)
        )
    )


life_story = _begun("life_story_started_on")
network_mapped = _begun("network_mapped_on")


# "J07-kept: brothers_sisters_kept yes/answered; friends, activities likewise".
def kept(column: str) -> Units:
    def answer(of: History, child: Child, d: date) -> bool | None:
        rows = [row for row in of.rows("connections", child) if row["as_at"] <= d]
        last = max(rows, key=lambda row: row["as_at"]) if rows else None
        return None if last is None or last[column] is None else last[column] == 1

    return of_stock(answer)


# J08: "advocacy: referred in window; J08-waiting referred, not matched, not ended at d; independent visitor apart
# J08-visitor".
def referred(kind: str) -> Units:
    return lambda of, d: [
        unit
        for unit, row in events(of, "advocacy", "referred_on", in_window(d), d)
        if row["kind"] == kind
    ]


def referred_and_matched(kind: str) -> Units:
    return lambda of, d: [
        unit
        for unit, row in events(of, "advocacy", "referred_on", in_window(d), d)
        if row["kind"] == kind and known(row["matched_on"], d) is not None
    ]


def waits_for(kind: str) -> Units:
    return counted(
        lambda of, child, d: any(
            row["kind"] == kind
            and row["referred_on"] <= d
            and known(row["matched_on"], d) is None
            and known(row["ended_on"], d) is None
            for row in of.rows("advocacy", child)
        )
    )
