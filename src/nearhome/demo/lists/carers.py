"""Foster carers, kinship carers and adopters: from the first question to the end of approval."""

from collections.abc import Iterator
from datetime import date, timedelta

from nearhome.demo.chance import Chance
from nearhome.demo.lists.localities import weights
from nearhome.demo.lists.sheet import DAY, Row, Sheet
from nearhome.vocabulary.periods import year_end, year_start

_YEARS_BEFORE = 9
"""For how many years before the first day households were approved that may be there still."""
_ENQUIRIES = {"fostering": 96, "kinship": 34, "adopter": 40, "supported lodgings": 9}
"""Households that ask in a year."""
_APPROVED = {"fostering": 0.17, "kinship": 0.62, "adopter": 0.34, "supported lodgings": 0.5}
_LASTING = {"fostering": 2900, "kinship": 1500, "adopter": 700, "supported lodgings": 1800}
"""Days that approval lasts, middle."""
_SOURCES = {"word of mouth": 34, "website": 30, "event": 12, "advertisement": 24}
_ENDED = {"resigned": 78, "moved to agency": 12, "deregistered": 6, "other": 4}


def carers(sheet: Sheet) -> Iterator[Row]:
    """Every household that asked, approved or not."""
    number = 0
    first, scale = sheet.first.year - _YEARS_BEFORE, sheet.scaled(1)
    for place, (kind, asked) in enumerate(_ENQUIRIES.items()):
        for year in range(first, sheet.last.year + 1):
            chance = sheet.chance(80 + place * 40 + year - first)
            # There were more to ask once than there are now.
            for _ in range(chance.poisson(scale * asked * 1.02 ** (sheet.last.year - year))):
                number += 1
                yield from _household(sheet, chance, kind, year, number)


def _household(sheet: Sheet, chance: Chance, kind: str, year: int, number: int) -> Iterator[Row]:
    asked = chance.day(year_start(year), year_end(year))
    locality = chance.pick(weights("adopters" if kind == "adopter" else "carers"))
    applied = asked + timedelta(days=chance.whole(20, 90))
    approved = applied + timedelta(days=chance.whole(110, 260))
    is_approved = chance.yes(_APPROVED[kind])
    lasts = timedelta(days=round(_LASTING[kind] * (0.25 + 1.5 * chance.share())))
    end = approved + lasts if is_approved else applied + timedelta(days=chance.whole(5, 120))
    source, reason = chance.pick(_SOURCES), chance.pick(_ENDED)
    places = chance.whole(1, 3)
    filled = min(places, chance.whole(0, 3))
    away = chance.whole(0, places - filled) if chance.yes(0.3) else 0
    if asked > sheet.last or end < sheet.first - 730 * DAY:
        return
    open_now = is_approved and approved <= sheet.last < end
    yield {
        "household": f"H{number:05d}",
        "kind": kind,
        "enquired_on": asked.isoformat(),
        "applied_on": sheet.known(applied) if is_approved or chance.yes(0.4) else "",
        "approved_on": sheet.known(approved) if is_approved else "",
        "ended_on": sheet.known(end),
        "end_reason": _why(kind, is_approved, reason) if end <= sheet.last else "",
        "places": str(places) if open_now and kind != "adopter" else "",
        "filled": str(filled) if open_now and kind != "adopter" else "",
        "unavailable": str(away) if open_now and kind != "adopter" else "",
        "locality": locality,
        "agency": "regional" if kind == "adopter" else "own",
        "source": source,
    }


def _why(kind: str, is_approved: bool, reason: str) -> str:
    if not is_approved:
        return "withdrew" if reason != "other" else "not approved"
    return "adopted" if kind == "adopter" else reason


def approved_at(rows: list[Row], on: date) -> int:
    """Fostering households approved on a day."""
    day = on.isoformat()
    return sum(
        row["kind"] == "fostering" and "" < row["approved_on"] <= day < (row["ended_on"] or "9")
        for row in rows
    )
