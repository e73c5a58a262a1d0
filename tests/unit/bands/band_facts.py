"""Small invented facts to make bands from."""

from datetime import date

from nearhome.published.facts import Facts
from nearhome.results.published import Cell, Judgement, Level, Neighbour, PublishedFigure, Symbol

DORSET, FORMER_DORSET = "E06000059", "E10000009"
WILTSHIRE, EAST_SUSSEX, SUFFOLK, SHROPSHIRE = "E06000054", "E10000011", "E10000029", "E06000051"
SOMERSET, FORMER_SOMERSET = "E06000066", "E10000027"


def figure(area, year, top, bottom=100, *, code="D08", shown=None, release=None, symbol=None):
    """A percentage of an area at a 31 March: from its counts, or a symbol, or only as shown."""
    counts = symbol is None and shown is None
    value = (
        Cell(symbol=Symbol(symbol)) if symbol else Cell(shown or float(round(100 * top / bottom)))
    )
    return PublishedFigure(
        code=code,
        area=area,
        area_name=area,
        level=Level.AUTHORITY,
        as_at=date(year, 3, 31),
        value=value,
        unit="%",
        numerator=Cell(float(top)) if counts else Cell(),
        denominator=Cell(float(bottom)) if counts else Cell(),
        release=str(release or year),
        known_from=date(release or year, 12, 1),
    )


def neighbours(model, published, area, *others):
    return tuple(
        Neighbour(model, published, area, rank, other) for rank, other in enumerate(others, 1)
    )


def judged(area, published, overall, framework="ILACS", **grades):
    return Judgement(area, framework, published, overall, **grades)


def minute():
    """What the minute of February 2020 rests on, from the public record."""
    listed = (
        SHROPSHIRE,
        "E10000008",
        "E10000013",
        "E10000034",
        SOMERSET,
        "E10000032",
        WILTSHIRE,
        "E06000024",
        SUFFOLK,
        EAST_SUSSEX,
    )
    later = ("E10000008", SOMERSET, SHROPSHIRE, EAST_SUSSEX, SUFFOLK, "E06000052", WILTSHIRE)
    newest = (SOMERSET, "E10000008", SHROPSHIRE, SUFFOLK, "E10000034", "E10000012")
    return Facts(
        figures=(
            figure(WILTSHIRE, 2019, 60, 300),
            figure(EAST_SUSSEX, 2019, 90, 600),
            figure(SUFFOLK, 2019, 200, 800),
            figure(WILTSHIRE, 2020, 108, 450),
            figure(EAST_SUSSEX, 2020, 88, 580),
            figure(SUFFOLK, 2020, 190, 930),
        ),
        judgements=(
            judged(WILTSHIRE, date(2019, 7, 22), "good"),
            judged(EAST_SUSSEX, date(2018, 9, 4), "outstanding"),
            judged(SUFFOLK, date(2019, 5, 21), "outstanding"),
            judged("E10000034", date(2019, 7, 29), "requires improvement"),
            judged("E10000032", date(2019, 5, 8), "inadequate"),
            judged(SHROPSHIRE, date(2017, 11, 22), "good", "SIF"),
            judged(SUFFOLK, date(2024, 8, 21), "requires improvement"),
        ),
        neighbours=(
            *neighbours("2014", date(2014, 3, 1), FORMER_DORSET, *listed),
            *neighbours("2021", date(2021, 4, 30), DORSET, *later),
            *neighbours("2025", date(2025, 5, 23), DORSET, *newest),
        ),
        region_of={},
    )
