"""When children move in with their adopters: enough of them by each 31 March, as was published."""

from dataclasses import replace
from datetime import date, timedelta

from nearhome.demo.aims import YEARS
from nearhome.demo.chance import Chance
from nearhome.demo.figures import count
from nearhome.demo.stability import Life
from nearhome.vocabulary.periods import year_end, year_start

DAY = timedelta(days=1)
AFTER_ORDER = 21 * DAY
"""How long after the placement order a child moves in at the soonest."""


def settle_adoptions(seed: int, scale: float, lives: list[Life]) -> None:
    """Some children move in with their adopters sooner, until as many live with them as did."""
    for year in YEARS:
        wanted = published(year) * scale
        last = year_end(year)
        chance = Chance(seed, year, 55)
        placed = sum(
            1 for life in lives for n in range(len(life.moves)) if with_adopters(life, n, last)
        )
        for life in chance.shuffled(lives):
            if placed >= wanted:
                break
            for n in range(len(life.moves)):
                day = chance.day(max(soonest(life, n), year_start(year)), last - 5 * DAY)
                if could(life, n, last) and day < last:
                    sooner(life, n, day)
                    placed += 1


def published(year: int) -> int:
    """Children placed for adoption on a 31 March; the year after's where there is no count."""
    try:
        return count(year, "A01", "placement", "placed for adoption")
    except KeyError:
        return count(min(YEARS) + 1, "A01", "placement", "placed for adoption")


def with_adopters(life: Life, n: int, on: date) -> bool:
    """Whether a child lives with its adopters on a day."""
    last, stay = life.moves[n].last, life.child.stays[n]
    return (
        last is not None
        and last.place[0] == "A"
        and last.start <= on
        and (stay.ceased is None or stay.ceased > on)
    )


def soonest(life: Life, n: int) -> date:
    """The first day on which a child could live with adopters."""
    orders = [start for start, code in life.moves[n].legal if code == "E1"]
    return orders[0] + AFTER_ORDER if orders else date.max - AFTER_ORDER


def could(life: Life, n: int, on: date) -> bool:
    """Whether a child that moves in with adopters after a day could have by it."""
    last = life.moves[n].last
    return (
        last is not None
        and last.place[0] == "A"
        and last.start > on
        and soonest(life, n) < on - 10 * DAY
    )


def sooner(life: Life, n: int, day: date) -> None:
    """The adopters' home begins on a day; homes that would have come between do not."""
    moves = life.moves[n]
    assert moves.last is not None
    moves.last = replace(moves.last, start=day)
    moves.until = day
    life.carers[n] = life.carers[n][:1] + [
        home for home in life.carers[n][1:] if home.start < day - 3 * DAY
    ]
