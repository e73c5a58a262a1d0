"""How often children move, settled on the published stability: homes merged or parted, child by child."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from nearhome.demo.aims import YEARS
from nearhome.demo.chance import Chance
from nearhome.demo.figures import figures
from nearhome.demo.homes import SHORT_LIVED, Home, Moves
from nearhome.demo.plan import Child
from nearhome.demo.who import AFTER, looked_after
from nearhome.vocabulary.ages import age_on
from nearhome.vocabulary.periods import months_before, year_end, year_start

DAY = timedelta(days=1)
ROOM = 0.01
"""How far from the published percentage of children, as a share of those counted."""
PASSES = 4


@dataclass
class Life:
    """A child's homes with new carers, stay by stay, and what makes them."""

    child: Child
    moves: list[Moves]
    carers: list[list[Home]]

    def current(self, on: date) -> int | None:
        """The stay that goes on at the end of a day, short breaks apart."""
        for n, stay in enumerate(self.child.stays):
            if looked_after(stay, on) and not stay.short_breaks:
                return n
        return None

    def starts(self, n: int) -> list[date]:
        """The first day of each home of a stay, the last one's too."""
        last = self.moves[n].last
        return [home.start for home in self.carers[n]] + ([last.start] if last else [])

    def homes_in(self, first: date, last: date) -> int:
        """Homes in force on at least one night from one day to another, over all stays."""
        found = 0
        for n, stay in enumerate(self.child.stays):
            if stay.short_breaks:
                continue
            starts = self.starts(n)
            ends = [*starts[1:], stay.ceased or date.max]
            found += sum(
                1
                for start, end in zip(starts, ends, strict=True)
                if start <= last and end > first and start < end
            )
        return found

    def in_long(self, year: int) -> bool:
        """Whether the two-year measure of a 31 March counts the child."""
        on = year_end(year)
        n = self.current(on)
        return (
            n is not None
            and age_on(self.child.born, on) < 16
            and self.child.stays[n].entry <= months_before(on, 30)
        )

    def same(self, year: int) -> bool:
        """Whether the child has had the same carers for two years, or these and the adopters together."""
        on = year_end(year)
        n = self.current(on)
        assert n is not None
        starts = [start for start in self.starts(n) if start <= on]
        last = self.moves[n].last
        placed = last is not None and last.place[0] == "A" and last.start <= on
        since = starts[-2] if placed and len(starts) > 1 else starts[-1]
        return since <= months_before(on, 24)

    def moved(self, first: date, last: date) -> list[tuple[int, int]]:
        """The moves to new carers within a span, as stay and home; those into the last home not."""
        return [
            (n, k)
            for n, homes in enumerate(self.carers)
            for k, home in enumerate(homes)
            if k and first <= home.start <= last
        ]

    def merge(self, n: int, k: int) -> None:
        """A move does not happen: the home before goes on, or the later one began sooner."""
        homes = self.carers[n]
        if homes[k - 1].place in SHORT_LIVED:
            homes[k] = replace(homes[k], start=homes[k - 1].start, change=homes[k - 1].change)
            del homes[k - 1]
        else:
            del homes[k]

    def part(self, chance: Chance, n: int, first: date, last: date) -> bool:
        """A move more, on a day between two that is well away from others; whether there was room."""
        stay, moves = self.child.stays[n], self.moves[n]
        low = max(first, stay.entry + 10 * DAY)
        high = min(last, moves.until - 10 * DAY)
        for _ in range(8):
            day = chance.day(low, high)
            if low > high or any(abs((day - start).days) < 8 for start in self.starts(n)):
                continue
            home = moves.home(day, moves.next_place(day, None), "P")
            place = sum(1 for each in self.carers[n] if each.start < day)
            self.carers[n].insert(place, home)
            return True
        return False


def settle_stability(seed: int, lives: list[Life]) -> None:
    """Merge and part homes until the two published measures of stability are met on each 31 March."""
    for turn in range(PASSES):
        for year in (*YEARS, AFTER):
            two_years(Chance(seed, year, 40 + turn), lives, year)
    for year in (*YEARS, AFTER):
        three_homes(Chance(seed, year, 50), lives, year)


def two_years(chance: Chance, lives: list[Life], year: int) -> None:
    """As many with the same carers for two years as were published."""
    first, last = year_start(year), year_end(year)
    counted = [life for life in lives if life.in_long(year)]
    wanted = share("E02", year) * len(counted)
    same = [life for life in counted if life.same(year)]
    room = ROOM * len(counted)

    def calm(life: Life) -> bool:
        for n, k in reversed(life.moved(months_before(last, 24) + DAY, last)):
            life.merge(n, k)
        return life.same(year)

    def stir(life: Life) -> bool:
        n = life.current(last)
        return n is not None and life.part(chance, n, first, last)

    if len(same) < wanted - room:
        others = [life for life in counted if not life.same(year)]
        recent = [each for each in others if not each.moved(months_before(last, 24) + DAY, first)]
        older = [each for each in others if each not in recent]
        queue = [*chance.shuffled(recent), *chance.shuffled(older)]
        change(queue, round(wanted - len(same)), calm)
    elif len(same) > wanted + room:
        quiet = [each for each in same if each.homes_in(first, last) == 1]
        change(chance.shuffled(quiet), round(len(same) - wanted), stir)


def three_homes(chance: Chance, lives: list[Life], year: int) -> None:
    """As many with three homes or more in the year as were published.

    Only children who have moved anyway move once more or less, so that the two-year measure stands.
    """
    first, last = year_start(year), year_end(year)
    here = [(life, life.homes_in(first, last)) for life in lives if life.current(last) is not None]
    wanted = share("E01", year) * len(here)
    many = sum(1 for _, homes in here if homes >= 3)

    def calm(life: Life) -> bool:
        moves = life.moved(first, last)
        if moves:
            life.merge(*chance.one(moves))
        return bool(moves)

    def stir(life: Life) -> bool:
        n = life.current(last)
        return n is not None and life.part(chance, n, first, last)

    if many > wanted:
        ready = [life for life, homes in here if homes == 3]
        change(chance.shuffled(ready), round(many - wanted), calm)
    else:
        ready = [life for life, homes in here if homes == 2]
        change(chance.shuffled(ready), round(wanted - many), stir)


def change(queue: Iterable[Life], count: int, do: Callable[[Life], bool]) -> None:
    """Do something to lives in turn until it has worked `count` times."""
    for life in queue:
        if count <= 0:
            return
        count -= do(life)


def share(code: str, year: int) -> float:
    """A published percentage as a share, that of the last published year after it."""
    figure = figures()[min(year, max(YEARS)), code, "", ""]
    assert figure.percent is not None
    return figure.percent / 100
