"""Reviews as officers list them, by the day each was due; questionnaires with their scores.

Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33: the first within 20 working
days, the second within three months of it, later ones within six months of the one before.
"""

from typing import TYPE_CHECKING, Any

import ibis

from nearhome.cohorts.intervals import without
from nearhome.cohorts.lists.by_date import at_date, last_by, yes
from nearhome.cohorts.lists.meeting import in_care_on
from nearhome.cohorts.reviews import TOOK_PART

if TYPE_CHECKING:
    from nearhome.cohorts.plan import Plan


def due(plan: "Plan") -> Any:
    """Days of the windows by which a child in care was to be reviewed, each child and day once.

    `on_time`: a meeting for that day, not cancelled, was held on or before it. The row is the meeting that was,
    else the one read last.
    """
    rows = _in_care(plan, "due_on")
    in_time = (~yes(rows.its_cancelled) & (rows.its_held_on <= rows.its_due_on)).fill_null(False)
    rows = rows.mutate(on_time=in_time)
    turn = ibis.row_number().over(
        group_by=["child", "on", "its_due_on"],
        order_by=[rows.on_time.desc(), rows.its_file.desc(), rows.its_row.desc()],
    )
    ranked = rows.mutate(turn=turn)
    return without(ranked.filter(ranked.turn == 0), "turn")


def held(plan: "Plan") -> Any:
    """Meetings of the windows that were held while the child was in care, and whether the child took part."""
    rows = _in_care(plan, "held_on")
    rows = rows.filter(~yes(rows.its_cancelled))
    return rows.mutate(took_part=rows.its_participation.isin(TOOK_PART).fill_null(False))


def scores(plan: "Plan") -> Any:
    """Children looked after at each date, with the score of the year to it: the latest, none where there is none."""
    rows = plan.table("sdq_scores")
    latest = last_by(
        plan, rows.filter(rows.score.notnull()), "completed_on",
        latest_score="score", completed_on="completed_on", its_file="origin_file", its_row="origin_row",
    )  # fmt: skip
    found = at_date(plan, latest)
    recent = (found.completed_on >= found.window_first).fill_null(False)
    return found.mutate(
        in_care_a_year=found.spell_started <= found.window_first,
        sdq_score=recent.ifelse(found.latest_score, None),
    )


def _in_care(plan: "Plan", day: str) -> Any:
    rows = plan.table("reviews_held")
    return in_care_on(rows, plan.timeline, plan.dates, day)
