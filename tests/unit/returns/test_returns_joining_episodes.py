"""Each rule of joining episodes, by an example worked by hand from docs/explanation/joining.md."""

from datetime import date

from joining_returns import a_return, episode, header, history, rules
from nearhome.returns.history import join
from nearhome.returns.raw import Action, Joined, Return


def _joined(*returns: Return) -> Joined:
    return join(returns)


def _shown(joined: Joined) -> list[tuple[str, ...]]:
    return history(
        joined.tables["episodes"], "decom", "dec", "reason_episode_ceased", "collection_year"
    )


def _log(joined: Joined) -> list[tuple[str, str, int | None]]:
    return [entry for entry in rules(joined.log) if entry[0] != "no-header"]


def test_the_later_years_row_of_one_child_and_start_is_right() -> None:
    joined = _joined(
        a_return(2024, episodes=[episode("a", "2023-06-01", legal_status="C1")]),
        a_return(2025, episodes=[episode("a", "2023-06-01", "2024-09-01", "E4A")]),
    )
    assert _shown(joined) == [("2023-06-01", "2024-09-01", "E4A", 2025)]
    assert _log(joined) == [("superseded-row", "2024/Episodes.csv", 2)]
    entry = next(entry for entry in joined.log if entry.rule == "superseded-row")
    assert entry.column == "DEC LS REC"
    assert entry.after == "2025/Episodes.csv row 2"


def test_an_open_episode_that_the_later_year_repeats_or_ends_is_no_repair() -> None:
    joined = _joined(
        a_return(2024, episodes=[episode("a", "2023-06-01"), episode("b", "2023-07-01")]),
        a_return(
            2025,
            episodes=[episode("a", "2023-06-01", "2024-09-01", "E4A"), episode("b", "2023-07-01")],
        ),
    )
    assert _log(joined) == []
    assert [row[3] for row in _shown(joined)] == [2025, 2025]


def test_a_corrected_end_is_a_repair() -> None:
    joined = _joined(
        a_return(2024, episodes=[episode("a", "2023-06-01", "2023-09-01", "E4A")]),
        a_return(2025, episodes=[episode("a", "2023-06-01", "2023-09-08", "E4A")]),
    )
    assert _log(joined) == [("superseded-row", "2024/Episodes.csv", 2)]


def test_open_at_the_years_end_and_not_in_the_next_return_closes_on_1_april() -> None:
    joined = _joined(
        a_return(2024, episodes=[episode("a", "2023-06-01")]),
        a_return(2025, episodes=[episode("b", "2024-06-01")]),
    )
    assert _shown(joined) == [("2023-06-01", "2024-04-01", "", 2024), ("2024-06-01", "", "", 2025)]
    assert _log(joined) == [("not-in-next-year", "2024/Episodes.csv", 2)]


def test_an_end_after_31_march_that_the_next_return_does_not_repeat_closes_on_1_april() -> None:
    joined = _joined(
        a_return(2024, episodes=[episode("a", "2023-06-01", "2024-04-20", "E4A")]),
        a_return(2025, episodes=[]),
    )
    assert _shown(joined) == [("2023-06-01", "2024-04-01", "", 2024)]


def test_an_episode_that_started_on_31_march_is_closed_the_day_after() -> None:
    joined = _joined(
        a_return(2024, episodes=[episode("a", "2024-03-31")]), a_return(2025, episodes=[])
    )
    assert _shown(joined) == [("2024-03-31", "2024-04-01", "", 2024)]


def test_an_end_made_unknown_on_1_april_is_followed_by_the_rules_for_ends_with_no_reason() -> None:
    joined = _joined(
        a_return(2024, episodes=[episode("a", "2023-06-01", "2024-04-20", "E4A")]),
        a_return(2025, episodes=[episode("a", "2024-04-02", rne="P")]),
    )
    assert _shown(joined)[0] == ("2023-06-01", "2024-04-02", "", 2024)
    assert [rule for rule, _, _ in _log(joined)] == ["not-in-next-year", "one-day-gap"]


def test_where_a_years_return_is_not_held_the_next_held_decides() -> None:
    joined = _joined(
        a_return(2022, episodes=[episode("a", "2021-06-01"), episode("b", "2021-07-01")]),
        a_return(2025, episodes=[episode("b", "2021-07-01")]),
    )
    assert _shown(joined) == [("2021-06-01", "2022-04-01", "", 2022), ("2021-07-01", "", "", 2025)]


def test_a_next_return_without_an_episodes_table_closes_nothing() -> None:
    joined = _joined(
        a_return(2024, episodes=[episode("a", "2023-06-01")]),
        a_return(2025, children=[header("a")]),
    )
    assert _shown(joined) == [("2023-06-01", "", "", 2024)]


def test_an_episode_dated_after_its_year_is_not_closed_before_it_starts() -> None:
    joined = _joined(
        a_return(2024, episodes=[episode("a", "2204-06-01")]), a_return(2025, episodes=[])
    )
    assert _shown(joined) == [("2204-06-01", "", "", 2024)]


def test_of_two_rows_with_one_start_the_one_read_last_is_right() -> None:
    joined = _joined(
        a_return(
            2024,
            episodes=[
                episode("a", "2023-06-01", "2023-09-01", "E4A"),
                episode("a", "2023-06-01", "2023-08-01", "X1"),
            ],
        )
    )
    assert _shown(joined) == [("2023-06-01", "2023-08-01", "X1", 2024)]
    assert _log(joined) == [("same-start", "2024/Episodes.csv", 2)]
    assert [(file.rows_kept, file.rows_set_aside) for file in joined.files] == [(2, 0)]


