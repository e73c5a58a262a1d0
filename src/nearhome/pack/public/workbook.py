"""The public's spreadsheet: every figure with its parts, and a mark where there is no number."""

from collections.abc import Sequence

from nearhome.pack.edition import Edition
from nearhome.pack.public.hidden import WHY_HIDDEN
from nearhome.pack.wording import day
from nearhome.pack.xlsx.marks import MEANINGS, NOT_APPLICABLE, number, standing
from nearhome.pack.xlsx.sheet import Cell, Cover, Sheet, Workbook
from nearhome.results.values import Result, Status

COLUMNS = (
    "Code",
    "Measure",
    "Date, or last day of the period",
    "Grouped by",
    "Group",
    "How many",
    "Of how many",
    "Value",
    "Counted in",
    "Standing",
)
ALL = "all"


def public_workbook(edition: Edition, results: Sequence[Result]) -> Workbook:
    """The spreadsheet: a cover, what the marks mean, totals at quarter ends, the newest figures of groups."""
    to = f"{edition.authority}, to {day(edition.as_at)}"
    totals = tuple(_row(each) for each in results if not each.group)
    groups = tuple(_row(each) for each in results if each.group and each.as_at == edition.as_at)
    tables = (
        Sheet("Notes", "notes", "Notes: what the marks mean", (*edition.notices, WHY_HIDDEN), ("Mark", "What it means"), MEANINGS),
        Sheet("Totals", "totals", f"Every measure at quarter ends, {to}", edition.notices, COLUMNS, totals, long=True),
        Sheet("Groups", "groups", f"Every measure by group, {to}", (*edition.notices, "Earlier days are in data.csv."), COLUMNS, groups, long=True),
    )  # fmt: skip
    return Workbook(_cover(edition), tables, edition.authority, edition.as_at)


def _cover(edition: Edition) -> Cover:
    about = (
        *edition.notices,
        f"Every figure: snapshot {edition.snapshot}, counted by Nearhome {edition.code_version}.",
    )
    return Cover(
        f"{edition.authority}: the children in our care, {day(edition.as_at)}",
        (("About this spreadsheet", about), ("Numbers that are not shown", (WHY_HIDDEN,))),
    )


def _row(each: Result) -> tuple[Cell, ...]:
    below: Cell = (
        NOT_APPLICABLE
        if each.denominator is None and each.unit == "n"
        else number(each.denominator, each.status)
    )
    value = number(each.value, each.status)
    return (
        each.code,
        each.measure,
        each.as_at,
        each.breakdown.replace("_", " ") or ALL,
        each.group or ALL,
        number(each.numerator, each.status),
        below,
        NOT_APPLICABLE if each.value is None and each.status is Status.VALUE else value,
        each.unit,
        standing(each),
    )
