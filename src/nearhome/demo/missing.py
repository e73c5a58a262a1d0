"""Who goes missing, and how often: as many children and times as were published, most of them a few."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp

from nearhome.demo.chance import Chance
from nearhome.demo.figures import figures
from nearhome.demo.parameters import MissingYear, Parameters
from nearhome.demo.plan import Child, Incident
from nearhome.demo.quotas import drawn, shared
from nearhome.vocabulary.ages import age_on, birthday
from nearhome.vocabulary.periods import collection_year, year_end, year_start

DAY = timedelta(days=1)
YOUNGEST = 10


@dataclass(frozen=True)
class Asked:
    """A year's children who went missing (or away), those who did more than once, and the times."""

    children: int
    again: int
    times: int


def missing(parameters: Parameters, seed: int, scale: float, children: Sequence[Child]) -> None:
    """Gives some children the incidents of every year."""
    prone = {child.number: proneness(parameters, seed, child) for child in children}
    for year in range(parameters.first_year, collection_year(parameters.horizon) + 1):
        first, last = year_start(year), min(year_end(year), parameters.horizon)
        part = min(1.0, ((last - first).days + 1) / 365)
        those = [child for child in children if spans(child, first, last)]
        every = sum(1 for child in children if was_inside(child, first, last))
        for n, kind in enumerate("MA"):
            asked = wanted(parameters, kind, year, scale * part, every)
            chance = Chance(seed, year, 90 + n)
            deal(parameters, chance, those, prone, asked, kind, first, last)
    for child in children:
        child.missing.sort(key=lambda each: (each.started, each.kind))


def proneness(parameters: Parameters, seed: int, child: Child) -> float:
    """How ready a child is to run: most hardly, a few very."""
    ready = exp(parameters.missing.spread * Chance(seed, child.number, 3).normal())
    return ready * (0.3 if child.separated else 1.0)


def wanted(parameters: Parameters, kind: str, year: int, scale: float, every: int) -> Asked:
    """The numbers of a year: published, or of the parameters where there are none."""
    rules = parameters.missing
    codes = ("I01", "I01-again", "I02") if kind == "M" else ("I03", "", "I03-incidents")
    like: MissingYear = rules.missing if kind == "M" else rules.away_since
    if kind == "A" and year < rules.away_from:
        like = rules.away_before
    known = [figures().get((year, code, "", "")) for code in codes]
    counts = [None if figure is None else figure.count for figure in known]
    children = like.share * every * min(1.0, scale) if like.share else like.children * scale
    if known[0] and known[0].percent is not None and counts[0] is None:
        children = known[0].percent / 100 * every
    if counts[0] is not None:
        children = counts[0] * scale
    again = counts[1] * scale if counts[1] is not None else children * like.again
    times = counts[2] * scale if counts[2] is not None else children * like.times
    number = round(children)
    return Asked(number, min(number, round(again)), max(number, round(times)))


def deal(
    parameters: Parameters,
    chance: Chance,
    those: Sequence[Child],
    prone: dict[int, float],
    asked: Asked,
    kind: str,
    first: date,
    last: date,
) -> None:
    """Chooses who goes missing in a year, how often and on which days."""
    ready = [weight(child, prone, first, last) for child in those]
    chosen = drawn(chance, those, ready, asked.children)
    chosen.sort(key=lambda child: child.number)
    chosen.sort(key=lambda child: -prone[child.number] * min(1.0, days(child, first, last) / 180))
    again = min(asked.again, len(chosen))
    spare = max(0, asked.times - len(chosen) - again)
    tail = parameters.missing.tail
    # The most restless runs most: the rest of the times fall off with the place in the queue.
    more = shared(spare, {n: 1 / (n + tail) for n in range(again)}) if again else {}
    for n, child in enumerate(chosen):
        times = 2 + more[n] if n < again else 1
        add(parameters, chance, child, kind, times, first, last)


def weight(child: Child, prone: dict[int, float], first: date, last: date) -> float:
    """How likely a child is to go missing in a span: readiness, age, and how long it is in care."""
    age = age_on(child.born, first + (last - first) / 2)
    by_age = 1.3 if 13 <= age <= 17 else 0.12
    return prone[child.number] * by_age * days(child, first, last) / 365


def days(child: Child, first: date, last: date) -> int:
    """On how many days of a span the child is old enough and in care."""
    return sum((end - start).days + 1 for start, end in spans(child, first, last))


def was_inside(child: Child, first: date, last: date) -> bool:
    """Whether the child was looked after on a day of a span, short breaks apart."""
    return any(
        not stay.short_breaks
        and stay.entry <= last
        and (stay.ceased is None or stay.ceased >= first)
        for stay in child.stays
    )


def spans(child: Child, first: date, last: date) -> list[tuple[date, date]]:
    """When, between two days, a child of ten or more is in care and could run: first and last days."""
    found: list[tuple[date, date]] = []
    for stay in child.stays:
        if stay.short_breaks or stay.entry >= last:
            continue
        start = max(stay.entry + DAY, first, birthday(child.born, YOUNGEST))
        end = min(last, (stay.ceased or last + DAY) - 2 * DAY, birthday(child.born, 18) - 2 * DAY)
        if start <= end:
            found.append((start, end))
    return found


def days_inside(child: Child, first: date, last: date) -> list[date]:
    """Those days one by one."""
    return [
        start + n * DAY
        for start, end in spans(child, first, last)
        for n in range((end - start).days + 1)
    ]


def add(
    parameters: Parameters,
    chance: Chance,
    child: Child,
    kind: str,
    times: int,
    first: date,
    last: date,
) -> None:
    """As many incidents on different days; each ends before the next begins."""
    taken = {each.started for each in child.missing}
    free = [day for day in days_inside(child, first, last) if day not in taken]
    starts = sorted(chance.shuffled(free)[:times])
    for place, start in enumerate(starts):
        long = chance.index(parameters.missing.days)
        away = long if long < 3 else chance.whole(3, 6) if long == 3 else chance.whole(7, 25)
        following = starts[place + 1] if place + 1 < len(starts) else last
        stay = next(each for each in child.stays if holds(each.entry, each.ceased, start))
        end = min(start + away * DAY, max(start, following - DAY), (stay.ceased or date.max))
        open_still = end >= parameters.horizon and place + 1 == len(starts)
        child.missing.append(Incident(kind, start, None if open_still else end))


def holds(entry: date, ceased: date | None, on: date) -> bool:
    """Whether a stay goes on on a day."""
    return entry <= on and (ceased is None or ceased > on)
