"""`nearhome band --by`: the range of each group of a measure, with our published figure and England's."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from nearhome.cohorts.breakdowns import BREAKDOWNS
from nearhome.journeys.band import Asked
from nearhome.journeys.comparators import Comparators, of_every_authority, open_comparators, rule_of
from nearhome.journeys.listing import Cell, Listing, listing
from nearhome.journeys.measures import known_codes
from nearhome.journeys.refusals import MisusedError
from nearhome.measures.cards import cards
from nearhome.published.bands.by_group import group_ranges
from nearhome.published.bands.choosing import Chooser
from nearhome.published.bands.rules import ENGLAND as EVERY
from nearhome.published.bands.rules import REGION
from nearhome.published.bands.saying import rule_words
from nearhome.published.bands.values import number
from nearhome.published.shipped_figures import ENGLAND
from nearhome.results.bands import BandRule, GroupRange

COLUMNS = (
    "code", "as_at", "breakdown", "group", "unit", "low", "high", "councils", "members", "ours", "england", "why_not",
)  # fmt: skip


def ranges_by_group(
    known: Comparators, rule: BandRule, codes: Sequence[str] = ()
) -> dict[str, tuple[GroupRange, ...]]:
    """The newest range of every group published that counts the same, by code; of every measure when none is named."""
    wanted = tuple(codes) or tuple(card.code for card in cards())
    chooser = Chooser(known.facts, rule, known.authority)
    return group_ranges(wanted, chooser, known.on, england=ENGLAND)


def band_by(
    folder: Path, asked: Asked, breakdowns: Sequence[str], *, say: Callable[[str], None]
) -> Listing:
    """A row for each group of the breakdowns, of the newest 31 March known.

    MisusedError for an unknown code or part of a rule, for a breakdown of which nothing is published that
    counts the same (it names those there are), and with `since` or `left`, which are of the whole.
    """
    if asked.since is not None or asked.left:
        raise MisusedError("--by is of the newest year alone.", "Leave out --since and --left.")
    known = open_comparators(folder, asked.as_at)
    rule = rule_of(folder, asked.options, known)
    if rule.model in (REGION, EVERY):
        known = of_every_authority(known)
    found = ranges_by_group(known, rule, known_codes(asked.codes) if asked.codes else ())
    _refuse_unknown(breakdowns, found)
    say(rule_words(rule, known.name, known.on))
    return listing(COLUMNS, _rows(found, breakdowns))


def _refuse_unknown(breakdowns: Sequence[str], found: Mapping[str, tuple[GroupRange, ...]]) -> None:
    there = sorted({each.breakdown for some in found.values() for each in some})
    unknown = [each for each in breakdowns if each not in there]
    if unknown:
        mend = f"Give --by {' '.join(there)}." if there else "Ask without --by."
        raise MisusedError(
            f"Nothing that counts the same is published by {', '.join(unknown)}.", mend
        )


def _rows(
    found: Mapping[str, tuple[GroupRange, ...]], breakdowns: Sequence[str]
) -> Iterator[Sequence[Cell]]:
    for code, some in found.items():
        for by in breakdowns:
            places = {group: n for n, group in enumerate(BREAKDOWNS.get(by, ()))}
            for each in sorted(some, key=lambda each: places.get(each.group, len(places))):
                if each.breakdown == by:
                    yield (code, *_cells(each))


def _cells(each: GroupRange) -> Sequence[Cell]:
    counted = each.point.counted
    return (
        each.point.as_at,
        each.breakdown,
        each.group,
        each.unit,
        each.point.low,
        each.point.high,
        len(counted),
        "; ".join(member.name for member in counted),
        number(each.ours),
        number(each.england),
        each.point.why_not or None,
    )
