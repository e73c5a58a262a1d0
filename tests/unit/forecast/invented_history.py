"""Histories invented for tests: stays, spells and birthdays of every shape, from a seed."""

import random
from datetime import date, timedelta

from nearhome.forecast.history import History, covered_by, from_rows
from nearhome.vocabulary.ages import birthday

PLACES = ("U1", "U4", "U6", "K2", "R1", "K3", "K1", "P1", "A4", "Z1", "T1", None)
PROVIDERS = ("PR1", "PR4", "PR5", None)
REASONS = ("E4A", "E45", "E11", "E3", None)
AS_AT = date(2026, 10, 31)
YEARS = tuple(range(2021, 2028))


def invented(seed: int, children: int = 40, years: tuple[int, ...] = YEARS) -> History:
    """Children who come, move and leave, some of them twice, some born in care, some never leaving."""
    return from_rows(rows(seed, children), covered_by(years, AS_AT))


def rows(seed: int, children: int) -> list[tuple]:  # type: ignore[type-arg]
    """Episodes by child and order, as the history's statement gives them."""
    chance = random.Random(seed)
    found: list[tuple] = []  # type: ignore[type-arg]
    for child in range(children):
        born = date(2004, 1, 1) + timedelta(days=chance.randrange(22 * 365))
        adult = birthday(born, 18)
        alone = chance.random() < 0.2
        ceased = (
            born + timedelta(days=chance.randrange(5000, 6600)) if chance.random() < 0.5 else None
        )
        day = max(born, date(2019, 1, 1) + timedelta(days=chance.randrange(2500)))
        for spell in range(chance.choice((1, 1, 2))):
            if day >= min(adult, AS_AT):
                break
            day = _spell(chance, found, str(child), born, alone, ceased, spell, day, adult)
    return found


def _spell(  # type: ignore[no-untyped-def]
    chance, found, child, born, alone, ceased, spell, day, adult
) -> date:
    known, placement, end = chance.random() < 0.9, 0, day
    episodes = chance.randint(1, 5)
    for number in range(episodes):
        end = min(
            day + timedelta(days=int(chance.expovariate(1 / 250)) + 1), adult, AS_AT + timedelta(1)
        )
        closes = number == episodes - 1 or end >= min(adult, AS_AT + timedelta(1))
        open_now = closes and end > AS_AT
        place = chance.choice(PLACES)
        placement += chance.random() < 0.7
        found.append(
            (
                child,
                born,
                alone,
                ceased if alone else None,
                spell,
                known,
                day,
                adult if open_now else end,
                closes,
                placement,
                place is not None and place[0] == "T",
                place,
                chance.choice(PROVIDERS),
                chance.choice(("IN", "OUT", None)),
                chance.choice((3.0, 20.0, 20.1, None)),
                chance.choice(REASONS) if closes else "X1",
                adult,
            )
        )
        if closes:
            break
        day = end
    return end + timedelta(days=chance.randrange(1, 900))
