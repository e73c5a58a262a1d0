"""How a table's width is shared: what it asks for where there is room, else so that the table is low."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearhome.pack.blocks import Table
from nearhome.pack.labels import LETTERS, width
from nearhome.pack.pdf.columns import asked, column_widths

SAID = "More are on record than a year ago, though not yet as many as in councils like ours. Gaps were filled."
COMMENTARY = Table(
    "Commentary", ("Number", "What changed, and why", "What we do", "By when"),
    (("Immunisations up to date", SAID * 3, "Every child is offered an appointment.", "31 March 2027"),),
)  # fmt: skip


def test_a_table_with_room_has_what_it_asks_for():
    assert sum(column_widths(COMMENTARY, 400.0)) == pytest.approx(asked(COMMENTARY))


def test_the_column_with_most_to_say_is_the_widest_and_a_date_stays_whole():
    number, said, do, when = column_widths(COMMENTARY, 42.0)
    assert said > 2 * max(number, do)
    assert when > 13 * 0.5


def test_a_number_and_its_share_stay_on_one_line_and_take_no_more():
    rows = (
        (
            "Strengths and difficulties questionnaire returned, 31 March 2026",
            "62 of 104 (60 in 100)",
        ),
    ) * 3
    table = Table("Far", ("Measure", "Over 20 miles"), rows, frozenset({1}))
    measure, number = column_widths(table, 30.0)
    assert 9.0 < number < 12.0
    assert measure == pytest.approx(30.0 - number)


WORDS = st.lists(st.text("abc mw", min_size=1, max_size=80), min_size=3, max_size=3)


@given(st.lists(WORDS, min_size=1, max_size=8), st.floats(20, 80))
def test_all_of_the_width_is_shared_or_all_that_is_asked_for(rows, across):
    table = Table("t", ("One", "Two", "Three"), tuple(map(tuple, rows)))
    widths = column_widths(table, across)
    least = column_widths(table, 0.0)
    assert all(wide >= low - 1e-9 for wide, low in zip(widths, least, strict=True))
    longest = column_widths(table, 10_000.0)
    assert sum(longest) >= asked(table) - 1e-9
    assert sum(widths) == pytest.approx(max(min(across, sum(longest)), sum(least)))


def test_where_there_is_room_neither_a_name_nor_the_longest_cell_is_broken():
    long = "Came: again in the year and in an emergency"
    rows = (*(("Left: adopted", "18"),) * 14, (long, "6"))
    part, many = column_widths(Table("Who", ("Part", "How many"), rows, frozenset({1})), 40.0)
    assert part > width(long) / LETTERS
    assert many > width("How many", bold=True) / LETTERS
