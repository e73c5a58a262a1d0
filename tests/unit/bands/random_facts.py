"""Random facts, for laws: a few councils, two of them under two codes, lists, inspections, figures."""

from datetime import date

from band_facts import DORSET, FORMER_DORSET, figure, judged
from hypothesis import strategies as st

from nearhome.published.facts import Facts
from nearhome.results.bands import BandRule
from nearhome.results.published import Neighbour

PLAIN = ("E09000901", "E09000902", "E09000903", "E09000904", "E09000905")
RENAMED = {"E06000066": "E10000027", "E06000065": "E10000023"}
AREAS = (*PLAIN, *RENAMED)
YEARS = range(2017, 2026)
DAYS = st.dates(date(2017, 1, 1), date(2026, 6, 30))
GRADES = st.sampled_from(("outstanding", "good", "requires improvement", "inadequate", ""))


def code_then(area, year):
    """The code an area had in a year."""
    return RENAMED[area] if area in RENAMED and year < 2023 else area


@st.composite
def lists(draw):
    found = []
    for model, published, owner in (
        ("2014", date(2014, 3, 1), FORMER_DORSET),
        ("2021", date(2021, 4, 30), DORSET),
        ("2025", date(2025, 5, 23), DORSET),
    ):
        if not draw(st.booleans()) and model != "2014":
            continue
        named = draw(st.permutations(AREAS))[: draw(st.integers(3, len(AREAS)))]
        found += [
            Neighbour(model, published, owner, rank, code_then(area, published.year))
            for rank, area in enumerate(named, 1)
        ]
    return found


@st.composite
def inspections(draw):
    found = {}
    for _ in range(draw(st.integers(0, 14))):
        area, published = draw(st.sampled_from(AREAS)), draw(DAYS)
        found[area, published] = judged(
            code_then(area, published.year),
            published,
            draw(GRADES),
            draw(st.sampled_from(("ILACS", "ILACS", "SIF"))),
            children_in_care=draw(GRADES),
        )
    return list(found.values())


@st.composite
def cells(draw, area, year, release):
    bottom = draw(st.integers(1, 900))
    kind = draw(st.sampled_from(("counts", "counts", "counts", "shown", "symbol")))
    if kind == "symbol":
        return figure(area, year, 0, release=release, symbol=draw(st.sampled_from("czx")))
    if kind == "shown":
        return figure(area, year, 0, release=release, shown=float(draw(st.integers(0, 100))))
    return figure(area, year, draw(st.integers(0, bottom)), bottom, release=release)


@st.composite
def figures(draw):
    found = []
    for year in draw(st.sets(st.sampled_from(YEARS), min_size=1, max_size=4)):
        for area in AREAS:
            for release in draw(st.sets(st.integers(year, 2025), max_size=2)):
                found.append(draw(cells(code_then(area, year), year, release)))
    return found


@st.composite
def facts(draw):
    regions = draw(st.sets(st.sampled_from(AREAS)))
    return Facts(
        figures=tuple(draw(figures())),
        judgements=tuple(draw(inspections())),
        neighbours=tuple(draw(lists())),
        region_of={DORSET: "E12000009", **dict.fromkeys(sorted(regions), "E12000009")},
    )


@st.composite
def rules(draw, frozen=None):
    model = draw(st.sampled_from(("own", "own", "2014", "2021", "region", "england", "named")))
    frozen_at = draw(st.none() | DAYS) if frozen is None else draw(DAYS)
    return BandRule(
        model=model,
        judgement=draw(st.sampled_from(("overall", "overall", "children_in_care", ""))),
        grades=draw(st.sampled_from((("outstanding", "good"), ("good",)))),
        framework=draw(st.sampled_from(("ILACS", ""))),
        edges=draw(st.sampled_from(("min-max", "interquartile", "best-quartile"))),
        frozen_at=frozen_at,
        members=tuple(draw(st.permutations(AREAS))[:4]) if model == "named" else (),
    )
