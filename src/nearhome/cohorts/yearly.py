"""What the return gives once a year: health (OC2), young people after care (OC3), social workers."""

from typing import Any

import ibis

from nearhome.cohorts.breakdowns import NEET_REASONS, NOT_KNOWN
from nearhome.cohorts.groups import label
from nearhome.cohorts.intervals import age_on, attached, birthday, is_in, until
from nearhome.vocabulary.codes import groups as published_groups

FLAGS = (
    "convicted", "health_check", "immunisations", "teeth_check", "health_assessment",
    "substance_misuse", "intervention_received", "intervention_offered",
)  # fmt: skip
LEFT_OUT = ("DIED", "RHOM")


def health_cohort(stock: Any, health_years: Any) -> Any:
    """Children looked after at 31 March for twelve months or more, with the year's OC2 row.

    The spell began on or before 1 April of the year before. A child without a row has every flag
    false and no score. Source: DfE, Children looked after: outcomes, data guidance.
    """
    cohort = stock.filter(stock.is_year_end & (stock.spell_started <= stock.window_first))
    rows = health_years.select(
        "child", "sdq_score", *FLAGS, year="collection_year",
        health_file="origin_file", health_row="origin_row",
    )  # fmt: skip
    joined = attached(cohort, rows, ["child", "year"])
    return joined.mutate(**{flag: (joined[flag] == 1).fill_null(False) for flag in FLAGS})


def with_workers(stock: Any, social_workers: Any, dates: Any) -> Any:
    """The children looked after at 31 March, with `workers`: how many were with the child that year."""
    near = worker_rows(social_workers, dates)
    number = near.group_by(["child", "on"]).aggregate(workers=near.worker.nunique())
    joined = attached(stock.filter(stock.is_year_end), number, ["child", "on"])
    return joined.mutate(workers=joined.workers.fill_null(0))


def worker_rows(social_workers: Any, dates: Any) -> Any:
    """Social workers with the child on any day of the year ending at each date."""
    rows = social_workers.select(
        "child", "worker", "origin_file", "origin_row", sw_started="started", sw_ended="ended"
    )
    return rows.inner_join(
        dates, [rows.sw_started <= dates.on, until(rows.sw_ended) >= dates.window_first]
    )


def young_people(leaver_years: Any, children: Any, timeline: Any, dates: Any) -> Any:
    """Young people after care, one row each at the 31 March of the year of their birthday.

    `age` is the age reached at the birthday in the year. Those who died or went home are left out.
    `left_foster_at_18`: the last spell ended on or after the 18th birthday in a foster placement.
    """
    ends = dates.filter(dates.is_year_end)
    rows = leaver_years.inner_join(ends, leaver_years.collection_year == ends.year)
    persons = children.select("child", "sex", "ethnicity", child_dob="dob")
    rows = attached(rows, persons, "child")
    rows = attached(rows, _last_spells(timeline), "child")
    born = rows.dob.coalesce(rows.child_dob)
    rows = rows.filter(~is_in(rows.in_touch, LEFT_OUT))
    at_18 = rows.last_until >= birthday(born, 18)
    return rows.mutate(
        age=age_on(born, rows.on),
        left_foster_at_18=(rows.last_in_foster & at_18).fill_null(False),
        by_sex=label(rows.sex, {"M": "Male", "F": "Female"}, "Unknown"),
        by_ethnicity=label(rows.ethnicity, published_groups("ETHNIC")),
        by_neet_reason=label(rows.activity, NEET_REASONS, NOT_KNOWN),
    )


def _last_spells(timeline: Any) -> Any:
    closing = timeline.filter(timeline.closes)
    order = [closing.spell_until.desc(), closing.spell_started.desc(), closing.spell.desc()]
    latest = closing.mutate(
        place_from_last=ibis.row_number().over(group_by="child", order_by=order)
    )
    return latest.filter(latest.place_from_last == 0).select(
        "child", last_until="spell_until", last_in_foster=latest.by_placement == "foster"
    )
