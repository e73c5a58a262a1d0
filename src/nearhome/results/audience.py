"""For whom an edition is: what it may hold, and where a reader stands who holds others too."""

from enum import StrEnum


class Audience(StrEnum):
    """Whom an edition is for.

    `officers` see small numbers; `board` and everybody after it do not. `exempt` is the appendix that a
    proper officer keeps from the public by a paragraph of the Act: it shows what the Board's edition hides.
    """

    OFFICERS = "officers"
    BOARD = "board"
    PUBLIC = "public"
    YOUNG_PEOPLE = "young-people"
    EXEMPT = "exempt"

    @property
    def shows_small(self) -> bool:
        """Whether an edition for it may show counts of one to five."""
        return self in (Audience.OFFICERS, Audience.EXEMPT)
