"""The facts that ship with the package, as one."""

from collections.abc import Collection
from datetime import date
from functools import cache

from nearhome.published.facts import Facts
from nearhome.published.shipped_figures import regions, shipped_figures
from nearhome.results.published import Distribution, Judgement, Neighbour, PublishedFigure
from nearhome.vocabulary.shipped import shipped_rows

JUDGEMENT_SOURCES = {
    "history": "Ofsted, inspections of local authority children's services, 2018 to May 2025",
    "latest": "Data to Insight, summary of Ofsted's reports to June 2026",
    "press": "local press of 24 and 25 November 2017 on Ofsted's report",
}
NEIGHBOUR_SOURCES = {
    "2014": "DfE, neighbour list of 2014, as kept in that of April 2021 (day not known)",
    "2021": "DfE, New Statistical Neighbour Groupings, April 2021",
    "2025": "DfE, neighbour model of May 2025",
}


def shipped_facts(codes: Collection[str] | None = None) -> Facts:
    """Every fact that ships: figures, judgements, neighbour models, national distributions.

    With `codes`, the figures of other measures are left out, which is quicker.
    """
    return _shipped(None if codes is None else frozenset(codes))


@cache
def _shipped(codes: frozenset[str] | None) -> Facts:
    figures = shipped_figures() if codes is None else _figures_of(codes)
    return Facts(figures, judgements(), neighbours(), distributions(), region_of=regions())


def _figures_of(codes: frozenset[str]) -> tuple[PublishedFigure, ...]:
    letters = sorted({code[0].lower() for code in codes})
    themes = [theme for letter in letters for theme in (letter, f"{letter}_by")]
    held = shipped_figures(*themes) if themes else ()
    return tuple(each for each in held if each.code in codes)


@cache
def neighbours() -> tuple[Neighbour, ...]:
    """Every authority's ten nearest, by model."""
    return tuple(
        Neighbour(
            model=row["model"],
            published=_day(row["published"]),
            area=row["area"],
            rank=int(row["rank"]),
            neighbour=row["neighbour"],
            closeness=row["closeness"],
            source=NEIGHBOUR_SOURCES[row["model"]],
        )
        for row in shipped_rows(__package__, "neighbours.csv")
    )


@cache
def judgements() -> tuple[Judgement, ...]:
    """Every full inspection held, by authority and day of the report."""
    return tuple(
        Judgement(
            area=row["area"],
            framework=row["framework"],
            published=date.fromisoformat(row["published"]),
            overall=row["overall"],
            leaders=row["leaders"],
            help_and_protection=row["help_and_protection"],
            children_in_care=row["children_in_care"],
            care_leavers=row["care_leavers"],
            inspected=date.fromisoformat(row["inspected"]) if row["inspected"] else None,
            source=f"{JUDGEMENT_SOURCES[row['source']]} ({row['inspection']} inspection)",
        )
        for row in shipped_rows(__package__, "judgements.csv")
    )


@cache
def distributions() -> tuple[Distribution, ...]:
    """How each measure's values lie across all authorities, by code and day."""
    return tuple(_distribution(row) for row in shipped_rows(__package__, "quartiles.csv"))


def _distribution(row: dict[str, str]) -> Distribution:
    lowest, first, middle, third, highest = (
        float(row[each]) if row[each] else None
        for each in ("lowest", "first_quarter", "middle", "third_quarter", "highest")
    )
    return Distribution(
        code=row["code"],
        as_at=_day(row["as_at"]),
        known=int(row["known"]),
        none=int(row["none"]),
        hidden=int(row["hidden"]),
        lowest=lowest,
        first_quarter=first,
        middle=middle,
        third_quarter=third,
        highest=highest,
        release=row["release"],
        fault=row["fault"],
        source=row["source"],
    )


@cache
def _day(text: str) -> date:
    return date.fromisoformat(text)
