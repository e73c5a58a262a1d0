"""Where a child lives, home after home, within one stay."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import exp

from nearhome.demo.chance import Chance
from nearhome.demo.legal import Course
from nearhome.demo.parameters import Homes, Parameters, Weights
from nearhome.demo.places import nearby, postcode_in, urn
from nearhome.demo.plan import Child, Stay
from nearhome.vocabulary.ages import age_on, birthday

FOSTER = ("U4", "U5", "U6")
SHORT_LIVED = {"K1": (40, 140), "R2": (15, 90), "R3": (70, 110), "R5": (20, 120), "Z1": (10, 60)}
"""Kinds of home that last some weeks only: fewest and most days."""
SUPPORTED = frozenset({"H5", "P2"})
REGISTERED = date(2024, 4, 1)
"""From when the return has a code for registered supported accommodation: open placements change to it."""
IN_SUMMER = 0.7
"""Of the visits away from which a child returns, those in the summer holidays."""


@dataclass(frozen=True, slots=True)
class Home:
    """A placement from a day on: new carers (`change` P) or the same (T); why the one before ended."""

    start: date
    place: str
    provider: str
    postcode: str
    urn: str
    change: str
    reason: str
    shared: bool = False
    """Whether brothers or sisters live in it too."""


class Moves:
    """Makes the homes of one stay in order."""

    def __init__(
        self, parameters: Parameters, chance: Chance, child: Child, stay: Stay, legal: Course
    ) -> None:
        self.all, self.rules, self.chance = parameters, parameters.homes, chance
        self.child, self.stay, self.legal = child, stay, legal
        self.end = stay.ceased or stay.planned
        self.restless = exp(self.rules.restlessness * chance.normal())
        self.last = None if stay.short_breaks else self.last_home()
        self.until = self.last.start if self.last else self.end

    def carers(self) -> list[Home]:
        """The homes with new carers in each, up to the stay's end (planned, when it has none).

        The adoptive family, or the parents before a planned return, is `last` and not among them.
        """
        if self.stay.short_breaks:
            return [self.home(self.stay.entry, self.chance.pick({"U6": 2, "K2": 3}), "S")]
        homes = [self.home(self.stay.entry, self.first_place(), "S")]
        leaves = self.independence()
        while True:
            start = homes[-1].start + timedelta(days=self.lasting(homes[-1], len(homes) == 1))
            if leaves and start > leaves >= homes[-1].start + timedelta(days=20):
                start = leaves
            if start >= self.until - timedelta(days=3):
                break
            homes.append(self.home(start, self.next_place(start, leaves), "P"))
        return homes

    def homes(self, carers: list[Home]) -> list[Home]:
        """Every home: the carers', the last, and the changes and visits that keep the carers."""
        if self.stay.short_breaks:
            return carers
        homes = self.same_carers(carers, self.until)
        if self.last:
            homes.append(self.into_last(homes[-1], self.last))
        return registered(self.temporary(homes), self.end)

    def status(self, on: date) -> str:
        """The legal status on a day."""
        return [code for start, code in self.legal if start <= on][-1]

    def home(self, start: date, place: str, change: str) -> Home:
        """A home of a kind from a day on; the pretended kinds that the law does not allow become U6."""
        if place == "P1" and (
            self.status(start) not in ("C1", "C2") or self.stay.route == "adoption"
        ):
            place = "U6"
        young = age_on(self.child.born, start) < 16
        if (place == "U5" and self.stay.route != "adoption") or (place in ("H5", "P2") and young):
            place = "U6"
        provider = "" if place == "Z1" else self.chance.pick(self.all.providers[place])
        return Home(
            start,
            place,
            provider,
            self.postcode(place, provider),
            urn(self.chance, place, provider),
            change,
            "" if change == "S" else self.chance.pick(self.rules.reasons),
        )

    def postcode(self, place: str, provider: str) -> str:
        """The postcode of a home of a kind; none for adoptive families and short breaks."""
        adopted = place[0] == "A" and self.chance.yes(self.all.where.adoptive_hidden)
        hidden = adopted or self.stay.short_breaks
        if hidden or self.chance.yes(self.all.where.place_missing):
            return ""
        where = self.all.where
        return postcode_in(
            self.chance, self.zones(place, provider), where.local, self.child.home_post
        )

    def zones(self, place: str, provider: str) -> Weights:
        """Where homes of a kind are."""
        where = self.all.where
        if place in FOSTER:
            return where.own_foster if provider == "PR1" else where.agency_foster
        if place in ("U1", "U2", "U3"):
            return where.kin
        if place in ("H5", "P2"):
            return where.supported
        if place in ("K1", "K2", "S1"):
            return where.childrens_home
        return where.parents if place == "P1" else where.other

    def first_place(self) -> str:
        """The kind of the first home, by age and how the child came."""
        age = age_on(self.child.born, self.stay.entry)
        if self.child.separated:
            return self.chance.pick(self.rules.first_separated)
        if self.status(self.stay.entry) == "J1":
            return self.chance.pick({"R5": 5, "U6": 2, "K2": 2, "K1": 1})
        if self.stay.route == "adoption" and self.chance.yes(self.rules.foster_for_adoption):
            return "U5"
        by_age = (
            (1, self.rules.first_baby),
            (10, self.rules.first_child),
            (16, self.rules.first_teenager),
        )
        return self.chance.pick(by_age_weights(age, by_age, self.rules.first_older))

    def next_place(self, start: date, leaves: date | None) -> str:
        """The kind of a later home."""
        if start == leaves:
            return self.chance.pick({"H5": 8, "P2": 2})
        age = age_on(self.child.born, start)
        if self.child.separated:
            return self.chance.pick({"H5": 62, "P2": 14, "U6": 18, "K2": 3})
        by_age = ((10, self.rules.next_child), (16, self.rules.next_teenager))
        return self.chance.pick(by_age_weights(age, by_age, self.rules.next_older))

    def lasting(self, home: Home, first: bool) -> int:
        """How many days a home would last."""
        if home.place in SHORT_LIVED:
            return self.chance.whole(*SHORT_LIVED[home.place])
        age = age_on(self.child.born, home.start)
        pace = self.restless * pace_at(age, self.rules)
        brief = self.rules.brief_first if first else self.rules.brief_later
        if self.chance.yes(min(0.8, brief * pace)):
            return self.chance.days(self.rules.brief)
        return max(2, round(self.chance.days(self.rules.lasting) / pace))

    def independence(self) -> date | None:
        """The day a young person moves to supported accommodation, for those who are to."""
        seventeen = birthday(self.child.born, 17)
        day = seventeen + timedelta(days=self.chance.whole(-150, 250))
        wanted = self.chance.yes(self.rules.independence_share) and self.stay.reason != "E17"
        return day if wanted and self.stay.entry < day < self.end else None

    def last_home(self) -> Home | None:
        """The adoptive family, or the parents' home before a planned return, when there is to be one."""
        orders = [start for start, code in self.legal if code == "E1"]
        if self.stay.route == "adoption" and orders:
            start = self.end - timedelta(days=self.chance.days(self.rules.adoptive_months))
            start = max(start, orders[-1] + timedelta(days=21))
            return self.home(start, "A6", "P") if start < self.end - timedelta(days=30) else None
        days = (self.end - self.stay.entry).days
        start = self.end - timedelta(days=self.chance.whole(45, 200))
        if (
            self.stay.route == "home"
            and days > 260
            and self.status(start) in ("C1", "C2")
            and self.chance.yes(self.rules.with_parents_share)
        ):
            return self.home(start, "P1", "P")
        return None

    def into_last(self, before: Home, last: Home) -> Home:
        """The last home; when the foster carers adopt, the child stays with them (A5)."""
        if last.place != "A6":
            return replace(last, reason="CARPL")
        stays = before.place == "U5" or (
            before.place in FOSTER and self.chance.yes(self.all.adoption.carers_adopt)
        )
        if stays:
            return replace(
                last,
                place="A5",
                provider=before.provider,
                urn=before.urn,
                change="T",
                reason="CARPL",
            )
        return replace(last, reason="CARPL")

    def same_carers(self, homes: list[Home], until: date) -> list[Home]:
        """Adds the changes that keep the carers: approval as long term, a move of house."""
        found: list[Home] = []
        ends = [home.start for home in homes[1:]] + [until]
        for home, end in zip(homes, ends, strict=True):
            found.append(home)
            if home.place in ("U6", "U3") and age_on(self.child.born, home.start) >= 3:
                day = home.start + timedelta(days=self.chance.days(self.rules.long_term))
                if (
                    day < end
                    and self.status(day) == "C2"
                    and self.chance.yes(self.rules.long_term_share)
                ):
                    place = "U4" if home.place == "U6" else "U1"
                    found.append(replace(home, start=day, place=place, change="T", reason="PLACE"))
            years = (end - found[-1].start).days / 365.25
            # Carers of brothers and sisters stay where they are: each child's days are drawn apart.
            if (
                home.place[0] in "UK"
                and not home.shared
                and self.chance.yes(min(0.9, self.rules.same_carer_per_year * years))
            ):
                day = self.chance.day(found[-1].start + timedelta(days=5), end - timedelta(days=5))
                if found[-1].start < day < end:
                    moved = nearby(self.chance, found[-1].postcode)
                    found.append(
                        replace(found[-1], start=day, postcode=moved, change="T", reason="PLACE")
                    )
        return found

    def temporary(self, homes: list[Home]) -> list[Home]:
        """Adds stays elsewhere of some days, from which the child goes back (T1 to T4)."""
        found: list[Home] = []
        ends = [home.start for home in homes[1:]] + [self.end]
        for home, end in zip(homes, ends, strict=True):
            found.append(home)
            days = (end - home.start).days
            if home.place[0] not in "UK" or days < 60:
                continue
            if self.chance.yes(min(0.8, self.rules.temporary_per_year * days / 365.25)):
                first, last = home.start + timedelta(days=14), end - timedelta(days=30)
                found += self.away(home, holiday(self.chance, first, last))
        return found

    def away(self, home: Home, start: date) -> list[Home]:
        """Some days elsewhere, and the return to the same carers."""
        place, most = self.chance.one((("T4", 7), ("T3", 14), ("T1", 12), ("T2", 14)))
        back = start + timedelta(days=self.chance.whole(2, most))
        there = postcode_in(
            self.chance, self.all.where.own_foster, self.all.where.local, self.child.home_post
        )
        # The return wants a provider for T4 only, and no reason for a temporary move or the way back.
        provider = home.provider if place == "T4" else ""
        visit = Home(start, place, provider, there, "", "P", "")
        return [visit, replace(home, start=back, change="P", reason="")]


