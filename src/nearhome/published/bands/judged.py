"""Which inspection counts for an authority by a day, and whether it lets the authority into a band."""

from collections.abc import Sequence
from datetime import date

from nearhome.published.bands.words import spoken
from nearhome.results.bands import BandRule
from nearhome.results.published import Judgement

NO_OVERALL_FROM = date(2026, 4, 1)
"""From this day inspections of children's services give no overall grade.

Source: Ofsted, announcement of 27 November 2025.
"""

JUDGEMENT_WORDS = {
    "overall": "overall",
    "leaders": "for leaders",
    "help_and_protection": "for help and protection",
    "children_in_care": "for children in care",
    "care_leavers": "for care leavers",
}


def counting(judgements: Sequence[Judgement], framework: str, on: date) -> Judgement | None:
    """Of an authority's inspections, the last published by a day under a framework (any when empty)."""
    known = [
        each
        for each in judgements
        if each.published <= on and (not framework or each.framework == framework)
    ]
    return max(known, key=lambda each: each.published, default=None)


def grade(judgement: Judgement | None, which: str) -> str:
    """The grade for a judgement (`overall` when none is asked for); empty where none was given."""
    return "" if judgement is None else str(getattr(judgement, which or "overall"))


def qualifies(judgement: Judgement | None, rule: BandRule) -> bool:
    """Whether an inspection lets its authority into the band."""
    return not rule.judgement or grade(judgement, rule.judgement) in rule.grades


def verdict(judgement: Judgement | None, rule: BandRule, on: date) -> str:
    """In words, what an authority was judged by a day; why there is no grade when there is none."""
    if not rule.judgement:
        return ""
    under = f" under {rule.framework}" if rule.framework else ""
    if judgement is None:
        return f"no inspection{under} published by {spoken(on)}"
    given = grade(judgement, rule.judgement)
    if given:
        return (
            f"judged {given} {JUDGEMENT_WORDS[rule.judgement]} under {judgement.framework},"
            f" report of {spoken(judgement.published)}"
        )
    return _ungraded(judgement, rule.judgement)


def ungraded(judgement: Judgement | None, rule: BandRule) -> bool:
    """Whether an inspection gave no grade for the judgement that the rule asks for."""
    return bool(rule.judgement) and judgement is not None and not grade(judgement, rule.judgement)


def _ungraded(judgement: Judgement, which: str) -> str:
    others = [
        f"{other.replace('_', ' ')} {grade(judgement, other)}"
        for other in JUDGEMENT_WORDS
        if other != which and grade(judgement, other)
    ]
    since = ""
    if which == "overall" and judgement.published >= NO_OVERALL_FROM:
        since = ", as from April 2026 none does"
    told = f" ({', '.join(others)})" if others else ""
    report = f"report of {spoken(judgement.published)}"
    return f"its {report} gave no grade {JUDGEMENT_WORDS[which]}{since}{told}"
