"""Slow counts of where children live and how long they stay: D and E.

Each function gives the units of a measure at d; docs/explanation/counting-rules.md states every rule.
"""

from collections.abc import Callable, Iterable
from datetime import date

from nearhome.vocabulary.codes import groups
from nearhome.vocabulary.periods import months_before
from reference.cohorts import (
    SHORT_BREAKS,
    Child,
    Period,
    Row,
    Stay,
    episode_on,
    is_temporary,
    placement_records,
    placements,
    placements_with_adoption_by_carers,
    same_carer_stays,
    usual_episode,
)
from reference.groups import NOT_KNOWN, Unit, group
from reference.history import History, in_month, in_window, looked_after

MAINSTREAM = ("U4", "U5", "U6")
KINSHIP = ("U1", "U2", "U3")
SUPPORTED = ("K3", "H5")


def _episode(unit: Unit) -> Row:
    assert unit.episode is not None
    return unit.episode


def _usual(unit: Unit) -> Row | None:
    assert unit.spell is not None
    return usual_episode(unit.spell.period, _episode(unit))


def _share(
    top: Callable[[Unit], bool], below: Callable[[Unit], bool] = lambda unit: True
) -> Callable[[History, date], list[Unit]]:
    """The children looked after at d for whom `below` holds; in the numerator when `top` holds too."""

    def units(of: History, d: date) -> list[Unit]:
        found = [unit for unit in looked_after(of, d) if below(unit)]
        for unit in found:
            unit.top = 1 if top(unit) else 0
        return found

    return units


def _who(condition: Callable[[Unit], bool]) -> Callable[[History, date], list[Unit]]:
    """The children looked after at d for whom `condition` holds."""
    return lambda of, d: [unit for unit in looked_after(of, d) if condition(unit)]


def _in(*codes: str) -> Callable[[Unit], bool]:
    return lambda unit: _episode(unit)["place"] in codes


def _aged(unit: Unit, youngest: int, oldest: int) -> bool:
    age = unit.child.age(unit.on)
    return age is not None and youngest <= age <= oldest


# D02: "Fostering + kinship + placed with parents + placed for adoption".
def _in_a_family(unit: Unit) -> bool:
    place = _episode(unit)["place"]
    return groups("PLACE").get(place) in ("foster", "placed for adoption", "with parents")


living_in_a_family = _share(_in_a_family)

# D03: "Own-provision mainstream foster placements (U4-U6, PR1) / all mainstream foster placements; kinship
# beside, not inside".
in_house = _share(lambda unit: _episode(unit)["place_provider"] == "PR1", _in(*MAINSTREAM))
in_house_kinship = _share(lambda unit: _episode(unit)["place_provider"] == "PR1", _in(*KINSHIP))

# D04: "Share of children with relatives/friends carers".
kinship = _share(_in(*KINSHIP))

# D05: "Secure and children's homes K1+K2 as the DfE group; K2 alone shown locally; under 12".
residential = _share(_in("K1", "K2"))
residential_k2 = _share(_in("K2"))
residential_under_12 = _who(lambda unit: _in("K1", "K2")(unit) and _aged(unit, 0, 11))

# D06: "as share of all children in care (published) and of those aged 16+ (local): both, named".
supported = _share(_in(*SUPPORTED))
supported_16plus = _share(_in(*SUPPORTED), lambda unit: _aged(unit, 16, 17))


# D08: "strictly more than 20.0 miles from home address at entry to this period of care and outside the LA
# boundary / all children in care, distance unknown included".
def _is_far(unit: Unit) -> bool:
    usual = _usual(unit)
    return usual is not None and usual["distance"] is not None and usual["distance"] > 20.0


def _is_outside(unit: Unit) -> bool:
    usual = _usual(unit)
    return usual is not None and usual["location"] == "OUT"


def _is_20_miles_beyond(unit: Unit) -> bool:
    # "D08-boundary: home at least 20 miles beyond the nearest point of the boundary".
    usual = _usual(unit)
    miles = None if usual is None else usual["beyond_boundary"]
    return miles is not None and miles >= 20.0


far_and_outside = _share(lambda unit: _is_far(unit) and _is_outside(unit))
far_anywhere = _share(_is_far)
far_beyond_boundary = _share(_is_20_miles_beyond)


# Where the distance comes from. D08-computed: "always ours"; D08-supplied: "never ours".
def _far_and_outside_by(distance: str, location: str) -> Callable[[Unit], bool]:
    def holds(unit: Unit) -> bool:
        usual = _usual(unit)
        if usual is None or usual[distance] is None:
            return False
        return usual[distance] > 20.0 and usual[location] == "OUT"

    return holds


far_and_outside_computed = _share(_far_and_outside_by("calculated_distance", "calculated_location"))
far_and_outside_supplied = _share(_far_and_outside_by("supplied_distance", "supplied_location"))

# D09: "CLA placed outside boundary".
outside = _share(_is_outside)


# D10: "Median, quartiles; bands 0-5, 5-10, 10-20, 20-50, 50-100, 100+".
def distances(of: History, d: date) -> list[Unit]:
    units = looked_after(of, d)
    for unit in units:
        usual = _usual(unit)
        unit.number = usual["distance"] if usual else None
        unit.top = 0 if unit.number is None else 1
        unit.label = group(unit, "distance", of.records)
    return units


def stay_on(stays: list[Stay], episode: Row) -> Stay | None:
    """The stay an episode is part of, if it is part of any."""
    for stay in stays:
        if any(each is episode for each in stay.episodes):
            return stay
    return None


