"""School places, suspensions, personal education plans, attendance, results, occupations, needs."""

from collections.abc import Iterator
from datetime import date, timedelta

from nearhome.demo.chance import Chance
from nearhome.demo.lists.chances import share
from nearhome.demo.lists.living import homes, stay_on, stays
from nearhome.demo.lists.sheet import DAY, Row, Sheet, weekday, yes_no
from nearhome.demo.plan import Child
from nearhome.demo.rows import ident
from nearhome.vocabulary.ages import age_on, birthday

_TERMS = ((12, 19), (3, 28), (7, 21))
"""The month and day on which terms end."""
_SUSPENDED = {"1": 30, "1.5": 12, "2": 22, "3": 16, "5": 14, "0.5": 6}


def september(year: int) -> date:
    """The first school day of a school year."""
    return weekday(date(year, 9, 3))


def school_year(on: date) -> int:
    """The school year of a day, named by the calendar year it ends in."""
    return on.year + (on >= date(on.year, 9, 1))


def age_in_year(child: Child, year: int) -> int:
    """The child's age on 31 August before a school year: 4 in the first, 11 in the first of secondary."""
    return age_on(child.born, date(year - 1, 8, 31))


def school_places(child: Child, sheet: Sheet) -> Iterator[Row]:
    """The child's schools while in care: from the one on roll at entry, with every change and gap."""
    chance = sheet.chance(60, child)
    school = chance.whole(1, 70)
    last = None
    for stay in stays(child):
        end = min(stay.ceased or sheet.last + DAY, sheet.last + DAY)
        start = max(stay.entry, september(school_start(child)))
        if start >= end or age_on(child.born, start) > 16:
            continue
        leaves = date(school_start(child) + 12, 6, 30)
        changes = sorted(_changes(child, chance, start, min(end, leaves)))
        # The first school was the child's before care; a later time in care begins where it is.
        began = min(start, september(school_year(start) - 1)) if not last else start
        last = end
        for on, why in [*changes, (min(end, leaves), "")]:
            if on <= began:
                continue
            yield _place(child, chance, school, began, on - DAY if why or on < end else None, why)
            if not why:
                break
            school = school + 71 if why == "phase transfer" else chance.whole(1, 140)
            gap = chance.whole(7, 60) if why != "phase transfer" and chance.yes(0.3) else 0
            if gap and on + gap * DAY < min(end, leaves):
                yield {
                    "child": ident(child, on), "started": on.isoformat(),
                    "ended": (on + (gap - 1) * DAY).isoformat(), "timetable": "none",
                }  # fmt: skip
            began = on + gap * DAY


def school_start(child: Child) -> int:
    """The calendar year of the child's first September at school."""
    return child.born.year + (5 if (child.born.month, child.born.day) >= (9, 1) else 4)


def _changes(child: Child, chance: Chance, start: date, end: date) -> Iterator[tuple[date, str]]:
    transfer = september(school_start(child) + 7)
    if start < transfer < end:
        yield transfer, "phase transfer"
    for home in homes(child):
        name = "school.entry" if home.is_entry else "school.moved"
        on = weekday(home.start + timedelta(days=chance.whole(3, 50)))
        if chance.yes(share(name) * (1.8 if home.is_far else 1.0)) and start < on < end:
            yield on, "home moved"
    years = (end - start).days / 365
    if chance.yes(min(0.9, share("school.choice") * years)):
        yield weekday(chance.day(start + DAY, end)), chance.pick({"choice": 3, "better match": 4})


def _place(
    child: Child, chance: Chance, school: int, began: date, ended: date | None, why: str
) -> Row:
    secondary = age_on(child.born, began) >= 11
    special = chance.yes(0.11)
    phase = "special" if special else "secondary" if secondary else "primary"
    return {
        "child": ident(child, began),
        "started": began.isoformat(),
        "ended": ended.isoformat() if ended else "",
        "school": str(900_000 + school),
        "local": yes_no(chance.yes(0.71)),
        "reason_left": why,
        "timetable": "part" if chance.yes(share("school.part")) else "full",
        "phase": phase,
        "standing": "good" if chance.yes(share("school.good")) else "attention",
    }


def suspensions(child: Child, sheet: Sheet) -> Iterator[Row]:
    """Suspensions of pupils in care: few have most of them; and the rare permanent exclusion."""
    chance = sheet.chance(61, child)
    prone = float(chance.yes(0.25)) * 4.0
    # A school year is named by the one it ends in: the last has begun when the lists end in an autumn.
    for year in range(sheet.first.year, sheet.last.year + 2):
        age = age_in_year(child, year)
        if not 5 <= age <= 15:
            continue
        name = "suspended.secondary" if age >= 11 else "suspended.primary"
        back = 1 + share("suspended.fall") * (sheet.last.year - year)
        for _ in range(chance.poisson(share(name) * prone * back)):
            on = weekday(chance.day(date(year - 1, 9, 6), date(year, 7, 15)))
            if sheet.holds(on) and stay_on(child, on) and on.month != 8:
                yield {
                    "child": ident(child, on), "started": on.isoformat(), "kind": "suspension",
                    "days": chance.pick({k: float(v) for k, v in _SUSPENDED.items()}),
                }  # fmt: skip
        on = weekday(chance.day(date(year - 1, 9, 6), date(year, 7, 15)))
        excluded = chance.yes(share("excluded.yearly")) and age >= 11
        if excluded and sheet.holds(on) and stay_on(child, on):
            yield {
                "child": ident(child, on), "started": on.isoformat(),
                "kind": "permanent exclusion", "days": "",
            }  # fmt: skip


