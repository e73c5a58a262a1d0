"""`nearhome measures`: measures of the current snapshot, with numerator, denominator and status."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TypeAlias

from nearhome.cohorts.age_bands import PREFIX as AGES
from nearhome.cohorts.age_bands import age_bands
from nearhome.journeys.listing import Listing, listing
from nearhome.journeys.own_measures import own_measures, tell, tried
from nearhome.journeys.records import Records, open_records
from nearhome.journeys.refusals import MisusedError, RefusedError
from nearhome.measures.blocks import Block
from nearhome.measures.cards import cards
from nearhome.measures.compute import compute, computed
from nearhome.measures.declaration import Measure
from nearhome.measures.list_gaps import list_gaps
from nearhome.measures.own.codes import is_own
from nearhome.measures.own.loading import Own
from nearhome.results.values import Result
from nearhome.vocabulary.periods import month_ends

COLUMNS = (
    "code",
    "measure",
    "as_at",
    "period",
    "breakdown",
    "group",
    "numerator",
    "denominator",
    "value",
    "unit",
    "status",
)
MOST_MONTHS = 240
_LIKE = 4


def measures(
    folder: Path,
    *,
    as_at: date | None = None,
    codes: Sequence[str] = (),
    by: Sequence[str] = (),
    months: int = 1,
    own: Path | None = None,
    say: Callable[[str], None] | None = None,
) -> Listing:
    """Measures at a date, and at the `months - 1` month ends before it.

    All codes of the catalogue, in its order, unless some are named; breakdowns `by` beside the
    totals. Beside the catalogue's stand the measures of the workspace's own, and those of the Python files
    in the folder `own`; one that cannot be worked out is left out and told to `say`, as is what is asked
    for and a measure has not.
    RefusedError when the date is after what the records describe; MisusedError for a code, breakdown or
    number of months that does not exist.
    """
    blocks = measured(folder, as_at=as_at, codes=codes, by=by, months=months, own=own, say=say)
    return listed(blocks)


def listed(blocks: Iterable[Block]) -> Listing:
    """The results of blocks as a listing."""
    return listing(COLUMNS, (row_of(each) for block in blocks for each in block.results()))


def measured(
    folder: Path,
    *,
    as_at: date | None = None,
    codes: Sequence[str] = (),
    by: Sequence[str] = (),
    months: int = 1,
    own: Path | None = None,
    say: Callable[[str], None] | None = None,
) -> Iterator[Block]:
    """The same measures in blocks: the results of one measure, date and breakdown together."""
    breakdowns = known_breakdowns(by)
    if not 1 <= months <= MOST_MONTHS:
        raise MisusedError(
            f"--months {months} is not a number of months.", f"Give 1 to {MOST_MONTHS}."
        )

    def days(records: Records) -> Sequence[date]:
        return month_ends(records.on(as_at), months)

    records, wanted = asked_of(folder, codes, days, by=breakdowns, own=own, say=say)
    lacking = not_broken_down(wanted, breakdowns, records.own)
    if lacking and say is not None:
        say(lacking)
    if codes and say is not None:
        _tell_gaps(records, max(days(records)), wanted, say)
    return computed(
        records.engine(), days(records), wanted, breakdowns, records.context(), more=records.own
    )


def _tell_gaps(
    records: Records, on: date, codes: Sequence[str], say: Callable[[str], None]
) -> None:
    """A line for each measure asked for that waits for a list on the last date, and what that lacks."""
    gaps = list_gaps(records.engine(), on, codes, records.context(), more=records.own)
    for code, lacking in list(gaps.items())[:_NAMED]:
        say(f"{code} is not collected on {on}: {'; '.join(lacking)}.")
    if len(gaps) > _NAMED:
        say(f"So it is of {len(gaps) - _NAMED} more of those asked for.")


def asked_of(
    folder: Path,
    codes: Sequence[str],
    days: Callable[[Records], Iterable[date]],
    *,
    by: Sequence[str] = (),
    own: Path | None = None,
    say: Callable[[str], None] | None = None,
) -> tuple[Records, tuple[str, ...]]:
    """The current records with the council's own measures among the codes asked for, and those codes.

    An own measure whose file has a fault, or that cannot be worked out at the `days` and breakdowns asked,
    is told to `say` and left out, whether it is asked for by its code or not. Where every code is the catalogue's no file is read. MisusedError for a
    code there is none of; RefusedError when no measure is left.
    """
    ours = {card.code.casefold() for card in cards()}
    is_needed = own is not None or not codes or not ours >= {*_codes_in(codes, str.casefold)}
    found = own_measures(folder, own) if is_needed else Own()
    tell(found.faults, say)
    wanted = known_codes(_without_lost(codes, found, say), found.measures)
    records = open_records(folder)
    working = tried(found.only(wanted), records, days(records), by)
    tell(working.faults, say)
    left = {card.code for card in cards(working.measures)}
    able = tuple(code for code in wanted if code in left)
    if not able:
        raise RefusedError("No measure asked for can be worked out.", "Mend what is named above.")
    return records.with_own(working.measures), able


def _without_lost(
    codes: Sequence[str], found: Own, say: Callable[[str], None] | None
) -> Sequence[str]:
    """The codes asked for but those of our own that no file gives, where some file was left out.

    RefusedError when nothing else is asked for.
    """
    there = {each.code.casefold() for each in found.measures}
    asked = _codes_in(codes, str)
    lost = [code for code in asked if is_own(code.upper()) and code.casefold() not in there]
    if not lost or not found.faults:
        return codes
    files = ", ".join(dict.fromkeys(each.file for each in found.faults))
    gap = f"{', '.join(lost)}: not here, for a file of your own is left out ({files})."
    rest = [code for code in asked if code not in lost]
    if not rest:
        raise RefusedError(gap, "Mend the file as said above.")
    if say is not None:
        say(f"{gap} The rest follows.")
    return rest


def _codes_in(codes: Sequence[str], form: Callable[[str], str]) -> list[str]:
    return [form(part) for code in codes for part in code.split(",") if part]


def results_of(
    records: Records, dates: Sequence[date], codes: Sequence[str], breakdowns: Sequence[str]
) -> list[Result]:
    """The results of open records: the journeys' one way to the measures."""
    return asking(records)(dates, codes, breakdowns)


