"""What a finished file says, piece by piece, each with the place it stands in: the reader's own eyes.

Nothing here knows how a file was written.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell, a sentence, a label or a property: what it says, and what stands around it.

    `place` says where, for messages; `around` holds the words that a reader takes it with (the caption and
    heading of a cell, the heading above a sentence), empty for a property. The heading of a
    row says what its cells are of, and is no number.
    """

    file: str
    place: str
    around: str
    text: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Keyed:
    """A row of a table in the layout of `measures`: what it is of, and its three numbers as they stand."""

    file: str
    place: str
    code: str
    as_at: str
    breakdown: str
    group: str
    numbers: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of a line of a chart: how far along from the first day to the last, and its value by the axis."""

    file: str
    place: str
    around: str
    first: str
    last: str
    along: float
    value: float


@dataclass(frozen=True, slots=True)
class Seen:
    """All that was read of a file."""

    pieces: tuple[Piece, ...] = ()
    keyed: tuple[Keyed, ...] = ()
    marks: tuple[Mark, ...] = ()
