"""Children looked after at each date, with what the lists say of each: needs, ties, views, why far away."""

from collections.abc import Mapping
from typing import Any

import ibis

from nearhome.cohorts.breakdowns import NOT_RECORDED, PLAIN
from nearhome.cohorts.intervals import attached, is_in
from nearhome.cohorts.lists.meeting import flagged, happened, known_by, latest, open_on, own

RISKS = ("sexual", "criminal", "trafficking", "nrm")
KEPT = ("brothers_sisters_kept", "friends_kept", "activities_kept")
KEY_FIELDS = ("legal_status", "place", "place_provider", "category_of_need")
PLACED_FOR_ADOPTION = ("A3", "A4", "A5", "A6")
Tables = Mapping[str, Any]


def listed(stock: Any, dates: Any, lists: Tables) -> Any:
    """One row a child looked after at a date, with a column for each thing that a list says of the child.

    `lists` are the record tables by name. A list that was never brought says nothing of anybody: whether
    it was is for the measures to ask.
    """
    rows = _with_needs(stock, open_on(lists["needs"], dates, last_day=False))
    rows = _with_ties(rows, lists["connections"], dates)
    rows = flagged(rows, happened(lists["views"], dates, "asked_on"), "was_asked")
    rows = _with_risks(rows, open_on(lists["exploitation"], dates, last_day=True))
    rows = with_reason(rows, lists["distance_reasons"], dates)
    return _with_waits(rows, lists["advocacy"], dates)


def _with_needs(rows: Any, needs: Any) -> Any:
    """A child may have several open rows, one of a disability and one of school."""
    rows = flagged(rows, needs.filter(needs.disability == 1), "is_disabled")
    rows = flagged(rows, needs.filter(needs.sen == "support"), "has_support")
    return flagged(rows, needs.filter(needs.sen == "plan"), "has_plan")


def _with_ties(rows: Any, connections: Any, dates: Any) -> Any:
    begun = connections.inner_join(dates, [connections.life_story_started_on <= dates.on])
    mapped = connections.inner_join(dates, [connections.network_mapped_on <= dates.on])
    rows = flagged(rows, begun, "story_started")
    rows = flagged(rows, mapped, "network_mapped")
    ties = own(connections)
    near = ties.inner_join(dates, [ties.its_as_at <= dates.on])
    last = latest(near, ("child", "on"), "its_as_at")
    kept = last.select("child", "on", **{name: f"its_{name}" for name in KEPT})
    return attached(rows, kept, ["child", "on"])


def _with_risks(rows: Any, flags: Any) -> Any:
    for risk in RISKS:
        rows = flagged(rows, flags.filter(flags.kind == risk), f"risk_{risk}")
    return rows


def with_reason(rows: Any, listed_reasons: Any, dates: Any) -> Any:
    """The reason given last for where the child lives, and whether it was looked at together in the year."""
    reasons = own(listed_reasons)
    near = reasons.inner_join(dates, [reasons.its_placed_on <= dates.on])
    last = latest(near, ("child", "on"), "its_placed_on")
    rows = attached(rows, last.select("child", "on", reason="its_reason"), ["child", "on"])
    plain = ibis.cases(
        *((rows.reason == word, said) for word, said in PLAIN.items()), else_=rows.reason
    )
    rows = rows.mutate(by_distance_reason=plain.fill_null(NOT_RECORDED))
    return flagged(rows, happened(reasons, dates, "its_joint_review_on"), "reviewed_jointly")


def _with_waits(rows: Any, advocacy: Any, dates: Any) -> Any:
    asked = advocacy.inner_join(dates, [advocacy.referred_on <= dates.on])
    waiting = asked.filter(
        ~known_by(asked.matched_on, asked.on) & ~known_by(asked.ended_on, asked.on)
    )
    rows = flagged(rows, waiting.filter(waiting.kind == "advocacy"), "waits_for_advocate")
    return flagged(rows, waiting.filter(waiting.kind == "independent visitor"), "waits_for_visitor")


def recorded(stock: Any, episodes: Any) -> Any:
    """Children looked after at each date, and whether every key field of the episode is known, where the law has it.

    A child who came alone has no home here; where a child placed for adoption lives is protected.
    """
    row = ["child", "origin_file", "origin_row"]
    rows = attached(stock, episodes.select(*row, "home_post", "category_of_need"), row)
    known = [rows[name].notnull() for name in KEY_FIELDS]
    home = rows.home_post.notnull() | (rows.by_uasc == "UASC")
    placed = rows.place_post.notnull() | is_in(rows.place, PLACED_FOR_ADOPTION)
    return rows.mutate(is_recorded_whole=ibis.and_(*known, home, placed))


def with_steady_worker(stock: Any, workers: Any, dates: Any) -> Any:
    """Children looked after at each date, and whether one social worker has had them for twelve months.

    The first day of a window is the day after the same day a year before.
    """
    near = workers.inner_join(
        dates,
        [
            workers.started < dates.window_first,
            (workers.ended > dates.on).fill_null(True),
            workers.worker.notnull(),
        ],
    )
    return flagged(stock, near, "has_steady_worker")


def with_brothers_and_sisters(stock: Any, siblings: Any) -> Any:
    """Children looked after at each date, and whether a brother or sister of theirs is too."""
    pairs = _in_groups(stock, siblings)
    others = pairs.filter(pairs.size > 1)
    return flagged(stock, others, "has_sibling_here")


def sibling_groups(stock: Any, siblings: Any) -> Any:
    """One row a sibling group and date with two or more of its children looked after then.

    `child` is the group's number. `plan_is_together`: so for all of them. `place_is_known`: the postcode of
    each; `is_together`: known, and one postcode and provider.
    """
    pairs = _in_groups(stock, siblings)
    pairs = pairs.filter(pairs.size > 1)
    found = pairs.group_by(["its_sibling_group", "on"]).aggregate(
        plan_is_together=(pairs.its_plan_together == 1).fill_null(False).min(),
        place_is_known=pairs.place_post.notnull().min(),
        posts=pairs.place_post.nunique(),
        providers=pairs.place_provider.fill_null("").nunique(),
        children=pairs.count(),
        origin_file=pairs.its_file.max(),
        origin_row=pairs.its_row.min(),
    )
    found = found.mutate(
        child=found.its_sibling_group,
        is_together=found.place_is_known & (found.posts == 1) & (found.providers == 1),
    )
    return found.select(
        "child", "on", "plan_is_together", "place_is_known", "is_together", "children",
        "origin_file", "origin_row",
    )  # fmt: skip


def _in_groups(stock: Any, siblings: Any) -> Any:
    rows = stock.select("child", "on", "place_post", "place_provider").inner_join(
        own(siblings), "child"
    )
    size = rows.count().over(group_by=["its_sibling_group", "on"])
    return rows.mutate(size=size)
