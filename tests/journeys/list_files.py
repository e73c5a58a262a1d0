"""Local lists written for a test, a small council to add them to, and what is then held."""

import csv
from datetime import date

from sample_returns import write_year, write_years

from nearhome.journeys.add import add
from nearhome.journeys.init import init
from nearhome.journeys.records import open_records


def council_of(folder):
    """A workspace `ws` with two years added, and the returns: of `years`, and a later `extract`."""
    lives = write_years(folder / "years", [2025, 2026], children=40)
    write_year(folder / "extract" / "2026-27", 2027, lives, date(2026, 9, 30))
    init(folder / "ws", "E06000059", say=str)
    add(folder / "ws", [folder / "years"], say=str)
    return folder


def write(path, rows, encoding="utf-8", delimiter=","):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding=encoding, newline="") as lines:
        csv.writer(lines, delimiter=delimiter).writerows(rows)
    return path


def visits(children, day="2026-03-02", name="visits.csv"):
    return [["child", "visited_on", "seen"], *([child, day, "yes"] for child in children)]


def table(workspace, name):
    return open_records(workspace).tables[name].to_pylist()


def log(nearhome, workspace, rule=None):
    rows = nearhome("log", workspace, "--format", "csv").rows
    return [row for row in rows if rule is None or row["rule"] == rule]


def files(nearhome, workspace):
    rows = nearhome("log", workspace, "--files", "--format", "csv").rows
    return {row["file"]: row for row in rows}
