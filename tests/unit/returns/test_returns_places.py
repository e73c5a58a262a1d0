"""Where children live, from postcodes and from what the return supplies."""

from datetime import date

import numpy as np
import pyarrow as pa
import pytest

from nearhome.returns import postcodes
from nearhome.returns.places import place
from nearhome.returns.suspects import suspects
from nearhome.store.schema import schemas

DORSET = "E06000059"
SPOTS = {
    "DT1 1AA": ("E06000059", 369000, 90000),
    "DT2 2BB": ("E06000059", 372000, 94000),
    "BH1 1AA": ("E06000058", 409000, 91000),
    "BA1 1AA": ("E06000022", 375000, 165000),
    "CF1 1AA": ("W06000015", 318000, 176000),
    "BT1 1AA": ("N09000003", -1, -1),
    "PO1 9ZZ": ("E06000044", -1, -1),
}


def index_of(spots):
    rows = sorted((postcodes.packed([code])[0], *spot) for code, spot in spots.items())
    codes = tuple(sorted({row[1] for row in rows}))
    return postcodes.PostcodeIndex(
        np.array([row[0] for row in rows], np.uint64),
        np.array([row[2] for row in rows], np.int32),
        np.array([row[3] for row in rows], np.int32),
        np.array([codes.index(row[1]) for row in rows], np.int16),
        codes,
    )


INDEX = index_of(SPOTS)


def episodes(*rows):
    schema = schemas()["episodes"]
    usual = {
        "child": "a",
        "decom": date(2024, 4, 1),
        "legal_status": "C2",
        "place": "U4",
        "origin_file": "Episodes.csv",
    }
    full = [{**usual, "origin_row": number, **row} for number, row in enumerate(rows, start=2)]
    return pa.table(
        {field.name: [row.get(field.name) for row in full] for field in schema}, schema=schema
    )


def placed(*rows, uasc=(), authority=DORSET, index=INDEX, left_out=()):
    table, log = place(
        episodes(*rows), set(uasc), authority=authority, index=index, left_out=set(left_out)
    )
    assert table.schema == schemas()["episodes"]
    return table.to_pylist(), log


def rules(log):
    return [entry.rule for entry in log]


def test_distance_and_location_from_postcodes():
    (row,), log = placed({"home_post": "DT1 1AA", "place_post": "BA1 1AA"})
    miles = (6000**2 + 75000**2) ** 0.5 / 1000 / 1.6093
    assert row["distance"] == round(miles, 1) == 46.8
    assert row["distance_source"] == "calculated"
    assert (row["place_la"], row["location"]) == ("E06000022", "OUT")
    assert row["beyond_boundary"] > 20
    assert log == []


def test_inside_the_authority():
    (row,), _ = placed({"home_post": "DT1 1AA", "place_post": "DT2 2BB"})
    assert (row["place_la"], row["location"]) == (DORSET, "IN")
    assert (row["distance"], row["beyond_boundary"]) == (3.1, 0.0)


def test_supplied_wins_and_the_differences_are_summed_up():
    rows, log = placed(
        {
            "home_post": "DT1 1AA",
            "place_post": "BA1 1AA",
            "supplied_distance": 12.3,
            "supplied_location": "IN",
            "supplied_la": DORSET,
        },
        {
            "child": "b",
            "home_post": "DT1 1AA",
            "place_post": "DT2 2BB",
            "supplied_distance": 3.1,
            "supplied_location": "OUT",
            "supplied_la": DORSET,
        },
    )
    assert [row["distance"] for row in rows] == [12.3, 3.1]
    assert {row["distance_source"] for row in rows} == {"supplied"}
    assert [row["location"] for row in rows] == ["IN", "OUT"]
    assert [row["calculated_distance"] for row in rows] == [46.8, 3.1]
    assert [row["calculated_location"] for row in rows] == ["IN", "IN"]
    assert {row["place_la"] for row in rows} == {DORSET}
    assert rules(log) == ["distance-differs", "location-differs", "placement-area-differs"]
    assert "1 of 2 supplied distances" in log[0].why
    assert "1 by more than a mile, 1 on the other side of 20 miles" in log[0].why
    assert "1 of 2 supplied locations" in log[1].why
    assert "1 of 2 supplied authorities" in log[2].why
    assert not any("DT1" in entry.why + entry.before for entry in log)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"legal_status": "V4"}, "short break"),
        ({"legal_status": "V3"}, "short break"),
        ({"child": "alone"}, "unaccompanied child"),
        ({"home_post": None}, "no home postcode"),
        ({"place_post": None}, "no placement postcode"),
        ({"place_post": "ZZ99 3CZ"}, "placement postcode has no known place"),
        ({"home_post": "ZZ99 3CZ"}, "home postcode has no known place"),
        ({"place_post": "BT1 1AA"}, "placement postcode has no known place"),
        ({"home_post": "DT2 2BB"}, "postcode left out"),
        ({"place_post": "DT2 2BB"}, "postcode left out"),
    ],
)
def test_not_computed_and_why(row, reason):
    (found,), log = placed(
        {"home_post": "DT1 1AA", "place_post": "BA1 1AA", **row},
        uasc={"alone"},
        left_out={"dt22bb"},
    )
    assert (found["distance"], found["distance_source"]) == (None, None)
    assert [entry.why for entry in log] == [f"1 episodes have no distance: {reason}"]


