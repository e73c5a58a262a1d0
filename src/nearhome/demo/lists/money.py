"""What homes cost: each child's weekly price, the price list, budgets, travel."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import exp, log

from nearhome.demo.chance import Chance
from nearhome.demo.lists.living import Living, homes
from nearhome.demo.lists.sheet import Row, Sheet
from nearhome.demo.plan import Child
from nearhome.demo.rows import ident
from nearhome.vocabulary.periods import collection_year, year_start
from nearhome.vocabulary.shipped import shipped_rows

_SECTORS = {
    "PR1": "own",
    "PR2": "other council",
    "PR3": "health",
    "PR4": "private",
    "PR5": "voluntary",
}
_KINDS = {
    **dict.fromkeys(("U4", "U5", "U6"), "fostering"),
    **dict.fromkeys(("U1", "U2", "U3"), "kinship"),
    **dict.fromkeys(("K2", "R1", "S1"), "children's home"),
    **dict.fromkeys(("H5", "P2", "K3"), "supported"),
    "K1": "secure",
    "R2": "children's home",
    "R3": "children's home",
    "Z1": "irregular",
}
"""Kinds of price; what is not among them costs nothing here (with parents, adoptive families, custody)."""


@dataclass(frozen=True, slots=True)
class Price:
    """Pounds a week in the financial year 2025-26: the middle, and the spread of its logarithm."""

    middle: float
    spread: float
    rise: float


def _price(kind: str, sector: str) -> Price:
    for row in shipped_rows(__package__, "prices.csv"):
        if row["kind"] == kind and row["sector"] in (sector, "any"):
            return Price(float(row["weekly"]), float(row["spread"]), float(row["rise"]))
    raise KeyError(f"prices.csv has no price of {kind}, {sector}")


def prices(child: Child, sheet: Sheet) -> Iterator[Row]:
    """The price of each home, a row a financial year."""
    chance = sheet.chance(70, child)
    for home in homes(child):
        kind = _KINDS.get(home.place)
        if kind is None or (home.end is not None and home.end <= sheet.first):
            continue
        draw = chance.normal()
        for start, end in _years(home, sheet):
            yield _row(child, home, kind, draw, start, end, chance)


def _years(home: Living, sheet: Sheet) -> Iterator[tuple[date, date | None]]:
    """A home's time in parts of financial years, those covered only."""
    start = max(home.start, sheet.first)
    while start <= sheet.last and (home.end is None or start < home.end):
        turn = year_start(collection_year(start) + 1)
        end = turn if home.end is None or turn < home.end else home.end
        yield start, (end if end <= sheet.last else None)
        start = turn


def _row(
    child: Child,
    home: Living,
    kind: str,
    draw: float,
    start: date,
    end: date | None,
    chance: Chance,
) -> Row:
    sector = _SECTORS.get(home.provider, "other")
    price = _price(kind, sector)
    far = 1.08 if home.is_far else 1.0
    risen = (1 + price.rise) ** (collection_year(start) - 2026)
    weekly = exp(log(price.middle) + price.spread * draw) * far * risen
    shared = kind == "children's home" and chance.yes(0.18)
    return {
        "child": ident(child, start),
        "started": start.isoformat(),
        "ended": end.isoformat() if end else "",
        "weekly": f"{weekly:.0f}",
        "sector": sector,
        "contribution": f"{weekly * 0.25:.0f}" if shared else "0",
    }


def price_list(sheet: Sheet) -> Iterator[Row]:
    """The council's prices of this financial year and the last."""
    classes = {
        "fostering": {"own": "in-house fostering", "private": "agency fostering"},
        "kinship": {"own": "kinship fostering"},
        "children's home": {"own": "children's home", "private": "children's home"},
        "supported": {"private": "supported accommodation"},
        "secure": {"other council": "secure home"},
    }
    for year in (collection_year(sheet.last) - 1, collection_year(sheet.last)):
        for kind, sectors in classes.items():
            for sector, name in sectors.items():
                price = _price(kind, sector)
                yield {
                    "class": name, "sector": sector, "price_year": _financial(year),
                    "weekly": f"{price.middle * (1 + price.rise) ** (year - 2026):.0f}",
                    "source": "Invented price list",
                }  # fmt: skip


def budgets(sheet: Sheet) -> Iterator[Row]:
    """Budgets, spending and forecasts at each quarter's end."""
    chance = sheet.chance(71)
    sizes = {
        "homes for children in care": 41_000_000,
        "children in care": 57_000_000,
        "children's services": 98_000_000,
    }
    for year in range(collection_year(sheet.first), collection_year(sheet.last) + 1):
        for line, size in sizes.items():
            budget = size * 1.07 ** (year - 2026)
            over = 0.03 + 0.02 * chance.normal()
            for quarter, on in enumerate(_quarters(year), start=1):
                if sheet.holds(on):
                    forecast = budget * (1 + over + 0.01 * chance.normal())
                    yield {
                        "financial_year": _financial(year), "line": line, "as_at": on.isoformat(),
                        "budget": f"{budget:.0f}", "spent": f"{forecast * quarter / 4:.0f}",
                        "forecast": f"{forecast:.0f}",
                    }  # fmt: skip


def _quarters(year: int) -> tuple[date, date, date, date]:
    return date(year - 1, 6, 30), date(year - 1, 9, 30), date(year - 1, 12, 31), date(year, 3, 31)


def _financial(year: int) -> str:
    return f"{year - 1}-{year % 100:02d}"


def travel_rates(sheet: Sheet) -> Iterator[Row]:
    """What a mile and an hour of a social worker's travel cost."""
    yield {"kind": "mile", "from": sheet.first.isoformat(), "pounds": "0.45"}
    yield {"kind": "hour", "from": sheet.first.isoformat(), "pounds": "34"}


def benefits(sheet: Sheet) -> Iterator[Row]:
    """What earlier decisions were to save, and what they do."""
    year = sheet.last.year
    yield {
        "decision": "A second home for children of our own", "due_on": f"{year - 1}-03-31",
        "forecast": "420000", "realised": "265000",
    }  # fmt: skip
    yield {
        "decision": "More help for families before care", "due_on": f"{year}-03-31",
        "forecast": "310000", "realised": "335000",
    }  # fmt: skip
