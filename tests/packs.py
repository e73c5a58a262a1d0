"""Plain results for the tests of the pack: an invented council, all numbers made here."""

import random
from dataclasses import replace
from datetime import date

from nearhome.disclosure.small import suppress_small
from nearhome.measures.cards import cards
from nearhome.pack.edition import Edition, Material
from nearhome.pack.figures import Figures
from nearhome.pack.headlines import shipped_headlines
from nearhome.pack.words import shipped_words
from nearhome.results.quality import Citation, FileRead, Quality, RepairKind, TableMissing
from nearhome.results.values import PublishedValue, Result, Status
from nearhome.vocabulary.periods import month_ends, months_before

AS_AT = date(2026, 10, 31)
NAMES = {card.code: card.name for card in cards()}
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
    """Every headline measure over five years, and every other measure of the first set once."""
    rng = random.Random(seed)
    sizes = {**SIZES, **(sizes or {})}
    dates = month_ends(AS_AT, 61)
    late = set(dates[len(dates) - unsettled_months :])
    made = []
    for code in NAMES:
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
        reference=months_before(AS_AT, 12),
        snapshot="2026-10-31-1a2b3c4d",
        code_version="0.1.0",
        meeting=date(2026, 11, 24),
        notice="Invented children in an invented county. Yearly totals are close to one real "
        "council's published figures, so that comparisons work.",
    )
    return replace(made, **changes)


def comparators():
    on = date(2025, 3, 31)
    shares = {"A02": 67, "D08": 18, "D09": 45, "E01": 10, "E02": 69, "H02": 90, "K01": 54}
    return {
        code: PublishedValue(
            "E92000001", "England", code, on, value * 1000.0, 100_000.0, float(value),
            UNITS.get(code, "%"), date(2025, 12, 1), "DfE",
        )
        for code, value in shares.items()
    }  # fmt: skip


def material(made=None, **changes):
    """Everything a pack is built from, protected unless it is the officers' edition."""
    made = results() if made is None else made
    which = edition(**changes)
    return Material(
        edition=which,
        cards=cards(),
        figures=Figures(made if which.officers else suppress_small(made)),
        quality=quality(),
        comparators=comparators(),
        headlines=shipped_headlines(),
        words=shipped_words(),
    )
