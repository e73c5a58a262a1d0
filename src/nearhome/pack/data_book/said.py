"""What a measure says, in one sentence: count first, of how many, what changed, and how sure that is."""

from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure, is_known
from nearhome.pack.pairs import Pair, pair
from nearhome.pack.rows import AVERAGED
from nearhome.pack.sentences import NotSayableError, change, count, makes
from nearhome.pack.wording import day, month, whole
from nearhome.pack.words import Words
from nearhome.results.values import MeasureCard, Result, Status


def sentence(card: MeasureCard, material: Material) -> str:
    """The sentence of a measure at its newest day; why there is no number where there is none."""
    found = pair(Figure(card.code), material)
    if found.now is None or not (is_known(found.now) or found.now.status is Status.SUPPRESSED):
        return why_no_number(card, found.now, material)
    if is_mix(card, found.now):
        return _of_mix(card, found.now, material)
    said = f"{headed(found.now, card, material.words)}{_change(found)}"
    sure = f": {found.evidence}" if found.evidence else ""
    return f"{_capital(said)}{sure}."


def why_no_number(card: MeasureCard, result: Result | None, material: Material) -> str:
    """Why a measure has no number, as a sentence."""
    status = Status.NOT_COLLECTED if result is None else result.status
    said = material.words.statuses[status.value]
    needed = f" ({card.months_needed} in all)" if status is Status.NOT_ENOUGH_HISTORY else ""
    bring = status is Status.NOT_COLLECTED and card.lists
    to_bring = f" Bring the list {' and '.join(card.lists)}." if bring else ""
    return f"There is no number: {said}{needed}.{to_bring}"


def is_mix(card: MeasureCard, total: Result) -> bool:
    """Whether a measure is of a mix, whose total is everybody and says nothing by itself."""
    return (
        bool(card.own_breakdown)
        and "-" not in card.code
        and is_known(total)
        and total.numerator == total.denominator
    )


def headed(result: Result, card: MeasureCard, words: Words) -> str:
    """The count, of how many, the share or value, and the day: 121 of 430 (28 in 100) on 31 October 2026."""
    return f"{amount(result, words)} {when(result, card)}"


def amount(result: Result, words: Words) -> str:
    """The numbers of a result, count first: 121 of 430 (28 in 100)."""
    value = makes(result)
    if result.unit in AVERAGED:
        return _averaged(result, value, words)
    said = count(result, words)
    if result.unit in ("%", "ratio") and result.denominator is not None:
        joined = "of" if result.unit == "%" else "for"
        said = f"{said} {joined} {whole(result.denominator)}"
    return f"{said} ({value})" if value else said


def _averaged(result: Result, value: str, words: Words) -> str:
    if not value:
        return words.statuses[
            result.status.value if not is_known(result) else Status.NO_DENOMINATOR.value
        ]
    counted = _counted(result)
    return f"{value}, counted from {counted}" if counted else value


def _counted(result: Result) -> str:
    """How many an average is of; of a middle, those who are known of all."""
    if result.unit == "index" or result.denominator is None or result.numerator is None:
        return ""
    is_mean = abs(result.numerator - (result.value or 0) * result.denominator) < 1
    of = whole(result.denominator)
    return of if is_mean else f"{whole(result.numerator)} of {of}"


def when(result: Result, card: MeasureCard) -> str:
    """The day or days that a result is of."""
    match card.period:
        case "12 months":
            return f"in the 12 months to {day(result.as_at)}"
        case "year to 31 March":
            return f"in the year to {day(result.as_at)}"
        case "month":
            return f"in {month(result.as_at)}"
        case _:
            return f"on {day(result.as_at)}"


def _change(found: Pair) -> str:
    if found.now is not None and found.now.unit in AVERAGED:
        return _average_before(found)
    try:
        return f", {change(found)}"
    except NotSayableError:
        return ""


def _average_before(found: Pair) -> str:
    if found.before is None or found.wording is None or not is_known(found.now):
        return ""
    before = makes(found.before)
    return f", and {before} {found.wording.ago}" if before else ""


def _of_mix(card: MeasureCard, total: Result, material: Material) -> str:
    """The largest group of a mix, then and now."""
    groups = material.figures.groups(card.code, card.own_breakdown, total.as_at)
    shown = [each for each in groups if is_known(each) and each.numerator]
    of = count(total, material.words)
    if not shown:
        return f"{_capital(of)} {when(total, card)}: too few to show in any group."
    largest = max(shown, key=lambda each: each.numerator or 0)
    name = plain_group(largest.group, material)
    found = pair(Figure(card.code, card.own_breakdown, largest.group), material)
    return (
        f"{amount(largest, material.words)} {when(total, card)} in the largest group, {name}"
        f"{_change(found)}."
    )


def plain_group(group: str, material: Material) -> str:
    """A group by its plain name."""
    return material.words.groups.get(group, group)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
