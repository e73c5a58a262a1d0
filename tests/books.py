"""Material for the tests of the data book: a few measures with every group that the catalogue has."""

import random
from dataclasses import replace
from datetime import date

import packs
from nearhome.cohorts.breakdowns import BREAKDOWNS
from nearhome.disclosure.small import suppress_small
from nearhome.measures.cards import cards
from nearhome.pack.figures import Figures
from nearhome.results.values import Status

CODES = ("A01", "A02", "A13", "B02", "D08", "E01", "F04", "F05", "F08", "H04", "I01", "K01")
DAYS = (packs.AS_AT, date(2025, 10, 31), date(2022, 3, 31))
MARCHES = (date(2026, 3, 31), date(2025, 3, 31), date(2021, 3, 31))
CARDS = tuple(card for card in cards() if card.code in CODES)


def results(seed=1, codes=CODES, of=CARDS):
    """The totals of `packs` for some measures, and of each every group on the days that the book gives."""
    rng = random.Random(seed)
    totals = [each for each in packs.results(seed) if each.code in codes and not each.breakdown]
    groups = []
    for card in of:
        if card.code not in codes:
            continue
        for on in MARCHES if packs.is_yearly(card.code) else DAYS:
            for by in card.breakdowns:
                for group in BREAKDOWNS[by]:
                    count = rng.choice((0, 0, 2, 4, 7, 19, 31, 64))
                    whole = (
                        None if card.code in packs.COUNTED else max(count, rng.choice((9, 44, 90)))
                    )
                    groups.append(packs.result(card.code, on, count, whole, by, group))
    return (*totals, *groups)


def material(made=None, *, codes=CODES, **changes):
    """What the book is built from; `changes` are of the edition or of the material itself."""
    made = results(codes=codes) if made is None else made
    of_material = {key: changes.pop(key) for key in tuple(changes) if key in _FIELDS}
    whole = packs.material((), **changes)
    held = made if whole.edition.officers else suppress_small(made)
    return replace(
        whole,
        figures=Figures(held),
        cards=tuple(card for card in CARDS if card.code in codes),
        others=tuple(card for card in cards() if card.code not in codes),
        groups=BREAKDOWNS,
        **of_material,
    )


_FIELDS = (
    "signals", "bands", "frozen", "england", "promises", "targets", "activity", "quality", "headlines",
)  # fmt: skip


def without_numbers(made, status):
    """The same results without a number, for a reason."""
    return tuple(
        replace(each, numerator=None, denominator=None, value=None, status=status) for each in made
    )


def suppressed(made):
    """Every result hidden."""
    return without_numbers(made, Status.SUPPRESSED)
