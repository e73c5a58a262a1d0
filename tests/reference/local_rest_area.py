"""Slow counts beside figures of the area: B02 to B05, B09, B10; and of needs and families: B06, B08, D13."""

from collections.abc import Callable
from datetime import date

from nearhome.vocabulary.ages import BANDS
from nearhome.vocabulary.codes import groups
from reference.cohorts import Child, Row
from reference.groups import Unit, group
from reference.history import History, in_window, looked_after, starts
from reference.local_rest_words import area_figure, of_stock
from reference.local_words import Units, is_open, of_council

DECILES = tuple(str(number) for number in range(1, 11))


# B03: "starts aged <= 28 days in the window per 1,000 live births (area_figures latest year <= year of d): rate".
def _newborn(days: int) -> Units:
    def units(of: History, d: date) -> list[Unit]:
        found = []
        for unit in starts(of, in_window(d), d):
            if unit.child.dob is not None and 0 <= (unit.on - unit.child.dob).days <= days:
                unit.below = 0
                found.append(unit)
        births = area_figure(of, "live births", None, None, d)
        return [*found, _figure("births", d, births)]

    return units


def _figure(name: str, d: date, number: float | None) -> Unit:
    unit = of_council(name, d)
    unit.top, unit.below = 0, number or 0
    return unit


newborn = _newborn(28)
newborn_week = _newborn(7)


# B04: "share of LA(d) in an ethnic group / share of area_figures ethnic group 0-17 (latest year): breakdown
# ethnicity, value ratio (total 1)".
def disproportion(of: History, d: date) -> list[Unit]:
    children = looked_after(of, d)
    for unit in children:
        unit.below = 0
    codes = {label: code for code, label in groups("ETHNIC").items()}
    numbers = {
        label: area_figure(of, "ethnic group 0-17", None, label, d) or 0 for label in codes if label
    }
    everybody = sum(numbers.values())
    expected = []
    for label, number in numbers.items():
        unit = _figure(f"of {label}", d, len(children) * number / everybody if everybody else 0)
        unit.child.row["ethnicity"] = codes[label]
        expected.append(unit)
    return [*children, *expected]


# B06: "LA(d) with open needs: disability yes %, B06-support, B06-plan (sen)". `ended`: "Until when".
def _has_need(condition: Callable[[Row], bool]) -> Callable[[History, Child, date], bool]:
    return lambda of, child, d: any(
        condition(row) and is_open(row, d, last_day=False) for row in of.rows("needs", child)
    )


disabled = of_stock(_has_need(lambda row: row["disability"] == 1))
sen_support = of_stock(_has_need(lambda row: row["sen"] == "support"))
sen_plan = of_stock(_has_need(lambda row: row["sen"] == "plan"))


# B08: "LA(d) in a sibling_group with another LA(d) child: count; B08-groups".
def _families(of: History, d: date) -> dict[str, list[tuple[Unit, Row]]]:
    found: dict[str, dict[str, tuple[Unit, Row]]] = {}
    for unit in looked_after(of, d):
        for row in of.rows("siblings", unit.child):
            found.setdefault(row["sibling_group"], {})[unit.child.name] = (unit, row)
    return {name: list(each.values()) for name, each in found.items() if len(each) > 1}


def with_siblings(of: History, d: date) -> list[Unit]:
    units = {unit.child.name: unit for each in _families(of, d).values() for unit, _ in each}
    return list(units.values())


def sibling_groups(of: History, d: date) -> list[Unit]:
    return [of_council(name, d) for name in _families(of, d)]


# D13: "sibling groups (2+ LA(d)) with plan_together yes for all: of these, groups whose children all share the
# same placement postcode+provider at d (placement place_post equal and known; else not known counts apart): %".
def _to_be_together(of: History, d: date) -> dict[str, list[Unit]]:
    return {
        name: [unit for unit, _ in each]
        for name, each in _families(of, d).items()
        if all(row["plan_together"] == 1 for _, row in each)
    }


def _homes(units: list[Unit]) -> set[tuple[object, object]]:
    rows = [unit.episode for unit in units if unit.episode is not None]
    return {(row["place_post"], row["place_provider"]) for row in rows}


def together(of: History, d: date) -> list[Unit]:
    found = []
    for name, units in _to_be_together(of, d).items():
        homes = _homes(units)
        unit = of_council(name, d)
        unit.top = 1 if len(homes) == 1 and all(post is not None for post, _ in homes) else 0
        found.append(unit)
    return found


def together_unknown(of: History, d: date) -> list[Unit]:
    return [
        of_council(name, d)
        for name, units in _to_be_together(of, d).items()
        if any(post is None for post, _ in _homes(units))
    ]


def _came(of: History, d: date) -> list[Unit]:
    """Children who came in the twelve months, "each counted once, at the first"."""
    first: dict[str, Unit] = {}
    for unit in sorted(starts(of, in_window(d), d), key=lambda each: each.on):
        first.setdefault(unit.child.name, unit)
    return list(first.values())


