"""The pages behind page one: what was read, mended and left out; every measure; what words mean."""

from dataclasses import replace
from datetime import date

import pytest

import packs
from nearhome.measures.cards import cards
from nearhome.pack.blocks import Statement, Table
from nearhome.pack.data_quality import REPAIR_LINES, data_quality
from nearhome.pack.figures import Figures
from nearhome.pack.measure_pages import all_measures, board_measures, by_theme
from nearhome.results.quality import Citation, Growth, Quality, RepairKind
from nearhome.results.values import Status


def quality_page(officers=False, **changes):
    material = packs.material(officers=officers)
    return data_quality(replace(material, quality=replace(material.quality, **changes)))


def table(page, start):
    return next(b for b in page.blocks if isinstance(b, Table) and b.caption.startswith(start))


def statement(page, heading):
    return next(b for b in page.blocks if isinstance(b, Statement) and b.heading == heading)


def test_rows_read_are_rows_kept_and_rows_set_aside_in_every_year():
    rows = table(quality_page(), "The returns").rows
    assert [row[0] for row in rows] == [str(year) for year in range(2017, 2028)]
    for row in rows:
        read, kept, aside = (int(cell.replace(",", "")) for cell in row[2:5])
        assert read == kept + aside
    said = statement(quality_page(), "In short").sentences[0]
    assert said == "13,200 rows were read from 11 files; 13,178 were kept and 22 set aside."


def test_files_that_are_no_return_are_counted():
    texts = [b.text for b in quality_page().blocks if hasattr(b, "text")]
    assert "1 file not used: not a return. The officers' log names them." in texts


def test_repairs_stand_by_kind_twenty_lines_and_the_rest_in_one():
    kinds = tuple(RepairKind("repaired", f"rule-{n}", 100 - n) for n in range(25))
    rows = table(quality_page(repairs=kinds), "What was mended").rows
    assert len(rows) == REPAIR_LINES + 1
    assert rows[0][:3] == ("Rule 0", "mended", "100")
    assert rows[-1][0] == "5 other kinds"
    assert rows[-1][2] == str(sum(100 - n for n in range(20, 25)))


@pytest.mark.parametrize(
    ("officers", "said"),
    [(False, "Fewer than 6 young people aged 18"), (True, "3 young people aged 18")],
)
def test_small_counts_of_children_are_shown_to_officers_only(officers, said):
    left_out = statement(
        quality_page(officers), "Who was left out, and what is not known"
    ).sentences
    assert left_out[0].startswith(said)


def test_who_was_left_out_is_said_and_unknown_is_not_none():
    left_out = statement(
        quality_page(over_18=0, short_breaks=None, restricted=7),
        "Who was left out, and what is not known",
    ).sentences
    assert left_out[0].startswith("No young people")
    assert left_out[1].startswith("An unknown number of children")
    assert left_out[2] == (
        "How far from home is not known for 41 of 437 children; "
        "they stay in the number that shares are taken of."
    )
    assert left_out[3].startswith("7 children whose records are withheld were added")


def test_tables_not_supplied_are_named_with_their_years():
    rows = table(quality_page(), "Tables not supplied").rows
    assert rows == (
        ("Health in the year (OC2)", "2027"),
        ("Young adults who left care (OC3)", "2027"),
    )


def test_a_whole_return_says_so():
    texts = [b.text for b in quality_page(tables_missing=()).blocks if hasattr(b, "text")]
    assert "Every table of the return was supplied for every year." in texts


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (None, "No month is marked as provisional"),
        (date(2026, 10, 31), "No month is provisional"),
        (date(2026, 8, 31), "Months after 31 August 2026 are provisional"),
    ],
)
def test_provisional_months_are_said_as_measured(after, said):
    assert statement(quality_page(unsettled_after=after), "In short").sentences[2].startswith(said)


@pytest.mark.parametrize(
    ("mean", "said"),
    [
        (
            2.4,
            "coming in usually grows by about 2 in the month after, as late entries arrive (seen in 9 months)",
        ),
        (-1.2, "coming in usually shrinks by about 1 in the month after"),
        (0.3, "coming in usually grows by fewer than 1 in the month after"),
    ],
)
def test_the_usual_revision_is_said_in_children(mean, said):
    growth = (Growth("starts", 1, 9, mean),)
    assert said in statement(quality_page(growth=growth), "In short").sentences[3]


def test_what_the_figures_rest_on_names_snapshot_and_vintages():
    rows = table(quality_page(), "What the figures rest on").rows
    assert rows[0] == (
        "Our own records", "Every count of our children",
        "snapshot 2026-10-31-1a2b3c4d, as at 31 October 2026",
    )  # fmt: skip
    assert rows[1] == ("ONS", "Children aged 0 to 17", "mid-2024 (30 July 2025)")


def test_a_publication_stands_once_with_all_that_is_taken_from_it_and_days_as_on_a_page():
    release = ("release of 2026-04-08", date(2026, 4, 8), "DfE, a tool")
    cited = tuple(Citation(what, *release) for what in ("The range", "The range that was kept"))
    rows = table(quality_page(citations=cited), "What the figures rest on").rows
    assert rows[1:] == (
        ("DfE, a tool", "The range; the range that was kept", "release of 8 April 2026"),
    )


