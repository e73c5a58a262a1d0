"""Sets of councils that people named to compare with, as against those that a rule chooses."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from nearhome.vocabulary.shipped import shipped_rows


@dataclass(frozen=True, slots=True)
class NamedSet:
    """A named comparator set: its `members` are 9-character codes, in the order they were named.

    `authority` is the code of the council it was named for, `named_by` a role (never a person),
    `named_on` the day of the meeting or document.
    """

    code: str
    name: str
    authority: str
    members: tuple[str, ...]
    named_by: str
    named_on: date
    source: str


@cache
def named_sets() -> tuple[NamedSet, ...]:
    """Every named set that ships, in the order of `sets.csv`."""
    return tuple(
        NamedSet(
            row["set"],
            row["name"],
            row["authority"],
            tuple(row["members"].split()),
            row["named_by"],
            date.fromisoformat(row["named_on"]),
            row["source"],
        )
        for row in shipped_rows(__package__, "sets.csv")
    )


def named_set(code: str) -> NamedSet:
    """The named set of a code, such as `board-2020`; KeyError naming the sets there are."""
    found = {each.code: each for each in named_sets()}
    if code not in found:
        raise KeyError(f"no set is named {code}; there are {', '.join(found)}")
    return found[code]


def sets_for(authority: str) -> tuple[NamedSet, ...]:
    """The sets named for an authority (9-character code)."""
    return tuple(each for each in named_sets() if each.authority == authority)
