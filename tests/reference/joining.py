"""The slow joining: returns of several years become one history, child by child, row by row.

A return is a plain dict: `collection_year` (2025 is 2024-25), `as_at` (a date, or None to have it taken),
`name`, and `tables`: the return's table name to its rows in file order, each a dict from the return's
field names (CHILD, DECOM ...) to typed values, None when empty. The order of the list is the order of
adding. The rules are those of docs/explanation/joining.md, quoted above each.
"""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from nearhome.records.tables import tables
from nearhome.vocabulary.codes import code_set, return_tables
from nearhome.vocabulary.periods import collection_year, year_end

Row = dict[str, Any]
Return = dict[str, Any]
Records = dict[str, list[Row]]

KEY_DATES = {
    "Episodes": "DECOM",
    "Reviews": "REVIEW",
    "Missing": "MIS_START",
    "PlacedAdoption": "DATE_PLACED",
    "SWEpisodes": "SW_DECOM",
    "DoLo": "DOLO_START",
}
NO_REASON = (None, "X1")


def join(returns: list[Return]) -> Records:
    """Every record table as a list of rows, from the returns in the order they were added."""
    in_force = returns_in_force(returns)
    records: Records = {name: [] for name in tables()}
    read: dict[str, list[Row]] = {}
    for name, table in tables().items():
        if table.return_table:
            read[name] = [row for each in in_force for row in read_table(each, name)]
    records["episodes"] = join_episodes(read["episodes"], in_force)
    for name in read:
        if name not in ("episodes", "children"):
            records[name] = join_keyed(name, read[name])
    records["children"] = join_children(read, in_force)
    records["supplied"] = [
        {
            "collection_year": each["collection_year"],
            "table": table,
            "rows": len(kept_rows(each, table)),
            "as_at": as_at(each),
        }
        for each in in_force
        for table in each["tables"]
    ]
    return records


def returns_in_force(returns: list[Return]) -> list[Return]:
    """The returns that count, earliest year first.

    joining.md: "Of two returns for one year the one added last is in force; the other is kept, listed as
    superseded". RULES 3: "Different years in any order give the same records."
    """
    by_year: dict[int, Return] = {}
    for each in returns:
        by_year[each["collection_year"]] = each
    return [by_year[year] for year in sorted(by_year)]


def as_at(one: Return) -> date:
    """The date a return describes.

    joining.md: "given (`--as-at`) or taken: 31 March when the return runs to its year's end (its latest
    event is in March, or it carries OC2 or OC3, ..., or it holds fewer than thirty dated events in its
    year, ...), else its latest event date."
    """
    if one["as_at"] is not None:
        given: date = one["as_at"]
        return given
    end = year_end(one["collection_year"])
    events = [
        row[field]
        for table, field in (
            ("Episodes", "DECOM"),
            ("Episodes", "DEC"),
            ("Reviews", "REVIEW"),
            ("Missing", "MIS_START"),
        )
        for row in one["tables"].get(table, [])
        if row.get(field) is not None and collection_year(row[field]) == one["collection_year"]
    ]
    if "OC2" in one["tables"] or "OC3" in one["tables"] or len(events) < 30:
        return end
    return end if max(events).month == 3 else max(events)


def snapshot_as_at(returns: list[Return]) -> date:
    """joining.md: "The snapshot's as-at date is the latest of its returns'." """
    return max(as_at(each) for each in returns_in_force(returns))


def kept_rows(one: Return, table: str) -> list[tuple[int, Row]]:
    """The rows of a table with their row number in the file (the header is row 1).

    joining.md: "A row is set aside only when it has no CHILD, no readable key date (...), or repeats
    another row of its table in its return exactly."
    """
    kept: list[tuple[int, Row]] = []
    seen = set()
    for number, row in enumerate(one["tables"].get(table, []), start=2):
        if row.get("CHILD") is None:
            continue
        if table in KEY_DATES and row.get(KEY_DATES[table]) is None:
            continue
        cells = frozenset((field, value) for field, value in row.items() if value is not None)
        if cells not in seen:
            kept.append((number, row))
        seen.add(cells)
    return kept


