"""What is said about a figure, as plain values: explanations with how far the data bear them out, and commentary."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Grade(StrEnum):
    """How far an explanation is borne out. None of them says that it is true: data cannot prove a reason."""

    STATED = "stated"
    TESTED = "tested"
    SUPPORTED = "supported"
    NOT_SUPPORTED = "not supported"
    CANNOT_BE_KNOWN = "cannot be known"


class Finding(StrEnum):
    """What a test showed: only the first fits; the last three leave open whether it does."""

    FITS = "fits"
    OTHER_WAY = "does not fit: it moved the other way"
    NO_CHANGE = "does not fit: usual ups and downs"
    CHANGED = "does not fit: it changed"
    TOO_EARLY = "does not fit: it changed before the time that was named"
    LATER = "does not fit: it changed after what it explains"
    UNDATED = "fits so far: which came first is not known"
    UNKNOWN = "cannot be known"


@dataclass(frozen=True, slots=True)
class Watched:
    """A figure that a claim is about: a measure's code, or one group of it by a breakdown."""

    code: str
    by: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """What would show a claim: a figure, the way it should have gone, and the first day from which.

    `expects` is more, fewer or no change. A test that no data here can make has no figure, and `needs`
    says what to bring.
    """

    expects: str
    watched: Watched | None = None
    since: date | None = None
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reason that somebody gave for a change: "because ...".

    `claim` is in the words it was said in, `plainly` in words for a page where those may not stand there.
    `said_by` is a role, never a name. `way` is the change that it explains, more or fewer. `looked_at` is
    the day at which the data are looked at, None for the edition's own.
    """

    id: str
    claim: str
    said_by: str
    said_on: date
    where: str
    explains: Watched
    way: str
    tests: tuple[Sign, ...] = ()
    plainly: str = ""
    looked_at: date | None = None
    withdrawn: str = ""

    @property
    def on_page(self) -> str:
        """The claim as a page says it."""
        return self.plainly or self.claim


@dataclass(frozen=True, slots=True)
class Shown:
    """What a test showed: the month since which its figure changed, and what to bring where it is not known."""

    test: Sign
    finding: Finding
    since: date | None = None
    bring: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """An explanation with its grade, what each test showed, and why in a sentence.

    `since` is the month since which what it explains has changed, `looked_at` the day that was looked at.
    """

    explanation: Explanation
    grade: Grade
    why: str
    looked_at: date
    since: date | None = None
    shown: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class Commentary:
    """What is said of a measure (or a theme: the letter of its codes) in the edition of a day.

    `owner` is the role that owns what is done, `due` the day by which; `partner` the organisation whose own
    commentary it is, empty for the council's. `explanation` is the id of one that says why.
    """

    edition: date
    about: str
    changed: str
    why: str
    doing: str
    owner: str
    due: date
    partner: str = ""
    explanation: str = ""

    def is_about(self, code: str) -> bool:
        """Whether it is of a measure: named, or one of its theme."""
        return covers(self.about, code)

    def is_late(self, on: date) -> bool:
        """Whether the day by which it was to be done has gone by."""
        return self.due < on


@dataclass(frozen=True, slots=True)
class Wanted:
    """Commentary that was asked for: for the edition of a day, from a role or a partner, by a day."""

    edition: date
    about: str
    asked_of: str
    due: date


@dataclass(frozen=True, slots=True)
class Said:
    """All that is said about the figures of one edition."""

    judged: tuple[Judged, ...] = ()
    commentary: tuple[Commentary, ...] = ()
    wanted: tuple[Wanted, ...] = ()

    def of(self, code: str) -> tuple[Commentary, ...]:
        """The commentary on a measure."""
        return tuple(each for each in self.commentary if each.is_about(code))

    def because(self, code: str) -> tuple[Judged, ...]:
        """The explanations of a measure's change."""
        return about(self.judged, code)

    @property
    def spoken_of(self) -> tuple[str, ...]:
        """The measures and themes that somebody has said something of, or was asked to."""
        return (*(each.about for each in self.commentary), *(each.about for each in self.wanted))

    def is_spoken_of(self, code: str) -> bool:
        """Whether somebody has said something of a measure, or was asked to."""
        return any(covers(about, code) for about in self.spoken_of)

    def still_wanted(self) -> tuple[Wanted, ...]:
        """What was asked for and is not there."""
        there = {(each.about, each.partner) for each in self.commentary}
        council = {each.about for each in self.commentary if not each.partner}
        return tuple(
            each
            for each in self.wanted
            if (each.about, each.asked_of) not in there
            and (is_partner(each.asked_of) or each.about not in council)
        )


def is_partner(asked_of: str) -> bool:
    """Whether an organisation is meant: a role begins with "the" or "a"."""
    return not asked_of.startswith(("the ", "a "))


def about(judged: Iterable[Judged], code: str) -> tuple[Judged, ...]:
    """The explanations of a measure's change."""
    return tuple(each for each in judged if each.explanation.explains.code == code)


def covers(about: str, code: str) -> bool:
    """Whether commentary on a code, or on the letter of a theme, is of a measure."""
    return about == code or (len(about) == 1 and code.startswith(about))
