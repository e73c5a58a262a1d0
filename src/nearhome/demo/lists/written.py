"""Writes every local list of the demonstration as the CSV of its own template."""

import csv
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from io import StringIO
from pathlib import Path

from nearhome.demo.lists import (
    area_figures,
    before,
    carers,
    council,
    going_missing,
    health,
    money,
    permanence,
    provision,
    reviews,
    schools,
    voice,
)
from nearhome.demo.lists.sheet import DAY, Row, Sheet
from nearhome.demo.lists.untidy import SPOILT
from nearhome.demo.plan import Child, Plan
from nearhome.records.list_tables import list_tables

FIRST = date(2022, 4, 1)
"""From when the lists hold all there is; before it nobody kept them."""

OF_A_CHILD: Mapping[str, Callable[[Child, Sheet], Iterator[Row]]] = {
    "return_interviews": going_missing.return_interviews,
    "health_assessments": health.health_assessments,
    "health_events": health.health_events,
    "school_places": schools.school_places,
    "suspensions": schools.suspensions,
    "education_plans": schools.education_plans,
    "attendance": schools.attendance,
    "school_results": schools.school_results,
    "occupations": schools.occupations,
    "needs": schools.needs,
    "prices": money.prices,
    "permanence_plans": permanence.permanence_plans,
    "care_plans": permanence.care_plans,
    "visits": voice.visits,
    "advocacy": voice.advocacy,
    "views": voice.views,
    "reviews_held": reviews.reviews_held,
    "sdq_scores": reviews.sdq_scores,
    "connections": voice.connections,
    "distance_reasons": provision.distance_reasons,
    "irregular_settings": provision.irregular_settings,
    "edge_of_care": before.edge_before_entry,
    "before_care": before.before_care,
    "proceedings": before.proceedings,
    "moves_notice": before.moves_notice,
    "entries": before.entries,
    "searches": before.searches,
    "escalations": council.escalations,
    "exploitation": council.exploitation,
    "home_areas": before.home_areas,
}
"""What each child gives to a list."""

OF_THE_COUNCIL: Mapping[str, Callable[[Sheet], Iterator[Row]]] = {
    "price_list": money.price_list,
    "budgets": money.budgets,
    "carers": carers.carers,
    "homes": provision.provision,
    "surveys": voice.surveys,
    "irregular_settings": provision.bed_and_breakfast,
    "edge_of_care": before.edge_of_care,
    "before_care": before.known_families,
    "prebirth": before.prebirth,
    "siblings": before.siblings,
    "staff": council.staff,
    "complaints": voice.complaints,
    "pledges": voice.pledges,
    "board_meetings": voice.board_meetings,
    "notifications": provision.notifications,
    "care_leavers": council.care_leavers,
    "advisers": council.advisers,
    "audits": council.audits,
    "audit_actions": council.audit_actions,
    "ofsted_recommendations": council.ofsted_recommendations,
    "area_figures": area_figures.area_figures,
    "travel_rates": money.travel_rates,
    "benefits": money.benefits,
}
"""What the council gives to a list."""

UNDATED = frozenset({"siblings", "home_areas", "area_figures", "price_list", "carers", "homes"})
"""Lists that say how things stand, for which no span is stated."""


def write_list_files(plan: Plan, folder: Path) -> tuple[Path, ...]:
    """Writes each list below `folder`, an empty one too, and what they cover; the files in order of name.

    The same plan gives the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sheet = Sheet(plan, FIRST, plan.horizon)
    made = []
    for name in sorted({*OF_A_CHILD, *OF_THE_COUNCIL, "coverage"}):
        found = coverage(sheet) if name == "coverage" else rows_of(name, sheet)
        into = folder / f"{name}.csv"
        into.write_bytes(as_csv(name, found))
        made.append(into)
    return tuple(made)


def rows_of(name: str, sheet: Sheet) -> Iterator[Row]:
    """The rows of a list: the children's in order of their identifiers, then the council's; some spoilt."""
    found = _rows_of(name, sheet)
    return SPOILT[name](found) if name in SPOILT else found


def _rows_of(name: str, sheet: Sheet) -> Iterator[Row]:
    if name in OF_A_CHILD:
        for child in sheet.children:
            yield from OF_A_CHILD[name](child, sheet)
    if name in OF_THE_COUNCIL:
        yield from OF_THE_COUNCIL[name](sheet)


def coverage(sheet: Sheet) -> Iterator[Row]:
    """What each dated list covers, as somebody stated."""
    short = {"visits": sheet.last - round(voice.VISITS_MONTHS * 30.4) * DAY}
    for name in sorted({*OF_A_CHILD, *OF_THE_COUNCIL} - UNDATED):
        yield {
            "list": name,
            "complete_from": short.get(name, sheet.first).isoformat(),
            "complete_to": sheet.last.isoformat(),
            "stated_by": "Performance analyst",
        }


def as_csv(name: str, rows: Iterator[Row]) -> bytes:
    """A list as a UTF-8 CSV file with the columns of its template."""
    out = StringIO()
    writer = csv.DictWriter(
        out,
        [column.name for column in list_tables()[name].columns],
        restval="",
        lineterminator="\r\n",
    )
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")