def test_only_the_longest_time_that_was_measured_is_said_of_comings_and_of_leavings():
    growth = tuple(
        Growth(event, months, 9, 2.0) for event in ("starts", "ends") for months in (1, 3, 2)
    )
    said = [
        each
        for each in statement(quality_page(growth=growth), "In short").sentences
        if "usually" in each
    ]
    assert len(said) == 2
    assert all("3 months after" in each for each in said)


def test_nothing_known_still_makes_a_page():
    material = packs.material()
    empty = Quality("s", packs.AS_AT, "0.1.0")
    assert data_quality(replace(material, quality=empty)).blocks


def rows_of(page):
    return {row[0]: row[1:] for b in page.blocks if isinstance(b, Table) for row in b.rows}


def test_every_measure_has_a_row_with_its_parts():
    rows = rows_of(all_measures(packs.material()))
    names = packs.NAMES
    mixes = {card.name for card in cards() if card.own_breakdown}
    assert set(names.values()) - mixes <= set(rows)
    assert rows[names["E01"]] == (
        "48", "437", "11 in 100", "three councils 9-11 in 100 (March 2025); inside the range",
        "usual ups and downs, provisional",
    )  # fmt: skip
    assert rows[names["A01"]] == ("437", "", "", "", "usual ups and downs, provisional")
    assert rows[names["H04"]] == (
        "213", "319", "67 in 100",
        "three councils 80-93 in 100 (March 2025); outside the range by 43 children, worse",
        "usual ups and downs, 31 March 2026",
    )  # fmt: skip
    assert rows[names["D15"]] == ("fewer than 6", "", "", "", "too few to show")
    assert rows[names["I03"]][3] == "not comparable"
    assert rows[names["A02"]][2] == "9 in every 10,000"


def test_the_standing_of_a_measure_without_a_number_is_said():
    made = tuple(
        replace(each, numerator=None, denominator=None, value=None, status=Status.NOT_ENOUGH_HISTORY)
        if each.code == "E02" else each
        for each in packs.results()
    )  # fmt: skip
    rows = rows_of(all_measures(packs.material(made)))
    name = packs.NAMES["E02"]
    range_of = "three councils 67-70 in 100 (March 2025)"
    assert rows[name] == ("", "", "", range_of, "needs more months than the files hold")


def test_a_mix_is_told_group_by_group():
    rows = rows_of(all_measures(packs.material()))
    name = packs.NAMES["F05"]
    assert rows[f"{name}: adopted"][:3] == ("20", "437", "5 in 100")
    assert rows[f"{name}: went to special guardians"][0] == "11"


def test_the_printed_table_is_of_the_measures_that_the_board_watches_in_its_order():
    material = packs.material()
    page = board_measures(material)
    assert page.on_paper
    (printed,) = [each for each in page.blocks if isinstance(each, Table)]
    names = [row[0] for row in printed.rows]
    assert names[:3] == [packs.NAMES["A01"], packs.NAMES["A02"], packs.NAMES["A04"]]
    figures = [each for panel in material.headlines.panels for each in panel.figures.values()]
    watched = {packs.NAMES[each.code] for each in figures if each.code in packs.NAMES}
    assert {name.partition(":")[0].partition(", by ")[0] for name in names} == watched
    rows = {row[0]: row[1:] for row in printed.rows}
    assert rows[packs.NAMES["D08"]] == (
        "122 of 437 (28 in 100)", "16-27 in 100 (2025): worse than theirs by nine children", "a real change since March 2026",
    )  # fmt: skip
    assert rows[packs.NAMES["H04"]][2] == "usual ups and downs, March 2026"
    assert rows[packs.NAMES["A04"] + ", by age: under 1"][0] == "28"
    assert rows[packs.NAMES["F05"] + ": adopted"][0] == "20 of 437 (5 in 100)"
    assert rows[packs.NAMES["I03"]][1] == "not comparable"


def test_the_printed_table_keeps_what_gave_way_to_a_list():
    plain = packs.material()
    swapped = replace(plain.headlines.panels[7], instead_of=plain.headlines.panels[6])
    headlines = replace(plain.headlines, panels=(swapped,))
    page = board_measures(replace(plain, headlines=headlines))
    (printed,) = [each for each in page.blocks if isinstance(each, Table)]
    assert [row[0] for row in printed.rows] == [packs.NAMES["E02"], packs.NAMES["E01"]]


def test_why_a_number_is_lacking_is_said_once_in_its_row():
    short = packs.result("E01", packs.AS_AT, None, None, status=Status.NOT_ENOUGH_HISTORY)
    plain = packs.material()
    page = board_measures(replace(plain, figures=Figures([short])))
    (printed,) = [each for each in page.blocks if isinstance(each, Table)]
    rows = {row[0]: row[1:] for row in printed.rows}
    assert rows[packs.NAMES["E01"]][0] == plain.words.statuses["not_enough_history"]
    assert rows[packs.NAMES["E01"]][2] == ""


def test_england_keeps_its_capital_among_what_a_publication_gives():
    release = ("release of 2025", date(2025, 12, 1), "DfE, Children looked after in England")
    cited = tuple(Citation(what, *release) for what in ("The range", "England"))
    rows = table(quality_page(citations=cited), "What the figures rest on").rows
    assert rows[1][1] == "The range; England"


def test_every_theme_of_the_catalogue_has_a_name_of_its_own():
    names = [name for name, _ in by_theme(cards())]
    assert len(names) == len(set(names)) == len({card.code[0] for card in cards()})
