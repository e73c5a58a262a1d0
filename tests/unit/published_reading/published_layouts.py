"""Small made-up files in the layouts of the DfE's releases of 2022 to 2025, and how to read them."""

import csv
import io

from nearhome.published.reading.merge import Part, merged
from nearhome.published.reading.reading import read
from nearhome.published.reading.table import from_csv
from nearhome.vocabulary.areas import current_authorities

BASE = (
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name",
    "region_code", "region_name", "old_la_code", "la_name", "new_la_code",
)  # fmt: skip
ENGLAND = ("National", "", "", "", "", "")
DORSET = ("Local authority", "E12000009", "South West", "838", "Dorset", "E06000059")
OLD_DORSET = ("Local authority", "E12000009", "South West", "835", "Dorset", "E10000009")
HULL = ("Local authority", "E12000003", "Yorkshire and The Humber", "810", "Kingston upon Hull, City of", "E06000010")  # fmt: skip

LONG_TERM = {
    2022: "Living in the same placement for at least 2 years, or are placed for adoption and their adoption and their adoptive placement together with their previous placement, last for at least 2 years",
    2023: "Living with the same carer for at least 2 years, or are placed for adoption and their adoptive placement together with their previous placement, last for at least 2 years",
    2024: "Living with the same carer for at least 2 years, or are placed for adoption and their adoptive placement together with their previous placement, last for at least 2 years",
    2025: "Living with the same carer for at least 2 years",
}  # fmt: skip


def many(count=140):
    """Authorities, enough for a whole file."""
    found = list(current_authorities().values())[:count]
    return [("Local authority", "", "", each.number, each.name, each.code) for each in found]


def csv_bytes(columns, rows):
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return written.getvalue().encode()


def rows_of(area, year, *cells):
    level, region, region_name, number, name, code = area
    base = (str(year), "Reporting year", level, "E92000001", "England", region, region_name, number, name, code)  # fmt: skip
    return [*base, *map(str, cells)]


def stability(
    release, areas=(DORSET,), years=None, moved=46, stayed=122, long_in_care=156, all_=433
):
    """Placement stability as the release of a year wrote it."""
    long, new = release >= 2023, release >= 2025
    columns = (
        *BASE, "cla_group", "placement_stability" if long else "characteristic",
        *(("children_count", "children_percent") if new else ("number", "percentage")),
    )  # fmt: skip
    now = "CLA on 31 March" if long else "Children looked after at 31 March"
    day = "on" if new else "at"
    older = f"Children looked after continuously for at least 2.5 years {day} 31 March aged under 16 years"
    rows = []
    for year in years or (release,):
        for area in areas:
            rows += [
                rows_of(area, year, now, "Total children", all_, 100),
                rows_of(area, year, now, "With 3 or more placements during the year", moved, round(100 * moved / all_)),
                rows_of(area, year, older, "Total children", long_in_care, 100),
                rows_of(area, year, older, LONG_TERM[release], stayed, round(100 * stayed / long_in_care)),
            ]  # fmt: skip
    return columns, rows


def numbers(release, areas=(DORSET,), years=None, count=437, rate=65, population=67149):
    """Numbers and rates as the release of a year wrote them; only those looked after on the day."""
    new = release >= 2025
    columns = (
        *BASE, *(("population_type", "population_estimate", "children_count", "rate_per_10000") if new
                 else ("population_count", "population_estimate", "number", "rate_per_10000")),
    )  # fmt: skip
    label = f"Children looked after {'on' if new else 'at'} 31 March each year"
    rows = [
        rows_of(area, year, label, population, count, rate)
        for year in years or (release,)
        for area in areas
    ]
    return columns, rows


def characteristics(release, areas=(DORSET,), years=None, groups=None):
    """Children on 31 March by characteristics: (group, label, number, percentage) as of 2025."""
    new = release >= 2025
    columns = (
        *BASE, *(("characteristic", "breakdown", "children_count", "children_percent") if new
                 else ("cla_group", "characteristic", "number", "percentage")),
    )  # fmt: skip
    rows = [
        rows_of(area, year, *group)
        for year in years or (release,)
        for area in areas
        for group in groups
    ]
    return columns, rows


def reading(columns, rows, name="file.csv"):
    """What a file of such rows is read as."""
    return read(from_csv(name, csv_bytes(columns, rows)))


def figures(*readings):
    """The figures of readings put together, by code, group, area, day and release."""
    table = merged([Part(r.file, r.dataset, r.release, r.cells) for r in readings]).figures
    return {
        (row["code"], row["group"], row["area"], row["as_at"].year, row["release"]): row
        for row in table.to_pylist()
    }


def rules(reading_):
    """The rules that the log of a reading names."""
    return [entry.rule for entry in reading_.log]


def missing_and_away(areas, missing=448, away=55, children=590, year=2024):
    """Children missing and away as the release of 2024 wrote them; a line whose number is None is left out."""
    columns = (*BASE, "CLA_group", "number")
    cells = {
        "Number of missing incidents during the year": missing,
        "Number of away from placement without authorisation incidents during the year": away,
        "Children looked after during the year": children,
    }
    rows = [rows_of(area, year, label, cell) for area in areas for label, cell in cells.items()]
    return columns, [row for row in rows if row[-1] != "None"]
