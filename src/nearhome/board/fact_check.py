"""A number that was said beside what the records show: an officers' note, which never says that it was wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from nearhome.board.claims import Claim, is_vague
from nearhome.board.numbers import Said
from nearhome.results.values import Result, Status

KNOWN = frozenset({Status.VALUE, Status.ZERO, Status.PROVISIONAL})
NEAREST = 0.5
"""A number is the same as ours when ours rounds to it."""


class Reading(StrEnum):
    """How a number that was said lies beside ours."""

    SAME = "the same"
    PERCENTAGE = "could it be a percentage?"
    COUNT = "could it be a number of children?"
    OTHER = "another number"
    UNKNOWN = "cannot be known"


@dataclass(frozen=True, slots=True)
class Check:
    """A claim beside one figure of ours: `ours` is the number of children, `share` of a hundred of `of`.

    Of the whole that a part is said to be out of (`42 of our 445`), `ours` is our whole.

    `note` is the sentence for the officers.
    """

    claim: Claim
    result: Result | None
    reading: Reading
    note: str
    ours: float | None = None
    of: float | None = None
    share: float | None = None


def check(claim: Claim, results: Sequence[Result], everybody: Result | None) -> Check:
    """A claim beside the figure that lies nearest to it, of those its words may mean on the day.

    `everybody` is the number of children in care that day, of whom a count without a denominator is a share.
    Without any figure, or of a word that is no number, nothing can be known, and the note says why.
    """
    if is_vague(claim):
        return _unknown(claim, f"'{claim.number.words}' is no number.")
    if not claim.codes:
        return _unknown(claim, "Its words name no measure that we know.")
    known = [each for each in results if each.status in KNOWN and each.numerator is not None]
    if not known:
        return _unknown(claim, f"{_why(results)}.")
    return min((_beside(claim, each, everybody) for each in known), key=_order)


def _why(results: Sequence[Result]) -> str:
    if not results:
        return "Our records do not reach that day"
    first = results[0]
    return f"{first.measure} on {first.as_at} is {str(first.status).replace('_', ' ')}"


def _unknown(claim: Claim, why: str) -> Check:
    return Check(claim, None, Reading.UNKNOWN, why)


def _beside(claim: Claim, result: Result, everybody: Result | None) -> Check:
    said, ours = claim.number.value, result.numerator
    assert said is not None
    assert ours is not None
    of = result.denominator if result.unit == "%" else everybody.numerator if everybody else None
    of = of if result.code != "A01" else None
    if claim.is_whole:
        part = f", of which '{result.measure}' is a part" if of is not None else ""
        ours, of = ours if of is None else of, None
        note = f"{_records(result)} {ours:,.0f} in all{part}."
        reading = Reading.SAME if said == ours else Reading.OTHER
        return Check(claim, result, reading, note, ours)
    share = 100 * ours / of if of else None
    reading = _reading(claim.number.said, said, ours, share)
    return Check(claim, result, reading, _note(result, reading, ours, of, share), ours, of, share)


def _reading(said_as: Said, said: float, ours: float, share: float | None) -> Reading:
    near_share = share is not None and abs(share - said) <= NEAREST
    if said_as is Said.PER_CENT:
        if near_share:
            return Reading.SAME
        return Reading.COUNT if said == ours else Reading.OTHER
    if said == ours:
        return Reading.SAME
    return Reading.PERCENTAGE if near_share else Reading.OTHER


def _order(found: Check) -> tuple[int, float]:
    said = found.claim.number.value or 0
    per_cent = found.claim.number.said is Said.PER_CENT
    ours = found.share if per_cent and found.share is not None else found.ours or 0
    rank = (Reading.SAME, Reading.PERCENTAGE, Reading.COUNT, Reading.OTHER).index(found.reading)
    first = found.claim.codes.index(found.result.code) if found.result is not None else 0
    return (rank if rank < 1 else 1 + first, abs(ours - said))


def _note(
    result: Result, reading: Reading, ours: float, of: float | None, share: float | None
) -> str:
    shown = f"{_records(result)} {ours:,.0f}"
    shown += f" of {of:,.0f}, {share:.0f} in 100" if of and share is not None else ""
    asked = (
        f" {str(reading).capitalize()}" if reading in (Reading.PERCENTAGE, Reading.COUNT) else ""
    )
    return f"{shown} ({result.measure}).{asked}"


def _records(result: Result) -> str:
    return f"Our records for {result.as_at.day} {result.as_at:%B %Y} show"
