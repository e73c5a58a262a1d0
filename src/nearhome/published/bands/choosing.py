"""Who is in a band by its rule on a day, and why; nothing here looks at a measure's values."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from nearhome.published.bands.areas import area_name, exists, today
from nearhome.published.bands.judged import counting, grade, qualifies, verdict
from nearhome.published.bands.neighbours import NO_LIST, NeighbourList, list_on
from nearhome.published.bands.rules import ENGLAND, NAMED, REGION
from nearhome.published.facts import Facts
from nearhome.results.bands import BandRule
from nearhome.results.published import Judgement, Neighbour


@dataclass(frozen=True, slots=True)
class Candidate:
    """An authority that the rule looks at: whether it is in, and the reason in words.

    `place` is its place in the list, the region or the set, for the reader; `rank` counts from 1 in a
    list and in a named set, and is 0 elsewhere.
    """

    area: str
    name: str
    model: str
    rank: int
    place: str
    judgement: Judgement | None
    grade: str
    is_in: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Membership:
    """The candidates on a day; `why_not` says why there are none."""

    day: date
    candidates: tuple[Candidate, ...]
    listed: NeighbourList = NO_LIST
    why_not: str = ""

    @property
    def members(self) -> dict[str, Candidate]:
        """Those who are in, by area."""
        return {each.area: each for each in self.candidates if each.is_in}


@dataclass(frozen=True, eq=False)
class Chooser:
    """A rule applied to the facts of an authority, on any day; each is equal to itself alone."""

    facts: Facts
    rule: BandRule
    authority: str
    _held: dict[date, Membership] = field(default_factory=dict, repr=False)

    def on(self, day: date) -> Membership:
        """Who is in by what was known on a day."""
        if day not in self._held:
            self._held[day] = self._chosen(day)
        return self._held[day]

    @cached_property
    def judgements(self) -> Mapping[str, tuple[Judgement, ...]]:
        """Every authority's inspections, by its code of today."""
        found: dict[str, list[Judgement]] = defaultdict(list)
        for each in self.facts.judgements:
            found[today(each.area)].append(each)
        return {area: tuple(some) for area, some in found.items()}

    @cached_property
    def neighbours(self) -> tuple[Neighbour, ...]:
        """Every line of every list: the authority's own and its predecessors' are among them."""
        return self.facts.neighbours

    def former_owner(self, found: NeighbourList) -> str:
        """The name of the authority whose list it is, when it is not this one's own; else empty."""
        owner = today(found.lines[0].area) if found.lines else today(self.authority)
        return "" if owner == today(self.authority) else area_name(owner)

    def _chosen(self, day: date) -> Membership:
        rule = self.rule
        if rule.model in (REGION, ENGLAND):
            places = [(area, 0, _around(rule.model)) for area in self._around(day)]
            why_not = "" if places else f"the region of {area_name(self.authority)} is not held"
            return Membership(day, self._candidates(places, rule.model, day), why_not=why_not)
        if rule.model == NAMED:
            by = f"named by officers{f' ({rule.name})' if rule.name else ''}"
            places = [(area, rank, by) for rank, area in enumerate(rule.members, 1)]
            return Membership(day, self._candidates(places, NAMED, day))
        held = list_on(self.neighbours, self.authority, rule.model, day)
        places = [(each.neighbour, each.rank, _ranked(each)) for each in held.lines]
        return Membership(day, self._candidates(places, held.model, day), held, held.why_not)

    def _candidates(
        self, places: Iterable[tuple[str, int, str]], model: str, day: date
    ) -> tuple[Candidate, ...]:
        return tuple(
            self._candidate(today(area), rank, place, model, day) for area, rank, place in places
        )

    def _candidate(self, area: str, rank: int, place: str, model: str, day: date) -> Candidate:
        judgement = counting(self.judgements.get(area, ()), self.rule.framework, day)
        told = verdict(judgement, self.rule, day)
        return Candidate(
            area=area,
            name=area_name(area),
            model=model,
            rank=rank,
            place=place,
            judgement=judgement,
            grade=grade(judgement, self.rule.judgement),
            is_in=qualifies(judgement, self.rule),
            reason=f"{place}; {told}" if told else place,
        )

    def _around(self, day: date) -> tuple[str, ...]:
        """The other authorities of the region, or of England, that were there on a day, in code order."""
        regions = {today(area): region for area, region in sorted(self.facts.region_of.items())}
        ours = today(self.authority)
        region = regions.get(ours, "")
        return tuple(
            area
            for area in sorted(regions)
            if area != ours
            and exists(area, day)
            and (self.rule.model == ENGLAND or (region and regions[area] == region))
        )


def _around(model: str) -> str:
    return "in the same region" if model == REGION else "in England"


def _ranked(line: Neighbour) -> str:
    return f"neighbour {line.rank} in the {line.model} list"
