"""A Board's own list and words are judged before use: every fault with its line, key and mend."""

from dataclasses import replace
from datetime import date

import pytest

import packs
from nearhome.measures.cards import cards
from nearhome.pack.build import board_pack
from nearhome.pack.front import list_in_words, whose_list
from nearhome.pack.headlines import (
    Decision,
    Headlines,
    read_headlines,
    shipped_headlines,
    shipped_headlines_text,
)
from nearhome.pack.headlines_check import Known, faults_of
from nearhome.pack.lists_compared import Difference, difference
from nearhome.pack.must_not import breaches
from nearhome.pack.words import lint, shipped_words, shipped_words_text
from nearhome.pack.words_check import faults_of_words, own_words

LIST = shipped_headlines_text()
KNOWN = Known(
    {card.code: card.breakdowns for card in cards()} | {"D17": ()},
    frozenset(card.code for card in cards() if card.officers_only),
)


def faults(text):
    return faults_of(text, KNOWN, shipped_words())


def changed(old, new):
    assert old in LIST
    return LIST.replace(old, new, 1)


def line(needle, text=LIST):
    return next(n for n, each in enumerate(text.splitlines(), start=1) if needle in each)


def test_the_list_that_ships_has_no_fault():
    assert faults(LIST) == ()


@pytest.mark.parametrize(
    ("old", "new", "key", "problem"),
    [
        ('chart = "bars"', 'chart = "pie"', "chart", "pie is no chart"),
        ('plot = "in100"', 'plot = "share"', "plot", "share cannot be drawn"),
        ('{ code = "E01" }', '{ code = "E99" }', "figures.moved", "no measure has the code E99"),
        ('{ code = "E01" }', '{ code = "moves" }', "figures.moved", "moves is no measure's code"),
        ('{ code = "E01" }', '{ code = "I02-top3" }', "figures.moved", "I02-top3 is for officers only"),
        ("{moved.change}", "{moved.chnge}", "sentences", "{moved.chnge} is nothing that can be said"),
        ("{moved} of", "{moves} of", "sentences", "{moves} is nothing that can be said"),
        ("ask = true", "aks = true", "aks", "panel 5 has no such key"),
        ('compare = "D08"', 'compare = "D8"', "compare", "D8 is no measure's code"),
        ('lines = ["outside"]', 'lines = ["inside"]', "lines", "no figure is called inside"),
        ('id = "missing"\n', 'id = "moves" \n', "id", "two panels have the id moves"),
        ("real.outside =", "real.inside =", "real.inside", "no figure has that name"),
        ('breakdown = "leaving_route", group = "adopted"', 'breakdown = "ward", group = "Hill"',
            "figures.adopted", "ward would name places on page one"),
        ('breakdown = "leaving_route", group = "adopted"', 'breakdown = "moon", group = "Hill"',
            "figures.adopted", "F05 is not given by moon"),
        ('breakdown = "leaving_route", group = "adopted"', 'breakdown = "leaving_route"',
            "figures.adopted", "a group needs its breakdown, and a breakdown its group"),
        ("is any age being overlooked?", "look at every age", "question", "it is not one question"),
        ("is any age being overlooked?", "is any LAC overlooked?", "question", 'it says "LAC"'),
        ("have had three or more homes in a year,", "placements of three or more,", "sentences", 'it says "placements"'),
        ("{outside} of {outside.of} children live outside our area", "see £9", "real.outside", 'it says "£"'),
        ('when = ["D11"]', "when = [11]", "when", "11 is no measure's code"),
        ('when = ["D11"]', 'when = "D11"', "when", "it is not as it should be"),
        ('bar_names = ["babies", ', "bar_names = [", "bar_names", "there is not one name for each that is drawn"),
        ('what = "school"', 'what = "RAG"', "what", 'it says "RAG"'),
    ],
)  # fmt: skip
def test_each_fault_is_named_with_its_line_its_key_and_a_mend(old, new, key, problem):
    text = changed(old, new)
    found = {(each.key, each.problem): each for each in faults(text)}
    assert (key, problem) in found, list(found)
    fault = found[(key, problem)]
    # The key's own line: of a list over many lines, the one that it begins on.
    assert line(new.splitlines()[0], text) - 5 <= fault.line <= line(new.splitlines()[0], text)
    assert fault.mend.endswith(".")
    assert fault.said("mine.toml").startswith(f"mine.toml, line {fault.line}, `{key}`: {problem}. ")


def test_every_fault_is_named_at_once_in_the_order_of_the_file():
    text = changed('chart = "bars"', 'chart = "pie"').replace(
        'compare = "D08"', 'compare = "D8"', 1
    )
    assert [each.key for each in faults(text)] == ["chart", "compare"]


def test_what_is_no_toml_is_named_with_its_line():
    (fault,) = faults(changed('id = "moves"', "id = moves"))
    assert (fault.line, fault.key) == (line('id = "moves"'), "")


def test_a_missing_key_and_a_panel_too_many_are_named():
    text = changed('name = "Moves"\n', "")
    assert [(each.key, each.problem) for each in faults(text)] == [("name", "panel 7 lacks it")]
    thirteen = LIST + LIST[LIST.index("[[panel]]") : LIST.index("[[panel]]", 5000)].replace(
        'id = "in-our-care"', 'id = "again"'
    )
    assert any("page one holds 12 panels" in each.problem for each in faults(thirteen))


