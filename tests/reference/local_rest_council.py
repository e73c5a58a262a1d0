"""Slow counts of young adults, voice, staff, money and audits: K, L, M, N01, N05 to N08, P and Q's neighbours."""

from collections.abc import Callable
from datetime import date

from nearhome.vocabulary.periods import (
    collection_year,
    months_before,
    window_start,
    year_label,
    year_start,
)
from reference import measures_place as place
from reference.cohorts import Row
from reference.groups import NOT_KNOWN, Unit, add_months, is_uasc
from reference.history import History, in_window, looked_after
from reference.local_rest_words import age_of, council_rows, every, latest_count, of_window
from reference.local_words import Units, events, in_care_for, known, of_council, scored


# K05: "care_leavers at the latest as_at <= d and within 31 days: staying_close_assessed / all under 25;
# K05-supported. K07: plan_reviewed_on within 6 months of as_at / all. K09-list: homeless, bed and breakfast, custody
# counts. A pathway plan is owed until 21, and until 25 to those who ask (Children Act 1989, sections 23C to 23CZB). K10: supported / asked_for_support (21-25). K01-list, K02-list, K03-list: point-in-time variants".
def _young(below: Callable[[Row, int | None], bool], top: Callable[[Row], bool]) -> Units:
    def units(of: History, d: date) -> list[Unit]:
        found = []
        for row in latest_count(of, of.records["care_leavers"], d, 31):
            if below(row, age_of(row["dob"], d)):
                unit = of_council(row["child"], d)
                unit.top = 1 if top(row) else 0
                found.append(unit)
        return found

    return units


def _aged_19_to_21(row: Row, age: int | None) -> bool:
    return age is not None and 19 <= age <= 21


def _under_25(row: Row, age: int | None) -> bool:
    return age is not None and age < 25


def _asked(row: Row, age: int | None) -> bool:
    return age is not None and 21 <= age <= 25 and row["asked_for_support"] == 1


def _is_owed_a_plan(row: Row, age: int | None) -> bool:
    return age is not None and (age < 21 or row["asked_for_support"] == 1)


def _lives_so(row: Row, age: int | None) -> bool:
    return row["living"] in ("homeless", "bed and breakfast", "custody")


def _reviewed(row: Row) -> bool:
    day = row["plan_reviewed_on"]
    return day is not None and add_months(row["as_at"], -6) <= day <= row["as_at"]


occupied = _young(_aged_19_to_21, lambda row: row["occupied"] == 1)
suitable = _young(_aged_19_to_21, lambda row: row["suitable"] == 1)
in_touch = _young(_aged_19_to_21, lambda row: row["in_touch"] == 1)
staying_close_assessed = _young(_under_25, lambda row: row["staying_close_assessed"] == 1)
staying_close_supported = _young(_under_25, lambda row: row["staying_close_supported"] == 1)
pathway_plans = _young(_is_owed_a_plan, _reviewed)
homeless = _young(_lives_so, lambda row: True)
supported = _young(_asked, lambda row: row["supported"] == 1)


def _over(rows: list[Row], d: date, name: str, top: str, *below: str) -> list[Unit]:
    """One number of a row over the sum of others; what is empty is nothing."""
    found = []
    for row in rows:
        unit = of_council(name, d)
        unit.top = row[top] or 0
        unit.below = sum(row[each] or 0 for each in below)
        found.append(unit)
    return found


# K08: "young_people / fte at latest as_at within 92 days".
def adviser_load(of: History, d: date) -> list[Unit]:
    return _over(
        latest_count(of, of.records["advisers"], d, 92), d, "advisers", "young_people", "fte"
    )


# M01: "children / fte at the latest as_at within 92 days (team empty); M02 vacancy = vacant/(fte+vacant);
# M02-agency ... agency/(fte + agency); M02-turnover = left/fte."
def _staff(top: str, *below: str) -> Units:
    def units(of: History, d: date) -> list[Unit]:
        rows = [row for row in of.records["staff"] if row["team"] is None]
        counted = latest_count(of, rows, d, 92)
        known_rows = [row for row in counted if all(row[x] is not None for x in (top, *below))]
        return _over(known_rows, d, "staff", top, *below)

    return units


caseload = _staff("children", "fte")
vacancy = _staff("vacant", "fte", "vacant")
agency = _staff("agency", "fte", "agency")
turnover = _staff("left", "fte")


