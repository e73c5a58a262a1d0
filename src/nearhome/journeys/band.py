"""`nearhome band`: who is in a measure's band, and why; its edges, or why there is none."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from nearhome.journeys.comparators import (
    compared_codes,
    of_every_authority,
    open_comparators,
    polarities,
    rule_of,
)
from nearhome.journeys.listing import Cell, Listing, listing
from nearhome.journeys.measures import known_codes
from nearhome.published.bands.choosing import Chooser
from nearhome.published.bands.comparability import with_tellers
from nearhome.published.bands.drift import JUDGEMENT, NEIGHBOUR
from nearhome.published.bands.making import bands
from nearhome.published.bands.rules import ENGLAND, REGION
from nearhome.published.bands.saying import rule_words, saying
from nearhome.published.bands.words import spoken
from nearhome.published.facts import Facts
from nearhome.results.bands import Band, BandPoint, BandRule

COLUMNS = (
    "code",
    "as_at",
    "authority_code",
    "authority",
    "model",
    "judgement",
    "published",
    "value",
    "in_band",
    "reason",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What an officer asks of `nearhome band`: `options` are parts of a rule that override its own."""

    codes: Sequence[str] = ()
    as_at: date | None = None
    since: date | None = None
    left: bool = False
    options: Mapping[str, object] = field(default_factory=dict)


def bands_of(
    facts: Facts,
    authority: str,
    codes: Sequence[str],
    on: date,
    rule: BandRule,
    *,
    since: date | None = None,
) -> dict[str, Band]:
    """The bands of measures for an authority (9-character code) as they may be shown on a day, by code."""
    return bands(codes, Chooser(facts, rule, authority), on, since, polarities())


def band(folder: Path, asked: Asked, *, say: Callable[[str], None]) -> Listing:
    """A row for each neighbour that the rule looks at, in the band or not, with the reason.

    Of the last 31 March with figures, or of each since a day. `asked.left` adds a row for each member
    that has left. The edges and the notes are told to `say`. MisusedError for an unknown code, set,
    model or other part of a rule.
    """
    wanted = known_codes(asked.codes) if asked.codes else None
    known = open_comparators(folder, asked.as_at, wanted and with_tellers(wanted))
    codes = compared_codes(asked.codes, known.facts)
    rule = rule_of(folder, asked.options, known)
    if rule.model in (REGION, ENGLAND):
        known = of_every_authority(known)
    made = bands_of(known.facts, known.authority, codes, known.on, rule, since=asked.since)
    shown = {code: _shown(each, since=asked.since is not None) for code, each in made.items()}
    say(rule_words(rule, known.name, known.on))
    for line in dict.fromkeys(
        line for code, points in shown.items() for line in saying(made[code], points)
    ):
        say(line)
    return listing(COLUMNS, _rows(made, shown, left=asked.left))


def _shown(made: Band, *, since: bool) -> tuple[BandPoint, ...]:
    """Every point asked for; or the last with a figure, the last of all where none has one.

    A frozen band is one point, since its later ones repeat it.
    """
    if made.rule.frozen_at is not None:
        return made.points[:1]
    if since:
        return made.points
    filled = [
        each for each in made.points if any(member.figure is not None for member in each.members)
    ]
    return tuple(filled or made.points)[-1:]


def _rows(
    made: Mapping[str, Band], shown: Mapping[str, Sequence[BandPoint]], *, left: bool
) -> Iterator[Sequence[Cell]]:
    for code, points in shown.items():
        for point in points:
            yield from _members(made[code], point)
        if left:
            yield from _departures(made[code], points[-1].as_at)


def _members(made: Band, point: BandPoint) -> Iterator[Sequence[Cell]]:
    since = {
        each.area: f"; left since, on {spoken(each.day)}: {each.why}"
        for each in made.left
        if each.day > point.known_from and each.kind in (NEIGHBOUR, JUDGEMENT)
    }
    for each in point.members:
        yield (
            made.code,
            point.as_at,
            each.area,
            each.name,
            each.model,
            each.judgement or None,
            each.published,
            each.value,
            "yes" if each.in_band else "no",
            each.reason + (since.get(each.area, "") if each.in_band else ""),
        )


def _departures(made: Band, as_at: date) -> Iterator[Sequence[Cell]]:
    for each in made.left:
        reason = f"{each.kind}: {each.day.isoformat()}: {each.why}"
        yield (made.code, as_at, each.area, each.name, None, None, None, None, "no", reason)
