"""Swap rules: a panel gives way to a better one once its list has been given, and stays until then."""

from dataclasses import replace

import pytest

import packs
from nearhome.measures.cards import cards
from nearhome.pack.headlines import shipped_headlines
from nearhome.pack.must_not import breaches
from nearhome.pack.page_one import front, graphs
from nearhome.results.values import Result, Status

LISTS = {
    "far-from-home": "D11", "outside-our-area": "J01", "moves": "E04", "family-that-lasts": "F03",
    "health": "H01", "missing": "I08",
}  # fmt: skip
"""The column "with lists, swaps to" of the table of page one."""


def made(code, count, of=437, breakdown="", group="", status=Status.VALUE, on=packs.AS_AT):
    unit = "n" if of is None else "%"
    value = None if count is None else count if of is None else 100 * count / of
    return Result(code, code, on, "at date", breakdown, group, count, of, value, unit, status)


LISTED = (
    made("D11", 122),
    *(
        made("D11", count, 122, "distance_reason", group)
        for group, count in (("no home nearer", 40), ("protective", 30), ("settled", 25), ("not recorded", 9))
    ),
    made("J01", 401),
    made("E04", 48, 312),
    made("F03", 84, None),
    made("H01", 120, 132),
    made("I08", 120, 300),
    made("L02", 110, 140),
    made("L02-asked", 140),
    made("G01", 200, 210),
    made("N02", 400000, 400),
)  # fmt: skip


OF_LISTS = {each.code for each in LISTED} | {"G02", "G03", "N03", "D17"}


def material(*more):
    """A pack made from the return alone, and what these lists tell."""
    own = [each for each in packs.results() if each.code not in OF_LISTS]
    found = packs.material((*own, *more))
    headlines = shipped_headlines().at(found.figures, packs.AS_AT)
    return replace(found, headlines=headlines)


def sentences(found):
    return {each.id: each.sentence for each in graphs(found).blocks[-1].panels}


def names(found):
    return {each.id: each.name for each in found.headlines.panels}


def test_each_rule_of_the_table_is_in_the_list_that_ships():
    rules = {each.id: each.when for each in shipped_headlines().panels if each.when}
    assert rules == {name: (code,) for name, code in LISTS.items()}


def test_without_lists_every_panel_stays():
    found = material()
    assert found.headlines.panels == shipped_headlines().panels
    assert sentences(found)["outside-our-area"].endswith("lived here in March 2025.")


def test_with_every_list_six_panels_give_way_in_their_places():
    before, after = sentences(material()), sentences(material(*LISTED))
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == set(LISTS)
    assert after["far-from-home"] == (
        "122 of 437 live over 20 miles from home, outside our area; 40 as no home was nearer."
    )
    assert after["outside-our-area"] == "401 of 437 children have a care plan that is in date."
    assert after["moves"] == (
        "48 of 312 aged 5 to 15 changed school on coming into our care or moving home."
    )
    assert (
        after["family-that-lasts"] == "84 children wait for the lasting home they have a plan for."
    )
    assert after["health"] == (
        "120 of 132 had their first health check within 20 working days of coming in."
    )
    assert after["missing"] == ("120 of 300 talks due with a child who had been missing were held.")


@pytest.mark.parametrize(("name", "code"), LISTS.items())
def test_one_list_swaps_its_own_panel_alone(name, code):
    mine = [each for each in LISTED if each.code == code]
    changed = {
        key
        for key, each in names(material(*mine)).items()
        if each != names(material())[key] or sentences(material(*mine))[key] != sentences(material())[key]
    }  # fmt: skip
    assert changed == {name}


@pytest.mark.parametrize("status", [Status.NOT_COLLECTED, Status.NOT_ENOUGH_HISTORY])
def test_a_measure_without_a_figure_swaps_nothing(status):
    assert names(material(made("E04", None, None, status=status))) == names(material())


def test_a_hidden_small_figure_swaps_and_stays_hidden():
    found = material(made("E04", 3, 312))
    assert sentences(found)["moves"].startswith("Fewer than 6 of 312 aged 5 to 15 changed school")


def test_with_every_list_page_one_holds_to_what_must_not_be_on_it():
    found = material(*LISTED)
    document = packs_document(found)
    assert breaches(document, found.words) == ()


def test_what_gave_way_is_still_said_on_the_front_in_the_boards_order():
    def aside(*more):
        blocks = {getattr(b, "heading", ""): b for b in front(material(*more)).blocks}
        found = blocks.get("Watched too, without a chart")
        return () if found is None else found.sentences

    before = sentences(material())
    assert aside() == ()
    said = aside(*LISTED)
    assert (
        said[0] == "How far from home is not known for 41 of 437: none of them is counted as far."
    )
    assert said[1] == before["outside-our-area"]
    assert said[2] == before["moves"]
    assert "11 have special guardians, 21 went home as planned; of " in said[3]
    assert said[3].endswith(" came back.")
    assert said[4] == before["health"]
    assert said[5] == "71 of 586 children went missing, 437 times; 60 were away, but we knew where."
    (only,) = [each for each in LISTED if each.code == "E04"]
    assert aside(only) == (before["moves"],)


def test_no_swapped_panel_says_a_second_fact():
    for each in shipped_headlines().panels:
        if each.swap is not None and each.id != "far-from-home":
            assert len({figure.code for figure in each.swap.figures.values()}) == 1, each.id


def packs_document(found):
    from nearhome.pack.blocks import Document

    return Document("t", (), "", (front(found), graphs(found)), packs.AS_AT)


def test_what_children_told_us_is_said_once_somebody_asked():
    def told(found):
        blocks = {getattr(b, "heading", ""): b for b in front(found).blocks}
        return blocks["What children told us"].sentences[0]

    assert told(material()).startswith("No record shows that anybody has asked them.")
    assert told(material(*LISTED)) == (
        "110 of 140 who answered are happy where they live; of the 437 here now, 140 were asked."
    )


def test_the_line_on_what_is_missing_goes_list_by_list():
    def lacking(*more):
        blocks = {getattr(b, "heading", ""): b for b in front(material(*more)).blocks}
        return [each for each in blocks["About these figures"].sentences if "not given" in each]

    school, cost = LISTED[-2:]
    assert lacking() == [
        "School and cost need two lists that were not given: the virtual school's and the prices of homes."
    ]
    assert lacking(school) == ["Cost needs a list that was not given: the prices of homes."]
    assert lacking(school, cost) == []


def test_a_swap_that_no_measure_here_can_feed_is_left_out():
    known = {card.code: card.breakdowns for card in cards() if card.code not in LISTS.values()}
    within = shipped_headlines().within(known)
    assert [each.when for each in within.panels] == [()] * 12
    all_known = dict.fromkeys(shipped_headlines().codes, ("distance_reason", "age_band", "leaving_route", "distance"))  # fmt: skip
    assert shipped_headlines().within(all_known) == shipped_headlines()


def test_every_measure_of_a_swap_is_asked_for_before_it_can_swap():
    assert {*LISTS.values(), "L02", "L02-asked"} <= shipped_headlines().codes
    assert shipped_headlines().breakdowns["D11"] == ("distance_reason",)
