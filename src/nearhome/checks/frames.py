"""The tables that checks look at: the records with what stands beside each row.

Every frame has `child`, `origin_file`, `origin_row` and `collection_year`: where an offending row is to
be mended. A row that should be there and is not is reported at the episode that calls for it.
"""

from collections.abc import Callable, Mapping
from typing import Any

import ibis

from nearhome.checks.days import age_on, birthday, is_in, until, year_first, year_last

SHORT_BREAKS = ("V3", "V4")
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
ADOPTIVE = ("A3", "A4", "A5", "A6")
ADOPTED = ("E11", "E12")
WHERE = ("child", "origin_file", "origin_row", "collection_year")

Tables = Mapping[str, Any]


def timeline(tables: Tables) -> Any:
    """Every episode with the child's birth and separated status, its period of care, and its neighbours."""
    rows = _with_child(tables, tables["episodes"])
    first_year = tables["supplied"].aggregate(first_year=tables["supplied"].collection_year.min())
    rows = rows.cross_join(first_year)
    order = ["decom", "episode_until", "collection_year", "origin_row"]
    rows = rows.mutate(
        episode_until=until(rows.dec),
        short_break=is_in(rows.legal_status, SHORT_BREAKS),
        temporary=is_in(rows.place, TEMPORARY),
        adoptive=is_in(rows.place, ADOPTIVE),
    )
    child = {"group_by": "child", "order_by": order}
    rows = rows.mutate(
        number=ibis.row_number().over(**child),
        last_until=rows.episode_until.lag().over(**child),
        last_reason=rows.reason_episode_ceased.lag().over(**child),
        next_decom=rows.decom.lead().over(**child),
        next_reason=rows.reason_new_episode.lead().over(**child),
        next_temporary=rows.temporary.lead().over(**child),
    )
    ended = rows.last_reason.notnull() & (rows.last_reason != "X1")
    gap = rows.decom.delta(rows.last_until, unit="day") > 1
    rows = rows.mutate(begins=((rows.number == 0) | ended | gap).fill_null(False))
    rows = rows.mutate(
        period=rows.begins.cast("int64")
        .sum()
        .over(group_by="child", order_by="number", rows=(None, 0))
    )
    period = {"group_by": ["child", "period"], "order_by": "number"}
    whole = {"group_by": ["child", "period"]}
    return rows.mutate(
        **{
            f"last_{name}": rows[name].lag().over(**period)
            for name in (
                "place",
                "place_provider",
                "place_post",
                "urn",
                "legal_status",
                "category_of_need",
            )
        },
        follows_in_period=rows.number.lead().over(**period).notnull(),
        period_started=rows.decom.min().over(**whole),
        first_need=rows.category_of_need.first().over(**period),
        was_adoptive=rows.adoptive.max().over(**whole),
        days=rows.episode_until.delta(rows.decom, unit="day"),
    )


def episodes(tables: Tables) -> Any:
    """The timeline itself."""
    return tables["timeline"]


def settled(tables: Tables) -> Any:
    """Episodes other than T0 to T4, with the place before, and how many episodes lie between."""
    rows = tables["timeline"]
    rows = rows.filter(~rows.temporary).select(
        *(*WHERE, "number", "period", "reason_new_episode", "place", "last_place"),
        *("urn", "last_urn", "place_post", "last_place_post"),
    )
    period = {"group_by": ["child", "period"], "order_by": "number"}
    return rows.mutate(
        settled_before=rows.place.lag().over(**period),
        between=rows.number - rows.number.lag().over(**period) - 1,
    )


def children(tables: Tables) -> Any:
    """Children with a first day in care, how many share their UPN, and whether they are separated."""
    rows = tables["children"]
    first = (
        tables["episodes"].group_by("child").aggregate(first_decom=tables["episodes"].decom.min())
    )
    rows = rows.inner_join(first, "child")
    rows = _separated(tables, rows)
    return rows.mutate(upn_shared_by=rows.child.count().over(group_by="upn"))


