"""The invented children and what befalls them, before any of it is written as a return."""

from dataclasses import dataclass, field
from datetime import date


@dataclass
class Stay:
    """One time in care: from its first day to its planned last, and how it is to end.

    `ceased` is the day it ends and None while nothing has decided it; `route` is a key of `ends` or
    `stay` (to the 18th birthday); `reason` is the return's reason where that was settled too.
    `short_breaks` are V4.
    """

    entry: date
    planned: date
    route: str
    ceased: date | None = None
    reason: str = ""
    short_breaks: bool = False


@dataclass(frozen=True, slots=True)
class Episode:
    """A row of Episodes as it will finally be known."""

    decom: date
    rne: str
    ls: str
    cin: str
    place: str
    provider: str
    dec: date | None
    rec: str
    reason_place_change: str
    home_post: str
    pl_post: str
    urn: str
    known_end: date | None = None
    """The day the end was put on record, when that was after the year's return was made."""


@dataclass(frozen=True, slots=True)
class Incident:
    """A missing (M) or away (A) record; `ended` is None when the child never came back."""

    kind: str
    started: date
    ended: date | None


@dataclass(frozen=True, slots=True)
class Worker:
    """A social worker's time with the child."""

    worker: str
    started: date
    ended: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class AdoptionSteps:
    """The decision that a child should be placed, its reversal, the match and the adopters."""

    decision: date
    reversed: date | None
    reversed_reason: str
    match: date | None
    adopted: date | None
    foster_care: str
    adopters: str


@dataclass(eq=False)
class Child:
    """An invented child. Codes are today's (sex M or F); writing turns them into each year's."""

    number: int
    sex: str
    born: date
    ethnicity: str
    need: str
    separated: bool
    family: int = 0
    """The number of the first of the brothers and sisters with whom the child came, 0 for none."""
    home_post: str = ""
    mother_child_born: date | None = None
    ident: str = ""
    later_ident: str = ""
    upn: str = ""
    wrong_born: date | None = None
    stays: list[Stay] = field(default_factory=list)
    episodes: list[list[Episode]] = field(default_factory=list)
    """By stay."""
    reviews: list[tuple[date, str]] = field(default_factory=list)
    missing: list[Incident] = field(default_factory=list)
    workers: list[Worker] = field(default_factory=list)
    adoption: AdoptionSteps | None = None
    orders: list[tuple[date, date | None]] = field(default_factory=list)
    separated_until: date | None = None
    previous_permanence: str = "Z1"
    recorded: tuple[date, date] = (date.max, date.max)
    """From when to when a child is on record who never was in care."""
    health: dict[int, dict[str, str]] = field(default_factory=dict)
    leaving: dict[int, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """A demonstration authority: its children, in order of their identifiers."""

    seed: int
    first_year: int
    horizon: date
    children: tuple[Child, ...]
    mistaken: tuple[Child, ...] = ()
    """Children on record for a while who never were in care: only extracts hold them."""
