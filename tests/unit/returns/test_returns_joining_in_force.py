"""Superseding: which return is in force, what vanished, what changed."""

from datetime import date

from joining_returns import a_return, episode, header, history, rules
from nearhome.returns.changes import changes
from nearhome.returns.history import join
from nearhome.returns.in_force import in_force

OCTOBER = a_return(
    2026,
    as_at=date(2025, 10, 31),
    name="october",
    children=[header("a"), header("b"), header("c")],
    episodes=[
        episode("a", "2025-05-01"),
        episode("b", "2025-06-01"),
        episode("b", "2025-07-01", rne="P"),
        episode("c", "2025-08-01"),
    ],
)
NOVEMBER = a_return(
    2026,
    as_at=date(2025, 11, 30),
    name="november",
    children=[header("a"), header("b"), header("d")],
    episodes=[
        episode("a", "2025-05-01", "2025-11-02", "E4A"),
        episode("b", "2025-06-01", legal_status="C1"),
        episode("d", "2025-11-05"),
    ],
)
LAST_YEAR = a_return(2025, children=[header("a")], episodes=[])


def test_of_two_returns_for_one_year_the_one_added_last_is_in_force() -> None:
    standing, superseded = in_force([OCTOBER, LAST_YEAR, NOVEMBER])
    assert [(year, each.name) for year, each in standing.items()] == [
        (2025, "2025"),
        (2026, "november"),
    ]
    assert superseded == (OCTOBER,)


def test_an_in_year_file_supersedes_whole_and_what_vanished_is_listed() -> None:
    joined = join([OCTOBER, NOVEMBER])
    assert history(joined.tables["episodes"], "child", "decom") == [
        ("a", "2025-05-01"),
        ("b", "2025-06-01"),
        ("d", "2025-11-05"),
    ]
    assert [entry for entry in rules(joined.log) if entry[0] == "vanished"] == [
        ("vanished", "october/Header.csv", 4),
        ("vanished", "october/Episodes.csv", 4),
        ("vanished", "october/Episodes.csv", 5),
    ]
    assert [(file.file, file.status) for file in joined.files] == [
        ("november/Header.csv", "read"),
        ("november/Episodes.csv", "read"),
        ("october/Header.csv", "superseded"),
        ("october/Episodes.csv", "superseded"),
    ]
    assert joined.as_at == date(2025, 11, 30)


def test_what_came_back_has_not_vanished() -> None:
    joined = join([OCTOBER, NOVEMBER, OCTOBER])
    vanished = [entry[1:] for entry in rules(joined.log) if entry[0] == "vanished"]
    assert vanished == [("november/Header.csv", 4), ("november/Episodes.csv", 4)]


def test_a_return_for_an_earlier_date_added_later_is_in_force_and_says_so() -> None:
    log = join([NOVEMBER, OCTOBER]).log
    (entry,) = [entry for entry in log if entry.rule == "earlier-as-at"]
    assert (entry.file, entry.before, entry.after) == ("october", "2025-11-30", "2025-10-31")
    for later in (NOVEMBER, OCTOBER):
        log = join([OCTOBER, later]).log
        assert not [entry for entry in log if entry.rule == "earlier-as-at"]


def test_what_changed_since() -> None:
    found = changes(OCTOBER.tables["episodes"], NOVEMBER.tables["episodes"])
    assert [(each.kind, each.child, each.fields) for each in found] == [
        ("ended", "a", ("DEC", "REC")),
        ("corrected", "b", ("LS",)),
        ("episode out", "b", ()),
        ("child out", "c", ()),
        ("child in", "d", ()),
    ]
    assert found[0].file == "november/Episodes.csv"
    assert found[2].file == "october/Episodes.csv"
    assert changes(OCTOBER.tables["episodes"], OCTOBER.tables["episodes"]) == ()


def test_changes_pair_episodes_of_one_day_in_their_order() -> None:
    before = [episode("a", "2025-05-01", "2025-05-01", "X1"), episode("a", "2025-05-01")]
    after = [
        episode("a", "2025-05-01", "2025-05-01", "X1"),
        episode("a", "2025-05-01", "2025-06-01", "E4A"),
        episode("a", "2025-07-01"),
    ]
    found = changes(
        a_return(2026, episodes=before).tables["episodes"],
        a_return(2026, episodes=after).tables["episodes"],
    )
    assert [(each.kind, each.decom) for each in found] == [
        ("ended", date(2025, 5, 1)),
        ("episode in", date(2025, 7, 1)),
    ]


def test_an_end_with_a_correction_is_a_correction_and_the_order_of_rows_does_not_matter() -> None:
    before = [episode("a", "2025-05-01"), episode("a", "2025-05-01", "2025-05-01", "X1")]
    after = [
        episode("a", "2025-05-01", "2025-05-01", "X1"),
        episode("a", "2025-05-01", "2025-06-01", "E4A", place="K2"),
    ]
    found = changes(
        a_return(2026, episodes=before).tables["episodes"],
        a_return(2026, episodes=after).tables["episodes"],
    )
    assert [(each.kind, each.fields) for each in found] == [("corrected", ("DEC", "PLACE", "REC"))]
