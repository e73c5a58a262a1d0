"""The published figures of the areas the demonstration is compared with, and national distributions."""

from collections.abc import Iterator
from pathlib import Path

from build_published_inspections import neighbours
from build_published_selection import (
    LAIT_RELEASE,
    Figure,
    Held,
    Key,
    every_figure,
    lait_day,
    lait_value,
    latest,
    number,
    selectors,
)
from build_published_sources import ENGLAND, area_today, lait, plain, read
from build_published_years import authority_years

from nearhome.vocabulary import areas

FIGURE_COLUMNS = (
    "code",
    "breakdown",
    "group",
    "area",
    "as_at",
    "release",
    "numerator",
    "denominator",
    "value",
    "source",
)
DEMONSTRATION = ("E06000059", "E10000009")
"""Dorset, for which the demonstration authority stands in, and the county before it."""
REGION = "E12000009"
SINCE = "2011"
AUTHORITIES = ("E06", "E08", "E09", "E10")

QUARTILE_COLUMNS = (
    "code",
    "as_at",
    "known",
    "none",
    "hidden",
    "lowest",
    "first_quarter",
    "middle",
    "third_quarter",
    "highest",
    "release",
    "fault",
    "source",
)
FEWEST = 3
ALL_EQUAL = "every area has the same value: the file is at fault"


def areas_shipped(published: Path) -> set[str]:
    """Dorset, its neighbours in every model, its region and England."""
    near = {row[5] for row in neighbours(published) if row[2] in DEMONSTRATION}
    return {*DEMONSTRATION, *near, REGION, ENGLAND}


def figures(published: Path) -> dict[str, list[tuple]]:
    """The rows of each figures table, by its name: totals and groups of each theme apart.

    The theme is the letter of a code; what a command needs of one theme, it can load alone.
    """
    wanted, existed = areas_shipped(published), existing(published)
    tables: dict[str, list[tuple]] = {}
    for key, releases in sorted(held(published).items()):
        if key[3] in wanted and key[4] >= SINCE and is_there(key, existed):
            name = f"figures_{key[0][0].lower()}{'_by' if key[1] else ''}.csv"
            tables.setdefault(name, []).extend(rows_of(key, releases))
    return tables


def held(published: Path) -> Held:
    """Every selected figure, with the homes that Ofsted lists."""
    return {**every_figure(published), **homes(published)}


def existing(published: Path) -> set[tuple[str, str]]:
    """Each authority and year in which it existed."""
    return {(row[0], str(row[2])) for row in authority_years(published)}


def is_there(key: Key, existed: set[tuple[str, str]]) -> bool:
    """Whether the area of a figure existed at the time: old and new Dorset never both."""
    return not key[3].startswith(AUTHORITIES) or (key[3], key[4][:4]) in existed


def rows_of(key: Key, releases: dict[str, Figure]) -> Iterator[tuple]:
    """The row of the latest release; before it, of the numbers, older ones that differ from the next."""
    newest, figure = latest(releases)
    kept = [(newest, figure)]
    for release, older in sorted(releases.items(), reverse=True)[1:]:
        if older.source == "numbers" and cells(older) != cells(kept[0][1]):
            kept.insert(0, (release, older))
    for release, each in kept:
        yield (*key, release, *cells(each), each.source)


def cells(figure: Figure) -> tuple[str, str, str]:
    """Numerator, denominator and value as published."""
    return (
        symbol(figure.numerator),
        symbol(figure.text("denominator")),
        symbol(figure.value),
    )


def symbol(text: str) -> str:
    """A cell with the symbol of today's file standard: `low` is `k`."""
    return "k" if text == "low" else text


HOMES = "ofsted/childrens_social_care_providers_by_la_2019_2025.csv.gz"
HOME = "Children's home"
ALIASES = {
    "St Helens": "St. Helens",
    "Southend on Sea": "Southend-on-Sea",
    "Durham": "County Durham",
    "Kingston upon Hull": "Kingston upon Hull, City of",
    "Herefordshire": "Herefordshire, County of",
    "Bristol": "Bristol, City of",
}
"""Ofsted's name and ours."""
HOMES_RELEASE = "2025"


