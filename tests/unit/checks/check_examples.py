"""For each check a child that offends and one that does not, all in one set of records."""

from collections import defaultdict
from datetime import date
from typing import Any

import pyarrow as pa

from nearhome.store.schema import schemas

Row = dict[str, Any]
Tables = dict[str, list[Row]]

TABLES = (
    "Header", "Episodes", "Reviews", "UASC", "OC2", "OC3", "AD1", "PlacedAdoption", "Missing",
    "SWEpisodes",
)  # fmt: skip
YEARS = (2024, 2025)


def day(text: str) -> date:
    return date.fromisoformat(text)


def ep(
    decom: str, dec: str | None = None, rec: str | None = None, rne: str = "S", **more: Any
) -> Row:
    """An episode with nothing wrong, but for what is given."""
    return {
        "decom": day(decom),
        "dec": day(dec) if dec else None,
        "reason_episode_ceased": rec,
        "reason_new_episode": rne,
        "legal_status": "C2",
        "category_of_need": "N1",
        "place": "U6",
        "place_provider": "PR1",
        "home_post": "AA1 1AA",
        "place_post": "BB2 2BB",
        "urn": "SC900001",
        "location": "IN",
        "distance": 9.9,
        **more,
    }


def child(*episodes: Row, dob: str | None = "2012-05-05", **tables: Any) -> Tables:
    """A child with episodes and rows of other tables; `header` changes the Header row."""
    header = {"sex": "F", "ethnicity": "WBRI", "upn": None, **tables.pop("header", {})}
    header["dob"] = day(dob) if dob else None
    rows: Tables = {"children": [header], "episodes": list(episodes)}
    rows.update({name: list(each) for name, each in tables.items()})
    return rows


def long_stay(**more: Any) -> Row:
    return ep("2020-01-06", **more)


def oc2(year: int, **more: Any) -> Row:
    done = dict.fromkeys(("health_assessment", "teeth_check", "immunisations"), 1)
    return {
        "collection_year": year,
        **done,
        "convicted": 0,
        "substance_misuse": 0,
        "sdq_score": 12,
        **more,
    }


def oc3(year: int, dob: str, **more: Any) -> Row:
    known = {"in_touch": "YES", "activity": "F2", "accommodation": "U1"}
    return {"collection_year": year, "dob": day(dob), **known, **more}


def review(on: str, code: str | None = "PN1") -> Row:
    return {"review": day(on), "review_code": code}


def miss(started: str, ended: str | None = None) -> Row:
    return {"kind": "M", "started": day(started), "ended": day(ended) if ended else None}


def worker(started: str, ended: str | None = None) -> Row:
    return {"worker": "SW900001", "started": day(started), "ended": day(ended) if ended else None}


def ad1(decided: str, matched: str | None) -> Row:
    return {"date_decision": day(decided), "date_match": day(matched) if matched else None}


def placed(on: str) -> Row:
    return {"date_placed": day(on)}


def turning(age: int, on: str) -> str:
    """The date of birth of somebody who reaches an age on a day."""
    return f"{int(on[:4]) - age}{on[4:]}"


X1 = {"dec": "2024-06-03", "rec": "X1"}
NEXT = "2024-06-03"

