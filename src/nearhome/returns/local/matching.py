"""Lists held against the records: children who are in none, interviews without an incident."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from nearhome.returns.local.beside_return import OfReturn, beside_return
from nearhome.returns.local.rows import Rows
from nearhome.returns.local.traits import RECORDS, traits
from nearhome.returns.raw import Action, LogEntry

WRONG_CHILDREN = "wrong-children"
NOT_IN_RECORDS = "children-not-in-records"
_FEWEST_WRONG = 5
"""Fewer children than this who are not in the records are no sign of a wrong list."""

Incidents = Mapping[str, Sequence[tuple[date, date | None]]]


@dataclass(frozen=True)
class Known:
    """What the records say that lists are held against.

    `births` gives each child in the records and the date of birth, None where not known. `incidents`
    are the days on which each child's missing incidents began and ended. `stands_for` gives the
    identifier for one that a crosswalk replaced. `of_return` is what the return says that a list may say too.
    """

    births: Mapping[str, date | None]
    incidents: Incidents = field(default_factory=dict)
    stands_for: Mapping[str, str] = field(default_factory=dict)
    of_return: OfReturn = field(default_factory=OfReturn)

    def name_of(self, child: str) -> str:
        """The identifier that a child goes by in the records."""
        return self.stands_for.get(child, child)


def matched(rows: Rows, known: Known) -> list[LogEntry]:
    """What does not match: rows of children in no return, interviews of no incident. Nothing is guessed."""
    if not rows.declared.is_of_children or not len(rows):
        return []
    unknown = [at for at, child in enumerate(rows.columns["child"]) if child not in known.births]
    log = _told(rows, unknown)
    if rows.declared.name == "return_interviews":
        log += _without_incident(rows, known, frozenset(unknown))
    return log + beside_return(rows, known.of_return)


def are_wrong_children(children: Iterable[object], known: frozenset[object]) -> bool:
    """Whether half of a list's children or more, and five at least, are not in the records."""
    distinct = set(children)
    unknown = len(distinct - known)
    return unknown >= _FEWEST_WRONG and 2 * unknown >= len(distinct)


def are_all_strangers(rows: Rows, known: Known) -> bool:
    """Whether a list of children in care has rows and none of them is of a child in the records."""
    return (
        len(rows) > 0
        and traits()[rows.declared.name].children == RECORDS
        and not any(child in known.births for child in rows.columns["child"])
    )


def fill_births(rows: Rows, known: Known) -> None:
    """A young person's date of birth, where the list has none, is that of the records."""
    if rows.declared.name == "care_leavers":
        rows.columns["dob"] = [
            known.births.get(str(child)) if born is None else born
            for child, born in zip(rows.columns["child"], rows.columns["dob"], strict=True)
        ]


def _told(rows: Rows, unknown: Sequence[int]) -> list[LogEntry]:
    if not unknown:
        return []
    name = rows.declared.name
    children = {rows.columns["child"][at] for at in unknown}
    how_many = f"{len(unknown):,} of {len(rows):,} rows, {len(children):,} children"
    if traits()[name].children != RECORDS:
        return [_whole(rows, NOT_IN_RECORDS, how_many, _NOT_CARE)]
    log = [_whole(rows, NOT_IN_RECORDS, how_many, _IN_NO_RETURN)]
    if are_wrong_children(rows.columns["child"], frozenset(_known_of(rows, unknown))):
        log.append(_whole(rows, WRONG_CHILDREN, how_many, _WRONG))
    return log + [
        rows.entry(at, "child", Action.NOTED, "not-in-records", _IN_NO_RETURN) for at in unknown
    ]


def _known_of(rows: Rows, unknown: Sequence[int]) -> set[object]:
    left_out = set(unknown)
    return {child for at, child in enumerate(rows.columns["child"]) if at not in left_out}


def _whole(rows: Rows, rule: str, before: str, why: str) -> LogEntry:
    files = ", ".join(dict.fromkeys(rows.files))
    return LogEntry(files, rows.declared.name, None, "child", Action.NOTED, rule, before, "", why)


_IN_NO_RETURN = (
    "No return holds the child: no measure counts the row. Correct the identifier, or name both "
    "identifiers in a crosswalk list."
)
_NOT_CARE = "They are in no return, as children are who never came into care."
_WRONG = (
    "Most of its children are in no return: it may be another council's list, or one with other "
    "identifiers. Add the right one, or a crosswalk list that joins the two."
)
_NO_INCIDENT = (
    "No missing incident of the child began that day or was open on it: the interview counts for none. "
    "Correct went_missing, or the return's Missing table."
)


def _without_incident(rows: Rows, known: Known, unknown: frozenset[int]) -> list[LogEntry]:
    days = rows.columns["went_missing"]
    return [
        rows.entry(at, "went_missing", Action.NOTED, "no-such-incident", _NO_INCIDENT)
        for at, child in enumerate(rows.columns["child"])
        if at not in unknown and not _is_during(days[at], known.incidents.get(str(child), ()))
    ]


def _is_during(day: object, incidents: Sequence[tuple[date, date | None]]) -> bool:
    return isinstance(day, date) and any(
        began <= day and (ended is None or day <= ended) for began, ended in incidents
    )