def spells(tables: Tables) -> Any:
    """Stretches of care, short breaks apart: `started`, `spell_until` (the 18th birthday at the latest).

    A row is the stretch's last episode.
    """
    rows = tables["timeline"]
    rows = rows.filter(~rows.short_break & (rows.decom < rows.eighteenth).fill_null(True))
    whole = {"group_by": ["child", "period"]}
    unknown_start = (rows.number == 0) & (rows.reason_new_episode.fill_null("") != "S")
    rows = rows.mutate(
        started=rows.decom.min().over(**whole),
        last_number=rows.number.max().over(**whole),
        start_known=~unknown_start.max().over(**whole),
        spell_until=ibis.least(rows.episode_until.max().over(**whole), until(rows.eighteenth)),
    )
    rows = rows.filter(rows.number == rows.last_number)
    return rows.select(
        *WHERE, "dob", "started", "spell_until", "start_known", "reason_episode_ceased"
    )


def first_reviews(tables: Tables) -> Any:
    """Stretches of care with how many reviews their first sixty days held, where reviews were supplied."""
    stretches = tables["spells"]
    stretches = stretches.mutate(first_due=stretches.started + ibis.interval(days=60))
    held = tables["reviews"].select("child", "review")
    met = stretches.select("child", "started", "first_due").inner_join(held, "child")
    met = met.filter((met.review >= met.started) & (met.review <= met.first_due))
    met = met.group_by(["child", "started"]).aggregate(reviews_early=met.count())
    rows = _beside(stretches, met, ["child", "started"])
    rows = rows.mutate(
        reviews_early=rows.reviews_early.fill_null(0),
        due_year=rows.first_due.year() + (rows.first_due.month() >= 4).cast("int64"),
    )
    supplied = _supplied(tables, "Reviews").select(due_year="collection_year", due_as_at="as_at")
    rows = rows.inner_join(supplied, "due_year")
    rows = rows.filter(rows.first_due <= rows.due_as_at)
    return rows.mutate(collection_year=rows.due_year)


def reviews(tables: Tables) -> Any:
    """Reviews with the child's age that day, and whether the child was in care."""
    rows = _with_child(tables, tables["reviews"])
    rows = rows.mutate(age=age_on(rows.dob, rows.review))
    return _in_care(tables, rows, rows.review, "review")


def missing(tables: Tables) -> Any:
    """Missing and away records with the one before, the stretch of care they began in, and its end."""
    rows = _with_child(tables, tables["missing"])
    order = {"group_by": "child", "order_by": ["started", "kind"]}
    rows = rows.mutate(
        last_ended=rows.ended.lag().over(**order), last_started=rows.started.lag().over(**order)
    )
    rows = _in_care(tables, rows, rows.started, "started")
    return rows.cross_join(tables["supplied"].aggregate(as_at=tables["supplied"].as_at.max()))


def twelve_months(tables: Tables) -> Any:
    """Who was looked after for the whole year to a 31 March whose return holds OC2, with the OC2 row."""
    rows = _on_31_march(tables, "OC2")
    rows = rows.filter(rows.started <= year_first(rows.on_year))
    found = tables["health_years"].select(
        "child", on_year="collection_year", has_row=ibis.literal(True)
    )
    rows = _beside(rows, found, ["child", "on_year"])
    return rows.mutate(has_row=rows.has_row.fill_null(False), collection_year=rows.on_year)


def health_years(tables: Tables) -> Any:
    """OC2 rows, with whether the child was looked after for the twelve months, and the age at the end."""
    rows = _with_child(tables, tables["health_years"])
    rows = rows.mutate(last=year_last(rows.collection_year))
    cohort = twelve_months(tables).select("child", "collection_year", in_cohort=ibis.literal(True))
    rows = _beside(rows, cohort.distinct(), ["child", "collection_year"])
    return rows.mutate(
        in_cohort=rows.in_cohort.fill_null(False), age=age_on(rows.dob, rows["last"])
    )


def with_workers(tables: Tables) -> Any:
    """Who was looked after on a 31 March whose return holds SWEpisodes, with the workers that day."""
    rows = _on_31_march(tables, "SWEpisodes")
    workers = tables["social_workers"].select("child", sw_started="started", sw_ended="ended")
    met = rows.select("child", "on_year", "on").inner_join(workers, "child")
    met = met.filter((met.sw_started <= met.on) & (until(met.sw_ended) > met.on))
    met = met.group_by(["child", "on_year"]).aggregate(workers=met.count())
    rows = _beside(rows, met, ["child", "on_year"])
    return rows.mutate(workers=rows.workers.fill_null(0), collection_year=rows.on_year)