def test_supplied_distance_of_an_unaccompanied_child_is_kept():
    (row,), log = placed({"child": "alone", "supplied_distance": 4.2}, uasc={"alone"})
    assert (row["distance"], row["distance_source"]) == (4.2, "supplied")
    assert log == []


def test_home_is_that_at_entry_to_the_period_of_care():
    day = {"first": date(2024, 4, 1), "moved": date(2024, 6, 1), "back": date(2024, 9, 1)}
    rows, log = placed(
        {
            "decom": day["moved"],
            "dec": date(2024, 7, 1),
            "reason_episode_ceased": "E4A",
            "home_post": "BH1 1AA",
            "place_post": "DT1 1AA",
        },
        {
            "decom": day["first"],
            "dec": day["moved"],
            "reason_episode_ceased": "X1",
            "home_post": "DT1 1AA",
            "place_post": "DT1 1AA",
        },
        {"decom": day["back"], "home_post": "BH1 1AA", "place_post": "DT1 1AA"},
    )
    assert [row["distance"] for row in rows] == [0.0, 0.0, 24.9]
    assert [(entry.rule, entry.row, entry.before, entry.after) for entry in log] == [
        ("home-postcode-differs", 2, "BH1 1AA", "DT1 1AA")
    ]


def test_first_given_home_serves_the_whole_period():
    rows, log = placed(
        {"dec": date(2024, 6, 1), "reason_episode_ceased": "X1", "place_post": "DT1 1AA"},
        {"decom": date(2024, 6, 1), "home_post": "BH1 1AA", "place_post": "DT1 1AA"},
    )
    assert [row["distance"] for row in rows] == [24.9, 24.9]
    assert log == []


@pytest.mark.parametrize(
    ("reason", "start", "same_period"),
    [
        ("X1", date(2024, 6, 1), True),
        ("X1", date(2024, 6, 2), True),
        ("X1", date(2024, 6, 3), False),
        (None, date(2024, 6, 2), True),
        ("E4A", date(2024, 6, 1), False),
        ("E3", date(2024, 6, 1), False),
    ],
)
def test_what_a_period_of_care_is(reason, start, same_period):
    rows, _ = placed(
        {
            "dec": date(2024, 6, 1),
            "reason_episode_ceased": reason,
            "home_post": "DT1 1AA",
            "place_post": "DT1 1AA",
        },
        {"decom": start, "home_post": "BH1 1AA", "place_post": "DT1 1AA"},
        {"child": "b", "decom": start, "home_post": "BA1 1AA", "place_post": "BA1 1AA"},
    )
    assert [row["distance"] for row in rows] == [0.0, 0.0 if same_period else 24.9, 0.0]