def _home_area(of: History, unit: Unit) -> Row | None:
    return next(iter(of.rows("home_areas", unit.child)), None)


# B02-rate, B04-rate, B05-rate: "children of the group" over "area_figures (latest year)" of that group; B01-rate
# the children of A04, by their age on the day they came.
def _beside(kind: str, by: str, whom: Units = looked_after) -> Units:
    def units(of: History, d: date) -> list[Unit]:
        children = whom(of, d)
        for unit in children:
            unit.below = 0
            unit.labels[by] = group(unit, by, of.records)
        figures = []
        for label in _LABELS[by]:
            unit = _figure(f"of {label}", d, area_figure(of, kind, None, label, d))
            unit.labels[by] = label
            figures.append(unit)
        return [*children, *figures]

    return units


_LABELS = {
    "age_band": (*(label for label, _, _ in BANDS), "not known"),
    "ethnicity": (
        *dict.fromkeys(label for label in groups("ETHNIC").values() if label),
        "not known",
    ),
    "sex": ("Male", "Female", "Unknown"),
}
beside_ages = _beside("age band 0-17", "age_band")
came_beside_ages = _beside("age band 0-17", "age_band", lambda of, d: _came(of, d))
beside_ethnic_groups = _beside("ethnic group 0-17", "ethnicity")
beside_sexes = _beside("sex 0-17", "sex")


# B09: "per home locality rate per 10,000 (area_figures children 0-17 by area): breakdown home_locality".
def _by_locality(children: Units) -> Units:
    def units(of: History, d: date) -> list[Unit]:
        found = []
        for unit in children(of, d):
            row = _home_area(of, unit)
            if row is not None and row["locality"] is not None:
                unit.below = 0
                unit.labels["home_locality"] = row["locality"]
                found.append(unit)
        for area in _areas(of):
            unit = _figure(area, d, area_figure(of, "children 0-17", area, None, d))
            unit.labels["home_locality"] = area
            found.append(unit)
        return found

    return units


def _areas(of: History) -> list[str]:
    return sorted({row["area"] for row in of.records["area_figures"] if row["area"] is not None})


by_locality = _by_locality(looked_after)
starts_by_locality = _by_locality(_came)


# B10-rate: "by decile". B10: "rate of decile 1 / rate of decile 10 (area_figures decile 0-17): ratio".
def _in_decile(of: History, children: list[Unit], decile: str) -> list[Unit]:
    return [
        unit
        for unit in children
        if any(str(row["decile"]) == decile for row in of.rows("home_areas", unit.child))
    ]


def _by_decile(children: Units) -> Units:
    def units(of: History, d: date) -> list[Unit]:
        found = []
        everybody = children(of, d)
        for decile in DECILES:
            area = _figure(f"decile {decile}", d, area_figure(of, "decile 0-17", None, decile, d))
            of_decile = _in_decile(of, everybody, decile)
            for unit in (area, *of_decile):
                unit.labels["decile"] = decile
            for unit in of_decile:
                unit.below = 0
            found += [area, *of_decile]
        return found

    return units


by_decile = _by_decile(looked_after)
starts_by_decile = _by_decile(_came)


# B09-expected: "As many as there would be at the council's own rate of each decile": for each decile the
# children in care who come from it over its children in all localities, times the locality's children of it.
def at_deciles_rates(of: History, d: date) -> list[Unit]:
    found = []
    everybody = looked_after(of, d)
    people = {
        (area, decile): area_figure(of, "decile 0-17", area, decile, d) or 0
        for area in _areas(of)
        for decile in DECILES
    }
    expected = dict.fromkeys(_areas(of), 0.0)
    for decile in DECILES:
        of_decile = _in_decile(of, everybody, decile)
        all_of_it = sum(number for (_, its), number in people.items() if its == decile)
        for area in expected:
            if all_of_it:
                expected[area] += people[area, decile] * len(of_decile) / all_of_it
        for unit in of_decile:
            row = _home_area(of, unit)
            assert row is not None
            unit.below = 0
            unit.labels["home_locality"] = row["locality"]
        found += of_decile
    for area, number in expected.items():
        unit = _figure(area, d, number)
        unit.labels["home_locality"] = area
        found.append(unit)
    return found


def deprivation_gradient(of: History, d: date) -> list[Unit]:
    everybody = looked_after(of, d)
    poor = _in_decile(of, everybody, "1")
    rich = len(_in_decile(of, everybody, "10"))
    for unit in poor:
        unit.below = 0
    of_poor = area_figure(of, "decile 0-17", None, "1", d)
    of_rich = area_figure(of, "decile 0-17", None, "10", d)
    expected = rich * of_poor / of_rich if of_poor and of_rich else 0
    return [*poor, _figure("expected", d, expected)]
