"""Lists that say what the return says too, held against it: reviews, and questionnaires' scores.

Each count is of the list or of the return, never of both: where the two differ, officers are told and nothing is
changed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from nearhome.returns.local.rows import Rows
from nearhome.returns.raw import Action, LogEntry
from nearhome.vocabulary.periods import collection_year

REVIEWS, SCORES = "reviews_held", "sdq_scores"
NOT_IN_RETURN, NOT_LISTED = "review-not-in-return", "reviews-of-return-not-listed"
OTHER_CODE, OTHER_SCORE = "review-code-differs", "score-differs"
NO_SCORE = "scores-of-return-not-listed"
_MENDS = {
    NOT_IN_RETURN: "The return has no review of the child that day. Correct held_on, or the return's Reviews table.",
    NOT_LISTED: "The list has no meeting of the child that day. Add the whole list, or correct the return's Reviews table.",
    OTHER_CODE: "The return has another code of how the child took part. Correct one of the two.",
    OTHER_SCORE: "The return's score of that year is none of the child's on the list. Correct one of the two.",
    NO_SCORE: "The list has no questionnaire of the child in that year. Add the whole list, or correct the return's OC2 table.",
}

Review = tuple[str, date]


@dataclass(frozen=True)
class OfReturn:
    """What the returns in force say of both: the code of each review by child and day, each year's score by child."""

    reviews: Mapping[Review, str | None] = field(default_factory=dict)
    scores: Mapping[tuple[str, int], int] = field(default_factory=dict)


def beside_return(rows: Rows, said: OfReturn) -> list[LogEntry]:
    """Where a list of reviews or of scores and the return differ; nothing where the return has no such table."""
    if rows.declared.name == REVIEWS and said.reviews and len(rows):
        return [*_reviews(rows, said.reviews)]
    if rows.declared.name == SCORES and said.scores and len(rows):
        return [*_scores(rows, said.scores)]
    return []


def _reviews(rows: Rows, reviews: Mapping[Review, str | None]) -> Iterator[LogEntry]:
    days = [day for _, day in reviews]
    listed: set[Review] = set()
    for at, (child, day, cancelled, code) in enumerate(
        zip(*(rows.columns[c] for c in ("child", "held_on", "cancelled", "participation")), strict=True)
    ):  # fmt: skip
        if not isinstance(day, date) or cancelled:
            continue
        own = (str(child), day)
        listed.add(own)
        if own not in reviews:
            if min(days) <= day <= max(days):
                yield _entry(rows, at, "held_on", NOT_IN_RETURN)
        elif code is not None and reviews[own] not in (None, code):
            yield _entry(rows, at, "participation", OTHER_CODE)
    held = [day for _, day in listed]
    lacking = [own for own in reviews if held and min(held) <= own[1] <= max(held)]
    yield from _count(
        rows,
        "held_on",
        NOT_LISTED,
        sum(own not in listed for own in lacking),
        len(lacking),
        "reviews",
    )


def _scores(rows: Rows, scores: Mapping[tuple[str, int], int]) -> Iterator[LogEntry]:
    found: dict[tuple[str, int], dict[int, object]] = {}
    cells = zip(*(rows.columns[c] for c in ("child", "completed_on", "score")), strict=True)
    for at, (child, day, score) in enumerate(cells):
        if isinstance(day, date):
            found.setdefault((str(child), collection_year(day)), {})[at] = score
    for year, own in found.items():
        listed = {score for score in own.values() if score is not None}
        if year in scores and listed and scores[year] not in listed:
            yield _entry(rows, max(own), "score", OTHER_SCORE)
    years = {year for _, year in found}
    asked = [each for each in scores if min(years, default=0) < each[1] <= max(years, default=0)]
    yield from _count(
        rows, "score", NO_SCORE, sum(each not in found for each in asked), len(asked), "scores"
    )


def _count(
    rows: Rows, column: str, rule: str, number: int, of: int, what: str
) -> Iterator[LogEntry]:
    if number:
        files = ", ".join(dict.fromkeys(rows.files))
        before = f"{number:,} of the return's {of:,} {what} of those days"
        yield LogEntry(
            files, rows.declared.name, None, column, Action.NOTED, rule, before, "", _MENDS[rule]
        )


def _entry(rows: Rows, at: int, column: str, rule: str) -> LogEntry:
    return rows.entry(at, column, Action.NOTED, rule, _MENDS[rule])
