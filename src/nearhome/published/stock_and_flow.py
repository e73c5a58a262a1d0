"""Children in care, who came and who left, as figures of any authority: held of every one since 2011."""

from collections.abc import Collection, Iterator

from nearhome.published.counterparts import counterpart
from nearhome.published.years import AuthorityYear, authority_years
from nearhome.results.published import NO_CELL, Level, PublishedFigure
from nearhome.vocabulary.periods import year_end

CODES = ("A01", "A04", "A05")
LAIT = "LAIT"


def stock_and_flow(areas: Collection[str]) -> Iterator[PublishedFigure]:
    """The published A01, A04 and A05 of these authorities, by year, symbols kept."""
    for each in authority_years():
        if each.area in areas:
            cells = zip(CODES, (each.children, each.started, each.ceased), strict=True)
            for code, cell in cells:
                series = counterpart(code)
                if cell != NO_CELL and series is not None:
                    yield PublishedFigure(
                        code=code,
                        area=each.area,
                        area_name=each.name,
                        level=Level.AUTHORITY,
                        as_at=year_end(each.year),
                        value=cell,
                        unit=series.unit,
                        numerator=cell,
                        release=each.release,
                        known_from=series.known_from(each.year),
                        source=_source(each),
                    )


def _source(each: AuthorityYear) -> str:
    if each.release == LAIT:
        return "DfE, Local Authority Interactive Tool"
    return f"DfE, Children looked after in England including adoptions, {each.release} release"
