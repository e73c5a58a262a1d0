"""Plain results for the tests of the pack: an invented council, all numbers made here."""

import random
from dataclasses import replace
from datetime import date

from nearhome.disclosure.small import suppress_small
from nearhome.measures.cards import cards
from nearhome.pack.edition import Edition, Material
from nearhome.pack.figures import Figures
from nearhome.pack.headlines import shipped_headlines
from nearhome.pack.references import LAST_YEAR, reference_at
from nearhome.pack.words import shipped_words
from nearhome.results.bands import Band, BandMember, BandPoint, BandRule, Departure
from nearhome.results.published import Cell, Level, PublishedFigure
from nearhome.results.quality import Citation, FileRead, Quality, RepairKind, TableMissing
from nearhome.results.signals import Confidence, Direction, Evidence, Place, Position, Signal
from nearhome.results.values import Result, Status
from nearhome.vocabulary.periods import month_ends, months_before

AS_AT = date(2026, 10, 31)
NAMES = {card.code: card.name for card in cards()}
OF_THE_RETURN = tuple(card.code for card in cards() if not card.lists)
YEAR_ENDS = tuple(date(year, 3, 31) for year in range(2021, 2027))
YEARLY = {"E05", "H02", "H02-development", "H03", "H04", "H05", "H06", "H06-concern", "H08", "I13"}
UNITS = {
    "A02": "rate",
    "A13": "months",
    "D10": "miles",
    "F04": "days",
    "H06": "score",
    "A07": "ratio",
}
COUNTED = {
    "A01",
    "A04",
    "A04-events",
    "A04-unknown",
    "A05",
    "A05-events",
    "A06",
    "A11",
    "D15",
    "I02",
}
SIZES = {
    "A01": 437, "A04": 138, "A05": 149, "D02": 332, "D05": 55, "D08": 122, "D09": 204, "E01": 48,
    "E02": 122, "F08": 9, "H02": 287, "H04": 213, "I01": 71, "I02": 448, "K01": 129, "K02": 198,
    "D15": 2,
}  # fmt: skip
WHOLES = {"E02": 156, "F08": 31, "H02": 319, "H04": 319, "I01": 586, "K01": 209, "K02": 207}
GROUPS = {
    ("A04", "age_band"): {"under 1": 28, "1 to 4": 22, "5 to 9": 19, "10 to 15": 46, "16 and over": 23},
    ("F05", "leaving_route"): {
        "adopted": 20, "special guardianship": 11, "home, planned": 21, "turned 18": 42,
    },
    ("A01", "distance"): {"not known": 41},
}  # fmt: skip


def result(code, on, numerator, denominator=None, breakdown="", group="", status=Status.VALUE):
    """A result of a measure; a count when there is no denominator, else a percentage or its unit."""
    unit = (
        "n" if code in COUNTED or (denominator is None and not breakdown) else UNITS.get(code, "%")
    )
    if unit == "n" or not denominator:
        value = numerator
    else:
        value = numerator / denominator * (10_000 if unit == "rate" else 100)
    if status is Status.VALUE and numerator == 0:
        status = Status.ZERO
    return Result(
        code, NAMES[code], on, "at date", breakdown, group,
        numerator, denominator, value, unit, status,
    )  # fmt: skip


def is_yearly(code):
    return code in YEARLY or code.startswith("K")


def results(seed=1, sizes=None, unsettled_months=2):
    """Every measure that the return alone tells, over five years."""
    rng = random.Random(seed)
    sizes = {**SIZES, **(sizes or {})}
    dates = month_ends(AS_AT, 61)
    late = set(dates[len(dates) - unsettled_months :])
    made = []
    for code in OF_THE_RETURN:
        days = YEAR_ENDS if is_yearly(code) else dates
        size, whole = sizes.get(code, 60), WHOLES.get(code, 437)
        for n, on in enumerate(days):
            wobble = 0 if n == len(days) - 1 else round(rng.gauss(0, size**0.5 / 2))
            status = Status.PROVISIONAL if on in late else Status.VALUE
            counted = min(max(size + wobble, 0), whole)
            if code == "A02":
                made.append(result(code, on, counted, 67_000, status=status))
            else:
                made.append(
                    result(code, on, counted, None if code in COUNTED else whole, status=status)
                )
    for (code, breakdown), groups in GROUPS.items():
        for group, size in groups.items():
            for on in (AS_AT, months_before(AS_AT, 12)):
                made.append(result(code, on, size + 3 * (on != AS_AT), 437, breakdown, group))
    return tuple(made)