EXAMPLES: dict[str, tuple[Tables, Tables]] = {
    "birth-missing": (child(long_stay(), dob=None), child(long_stay())),
    "sex-not-known": (child(long_stay(), header={"sex": "U"}), child(long_stay())),
    "ethnicity-missing": (child(long_stay(), header={"ethnicity": None}), child(long_stay())),
    "pupil-number-shared": (
        child(long_stay(), header={"upn": "X098000000001"}),
        child(long_stay(), header={"upn": "UN1"}),
    ),
    "separated-status-after-18": (
        child(long_stay(), dob="2006-05-05", uasc=[{"duc": day("2024-05-06")}]),
        child(long_stay(), dob="2006-05-05", uasc=[{"duc": day("2024-05-05")}]),
    ),
    "separated-young": (
        child(long_stay(), dob="2009-01-07", uasc=[{"duc": None}]),
        child(long_stay(), dob="2009-01-06", uasc=[{"duc": None}]),
    ),
    "ended-after-18": (
        child(long_stay(dec="2024-05-06", rec="E5"), dob="2006-05-05"),
        child(long_stay(dec="2024-05-05", rec="E5"), dob="2006-05-05"),
    ),
    "begun-at-18": (
        child(ep("2024-05-05"), dob="2006-05-05"),
        child(ep("2024-05-04"), dob="2006-05-05"),
    ),
    "end-without-reason": (
        child(ep("2023-05-01", "2023-07-01")),
        child(ep("2023-05-01", "2023-07-01", "E4A")),
    ),
    "reason-without-end": (child(ep("2023-05-01", rec="E4A")), child(ep("2023-05-01"))),
    "nothing-follows-x1": (
        child(ep("2023-05-01", "2024-06-03", "X1"), ep("2024-06-05", rne="P")),
        child(ep("2023-05-01", "2024-06-03", "X1"), ep("2024-06-03", rne="P")),
    ),
    "start-before-end": (
        child(ep("2023-05-01", "2024-06-03", "X1"), ep("2024-06-03", rne="S")),
        child(ep("2023-05-01", "2024-06-03", "E4A"), ep("2024-06-03", rne="S")),
    ),
    "no-start": (
        child(ep("2023-05-01", "2024-06-03", "E4A"), ep("2024-06-04", rne="P")),
        child(ep("2023-05-01", "2024-06-03", "X1"), ep("2024-06-03", rne="P")),
    ),
    "start-not-held": (child(ep("2023-04-01", rne="L")), child(ep("2023-03-31", rne="L"))),
    "one-day-episode": (
        child(ep("2024-06-03", "2024-06-03", "E4A")),
        child(ep("2024-06-03", "2024-06-04", "E4A")),
    ),
    "legal-status-missing": (child(long_stay(legal_status=None)), child(long_stay())),
    "police-protection-too-long": (
        child(ep("2024-06-03", "2024-06-07", "E4A", legal_status="L1")),
        child(ep("2024-06-03", "2024-06-06", "E4A", legal_status="L1")),
    ),
    "emergency-order-too-long": (
        child(ep("2024-06-03", "2024-06-25", "E4A", legal_status="L2")),
        child(ep("2024-06-03", "2024-06-24", "E4A", legal_status="L2")),
    ),
    "justice-under-ten": (
        child(ep("2024-06-03", legal_status="J1"), dob="2014-06-04"),
        child(ep("2024-06-03", legal_status="J1"), dob="2014-06-03"),
    ),
    "need-missing": (child(long_stay(category_of_need=None)), child(long_stay())),
    "need-changed": (
        child(ep("2023-05-01", "2024-06-03", "X1"), ep(NEXT, rne="P", category_of_need="N5")),
        child(ep("2023-05-01", "2024-06-03", "E4A"), ep(NEXT, category_of_need="N5")),
    ),
    "separated-need": (
        child(long_stay(), uasc=[{"duc": None}]),
        child(long_stay(category_of_need="N8"), uasc=[{"duc": None}]),
    ),
    "age-assessed-not-listed": (
        child(long_stay(dec="2024-06-03", rec="E15")),
        child(long_stay(dec="2024-06-03", rec="E15"), uasc=[{"duc": None}]),
    ),
    "place-missing": (child(long_stay(place=None)), child(long_stay())),
    "begins-temporary": (
        child(ep("2023-05-01", "2023-05-04", "X1", place="T4"), ep("2023-05-04", rne="P")),
        child(ep("2023-05-01")),
    ),
    "ends-temporary": (
        child(ep("2023-05-01", "2023-05-04", "E4A", place="T4")),
        child(ep("2023-05-01", "2023-05-04", "X1", place="T4"), ep("2023-05-04", rne="P")),
    ),
    "temporary-too-long": (
        child(ep("2023-05-01", "2023-05-09", "X1", place="T4"), ep("2023-05-09", rne="P")),
        child(ep("2023-05-01", "2023-05-08", "X1", place="T4"), ep("2023-05-08", rne="P")),
    ),
    "temporary-without-return": (
        child(
            ep("2023-05-01", "2024-06-03", "X1"),
            ep(NEXT, "2024-06-06", "X1", "P", place="T4"),
            ep("2024-06-06", rne="P", place="K2"),
        ),
        child(
            ep("2023-05-01", "2024-06-03", "X1"),
            ep(NEXT, "2024-06-06", "X1", "P", place="T4"),
            ep("2024-06-06", rne="P"),
        ),
    ),
    "move-without-change": (
        child(ep("2023-05-01", "2024-06-03", "X1"), ep(NEXT, rne="P")),
        child(ep("2023-05-01", "2024-06-03", "X1"), ep(NEXT, rne="P", place_post="CC3 3CC")),
    ),
    "change-without-move": (
        child(ep("2023-05-01", "2024-06-03", "X1"), ep(NEXT, rne="L", place="K2")),
        child(ep("2023-05-01", "2024-06-03", "X1"), ep(NEXT, rne="L")),
    ),
    "move-reason-missing": (
        child(ep("2023-05-01", "2024-06-03", "X1"), ep(NEXT, rne="P")),
        child(ep("2023-05-01", "2024-06-03", "X1", reason_place_change="CARPL"), ep(NEXT, rne="P")),
    ),
    "supported-under-16": (
        child(ep("2024-06-03", place="K3"), dob="2008-06-04"),
        child(ep("2024-06-03", place="K3"), dob="2008-06-03"),
    ),
    "parents-under-section-20": (
        child(long_stay(place="P1", legal_status="V2", place_provider="PR0")),
        child(long_stay(place="P1", legal_status="C2", place_provider="PR0")),
    ),
    "provider-missing": (
        child(long_stay(place_provider=None)),
        child(long_stay(place="Z1", place_provider=None)),
    ),
    "provider-not-for-place": (
        child(long_stay(place_provider="PR0")),
        child(long_stay(place="P1", place_provider="PR0")),
    ),
    "home-postcode-missing": (
        child(long_stay(home_post=None)),
        child(long_stay(home_post=None), uasc=[{"duc": None}]),
    ),
    "placement-postcode-missing": (
        child(long_stay(place_post=None)),
        child(long_stay(place_post=None, place="A6")),
    ),
    "separated-home-postcode": (
        child(long_stay(), uasc=[{"duc": None}]),
        child(long_stay(home_post=None), uasc=[{"duc": None}]),
    ),
    "home-is-placement": (
        child(long_stay(place_post="AA1 1AA")),
        child(long_stay(place_post="AA1 1AA", place="P1")),
    ),
    "too-far": (child(long_stay(distance=350.1)), child(long_stay(distance=350.0))),
    "no-first-review": (
        child(ep("2024-06-03"), reviews=[review("2024-08-03")]),
        child(ep("2024-06-03"), reviews=[review("2024-08-02")]),
    ),
    "review-outside-care": (
        child(ep("2024-06-03"), reviews=[review("2024-06-02")]),
        child(ep("2024-06-03"), reviews=[review("2024-06-20")]),
    ),
    "review-part-missing": (
        child(ep("2024-06-03"), reviews=[review("2024-06-20", None)]),
        child(ep("2024-06-03"), reviews=[review("2024-06-20")]),
    ),
    "under-four-code": (
        child(ep("2024-06-03"), dob="2020-06-20", reviews=[review("2024-06-20", "PN0")]),
        child(ep("2024-06-03"), dob="2020-06-21", reviews=[review("2024-06-20", "PN0")]),
    ),
    "over-four-code": (
        child(ep("2024-06-03"), dob="2020-06-21", reviews=[review("2024-06-20")]),
        child(ep("2024-06-03"), dob="2020-06-20", reviews=[review("2024-06-20")]),
    ),
    "missing-outside-care": (
        child(ep("2024-06-03"), missing=[miss("2024-06-02", "2024-06-03")]),
        child(ep("2024-06-03"), missing=[miss("2024-06-03", "2024-06-04")]),
    ),
    "missing-after-care": (
        child(ep("2024-06-03", "2024-09-01", "E4A"), missing=[miss("2024-08-02")]),
        child(ep("2024-06-03", "2024-09-01", "E4A"), missing=[miss("2024-08-02", "2024-08-03")]),
    ),
    "missing-while-missing": (
        child(
            ep("2024-06-03"),
            missing=[miss("2024-08-02", "2024-08-09"), miss("2024-08-08", "2024-08-10")],
        ),
        child(
            ep("2024-06-03"),
            missing=[miss("2024-08-02", "2024-08-09"), miss("2024-08-09", "2024-08-10")],
        ),
    ),
    "no-social-worker": (
        child(ep("2024-06-03"), social_workers=[worker("2024-06-03", "2025-03-31")]),
        child(ep("2024-06-03"), social_workers=[worker("2024-06-03", "2025-04-01")]),
    ),
    "health-missing": (
        child(ep("2023-04-01")),
        child(ep("2023-04-01"), health_years=[oc2(2024), oc2(2025)]),
    ),
    "health-not-wanted": (
        child(ep("2023-04-02"), health_years=[oc2(2024)]),
        child(ep("2023-04-01"), health_years=[oc2(2024)]),
    ),
    "health-flag-blank": (
        child(ep("2023-04-01"), health_years=[oc2(2024, teeth_check=None)]),
        child(ep("2023-04-01"), health_years=[oc2(2024, teeth_check=0)]),
    ),
    "development-blank": (
        child(ep("2023-04-01"), dob="2019-04-01", health_years=[oc2(2024)]),
        child(ep("2023-04-01"), dob="2019-03-31", health_years=[oc2(2024)]),
    ),
    "sdq-missing": (
        child(ep("2023-04-01"), health_years=[oc2(2024, sdq_score=None)]),
        child(ep("2023-04-01"), health_years=[oc2(2024, sdq_score=None, sdq_reason="SDQ2")]),
    ),
    "sdq-score-and-reason": (
        child(ep("2023-04-01"), health_years=[oc2(2024, sdq_reason="SDQ2")]),
        child(ep("2023-04-01"), health_years=[oc2(2024)]),
    ),
    "sdq-out-of-range": (
        child(ep("2023-04-01"), health_years=[oc2(2024, sdq_score=41)]),
        child(ep("2023-04-01"), health_years=[oc2(2024, sdq_score=40)]),
    ),
    "conviction-blank": (
        child(ep("2023-04-01"), dob="2014-03-31", health_years=[oc2(2024, convicted=None)]),
        child(ep("2023-04-01"), dob="2014-04-01", health_years=[oc2(2024, convicted=None)]),
    ),
    "intervention-blank": (
        child(ep("2023-04-01"), health_years=[oc2(2024, substance_misuse=1)]),
        child(
            ep("2023-04-01"),
            health_years=[oc2(2024, substance_misuse=1, intervention_received=1)],
        ),
    ),
    "leaver-missing": (
        child(long_stay(dec="2024-05-05", rec="E5"), dob="2006-05-05"),
        child(
            long_stay(dec="2024-05-05", rec="E5"),
            dob="2006-05-05",
            leaver_years=[oc3(2025, "2006-05-05")],
        ),
    ),
    "leaver-age": (
        child(dob="2002-05-05", leaver_years=[oc3(2025, "2002-05-05")]),
        child(dob="2003-05-05", leaver_years=[oc3(2025, "2003-05-05")]),
    ),
    "leaver-in-care": (
        child(
            long_stay(dec="2024-05-06", rec="E5"),
            dob="2007-05-05",
            leaver_years=[oc3(2025, "2007-05-05")],
        ),
        child(
            long_stay(dec="2024-05-05", rec="E5"),
            dob="2007-05-05",
            leaver_years=[oc3(2025, "2007-05-05")],
        ),
    ),
    "leaver-incomplete": (
        child(dob="2005-05-05", leaver_years=[oc3(2025, "2005-05-05", activity="0")]),
        child(
            dob="2005-05-05",
            leaver_years=[oc3(2025, "2005-05-05", in_touch="NO", activity="0", accommodation="0")],
        ),
    ),
    "in-touch-missing": (
        child(dob="2005-05-05", leaver_years=[oc3(2025, "2005-05-05", in_touch=None)]),
        child(dob="2005-05-05", leaver_years=[oc3(2025, "2005-05-05")]),
    ),
    "adopted-not-placed": (
        child(ep("2023-05-01", "2024-06-03", "E12"), adoptions=[ad1("2023-09-01", "2023-11-01")]),
        child(
            ep("2023-05-01", "2024-01-03", "X1"),
            ep("2024-01-03", "2024-06-03", "E12", "P", place="A6"),
            adoptions=[ad1("2023-09-01", "2023-11-01")],
        ),
    ),
    "adopted-without-details": (
        child(ep("2023-05-01", "2024-06-03", "E12")),
        child(ep("2023-05-01", "2024-06-03", "E12"), adoptions=[ad1("2023-09-01", "2023-11-01")]),
    ),
    "details-without-adoption": (
        child(ep("2023-05-01", "2024-06-03", "E4A"), adoptions=[ad1("2023-09-01", "2023-11-01")]),
        child(ep("2023-05-01", "2024-06-03", "E11"), adoptions=[ad1("2023-09-01", "2023-11-01")]),
    ),
    "match-before-decision": (
        child(ep("2023-05-01", "2024-06-03", "E11"), adoptions=[ad1("2023-09-02", "2023-09-01")]),
        child(ep("2023-05-01", "2024-06-03", "E11"), adoptions=[ad1("2023-09-01", "2023-09-01")]),
    ),
    "match-missing": (
        child(ep("2023-05-01", "2024-06-03", "E11"), adoptions=[ad1("2023-09-02", None)]),
        child(ep("2023-05-01", "2024-06-03", "E11"), adoptions=[ad1("2023-09-01", "2023-09-01")]),
    ),
    "placed-without-decision": (
        child(ep("2023-05-01", legal_status="E1")),
        child(ep("2023-05-01", legal_status="E1"), placed_for_adoption=[placed("2023-04-20")]),
    ),
}  # fmt: skip
"""By rule: a child that offends, and one that is as near to it as can be and does not."""


def records() -> dict[str, pa.Table]:
    """The records of every example: `bad <rule>` and `good <rule>` are the children."""
    found: dict[str, list[Row]] = defaultdict(list)
    for rule, pair in EXAMPLES.items():
        for name, tables in zip(("bad", "good"), pair, strict=True):
            add(found, f"{name} {rule}", tables)
    # Somebody else has the pupil number of the one who offends.
    add(found, "twin", child(long_stay(), header={"upn": "X098000000001"}))
    for year in YEARS:
        for table in TABLES:
            found["supplied"].append(
                {"collection_year": year, "table": table, "rows": 1, "as_at": date(year, 3, 31)}
            )
    return {
        name: pa.Table.from_pylist(
            [{field: row.get(field) for field in schema.names} for row in found[name]],
            schema=schema,
        )
        for name, schema in schemas().items()
    }


def add(found: dict[str, list[Row]], name: str, tables: Tables) -> None:
    for table, rows in tables.items():
        for row in rows:
            number = len(found[table]) + 2
            origin = {"origin_file": f"{table}.csv", "origin_row": number, "collection_year": 2025}
            found[table].append({**origin, **row, "child": name})
