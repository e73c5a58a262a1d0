"""Numbers in what was said: found in digits and words, told from dates, ages, distances and headings."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearhome.board.claims import claims, codes_of, day_of
from nearhome.board.numbers import Said, numbers, value
from nearhome.measures.cards import cards
from nearhome.vocabulary.shipped import shipped_rows


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("445", 445),
        ("1,204", 1204),
        ("41.5", 41.5),
        ("forty-two", 42),
        ("four hundred and forty-five", 445),
        ("a hundred and one", 101),
        ("a dozen", 12),
        ("two dozen", 24),
        ("two thousand and six", 2006),
        ("nineteen", 19),
        ("twelve hundred", 1200),
        ("none", 0),
    ],
)
def test_digits_and_words_say_the_same(words, number):
    assert value(words) == number
    (found,) = numbers(f"There were {words} children.")
    assert (found.said, found.value) == (Said.COUNT, number)


def test_half_a_dozen_is_six_and_no_half():
    (found,) = numbers("half a dozen children")
    assert (found.said, found.value) == (Said.COUNT, 6)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("42%", 42),
        ("42 per cent", 42),
        ("forty-two percent", 42),
        ("one in five", 20),
        ("four out of ten", 40),
        ("two thirds", 200 / 3),
        ("half", 50),
        ("a quarter", 25),
        ("3 out of every 4", 75),
    ],
)
def test_shares_are_percentages(text, share):
    (found,) = numbers(f"It was {text} of them.")
    assert found.said is Said.PER_CENT
    assert found.value == pytest.approx(share)


@pytest.mark.parametrize(
    "word", ["several", "many", "a few", "a number of", "a handful of", "a couple of", "dozens of"]
)
def test_a_word_that_is_no_number_is_told_as_one(word):
    (found,) = numbers(f"There were {word} children.")
    assert (found.said, found.value) == (Said.VAGUE, None)


TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ONES = [
    "nought",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
]
ONES += ["fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]


def in_words(n):
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + (f"-{ONES[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{ONES[n // 100]} hundred" + (f" and {in_words(n % 100)}" if n % 100 else "")
    rest = n % 1000
    joined = f"{' and' if rest < 100 else ''} {in_words(rest)}" if rest else ""
    return f"{in_words(n // 1000)} thousand{joined}"


@given(st.integers(0, 99_999))
def test_every_number_in_words_is_read(n):
    assert value(in_words(n)) == n
    (found,) = numbers(f"We know of {in_words(n)} children.")
    assert found.value == n


@given(st.text(max_size=200))
def test_any_text_is_survived(text):
    for claim in claims(text):
        assert claim.line <= text.count("\n") + text.count("\r") + len(text) + 1


@pytest.mark.parametrize(
    "text",
    [
        "One member commented that children in care lived far away.",
        "Historically looked after children were aged 12-15 years.",
        "The looked after children were placed 20 miles or more from home.",
        "Reports on children in care were made in 2019/20 and on 4 March 2020.",
        "44 Looked After Children Reduction Case for Change",
        "Children in care cost £90,000 each, item 44.",
        "There were several reasons why the number of looked after children rose.",
        "Within 28 days the children looked after had a plan.",
        "It rained for 40 minutes.",
    ],
)
def test_what_is_no_number_of_children_is_no_claim(text):
    assert claims(text) == ()


def test_a_claim_has_its_line_sentence_measures_and_day():
    text = "Item 1.\n\nOn 30 July 2019 there were 445 looked after children. 42 of them live out of county."
    first, second = claims(text)
    assert (first.line, first.number.value, first.codes) == (3, 445, ("A01",))
    assert first.on == date(2019, 7, 30)
    assert (second.line, second.codes, second.on) == (3, ("D09",), None)


def test_a_number_of_children_whose_words_name_no_measure_is_a_claim_all_the_same():
    (claim,) = claims("We took 17 children to the seaside.")
    assert claim.codes == ()


@pytest.mark.parametrize(
    "text", ["31 February 2020", "1 May 2019 and 2 May 2019", "May 2019", "soon"]
)
def test_a_day_that_is_none_or_not_one_is_not_guessed(text):
    assert day_of(text) is None


def test_every_phrase_names_a_measure_of_the_catalogue():
    known = {card.code for card in cards()}
    rows = shipped_rows("nearhome.board", "claims.csv")
    assert {row["code"] for row in rows} <= known
    assert all(phrase == phrase.casefold() for row in rows for phrase in row["phrases"].split("|"))
    assert codes_of("children's home") == ("D05",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "There were 445 children in our care on 30 July 2019, 42 placed out of county.",
            [(445, "A01"), (42, "D09")],
        ),
        (
            "Of 445 children in care, 42 (9 per cent) were out of county",
            [(445, "A01"), (42, "D09"), (9, "D09")],
        ),
        (
            "30 children came into care and 25 left care in the quarter.",
            [(30, "A04"), (25, "A05")],
        ),
        ("12 girls and 30 boys live out of county.", [(12, "D09"), (30, "D09")]),
        ("Children placed out of county rose from 40 to 42.", [(40, "D09"), (42, "D09")]),
        ("Out of county, 30 of 42 children are in foster care or with family.", [(30, "D09"), (42, "D09")]),
        ("42 children, 10 per cent, live out of county.", [(42, "D09"), (10, "D09")]),
    ],
)  # fmt: skip
def test_each_number_means_what_its_own_words_say(text, expected):
    """A sentence that says two things of two numbers: neither is set beside the other's measure."""
    found = claims(text)
    assert [(each.number.value, each.codes[0]) for each in found] == expected


def test_a_number_out_of_another_is_its_whole():
    part, whole = claims("42 of our 445 looked after children live out of county.")
    assert (part.is_whole, whole.is_whole) == (False, True)
    assert not any(each.is_whole for each in claims("445 children in care, 42 out of county."))


@given(counts=st.lists(st.integers(2, 900), min_size=2, max_size=4))
def test_one_sentence_with_semicolons_means_what_its_parts_mean_apart(counts):
    said = ("children in care", "placed out of county", "came into care", "children left care")
    parts = [f"{n} {words}" for n, words in zip(counts, said, strict=False)]
    together = claims("; ".join(parts))
    apart = [claim for part in parts for claim in claims(part)]
    assert [(c.number.value, c.codes) for c in together] == [
        (c.number.value, c.codes) for c in apart
    ]


@pytest.mark.parametrize(
    "when", ["in the quarter", "last quarter", "in the first half of the year", "this quarter"]
)
def test_a_quarter_of_the_year_is_no_share_of_children(when):
    assert [each.number.value for each in claims(f"25 children left care {when}.")] == [25]


def test_a_quarter_of_children_is_a_share():
    assert [each.number.value for each in claims("A quarter of children in care moved.")] == [25]


def test_a_line_that_begins_with_a_number_of_children_is_no_heading():
    assert [each.number.value for each in claims("445 looked after children")] == [445]
    assert not claims("4 Looked after children")
