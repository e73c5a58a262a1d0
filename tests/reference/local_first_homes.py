"""Slow counts of money and homes: N02 to N04 from `prices`, O01 to O06 from `carers`, `homes`, `home_areas`."""

from collections.abc import Callable
from datetime import date

from nearhome.vocabulary.periods import months_before
from reference.cohorts import Row
from reference.groups import NOT_KNOWN, Unit
from reference.history import History, in_window, looked_after
from reference.local_words import Units, is_open, known, of_council

COSTS_MOST = 7_000
"""Pounds a week."""


# N02: "LA(d) with open price at d: mean weekly (value), numerator sum, denominator children". `ended` is "the
# first day on which it no longer holds".
def _priced(of: History, d: date) -> list[tuple[Unit, Row | None]]:
    found = []
    for unit in looked_after(of, d):
        rows = [
            row
            for row in of.rows("prices", unit.child)
            if is_open(row, d, last_day=False) and row["weekly"] is not None
        ]
        found.append((unit, max(rows, key=lambda row: row["started"]) if rows else None))
    return found


def _pounds(top: Callable[[Row], float], below: Callable[[Row], float]) -> Units:
    def units(of: History, d: date) -> list[Unit]:
        found = []
        for unit, row in _priced(of, d):
            if row is not None:
                unit.top, unit.below = top(row), below(row)
                found.append(unit)
        return found

    return units


def _weekly(row: Row) -> float:
    weekly: float = row["weekly"]
    return weekly


def _costs_most(row: Row) -> bool:
    return _weekly(row) >= COSTS_MOST


weekly_price = _pounds(_weekly, lambda row: 1)
# N03: "LA(d) with weekly >= 7000 (...) count; N03-spend: sum of weekly of those".
costs_most = _pounds(lambda row: 1 if _costs_most(row) else 0, lambda row: 0)
spend_on_those = _pounds(lambda row: _weekly(row) if _costs_most(row) else 0, lambda row: 0)
# N04: "share of all weekly spend at d paid to sectors private, voluntary".
outside_share = _pounds(
    lambda row: _weekly(row) if row["sector"] in ("private", "voluntary") else 0, _weekly
)


# "N02-unpriced: LA(d) without an open price (count)."
def unpriced(of: History, d: date) -> list[Unit]:
    return [unit for unit, row in _priced(of, d) if row is None]


# O01: "households: fostering (kind fostering) approved and open at d: count". "open at d: started <= d and (ended
# empty or ended > d)": `ended_on` is the day approval ended.
def _approved(of: History, d: date, kind: str) -> list[Row]:
    return [
        row
        for row in of.records["carers"]
        if row["kind"] == kind
        and known(row["approved_on"], d) is not None
        and known(row["ended_on"], d) is None
    ]


def _household(row: Row, d: date, top: float = 1) -> Unit:
    unit = of_council(row["household"], d)
    unit.top = top
    unit.labels["carer_locality"] = row["locality"] or NOT_KNOWN
    return unit


def _households(kind: str, top: Callable[[Row], float] = lambda row: 1) -> Units:
    return lambda of, d: [_household(row, d, top(row)) for row in _approved(of, d, kind)]


fostering_households = _households("fostering")
kinship_households = _households("kinship")
adopter_households = _households("adopter")
# "O01-places sum places; O01-filled; O01-vacant = places - filled - unavailable".
fostering_places = _households("fostering", lambda row: row["places"] or 0)
filled_places = _households("fostering", lambda row: row["filled"] or 0)
vacant_places = _households(
    "fostering",
    lambda row: (row["places"] or 0) - (row["filled"] or 0) - (row["unavailable"] or 0),
)


# O02: "approved in window - ended in window (approved ones)".
def _between(of: History, d: date, column: str, first: date) -> list[Row]:
    return [
        row
        for row in of.records["carers"]
        if row["kind"] == "fostering" and row[column] is not None and first <= row[column] <= d
    ]


def carers_in(of: History, d: date) -> list[Unit]:
    return [_household(row, d) for row in _between(of, d, "approved_on", in_window(d))]


def carers_out(of: History, d: date) -> list[Unit]:
    rows = _between(of, d, "ended_on", in_window(d))
    return [_household(row, d) for row in rows if known(row["approved_on"], d) is not None]


def carers_net(of: History, d: date) -> list[Unit]:
    left = carers_out(of, d)
    for unit in left:
        unit.top = -1
    return [*carers_in(of, d), *left]


# O03: "enquiries of the window before (12 months ending 12 months before d) later approved by d / enquiries".
def enquiries_approved(of: History, d: date) -> list[Unit]:
    last = months_before(d, 12)
    rows = _between(of, last, "enquired_on", in_window(last))
    return [
        _household(row, d, 1 if known(row["approved_on"], d) is not None else 0) for row in rows
    ]


# "O03-days: median days enquired to approved of those approved in the window".
def days_to_approval(of: History, d: date) -> list[Unit]:
    found = []
    for row in _between(of, d, "approved_on", in_window(d)):
        unit = _household(row, d, 0)
        if row["enquired_on"] is not None:
            unit.top, unit.number = 1, (row["approved_on"] - row["enquired_on"]).days
        found.append(unit)
    return found


# O04: "children LA(d) aged any with home_areas locality less fostering places open in that locality: count, may
# be negative; ... true zeros".
def carer_gap(of: History, d: date) -> list[Unit]:
    found = []
    for unit in looked_after(of, d):
        for row in of.rows("home_areas", unit.child):
            if row["locality"] is not None:
                unit.labels["home_locality"] = row["locality"]
                found.append(unit)
    for row in _approved(of, d, "fostering"):
        if row["locality"] is not None:
            unit = _household(row, d, -(row["places"] or 0))
            unit.labels["home_locality"] = row["locality"]
            found.append(unit)
    return found


# O06: "homes kind children's home, inside yes, registered at d: sum beds (total); O06-ours used_by_us;
# O06-others used_by_others; by operator, grade".
def _beds(column: str) -> Units:
    def units(of: History, d: date) -> list[Unit]:
        found = []
        for row in of.records["homes"]:
            if row["kind"] == "children's home" and row["inside"] == 1 and is_registered(row, d):
                unit = of_council(row["urn"], d)
                unit.top = row[column] or 0
                judged = known(row["graded_on"], d) or row["graded_on"] is None
                unit.labels["operator"] = row["operator"] or NOT_KNOWN
                unit.labels["grade"] = (row["grade"] if judged else None) or NOT_KNOWN
                found.append(unit)
        return found

    return units


def is_registered(row: Row, d: date) -> bool:
    """Registered on a day: "empty if it is not" registered, "the day registration ended"."""
    return known(row["registered_from"], d) is not None and known(row["registered_to"], d) is None


beds = _beds("beds")
beds_ours = _beds("used_by_us")
beds_others = _beds("used_by_others")
