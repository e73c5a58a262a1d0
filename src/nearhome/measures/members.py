"""Who is behind a figure: each child, or event of a child, that a measure counts, and the rows why.

Officers only: these are children, not numbers.
"""

import functools
import operator
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import ibis

from nearhome.cohorts.age_bands import age_bands
from nearhome.cohorts.history import Cohorts, Records
from nearhome.measures.availability import why_not
from nearhome.measures.compute import refuse_late, selected, supply_for
from nearhome.measures.declaration import Measure
from nearhome.measures.populations import Population
from nearhome.measures.shapes import Condition, Part
from nearhome.results.values import Context

WORDS = {
    "place": "placement",
    "legal_status": "legal status",
    "homes_in_window": "homes in the year",
    "records_in_window": "homes, changes with the same carers counted",
    "stay_started": "same carers since",
    "times_missing": "times missing in 90 days",
    "spell_started": "in care since",
    "spell_until": "left care on",
    "end_reason": "reason",
    "sdq_score": "score",
    "workers": "social workers in the year",
    "next_started": "came back on",
    "period_started": "in care since",
    "placed": "placed for adoption on",
    "days_to_family": "days to the family",
    "days_to_match": "days to the match",
    "moved": "moved on",
    "move_reason": "reason",
    "was_missing": "went missing",
    "was_away": "was away",
    "went_missing": "began on",
    "is_missing": "missing, not away",
    "days_missing": "days",
    "held": "review on",
    "review_code": "part taken",
    "due": "due on",
    "held_for_it": "held on",
    "in_touch": "in touch",
    "came_back": "came back on",
    "completed_on": "interview held on",
    "was_offered": "offered",
    "first_seen": "seen on",
    "by_late_step": "late step",
    "last_seen": "last seen on",
    "last_dental": "last dental check",
    "last_immunised": "immunised by",
    "last_referral": "referred to mental health services on",
    "first_given": "given on",
    "changed_by_care": "changed school after entry or move",
    "changed_school": "changed school",
    "term_ends": "term ends on",
    "possible_in_window": "sessions possible in the year",
    "missed_in_window": "sessions missed in the year",
    "days_to_school": "days to school",
    "weekly": "pounds a week",
    "waits_since": "waits since",
    "plan_day": "on",
    "plan_agreed": "plan agreed on",
    "second_review": "second review on",
    "agreed_by_it": "plan agreed by it",
    "plan_reviewed": "care plan of",
    "last_visit": "last visit on",
    "visited_on": "visit on",
    "was_seen": "seen",
    "was_alone": "seen alone",
}


@dataclass(frozen=True, slots=True)
class Member:
    """A child (or one event of a child) that a measure counts, and the file and row of each record why."""

    child: str
    in_numerator: bool
    in_denominator: bool
    detail: str
    rows: tuple[tuple[str, int], ...]


def members(
    records: Records,
    code: str,
    on: date,
    context: Context,
    *,
    by: str = "",
    group: str = "",
    more: Sequence[Measure] = (),
) -> list[Member]:
    """Everybody in the numerator or the denominator of a measure at a date, by child.

    Only those of a group, when `by` names a breakdown of the measure. None where the measure has no
    value there. A count's children are in its numerator only. Children
    added by an adjustment are in no record, so in no list. ValueError for a code there is none of, or
    a date after the as-at date.
    """
    (measure,) = selected([code], more)
    refuse_late([on], context)
    if by and not measure.allows(by):
        raise ValueError(
            f"{code} is not broken down by {by}; it is by {', '.join(measure.breakdowns)}"
        )
    cohorts = Cohorts(records, [on])
    if why_not(measure, on, context, supply_for(cohorts, (measure,))) is not None:
        return []
    found = (each for part in measure.shape.parts for each in _of_part(cohorts, part, by, group))
    return sorted(found, key=lambda each: (each.child, each.detail, each.rows))


def _of_part(cohorts: Cohorts, part: Part, by: str, group: str) -> Iterator[Member]:
    population = part.population
    table = population.table(cohorts.plan)
    if by:
        table = table.filter(_in_group(table, by, group))
    places = [name for pair in population.evidence for name in pair]
    columns = [table[name] for name in (*population.detail, *places)]
    rows = table.select(
        "child",
        above=_holds(part.numerator, table),
        below=_holds(part.denominator, table),
        **{f"c{place}": column for place, column in enumerate(columns)},
    )
    beside = _more_evidence(cohorts, population)
    for child, above, below, *values in cohorts.fetch_expression(
        rows.filter(rows.above | rows.below)
    ):
        told = dict(zip(population.detail, values, strict=False))
        behind = values[len(population.detail) :]
        pairs = (*zip(behind[::2], behind[1::2], strict=True), *beside.get(child, ()))
        known = dict.fromkeys((str(file), int(row)) for file, row in pairs if row is not None)
        yield Member(str(child), bool(above), bool(below), _words(told), tuple(known))


def _in_group(table: Any, by: str, group: str) -> Any:
    bands = age_bands(by)
    if bands is None:
        return table[f"by_{by}"] == group
    within = [
        table.age.between(each.youngest, each.oldest) for each in bands if each.label == group
    ]
    return functools.reduce(operator.or_, within, ibis.literal(False))


def _holds(condition: Condition | None, table: Any) -> Any:
    if condition is None:
        return ibis.literal(False)
    return condition(table).fill_null(False)


def _more_evidence(
    cohorts: Cohorts, population: Population
) -> Mapping[str, Sequence[tuple[str, int]]]:
    if population.more_evidence is None:
        return {}
    rows = population.more_evidence(cohorts.plan)
    found: dict[str, list[tuple[str, int]]] = {}
    for child, file, row in sorted(
        cohorts.fetch_expression(rows.select("child", "origin_file", "origin_row"))
    ):
        found.setdefault(child, []).append((file, row))
    return found


def _words(told: Mapping[str, Any]) -> str:
    return "; ".join(
        f"{WORDS.get(name, name)} {_value(value)}"
        for name, value in told.items()
        if value is not None
    )


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
