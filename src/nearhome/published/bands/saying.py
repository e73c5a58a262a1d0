"""A band in plain words, for officers: its rule, its edges at each day, what to know."""

from collections.abc import Sequence
from datetime import date

from nearhome.published.bands.judged import JUDGEMENT_WORDS
from nearhome.published.bands.rules import BEST_QUARTILE, ENGLAND, INTERQUARTILE, NAMED, REGION
from nearhome.published.bands.words import counted, spoken
from nearhome.results.bands import OWN_LIST, Band, BandPoint, BandRule

EDGE_WORDS = {
    INTERQUARTILE: "first to third quartile (in proportion between values, as Excel's QUARTILE.INC)",
    BEST_QUARTILE: "the best quarter (in proportion between values, as Excel's QUARTILE.INC)",
}


def rule_words(rule: BandRule, name: str, on: date) -> str:
    """A rule as a sentence; `name` is the authority's."""
    judged = ""
    if rule.judgement:
        under = f" under {rule.framework}" if rule.framework else " under any framework"
        judged = f" judged {' or '.join(rule.grades)} {JUDGEMENT_WORDS[rule.judgement]}{under}"
    edges = EDGE_WORDS.get(rule.edges, "lowest to highest")
    if rule.frozen_at is not None:
        mode = f"frozen on {spoken(rule.frozen_at)}"
    else:
        mode = f"chosen again for each year's figures, by what was known on {spoken(on)} for the newest"
    return f"Band: {_who(rule, name)}{judged}; {edges}; {mode}."


def _who(rule: BandRule, name: str) -> str:
    if rule.model == NAMED:
        return f"the councils of the set {rule.name}" if rule.name else "the councils named"
    if rule.model == REGION:
        return f"the other councils in the region of {name}"
    if rule.model == ENGLAND:
        return "all other councils of England"
    which = "latest" if rule.model == OWN_LIST else rule.model
    return f"neighbours of {name}, in the {which} list,"


def saying(band: Band, points: Sequence[BandPoint]) -> list[str]:
    """A line for each point, then the notes."""
    return [*(f"{band.code} {_of_point(band, each)}" for each in points), *band.notes]


def _of_point(band: Band, point: BandPoint) -> str:
    when = f"at {spoken(point.as_at)}"
    chosen = f"members as known on {spoken(point.known_from)}"
    if point.low is None or point.high is None:
        return f"{when}: no band: {point.why_not} ({chosen})."
    edges = f"{_figure(point.low)} to {_figure(point.high)}{_unit(band.unit)}"
    rounded = "" if point.decimals is None else ", figures as published"
    members = counted(len(point.counted), "member", "members")
    return f"{when}: {edges}, of {members} with a number ({chosen}{rounded})."


def _figure(value: float) -> str:
    """A figure to one decimal place, without an empty one."""
    return f"{value:.1f}".removesuffix(".0")


def _unit(unit: str) -> str:
    return {"%": "%", "rate": " per 10,000", "n": ""}.get(unit, f" {unit}" if unit else "")
