"""`nearhome children`: who is behind a figure, and which rows put them there. For officers only."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from nearhome.cohorts.age_bands import age_bands
from nearhome.cohorts.breakdowns import BREAKDOWNS, OWN_WORDS
from nearhome.journeys.listing import Cell, Listing, listing
from nearhome.journeys.measures import asked_of
from nearhome.journeys.refusals import MisusedError
from nearhome.measures.cards import cards
from nearhome.measures.declaration import Measure
from nearhome.measures.members import Member, members

COLUMNS = (
    "code",
    "as_at",
    "child",
    "in_numerator",
    "in_denominator",
    "detail",
    "file",
    "row",
)


def children(
    folder: Path,
    *,
    code: str,
    as_at: date | None = None,
    by: str = "",
    group: str = "",
    own: Path | None = None,
    say: Callable[[str], None] | None = None,
) -> Listing:
    """Each child in the numerator or denominator of a measure at a date, a line a row behind it.

    With `by` and `group`, only the children of that group of the breakdown; beside the catalogue's
    stand the workspace's own measures and those of the Python files in the folder `own`; one that is left
    out is told to `say`. RefusedError when the date is after what the records describe;
    MisusedError for a code, breakdown or group there is none of.
    """
    records, (known,) = asked_of(folder, [code], lambda each: [each.on(as_at)], own=own, say=say)
    _refuse_unknown_group(known, by, group, records.own)
    on, more = records.on(as_at), records.own
    found = members(records.engine(), known, on, records.context(), by=by, group=group, more=more)
    return listing(COLUMNS, (row for each in found for row in _rows(known, on, each)))


def _refuse_unknown_group(code: str, by: str, group: str, more: Sequence[Measure]) -> None:
    if bool(by) != bool(group):
        raise MisusedError("--by and --group go together.", "Give both, or neither.")
    every = (*cards(), *(own.card for own in more))
    (card,) = (card for card in every if card.code == code)
    bands = age_bands(by)
    if by and ("age_band" if bands else by) not in card.breakdowns:
        raise MisusedError(
            f"{code} is not broken down by {by}.",
            f"Its breakdowns are {', '.join(card.breakdowns) or 'none'}.",
        )
    groups = [each.label for each in bands] if bands else BREAKDOWNS[by] if by else ()
    if by and by not in OWN_WORDS and group not in groups:
        raise MisusedError(f"{by} has no group {group}.", f"Its groups are {', '.join(groups)}.")


def _rows(code: str, on: date, member: Member) -> Iterator[tuple[Cell, ...]]:
    own = (code, on, member.child, member.in_numerator, member.in_denominator, member.detail)
    for file, row in member.rows or (("", None),):
        yield (*own, file, row)
