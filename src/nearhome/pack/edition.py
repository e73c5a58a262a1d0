"""What an edition is, and everything that goes into it as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from nearhome.pack.figures import Figures
from nearhome.pack.headlines import Headlines
from nearhome.pack.words import Words
from nearhome.results.quality import Quality
from nearhome.results.values import MeasureCard, PublishedValue


@dataclass(frozen=True, slots=True)
class Edition:
    """A frozen data set for one audience.

    `reference` is the day that the red line is of: this time last year. `notice` stands on every
    page when it is not empty (what the demonstration is, for instance). `officers` marks the edition
    that shows small numbers. `meeting` is the day of the Board's meeting, None when not given.
    """

    authority: str
    as_at: date
    reference: date
    snapshot: str
    code_version: str
    officers: bool = False
    meeting: date | None = None
    notice: str = ""

    @property
    def notices(self) -> tuple[str, ...]:
        """The lines every page carries, most important first."""
        restricted = ("Officers only. This edition shows small numbers: do not circulate it.",)
        return (restricted if self.officers else ()) + ((self.notice,) if self.notice else ())


@dataclass(frozen=True, slots=True)
class Material:
    """What a pack is built from: results already protected for the audience, and all beside them.

    `comparators` holds the published counterpart of a measure, by code, where there is one.
    """

    edition: Edition
    cards: tuple[MeasureCard, ...]
    figures: Figures
    quality: Quality
    comparators: Mapping[str, PublishedValue]
    headlines: Headlines
    words: Words
