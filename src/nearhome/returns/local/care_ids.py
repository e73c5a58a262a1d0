"""Rows that name a period of care and no child: whose they are, by the list that tells it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from nearhome.returns.local.parts import Loaded, Part, ReadSheet
from nearhome.returns.raw import Action, LogEntry

CARE_IDS = "care_ids"
NO_CHILD = "no-child-of-care-id"
_MEND = (
    "Its rows name a period of care and no child. Add the table or list that tells whose it is "
    "(ssd_cla_episodes, care_ids), whole, beside it."
)
_OF_TWO = "two children have it"


def with_children(loaded: Sequence[Loaded]) -> list[Loaded]:
    """The sheets with the child of each period of care in place of its number, by the `care_ids` in force.

    A row whose number is nobody's, or that of two children, is set aside: a number of a period of care may also be
    the identifier of some other child, so it is never taken for one.
    """
    if not any(part.by_care_id for each in loaded for part in each.sheet.parts):
        return list(loaded)
    whose = _children(
        part
        for each in loaded
        if CARE_IDS in each.lists
        for part in each.sheet.parts
        if part.list_name == CARE_IDS
    )
    return [replace(each, sheet=_named(each.sheet, whose)) for each in loaded]


def _children(parts: Iterable[Part]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for part in parts:
        pairs = zip(part.columns["care_id"], part.columns["child"], strict=True)
        for number, child in pairs:
            found.setdefault(str(number), set()).add(str(child))
    return {number: frozenset(children) for number, children in found.items()}


def _named(sheet: ReadSheet, whose: Mapping[str, frozenset[str]]) -> ReadSheet:
    parts, log, gone = [], [], 0
    for part in sheet.parts:
        named, said = _of_children(part, whose) if part.by_care_id else (part, [])
        parts.append(named)
        log += said
        gone += len(part.rows) - len(named.rows)
    return replace(
        sheet,
        parts=tuple(parts),
        log=(*sheet.log, *log),
        rows_set_aside=sheet.rows_set_aside + gone,
    )


def _of_children(part: Part, whose: Mapping[str, frozenset[str]]) -> tuple[Part, list[LogEntry]]:
    owners = [whose.get(str(number), frozenset()) for number in part.columns["child"]]
    stays = [at for at, children in enumerate(owners) if len(children) == 1]
    lost = [at for at, children in enumerate(owners) if len(children) != 1]
    columns = {name: [values[at] for at in stays] for name, values in part.columns.items()}
    columns["child"] = [next(iter(owners[at])) for at in stays]
    named = replace(part, columns=columns, rows=[part.rows[at] for at in stays])
    return named, [_set_aside(part, at, owners[at]) for at in lost]


def _set_aside(part: Part, at: int, children: frozenset[str]) -> LogEntry:
    before = _OF_TWO if children else ""
    row = part.rows[at]
    return LogEntry(
        part.file, part.list_name, row, "child", Action.SET_ASIDE, NO_CHILD, before, "", _MEND
    )
