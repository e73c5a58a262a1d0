"""What was on record on a day: events are typed days or weeks late, some wrongly, some that never were.

An extract made during a year holds what was known when it was made. Ends come in later than starts;
some rows carry a wrong code until it is put right, most of them in the May and June after the year, when
the return is prepared; a few children and absences are on record for some weeks and then taken out.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from math import exp
from statistics import NormalDist
from zlib import crc32

from nearhome.demo.births import span
from nearhome.demo.chance import Chance
from nearhome.demo.parameters import Parameters, Recording
from nearhome.demo.people import born_child
from nearhome.demo.plan import Child, Episode, Incident, Plan, Stay
from nearhome.demo.pool import Pool
from nearhome.vocabulary.periods import collection_year, year_end, year_start

DAY = timedelta(days=1)
NORMAL = NormalDist()
WRONG = {
    "LS": {"V2": "C1", "C1": "V2", "C2": "C1", "E1": "C2"},
    "PLACE": {"U6": "U4", "U4": "U6", "U3": "U6", "K2": "U6", "K3": "U6"},
}
"""A code by mistake for another."""
FIRST_MISTAKEN = 900_000
"""From which number on those children are who never were in care."""


def known(plan: Plan, on: date, recording: Recording) -> Plan:
    """Everything as it was on record at the end of a day of the plan's own last two years."""
    first = year_start(collection_year(on))
    children = [
        child_known(plan.seed, child, on, recording) if concerns(child, first) else child
        for child in plan.children
    ]
    mistaken = [child for child in plan.mistaken if child.recorded[0] <= on < child.recorded[1]]
    return replace(plan, children=(*children, *mistaken), horizon=on)


def concerns(child: Child, first: date) -> bool:
    """Whether anything is going on for a child from a day on."""
    return any(stay.ceased is None or stay.ceased >= first - 60 * DAY for stay in child.stays)


def child_known(seed: int, child: Child, on: date, recording: Recording) -> Child:
    """A child as on record on a day."""
    late = Late(seed, child.number, on, recording)
    episodes = [late.episodes(each) for each in child.episodes]
    return replace(
        child,
        episodes=episodes,
        reviews=[each for each in child.reviews if late.knows("reviews", each[0])],
        missing=[late.incident(each) for each in late.incidents(child.missing)],
        workers=[
            each
            if each.ended is None or late.knows("workers", each.ended)
            else replace(each, ended=None)
            for each in child.workers
            if late.knows("workers", each.started)
        ],
    )


class Late:
    """How late things of one child are typed, always the same for the same event."""

    def __init__(self, seed: int, number: int, on: date, recording: Recording) -> None:
        self._name, self.on, self.rules = f"{seed}:{number}", on, recording

    def share(self, what: str, day: date) -> float:
        """A number between 0 and 1 of the child's own for something on a day."""
        drawn = crc32(f"{self._name}:{what}:{day.toordinal()}".encode())
        return (drawn + 0.5) / 2**32

    def day(self, what: str, event: date) -> date:
        """The day on which an event is typed."""
        length = self.rules.late[what]
        days = length.median * exp(length.spread * NORMAL.inv_cdf(self.share(what, event)))
        return event + timedelta(days=int(days))

    def knows(self, what: str, event: date) -> bool:
        """Whether an event is on record."""
        return self.day(what, event) <= self.on

    def episodes(self, episodes: list[Episode]) -> list[Episode]:
        """The episodes of a stay that are on record; the last is open while its end is not."""
        found: list[Episode] = []
        for place, each in enumerate(episodes):
            if not self.knows("starts" if place == 0 else "moves", each.decom):
                break
            found.append(self.mistyped(each))
        if not found:
            return []
        last = found[-1]
        ended = last.dec is not None and last.rec != "X1" and self.knows("ends", last.dec)
        if len(found) < len(episodes) or not ended:
            found[-1] = replace(last, dec=None, rec="", reason_place_change="", known_end=None)
        return found

    def mistyped(self, episode: Episode) -> Episode:
        """An episode with the code that stood in it before it was put right."""
        share = self.share("wrong", episode.decom)
        if share >= self.rules.wrong or self.on >= self.corrected(episode.decom):
            return episode
        if share < self.rules.wrong / 2:
            return replace(episode, ls=WRONG["LS"].get(episode.ls, episode.ls))
        return replace(episode, place=WRONG["PLACE"].get(episode.place, episode.place))

    def corrected(self, event: date) -> date:
        """The day on which a wrong code is put right."""
        share = self.share("right", event)
        if share < self.rules.in_spring:
            part = share / self.rules.in_spring
            return date(collection_year(event), 5, 5) + timedelta(days=int(part * 50))
        part = (share - self.rules.in_spring) / (1 - self.rules.in_spring)
        return event + timedelta(days=int(15 + 75 * part))

    def incidents(self, incidents: Iterable[Incident]) -> Iterable[Incident]:
        """The absences on record; those of the last day itself always are, which the extract runs to."""
        for each in incidents:
            if each.started == self.on or self.knows("missing", each.started):
                yield each

    def incident(self, incident: Incident) -> Incident:
        """An absence, open while the child's coming back is not on record."""
        if incident.ended is None or self.knows("missing", incident.ended):
            return incident
        return replace(incident, ended=None)


def mistaken(parameters: Parameters, pool: Pool, seed: int) -> tuple[Child, ...]:
    """Children who are on record for some weeks in the last two years, and were never in care."""
    found: list[Child] = []
    last = collection_year(parameters.horizon)
    rules = parameters.untidy.recording
    for year in (last - 1, last):
        chance = Chance(seed, year, 97)
        first, until = year_start(year), min(year_end(year), parameters.horizon)
        for _ in range(max(1, pool.scaled(rules.mistaken))):
            entry = chance.day(first, until - 40 * DAY)
            person = pool.add(entry, span(entry, 3), 3, separated=False)
            pool.inside.remove(person)
            person.number = FIRST_MISTAKEN + len(found)
            child = born_child(parameters, seed, person)
            child.stays = [Stay(entry, until, "home")]
            typed = entry + timedelta(days=chance.whole(1, 12))
            child.recorded = (typed, typed + timedelta(days=chance.whole(30, 80)))
            child.ident = f"{parameters.child_prefix}{person.number}"
            child.episodes = [[entered(entry, child)]]
            found.append(child)
    return tuple(found)


def entered(entry: date, child: Child) -> Episode:
    """The episode typed by mistake."""
    return Episode(
        entry, "S", "V2", child.need, "U6", "PR1", None, "", "", child.home_post, "", "SC900001"
    )