def holiday(chance: Chance, first: date, last: date) -> date:
    """A day between two, most often in the summer holidays."""
    summers = [
        (max(first, date(year, 7, 18)), min(last, date(year, 8, 25)))
        for year in range(first.year, last.year + 1)
    ]
    summers = [each for each in summers if each[0] <= each[1]]
    if summers and chance.yes(IN_SUMMER):
        return chance.day(*chance.one(summers))
    return chance.day(first, last)


def registered(homes: list[Home], until: date) -> list[Home]:
    """Supported accommodation under its new code from the year that has it: the same home, reason T."""
    found: list[Home] = []
    ends = [home.start for home in homes[1:]] + [until]
    for home, end in zip(homes, ends, strict=True):
        if home.place not in SUPPORTED or end <= REGISTERED:
            found.append(home)
        elif home.start >= REGISTERED:
            found.append(replace(home, place="K3"))
        else:
            new = replace(home, start=REGISTERED, place="K3", change="T", reason="PLACE")
            found += [home, new]
    return found


def pace_at(age: int, rules: Homes) -> float:
    """How much sooner homes end at an age."""
    if age >= 11:
        return rules.teenage_pace
    return rules.baby_pace if age < 5 else 1.0


def by_age_weights(age: int, limits: tuple[tuple[int, Weights], ...], older: Weights) -> Weights:
    """The weights of the first limit that an age is under, else those of the oldest."""
    return next((weights for limit, weights in limits if age < limit), older)
