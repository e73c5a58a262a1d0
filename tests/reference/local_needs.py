"""What a measure of local lists cannot be known without: parts of a list, and columns that some row holds."""

from datetime import date
from typing import Any

from nearhome.vocabulary.periods import collection_year, year_label
from reference.history import History

Row = dict[str, Any]
Span = tuple[date, date]

PARTS: dict[tuple[str, str], tuple[tuple[str, ...], ...]] = {
    **{(code, "before_care"): (("child protection plan",),) for code in ("C02", "Q02", "Q02-2y")},
    ("C02-known", "before_care"): (
        ("contact",), ("early help",), ("referral",), ("assessment",), ("section 47",),
        ("child in need",), ("child protection plan",),
    ),
    ("Q03", "before_care"): (("referral",),),
    ("Q04", "before_care"): (("early help",),),
    ("H01", "health_assessments"): (("seen",),),
    ("H01-days", "health_assessments"): (("seen",),),
    ("H01-not-due", "health_assessments"): (("seen",),),
    ("H02-local", "health_assessments"): (("seen", "last seen"),),
    ("H03-local", "health_events"): (("dental check",),),
    ("H04-local", "health_events"): (("immunisations up to date",),),
    ("H07", "health_events"): (("camhs referred",), ("camhs seen",)),
    ("H07-waiting", "health_events"): (("camhs referred",), ("camhs seen",)),
    ("H09", "health_events"): (("gp registered",), ("dentist registered",)),
    ("H10", "health_events"): (("passport given",),),
    ("O05", "carers"): (("adopter",),),
}  # fmt: skip
"""Parts that are enough where the whole list was never added: every one of them, of several any."""