def read_table(one: Return, name: str) -> list[Row]:
    """One return's rows as rows of the record table `name`, with where each was read."""
    table = tables()[name]
    rows = []
    for number, row in kept_rows(one, table.return_table):
        record: Row = {}
        for column in table.columns:
            value = row.get(column.return_field) if column.return_field else None
            record[column.name] = _known(column.return_field, value, one["collection_year"])
        record["collection_year"] = one["collection_year"]
        record["origin_file"] = one.get("name", "")
        record["origin_row"] = number
        if name == "episodes":
            # records/tables.csv: "supplied first"; 999.9 is read as not known. What is worked out
            # from postcodes is given.
            if record["supplied_distance"] == 999.9:
                record["supplied_distance"] = None
            record["calculated_distance"] = row.get("CALCULATED_DISTANCE")
            record["calculated_location"] = row.get("CALCULATED_LOCATION")
            given = record["supplied_distance"] is not None
            record["distance"] = record["supplied_distance" if given else "calculated_distance"]
            source = "supplied" if given else "calculated"
            record["distance_source"] = None if record["distance"] is None else source
            record["location"] = record["supplied_location"] or record["calculated_location"]
            record["place_la"] = record["supplied_la"]
            record["beyond_boundary"] = row.get("BEYOND_BOUNDARY")
        rows.append(record)
    return rows


def _known(field: str, value: Any, year: int) -> Any:
    """RULES 3: "An unknown or out-of-year code keeps the row: the field becomes unknown". Sexes come as M, F
    or U; PL_LA and LA_PERM also take the codes of authorities, URN and UPN also numbers.
    """
    codes = code_set(field)
    if value is None or not codes or field in ("PL_LA", "LA_PERM", "URN", "UPN"):
        return value
    if field == "SEX":
        return value if value in ("M", "F", "U") else None
    code = codes.get(str(value))
    return value if code is not None and code.is_valid_in(year) else None


def _children_of(rows: list[Row]) -> list[str]:
    return sorted({row["child"] for row in rows})


def join_episodes(rows: list[Row], in_force: list[Return]) -> list[Row]:
    """The episodes of every child as one history, earliest first."""
    years = [each["collection_year"] for each in in_force if "Episodes" in each["tables"]]
    joined: list[Row] = []
    for child in _children_of(rows):
        own = [dict(row) for row in rows if row["child"] == child]
        own = _latest_year_of_each_start(own)
        _close_what_is_not_in_a_later_year(own, years)
        own = _cut_overlaps(_one_of_each_start(_in_order(own)))
        _mend_gaps(own)
        joined += own
    return joined


def _latest_year_of_each_start(own: list[Row]) -> list[Row]:
    """1 superseded-row: "the same CHILD and DECOM in two years: the later year's rows replace the
    earlier year's."
    """
    latest: dict[date, int] = {}
    for row in own:
        latest[row["decom"]] = max(row["collection_year"], latest.get(row["decom"], 0))
    return [row for row in own if row["collection_year"] == latest[row["decom"]]]


def _close_what_is_not_in_a_later_year(own: list[Row], years: list[int]) -> None:
    """2 not-in-next-year: "open at the end of its year (no DEC, or DEC after 31 March) in the earlier
    year and no row with that DECOM in any later return in force; it had started by then. ... Closed on
    1 April after its year, REC empty."
    """
    for row in own:
        end = year_end(row["collection_year"])
        is_open = row["dec"] is None or row["dec"] > end
        has_later = any(year > row["collection_year"] for year in years)
        if is_open and has_later and row["decom"] <= end:
            row["dec"] = end + timedelta(days=1)
            row["reason_episode_ceased"] = None