# M03: "LA(d) in care 12 months with the same social worker (SWEpisodes open since <= d-12 months) %".
def same_worker(of: History, d: date) -> list[Unit]:
    found = [unit for unit in looked_after(of, d) if in_care_for(unit, d, 12)]
    for unit in found:
        unit.top = 0
        for row in of.rows("social_workers", unit.child):
            open_still = row["ended"] is None or row["ended"] > d
            is_named = row["worker"] is not None
            if row["started"] <= months_before(d, 12) and open_still and is_named:
                unit.top = 1
    return found


# L01: "surveys held in the last 24 months: positive / answered over indicators ... with L01-response
# answered/asked".
def _surveyed(top: str, below: str) -> Units:
    def units(of: History, d: date) -> list[Unit]:
        first = window_start(d, 24)
        rows = [row for _, row in council_rows(of, "surveys", "survey", "held_on", first, d)]
        return _over(rows, d, "survey", top, below)

    return units


surveys = _surveyed("positive", "answered")
survey_response = _surveyed("answered", "asked")


# L02: "views asked in the window, latest a child: happy yes / answered; L02-safe, L02-talk, L02-trust".
def said(column: str) -> Units:
    """Of the latest view of a child, where it was answered."""

    def units(of: History, d: date) -> list[Unit]:
        last: dict[str, tuple[Unit, Row]] = {}
        for unit, row in events(of, "views", "asked_on", in_window(d), d):
            before = last.get(unit.child.name)
            if before is None or before[1]["asked_on"] <= row["asked_on"]:
                last[unit.child.name] = (unit, row)
        answered = [each for each in last.values() if each[1]["answered"] == 1]
        return scored(answered, lambda row: row[column] == 1)

    return units


# "L02-asked: children asked / LA(d)."
def asked(of: History, d: date) -> list[Unit]:
    found = looked_after(of, d)
    for unit in found:
        days = [row["asked_on"] for row in of.rows("views", unit.child)]
        unit.top = 1 if any(in_window(d) <= day <= d for day in days) else 0
    return found


# L03: "complaints received in window: count; L03-upheld (upheld or partly) / closed; L03-days median days."
def _is_closed(row: Row, d: date) -> bool:
    return known(row["closed_on"], d) is not None


complaints = of_window("complaints", "reference", "received_on", every, every)
complaints_upheld = of_window(
    "complaints", "reference", "received_on", _is_closed,
    lambda row, d: row["outcome"] in ("upheld", "partly upheld"),
)  # fmt: skip


def complaint_days(of: History, d: date) -> list[Unit]:
    found = []
    for unit, row in council_rows(of, "complaints", "reference", "received_on", in_window(d), d):
        closed = known(row["closed_on"], d)
        unit.number = None if closed is None else (closed - row["received_on"]).days
        unit.top = 0 if closed is None else 1
        found.append(unit)
    return found


# L04: "pledges state kept / all due (due_on <= d or empty): count kept; L04-not."
def pledges(state: str) -> Units:
    return lambda of, d: [
        of_council(row["pledge"], d)
        for row in of.records["pledges"]
        if row["state"] == state
        and (row["due_on"] is None or row["due_on"] <= d)
        and row["made_on"] is not None
        and row["made_on"] <= d
    ]


# L05: "board_meetings in window with children_present > 0: count; L05-led sum items_led."
def meetings_with_children(of: History, d: date) -> list[Unit]:
    rows = council_rows(of, "board_meetings", "held_on", "held_on", in_window(d), d)
    return [unit for unit, row in rows if (row["children_present"] or 0) > 0]


def items_led(of: History, d: date) -> list[Unit]:
    found = []
    for unit, row in council_rows(of, "board_meetings", "held_on", "held_on", in_window(d), d):
        unit.top = row["items_led"] or 0
        found.append(unit)
    return found


# N01: "budgets line 'homes for children in care', class empty, latest as_at <= d in the year: forecast - budget".
def _line(of: History, d: date, line: str) -> Row | None:
    rows = [
        row
        for row in of.records["budgets"]
        if row["line"] == line
        and row["class"] is None
        and year_start(collection_year(d)) <= row["as_at"] <= d
        and row["financial_year"] == year_label(collection_year(d))
    ]
    return max(rows, key=lambda row: row["as_at"]) if rows else None


def over_budget(of: History, d: date) -> list[Unit]:
    row = _line(of, d, "homes for children in care")
    if row is None or row["forecast"] is None or row["budget"] is None:
        return []
    unit = of_council("homes", d)
    unit.top = row["forecast"] - row["budget"]
    return [unit]


# N05: "forecast of children in care / forecast of children's services %".
def share_of_budget(of: History, d: date) -> list[Unit]:
    part, whole = _line(of, d, "children in care"), _line(of, d, "children's services")
    unit = of_council("children in care", d)
    unit.top = (part["forecast"] if part else None) or 0
    if part is not None and part["forecast"] is not None and whole is not None:
        unit.below = whole["forecast"] or 0
    else:
        unit.below = 0
    return [unit]


