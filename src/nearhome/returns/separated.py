"""What to know of separated (unaccompanied) children's records: noted, never cleaned."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from nearhome.returns.raw import Action, LogEntry

_BY_CONVENTION = (
    (1, "a date of birth of 1 January, as is put down when only the year is known"),
    (15, "a date of birth on the 15th, as is put down when only the month is known"),
)


def separated_notes(children: pa.Table, episodes: pa.Table, uasc: pa.Table) -> tuple[LogEntry, ...]:
    """Notes of separated children's conventional dates of birth and assessed ages.

    `separated-dob`: in the UASC table with a date of birth of 1 January or the 15th of a month.
    `age-assessed-18`: an episode that ceased by E15, age assessed as 18 or over.
    """
    return (*_births(children, uasc), *_assessed(episodes))


def _births(children: pa.Table, uasc: pa.Table) -> Iterator[LogEntry]:
    separated = children.filter(pc.is_in(children["child"], uasc["child"].combine_chunks()))
    for row in separated.select(["dob", "origin_file", "origin_row"]).to_pylist():
        born = row["dob"]
        for day, words in _BY_CONVENTION:
            if born is None or born.day != day or (day == 1 and born.month != 1):
                continue
            why = f"A separated child with {words}: ages and 18th birthdays may be out. Nothing is changed."
            yield _note(row, "Header", "DOB", "separated-dob", why)


def _assessed(episodes: pa.Table) -> Iterator[LogEntry]:
    ended = episodes.filter(pc.fill_null(pc.equal(episodes["reason_episode_ceased"], "E15"), False))
    for row in ended.select(["origin_file", "origin_row"]).to_pylist():
        why = (
            "Left care because an age assessment found 18 or over: the time in care is counted as "
            "recorded, by the date of birth recorded. Nothing is changed."
        )
        yield _note(row, "Episodes", "REC", "age-assessed-18", why)


def _note(row: dict[str, object], table: str, column: str, rule: str, why: str) -> LogEntry:
    return LogEntry(
        str(row["origin_file"]),
        table,
        int(str(row["origin_row"])),
        column,
        Action.NOTED,
        rule,
        "",
        "",
        why,
    )
