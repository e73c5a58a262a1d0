"""The catalogue is complete, says everything in plain words, and its page is what it says."""

import re
from pathlib import Path

import pytest

from nearhome.cohorts.breakdowns import BREAKDOWNS, STANDARD
from nearhome.measures.cards import cards, cards_of_edition
from nearhome.measures.catalogue.listing import measures
from nearhome.measures.reference_page import page
from nearhome.records.list_tables import list_tables
from nearhome.results.values import MeasureCard

ROOT = Path(__file__).resolve().parents[3]
OF_RETURNS = """
    A01 A02 A03 A04 A05 A06 A07 A08 A09 A11 A13 A14 B01 B02 B05 B07 C01 C03
    D01 D02 D03 D04 D05 D06 D08 D09 D10 D12 D14 D15 E01 E02 E03 E05 F04 F05 F06 F07 F08
    H02 H03 H04 H05 H06 H08 I01 I02 I03 I04 I05 I13 J02 J04 K01 K02 K03 K04 K06 K09 K11 M03 P04
"""
JARGON = re.compile(
    r"\b(LAC|CLA|UASC|SSDA903|903|OC2|OC3|SDQ|EET|NEET|SGO|IFA|RHI|placements?|episodes?|cohort|"
    r"provision|respite|siblings|denominator|numerator|V3|V4|[A-Z]\d)\b",
)
COUNTS = {"n", "GBP"}
TOTALS = {"G03-days", "N03-spend"}
"""Totals of another unit: they are of nothing but themselves."""
UNITS = COUNTS | {
    "%", "rate", "ratio", "months", "weeks", "days", "miles", "score", "index", "per 100 children",
    "per 1,000 births", "GBP a week", "children a worker", "young people a worker", "offers a search",
}  # fmt: skip
PERIODS = {"at date", "12 months", "24 months", "month", "31 March", "year to 31 March"}


def test_every_code_is_there_once_and_in_the_boards_order() -> None:
    codes = [card.code for card in cards()]
    assert len(codes) == len(set(codes))
    of_returns = [card.code for card in cards() if not card.lists]
    assert [code for code in of_returns if "-" not in code] == OF_RETURNS.split()
    assert [code.split("-")[0] for code in codes] == sorted(code.split("-")[0] for code in codes)


def test_every_code_of_the_counting_rules_is_in_the_catalogue() -> None:
    known = {card.code for card in cards()}
    of_returns = {card.code for card in cards() if not card.lists}
    named = _named("counting-rules.md")
    assert named - known == {"E11", "E12"}  # reasons ceased: adopted
    assert {code for code in of_returns if "-" not in code} <= named | _named("local-measures.md")


def _named(page: str) -> set[str]:
    """The codes that the tables of a page of explanation speak of."""
    text = (ROOT / "docs/explanation" / page).read_text(encoding="utf-8")
    table = "\n".join(line for line in text.splitlines() if line.startswith("| "))
    return set(re.findall(r"\b[A-Q]\d\d(?:-[a-zA-Z0-9]+)*\b", table))


@pytest.mark.parametrize("card", cards(), ids=lambda card: card.code)
def test_a_card_says_all_that_is_needed(card: MeasureCard) -> None:
    assert card.name
    assert card.population
    assert card.numerator
    assert card.source
    assert card.unit in UNITS
    assert card.period in PERIODS
    assert bool(card.denominator) == (card.unit not in COUNTS and card.code not in TOTALS)
    assert set(card.breakdowns) <= set(BREAKDOWNS)
    assert not card.own_breakdown or card.breakdowns[0] == card.own_breakdown


@pytest.mark.parametrize("card", cards(), ids=lambda card: card.code)
def test_a_question_is_one_that_a_councillor_would_ask(card: MeasureCard) -> None:
    assert card.question.endswith("?")
    assert len(card.question) <= 110
    assert not JARGON.search(card.question)


def test_measures_of_children_at_a_date_allow_every_standard_breakdown() -> None:
    by_code = {card.code: card for card in cards()}
    for code in ("A01", "A04", "A05", "D08", "E01", "E02", "I02", "J02", "H02"):
        assert by_code[code].breakdowns == STANDARD


def test_a_mix_has_a_percentage_and_its_own_groups() -> None:
    mixed = {each.code: each.own_breakdown for each in measures() if each.is_mix}
    assert mixed == {
        "B01": "entry_age",
        "B02": "age_band",
        "B05": "sex",
        "B07": "legal_status",
        "C01": "need",
        "C03": "route",
        "D01": "placement",
        "F05": "leaving_route",
        "I05": "duration",
        "K11": "neet_reason",
    }


def test_the_page_of_reference_is_up_to_date() -> None:
    held = (ROOT / "docs/reference/measures.md").read_text(encoding="utf-8")
    assert held == page(), (
        "run `python -m nearhome.measures.reference_page --write docs/reference/measures.md`"
    )


def test_the_page_tells_of_every_measure() -> None:
    assert [f"## {card.code}: {card.name}" in page() for card in cards()] == [True] * len(cards())


def test_what_is_for_officers_only_is_in_no_other_edition() -> None:
    brought = set(list_tables())
    held = {card.code for card in cards_of_edition(officers=True, lists=brought)}
    shown = {card.code for card in cards_of_edition(officers=False, lists=brought)}
    assert held - shown == {
        "D08-computed", "D08-supplied", "E01-records", "I02-top3", "K09-list",
        "I12", "I12-sexual", "I12-criminal", "I12-trafficking", "I12-nrm",
    }  # fmt: skip
    assert held == {card.code for card in cards()}
