"""The chapter of who our children are, and the check that nobody is left out: broken on purpose, it refuses."""

from dataclasses import replace

import pytest

import books
import packs
from nearhome.cohorts.breakdowns import BREAKDOWNS
from nearhome.pack.blocks import FunnelChart, Picture, Table
from nearhome.pack.charts import svg
from nearhome.pack.figures import Figures
from nearhome.pack.nobody_left_out import (
    LeftOutError,
    nobody_left_out,
    refuse_left_out,
    refuse_other_total,
)
from nearhome.pack.who_they_are.carers_page import carers_page
from nearhome.pack.who_they_are.chapter import pages
from nearhome.pack.who_they_are.groups_page import groups_page
from nearhome.pack.who_they_are.origins_page import origins_page
from nearhome.pack.who_they_are.rates_page import rates_page
from nearhome.pack.who_they_are.voice_page import voice_page
from nearhome.published.counterparts import counterparts
from nearhome.results.values import Status

ON = packs.AS_AT
PLACES = ("Coast", "Heath", "Vale")


def rate(code, by, counts):
    """A total and its groups: each a count and how many children live there."""
    top, below = (sum(each[n] for each in counts.values()) for n in (0, 1))
    total = packs.result(code, ON, top, below)
    groups = [packs.result(code, ON, *pair, by, name) for name, pair in counts.items()]
    return [replace(each, unit="rate") for each in (total, *groups)]


def of_places(made):
    names = {"home_locality": PLACES, "carer_locality": PLACES}
    return replace(books.material(), figures=Figures(made), groups={**BREAKDOWNS, **names})


def counted(code, counts):
    return [packs.result(code, ON, n, None, "carer_locality", name) for name, n in counts.items()]


CHILDREN = rate(
    "B09", "home_locality", {"Coast": (90, 9000), "Heath": (20, 9000), "Vale": (40, 6000)}
)


def test_those_who_answered_are_not_taken_from_those_here_now_who_were_asked():
    made = [packs.result("L02-asked", ON, 203, 430), packs.result("L02", ON, 102, 130)]
    answered = voice_page(replace(books.material(), figures=Figures(made))).blocks[0].sentences
    assert answered == (
        "Of 430 children in our care now, 203 were asked in the year; 227 were not.",
        "130 said in the year whether they are happy where they live, those who have left our care since "
        "among them.",
    )


def test_every_group_of_every_breakdown_stands_on_the_page():
    material = books.material()
    tables = [each for each in groups_page(material).blocks if isinstance(each, Table)]
    assert [len(table.rows) for table in tables] == [
        len(BREAKDOWNS[by])
        for by in ("age_band", "sex", "ethnicity", "need", "legal_status", "uasc")
    ]


def test_a_page_without_one_group_is_not_made():
    material = books.material()
    kept = [
        each
        for figure in material.figures
        for each in material.figures.series(figure)
        if not (figure.code == "A01" and figure.group == "10 to 15")
    ]
    with pytest.raises(LeftOutError, match="10 to 15"):
        pages(replace(material, figures=Figures(kept)))


def test_a_panel_that_tells_of_one_age_alone_is_refused():
    material = books.material()
    panel = next(each for each in material.headlines.panels if "babies" in each.figures)
    alone = replace(panel, figures={"babies": panel.figures["babies"]})
    told = [
        packs.result("A04", ON, 20, None, "age_band", group) for group in BREAKDOWNS["age_band"][:5]
    ]
    broken = replace(
        material,
        figures=Figures(told),
        headlines=replace(material.headlines, panels=(alone,)),
    )
    with pytest.raises(LeftOutError, match="1 to 4, 5 to 9"):
        nobody_left_out(broken)
    nobody_left_out(replace(broken, headlines=replace(material.headlines, panels=(panel,))))


def test_some_groups_are_refused_and_none_or_all_are_not():
    with pytest.raises(LeftOutError, match="girls"):
        refuse_left_out("here", "sex", ["boys"], ["boys", "girls"])
    refuse_left_out("here", "sex", [], ["boys", "girls"])
    refuse_left_out("here", "sex", ["girls", "boys"], ["boys", "girls"])


@pytest.mark.parametrize(("counts", "apart"), [((10, 19), 0), ((10, 21), 0), ((10, 20), 1)])
def test_groups_that_do_not_make_the_total_are_refused(counts, apart):
    total = packs.result("A01", ON, 30)
    groups = [packs.result("A01", ON, n, None, "sex", str(n)) for n in counts]
    with pytest.raises(LeftOutError, match="A01 by sex"):
        refuse_other_total(total, groups, apart)


def test_groups_that_make_the_total_hidden_ones_and_withheld_children_pass():
    total = packs.result("A01", ON, 30)
    shown = packs.result("A01", ON, 27, None, "sex", "boys")
    hidden = replace(packs.result("A01", ON, None, None, "sex", "girls"), status=Status.SUPPRESSED)
    refuse_other_total(total, [shown, hidden])
    refuse_other_total(total, [shown], apart=3)
    refuse_other_total(total, [replace(shown, numerator=None, status=Status.NOT_COLLECTED)])
    with pytest.raises(LeftOutError):
        refuse_other_total(total, [replace(shown, numerator=30), hidden])


def test_a_funnel_names_every_place_and_marks_those_outside():
    page = origins_page(of_places(CHILDREN))
    picture = next(each for each in page.blocks if isinstance(each, Picture))
    assert isinstance(picture.chart, FunnelChart)
    assert {row.name: row.is_outside for row in picture.chart.rows} == {
        "Coast": True,
        "Heath": True,
        "Vale": False,
    }
    assert "More than chance would give: Coast." in picture.sentence
    assert picture.chart.alternative.startswith(picture.sentence)
    drawn = svg(picture.chart)
    assert all(f">{place}<" in drawn for place in PLACES)


def test_a_place_with_children_and_no_carers_is_a_true_none_and_a_list_that_does_not_say_is_not_nought():
    places = counted("O01-places", {"Coast": 0, "Heath": 30, "Vale": 60})
    page = carers_page(of_places([*CHILDREN, *places]))
    picture = next(each for each in page.blocks if isinstance(each, Picture))
    assert ("Coast", "90", "none", "not supplied") in picture.numbers.rows
    assert "Children but no place with a foster family: Coast." in picture.sentence
    assert "Where each adopter is was not supplied." in picture.sentence


def test_adopters_of_whom_no_place_is_known_are_in_none_of_them_and_no_place_reads_none():
    adopters = counted("O05", {"Coast": 0, "Heath": 0, "Vale": 0, "not known": 9})
    places = counted("O01-places", {"Coast": 0, "Heath": 30, "Vale": 60})
    page = carers_page(of_places([*CHILDREN, *places, *adopters]))
    picture = next(each for each in page.blocks if isinstance(each, Picture))
    assert ("Coast", "90", "none", "not supplied") in picture.numbers.rows


def test_without_lists_each_page_says_which_to_bring():
    said = " ".join(str(page) for page in pages(of_places(books.results(codes=("A01",)))))
    for what in ("area_figures", "home_areas", "carers", "list needs", "list views"):
        assert what in said


def test_that_england_by_ethnic_group_is_not_held_is_said_once_and_is_so():
    texts = [getattr(each, "text", "") for each in rates_page(books.material()).blocks]
    said = [each for each in texts if "England\u2019s rates are not set beside ours" in each]
    assert len(said) == 1
    assert not [each for each in counterparts() if each[0].startswith("B04-rate")]
