"""Peers for a few measures: SQL written by hand, and the slow reference; run as `peers.py NAME WORKSPACE`.

Each prints `code,as_at,numerator,denominator` for the last sixty month ends (`groups_by_hand` the groups of one
measure), so that what is compared is the same answer. Neither imports the product's measures or cohorts.
"""

import sys
from datetime import date
from pathlib import Path

MONTHS = 60
SQL = """
with ends as (
  select (date '{last}' - interval (n) month) as shifted from range({months}) as t(n)
), dates as (
  select distinct last_day(shifted)::date as d from ends
), rows as (
  select e.child, e.decom, coalesce(e.dec, date '2999-12-31') as ended, e.legal_status,
    e.location, e.distance, e.place, c.dob
  from read_parquet('{folder}/episodes.parquet') e
  left join read_parquet('{folder}/children.parquet') c using (child)
), eighteen as (
  select *, case when month(dob) = 2 and day(dob) = 29 then make_date(year(dob) + 18, 3, 1)
    else make_date(year(dob) + 18, month(dob), day(dob)) end as adult
  from rows where coalesce(legal_status, '') not in ('V3', 'V4')
)
select d, count(distinct child) as children,
  count(distinct child) filter (where distance > 20.0 and location = 'OUT') as far,
  count(distinct child) filter (where place like 'U%') as fostered
from dates left join eighteen on decom <= d and ended > d and (adult is null or adult > d)
group by d order by d
"""


GROUPS = """
with ends as (
  select (date '{last}' - interval (n) month) as shifted from range({months}) as t(n)
), dates as (
  select distinct last_day(shifted)::date as d from ends
), rows as (
  select e.child, e.decom, coalesce(e.dec, date '2999-12-31') as ended, c.dob, c.sex
  from read_parquet('{folder}/episodes.parquet') e
  left join read_parquet('{folder}/children.parquet') c using (child)
  where coalesce(e.legal_status, '') not in ('V3', 'V4')
), aged as (
  select distinct d, child, sex, dob, case when dob is not null then year(d) - year(dob)
    - ((month(d), day(d)) < (month(dob), day(dob)))::int end as age
  from dates join rows on decom <= d and ended > d
), groups as (
  select d, child, case sex when 'M' then 'Male' when 'F' then 'Female' else 'Unknown' end as sex,
    case when age is null then 'not known' when age < 1 then 'under 1' when age < 5 then '1 to 4'
      when age < 10 then '5 to 9' when age < 16 then '10 to 15' else '16 and over' end as band
  from aged where age is null or age < 18
)
select d, 'age_band' as breakdown, band as name, count(distinct child) as children
from groups group by all
union all
select d, 'sex', sex, count(distinct child) from groups group by all
order by all
"""


def snapshot(workspace: Path) -> Path:
    """The folder of the workspace's current snapshot."""
    return workspace / "snapshots" / (workspace / "current").read_text(encoding="utf-8").strip()


def by_hand(workspace: Path, last: date) -> None:
    """Children looked after, far from home, and fostered, by plain DuckDB SQL.

    Temporary placements are taken as they stand, so the last two are near the product's, not equal.
    """
    import duckdb

    query = SQL.format(folder=snapshot(workspace), last=last.isoformat(), months=MONTHS)
    for on, children, far, fostered in duckdb.connect().execute(query).fetchall():
        print(f"A01,{on},{children},")
        print(f"D08,{on},{far},{children}")
        print(f"D04-like,{on},{fostered},{children}")


def groups_by_hand(workspace: Path, last: date) -> None:
    """Children looked after by age band and by sex, by plain DuckDB SQL: `A01,as_at,breakdown,group,children`."""
    import duckdb

    query = GROUPS.format(folder=snapshot(workspace), last=last.isoformat(), months=MONTHS)
    for row in duckdb.connect().execute(query).fetchall():
        print("A01", *row, sep=",")


def by_reference(workspace: Path, last: date) -> None:
    """The same measures child by child in plain Python (tests/reference)."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
    import pyarrow.parquet as pq

    from nearhome.records.tables import tables
    from nearhome.vocabulary.periods import month_ends
    from reference.history import history
    from reference.measures import compute_from

    folder = snapshot(workspace)
    records = {name: pq.read_table(folder / f"{name}.parquet").to_pylist() for name in tables()}
    own = {"as_at": last, "populations": [], "comparator_rates": [], "unsettled_after": None}
    past = history(records, own)
    for on in month_ends(last, MONTHS):
        for code in ("A01", "D08", "E01"):
            answer = compute_from(past, code, on)[""]
            print(f"{code},{on},{answer.numerator:g},{answer.denominator or ''}")


if __name__ == "__main__":
    names = {"by_hand": by_hand, "groups_by_hand": groups_by_hand, "by_reference": by_reference}
    names[sys.argv[1]](Path(sys.argv[2]), date.fromisoformat(sys.argv[3]))
