"""What happens while a child is looked after: reviews, social workers, orders."""

from datetime import date, timedelta

from nearhome.demo.chance import Chance
from nearhome.demo.parameters import Parameters
from nearhome.demo.plan import Child, Stay, Worker
from nearhome.vocabulary.ages import age_on
from nearhome.vocabulary.periods import collection_year, months_before, working_days_after

DAY = timedelta(days=1)


def reviews(
    parameters: Parameters, chance: Chance, child: Child, horizon: date
) -> list[tuple[date, str]]:
    """The reviews held: twenty working days, three months, then every six; some are late."""
    found: list[tuple[date, str]] = []
    for stay in child.stays:
        if stay.short_breaks:
            continue
        end = stay.ceased or horizon + DAY
        due = working_days_after(stay.entry, 20)
        for n in range(200):
            held = held_on(parameters, chance, due, stay.entry)
            if held >= end or held > horizon:
                break
            found.append((held, took_part(parameters, chance, child, held)))
            due = months_before(held, -3 if n == 0 else -6)
    return found


def held_on(parameters: Parameters, chance: Chance, due: date, entry: date) -> date:
    """A weekday some days before the due date, or after it."""
    share = parameters.reviews.on_time.get(collection_year(due), 0.94)
    if chance.yes(share):
        held = max(entry + 4 * DAY, due - timedelta(days=chance.whole(0, 12)))
        return held - timedelta(days=max(0, held.weekday() - 4))
    held = due + timedelta(days=chance.whole(1, 40))
    return held + timedelta(days=7 - held.weekday() if held.weekday() > 4 else 0)


def took_part(parameters: Parameters, chance: Chance, child: Child, held: date) -> str:
    """How the child took part."""
    age = age_on(child.born, held)
    if age < 4 or (age == 4 and chance.yes(parameters.reviews.still_under_four)):
        return "PN0"
    return chance.pick(parameters.reviews.part)


def workers(parameters: Parameters, chance: Chance, child: Child, horizon: date) -> list[Worker]:
    """The social workers of a child from a little before each stay until its end."""
    rules = parameters.workers
    found: list[Worker] = []
    for stay in child.stays:
        end = min(stay.ceased or horizon + DAY, horizon + DAY)
        day = max(child.born, stay.entry - timedelta(days=chance.whole(0, 60)))
        before = ""
        while day < end:
            worker = f"SW9{chance.whole(1, rules.team):05d}"
            until = day + timedelta(days=chance.days(rules.lasting))
            if worker != before:
                reason = "FCONTA" if not before else chance.pick(rules.reasons)
                closed = until if until < end else stay.ceased
                found.append(Worker(worker, day, closed, reason))
                before, day = worker, until
    return found


def liberty(
    chance: Chance, child: Child, stay: Stay, horizon: date
) -> list[tuple[date, date | None]]:
    """A deprivation of liberty order of some weeks in the running year."""
    first = max(stay.entry + 10 * DAY, date(horizon.year, 4, 1))
    start = chance.day(first, horizon - 20 * DAY)
    end = start + timedelta(days=chance.whole(28, 120))
    return [(start, end if end <= horizon else None)] if start < horizon else []
