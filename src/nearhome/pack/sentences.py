"""Sentences filled with figures: count first, then of how many, then what changed in children."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from nearhome.pack.figures import is_known
from nearhome.pack.pairs import Pair
from nearhome.pack.wording import MONEY, amount, day, in_100, month, whole
from nearhome.pack.words import LONGEST_SENTENCE, Words
from nearhome.results.values import PER_100, Result, Status

FEWEST_FOR_A_SHARE = 30
"""No share (so many in 100) is said of fewer than this."""

OLD_AFTER = timedelta(days=366)
"""A figure older than this must have its date in the sentence."""

SMALL_CHANGE = 5
"""A difference of so many children or fewer is said as "a few"."""

GAP_TO_ENGLAND = "A08"
"""The measure whose value is a rate less England's."""

_FIELD = re.compile(r"\{(\w+)(?:\.(\w+))?(?::([^|}]*)\|([^}]*))?\}")


FIELDS = frozenset(
    {
        "", "some", "of", "not", "not_change", "before", "before_of", "in100", "before_in100", "per10000", "change", "date",
        "month", "then", "place", "comparable",
    }
)  # fmt: skip
"""What may be asked of a figure in a sentence; the empty one is its count."""


def fields_of(template: str) -> tuple[tuple[str, str], ...]:
    """The figures that a template names, each with what it asks of it."""
    return tuple((match.group(1), match.group(2) or "") for match in _FIELD.finditer(template))


class NotSayableError(Exception):
    """A sentence asks for a number that is not known, or not shown."""


def count(result: Result | None, words: Words) -> str:
    """A count in figures, or the word for none and for few. NotSayableError if there is no number."""
    if result is not None and result.status is Status.SUPPRESSED:
        return words.counts["few"]
    if not is_known(result) or result is None or result.numerator is None:
        raise NotSayableError
    return f"{round(result.numerator):,}" if round(result.numerator) else words.counts["none"]


def share(result: Result | None) -> float | None:
    """A percentage that may be said: known, and of at least thirty."""
    if not is_known(result) or result is None or result.value is None:
        return None
    enough = result.denominator is not None and result.denominator >= FEWEST_FOR_A_SHARE
    return result.value if enough else None


def is_counted(result: Result) -> bool:
    """Whether its numerator is a number of children, or of things that happened to them."""
    return result.unit in ("n", "%")


def makes(result: Result) -> str:
    """What the numbers of a result make, in words: 28 in 100, 64 in every 10,000, £2,314 a week; empty for a count.

    Empty too without a number, and for a share of fewer than thirty.
    """
    if not is_known(result) or result.value is None:
        return ""
    match result.unit:
        case "n":
            return ""
        case "%":
            value = share(result)
            return "" if value is None else in_100(value)
        case "rate" if result.code == GAP_TO_ENGLAND:
            return _beside_england(result.value)
        case "rate":
            return f"{whole(result.value)} in every 10,000"
        case "ratio" | "index":
            return f"{whole(100 * result.value)} for every 100"
        case unit if unit == PER_100:
            return f"{whole(result.value)} for every 100 children"
        case unit if unit.startswith(MONEY):
            return f"{amount(result.value, unit)}{unit.removeprefix(MONEY)}"
        case unit:
            return f"{whole(result.value)} {unit}"


def _beside_england(gap: float) -> str:
    """A rate less England's: a sign before a rate is read as a slip."""
    if not round(gap):
        return "as many in every 10,000 as in England"
    more = "more" if gap > 0 else "fewer"
    return f"{whole(abs(gap))} {more} in every 10,000 than in England"


def change(pair: Pair) -> str:
    """The difference in children from the reference date, in words. NotSayableError without both."""
    if not (is_known(pair.now) and is_known(pair.before)) or pair.wording is None:
        raise NotSayableError
    ago = pair.wording.ago
    return _change(_numerator(pair.now) - _numerator(pair.before), ago)


def change_of_others(pair: Pair) -> str:
    """The same of those whom a share does not count: of a share near the whole, it is they who matter."""
    if not (is_known(pair.now) and is_known(pair.before)) or pair.wording is None:
        raise NotSayableError
    return _change(_others(pair.now) - _others(pair.before), pair.wording.ago)


def _change(by: float, ago: str) -> str:
    difference = round(by)
    if difference == 0:
        return f"the same as {ago}"
    size = f"{abs(difference):,}" if abs(difference) > SMALL_CHANGE else "a few"
    return f"{size} {'more' if difference > 0 else 'fewer'} than {ago}"