# N06: "visits of the window miles*rate(mile at date) + hours*rate(hour): GBP; of D08's children beside: N06-far".
def travel(of: History, d: date) -> list[Unit]:
    found = []
    for unit, row in events(of, "visits", "visited_on", in_window(d), d):
        unit.top = sum(
            (row[column] or 0) * _rate(of, kind, unit.on)
            for column, kind in (("miles", "mile"), ("hours", "hour"))
        )
        found.append(unit)
    return found


def _rate(of: History, kind: str, day: date) -> float:
    rows = [row for row in of.records["travel_rates"] if row["kind"] == kind and row["from"] <= day]
    last = max(rows, key=lambda row: row["from"]) if rows else None
    return 0 if last is None else float(last["pounds"] or 0)


def travel_far(of: History, d: date) -> list[Unit]:
    found = []
    for unit in travel(of, d):
        far = {each.child.name for each in place.far_and_outside(of, unit.on) if each.top}
        if unit.child.name in far:
            found.append(unit)
    return found


# N07: "benefits due <= d: realised/forecast %".
def benefits(of: History, d: date) -> list[Unit]:
    rows = [row for row in of.records["benefits"] if row["due_on"] <= d]
    return _over(rows, d, "benefits", "realised", "forecast")


# N08: "searches referred in window with placed_on: median days; N08-offers offers per search; N08-first
# first_choice yes / placed."
def _searches(of: History, d: date) -> list[tuple[Unit, Row]]:
    return [
        (Unit(child, row["referred_on"], None, None), row)
        for child in of.everybody
        for row in of.rows("searches", child)
        if in_window(d) <= row["referred_on"] <= d
    ]


def days_to_a_home(of: History, d: date) -> list[Unit]:
    found = []
    for unit, row in _searches(of, d):
        placed = known(row["placed_on"], d)
        unit.number = None if placed is None else (placed - unit.on).days
        unit.top = 0 if placed is None else 1
        found.append(unit)
    return found


def offers(of: History, d: date) -> list[Unit]:
    found = []
    for unit, row in _searches(of, d):
        if row["offers"] is not None:
            unit.top = row["offers"]
            found.append(unit)
    return found


def first_choice(of: History, d: date) -> list[Unit]:
    placed = [each for each in _searches(of, d) if known(each[1]["placed_on"], d) is not None]
    return scored(placed, lambda row: row["first_choice"] == 1)


# P01: "audits care file in window good or outstanding %; by grade". P02: "audit_actions due in window closed_on <=
# due_on %". P03: "recommendations open at d count; P03-closed in window".
def _is_care_file(row: Row, d: date) -> bool:
    return row["kind"] == "care file"


def audits(of: History, d: date) -> list[Unit]:
    rows = council_rows(of, "audits", "audit", "audited_on", in_window(d), d)
    found = []
    for unit, row in rows:
        if _is_care_file(row, d):
            unit.top = 1 if row["grade"] in ("outstanding", "good") else 0
            unit.label = row["grade"] or NOT_KNOWN
            found.append(unit)
    return found


moderated = of_window(
    "audits", "audit", "audited_on", _is_care_file, lambda row, d: row["moderated"] == 1
)
actions_in_time = of_window(
    "audit_actions", "audit", "due_on", every,
    lambda row, d: row["closed_on"] is not None and row["closed_on"] <= row["due_on"],
)  # fmt: skip
recommendations_closed = of_window("ofsted_recommendations", "reference", "closed_on", every, every)


def recommendations_open(of: History, d: date) -> list[Unit]:
    return [
        of_council(row["reference"], d)
        for row in of.records["ofsted_recommendations"]
        if row["made_on"] is not None and row["made_on"] <= d and known(row["closed_on"], d) is None
    ]


# P04: "of LA(d)'s current episodes, share with every key field known (legal status, placement, provider, category
# of need, home and placement postcode where the law allows)".
KEY_FIELDS = ("legal_status", "place", "place_provider", "category_of_need")


def key_fields_known(of: History, d: date) -> list[Unit]:
    found = looked_after(of, d)
    for unit in found:
        assert unit.episode is not None
        wanted = list(KEY_FIELDS)
        if not is_uasc(unit.child, d, of.records):
            wanted.append("home_post")
        if unit.episode["place"] not in ("A3", "A4", "A5", "A6"):
            wanted.append("place_post")
        unit.top = 1 if all(unit.episode[name] is not None for name in wanted) else 0
    return found
