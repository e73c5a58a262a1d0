"""The slow periods, spells, placements and stays against histories worked by hand."""

from datetime import date

import pytest

from histories.sketches import records_of
from reference.cohorts import (
    Child,
    Stay,
    children,
    placements,
    placements_with_adoption_by_carers,
    same_carer_stays,
    usual_episode,
)


def child_of(sketch: str, born: str = "2010-06-15") -> Child:
    return children(records_of(sketch, born))[0]


def periods_of(sketch: str) -> list[str]:
    """Each period as its episodes' months, `?` before an unknown start."""
    return [
        ("" if period.known_start else "?")
        + "+".join(f"{row['decom']:%m-%d}" for row in period.episodes)
        for period in child_of(sketch).periods
    ]


def spells_of(sketch: str, born: str = "2010-06-15") -> list[tuple[str, str, str | None]]:
    return [
        (str(spell.started), str(spell.ended or "."), spell.how)
        for spell in child_of(sketch, born).spells
    ]


@pytest.mark.parametrize(
    ("rec", "day", "rne", "expected"),
    [
        ("X1", "2020-05-10", "P", ["05-01+05-10"]),
        ("X1", "2020-05-11", "P", ["05-01+05-11"]),
        ("X1", "2020-05-10", "S", ["05-01+05-10"]),
        ("X1", "2020-05-11", "S", ["05-01+05-11"]),
        ("X1", "2020-05-12", "P", ["05-01", "05-12"]),
        (".", "2020-05-11", "S", ["05-01+05-11"]),
        (".", "2020-05-12", "S", ["05-01", "05-12"]),
        ("E4A", "2020-05-10", "P", ["05-01", "05-10"]),
        ("E4A", "2020-05-10", "S", ["05-01", "05-10"]),
        ("E4A", "2020-05-11", "S", ["05-01", "05-11"]),
        ("E4A", "2020-05-11", "P", ["05-01", "05-11"]),
    ],
)
def test_a_period_goes_on_only_after_x1_or_no_reason_and_within_a_day(
    rec: str, day: str, rne: str, expected: list[str]
) -> None:
    assert (
        periods_of(f"DECOM DEC REC RNE\n2020-05-01 2020-05-10 {rec} S\n{day} . . {rne}") == expected
    )


@pytest.mark.parametrize("rne", ["P", "L", "T", "."])
def test_a_first_known_episode_that_is_not_s_has_an_unknown_start(rne: str) -> None:
    assert periods_of(f"DECOM RNE\n2020-05-01 {rne}") == ["?05-01"]


def test_a_spell_stops_at_short_breaks_and_starts_again_after_them() -> None:
    sketch = """
DECOM       DEC         LS  RNE
2020-01-01  2020-02-01  V4  P
2020-02-01  2020-03-01  V2  L
2020-03-01  2020-04-01  C2  L
2020-04-01  2020-05-01  V3  L
2020-05-01  .           V2  L
"""
    assert spells_of(sketch) == [
        ("2020-02-01", "2020-04-01", "short breaks"),
        ("2020-05-01", "2028-06-15", "18th birthday"),
    ]
    # The period's own start is unknown, the turn from short breaks is not.
    assert [spell.known_start for spell in child_of(sketch).spells] == [True, True]


@pytest.mark.parametrize(
    ("born", "dec", "rec", "expected"),
    [
        ("2004-02-29", "2022-03-01", "E17", ("2022-03-01", "reason")),
        ("2004-02-29", ".", ".", ("2022-03-01", "18th birthday")),
        ("2004-02-29", "2022-03-02", "E4A", ("2022-03-01", "18th birthday")),
        ("2004-02-28", "2022-02-27", "E4A", ("2022-02-27", "reason")),
        ("2004-02-28", "2022-02-01", ".", ("2022-02-01", "gone")),
    ],
)
def test_a_spell_never_passes_the_18th_birthday(
    born: str, dec: str, rec: str, expected: tuple[str, str]
) -> None:
    assert spells_of(f"DECOM DEC REC\n2021-01-01 {dec} {rec}", born)[0][1:] == expected


def test_an_episode_that_starts_at_18_is_in_no_spell() -> None:
    sketch = "DECOM DEC RNE\n2021-01-01 2022-06-15 S\n2022-06-15 . P"
    assert spells_of(sketch, "2004-06-15") == [("2021-01-01", "2022-06-15", "18th birthday")]


def test_a_child_without_a_date_of_birth_never_ages_out() -> None:
    assert spells_of("DECOM\n2001-01-01", ".") == [("2001-01-01", ".", None)]


def test_an_episode_of_one_day_is_never_in_force() -> None:
    child = child_of("DECOM DEC REC\n2020-01-01 2020-01-01 E4A")
    assert child.spell_on(date(2020, 1, 1)) is None
    assert [(spell.started, spell.ended) for spell in child.spells] == [
        (date(2020, 1, 1), date(2020, 1, 1))
    ]