def test_a_title_that_cannot_be_kept_under_ninety_characters_is_named():
    (fault,) = faults(
        changed(
            "{stayed} of {stayed.of} children long in our care have had the same carers for two years.",
            "{stayed} of {stayed.of} children who have been in our care for a long time have lived with the same carers.",
        )
    )
    assert fault.key == "sentences"
    assert "even the shortest has" in fault.problem


def test_a_list_without_panels_may_be_adopted_and_the_pack_says_so():
    text = 'adopted = "none yet"\n'
    assert faults(text) == ()
    material = replace(packs.material(), headlines=read_headlines(text))
    document = board_pack(material)
    said = " ".join(
        each
        for page in document.pages[:2]
        for block in page.blocks
        for each in (getattr(block, "text", ""), *getattr(block, "sentences", ()))
    )
    assert "has no panels" in said
    assert lint(document, material.words) == ()
    assert breaches(document, material.words) == ()


@pytest.mark.parametrize(
    ("headlines", "said"),
    [
        (
            shipped_headlines(),
            "The panels are the list that comes with Nearhome, the program that made this pack: "
            "the Board has not adopted one.",
        ),
        (Headlines("", (), decision=Decision(date(2026, 2, 24), "7", "the clerk")),
            "The panels are the list that the Board adopted on 24 February 2026."),
        (Headlines("", (), decision=Decision(date(2026, 2, 24), "7"), recorded=False),
            "The panels have been changed since the list that the Board adopted on 24 February 2026: no decision is recorded."),
        (Headlines("", (), recorded=False), "The panels are a list that no recorded decision adopted."),
    ],
)  # fmt: skip
def test_the_pack_says_whose_list_it_shows(headlines, said):
    assert list_in_words(headlines) == said
    material = replace(
        packs.material(), headlines=replace(headlines, panels=shipped_headlines().panels)
    )
    pages = {page.id: page for page in board_pack(material).pages}
    about = next(
        b for b in pages["page-one"].blocks if getattr(b, "heading", "") == "About these figures"
    )
    assert said in about.sentences
    assert whose_list(headlines) in pages["data-quality"].blocks
    if headlines.decision is not None:
        assert headlines.decision.minute in " ".join(whose_list(headlines).sentences)


def test_what_a_list_changes_is_told_panel_by_panel():
    old = shipped_headlines()
    first, second, *rest = old.panels
    reworded = replace(rest[0], question="is any age forgotten?")
    recounted = replace(rest[1], compare="")
    new_one = replace(rest[2], id="new")
    new = replace(old, panels=(second, first, reworded, recounted, new_one, *rest[3:]))
    found = difference(old, new)
    assert found.came_in == ("new",)
    assert found.went_out == (rest[2].id,)
    assert found.moved in ((first.id,), (second.id,))
    assert found.reworded == (rest[0].id,)
    assert found.recounted == (rest[1].id,)
    assert not found.beside
    assert difference(old, old) == Difference()
    assert difference(old, replace(old, lacking=())).beside
    shorter = replace(old, panels=old.panels[1:])
    assert difference(old, shorter) == Difference(went_out=(first.id,))


def test_the_words_that_ship_have_no_fault_and_a_councils_own_take_their_place():
    assert faults_of_words(shipped_words_text()) == ()
    own = '[groups]\n"foster" = "with a foster family"\n\n[counts]\nfew = "a few (fewer than 6)"\n'
    assert faults_of_words(own) == ()
    words = own_words(own)
    assert words.groups["foster"] == "with a foster family"
    assert words.groups["with parents"] == shipped_words().groups["with parents"]
    assert words.counts["few"] == "a few (fewer than 6)"
    assert words.never == shipped_words().never


def test_what_may_never_be_on_page_one_is_added_to_and_not_taken_away():
    own = '[[page_one]]\nnot = ["kids"]\ninstead = "children"\n\n[[statutory]]\nnot = ["respite"]\ninstead = "a break"\n'
    words = own_words(own)
    assert set(shipped_words().page_one) < set(words.page_one)
    assert len(words.statutory) == 1


@pytest.mark.parametrize(
    ("text", "line_", "key", "problem"),
    [
        ("[gruops]\n", 1, "gruops", "there is no such section"),
        ('evidence = ["significant"]\n', 1, "evidence", "the words for evidence are fixed"),
        ('[[never]]\nnot = "kids"\ninstead = "children"\n', 2, "not", "it is no list of words"),
        ('[[never]]\nnot = ["kids"]\n', 1, "instead", "nothing stands instead"),
        ('[[never]]\nnot = ["kids"]\ninstead = "children"\nwhy = "x"\n', 4, "why", "a phrase has no such key"),
        ('[statuses]\nsupressed = "hidden"\n', 2, "supressed", "nothing has that name"),
        ('[statuses]\nsuppressed = ""\n', 2, "suppressed", "it is no wording"),
        ('[groups]\n"foster" = "in a placement"\n', 2, "foster", 'it says "placement"'),
        ("[groups\n", 1, "", "it is not written as TOML"),
    ],
)  # fmt: skip
def test_each_fault_of_the_words_is_named(text, line_, key, problem):
    (fault,) = faults_of_words(text)
    assert (fault.line, fault.key) == (line_, key)
    assert fault.problem.startswith(problem)
    assert fault.mend
