"""What an edition is, and everything that goes into it as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from nearhome.pack.attention import Attention
from nearhome.pack.blocks import Look
from nearhome.pack.figures import Figures
from nearhome.pack.headlines import Headlines
from nearhome.pack.references import Reference
from nearhome.pack.words import Words
from nearhome.results.activity import Activity
from nearhome.results.bands import Band, GroupRange
from nearhome.results.board import Promise, Target
from nearhome.results.changes import Changes
from nearhome.results.published import PublishedFigure
from nearhome.results.quality import Quality
from nearhome.results.said import Said
from nearhome.results.signals import Signal
from nearhome.results.values import MeasureCard
from nearhome.results.where import Where
from nearhome.results.why_told import Why


@dataclass(frozen=True, slots=True)
class Edition:
    """A frozen data set for one audience.

    `reference` is what the red line is of: the Board's choice. `notice` stands on every page when it is
    not empty (what the demonstration is, for instance). `officers` marks the edition that shows small
    numbers. `meeting` is the day of the Board's meeting, None when not given. `published_for` says
    whose published figures stand in for our own, when they are another's. `vintage` names the published
    figures that were used: those that shipped, or the ones kept in the workspace. `look` is the
    council's; `left_out` says what its settings asked for and could not be done.
    """

    authority: str
    as_at: date
    reference: Reference
    snapshot: str
    code_version: str
    officers: bool = False
    meeting: date | None = None
    notice: str = ""
    published_for: str = ""
    vintage: str = ""
    look: Look = field(default_factory=Look)
    left_out: tuple[str, ...] = ()

    @property
    def notices(self) -> tuple[str, ...]:
        """The lines every page carries, most important first."""
        restricted = ("Officers only. This edition shows small numbers: do not circulate it.",)
        return (restricted if self.officers else ()) + ((self.notice,) if self.notice else ())


@dataclass(frozen=True, slots=True)
class Material:
    """What a pack is built from: results already protected for the audience, and all beside them.

    `bands` are the ranges chosen again for each 31 March, `frozen` those kept as they were known on one
    day, `signals` what each measure tells, `england` England's published figures of it (earliest
    first), all by a measure's code and only of measures that count the same. `published` holds our own
    latest published figures of what no return of ours tells, `by_group` the newest ranges of a measure's
    groups. `changes` is what changed since the last
    edition that was circulated, None when none was; `attention` what officers flag. `groups` are those that the catalogue has of each
    breakdown, in its order; `activity` what happened to children of each age; `promises` and `targets`
    (by a measure's code) what the Board's memory holds; `others` the cards that this edition leaves out.
    `where` is where children live by the council's areas, None when it gave no outlines.
    `why` is why the figures changed, None where it was not worked out; `said` what people say of them.
    """

    edition: Edition
    cards: tuple[MeasureCard, ...]
    figures: Figures
    quality: Quality
    headlines: Headlines
    words: Words
    bands: Mapping[str, Band] = field(default_factory=dict)
    frozen: Mapping[str, Band] = field(default_factory=dict)
    signals: Mapping[str, Signal] = field(default_factory=dict)
    england: Mapping[str, tuple[PublishedFigure, ...]] = field(default_factory=dict)
    published: Mapping[str, PublishedFigure] = field(default_factory=dict)
    by_group: Mapping[str, tuple[GroupRange, ...]] = field(default_factory=dict)
    changes: Changes | None = None
    attention: tuple[Attention, ...] = ()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    activity: tuple[Activity, ...] = ()
    promises: tuple[Promise, ...] = ()
    targets: Mapping[str, Target] = field(default_factory=dict)
    others: tuple[MeasureCard, ...] = ()
    why: Why | None = None
    where: Where | None = None
    said: Said | None = None

    @property
    def every_card(self) -> tuple[MeasureCard, ...]:
        """The cards of the edition and of the other measures, which a text of the catalogue may name."""
        return (*self.cards, *self.others)
