"""Every published figure of the research notes, from the tables that ship.

`research_figures.csv` holds the figures as the notes print them (benchmarks 6.1 to 6.6, board 1.2). Where a
figure does not come out of the published files, `found` holds what does and `why` says why.
"""

import csv
from datetime import date
from math import sqrt
from pathlib import Path

import pytest

from nearhome.published.shipped import shipped_facts
from nearhome.published.years import authority_years
from nearhome.results.published import Cell

FIGURES = Path(__file__).with_name("research_figures.csv")
BAND = ("E06000054", "E10000011", "E10000029")
"""Wiltshire, East Sussex and Suffolk, the three that the minute names."""
ENGLAND = "E92000001"
YEARS = {"A01": "children", "A04": "started", "A05": "ceased"}


def figures():
    with FIGURES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def shipped(row, area):
    on, within = (
        date.fromisoformat(row["as_at"]),
        {"breakdown": row["breakdown"], "group": row["group"]},
    )
    held = shipped_facts().releases(row["code"], area, on, **within)
    of_release = [each for each in held if row["release"] in ("", each.release)]
    assert of_release, f"{row['code']} of {area} at {on} ({row['release']}) does not ship"
    return of_release[-1]


def part_of(figure, part):
    if part == "unrounded":
        return Cell(10_000 * figure.numerator.number / figure.denominator.number)
    if part == "millions":
        return Cell(figure.value.number / 1_000_000)
    return getattr(figure, part)


def written(cell, decimals):
    """A cell as the notes write it: a number rounded half up, or a symbol."""
    if cell.number is None:
        return str(cell.symbol)
    return f"{round(cell.number + 1e-9, decimals):.{max(decimals, 0)}f}"


def found_in_facts(row):
    decimals = int(row["decimals"])
    if row["area"] != "band":
        part = part_of(shipped(row, row["area"]), row["part"])
        return written(part, decimals)
    numbers = [shipped(row, area).value.number for area in BAND]
    edge = (min if row["part"] == "low" else max)(each for each in numbers if each is not None)
    return written(Cell(edge), decimals)


@pytest.mark.parametrize("section", ["6.1", "6.2", "6.3", "6.4", "6.5", "6.6", "1.2"])
def test_figures_of_the_notes_come_from_what_ships(section):
    rows = [row for row in figures() if row["section"] == section]
    assert len(rows) >= 3
    wrong = [
        (row["code"], row["area"], row["as_at"], row["part"], row["published"], got)
        for row in rows
        if (got := found_in_facts(row)) != (row["found"] or row["published"])
    ]
    assert wrong == []


def test_a_figure_that_differs_from_the_notes_says_why():
    differing = [row for row in figures() if row["found"]]
    assert all(row["why"] and row["found"] != row["published"] for row in differing)
    assert len(differing) == 1


def test_stock_and_flow_of_the_notes_stand_in_the_authority_years():
    years = {(each.area, each.year): each for each in authority_years()}
    rows = [
        row for row in figures() if row["measure"] == "stock and flow" and row["area"] != ENGLAND
    ]
    assert len(rows) == 72
    for row in rows:
        found = years[row["area"], int(row["as_at"][:4])]
        assert written(getattr(found, YEARS[row["code"]]), 0) == row["published"], row


def test_more_children_came_than_left_in_the_year_before_the_minute():
    rows = {row["code"]: int(row["published"]) for row in figures() if starts_and_ends(row)}
    assert rows == {"A04": 199, "A05": 139}


def starts_and_ends(row):
    return (
        row["measure"] == "stock and flow" and row["code"] != "A01" and row["as_at"][:4] == "2020"
    )


@pytest.mark.parametrize(
    ("children", "of", "low", "high"),
    [(122, 156, 71, 84), (213, 319, 61, 72), (48, 437, 8, 14)],
)
def test_intervals_of_the_notes(children, of, low, high):
    """Wilson's 95% interval, by its formula, as benchmarks 6.6 gives it in whole percentages."""
    share, z = children / of, 1.96
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    assert (round(100 * (middle - half)), round(100 * (middle + half))) == (low, high)