def leavers(tables: Tables) -> Any:
    """OC3 rows with the age reached in the year, and whether the child was still in care that birthday."""
    rows = tables["leaver_years"]
    rows = rows.mutate(
        age=rows.collection_year - rows.dob.year() - (rows.dob.month() >= 4).cast("int64")
    )
    rows = rows.mutate(on=_birthday_in(rows.dob, rows.collection_year))
    held = tables["spells"].select("child", "started", "spell_until")
    met = rows.select("child", "collection_year", "on").inner_join(held, "child")
    met = met.filter((met.started <= met.on) & (met.spell_until > met.on))
    met = met.select("child", "collection_year", still_in_care=ibis.literal(True)).distinct()
    rows = _beside(rows, met, ["child", "collection_year"])
    return rows.mutate(still_in_care=rows.still_in_care.fill_null(False))


def left_care(tables: Tables) -> Any:
    """Last stretches of care that make a care leaver, at each birthday from 17 to 21 that needs OC3.

    A care leaver was looked after for thirteen weeks since the age of 14, some of it after 16. Weeks of
    one stretch only are counted: who reaches them in several is not asked for here.
    """
    rows = tables["spells"]
    latest = rows.spell_until.max().over(group_by="child")
    rows = rows.mutate(latest=latest)
    rows = rows.filter((rows.spell_until == rows.latest) & rows.dob.notnull())
    since = ibis.greatest(rows.started, birthday(rows.dob, 14))
    rows = rows.filter(
        (rows.spell_until > birthday(rows.dob, 16))
        & (rows.spell_until.delta(since, unit="day") >= 91)
        & ~is_in(rows.reason_episode_ceased, (*ADOPTED, "E2", "E3", "E15"))
    )
    years = _supplied(tables, "OC3").select(on_year="collection_year")
    rows = rows.cross_join(years)
    rows = rows.mutate(on=_birthday_in(rows.dob, rows.on_year))
    rows = rows.mutate(leaver_age=age_on(rows.dob, rows.on))
    rows = rows.filter(
        (rows.leaver_age >= 17) & (rows.leaver_age <= 21) & (rows.spell_until <= rows.on)
    )
    found = tables["leaver_years"].select(
        "child", on_year="collection_year", has_row=ibis.literal(True)
    )
    rows = _beside(rows, found, ["child", "on_year"])
    return rows.mutate(has_row=rows.has_row.fill_null(False), collection_year=rows.on_year)


def adoptions(tables: Tables) -> Any:
    """AD1 rows, with whether an episode of the child ended in adoption."""
    ended = tables["episodes"].filter(is_in(tables["episodes"].reason_episode_ceased, ADOPTED))
    ended = ended.select("child", was_adopted=ibis.literal(True)).distinct()
    rows = _beside(tables["adoptions"], ended, ["child"])
    return rows.mutate(was_adopted=rows.was_adopted.fill_null(False))


def adoption_steps(tables: Tables) -> Any:
    """Episodes with a placement order, an adoptive home or an adoption, and the rows of AD1 and PlacedAdoption."""
    rows = tables["timeline"].select(
        *WHERE,
        "number",
        "period",
        "legal_status",
        "adoptive",
        "was_adoptive",
        "reason_episode_ceased",
    )
    rows = rows.mutate(adopted=is_in(rows.reason_episode_ceased, ADOPTED))
    ordered = (rows.legal_status == "E1").fill_null(False)
    rows = rows.filter(ordered | rows.adoptive | rows.adopted)
    decided = (
        tables["placed_for_adoption"]
        .group_by("child")
        .aggregate(decided=tables["placed_for_adoption"].date_placed.min())
    )
    matched = tables["adoptions"].select("child", has_ad1=ibis.literal(True))
    rows = _beside(rows, decided, ["child"])
    rows = _beside(rows, matched, ["child"])
    held = {
        name: _supplied(tables, table).select("collection_year", **{name: ibis.literal(True)})
        for name, table in (("holds_ad1", "AD1"), ("holds_decisions", "PlacedAdoption"))
    }
    for years in held.values():
        rows = _beside(rows, years, ["collection_year"])
    first = rows.number.min().over(group_by=["child", "period", "adoptive", "adopted"])
    return rows.mutate(
        has_ad1=rows.has_ad1.fill_null(False),
        holds_ad1=rows.holds_ad1.fill_null(False),
        holds_decisions=rows.holds_decisions.fill_null(False),
        is_first=rows.number == first,
    )