def _in_order(own: list[Row]) -> list[Row]:
    """By DECOM, then DEC, open last, then the order read."""
    return sorted(
        own,
        key=lambda row: (
            row["decom"],
            row["dec"] or date.max,
            row["collection_year"],
            row["origin_row"],
        ),
    )


def _one_of_each_start(own: list[Row]) -> list[Row]:
    """3 overlap, second half: "Of two rows of one year with the same DECOM neither of which ends that
    day, the one read last is right and the other is dropped from the history as same-start".
    """
    kept = []
    for row in own:
        rivals = [
            other
            for other in own
            if other["decom"] == row["decom"]
            and other["dec"] != other["decom"]
            and other["origin_row"] > row["origin_row"]
        ]
        if row["dec"] == row["decom"] or not rivals:
            kept.append(row)
    return kept


def _cut_overlaps(own: list[Row]) -> list[Row]:
    """3 overlap: "in order of DECOM (...), an episode open or ending after the next one's start ends
    where the next starts; its reason ceased is left as it is."
    """
    for row, following in pairwise(own):
        if row["dec"] is None or row["dec"] > following["decom"]:
            row["dec"] = following["decom"]
    return own


def _mend_gaps(own: list[Row]) -> None:
    """4 one-day-gap: "after X1 or an end with no reason, when the next episode starts the day after: the
    earlier one's DEC becomes that day." 6 gap-after-x1: "a longer gap: a new period; the old one's reason
    is unknown: its REC becomes empty".
    """
    for row, following in pairwise(own):
        if row["reason_episode_ceased"] not in NO_REASON:
            continue
        gap = (following["decom"] - row["dec"]).days
        if gap == 1:
            row["dec"] = following["decom"]
        elif gap > 1:
            row["reason_episode_ceased"] = None


def join_keyed(name: str, rows: list[Row]) -> list[Row]:
    """The rows of another table, one a key.

    joining.md: "rows of each year are put together; exact repeats across years are one; for the same
    key the later year's rows are right. Two rows of one year with the same key: the one read last is
    right, except in Missing, where a child may go missing twice in a day: all are kept." And "UASC: one
    row a child; the latest year's DUC."
    """
    key = tables()[name].key
    by_key: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        by_key.setdefault(tuple(row[column] for column in key), []).append(row)
    joined = []
    for same in by_key.values():
        latest = max(row["collection_year"] for row in same)
        right = [row for row in same if row["collection_year"] == latest]
        joined += right if name == "missing" else right[-1:]
    return joined


def join_children(read: Records, in_force: list[Return]) -> list[Row]:
    """A row for every child with a Header or an episode.

    joining.md: "the latest year's Header row; a differing SEX or DOB between years or tables is logged,
    Header before others, later before earlier; where that row has none, the next in this order gives it.
    A child in Episodes without a Header gets a row in `children` with the date of birth found elsewhere,
    or none".
    """
    headers = read["children"]
    elsewhere = [
        row
        for one in reversed(in_force)
        for table in return_tables()
        for _, row in kept_rows(one, table)
        if table != "Header"
    ]
    joined = []
    for child in sorted({row["child"] for row in headers + read["episodes"]}):
        own = [row for row in headers if row["child"] == child]
        latest = max((row["collection_year"] for row in own), default=None)
        if latest is None:
            record = {column.name: None for column in tables()["children"].columns}
            first = [row for row in read["episodes"] if row["child"] == child][-1]
            record |= {
                "child": child,
                "collection_year": first["collection_year"],
                "origin_file": first["origin_file"],
                "origin_row": first["origin_row"],
            }
        else:
            record = dict([row for row in own if row["collection_year"] == latest][-1])
        for column, field in (("dob", "DOB"), ("sex", "SEX")):
            by_year = sorted(own, key=lambda row: (-row["collection_year"], -row["origin_row"]))
            found = [row[column] for row in by_year]
            found += [row.get(field) for row in elsewhere if row["CHILD"] == child]
            if record[column] is None:
                record[column] = next((each for each in found if each is not None), None)
        joined.append(record)
    return joined
