"""A headline's figures at an edition's date, each with what it is set beside."""

from dataclasses import dataclass
from datetime import date

from nearhome.pack.edition import Material
from nearhome.pack.evidence import evidence, judged
from nearhome.pack.figures import Figure, is_known
from nearhome.pack.ranges import gap, gap_in_short
from nearhome.pack.references import A_YEAR_AGO, Wording
from nearhome.pack.wording import month
from nearhome.results.published import PublishedFigure
from nearhome.results.signals import Place, Position, Signal
from nearhome.results.values import Result, Status


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure now and at the reference date; either None where it was not computed.

    `wording` names the reference date; None when England is the reference, from which nothing of ours
    has changed. `signal` is None where nothing may be told of it. `not_comparable` is true where the
    figures of councils like ours do not count the same. `people` are those whom the measure counts.
    """

    now: Result | None
    before: Result | None
    wording: Wording | None = A_YEAR_AGO
    signal: Signal | None = None
    not_comparable: bool = False
    people: str = "children"

    @property
    def position(self) -> Position | None:
        """Where the figure lies beside the range."""
        return None if self.signal is None else self.signal.position

    @property
    def place(self) -> str:
        """Where it lies, for a title sentence; empty inside the range or without one."""
        if self.position is None or self.position.place in (Place.INSIDE, Place.NO_BAND):
            return ""
        sided = {Place.BETTER: "better than the range", Place.WORSE: "worse than the range"}
        return sided.get(self.position.place, "outside the range")

    @property
    def gap(self) -> str:
        """Where it lies, with the children that part it from the range."""
        return gap(self.position, self.people)

    @property
    def gap_in_short(self) -> str:
        """The same where the range has just been named: inside, or worse than theirs by nine children."""
        return gap_in_short(self.position, self.people)

    @property
    def evidence(self) -> str:
        """How sure its change is, in the agreed words."""
        return evidence(self.signal)

    @property
    def judged(self) -> str:
        """Whether its change is for the better, where that can be said."""
        return "" if self.signal is None else judged(self.signal)


def pair(figure: Figure, material: Material) -> Pair:
    """A figure on the edition's date (or its latest 31 March) and at the reference date, or a year before."""
    edition = material.edition
    now = _now(figure, material)
    current = now is None or now.as_at == edition.as_at
    before = edition.reference.on if now is None or current else _year_before(now.as_at)
    return Pair(
        now,
        material.figures.at(figure, before),
        _wording(figure, material, current=current),
        _signal(figure, now, material),
        _is_not_comparable(figure, material),
        material.words.people.get(figure.code[:1], "children"),
    )


def by_england(figure: Figure, unit: str, material: Material) -> tuple[PublishedFigure, ...]:
    """England's figures of what a line draws, where England is the reference; else none.

    Only those with a number, of the same unit, and no counts: England's children are not ours.
    """
    if not material.edition.reference.is_england or unit == "n" or figure.breakdown:
        return ()
    found = material.england.get(figure.code, ())
    return tuple(each for each in found if each.unit == unit and each.value.number is not None)


def _wording(figure: Figure, material: Material, *, current: bool) -> Wording | None:
    now = _now(figure, material)
    if now is not None and by_england(figure, now.unit, material):
        return None
    if current or now is None:
        return material.edition.reference.wording
    # Of a yearly figure "last year" would leave the reader to guess which.
    return Wording("a year before", f"{month(_year_before(now.as_at))}:")


def _signal(figure: Figure, now: Result | None, material: Material) -> Signal | None:
    """What may be told of a figure: nothing of a group, of one without a number, or of another day's."""
    found = None if figure.breakdown else material.signals.get(figure.code)
    if found is None or now is None or found.as_at != now.as_at or not is_known(now):
        return None
    return found


def _is_not_comparable(figure: Figure, material: Material) -> bool:
    """Whether the newest published figures do not count the same, whatever earlier ones did."""
    band = None if figure.breakdown else material.bands.get(figure.code)
    # A count has no range to begin with: councils differ in size.
    newest = band.points[-1:] if band is not None and band.unit != "n" else ()
    return any(point.why_not.startswith("not comparable") for point in newest)


def _now(figure: Figure, material: Material) -> Result | None:
    found = material.figures.latest(figure, material.edition.as_at)
    published = None if figure.breakdown else material.published.get(figure.code)
    is_told = found is not None and (is_known(found) or found.status is Status.SUPPRESSED)
    return found if is_told or published is None else _as_result(published)


def _as_result(published: PublishedFigure) -> Result:
    """A published figure of ours as a result; one that is not a number was not collected."""
    number = published.value.number
    count = published.numerator.number if published.numerator.number is not None else number
    status = Status.NOT_COLLECTED if number is None else Status.VALUE if number else Status.ZERO
    return Result(
        published.code, published.code, published.as_at, "at date", "", "",
        count, published.denominator.number, number, published.unit, status,
    )  # fmt: skip


def _year_before(on: date) -> date:
    # Only yearly figures come here, and their day is 31 March.
    return on.replace(year=on.year - 1)
