"""Every measure of the Board's list of 157 is in the catalogue, but those that are not of children's records.

`board_codes.csv` holds the codes of that list with the good direction of each, and who keeps it.
"""

import csv
from pathlib import Path

import pytest

from nearhome.measures.cards import cards
from nearhome.records.list_tables import list_tables

CODES = list(
    csv.DictReader((Path(__file__).parent / "board_codes.csv").read_text("utf-8").splitlines())
)
OURS = [row["code"] for row in CODES if row["kept_by"] == "measures"]
TURNED = {
    "I05": "how long, in a mix of bands, has no good direction",
    "I11": "that children raise concerns is neither good nor bad; that they are closed is",
    "N08": "days to find a home: fewer is better",
    "P03": "recommendations open: fewer is better",
    "P04": "records with every field, where the list has those with one missing",
}
"""Where the good direction is another than the list's, because what is counted is."""
BY_CODE = {card.code: card for card in cards()}


def test_the_list_is_the_boards() -> None:
    assert len(CODES) == len({row["code"] for row in CODES}) == 157
    elsewhere = [row["code"] for row in CODES if row["kept_by"] != "measures"]
    assert elsewhere == ["A12", *(f"R0{number}" for number in range(1, 9))]


@pytest.mark.parametrize("code", OURS)
def test_the_measure_is_in_the_catalogue(code: str) -> None:
    assert code in BY_CODE


def test_the_good_direction_is_that_of_the_list() -> None:
    one_letter = {
        row["code"]: row["polarity"]
        for row in CODES
        if row["code"] in OURS and len(row["polarity"]) == 1
    }
    differing = {
        code: (BY_CODE[code].polarity.value, polarity)
        for code, polarity in one_letter.items()
        if code not in TURNED and BY_CODE[code].polarity.value != polarity
    }
    assert differing == {}


def test_every_variant_is_of_a_measure() -> None:
    assert [code for code in BY_CODE if code.split("-")[0] not in OURS] == []


def test_every_list_that_a_measure_needs_is_a_list() -> None:
    needed = {name for card in cards() for name in card.lists}
    assert needed <= set(list_tables())


def test_every_list_is_needed_by_some_measure() -> None:
    """What nothing reads is not asked of officers; a price list is read where plans are priced, and
    case systems' numbers only where another list is joined to its children."""
    needed = {name for card in cards() for name in card.lists}
    assert set(list_tables()) - needed == {"price_list", "coverage", "care_ids"}
