"""How a public page says that a number is not shown, and how it tells a duty whose lawful number is nil."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from nearhome.pack.figures import is_known
from nearhome.pack.words import Words
from nearhome.results.values import Result, Status

HIDDEN = "fewer than 6, or not shown"
"""One wording for small numbers and for those hidden beside them: two would tell which is which."""

WHY_HIDDEN = (
    "Some numbers are not shown, so that no child can be known by a number. They are of 1 to 5 children, or "
    "would tell such a number if they were shown. None means none, and not supplied means that we do not know."
)

NONE = "none in the year"
SOME = "some, fewer than 6, in the year"


def public_words(words: Words) -> Words:
    """The words in force, with one wording for whatever is hidden."""
    return replace(
        words,
        counts={**words.counts, "few": HIDDEN},
        statuses={**words.statuses, str(Status.SUPPRESSED): HIDDEN},
    )


def duty_in_words(
    result: Result | None, primary: Collection[tuple[str, date]], words: Words
) -> str:
    """A duty whose lawful number is nil, in the year: none; some, fewer than 6; how many; or why it is not known.

    `primary` are the totals (code and day) hidden because they are of one to five. One hidden for others' sake is not
    shown: to call it small would be untrue.
    """
    if result is None:
        return words.statuses[Status.NOT_COLLECTED]
    if result.status is Status.SUPPRESSED:
        is_small = (result.code, result.as_at) in primary
        return SOME if is_small else HIDDEN
    if not is_known(result) or result.numerator is None:
        return words.statuses[str(result.status)]
    count = round(result.numerator)
    return f"{count:,} in the year" if count else NONE