_OFFER = ("offered", "offered_on")
NEEDS: dict[str, tuple[str, tuple[tuple[str, ...], ...]]] = {
    "A10-night": ("entries", (("out_of_hours",),)),
    "A10-parent": ("entries", (("parent_in_care",),)),
    "A10-parent-unknown": ("entries", (("parent_in_care",),)),
    "B06": ("needs", (("disability",),)),
    "B06-plan": ("needs", (("sen",),)),
    "B06-support": ("needs", (("sen",),)),
    "B10": ("home_areas", (("decile",),)),
    "B10-rate": ("home_areas", (("decile",),)),
    "B10-starts": ("home_areas", (("decile",),)),
    "B09-expected": ("home_areas", (("decile",),)),
    "C04": ("proceedings", (("concluded_on",),)),
    "C04-26": ("proceedings", (("concluded_on",),)),
    "C06": ("proceedings", (("offered_on",),)),
    "C06-accepted": ("proceedings", (("offered_on",), ("accepted",))),
    "C06-held": ("proceedings", (("offered_on",), ("held_on",))),
    "C07": ("prebirth", (("assessed_on",),)),
    "D11-reviewed": ("distance_reasons", (("joint_review_on",),)),
    "D13": ("siblings", (("plan_together",),)),
    "D13-unknown": ("siblings", (("plan_together",),)),
    "D16": ("homes", (("grade",), ("registered_from",))),
    "D16-supported": ("homes", (("grade",), ("registered_from",))),
    **dict.fromkeys(("E04", "E04-any", "E04-phase"), ("school_places", (("school",), ("reason_left",)))),
    "F02": ("permanence_plans", (("achieved_on",),)),
    "F02-match": ("permanence_plans", (("matched_on",),)),
    "F03": ("permanence_plans", (("achieved_on",),)),
    "F09": ("permanence_plans", (("matched_on",),)),
    "G01": ("education_plans", (("completed_on",),)),
    "G01-late": ("education_plans", (("completed_on",),)),
    "G03-days": ("suspensions", (("days",),)),
    **dict.fromkeys(("G05", "G05-none", "G05-part"), ("school_places", (("timetable",),))),
    "G06": ("school_places", (("school",),)),
    "G07": ("school_places", (("school",), ("standing",))),
    "G08": ("school_places", (("school",), ("local",))),
    "G09": ("school_results", (("early_years_good",),)),
    "G10": ("school_results", (("key_stage_2_expected",),)),
    "G11": ("school_results", (("attainment_8",),)),
    "G11-grade4": ("school_results", (("english_maths_4",),)),
    "H01": ("health_assessments", (("kind",), ("seen_on",))),
    "H01-days": ("health_assessments", (("kind",), ("seen_on",))),
    "H01-late-step": ("health_assessments", (("kind",), ("seen_on",), ("late_step",))),
    "H01-report": ("health_assessments", (("kind",), ("report_on",))),
    "H02-local": ("health_assessments", (("seen_on",),)),
    "I06": ("return_interviews", (_OFFER,)),
    "I06-last": ("last_interviews", (("offered",),)),
    "I07": ("return_interviews", (_OFFER, ("accepted",))),
    **dict.fromkeys(("I08", "I08-month", "I09", "I09-month", "I09-unknown"), ("return_interviews", (("completed_on",),))),
    "I08-offered": ("return_interviews", (_OFFER, ("completed_on",))),
    "I10": ("return_interviews", (("completed_on",), ("themes",))),
    "I11": ("return_interviews", (("completed_on",), ("care_concern",))),
    "I11-closed": ("return_interviews", (("completed_on",), ("care_concern",), ("concern_closed_on",))),
    "I11-days": ("return_interviews", (("completed_on",), ("care_concern",), ("concern_closed_on",))),
    "H05-list": ("sdq_scores", (("score",),)),
    "H06-list": ("sdq_scores", (("score",),)),
    "J02-list": ("reviews_held", (("held_on",),)),
    "J03-alone": ("visits", (("seen",), ("alone",))),
    "J04-list": ("reviews_held", (("held_on",), ("participation",))),
    "J05-resolved": ("escalations", (("resolved_on",),)),
    "J06": ("connections", (("life_story_started_on",),)),
    "J07": ("connections", (("network_mapped_on",),)),
    "J07-kept": ("connections", (("brothers_sisters_kept",),)),
    "J07-kept-activities": ("connections", (("activities_kept",),)),
    "J07-kept-friends": ("connections", (("friends_kept",),)),
    **dict.fromkeys(("J08-matched", "J08-waiting", "J08-visitor-matched", "J08-visitor-waiting"), ("advocacy", (("matched_on",),))),
    "K01-list": ("care_leavers", (("occupied",),)),
    "K02-list": ("care_leavers", (("suitable",),)),
    "K03-list": ("care_leavers", (("in_touch",),)),
    "K05": ("care_leavers", (("staying_close_assessed",),)),
    "K05-supported": ("care_leavers", (("staying_close_supported",),)),
    "K07": ("care_leavers", (("plan_reviewed_on",), ("asked_for_support",))),
    "K08": ("advisers", (("fte",), ("young_people",))),
    "K09-list": ("care_leavers", (("living",),)),
    "K10": ("care_leavers", (("asked_for_support",), ("supported",))),
    "L02": ("views", (("happy_where_living",),)),
    "L02-safe": ("views", (("feels_safe",),)),
    "L02-talk": ("views", (("someone_to_talk_to",),)),
    "L02-trust": ("views", (("trusts_worker",),)),
    "L03-days": ("complaints", (("closed_on",),)),
    "L03-upheld": ("complaints", (("closed_on",), ("outcome",))),
    "L05-led": ("board_meetings", (("items_led",),)),
    "M01": ("staff", (("fte",), ("children",))),
    "M02": ("staff", (("fte",), ("vacant",))),
    "M02-agency": ("staff", (("fte",), ("agency",))),
    "M02-turnover": ("staff", (("fte",), ("left",))),
    "N01": ("budgets", (("budget",), ("forecast",))),
    **dict.fromkeys(("N02", "N03", "N03-spend"), ("prices", (("weekly",),))),
    "N04": ("prices", (("weekly",), ("sector",))),
    "N05": ("budgets", (("forecast",),)),
    "N06": ("visits", (("miles", "hours"),)),
    "N06-far": ("visits", (("miles", "hours"),)),
    "N07": ("benefits", (("realised",),)),
    "N08": ("searches", (("placed_on",),)),
    "N08-first": ("searches", (("placed_on",), ("first_choice",))),
    "N08-offers": ("searches", (("offers",),)),
    **dict.fromkeys(("O01", "O01-kinship", "O02", "O02-in", "O02-out", "O05"), ("carers", (("approved_on",),))),
    "O01-places": ("carers", (("approved_on",), ("places",))),
    "O01-filled": ("carers", (("approved_on",), ("filled",))),
    "O01-vacant": ("carers", (("approved_on",), ("places",), ("filled",), ("unavailable",))),
    "O03": ("carers", (("enquired_on",), ("approved_on",))),
    "O03-days": ("carers", (("enquired_on",), ("approved_on",))),
    "O04": ("carers", (("approved_on",), ("places",), ("locality",))),
    "O06": ("homes", (("inside",), ("beds",), ("registered_from",))),
    "O06-others": ("homes", (("inside",), ("used_by_others",), ("registered_from",))),
    "O06-ours": ("homes", (("inside",), ("used_by_us",), ("registered_from",))),
    "P01-moderated": ("audits", (("moderated",),)),
    "P02": ("audit_actions", (("closed_on",),)),
    "Q02": ("before_care", (("previous",),)),
}  # fmt: skip
"""The columns of a list that a measure is read from, without which it would read as nought: of several in one
bracket any will do."""