def homes(published: Path) -> Held:
    """Children's homes in an area at 31 March: homes, places, and those good or outstanding.

    The list names authorities; at 31 March 2019 its Dorset is the county, since Bournemouth and Poole
    stand beside it.
    """
    sums: dict[tuple[str, str], list[float]] = {}
    named = names()
    for row in read(published / HOMES):
        area = named.get(row["la_name"].replace("&", "and"))
        if row["provision_type"] == HOME and area:
            county = area == "E06000059" and row["as_at"] < "2019-04-01"
            found = sums.setdefault(("E10000009" if county else area, row["as_at"]), [0, 0, 0, 0])
            for place, column in enumerate(
                ("providers", "places", "good_or_outstanding", "graded")
            ):
                found[place] += number(row[column]) or 0
    held: Held = {}
    for (area, day), (count, places, good, graded) in sums.items():
        found_parts = {
            ("O06-homes", "n", 0): {"value": [plain(str(count))]},
            ("O06", "n", 0): {"value": [plain(str(places))]},
            ("D16", "%", 0): {
                "numerator": [plain(str(good))],
                "denominator": [plain(str(graded))],
            },
        }
        for (code, unit, decimals), parts in found_parts.items():
            held[code, "", "", area, day] = {
                HOMES_RELEASE: Figure(unit, decimals, "homes", dict(parts))
            }
    return held


def names() -> dict[str, str]:
    """The codes of the authorities of today by the names that Ofsted's list gives them."""
    found = {each.name: code for code, each in areas.current_authorities().items()}
    for code in ("E10000006", "E10000021"):
        found[areas.upper_tier()[code].name] = code
    aliases = {ours: found[theirs] for ours, theirs in ALIASES.items()}
    return {**found, **aliases, "Bournemouth": "E06000028", "Poole": "E06000029"}


def quartiles(published: Path) -> list[tuple]:
    """How each measure's values lie across all authorities at each day held."""
    existed = existing(published)
    found: dict[tuple[str, str], list[tuple[str, Figure]]] = {}
    for key, releases in held(published).items():
        code, breakdown, _, area, day = key
        of_authority = area.startswith(AUTHORITIES) and area == area_today(area)
        if not breakdown and day >= SINCE and of_authority and is_there(key, existed):
            found.setdefault((code, day), []).append(latest(releases))
    rows = [distribution(code, day, each) for (code, day), each in sorted(found.items())]
    return [row for row in rows if row is not None] + faulty(published)


def distribution(code: str, day: str, held: list[tuple[str, Figure]]) -> tuple | None:
    """One row; None where no authority has a number."""
    values = [figure.unrounded for _, figure in held if number(figure.value) is not None]
    known = sorted(each for each in values if each is not None)
    if not known:
        return None
    hidden = sum(figure.value in ("c", "x", "u", "-", "k", "low") for _, figure in held)
    release, newest = max(held, key=lambda each: each[0])
    none = sum(each == 0 for each in known)
    equal = len(known) > FEWEST and known[0] == known[-1] and known[0] != 0
    shown = len(known) >= FEWEST and not equal
    edges = [short(quantile(known, part)) if shown else "" for part in (0, 0.25, 0.5, 0.75, 1)]
    fault = ALL_EQUAL if equal else ""
    return (code, day, len(known), none, hidden, *edges, release, fault, newest.source)


def quantile(values: list[float], part: float) -> float:
    """The quantile of sorted values by linear interpolation between neighbours.

    Hyndman and Fan's type 7, the default of R, in which LAIT's quartile bands are made, and of numpy.
    """
    place = part * (len(values) - 1)
    below = int(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (values[above] - values[below]) * (place - below)


def short(value: float) -> str:
    """A value with at most four decimals."""
    return plain(str(value))


def faulty(published: Path) -> list[tuple]:
    """The years of LAIT's in which every authority has one value, beside the sound ones of the DfE's."""
    rows = []
    for (_, _, measure), lines in selectors()["lait"].items():
        by_year: dict[str, list[float]] = {}
        for (area, period), value in lait(published, measure).items():
            if area.startswith(AUTHORITIES) and (known := number(value)) is not None:
                by_year.setdefault(period, []).append(known)
        for period, known in sorted(by_year.items()):
            if len(known) > FEWEST and min(known) == max(known) and min(known) != 0:
                code, day = lines[0]["code"], lait_day(period, measure)
                level = lait_value(str(known[0]), 4)
                edges = (len(known), 0, 0, *[""] * 5, LAIT_RELEASE)
                rows.append((code, day, *edges, f"{ALL_EQUAL} ({measure}, {level})", "lait"))
    return rows
