"""What a listing looks like on standard output: unrounded, unwrapped, harmless in a spreadsheet."""

import csv
import io
import json
from datetime import date

import pytest

from nearhome.cli.printing import Format, json_text, print_listing, table_text
from nearhome.journeys.listing import listing
from nearhome.journeys.listing_csv import csv_text, harmless

LISTING = listing(
    ("code", "as_at", "value", "why"),
    [
        ("A01", date(2026, 3, 31), 437.0, "x" * 300),
        ("D08", date(2026, 3, 31), 27.917620137299771, None),
        ("E01", None, None, 'with "quotes",\nand a line'),
    ],
)


def test_csv():
    rows = list(csv.reader(io.StringIO(csv_text(LISTING))))
    assert rows == [
        ["code", "as_at", "value", "why"],
        ["A01", "2026-03-31", "437", "x" * 300],
        ["D08", "2026-03-31", "27.91762013729977", ""],
        ["E01", "", "", 'with "quotes",\nand a line'],
    ]
    assert "\r" not in csv_text(LISTING)


def test_json():
    rows = json.loads(json_text(LISTING))
    assert rows[0] == {"code": "A01", "as_at": "2026-03-31", "value": 437.0, "why": "x" * 300}
    assert rows[1]["value"] == 27.917620137299771
    assert rows[2]["value"] is None


def test_a_table_is_never_wrapped_or_cut_and_numbers_stand_to_the_right():
    lines = table_text(LISTING).splitlines()
    assert len(lines) == 4
    assert lines[0].split() == ["code", "as_at", "value", "why"]
    assert lines[1].endswith("x" * 300)
    assert lines[1].index("437") + 3 == lines[2].index("27.9") + len("27.91762013729977")
    assert lines[3].endswith('with "quotes", and a line')


def test_an_empty_listing_still_has_its_header():
    nothing = listing(("a", "b"), [])
    assert csv_text(nothing) == "a,b\n"
    assert json_text(nothing) == "[]\n"
    assert table_text(nothing) == "a  b\n"


@pytest.mark.parametrize("value", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\tx", "-"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(value):
    expected = value if value == "-" else f"'{value}"
    assert harmless(value) == expected


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-3, "-3"),
        (-2.5, "-2.5"),
        ("-3", "-3"),
        ("+44", "+44"),
        (True, "yes"),
        (None, ""),
        (1e20, "1e+20"),
    ],
)
def test_numbers_are_left_alone(value, text):
    assert harmless(value) == text


def test_no_terminal_no_colour_no_box():
    out = io.StringIO()
    print_listing(LISTING, Format.TABLE, out)
    assert out.getvalue() == table_text(LISTING)


def test_on_a_terminal_the_cells_are_not_read_as_markup():
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    out = Terminal()
    print_listing(listing(("a",), [("[red]b[/red]",)]), Format.TABLE, out)
    assert "[red]b[/red]" in out.getvalue()


def test_a_row_that_does_not_fit_is_no_listing():
    with pytest.raises(ValueError, match="one cell for each column"):
        listing(("a", "b"), [(1,)])


def test_a_column_of_ones_and_yes_and_of_many_rows_reads_as_its_cells_one_by_one():
    cells = [1, 1.0, True, False, 0, None, 0.5, "=1", "", date(2026, 3, 31)]
    rows = [(each, cells[n % 10], n) for n, each in enumerate(cells * 2_500)]
    lines = csv_text(listing(("a", "b", "n"), rows)).splitlines()
    assert len(lines) == 25_001
    for line, row in zip(lines[1:], rows, strict=True):
        assert line == ",".join(map(harmless, row))
    assert [lines[n + 1].split(",")[0] for n in range(4)] == ["1", "1", "yes", "no"]