NOT_YET = {
    "completed_on", "concern_closed_on", "seen_on", "report_on", "late_step", "reason_left", "approved_on",
    "matched_on", "achieved_on", "network_mapped_on", "life_story_started_on", "joint_review_on", "offered_on",
    "held_on", "concluded_on", "assessed_on", "resolved_on", "closed_on", "placed_on", "first_choice",
    "realised", "outcome", "participation",
}  # fmt: skip
"""Columns whose blank means "not yet": kept if any row of the list ever holds one.

An offer of a return interview may be made at once, so there a blank is not known.
"""

KIND = {
    **dict.fromkeys(
        ("O01", "O01-places", "O01-filled", "O01-vacant", "O02", "O02-in", "O02-out", "O03", "O03-days", "O04"),
        "fostering",
    ),
    "O01-kinship": "kinship",
    "O05": "adopter",
    **dict.fromkeys(("O06", "O06-others", "O06-ours"), "children's home"),
    "Q02": "child protection plan",
}  # fmt: skip
"""Of which kind alone the rows are that a measure counts: what those of another kind hold says nothing of them."""

LINES = {"N01": ("homes for children in care",), "N05": ("children in care", "children's services")}
"""N01 "budgets line 'homes for children in care', class empty", N05 "children in care / children's services": each
line as a whole must be there, whatever the others hold."""

GROUPED = {
    "carer_locality": ("carers", "locality"),
    "home_locality": ("carers", "locality"),
    "decile": ("home_areas", "decile"),
    "operator": ("homes", "operator"),
    "grade": ("homes", "grade"),
    "home_kind": ("notifications", "kind"),
    "late_step": ("health_assessments", "late_step"),
    "theme": ("return_interviews", "themes"),
}
"""The column of a list that says which group a row falls into, where a row may be without."""

DAY = {
    "needs": "started", "school_places": "started", "entries": "started", "prices": "started",
    "suspensions": "started", "before_care": "started", "notifications": "started",
    "return_interviews": "went_missing", "last_interviews": "went_missing", "visits": "visited_on",
    "proceedings": "applied_on", "prebirth": "due_date", "distance_reasons": "placed_on",
    "permanence_plans": "agreed_on", "education_plans": "term_ends", "escalations": "raised_on",
    "connections": "as_at", "advocacy": "referred_on", "care_leavers": "as_at", "views": "asked_on",
    "complaints": "received_on", "board_meetings": "held_on", "staff": "as_at", "budgets": "as_at",
    "benefits": "due_on", "searches": "referred_on", "audits": "audited_on", "audit_actions": "due_on",
    "reviews_held": "due_on", "sdq_scores": "completed_on",
}  # fmt: skip
"""The column with a row's day, where the list has one."""
COUNTED = {"care_leavers": 31, "staff": 92, "advisers": 92}
"""Lists of which the latest count by a date is read, and the days it may be old: K01-list "at the latest as_at <= d
and within 31 days", K08 and M01 within 92. Without one there is no list of that date, which makes no zero."""


OF_YEAR = {"budgets"}
"""Lists of which the latest figures "as_at <= d in the year" are read (N01): there are none of a year without a row, and
what a row of another year says, brought in this one, is not of it."""


def _is_of_year(row: Row, on: date) -> bool:
    year = collection_year(on)
    in_year = row["as_at"] <= on and collection_year(row["as_at"]) == year
    return in_year and row["financial_year"] == year_label(year)