def quality():
    files = tuple(
        FileRead(f"{year}/episodes.csv", "Episodes", year, 1200, 1198, 2, "read")
        for year in range(2017, 2028)
    )
    return Quality(
        snapshot="2026-10-31-1a2b3c4d",
        as_at=AS_AT,
        code_version="0.1.0",
        files=(*files, FileRead("photo.xlsx", "", None, 0, 0, 0, "not a return")),
        repairs=(
            RepairKind("repaired", "overlap", 41),
            RepairKind("noted", "over-18", 3),
        ),
        tables_missing=(TableMissing(2027, "OC2"), TableMissing(2027, "OC3")),
        citations=(Citation("Children aged 0 to 17", "mid-2024", date(2025, 7, 30), "ONS"),),
        unsettled_after=date(2026, 8, 31),
        over_18=3,
        short_breaks=12,
    )


def edition(**changes):
    made = Edition(
        authority="Wessex Vale (demonstration)",
        as_at=AS_AT,
        reference=reference_at(LAST_YEAR, AS_AT, months_before(AS_AT, 12)),
        snapshot="2026-10-31-1a2b3c4d",
        code_version="0.1.0",
        meeting=date(2026, 11, 24),
        notice="Invented children in an invented county. Yearly totals are close to one real "
        "council's published figures, so that comparisons work.",
    )
    return replace(made, **changes)


MARCHES = tuple(date(year, 3, 31) for year in range(2020, 2026))
COUNCILS = {"X01": "Eastfold", "X02": "Norwold", "X03": "Westmarch", "X04": "Southley"}
LOWS_AND_HIGHS = {
    "A02": [(44, 63), (40, 64), (41, 62), (44, 66), (46, 63), (46, 66)],
    "D08": [(15, 24), (18, 24), (16, 23), (16, 24), (17, 27), (16, 27)],
    "D09": [(30, 44), (31, 45), (33, 47), (35, 48), (36, 47), (35, 46)],
    "E01": [(8, 15), (8, 13), (9, 12), (9, 11), (9, 11), (9, 11)],
    "E02": [(62, 76), (64, 78), (72, 74), (69, 72), (66, 69), (67, 70)],
    "H04": [(90, 94), (86, 94), (84, 94), (82, 93), (80, 93), (80, 93)],
    "I01": [(10, 13), (10, 12), (11, 14), (10, 15), (11, 16), (10, 16)],
    "K01": [(52, 54), (46, 60), (55, 61), (53, 61), (54, 58), (46, 60)],
}
MINUTE = BandRule(name="the three councils that the Board named", model="named", judgement="",
    members=("X01", "X02", "X03"))  # fmt: skip


def members(low, high):
    """Three councils in the range, the middle one between, and one that is not in it."""
    values = (low, (low + high) / 2, high)
    inside = [
        BandMember(code, COUNCILS[code], "named", n + 1, "good", date(2022, 5, 9), value, True,
            "named by officers; good in the report of 9 May 2022")
        for n, (code, value) in enumerate(zip(list(COUNCILS)[:3], values, strict=True))
    ]  # fmt: skip
    out = BandMember("X04", "Southley", "named", 4, "requires improvement", date(2023, 2, 1), high + 9,
        False, "requires improvement in the report of 1 February 2023")  # fmt: skip
    return (*inside, out)


