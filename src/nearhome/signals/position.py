"""Where a figure lies beside a band, and how many children part it from the nearest edge."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from math import ceil, floor
from types import MappingProxyType

from nearhome.results.bands import Band, BandPoint
from nearhome.results.signals import Place, Position
from nearhome.results.values import MeasureCard, Polarity, Result

PER: Mapping[str, int] = MappingProxyType({"%": 100, "rate": 10_000, "n": 1})
"""What a value of a unit is per: of 100 children, of 10,000 of the population, of one."""
SAME = 1e-9
"""Two values nearer than this are one: what is left of them is arithmetic."""


def position(result: Result, band: Band | None, card: MeasureCard) -> Position:
    """A figure beside the band's last point on or before its date.

    Exact values are compared where the band's edges are unrounded; where they are only known as
    published, the figure is first rounded as they are. Better and worse are said only of a measure
    whose card has a good direction.
    """
    if band is None or not band.points:
        return Position(Place.NO_BAND, why_not="no range is known for this measure")
    if result.value is None:
        return Position(Place.NO_BAND, why_not=f"there is no figure: {result.status}")
    point, why_not = point_at(band, result)
    if point is None or point.low is None or point.high is None:
        return Position(Place.NO_BAND, why_not=why_not)
    return _beside(result, result.value, point, point.low, point.high, card)


def point_at(band: Band, result: Result) -> tuple[BandPoint | None, str]:
    """The last point with a range on or before a result's date, or None and why there is none."""
    before = [point for point in band.points if point.as_at <= result.as_at]
    drawn = [point for point in before if point.low is not None and point.high is not None]
    if drawn:
        return drawn[-1], ""
    return None, before[-1].why_not if before else "the range begins after this date"


def rounded(value: float, decimals: int | None) -> float:
    """A value at so many decimal places, halves upwards as the DfE rounds; as it is for None."""
    if decimals is None:
        return value
    return float(Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def _beside(
    result: Result, value: float, point: BandPoint, low: float, high: float, card: MeasureCard
) -> Position:
    shown = rounded(value, point.decimals)
    if low - SAME <= shown <= high + SAME:
        return Position(Place.INSIDE, gap_children=_inside_gap(result), band_as_at=point.as_at)
    above = shown > high
    return Position(
        _place(above=above, polarity=card.polarity),
        edge=high if above else low,
        gap_children=gap(result, low, high, point.decimals),
        band_as_at=point.as_at,
    )


def _place(*, above: bool, polarity: Polarity) -> Place:
    if polarity in (Polarity.NEITHER, Polarity.RANGE):
        return Place.ABOVE if above else Place.BELOW
    return Place.BETTER if above is (polarity is Polarity.HIGHER) else Place.WORSE


def _inside_gap(result: Result) -> int | None:
    return 0 if _counts(result) else None


def _counts(result: Result) -> bool:
    return result.unit in PER and result.numerator is not None and _whole(result) != 0


def _whole(result: Result) -> float:
    return 1.0 if result.unit == "n" else result.denominator or 0.0


def gap(result: Result, low: float, high: float, decimals: int | None) -> int | None:
    """The fewest children by which the numerator must change for the figure to reach the range.

    The denominator stays as it is. None where the unit is no count of children, or so many children
    there are not.
    """
    if not _counts(result) or result.numerator is None:
        return None
    whole, now = _whole(result), round(result.numerator)

    def reaches(count: int, *, upwards: bool) -> bool:
        shown = rounded(PER[result.unit] * count / whole, decimals)
        return shown >= low - SAME if upwards else shown <= high + SAME

    upwards = rounded(PER[result.unit] * now / whole, decimals) < low
    guess = (low if upwards else high) * whole / PER[result.unit]
    count = (
        max(0, floor(guess) - 2) if upwards else ceil(guess) + 2 + round(whole / PER[result.unit])
    )
    step = 1 if upwards else -1
    while not reaches(count, upwards=upwards):
        count += step
    while not upwards and reaches(count + 1, upwards=False) and count + 1 <= now:
        count += 1
    while upwards and count - 1 >= now and reaches(count - 1, upwards=True):
        count -= 1
    return None if count < 0 or (result.unit == "%" and count > whole) else abs(count - now)