def test_in_force_from_the_first_day_to_the_day_before_the_last() -> None:
    child = child_of("DECOM DEC REC\n2020-01-01 2020-01-03 E4A")
    days = [date(2019, 12, 31), date(2020, 1, 1), date(2020, 1, 2), date(2020, 1, 3)]
    assert [child.spell_on(day) is not None for day in days] == [False, True, True, False]


def homes(stays: list[Stay]) -> str:
    """Stays as the days of the month their episodes begin on."""
    return " ".join("+".join(f"{row['decom'].day}" for row in stay.episodes) for stay in stays)


def three_ways(sketch: str) -> tuple[str, str, str]:
    period = child_of(sketch).periods[0]
    return (
        homes(placements(period)),
        homes(placements_with_adoption_by_carers(period)),
        homes(same_carer_stays(period)),
    )


HOMES = {
    "P and B start, L, T and U continue": (
        """
DECOM       DEC         RNE  PLACE
2020-01-01  2020-01-02  S    U6
2020-01-02  2020-01-03  L    U6
2020-01-03  2020-01-04  T    U4
2020-01-04  2020-01-05  U    U4
2020-01-05  2020-01-06  P    U4
2020-01-06  .           B    K2
""",
        ("1+2+3+4 5 6",) * 3,
    ),
    "T codes with return are part of the placement": (
        """
DECOM       DEC         RNE  PLACE
2020-01-01  2020-01-02  S    U6
2020-01-02  2020-01-03  P    T3
2020-01-03  2020-01-04  P    T4
2020-01-04  .           P    U6
""",
        ("1+2+3+4",) * 3,
    ),
    "T codes without return are no placement": (
        """
DECOM       DEC         RNE  PLACE
2020-01-01  2020-01-02  S    U6
2020-01-02  2020-01-03  P    T3
2020-01-03  .           L    U4
""",
        ("1 3",) * 3,
    ),
    "another postcode is no return": (
        """
DECOM       DEC         RNE  PLACE  PL_POST
2020-01-01  2020-01-02  S    U6     AA11AA
2020-01-02  2020-01-03  P    T3     .
2020-01-03  2020-01-04  P    U6     .
2020-01-04  2020-01-05  P    T3     .
2020-01-05  2020-01-06  P    U6     AA11AA
2020-01-06  2020-01-07  P    T3     .
2020-01-07  .           P    U6     BB11AA
""",
        ("1+2+3+4+5 7",) * 3,
    ),
    "a T code at the start is no placement, one at the end belongs": (
        """
DECOM       DEC         RNE  PLACE
2020-01-01  2020-01-02  S    T1
2020-01-02  2020-01-03  L    U6
2020-01-03  .           P    T1
""",
        ("2+3",) * 3,
    ),
    "adoption by the current carers is no change of carer": (
        """
DECOM       DEC         RNE  PLACE
2020-01-01  2020-01-02  S    U6
2020-01-02  2020-01-03  P    A5
2020-01-03  .           P    A6
""",
        ("1 2 3", "1+2 3", "1+2 3"),
    ),
    "a move into or out of U2 or U5 is a change of carer": (
        """
DECOM       DEC         RNE  PLACE
2020-01-01  2020-01-02  S    U6
2020-01-02  2020-01-03  T    U5
2020-01-03  2020-01-04  L    U5
2020-01-04  2020-01-05  U    U2
2020-01-05  2020-01-06  T    U4
2020-01-06  2020-01-07  T    U5
2020-01-07  .           P    A5
""",
        ("1+2+3+4+5+6 7", "1+2+3+4+5+6+7", "1 2+3 4 5 6+7"),
    ),
    "S starts a home, and no reason only in another place": (
        """
DECOM       DEC         RNE  PLACE
2020-01-01  2020-01-02  S    U6
2020-01-02  2020-01-03  S    U6
2020-01-03  2020-01-04  .    K2
2020-01-04  .           .    K2
""",
        ("1 2 3+4",) * 3,
    ),
}


@pytest.mark.parametrize("name", HOMES)
def test_placements_and_stays(name: str) -> None:
    sketch, expected = HOMES[name]
    assert three_ways(sketch) == expected


def test_a_placement_of_one_day_does_not_count() -> None:
    sketch = "DECOM DEC RNE\n2020-01-01 2020-01-01 S\n2020-01-01 2020-01-02 P\n2020-01-02 . P"
    counts = [stay.lasts_a_night() for stay in placements(child_of(sketch).periods[0])]
    assert counts == [False, True, True]


def test_the_usual_place_is_the_one_before_t() -> None:
    sketch = "DECOM DEC RNE PLACE\n2020-01-01 2020-01-02 S T1\n2020-01-02 2020-01-03 P U6\n2020-01-03 . P T1"
    period = child_of(sketch).periods[0]
    usual = [usual_episode(period, row) for row in period.episodes]
    assert [row and row["place"] for row in usual] == [None, "U6", "U6"]