def fill(template: str, pairs: Mapping[str, Pair], words: Words) -> str:
    """The template with its fields filled; NotSayableError when one cannot be, KeyError for an unknown key."""
    said = _FIELD.sub(lambda match: _field(match, pairs, words), template)
    return said[:1].upper() + said[1:]


def first_sayable(
    templates: Iterable[str],
    pairs: Mapping[str, Pair],
    words: Words,
    as_at: date,
    longest: int = LONGEST_SENTENCE,
) -> str | None:
    """The first sentence that can be said whole, dated where it must be, and is short enough for a title."""
    for template in templates:
        try:
            said = fill(template, pairs, words)
        except NotSayableError:
            continue
        if not _cites_old(template, pairs, as_at) and len(said) <= longest:
            return said
    return None


def first_part(templates: Iterable[str], pairs: Mapping[str, Pair], words: Words) -> str | None:
    """The first part of the line under a chart that can be said; it keeps its small first letter."""
    for template in templates:
        try:
            return _FIELD.sub(lambda match: _field(match, pairs, words), template)
        except NotSayableError:
            continue
    return None


def _cites_old(template: str, pairs: Mapping[str, Pair], as_at: date) -> bool:
    """Whether a template cites a figure of over a year ago without saying its day or month.

    Figures of one day need it said once: the date of one is that of the other.
    """
    cited = {match.group(1) for match in _FIELD.finditer(template)}
    said = {
        _day_of(pairs[match.group(1)])
        for match in _FIELD.finditer(template)
        if match.group(2) in ("date", "month")
    }
    days = {_day_of(pairs[key]) for key in cited}
    return any(on is not None and as_at - on > OLD_AFTER and on not in said for on in days)


def _day_of(pair: Pair) -> date | None:
    return None if pair.now is None else pair.now.as_at


def _field(match: re.Match[str], pairs: Mapping[str, Pair], words: Words) -> str:
    key, name, one, many = match.groups()
    pair = pairs[key]
    if one is not None:
        return one if is_known(pair.now) and round(_numerator(pair.now)) == 1 else many
    match name:
        case None:
            return count(pair.now, words)
        case "some":
            return _some(pair.now, words)
        case "of":
            return _of(pair.now)
        case "not":
            return _not(pair.now, words)
        case "not_change":
            return change_of_others(pair)
        case "before":
            return count(pair.before, words)
        case "before_of":
            return _of(pair.before)
        case "in100":
            return _in100(pair.now)
        case "before_in100":
            return _in100(pair.before)
        case "per10000":
            return _whole(pair.now)
        case "change":
            return change(pair)
        case "date":
            return day(_on(pair.now))
        case "month":
            return month(_on(pair.now))
        case "then":
            return _said(pair.wording.then if pair.wording else "")
        case "place":
            return _said(pair.place if is_known(pair.now) else "")
        case "comparable":
            return _said("not comparable" if pair.not_comparable else "")
        case _:
            raise KeyError(f"a sentence has no field called {name}")


def _said(words: str) -> str:
    if not words:
        raise NotSayableError
    return words


def _numerator(result: Result | None) -> float:
    if result is None or result.numerator is None:
        raise NotSayableError
    return result.numerator


def _others(result: Result | None) -> float:
    if result is None or not result.denominator:
        raise NotSayableError
    return result.denominator - _numerator(result)


def _not(result: Result | None, words: Words) -> str:
    """Those a share does not count, with the words for none and for few."""
    if not is_known(result):
        raise NotSayableError
    others = round(_others(result))
    if 0 < others <= SMALL_CHANGE:
        return words.counts["few"]
    return f"{others:,}" if others else words.counts["none"]


def _some(result: Result | None, words: Words) -> str:
    said = count(result, words)
    if said == words.counts["none"]:
        raise NotSayableError
    return said


def _of(result: Result | None) -> str:
    if result is None or not result.denominator:
        raise NotSayableError
    return f"{round(result.denominator):,}"


def _in100(result: Result | None) -> str:
    value = share(result)
    if value is None:
        raise NotSayableError
    return in_100(value)


def _whole(result: Result | None) -> str:
    if not is_known(result) or result is None or result.value is None:
        raise NotSayableError
    return whole(result.value)


def _on(result: Result | None) -> date:
    if result is None:
        raise NotSayableError
    return result.as_at