def band(code, edges=None, frozen=False, notes=(), left=()):
    """A measure's band: rolling from March 2020 to March 2025, or frozen at that of March 2020."""
    edges = LOWS_AND_HIGHS[code] if edges is None else edges
    unit = "%" if code not in UNITS and code not in COUNTED else UNITS.get(code, "n")
    points = tuple(
        BandPoint(on, float(low), float(high), members(low, high), date(on.year, 12, 1))
        for on, (low, high) in zip(MARCHES, edges, strict=False)
    )
    if frozen:
        points = tuple(replace(points[0], as_at=each.as_at) for each in points)
    rule = replace(MINUTE, frozen_at=date(2020, 12, 1) if frozen else None)
    return Band(code, unit, rule, points, notes, left)


def bands(frozen=False):
    to_end = Departure(
        "X02", "Norwold", date(2028, 4, 1), "to end", "is to become part of a new council"
    )
    note = "Norwold is to become part of a new council."
    made = {code: band(code, None, frozen, (note,), (to_end,)) for code in LOWS_AND_HIGHS}
    none = BandPoint(MARCHES[-1], None, None, members(0, 1), date(2025, 12, 1),
        "not comparable: Eastfold, Norwold and Westmarch recorded no absences of the kind")  # fmt: skip
    return {**made, "I03": Band("I03", "%", MINUTE, (none,), ("Many councils record none.",))}


def signal(code, place=Place.INSIDE, gap=0, evidence=Evidence.USUAL, as_at=AS_AT, **direction):
    """What a measure tells, by hand."""
    return Signal(
        code, as_at, Position(place, None, gap, date(2025, 3, 31)),
        Direction(evidence, reference=date(2025, 10, 31), **direction), Confidence(),
    )  # fmt: skip


def signals():
    march = date(2026, 3, 31)
    return {
        each.code: each
        for each in (
            signal("A01"),
            signal("A02", Place.ABOVE, 12),
            signal("A04"),
            signal("A05"),
            signal("D08", Place.WORSE, 9, Evidence.REAL_CHANGE, way="more", better=False,
                since=date(2026, 3, 1), change=10),
            signal("D09"),
            signal("E01"),
            signal("E02", Place.BETTER, 12, Evidence.TOO_FEW),
            signal("H04", Place.WORSE, 43, as_at=march),
            signal("I01"),
            signal("K01", as_at=march),
        )
    }  # fmt: skip


def published(code, value, on=date(2025, 3, 31), area="E92000001", name="England", unit=None):
    """A published figure."""
    unit = unit or UNITS.get(code, "%")
    level = Level.NATIONAL if area == "E92000001" else Level.AUTHORITY
    return PublishedFigure(code, area, name, level, on, Cell(float(value)), unit, release="2025",
        known_from=date(on.year, 12, 1), source="DfE")  # fmt: skip


def england():
    shares = {"A02": 67, "D08": 18, "D09": 45, "E01": 10, "E02": 69, "H02": 90, "K01": 54}
    return {
        code: tuple(
            published(code, value - late, on) for late, on in ((1, MARCHES[-2]), (0, MARCHES[-1]))
        )
        for code, value in shares.items()
    }


def material(made=None, *, beside=None, **changes):
    """Everything a pack is built from, protected unless it is the officers' edition.

    `beside` replaces what stands beside the results: bands, frozen, signals, england, published.
    """
    made = results() if made is None else made
    which = edition(**changes)
    given = {
        "bands": bands(),
        "frozen": {code: each for code, each in bands(frozen=True).items() if code != "I03"},
        "signals": signals(),
        "england": england(),
        "published": {"D17": published("D17", 174, area="X99", name="Wessex Vale", unit="n")},
        **(beside or {}),
    }
    return Material(
        edition=which,
        cards=cards(),
        figures=Figures(made if which.officers else suppress_small(made)),
        quality=quality(),
        headlines=shipped_headlines(),
        words=shipped_words(),
        **given,
    )
