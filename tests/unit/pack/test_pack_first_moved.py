"""What moved first on the pages: the sentence, the picture and its table, and what is hidden with small numbers."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import altair
import pytest

import packs
from nearhome.cohorts.breakdowns import BREAKDOWNS
from nearhome.disclosure.first_moved import protected
from nearhome.measures.cards import cards
from nearhome.pack.blocks import DatesChart, Document, Picture, Statement
from nearhome.pack.charts import specification, svg, wide
from nearhome.pack.dates_charts import WIDTH, dates_fill, dates_size
from nearhome.pack.labels import width
from nearhome.pack.why.chapter import pages
from nearhome.pack.words import lint
from nearhome.results.first import Flow, Moved, WhatMoved
from nearhome.results.why_told import Why
from nearhome.signals.first.flows import flows

ON = date(2026, 10, 31)
CAME, LEFT, HOMES = Flow("A04-month"), Flow("A05-month"), Flow("E03-month")
NEEDED = Flow("A04-month", "need", "N1 Abuse or neglect")
LAST = date(2026, 9, 1)


def moved(flow, way, earliest, likely, latest, **more):
    months = [date(2024 + n // 12, 1 + n % 12, 1) for n in (earliest, likely, latest)]
    return Moved(flow, way, *months, 96.4, 131.6, 0.004, **more)


WHAT = WhatMoved(
    (
        moved(CAME, 1, 9, 11, 13, ranked=False),
        moved(NEEDED, 1, 10, 11, 12, first=0.995, places=(1, 1)),
        moved(LEFT, -1, 17, 20, 24, first=0.004, places=(2, 2)),
    ),
    first=NEEDED,
    still=(HOMES,),
    months=(date(2021, 10, 1), LAST),
)


def material(what=WHAT, **changes):
    return replace(packs.material(**changes), why=Why(first=what))


def blocks(what=WHAT, **changes):
    return [block for page in pages(material(what, **changes)) for block in page.blocks]


def picture(what=WHAT):
    (found,) = [each for each in blocks(what) if isinstance(each, Picture)]
    return found


def test_what_moved_first_is_said_and_begins_the_alternative_text():
    found = picture()
    assert found.sentence == (
        "What moved first: children who came in (abuse or neglect), more from about December 2024. "
        "How sure: more than 99 in 100."
    )
    assert found.chart.alternative.startswith(found.sentence)
    for words in (
        "left, fewer, September 2025, from June 2025 to January 2026",
        "up to September 2026",
    ):
        assert words in found.chart.alternative


def test_each_that_moved_has_a_sentence_and_a_row_with_the_same_months():
    _, said = [each for each in blocks() if isinstance(each, Statement)]
    assert said.sentences[2] == (
        "Children who left: fewer since about September 2025 (from June 2025 to January 2026); about 96 a "
        "year before, 132 a year since. Chance alone would show as much in fewer than 1 of 100 councils "
        "where nothing changes."
    )
    table = picture().numbers
    assert table.rows[2] == (
        "Left, fewer", "June 2025", "September 2025", "January 2026", "96", "132",
    )  # fmt: skip
    assert len(table.rows) == len(said.sentences) == 3


def test_nothing_that_moved_is_one_sentence_and_nothing_asked_is_none():
    still = WhatMoved(still=(CAME, LEFT), months=WHAT.months)
    (said,) = [e for e in blocks(still) if isinstance(e, Statement)]
    assert said.sentences == (
        "Nothing moved beyond chance in the last two years among the 2 looked at month by month.",
    )
    assert not [e for e in blocks(still) if isinstance(e, Picture)]
    assert len(blocks(None)) == 1


def test_an_order_that_cannot_be_told_names_those_that_may_be_first():
    either = replace(WHAT, first=None, rivals=(NEEDED, LEFT))
    assert picture(either).sentence == (
        "Which moved first cannot be told: children who came in (abuse or neglect) or children who left."
    )


@pytest.mark.parametrize("what", [WHAT, WhatMoved(months=WHAT.months), WhatMoved()])
def test_the_page_uses_no_codes_and_no_words_that_are_not_ours(what):
    found = material(what)
    document = Document("why", (), "", pages(found), ON)
    assert lint(document, found.words, tuple(card.code for card in cards())) == ()


def test_the_bars_reach_over_their_months_and_the_points_stand_in_theirs():
    _, data = dates_fill(picture().chart)
    for bar, row in zip(data["bars"], picture().chart.rows, strict=True):
        assert bar["x2"] - bar["x"] == 12 * (row.latest.year - row.earliest.year) + (
            row.latest.month - row.earliest.month + 1
        )
        assert bar["x"] == 12 * row.earliest.year + row.earliest.month - 1
    assert [each["row"] for each in data["more"]] == [0.5, 1.5]
    (fewer,) = data["fewer"]
    assert fewer["x"] == 12 * 2025 + 8.5
    assert [each["text"] for each in data["years"]] == ["2024", "2025", "2026"]
    assert data["years"][1]["x"] == 12 * 2025


def test_the_picture_is_valid_reads_in_grey_and_keeps_its_words_inside():
    chart = picture().chart
    assert isinstance(chart, DatesChart)
    altair.LayerChart.from_dict(specification(chart))
    drawn = svg(chart)
    assert drawn.count('fill="#ffffff" stroke="#12436d"') == 1
    assert drawn.count('fill="#12436d" stroke="#ffffff"') == 2
    assert drawn.count('fill="#d9d9d9"') == 3
    places, _ = dates_fill(chart)
    assert wide(chart) == WIDTH == dates_size(chart)[0]
    assert places["left"] < places["end"] < places["said"]
    for row in chart.rows:
        assert places["said"] + width(row.said) <= WIDTH
        assert width(row.name) <= places["names"]


def test_with_small_numbers_hidden_only_whole_flows_have_numbers():
    told = protected(WHAT, lambda flow: False)
    assert [each.before is None for each in told.moved] == [False, True, False]
    assert [each.likely for each in told.moved] == [each.likely for each in WHAT.moved]
    assert [row[4:] for row in picture(told).numbers.rows][1] == ("not shown", "not shown")
    hidden = protected(WHAT, lambda flow: flow == LEFT)
    assert [each.after is None for each in hidden.moved] == [False, True, True]


@pytest.mark.parametrize("few", [1.0, 5.4])
def test_one_to_five_a_year_are_not_printed(few):
    fallen = replace(WHAT, moved=(replace(WHAT.moved[0], after=few),))
    (told,) = protected(fallen, lambda flow: False).moved
    assert (told.before, told.after) == (None, None)
    six = replace(fallen, moved=(replace(fallen.moved[0], after=6.0),))
    assert protected(six, lambda flow: False) == six


EVERY = [
    Flow(flow, by, group)
    for own in flows().values()
    for flow, breakdowns in own.items()
    for by in breakdowns
    for group in BREAKDOWNS[by]
]


def test_the_longest_name_of_every_flow_that_may_be_told_has_room_beside_four_years():
    for flow in dict.fromkeys(EVERY):
        what = WhatMoved((moved(flow, 1, -12, 20, 24),), months=(date(2021, 10, 1), LAST))
        chart = picture(what).chart
        places, data = dates_fill(chart)
        assert width(chart.rows[0].name) <= places["names"], flow
        assert places["left"] + 100 < places["end"], flow
        a_month = (places["end"] - places["left"]) / (places["right"] - places["lowest"])
        ends = [
            places["left"] + (each["x"] - places["lowest"]) * a_month for each in data["labels"]
        ]
        assert len(data["years"]) >= 3
        assert all(after - before >= width("2026") for before, after in pairwise(ends))
        assert ends[-1] + width("2026") <= WIDTH


@pytest.mark.parametrize(
    ("flow", "said"),
    [
        (Flow("A05-month", "time_in_care", "under 6 months"), "Left: here under 6 months"),
        (Flow("A05-month", "age_band", "under 1"), "Left: aged under 1"),
        (Flow("A04-month", "age_band", "not known"), "Came: not known"),
        (
            Flow("A05-month", "leaving_route", "special guardianship"),
            "Left: went to special guardians",
        ),
    ],
)
def test_how_old_and_how_long_here_are_told_apart(flow, said):
    (row,) = picture(WhatMoved((moved(flow, 1, 9, 11, 13),), months=WHAT.months)).chart.rows
    assert row.name == said