def test_an_episode_that_ends_the_day_it_starts_stands_beside_the_one_that_follows() -> None:
    joined = _joined(
        a_return(
            2024,
            episodes=[
                episode("a", "2023-06-01", rne="P"),
                episode("a", "2023-06-01", "2023-06-01", "X1"),
            ],
        )
    )
    assert _shown(joined) == [
        ("2023-06-01", "2023-06-01", "X1", 2024),
        ("2023-06-01", "", "", 2024),
    ]
    assert _log(joined) == []


def test_an_overlap_ends_where_the_next_starts_and_keeps_its_reason() -> None:
    joined = _joined(
        a_return(
            2024,
            episodes=[
                episode("a", "2023-06-01", "2023-09-10", "E4A"),
                episode("a", "2023-09-01", "2023-10-01", "X1", "P"),
                episode("a", "2023-09-20", rne="P"),
            ],
        )
    )
    assert _shown(joined) == [
        ("2023-06-01", "2023-09-01", "E4A", 2024),
        ("2023-09-01", "2023-09-20", "X1", 2024),
        ("2023-09-20", "", "", 2024),
    ]
    assert _log(joined) == [
        ("overlap", "2024/Episodes.csv", 2),
        ("overlap", "2024/Episodes.csv", 3),
    ]


def test_an_overlap_between_years_ends_where_the_later_starts() -> None:
    joined = _joined(
        a_return(2024, episodes=[episode("a", "2024-03-10")]),
        a_return(2025, episodes=[episode("a", "2024-03-12", rne="L")]),
    )
    assert _shown(joined) == [("2024-03-10", "2024-03-12", "", 2024), ("2024-03-12", "", "", 2025)]
    assert [rule for rule, _, _ in _log(joined)] == ["not-in-next-year", "overlap"]


def test_after_x1_a_gap_of_one_day_is_closed() -> None:
    joined = _joined(
        a_return(
            2024,
            episodes=[
                episode("a", "2023-06-01", "2023-08-31", "X1"),
                episode("a", "2023-09-01", rne="P"),
            ],
        )
    )
    assert _shown(joined)[0] == ("2023-06-01", "2023-09-01", "X1", 2024)
    assert _log(joined) == [("one-day-gap", "2024/Episodes.csv", 2)]


def test_a_child_who_left_and_came_back_the_next_day_is_left_as_it_is() -> None:
    joined = _joined(
        a_return(
            2024,
            episodes=[episode("a", "2023-06-01", "2023-08-31", "E4A"), episode("a", "2023-09-01")],
        )
    )
    assert _shown(joined)[0] == ("2023-06-01", "2023-08-31", "E4A", 2024)
    assert _log(joined) == []


def test_s_within_a_day_of_x1_is_one_period_and_is_logged() -> None:
    joined = _joined(
        a_return(
            2024,
            episodes=[
                episode("a", "2023-06-01", "2023-08-31", "X1"),
                episode("a", "2023-09-01", "2023-10-01", ""),
                episode("a", "2023-10-01"),
            ],
        )
    )
    assert _shown(joined)[0] == ("2023-06-01", "2023-09-01", "X1", 2024)
    assert _log(joined) == [
        ("one-day-gap", "2024/Episodes.csv", 2),
        ("s-after-x1", "2024/Episodes.csv", 3),
        ("s-after-x1", "2024/Episodes.csv", 4),
    ]


def test_a_longer_gap_after_x1_makes_the_old_reason_unknown() -> None:
    joined = _joined(
        a_return(
            2024,
            episodes=[
                episode("a", "2023-06-01", "2023-08-30", "X1"),
                episode("a", "2023-09-01", "2023-09-05", ""),
                episode("a", "2023-12-01"),
            ],
        )
    )
    assert [row[:3] for row in _shown(joined)] == [
        ("2023-06-01", "2023-08-30", ""),
        ("2023-09-01", "2023-09-05", ""),
        ("2023-12-01", "", ""),
    ]
    gaps = [(entry.action, entry.before) for entry in joined.log if entry.rule == "gap-after-x1"]
    assert gaps == [(Action.UNKNOWN, "X1"), (Action.NOTED, "")]


def test_a_first_known_episode_that_is_not_s_is_noted() -> None:
    joined = _joined(
        a_return(
            2024,
            episodes=[
                episode("a", "2023-06-01", "2023-07-01", "X1", "L"),
                episode("a", "2023-07-01", rne="P"),
            ],
        )
    )
    assert _log(joined) == [("first-not-s", "2024/Episodes.csv", 2)]


def test_an_episode_open_on_the_18th_birthday_is_listed_and_a_leap_day_is_1_march() -> None:
    def over(as_at: date) -> list[str]:
        joined = _joined(
            a_return(
                2022,
                as_at=as_at,
                children=[header("a", "2004-02-29"), header("b", "2004-01-15")],
                episodes=[
                    episode("a", "2021-06-01"),
                    episode("b", "2021-06-01", "2022-02-01", "E4A"),
                ],
            )
        )
        return [rule for rule, _, _ in _log(joined)]

    assert over(date(2022, 1, 31)) == ["over-18"]
    assert over(date(2022, 2, 1)) == []
    assert over(date(2022, 2, 28)) == []
    assert over(date(2022, 3, 1)) == ["over-18"]


def test_children_are_apart_and_sorted() -> None:
    joined = _joined(
        a_return(
            2024,
            episodes=[
                episode("b", "2023-06-01"),
                episode("a", "2023-07-01"),
                episode("B", "2023-05-01"),
            ],
        )
    )
    assert history(joined.tables["episodes"], "child", "dec") == [("B", ""), ("a", ""), ("b", "")]


def test_no_episodes_at_all_is_no_error() -> None:
    assert _joined(a_return(2024, children=[header("a")])).tables["episodes"].num_rows == 0
    assert _joined(a_return(2024, episodes=[])).tables["episodes"].num_rows == 0
