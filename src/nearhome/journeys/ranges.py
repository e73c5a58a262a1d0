"""What an edition sets its figures beside: the range of councils like ours, England, and what is cited."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from nearhome.journeys.band import bands_of
from nearhome.journeys.band_by_group import ranges_by_group
from nearhome.journeys.comparators import Comparators, compared_codes, rule_of
from nearhome.journeys.edition_settings import EditionSettings
from nearhome.pack.edition import Edition
from nearhome.pack.headlines import Headlines
from nearhome.pack.panel_charts import YEARS_DRAWN
from nearhome.published.facts import Facts, released
from nearhome.published.shipped_figures import ENGLAND
from nearhome.results.bands import Band, BandPoint, GroupRange
from nearhome.results.published import PublishedFigure
from nearhome.results.quality import Citation

HERE = "D17"
ACROSS_BOUNDARY = (HERE, "D17-out")
"""What the DfE publishes of children across our boundary: other councils' here, which no return of ours
tells, and ours elsewhere, so that both are of one day and one source."""


@dataclass(frozen=True, slots=True)
class Beside:
    """All by a measure's code: ranges chosen again each year, ranges kept, England's figures, our own
    published ones, and the newest ranges of each group."""

    bands: Mapping[str, Band] = field(default_factory=dict)
    frozen: Mapping[str, Band] = field(default_factory=dict)
    england: Mapping[str, tuple[PublishedFigure, ...]] = field(default_factory=dict)
    published: Mapping[str, PublishedFigure] = field(default_factory=dict)
    groups: Mapping[str, tuple[GroupRange, ...]] = field(default_factory=dict)


def beside(
    folder: Path, settings: EditionSettings, known: Comparators, headlines: Headlines
) -> Beside:
    """What stands beside the figures of an authority on a day, as was known then.

    The range is drawn by the rule of `edition.toml`, chosen again each year; one by the same rule is
    kept from a day when the file names one that has come. RefusedError when the rule cannot be read.
    """
    facts, on = known.facts, known.on
    codes = compared_codes((), facts)
    rule = rule_of(folder, {"frozen_at": ""}, known)
    kept_from = _kept_from(settings)
    frozen = (
        bands_of(facts, known.authority, codes, on, replace(rule, frozen_at=kept_from))
        if kept_from is not None and kept_from <= on
        else {}
    )
    since = date(on.year - YEARS_DRAWN - 1, 3, 31)
    return Beside(
        bands_of(facts, known.authority, codes, on, rule, since=since),
        frozen,
        {code: of_area(facts, code, ENGLAND, on) for code in codes},
        {
            code: found[-1]
            for code in ACROSS_BOUNDARY
            if HERE in headlines.codes and (found := of_area(facts, code, known.authority, on))
        },
        ranges_by_group(known, rule),
    )


def _kept_from(settings: EditionSettings) -> date | None:
    """The day a range is kept from: the setting's own, or that of a rule which is itself frozen."""
    frozen_at = settings.band.get("frozen_at")
    return settings.kept_from or (frozen_at if isinstance(frozen_at, date) else None)


def of_area(facts: Facts, code: str, area: str, on: date) -> tuple[PublishedFigure, ...]:
    """A measure's published totals for an area that were known on a day, earliest first."""
    found = (facts.figure(code, area, day, known_by=on) for day in facts.days(code))
    return tuple(each for each in found if each is not None)


def citations(beside: Beside, edition: Edition) -> Iterator[Citation]:
    """The published figures that the edition uses: whose, which releases, until when known, from whom.

    One line for each publication, with all its releases: a range of six years rests on several.
    """
    bands = {"The range": beside.bands, "The range that was kept": beside.frozen}
    used = [
        (f"{what} of councils like ours", each)
        for what, some in bands.items()
        for each in _figures_of(point for band in some.values() for point in band.points)
    ]
    grouped = [each for some in beside.groups.values() for each in some]
    used += [
        ("The range of councils like ours", each)
        for each in _figures_of(each.point for each in grouped)
    ]
    used += [("England", each.england) for each in grouped if each.england is not None]
    if edition.reference.is_england:
        used += [("England", each) for some in beside.england.values() for each in some]
    whose = edition.published_for
    ours = f"Published for {whose}" if whose else "Our own published figures"
    used += [(ours, each) for each in beside.published.values()]
    used += [(ours, each.ours) for each in grouped if each.ours is not None]
    groups: dict[tuple[str, str], list[PublishedFigure]] = {}
    for what, figure in used:
        groups.setdefault((what, _publication(figure)), []).append(figure)
    for (what, publication), figures in groups.items():
        releases = sorted({each.release for each in figures if each.release})
        yield Citation(
            what,
            f"{'release' if len(releases) == 1 else 'releases'} of {', '.join(releases)}",
            max(released(each) for each in figures),
            publication,
        )


def _publication(figure: PublishedFigure) -> str:
    """A figure's source without its release and table: DfE, Children looked after in England."""
    return figure.source.partition(f", {figure.release}")[0] if figure.release else figure.source


def _figures_of(points: Iterable[BandPoint]) -> Iterator[PublishedFigure]:
    for point in points:
        for member in point.counted:
            if member.figure is not None:
                yield member.figure