@pytest.mark.parametrize(
    ("supplied", "postcode", "place_la", "location"),
    [
        ("CON", None, "CON", None),
        ("CON", "BA1 1AA", "CON", None),
        ("WAL", None, "WAL", "OUT"),
        (None, "CF1 1AA", "WAL", "OUT"),
        (None, "BT1 1AA", "NIR", "OUT"),
        (None, "PO1 9ZZ", "E06000044", "OUT"),
        ("E07000049", None, "E06000059", "IN"),
        ("E06000029", None, "E06000058", "OUT"),
        ("E10000009", None, "E10000009", "IN"),
        ("E10000009", "BH1 1AA", "E06000058", "OUT"),
        ("E10000009", "DT1 1AA", "E06000059", "IN"),
        ("W06000015", None, "WAL", "OUT"),
        ("nonsense", "DT1 1AA", "E06000059", "IN"),
        (None, None, None, None),
    ],
)
def test_area_and_location(supplied, postcode, place_la, location):
    (row,), _ = placed({"supplied_la": supplied, "place_post": postcode})
    assert (row["place_la"], row["location"]) == (place_la, location)


def test_a_supplied_authority_that_is_none_is_said():
    _, log = placed({"supplied_la": "E99"}, {"supplied_la": "E99"}, {"supplied_la": DORSET})
    assert "placement-area-unknown" in rules(log)
    assert "2 supplied authorities of placement are no area's code (E99)" in log[0].why


@pytest.mark.parametrize("authority", ["E08000019", "E08000039"])
def test_an_authority_whose_code_changed(authority):
    (row,), _ = placed({"supplied_la": "E08000019"}, authority=authority)
    assert (row["place_la"], row["location"]) == ("E08000039", "IN")


def test_without_an_index_only_what_was_supplied():
    rows, log = placed(
        {"home_post": "DT1 1AA", "place_post": "BA1 1AA"},
        {"child": "b", "supplied_la": DORSET, "supplied_distance": 1.0},
        index=None,
    )
    assert [row["distance"] for row in rows] == [None, 1.0]
    assert [row["location"] for row in rows] == [None, "IN"]
    assert log[0].why.endswith("no postcode index")


def test_no_episodes():
    assert placed() == ([], [])


def test_left_out_placements_have_no_boundary_distance():
    (row,), _ = placed({"place_post": "BA1 1AA"}, left_out={"BA1 1AA"})
    assert row["beyond_boundary"] is None
    assert row["location"] == "OUT"


def listed(*rows, uasc=()):
    found = suspects(episodes(*rows), set(uasc), index=INDEX)
    return [(entry.rule, entry.column, entry.before) for entry in found]


def test_suspect_postcodes_are_listed_once_each():
    assert listed(
        {"home_post": "ZZ99 3CZ", "place_post": "DT1 9ZZ"},
        {"home_post": "ZZ99 3CZ", "place_post": "CF1 1AA"},
        {"home_post": "DT1 1AA", "place_post": "PO1 9ZZ"},
        {"home_post": "DT1 1AA", "place_post": "DT2 2BB"},
    ) == [
        ("postcode-no-fixed-place", "HOME_POST", "ZZ99 3CZ"),
        ("postcode-not-known", "PL_POST", "DT1 9ZZ"),
        ("postcode-outside-england", "PL_POST", "CF1 1AA"),
        ("postcode-no-grid-reference", "PL_POST", "PO1 9ZZ"),
    ]


@pytest.mark.parametrize(
    ("children", "days", "is_listed"), [(8, 8, True), (7, 7, False), (9, 3, False)]
)
def test_a_home_shared_by_unrelated_children(children, days, is_listed):
    rows = [
        {
            "child": str(n),
            "decom": date(2024, 4, 1 + n % days),
            "home_post": "DT1 1AA",
            "place_post": "DT2 2BB",
        }
        for n in range(children)
    ]
    assert listed(*rows) == ([("home-shared", "HOME_POST", "DT1 1AA")] if is_listed else [])


def test_adoption_and_confidential_placements_are_never_listed():
    home = {"home_post": "DT1 1AA"}
    assert (
        listed(
            {**home, "place": "A5", "place_post": "ZZ99 3CZ"},
            {**home, "place": "A3"},
            {**home, "supplied_la": "CON", "place_post": "DT1 9ZZ"},
        )
        == []
    )


def test_missing_postcodes_are_counted_not_those_that_must_be_missing():
    place_post = {"place_post": "DT1 1AA"}
    assert listed(place_post, {"home_post": "DT1 1AA"}) == [
        ("home-missing", "HOME_POST", ""),
        ("placement-missing", "PL_POST", ""),
    ]
    assert listed({**place_post, "child": "alone"}, uasc={"alone"}) == []
    assert listed({"legal_status": "V4"}) == []
