"""Reviews of children looked after: those held, and those that were due.

In a spell the first review is due 20 working days after its start (known starts only), the second
three months after the first was held, later ones six months after the one before was held (Care
Planning, Placement and Case Review (England) Regulations 2010, regulation 33).
"""

from typing import Any

import ibis

from nearhome.cohorts.intervals import months_after
from nearhome.cohorts.on_dates import at_day

TOOK_PART = ("PN1", "PN2", "PN3", "PN5", "PN6")
TAKES_PART_FROM_AGE = 4


def held_reviews(reviews: Any, timeline: Any) -> Any:
    """Reviews of children in a spell that day, described as at it.

    `took_part`: the child attended and spoke or was spoken for, or conveyed a view.
    """
    rows = reviews.select(
        "child", "review_code", held="review", review_file="origin_file", review_row="origin_row"
    )
    found = at_day(rows, timeline, "held")
    return found.mutate(took_part=found.review_code.isin(TOOK_PART).fill_null(False))


def due_reviews(held: Any, timeline: Any, first_days: Any, begin: Any) -> Any:
    """Reviews due while the spell went on, one row each, described as at the due day.

    `due`, `held_for_it` (empty when none was), `on_time`, and the rows of the review it counts from
    or answers. The k-th review held in a spell answers the k-th due date. The start of a spell that
    began before `begin.reviews_from`, where the records of reviews begin, is as good as unknown.
    """
    spell = {"group_by": ["child", "spell"], "order_by": ["held", "review_row", "review_file"]}
    held = held.cross_join(begin)
    order = held.mutate(
        turn=ibis.row_number().over(**spell),
        answer=held.held.lead().over(**spell),
        answer_file=held.review_file.lead().over(**spell),
        answer_row=held.review_row.lead().over(**spell),
        counts_from_start=held.start_known & (held.spell_started >= held.reviews_from),
    )
    opened = timeline.filter(timeline.opens & timeline.start_known).cross_join(begin)
    opened = opened.filter(opened.spell_started >= opened.reviews_from)
    due = _first_due(order, opened, first_days).union(_later_due(order))
    due = at_day(due, timeline, "due")
    return due.mutate(on_time=(due.held_for_it <= due.due).fill_null(False))


def _first_due(order: Any, opened: Any, first_days: Any) -> Any:
    opened = opened.inner_join(first_days, opened.spell_started == first_days.day)
    opened = opened.filter(opened.review_due < opened.spell_until)
    answers = order.filter(order.turn == 0).select(
        "child", "spell", "held", "review_file", "review_row"
    )
    rows = opened.select("child", "spell", "review_due").left_join(answers, ["child", "spell"])
    return rows.select(
        "child", due="review_due", held_for_it="held", due_file="review_file", due_row="review_row"
    )


def _later_due(order: Any) -> Any:
    sooner = (order.turn == 0) & order.counts_from_start
    due = sooner.ifelse(months_after(order.held, 3), months_after(order.held, 6))
    rows = order.mutate(next_due=due)
    rows = rows.filter(rows.next_due < rows.spell_until)
    return rows.select(
        "child", due="next_due", held_for_it="answer",
        due_file=rows.answer_file.coalesce(rows.review_file),
        due_row=rows.answer_row.coalesce(rows.review_row),
    )  # fmt: skip


def reviews_within(rows: Any, dates: Any, day: str, first: str = "window_first") -> Any:
    """Reviews held, or due, from a day (`first`, of `dates`) to each date."""
    return rows.inner_join(dates, [rows[day] <= dates.on, rows[day] >= dates[first]])


def children_reviewed(within: Any) -> Any:
    """One row a child aged 4 and over with a review in the window, described as at the last.

    `always_took_part`: the child took part in every one of them.
    """
    rows = within.filter(within.age >= TAKES_PART_FROM_AGE)
    child = {"group_by": ["on", "child"]}
    rows = rows.mutate(
        always_took_part=rows.took_part.min().over(**child),
        is_last=ibis.row_number().over(
            **child, order_by=[rows.held.desc(), rows.review_row.desc(), rows.review_file]
        )
        == 0,
    )
    return rows.filter(rows.is_last)
