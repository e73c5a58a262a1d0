"""What must hold of any file: the order of rows and columns, and a file in two parts, change nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st
from published_layouts import ENGLAND, characteristics, figures, many, numbers, reading, stability

AREAS = (ENGLAND, *many(6))
CELL = st.one_of(st.integers(0, 900).map(str), st.sampled_from(["c", "z", "x", "k", "u"]))


@st.composite
def files(draw):
    """A file of one of three data sets, with any counts and symbols, and an order of its rows."""
    kind = draw(st.sampled_from(["stability", "numbers", "march31"]))
    release = draw(st.sampled_from([2022, 2023, 2025]))
    if kind == "stability":
        columns, rows = stability(release, areas=AREAS, years=(release - 1, release))
    elif kind == "numbers":
        columns, rows = numbers(release, areas=AREAS, years=(release - 1, release))
    else:
        groups = [("Placement", "Foster placements", 1, 2), ("Placement", "Total", 3, 4),
                  ("Locality of placement", "Placed outside the local authority boundary", 5, 6),
                  ("Locality of placement", "Total", 7, 8)]  # fmt: skip
        columns, rows = characteristics(
            release, areas=AREAS, years=(release - 1, release), groups=groups
        )
    rows = [[*row[:-2], draw(CELL), draw(CELL)] for row in rows]
    return (
        columns,
        rows,
        draw(st.permutations(range(len(rows)))),
        draw(st.permutations(range(len(columns)))),
    )


def without_places(found):
    """Figures without the file and row, which a split or a new order changes."""
    hidden = ("file", "row")
    return {k: {n: v for n, v in row.items() if n not in hidden} for k, row in found.items()}


@settings(max_examples=40, deadline=None)
@given(files())
def test_the_order_of_rows_and_columns_does_not_matter(file):
    columns, rows, order, column_order = file
    plain = figures(reading(columns, rows))
    mixed = [[rows[at][column] for column in column_order] for at in order]
    other = figures(reading([columns[at] for at in column_order], mixed))
    assert without_places(plain) == without_places(other)


@settings(max_examples=40, deadline=None)
@given(files(), st.data())
def test_a_file_in_two_parts_gives_the_same_facts(file, data):
    columns, rows, _, _ = file
    newest = max(row[0] for row in rows)
    at = data.draw(st.integers(1, len(rows) - 1))
    parts = [part for part in (rows[:at], rows[at:]) if any(row[0] == newest for row in part)]
    if len(parts) < 2:
        return
    whole = figures(reading(columns, rows))
    names = "la_cla_on_31_march_by_characteristics.csv"
    halves = [reading(columns, part, name=f"{n}-{names}") for n, part in enumerate(parts)]
    assert without_places(figures(*halves)) == without_places(whole)


@settings(max_examples=40, deadline=None)
@given(files())
def test_a_symbol_is_never_a_number_and_a_number_never_below_nought(file):
    columns, rows, _, _ = file
    for row in figures(reading(columns, rows)).values():
        for name in ("value", "numerator", "denominator"):
            assert row[name] is None or row[f"{name}_symbol"] is None
            assert row[name] is None or row[name] >= 0


@settings(max_examples=40, deadline=None)
@given(files())
def test_every_row_is_accounted_for(file):
    columns, rows, _, _ = file
    read = reading(columns, rows)
    assert read.rows_read == len(rows)
    assert read.rows_read == read.rows_used + read.rows_set_aside + sum(read.not_used.values())