def span(of: History, code: str, name: str) -> Span | None:
    """From when to when a list, or the parts of it that are enough, holds all there is; None without.

    local-measures.md: "that part is enough for a measure that reads nothing else of it: from the latest
    first day of the parts it needs to their earliest last one".
    """
    whole = _known(of, name)
    if whole is not None or (code, name) not in PARTS:
        return whole
    spans = []
    for either in PARTS[code, name]:
        known = [_known(of, f"{name}: {part}") for part in either]
        there = [each for each in known if each is not None]
        if not there:
            return None
        # The one that reaches furthest on, and of those the one that begins first.
        spans.append(sorted(there, key=lambda each: (-each[1].toordinal(), each[0]))[0])
    return max(first for first, _ in spans), min(last for _, last in spans)


def _known(of: History, name: str) -> Span | None:
    row = of.reach(name)
    if row is None or row["first_day"] is None or row["last_day"] is None:
        return None
    return row["first_day"], row["last_day"]


def lacks_a_column(of: History, code: str, first: date, on: date) -> bool:
    """Whether a column that a measure is read from is empty in every row it looks at.

    local-measures.md: "the rows of the days from the first that it looks back to, to d; for what holds at a
    date, all by d; for a count as at a day, those of the latest count by d ... Where no row is, no column is
    missing. Of a column whose blank means "not yet", the rows are all that the list ever had".
    """
    if code not in NEEDS:
        return False
    name, columns = NEEDS[code]
    return _lacks(of, code, name, columns, first, on)


def lacks_a_count(of: History, code: str, lists: tuple[str, ...], on: date) -> bool:
    """Whether a list that is a count as at a day was counted on none of the days that do for a date."""
    return any(
        not any(0 <= (on - row["as_at"]).days <= COUNTED[name] for row in rows)
        for name in lists
        if name in COUNTED
        for rows in _counted(of, code, name)
    ) or any(
        not any(_is_of_year(row, on) for row in rows)
        for name in lists
        if name in OF_YEAR
        for rows in _counted(of, code, name)
    )


def _counted(of: History, code: str, name: str) -> list[list[Row]]:
    """The rows that a measure counts, apart where it needs several sorts of them."""
    rows = of.records.get(name, [])
    if code in KIND:
        return [[row for row in rows if row["kind"] == KIND[code]]]
    if name == "budgets":
        whole = [row for row in rows if row["class"] is None]
        return [[row for row in whole if row["line"] == line] for line in LINES[code]]
    if name == "staff":
        # M01: "all teams together", the row that names none.
        return [[row for row in rows if row["team"] is None]]
    return [rows]


def lacks_the_groups(
    of: History, code: str, by: str | None, first: date, on: date, lists: tuple[str, ...]
) -> bool:
    """Whether nothing says which group any row falls into: then no group of it has a true nought.

    local-measures.md: "what a breakdown of a list is read from ... empty in every row that the measure looks
    at: all groups are not_collected, the total is not". An addition of several lists is asked of each it needs.
    """
    if by not in GROUPED:
        return False
    name, column = GROUPED[by]
    return name in lists and _lacks(of, code, name, ((column,),), first, on)


def _lacks(
    of: History, code: str, name: str, columns: tuple[tuple[str, ...], ...], first: date, on: date
) -> bool:
    return any(
        not _any_filled(rows, _looked_at(rows, name, first, on), column, name)
        for rows in _counted(of, code, name)
        for column in columns
    )


def _any_filled(every: list[Row], looked_at: list[Row], either: tuple[str, ...], name: str) -> bool:
    if not looked_at:
        return True
    for column in either:
        not_yet = column in NOT_YET and (name, column) != ("return_interviews", "offered_on")
        if any(row[column] is not None for row in (every if not_yet else looked_at)):
            return True
    return False


def _looked_at(rows: list[Row], name: str, first: date, on: date) -> list[Row]:
    found = [row for row in rows if (day := _day(row, name)) is None or day <= on]
    if name in COUNTED:
        latest = max((_day(row, name) or date.min for row in found), default=date.min)
        return [row for row in found if (_day(row, name) or latest) == latest]
    if name in OF_YEAR:
        found = [row for row in found if _is_of_year(row, on)]
        latest = max((row["as_at"] for row in found), default=date.min)
        return [row for row in found if row["as_at"] == latest]
    if first < on:
        return [row for row in found if (_day(row, name) or on) >= first]
    return found


def _day(row: Row, name: str) -> date | None:
    if name == "health_assessments":
        return min((row[c] for c in ("notified_on", "seen_on") if row[c] is not None), default=None)
    found: date | None = row[DAY[name]] if name in DAY else None
    return found