Ask: TypeAlias = Callable[[Sequence[date], Sequence[str], Sequence[str]], list[Result]]
"""Gives the results at dates of codes, and of their groups by breakdowns."""


def asking(records: Records) -> Ask:
    """Asks open records, through an engine that is opened once."""
    engine, context, own = records.engine(), records.context(), records.own
    return lambda dates, codes, breakdowns: compute(
        engine, dates, codes, breakdowns, context, more=own
    )


def known_codes(codes: Sequence[str], more: Sequence[Measure] = ()) -> tuple[str, ...]:
    """The codes asked for (commas part them too), all when none is. MisusedError for an unknown one."""
    known = {card.code.casefold(): card.code for card in cards(more)}
    asked = _codes_in(codes, str)
    unknown = [code for code in asked if code.casefold() not in known]
    if unknown:
        raise MisusedError(
            f"There is no measure {', '.join(unknown)}.",
            codes_told(unknown, tuple(known.values())),
        )
    return tuple(known[code.casefold()] for code in asked) or tuple(known.values())


def codes_told(unknown: Sequence[str], known: Sequence[str]) -> str:
    """Where the codes stand, and those most like the ones that are none: some five hundred would bury it."""
    like = [
        each
        for code in unknown
        if not _is_ours(code)
        for each in get_close_matches(code.upper(), known, n=_LIKE, cutoff=0.6)
    ]
    near = f" Most like it: {', '.join(dict.fromkeys(like))}." if like else ""
    own = (
        " Those of your own in Python are read with --own FOLDER."
        if any(map(_is_ours, unknown))
        else ""
    )
    return f"The codes are {known[0]} to {known[-1]}, as docs/reference/measures.md lists them.{near}{own}"


def _is_ours(code: str) -> bool:
    return is_own(code.upper())


def known_breakdowns(by: Sequence[str]) -> tuple[str, ...]:
    """The breakdowns asked for (commas part them too). MisusedError for an unknown one."""
    known = sorted({name for card in cards() for name in card.breakdowns})
    asked = _parted(by)
    unknown = [name for name in asked if name not in known and not age_bands(name)]
    if unknown:
        raise MisusedError(
            f"There is no breakdown {', '.join(unknown)}.",
            f"The breakdowns are {', '.join(known)}, and age bands of your own as age:0-4,12-15.",
        )
    return tuple(asked)


def _parted(by: Sequence[str]) -> list[str]:
    """Names parted by commas; the bands of `age:0-4,12-15` are one name, up to the next that is no band."""
    asked: list[str] = []
    for part in (part for name in by for part in name.split(",") if part):
        goes_on = bool(asked) and age_bands(asked[-1]) and age_bands(f"{AGES}{part}")
        if goes_on:
            asked[-1] = f"{asked[-1]},{part}"
        else:
            asked.append(part)
    return asked


def not_broken_down(
    codes: Sequence[str], breakdowns: Sequence[str], more: Sequence[Measure] = ()
) -> str:
    """A line that names the codes that are not broken down as asked; or nothing.

    Those that no breakdown asked for fits are named once, then those of each; of many the first, and how many more.
    """
    held = {card.code: card.breakdowns for card in cards(more)}
    lacking = {
        name: [
            code
            for code in dict.fromkeys(codes)
            if ("age_band" if age_bands(name) else name) not in held[code]
        ]
        for name in dict.fromkeys(breakdowns)
    }
    never = [
        code for code in dict.fromkeys(codes) if all(code in some for some in lacking.values())
    ]
    parts = [f"{_first(never)} by {' or '.join(lacking)}"] if never and lacking else []
    for name, some in lacking.items():
        own = [code for code in some if code not in never]
        parts += [f"{_first(own)} by {name}"] if own else []
    return f"Not broken down: {'; '.join(parts)}." if parts else ""


_NAMED = 12
"""So many codes are named; of more it is said how many."""


def _first(codes: Sequence[str]) -> str:
    more = len(codes) - _NAMED
    return ", ".join(codes[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def row_of(result: Result) -> tuple[str | date | float | None, ...]:
    """A result as a row of `COLUMNS`."""
    return (
        result.code,
        result.measure,
        result.as_at,
        result.period,
        result.breakdown,
        result.group,
        result.numerator,
        result.denominator,
        result.value,
        result.unit,
        str(result.status),
    )
