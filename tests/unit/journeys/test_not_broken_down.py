"""What a long listing says of the measures that are not broken down as asked: once, and in one line."""

from nearhome.journeys.measures import not_broken_down
from nearhome.measures.cards import cards

CARDS = cards()
HELD = {card.code: card.breakdowns for card in CARDS}


def test_codes_that_no_breakdown_fits_are_named_once_and_the_rest_by_each():
    only_age = next(code for code, by in HELD.items() if "age_band" in by and "placement" not in by)
    none = [code for code, by in HELD.items() if not {"age_band", "placement"} & set(by)][:2]
    said = not_broken_down([*none, only_age, "A01"], ["age_band", "placement"])
    assert said == (
        f"Not broken down: {', '.join(none)} by age_band or placement; {only_age} by placement."
    )


def test_of_many_the_first_are_named_and_the_others_counted():
    none = [code for code, by in HELD.items() if "sex" not in by]
    assert len(none) > 13
    said = not_broken_down(list(HELD), ["sex"])
    assert said == f"Not broken down: {', '.join(none[:12])} and {len(none) - 12} more by sex."


def test_what_is_broken_down_as_asked_says_nothing():
    assert not_broken_down(["A01"], ["sex", "age:0-4"]) == ""
    assert not_broken_down(["A01"], []) == ""
