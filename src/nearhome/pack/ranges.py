"""The range of councils like ours, in words and as it is drawn: what it is, of whom, of which day."""

from collections.abc import Sequence

from nearhome.pack.blocks import GreyRange, Span
from nearhome.pack.wording import from_to, in_words
from nearhome.results.bands import Band, BandPoint, BandRule
from nearhome.results.signals import Place, Position
from nearhome.results.values import PER_100

FEW_CHILDREN = 5
"""A gap of so many children or fewer is said as "a few"."""

_PER = {"%": " in 100", "rate": " in 10,000", PER_100: " for every 100 children"}


def grey(band: Band | None, unit: str) -> GreyRange | None:
    """The range to draw behind a line of a unit; None when there is none, or it is of another unit.

    Counts have no range: councils differ in size.
    """
    spans = _spans(band)
    if band is None or band.unit != unit or unit == "n" or not spans:
        return None
    return GreyRange("range", spans)


def kept(band: Band | None, unit: str) -> GreyRange | None:
    """A frozen range to draw as an outline, of the day its figures are of."""
    found = grey(band, unit)
    if found is None:
        return None
    first = found.spans[0]
    return GreyRange(f"in {first.on.year}", (first,))


def _spans(band: Band | None) -> tuple[Span, ...]:
    points = band.points if band is not None else ()
    return tuple(
        Span(each.as_at, each.low, each.high)
        for each in points
        if each.low is not None and each.high is not None
    )


def said(band: Band | None) -> str:
    """The newest range with how many councils and its day: three councils 16-27 in 100 (March 2025)."""
    point = None if band is None else band.latest
    if band is None or point is None or point.low is None or point.high is None:
        return ""
    return f"{councils(point)} {edges(band, point)} ({point.as_at:%B %Y})"


def edges(band: Band, point: BandPoint) -> str:
    """The edges of a range at a point: 16-27 in 100. A count's range is not said."""
    if point.low is None or point.high is None or band.unit == "n":
        return ""
    return from_to(point.low, point.high) + _PER.get(band.unit, "")


def councils(point: BandPoint) -> str:
    """How many councils a range is of."""
    many = len(point.counted)
    return f"{in_words(many)} {'council' if many == 1 else 'councils'}"


def names(point: BandPoint) -> str:
    """Who a range is of, by name."""
    found = sorted(each.name for each in point.counted)
    return " and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)


def gap(position: Position | None, people: str = "children") -> str:
    """Where we lie beside the range: inside it, or outside by how many, better or worse.

    `people` are those whom the measure counts; "outside the range by nine children" cannot be read as
    of children who live outside.
    """
    if position is None or position.place is Place.NO_BAND:
        return ""
    if position.place is Place.INSIDE:
        return "inside the range"
    judged = {Place.BETTER: ", better", Place.WORSE: ", worse"}.get(position.place, "")
    return f"outside the range{_by(position.gap_children, people)}{judged}"


def gap_in_short(position: Position | None, people: str = "children") -> str:
    """The same beside a range that has just been named: inside; worse than theirs by nine children.

    "Better" alone is read as better than a year ago.
    """
    if position is None or position.place is Place.NO_BAND:
        return ""
    if position.place is Place.INSIDE:
        return "inside"
    judged = {Place.BETTER: "better than theirs", Place.WORSE: "worse than theirs"}.get(
        position.place, "outside the range"
    )
    return f"{judged}{_by(position.gap_children, people)}"


def _by(gap_children: int | None, people: str) -> str:
    if not gap_children:
        return ""
    many = "a few" if abs(gap_children) <= FEW_CHILDREN else in_words(abs(gap_children))
    return f" by {many} {people}"


def rule_in_words(rule: BandRule) -> str:
    """Who a rule chooses and what its edges are, as a sentence for people who never saw a rule."""
    return f"{_who(rule)}{_judged(rule)}. {_EDGES.get(rule.edges, rule.edges)}"


def _who(rule: BandRule) -> str:
    many = in_words(len(rule.members))
    chosen = {
        "own": "The ten councils most like ours, by the latest list of neighbours known then",
        "region": "The councils of our region",
        "england": "Every council in England",
        "named": f"The {many} councils that were named for us"
        + (f" ({rule.name})" if rule.name else ""),
    }
    return chosen.get(rule.model, f"The ten councils most like ours, by the list of {rule.model}")


def _judged(rule: BandRule) -> str:
    if not rule.judgement:
        return ", whatever Ofsted has said of them since" if rule.model == "named" else ""
    of = "" if rule.judgement == "overall" else f" for {_JUDGED.get(rule.judgement, '')}"
    framework = f" under its {rule.framework} framework" if rule.framework else ""
    return f", where Ofsted's latest report then said {_either(rule.grades)}{of}{framework}"


def _either(grades: Sequence[str]) -> str:
    return " or ".join([", ".join(grades[:-1]), grades[-1]] if len(grades) > 1 else grades)


_JUDGED = {
    "leaders": "its leaders",
    "help_and_protection": "help and protection",
    "children_in_care": "children in care",
    "care_leavers": "care-experienced young people",
}

_EDGES = {
    "min-max": "The range runs from the lowest of their figures to the highest.",
    "interquartile": "The range is the middle half of their figures.",
    "best-quartile": "The range is the best quarter of their figures.",
}
