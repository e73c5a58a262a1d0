"""The neighbour models and the inspection judgements."""

import csv
from datetime import datetime
from pathlib import Path

from build_published_sources import area_today, numbers, read

from nearhome.published.releases import release

NEIGHBOUR_COLUMNS = (
    "model",
    "published",
    "area",
    "area_number",
    "rank",
    "neighbour",
    "neighbour_number",
    "closeness",
)
OLDEST = ("2014", "2014-12-31")
"""The list in force before 2021: of its day only the year is known."""
FILES = {
    "2021": ("neighbours/New_Statistical_Neighbour_Groupings_April_2021.csv", 5),
    "2025": ("neighbours/sn_model_2025_wide.csv", 4),
}
"""Each wide file, and the column its first neighbour stands in."""
OLD_LIST = "Old SNs:"
"""In the file of April 2021, the rows below this line are the list of 2014 for authorities since ended."""

JUDGEMENT_COLUMNS = (
    "area",
    "framework",
    "inspection",
    "inspected",
    "published",
    "overall",
    "leaders",
    "help_and_protection",
    "children_in_care",
    "care_leavers",
    "source",
)
GRADES = {
    "outstanding": "outstanding",
    "good": "good",
    "requires improvement": "requires improvement",
    "requires improvement to be good": "requires improvement",
    "inadequate": "inadequate",
    "": "",
    "inspection_pre_dates_judgement": "",
}
SIF = (
    "E06000051",
    "SIF",
    "standard",
    "",
    "2017-11-24",
    "good",
    "",
    "",
    "",
    "",
    "press",
)
"""Shropshire's, the one judgement of the framework before 2018 that is held: the day is the press's."""


def neighbours(published: Path) -> list[tuple]:
    """Every authority's ten nearest, by model."""
    rows = []
    for model, (name, first) in FILES.items():
        lines = (published / name).read_text(encoding="utf-8-sig").splitlines()
        for line in csv.reader(lines):
            if line[1].strip() == OLD_LIST:
                model = "2014"
            elif line[0].isdigit():
                rows += nearest(model, line, first)
    return sorted(rows)


def nearest(model: str, line: list[str], first: int) -> list[tuple]:
    """The ten lines of one authority's row in a wide file."""
    return [
        (
            model,
            came_out(model),
            numbers()[line[0]],
            line[0],
            rank,
            numbers()[line[first + 2 * rank - 2]],
            line[first + 2 * rank - 2],
            line[first + 2 * rank - 1].strip().lower(),
        )
        for rank in range(1, 11)
    ]


def came_out(model: str) -> str:
    """The day a list came out, as the table of releases has it."""
    if model == OLDEST[0]:
        return OLDEST[1]
    found = release("neighbours", int(model))
    if found is None:
        raise ValueError(f"releases.csv has no neighbours of {model}")
    return found.published.isoformat()


def judgements(published: Path) -> list[tuple]:
    """Every inspection: those of Ofsted's own history, and the later ones of the sector's list."""
    history = read(published / "ofsted" / "ofsted_ilacs_history_2018_2025.csv")
    found = {(row[0], row[4]): row for row in map(of_history, history)}
    for row in map(of_latest, read(published / "ofsted" / "d2i_ofsted_latest_to_2026_06.csv")):
        found.setdefault((row[0], row[4]), row)
    return sorted([*found.values(), SIF])


def of_history(row: dict[str, str]) -> tuple:
    """A line of Ofsted's history."""
    return (
        area_today(row["new_la_code"]),
        "ILACS",
        "short" if "Short" in row["inspection_type"] else "standard",
        row["inspection_date"],
        row["publication_date"],
        *(
            GRADES[row[each].lower()]
            for each in (
                "overall",
                "leaders",
                "help_and_protection",
                "children_in_care",
                "care_leavers",
            )
        ),
        "history",
    )


def of_latest(row: dict[str, str]) -> tuple:
    """A line of the sector's list, by its DfE number: its 9-character code is wrong for Dorset."""
    return (
        numbers()[row["la_code"]],
        "ILACS",
        row["inspection_framework"],
        day(row["inspection_start_date"]),
        day(row["publication_date"]),
        *(
            GRADES[row[each]]
            for each in (
                "overall_effectiveness_grade",
                "impact_of_leaders_grade",
                "help_and_protection_grade",
                "in_care_grade",
                "care_leavers_grade",
            )
        ),
        "latest",
    )


def day(text: str) -> str:
    """A day written 27/10/2023 or 27/10/23, as 2023-10-27."""
    if not text:
        return ""
    form = "%d/%m/%Y" if len(text) == 10 else "%d/%m/%y"
    return datetime.strptime(text, form).date().isoformat()  # noqa: DTZ007