# D12: "D08 children with current placement >=2 years".
def settled_and_far(of: History, d: date) -> list[Unit]:
    units = [unit for unit in looked_after(of, d) if _is_far(unit) and _is_outside(unit)]
    for unit in units:
        assert unit.spell is not None
        stay = stay_on(same_carer_stays(unit.spell.period), _episode(unit))
        unit.top = 1 if stay is not None and stay.started <= months_before(d, 24) else 0
    return units


# D14: "Children on care orders living with parents".
with_parents_on_order = _who(
    lambda unit: _in("P1")(unit) and _episode(unit)["legal_status"] in ("C1", "C2")
)
with_parents = _who(_in("P1"))

# D15: "903: K1 now".
secure = _who(_in("K1"))


# E01: LAIT dictionary: "All placements of 24 hours or more of children that were looked after on 31 March
# during the previous year are counted. Figures exclude children looked after under a series of short-term
# placements." board_indicators: "the one open on its first day included".
def three_or_more_placements(of: History, d: date) -> list[Unit]:
    return _three_or_more(of, d, placements_with_adoption_by_carers)


# E01-records: "the common wrong reading ...: as E01, but the reasons T and U start a placement too".
def three_or_more_records(of: History, d: date) -> list[Unit]:
    return _three_or_more(of, d, placement_records)


def _three_or_more(of: History, d: date, parted: Callable[[Period], Iterable[Stay]]) -> list[Unit]:
    units = looked_after(of, d)
    for unit in units:
        unit.top = 1 if _placements_in_window(unit.child, d, parted) >= 3 else 0
    return units


def _placements_in_window(child: Child, d: date, parted: Callable[[Period], Iterable[Stay]]) -> int:
    count = 0
    for period in child.periods:
        for placement in parted(period):
            nights = Stay([e for e in placement.episodes if e["legal_status"] not in SHORT_BREAKS])
            if not nights.episodes or not nights.lasts_a_night():
                continue
            # "start ≤ d, and no end or end > w0"
            if nights.started <= d and (nights.ended is None or nights.ended > in_window(d)):
                count += 1
    return count


# E02: DfE data guidance 2023: "Figures for children looked after continuously for at least 2.5 years, aged
# under 16, include only children living with the same carer for at least two years or if they have been
# placed for adoption, their adoptive placement and their previous placement combined last for at least two
# years." "exclude children who started a period of care under an agreed series of short-term placements
# which later became continuous". "in care for at least 2.5 years if their period of care start date was on
# or before the 30 September of the relevant year and b. with the same carer for at least 2 years if their
# episode start date for the relevant placement was on or before the 31 March of the relevant year."
def same_carer_two_years(of: History, d: date) -> list[Unit]:
    units = []
    for unit in looked_after(of, d):
        assert unit.spell is not None
        period = unit.spell.period
        if not _aged(unit, 0, 15) or period.started > months_before(d, 30):
            continue
        if period.episodes[0]["legal_status"] in SHORT_BREAKS:
            continue
        unit.top = 1 if _same_carer_since(unit, months_before(d, 24)) else 0
        units.append(unit)
    return units


def _same_carer_since(unit: Unit, day: date) -> bool:
    assert unit.spell is not None
    stays = same_carer_stays(unit.spell.period)
    stay = stay_on(stays, _episode(unit))
    if stay is None:
        return False
    if stay.started <= day:
        return True
    usual = _usual(unit)
    # "in A3 and A5 the stay is already both"
    if usual is None or usual["place"] not in ("A4", "A6"):
        return False
    before = [each for each in stays if each.started < stay.started and each.lasts_a_night()]
    return bool(before) and before[-1].started <= day


# E03: "planned (CARPL, CLOSE, PLACE), not planned (CREQB, CREQO, CHILD, LAREQ), protective (ALLEG, STAND,
# APPRR), custody (CUSTOD) / all moves".
def moves(of: History, d: date) -> list[Unit]:
    return _moves_since(of, in_window(d), d)


# E03-month: "moves in the month, whatever the reason".
def moves_of_month(of: History, d: date) -> list[Unit]:
    units = _moves_since(of, in_month(d), d)
    for unit in units:
        unit.top = 1
    return units


def _moves_since(of: History, first: date, d: date) -> list[Unit]:
    units = []
    for child in of.everybody:
        for period in child.periods:
            counting = [each for each in placements(period) if each.lasts_a_night()]
            for placement in counting[1:]:
                spell = child.spell_on(placement.started)
                if spell is None or not first <= placement.started <= d:
                    continue
                label = _move_reason(period.episodes, placement)
                unit = Unit(child, placement.started, spell, episode_on(spell, placement.started))
                unit.label = label
                unit.top = 1 if label == "not planned" else 0
                units.append(unit)
    return units


def _move_reason(episodes: list[Row], placement: Stay) -> str:
    before = [
        each for each in episodes[: episodes.index(placement.episodes[0])] if not is_temporary(each)
    ]
    return groups("REASON_PLACE_CHANGE").get(before[-1]["reason_place_change"], NOT_KNOWN)


# E05: national_indicators sw_3plus: "CLA 31 March with >=3 unique social workers 1 Apr-31 Mar (incl. time
# before care)".
def three_or_more_workers(of: History, d: date) -> list[Unit]:
    units = looked_after(of, d)
    for unit in units:
        workers = {
            row["worker"]
            for row in of.rows("social_workers", unit.child)
            if row["worker"] is not None
            and row["started"] <= d
            and (row["ended"] is None or row["ended"] >= in_window(d))
        }
        unit.top = 1 if len(workers) >= 3 else 0
    return units
