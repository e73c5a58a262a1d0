"""A child's episodes in order, with the period of care and the spell each belongs to.

A *period of care* holds all legal statuses. A *spell* is a stretch of being looked after as the DfE
counts it: the unbroken run of a period's episodes that are not short breaks, cut at the 18th birthday.
The rules are in docs/explanation/counting-rules.md (Words, Fine points: Care).
"""

from typing import Any

import ibis

from nearhome.cohorts.groups import episode_groups
from nearhome.cohorts.intervals import (
    attached,
    birthday,
    is_in,
    running_count,
    until,
    where,
    without,
)

SHORT_BREAKS = ("V3", "V4")
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
CONTINUES = "X1"
ORDER = ["decom", "episode_until", "collection_year", "origin_row", "origin_file"]
_CARRIED = (
    "child", "decom", "reason_new_episode", "legal_status", "category_of_need", "place",
    "place_provider", "reason_episode_ceased", "reason_place_change", "place_post", "urn",
    "location", "distance", "beyond_boundary", "supplied_location", "supplied_distance",
    "calculated_location", "calculated_distance", "collection_year", "origin_file", "origin_row",
)  # fmt: skip
_WHERE = (
    "distance", "location", "beyond_boundary",
    "supplied_distance", "supplied_location", "calculated_distance", "calculated_location",
)  # fmt: skip
_STEPS = (
    "previous_until", "previous_reason", "previous_short", "run", "next_in_period",
    "dec", "place_in_spell", "next_decom", "unknown_start", "transferred", "category_of_need", "ethnicity",
)  # fmt: skip


def timeline(episodes: Any, children: Any, uasc: Any, transfers: Any) -> Any:
    """Every episode, in its child's order, with its period and its spell.

    Adds: `number` (0 for a child's first known episode); `period`, `period_started`,
    `began_as_short_breaks`; `counts` (in a spell: not a short break, begun before the 18th birthday),
    `spell`, `spell_started`, `spell_until`, `start_known`, `came_by_transfer`, `opens` and `closes` (its spell's first and
    last episode), `row_until` (it is the one in force from `decom` up to that day), `end_reason`;
    `temporary`, `settled` (number of the episode that is not T0-T4 it goes with), and `usual_place`,
    distance and location of where the child usually lives; `by_...`, the groups that do not depend on the day.
    """
    rows = _with_child(episodes, children, uasc)
    rows = _with_transfers(rows, transfers)
    rows = _in_periods(rows)
    rows = _in_spells(rows)
    rows = _at_usual_place(rows)
    return without(rows.mutate(**episode_groups(rows)), *_STEPS)


def _with_child(episodes: Any, children: Any, uasc: Any) -> Any:
    persons = children.select("child", "sex", "dob", "ethnicity")
    separated = uasc.select("child", "duc", is_uasc_child=ibis.literal(True))
    rows = attached(episodes.select(*_CARRIED, "dec"), persons, "child")
    rows = attached(rows, separated, "child")
    return rows.mutate(
        eighteenth=until(birthday(rows.dob, 18)),
        is_uasc_child=rows.is_uasc_child.fill_null(False),
        episode_until=until(rows.dec),
        short_break=is_in(rows.legal_status, SHORT_BREAKS),
        temporary=is_in(rows.place, TEMPORARY),
    )


def _with_transfers(rows: Any, transfers: Any) -> Any:
    """Marks episodes that begin on the day their child came from another authority at a vesting day."""
    came = transfers.filter(transfers.direction == "in")
    came = came.select("child", decom="date", transferred=ibis.literal(True)).distinct()
    rows = attached(rows, came, ["child", "decom"])
    return rows.mutate(transferred=rows.transferred.fill_null(False))


def _in_periods(rows: Any) -> Any:
    child = {"group_by": "child", "order_by": ORDER}
    rows = rows.mutate(
        number=ibis.row_number().over(**child),
        previous_until=rows.episode_until.lag().over(**child),
        previous_reason=rows.reason_episode_ceased.lag().over(**child),
        previous_short=rows.short_break.lag().over(**child),
    )
    ended = rows.previous_reason.notnull() & (rows.previous_reason != CONTINUES)
    gap = rows.decom.delta(rows.previous_until, unit="day") > 1
    rows = rows.mutate(begins=((rows.number == 0) | ended | gap).fill_null(False))
    rows = rows.mutate(
        period=running_count(rows.begins, ["child"], ["number"]),
        run=running_count(
            rows.begins | rows.previous_short.fill_null(False), ["child"], ["number"]
        ),
        counts=~rows.short_break & (rows.decom < rows.eighteenth),
    )
    period = {"group_by": ["child", "period"]}
    return rows.mutate(
        period_started=rows.decom.min().over(**period),
        began_as_short_breaks=(rows.begins & rows.short_break).max().over(**period),
        next_in_period=rows.short_break.lead().over(**period, order_by="number"),
    )


def _in_spells(rows: Any) -> Any:
    spell = {"group_by": ["child", "run", "counts"]}
    rows = rows.mutate(
        spell=rows.run,
        place_in_spell=ibis.row_number().over(**spell, order_by="number"),
        next_decom=rows.decom.lead().over(**spell, order_by="number"),
        unknown_start=(rows.number == 0) & (rows.reason_new_episode.fill_null("") != "S"),
    )
    rows = rows.mutate(
        opens=rows.counts & (rows.place_in_spell == 0),
        closes=rows.counts & rows.next_decom.isnull(),
        row_until=rows.next_decom.coalesce(ibis.least(rows.episode_until, rows.eighteenth)),
    )
    return rows.mutate(
        spell_started=rows.decom.min().over(**spell),
        spell_until=where(rows.closes, rows.row_until).max().over(**spell),
        start_known=~(rows.unknown_start | (rows.opens & rows.transferred)).max().over(**spell),
        came_by_transfer=(rows.opens & rows.transferred).max().over(**spell),
        need=where(rows.opens, rows.category_of_need).max().over(**spell),
        end_reason=_end_reason(rows),
    )


def _end_reason(rows: Any) -> Any:
    """Why a spell ended: the reason ceased, `short breaks`, or none (unknown, or the 18th birthday)."""
    reason = rows.reason_episode_ceased
    return ibis.cases(
        (rows.episode_until > rows.eighteenth, ibis.null("string")),
        (rows.next_in_period.fill_null(False), "short breaks"),
        (reason == CONTINUES, ibis.null("string")),
        else_=reason,
    )


def _at_usual_place(rows: Any) -> Any:
    """Distance, location and usual place of T0-T4: of the last placement before it that is not one."""
    rows = rows.mutate(settled=running_count(~rows.temporary, ["child", "period"], ["number"]))
    usual = {"group_by": ["child", "period", "settled"]}
    columns = {"usual_place": "place", **dict(zip(_WHERE, _WHERE, strict=True))}
    return rows.mutate(
        **{
            name: where(~rows.temporary, rows[column]).max().over(**usual)
            for name, column in columns.items()
        }
    )