def terms(sheet: Sheet) -> Iterator[date]:
    """The last day of every term covered."""
    for year in range(sheet.first.year, sheet.last.year + 1):
        for month, day in sorted(_TERMS):
            if sheet.holds(date(year, month, day)):
                yield date(year, month, day)


def education_plans(child: Child, sheet: Sheet) -> Iterator[Row]:
    """A plan each term for every child of school age in care on its last day."""
    chance = sheet.chance(62, child)
    for ends in terms(sheet):
        if 4 <= age_in_year(child, school_year(ends)) <= 17 and stay_on(child, ends):
            done, prompt = chance.yes(share("plan.completed")), chance.yes(share("plan.prompt"))
            days = -chance.whole(2, 50) if prompt else chance.whole(4, 40)
            on = weekday(ends + timedelta(days=days))
            yield {
                "child": ident(child, ends), "term_ends": ends.isoformat(),
                "completed_on": sheet.known(on) if done else "",
            }  # fmt: skip


def attendance(child: Child, sheet: Sheet) -> Iterator[Row]:
    """Sessions possible and missed each term of children of compulsory school age."""
    chance = sheet.chance(63, child)
    many = chance.yes(share("missed.many"))
    usual = share("missed.many_share") if many else share("missed.usual")
    for ends in terms(sheet):
        if 5 <= age_in_year(child, school_year(ends)) <= 15 and stay_on(child, ends):
            possible = chance.whole(104, 136)
            missed = min(possible, round(possible * usual * 2 * chance.share()))
            yield {
                "child": ident(child, ends),
                "first_day": (ends - timedelta(days=100)).isoformat(),
                "last_day": ends.isoformat(),
                "possible": str(possible),
                "missed": str(missed),
            }


def school_results(child: Child, sheet: Sheet) -> Iterator[Row]:
    """Results of the summer: at five, at eleven, at sixteen."""
    chance = sheet.chance(64, child)
    for year in range(sheet.first.year, sheet.last.year + 1):
        summer = date(year, 8, 20)
        if not (sheet.holds(summer) and stay_on(child, summer)):
            continue
        row = {"child": ident(child, summer), "collection_year": str(year)}
        match age_in_year(child, year):
            case 4:
                yield {**row, "early_years_good": yes_no(chance.yes(0.41))}
            case 10:
                yield {**row, "key_stage_2_expected": yes_no(chance.yes(0.35))}
            case 15:
                score = max(0.0, 20 + 11 * chance.normal())
                both = yes_no(score > 30 and chance.yes(0.8))
                yield {**row, "attainment_8": f"{score:.1f}", "english_maths_4": both}


def occupations(child: Child, sheet: Sheet) -> Iterator[Row]:
    """What a young person of sixteen and seventeen does, until they leave care."""
    chance = sheet.chance(65, child)
    start = max(september(school_start(child) + 12), sheet.first)
    stay = stay_on(child, start)
    stays_on = next((each for each in stays(child) if each.entry > start), None)
    if stay is None and stays_on is not None:
        stay, start = stays_on, stays_on.entry
    adult = birthday(child.born, 18)
    if stay is None or start >= adult or start > sheet.last:
        return
    end = min(stay.ceased or date.max, adult)
    turn = start + timedelta(days=chance.whole(60, 400))
    for first, last in ((start, min(turn, end)), (turn, end)):
        if first < last and first <= sheet.last:
            yield {
                "child": ident(child, first), "started": first.isoformat(),
                "ended": sheet.known(last - DAY), "activity": _activity(chance),
            }  # fmt: skip


def _activity(chance: Chance) -> str:
    education, work = share("occupied.education"), share("occupied.work")
    return chance.pick(
        {
            "education": education,
            "employment": work / 2,
            "training": work / 2,
            "none": 1 - education - work,
        }
    )


def needs(child: Child, sheet: Sheet) -> Iterator[Row]:
    """Disability and special educational needs, as they have been since some day."""
    chance = sheet.chance(66, child)
    stay = next(stays(child))
    disabled = child.need == "N2" or chance.yes(share("disability.share") - 0.03)
    older = age_on(child.born, sheet.last) >= 5
    support, plan = share("sen.support"), share("sen.plan")
    sen = chance.pick({"none": 1 - support - plan, "support": support, "plan": plan})
    yield {
        "child": ident(child, stay.entry),
        "started": (stay.entry - timedelta(days=chance.whole(0, 400))).isoformat(),
        "disability": yes_no(disabled),
        "sen": ("plan" if disabled and chance.yes(0.5) else sen) if older else "none",
    }
