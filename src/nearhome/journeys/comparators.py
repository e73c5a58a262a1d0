"""What the comparing commands ask of a workspace: its facts, the day, the codes and the band's rule."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from nearhome.journeys.edition_settings import FILE, read_settings
from nearhome.journeys.known_facts import facts_of
from nearhome.journeys.measures import known_codes
from nearhome.journeys.refusals import MisusedError, RefusedError
from nearhome.measures.cards import cards
from nearhome.published.bands.areas import area_name
from nearhome.published.bands.comparability import with_tellers
from nearhome.published.bands.national_years import with_every_authority
from nearhome.published.bands.rules import ENGLAND, NAMED, REGION, rule_from
from nearhome.published.counterparts import counterpart
from nearhome.published.facts import Facts
from nearhome.results.bands import OWN_LIST, BandRule
from nearhome.results.values import Polarity
from nearhome.store.snapshots import current_or_none
from nearhome.store.workspace import open_workspace
from nearhome.vocabulary.areas import authority as find_authority

_WHO = ("set", "members", "model", "name")
"""What of a rule says who is in: one of them as an option takes the place of all that was written."""


@dataclass(frozen=True)
class Comparators:
    """An authority (9-character code), what is known of published figures, and the day it is read on."""

    authority: str
    facts: Facts
    on: date
    name: str = ""
    """What our published figures are called: our name, or whose they are where they stand in for ours."""


def open_comparators(
    folder: Path, as_at: date | None, codes: Collection[str] | None = None
) -> Comparators:
    """A workspace's facts on a day; the snapshot's as-at date when none is given.

    `codes` leaves out the added figures of other measures, which is quicker.
    RefusedError when there is neither a day nor a snapshot. No return is needed.
    """
    workspace = open_workspace(folder)
    snapshot = current_or_none(workspace) if as_at is None else None
    if as_at is None and snapshot is None:
        raise RefusedError(
            f"{workspace.name} holds no records, so there is no date to ask for by default.",
            "Give one: --as-at 2026-10-31.",
        )
    on = as_at if snapshot is None else snapshot.manifest.as_at
    assert on is not None
    name = read_settings(folder).published_for or area_name(workspace.authority)
    return Comparators(workspace.authority, facts_of(workspace, codes), on, name)


def compared_codes(asked: Sequence[str], facts: Facts) -> tuple[str, ...]:
    """The codes asked for; every measure with comparable published figures when none is.

    MisusedError for an unknown one.
    """
    if asked:
        return tuple(dict.fromkeys(known_codes(asked)))
    found = ((card.code, counterpart(card.code)) for card in cards())
    return tuple(
        code for code, other in found if other is not None and other.same and facts.days(code)
    )


def tellable_codes(*more: str) -> tuple[str, ...]:
    """Every measure that may have a band, and what else is needed to tell: for leaving the rest unread."""
    return with_tellers((*(card.code for card in cards()), *more))


def polarities() -> dict[str, Polarity]:
    """Which way is good, by measure."""
    return {card.code: card.polarity for card in cards()}


def rule_of(folder: Path, options: Mapping[str, object], known: Comparators) -> BandRule:
    """The rule of the workspace's `edition.toml`, or the one that ships, under the options given.

    RefusedError when what is written there is no rule, MisusedError for an option that is none.
    """
    written = dict(read_settings(folder).band)
    try:
        rule_from(written)
    except ValueError as error:
        raise RefusedError(f"{folder / FILE}, table [band]: {error}.", "Mend that line.") from error
    if any(key in options for key in _WHO):
        written = {key: value for key, value in written.items() if key not in _WHO}
    try:
        rule = rule_from({**written, **options})
    except ValueError as error:
        raise MisusedError(f"No such band: {error}.", "See: nearhome band --help") from error
    _check(rule, known)
    return _with_codes(rule)


def _check(rule: BandRule, known: Comparators) -> None:
    """MisusedError for a list that is not held, or a freezing after the day asked for."""
    held = sorted({each.model for each in known.facts.neighbours})
    fixed = (OWN_LIST, REGION, ENGLAND, NAMED)
    if rule.model not in fixed and not any(each.startswith(rule.model) for each in held):
        raise MisusedError(
            f"There is no neighbour model {rule.model}.",
            f"The models are {', '.join((OWN_LIST, *held, REGION, ENGLAND, NAMED))}.",
        )
    if rule.frozen_at is not None and rule.frozen_at > known.on:
        raise MisusedError(
            f"A band cannot be frozen on {rule.frozen_at}, after {known.on}, the date asked for.",
            "Freeze it on that date or earlier.",
        )


def _with_codes(rule: BandRule) -> BandRule:
    """The rule with its members as codes of today. MisusedError for one that is no authority."""
    found = []
    for code in rule.members:
        try:
            found.append(find_authority(code).code)
        except KeyError as error:
            raise MisusedError(
                f"There is no authority {code}.",
                "Give 9-character codes (E06000054) or the DfE's three-digit numbers (865).",
            ) from error
    return replace(rule, members=tuple(dict.fromkeys(found)))


def of_every_authority(known: Comparators) -> Comparators:
    """The same with the figures that ship for every authority of England."""
    return replace(known, facts=with_every_authority(known.facts))
