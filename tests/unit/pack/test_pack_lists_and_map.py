"""The council's list of home areas beside its map: where they differ, the page says so and why."""

from dataclasses import replace

import pytest

import books
import packs
from nearhome.pack.figures import Figures
from nearhome.pack.where.lists_and_map import lists_and_map
from nearhome.pack.who_they_are.carers_page import carers_page
from nearhome.pack.who_they_are.origins_page import origins_page
from nearhome.pack.words import texts
from nearhome.results.values import Status
from nearhome.results.where import ELSEWHERE, AreaCount, Outline, Where

ON = packs.AS_AT
SQUARE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0))


def of(listed, mapped, drawn=True):
    """An edition whose list and map say so many children of each place; None is hidden."""
    groups = [
        packs.result("B09", ON, n, None, "home_locality", name)
        if n is not None
        else packs.result("B09", ON, None, None, "home_locality", name, status=Status.SUPPRESSED)
        for name, n in listed.items()
    ]
    total = packs.result("B09", ON, sum(n or 0 for n in listed.values()))
    places = [packs.result("O01-places", ON, 9, None, "carer_locality", name) for name in listed]
    where = Where(
        ON, "localities", "areas.geojson", "", "f89cff5c",
        tuple(AreaCount(name, n, 0) for name, n in mapped.items()),
        tuple(AreaCount(name, 0, 0) for name in ELSEWHERE),
        200,
        drawn=tuple(Outline(name, (SQUARE,), (0.5, 0.5)) for name in mapped) if drawn else (),
    )  # fmt: skip
    names = {"home_locality": tuple(listed), "carer_locality": tuple(listed)}
    figures = Figures([total, *groups, *places])
    material = books.material()
    return replace(material, figures=figures, where=where, groups={**material.groups, **names})


def said(material):
    return [block.text for block in lists_and_map(material)]


def test_the_area_farthest_apart_is_named_with_both_numbers_and_why():
    (text,) = said(of({"Coast": 37, "Harbour": 103}, {"Coast": 35, "Harbour": 98}))
    assert text.endswith("most of all in Harbour: 103 by the list, 98 on the map.")
    assert "leaves out homes that are protected" in text


def test_of_one_area_that_differs_it_is_not_said_to_be_the_most():
    (text,) = said(of({"Coast": 35, "Harbour": 103}, {"Coast": 35, "Harbour": 98}))
    assert "may differ in Harbour: 103 by the list" in text.replace(",", "")


@pytest.mark.parametrize(
    ("listed", "mapped", "drawn"),
    [
        ({"Coast": 35}, {"Coast": 35}, True),
        ({"Coast": None}, {"Coast": 35}, True),
        ({"Coast": 35}, {"Coast": None}, True),
        ({"Coast": 35}, {"Heath": 30}, True),
        ({"Coast": 37}, {"Coast": 35}, False),
    ],
)
def test_nothing_is_said_where_both_agree_or_one_is_not_told(listed, mapped, drawn):
    assert said(of(listed, mapped, drawn)) == []


@pytest.mark.parametrize("page", [carers_page, origins_page])
def test_it_stands_on_the_pages_that_count_by_the_list(page):
    material = of({"Coast": 37, "Harbour": 103}, {"Coast": 35, "Harbour": 98})
    assert any("98 on the map" in text for block in page(material).blocks for text in texts(block))