def separated(tables: Tables) -> Any:
    """UASC rows with the child's date of birth."""
    return _with_child(tables, tables["uasc"])


KEPT: Mapping[str, Callable[[Tables], Any]] = {"timeline": timeline, "spells": spells}
"""What most frames are made of, worked out once before them, in this order."""

FRAMES: Mapping[str, Callable[[Tables], Any]] = {
    "children": children,
    "episodes": episodes,
    "settled": settled,
    "first_reviews": first_reviews,
    "reviews": reviews,
    "missing": missing,
    "twelve_months": twelve_months,
    "health_years": health_years,
    "with_workers": with_workers,
    "leavers": leavers,
    "left_care": left_care,
    "adoptions": adoptions,
    "adoption_steps": adoption_steps,
    "separated": separated,
}


def _beside(rows: Any, other: Any, keys: list[str]) -> Any:
    """Rows with the columns of another table where the keys agree; the keys stand once."""
    joined = rows.left_join(other, keys)
    again = {f"{key}_right" for key in keys}
    # Not `drop`, which keeps no order of columns: the same SQL is to be written every time.
    return joined.select(*(name for name in joined.columns if name not in again))


def _with_child(tables: Tables, rows: Any) -> Any:
    """Rows with the child's date of birth, 18th birthday and separated status."""
    born = tables["children"].select("child", "dob")
    rows = _separated(tables, _beside(rows, born, ["child"]))
    return rows.mutate(eighteenth=birthday(rows.dob, 18))


def _separated(tables: Tables, rows: Any) -> Any:
    listed = tables["uasc"].select("child", is_uasc=ibis.literal(True))
    rows = _beside(rows, listed, ["child"])
    return rows.mutate(is_uasc=rows.is_uasc.fill_null(False))


def _supplied(tables: Tables, table: str) -> Any:
    supplied = tables["supplied"]
    return supplied.filter(supplied["table"] == table)


def _in_care(tables: Tables, rows: Any, day: Any, key: str) -> Any:
    """Rows with `in_care` that day, and `care_until`, the end of the stretch they fall in."""
    held = tables["spells"].select("child", spell_started="started", spell_until="spell_until")
    met = rows.select("child", on=day).distinct().inner_join(held, "child")
    met = met.filter((met.spell_started <= met.on) & (met.spell_until >= met.on))
    met = met.group_by(["child", "on"]).aggregate(care_until=met.spell_until.max())
    joined = _beside(rows, met.rename({key: "on"}), ["child", key])
    return joined.mutate(in_care=joined.care_until.notnull())


def _on_31_march(tables: Tables, table: str) -> Any:
    """Stretches of care in force on the 31 March of each whole year whose return holds a table."""
    years = _supplied(tables, table)
    years = years.filter(years.as_at >= year_last(years.collection_year))
    years = years.select(on_year="collection_year").mutate(on=year_last(ibis._.on_year))
    rows = tables["spells"].cross_join(years)
    rows = rows.filter((rows.started <= rows.on) & (rows.spell_until > rows.on))
    return rows.mutate(age=age_on(rows.dob, rows.on))


def _birthday_in(born: Any, collection_year: Any) -> Any:
    """The birthday that falls in a collection year."""
    year = collection_year - (born.month() >= 4).cast("int64")
    is_leap_day = (born.month() == 2) & (born.day() == 29)
    return ibis.date(
        year, ibis.ifelse(is_leap_day, 3, born.month()), ibis.ifelse(is_leap_day, 1, born.day())
    )
