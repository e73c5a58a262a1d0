"""Health assessments with whose step was late, checks, referrals, registrations after a move."""

from collections.abc import Iterator
from datetime import date, timedelta

from nearhome.demo.chance import Chance
from nearhome.demo.lists.chances import share
from nearhome.demo.lists.living import homes, stays
from nearhome.demo.lists.sheet import DAY, Row, Sheet, weekday
from nearhome.demo.plan import Child, Stay
from nearhome.demo.rows import ident
from nearhome.vocabulary.ages import age_on, birthday
from nearhome.vocabulary.periods import working_days_after

_LATE = {
    "council told late": 24,
    "consent late": 26,
    "no appointment": 34,
    "child or carer": 12,
    "report late": 4,
}
_A_YEAR = 365


def health_assessments(child: Child, sheet: Sheet) -> Iterator[Row]:
    """The initial assessment of each time in care, then the reviews: six-monthly under five, else yearly."""
    for n, stay in enumerate(stays(child)):
        chance = sheet.chance(10 + n, child)
        row, seen = _initial(child, stay, sheet, chance)
        if row and stay.entry >= sheet.first - _A_YEAR * DAY:
            yield row
        yield from _reviews(child, stay, sheet, chance, seen or stay.entry + 28 * DAY)


def _initial(child: Child, stay: Stay, sheet: Sheet, chance: Chance) -> tuple[Row, date | None]:
    """The row of the initial assessment, empty when the child left before it; the day the child was seen."""
    due = working_days_after(stay.entry, 20)
    told = stay.entry + timedelta(days=chance.whole(1, 5))
    prompt = chance.yes(share("initial.prompt"))
    seen = (
        stay.entry + timedelta(days=chance.whole(9, 26))
        if prompt
        else due + timedelta(days=chance.whole(1, 60))
    )
    seen = weekday(seen)
    late = "" if seen <= due else chance.pick(_LATE)
    if late == "council told late":
        told = stay.entry + timedelta(days=chance.whole(8, 24))
    consent = told + timedelta(days=chance.whole(9, 25) if late == "consent late" else 2)
    left = stay.ceased is not None and stay.ceased <= seen
    if seen > sheet.last or left:
        if left or told > sheet.last:
            return {}, None
        row = {"notified_on": told.isoformat(), "consent_on": sheet.known(consent)}
        return {**_who(child, stay.entry, "initial"), **row, "outcome": "waiting"}, None
    report = weekday(seen + timedelta(days=chance.whole(1, 16)))
    return (
        {
            **_who(child, stay.entry, "initial"),
            "notified_on": told.isoformat(),
            "consent_on": min(consent, seen).isoformat(),
            "booked_for": seen.isoformat(),
            "seen_on": seen.isoformat(),
            "report_on": sheet.known(report) if chance.yes(share("initial.reported")) else "",
            "outcome": "seen",
            "late_step": late,
        },
        seen,
    )


def _reviews(child: Child, stay: Stay, sheet: Sheet, chance: Chance, last: date) -> Iterator[Row]:
    end = min(stay.ceased or sheet.last + DAY, birthday(child.born, 18))
    while True:
        months = 6 if age_on(child.born, last) < 5 else 12
        due = last + timedelta(days=round(months * 30.4))
        prompt = chance.yes(share("review.prompt"))
        slip = -chance.whole(2, 40) if prompt else chance.whole(10, 150)
        seen = weekday(due + timedelta(days=slip))
        if seen >= end or seen > sheet.last:
            return
        declined = chance.yes(share("review.declined"))
        if seen >= sheet.first - 400 * DAY:
            yield {
                **_who(child, seen, "review"),
                "seen_on": "" if declined else seen.isoformat(),
                "booked_for": seen.isoformat(),
                "report_on": "" if declined else sheet.known(seen + 14 * DAY),
                "outcome": "declined" if declined else "seen",
                "late_step": "" if prompt or declined else chance.pick(_LATE),
            }
        last = seen


def _who(child: Child, on: date, kind: str) -> Row:
    return {"child": ident(child, on), "kind": kind}


def health_events(child: Child, sheet: Sheet) -> Iterator[Row]:
    """Checks of each year, referrals, registrations after a move, the passport at eighteen; none twice on a day."""
    rows = [*_after_moves(child, sheet), *_passport(child, sheet)]
    yearly = [
        row
        for n, stay in enumerate(stays(child))
        for row in _yearly(child, stay, sheet, sheet.chance(30 + n, child))
    ]
    yield from {tuple(row.items()): row for row in (*yearly, *rows)}.values()


def _yearly(child: Child, stay: Stay, sheet: Sheet, chance: Chance) -> Iterator[Row]:
    for year in range(sheet.first.year, sheet.last.year + 1):
        start = max(stay.entry, date(year, 1, 1))
        end = min(stay.ceased or sheet.last, sheet.last, date(year, 12, 31))
        if end <= start:
            continue
        part = (end - start).days / _A_YEAR
        for kind, name in (
            ("dental check", "dental.yearly"),
            ("immunisations up to date", "immunised.yearly"),
        ):
            if chance.yes(share(name) * part):
                yield _event(child, kind, weekday(chance.day(start, end)), sheet)
        if age_on(child.born, start) >= 8 and chance.yes(share("camhs.yearly") * part):
            asked = weekday(chance.day(start, end))
            yield _event(child, "camhs referred", asked, sheet)
            seen = asked + timedelta(days=chance.whole(20, 190))
            if chance.yes(share("camhs.seen")) and seen <= sheet.last:
                yield _event(child, "camhs seen", seen, sheet)


def _after_moves(child: Child, sheet: Sheet) -> Iterator[Row]:
    chance = sheet.chance(48, child)
    for home in homes(child):
        if home.is_entry or not sheet.holds(home.start):
            continue
        for kind, name in (
            ("gp registered", "gp.prompt"),
            ("dentist registered", "dentist.prompt"),
        ):
            days = chance.whole(1, 24) if chance.yes(share(name)) else chance.whole(32, 120)
            on = home.start + timedelta(days=days)
            if on <= sheet.last and (home.end is None or on < home.end):
                yield _event(child, kind, on, sheet)


def _passport(child: Child, sheet: Sheet) -> Iterator[Row]:
    chance = sheet.chance(49, child)
    adult = birthday(child.born, 18)
    stay = child.stays[-1]
    left_at_18 = stay.ceased is not None and stay.ceased >= adult and not stay.short_breaks
    if left_at_18 and sheet.holds(adult) and chance.yes(share("passport.given")):
        yield _event(child, "passport given", adult + timedelta(days=chance.whole(-30, 25)), sheet)


def _event(child: Child, kind: str, on: date, sheet: Sheet) -> Row:
    on = min(on, sheet.last)
    return {"child": ident(child, on), "kind": kind, "happened_on": on.isoformat()}
