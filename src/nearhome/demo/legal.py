"""The legal statuses of one stay: police protection for days, interim orders for months, then the order."""

from datetime import date, timedelta

from nearhome.demo.chance import Chance
from nearhome.demo.parameters import Parameters
from nearhome.demo.people import age_group
from nearhome.demo.plan import Child, Stay

Course = list[tuple[date, str]]
"""From each day on, a status; the first is the stay's first day."""

ORDER_ROUTES = frozenset({"adoption", "special_guardianship", "arrangements"})


def legal_course(
    parameters: Parameters,
    chance: Chance,
    child: Child,
    stay: Stay,
    status: str,
    court: bool | None = None,
) -> Course:
    """The statuses of a stay that begins with one, up to its end (planned, when it has none).

    `court` says whether care proceedings follow, where the route leaves it open.
    """
    end = stay.ceased or stay.planned
    if stay.short_breaks:
        return [(stay.entry, "V4")]
    if child.separated or status == "J1":
        return [(stay.entry, status)]
    course: Course = []
    day = stay.entry
    course.append((day, status))
    drawn = goes_to_court(parameters, chance, child, stay, (end - stay.entry).days)
    if court is None or stay.route in ORDER_ROUTES:
        court = drawn
    if status in ("L1", "L2"):
        day += timedelta(days=chance.whole(1, 3) if status == "L1" else 8)
        status = "C1" if court else "V2"
        course.append((day, status))
    if status == "V2" and court:
        limit = max(2, (end - day).days // 3)
        day += timedelta(days=min(chance.days(parameters.legal.voluntary), limit))
        status = "C1"
        course.append((day, status))
    if status == "C1":
        course += after_proceedings(parameters, chance, stay, day, end)
    return [(on, code) for on, code in course if on < end]


def plan_changed(parameters: Parameters, chance: Chance, course: Course, end: date) -> Course:
    """The same statuses with a placement order for a year or so: adoption was planned, and given up."""
    start = next((on for on, code in course if code == "C2"), None)
    if start is None:
        return course
    back = start + timedelta(days=chance.whole(250, 640))
    found = [(on, "E1" if on == start else code) for on, code in course if on <= start]
    return [*found, (back, "C2")] if back < end else found


def goes_to_court(
    parameters: Parameters, chance: Chance, child: Child, stay: Stay, days: int
) -> bool:
    """Whether care proceedings follow."""
    if stay.route in ORDER_ROUTES:
        return True
    if days < 60:
        return False
    share = parameters.legal.court[age_group(child.born, stay.entry)]
    return chance.yes(share if stay.route == "stay" else share * parameters.legal.court_before_home)


def after_proceedings(
    parameters: Parameters, chance: Chance, stay: Stay, since: date, end: date
) -> Course:
    """What follows an interim order: a placement order, a full order, or the end of the stay."""
    left = (end - since).days
    length = chance.days(parameters.legal.proceedings)
    if stay.route == "adoption":
        # Some courts are quick, some families wait long for their match.
        part = chance.share() * 0.35 + 0.15
        return [(since + timedelta(days=min(length, int(left * part))), "E1")]
    if stay.route in ORDER_ROUTES and left < length * 1.6:
        return []
    return [(since + timedelta(days=length), "C2")]
