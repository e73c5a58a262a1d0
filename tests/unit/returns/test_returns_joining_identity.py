"""Crosswalk, candidate duplicates and separated children, by hand-worked examples."""

from datetime import date

import pyarrow as pa
import pytest

from joining_returns import Row, a_return, episode, header, history, rules
from nearhome.returns.history import join
from nearhome.returns.lists import read
from nearhome.returns.raw import Joined, Return

UPN = "A123456789012"


def _crosswalk(*pairs: tuple[str, str]) -> pa.Table:
    columns = {"from_child": [old for old, _ in pairs], "to_child": [new for _, new in pairs]}
    return read("crosswalk", columns, file="crosswalk.csv").table


def _rules(joined: Joined, *among: str) -> list[tuple[str, int | None]]:
    return [(rule, row) for rule, _, row in rules(joined.log) if rule.startswith(among)]


def _migrated() -> list[Return]:
    return [
        a_return(
            2024,
            children=[header("OLD")],
            episodes=[episode("OLD", "2023-05-01")],
            reviews=[{"child": "OLD", "review": "2023-06-01"}],
        ),
        a_return(
            2025,
            children=[header("NEW")],
            episodes=[episode("NEW", "2023-05-01"), episode("OTHER", "2024-06-01")],
        ),
    ]


def test_without_a_crosswalk_nothing_is_merged() -> None:
    joined = join(_migrated())
    assert history(joined.tables["episodes"], "child", "decom", "dec") == [
        ("NEW", "2023-05-01", ""),
        ("OLD", "2023-05-01", "2024-04-01"),
        ("OTHER", "2024-06-01", ""),
    ]


def test_a_crosswalk_makes_two_identifiers_one_child_in_every_table() -> None:
    joined = join(_migrated(), crosswalk=_crosswalk(("OLD", "NEW"), ("NOBODY", "NEW")))
    assert history(joined.tables["episodes"], "child", "decom", "dec") == [
        ("NEW", "2023-05-01", ""),
        ("OTHER", "2024-06-01", ""),
    ]
    assert history(joined.tables["reviews"], "child") == [("NEW",)]
    assert history(joined.tables["children"], "child") == [("NEW",), ("OTHER",)]
    assert _rules(joined, "crosswalk") == [("crosswalk", 2), ("crosswalk-unknown", 3)]


@pytest.mark.parametrize("pairs", [(("A", "B"), ("B", "C")), (("B", "C"), ("A", "B"))])
def test_a_chain_leads_to_its_end_in_either_order(pairs: tuple[tuple[str, str], ...]) -> None:
    returns = [
        a_return(2024, episodes=[episode(c, f"2023-0{m}-01") for m, c in enumerate("ABC", 5)])
    ]
    joined = join(returns, crosswalk=_crosswalk(*pairs))
    assert history(joined.tables["episodes"], "child") == [("C",)] * 3


def test_a_loop_and_a_second_target_are_not_applied() -> None:
    returns = [
        a_return(2024, episodes=[episode(c, f"2023-0{m}-01") for m, c in enumerate("ABC", 5)])
    ]
    joined = join(returns, crosswalk=_crosswalk(("A", "B"), ("B", "A"), ("A", "C")))
    assert history(joined.tables["episodes"], "child") == [("B",), ("B",), ("C",)]
    assert _rules(joined, "crosswalk") == [
        ("crosswalk", 2),
        ("crosswalk-loop", 3),
        ("crosswalk-twice", 4),
    ]


def _adopted_and(*rows: Row, **tables: list[Row]) -> list[Return]:
    adopted = episode("BIRTH", "2023-05-01", "2023-09-01", "E12")
    return [a_return(2024, episodes=[adopted, *rows], **tables)]


@pytest.mark.parametrize("pair", [("BIRTH", "SECOND"), ("SECOND", "BIRTH")])
def test_an_adopted_childs_new_identity_is_never_linked_to_the_old(pair: tuple[str, str]) -> None:
    for returns in (
        _adopted_and(episode("SECOND", "2023-10-01")),
        _adopted_and(episode("SECOND", "2023-09-01")),
        _adopted_and(missing=[{"child": "SECOND", "kind": "M", "started": "2023-12-01"}]),
        _adopted_and(children=[header("SECOND")]),
        _adopted_and(episode("SECOND", "2022-09-01"), leaver_years=[{"child": "SECOND"}]),
    ):
        joined = join(returns, crosswalk=_crosswalk(pair))
        assert _rules(joined, "crosswalk-") == [("crosswalk-adopted", 2)], pair
        assert ("BIRTH",) in history(joined.tables["episodes"], "child")
        assert "never linked" in next(e.why for e in joined.log if e.rule == "crosswalk-adopted")


def test_nor_by_way_of_a_third_identifier() -> None:
    returns = _adopted_and(
        episode("MIDDLE", "2023-04-01", "2023-04-20", "X1"), episode("SECOND", "2024-01-01")
    )
    joined = join(
        returns,
        crosswalk=_crosswalk(("MIDDLE", "BIRTH"), ("MIDDLE", "SECOND"), ("SECOND", "BIRTH")),
    )
    assert _rules(joined, "crosswalk") == [
        ("crosswalk", 2),
        ("crosswalk-twice", 3),
        ("crosswalk-adopted", 4),
    ]
    joined = join(returns, crosswalk=_crosswalk(("MIDDLE", "BIRTH"), ("BIRTH", "SECOND")))
    assert _rules(joined, "crosswalk") == [("crosswalk", 2), ("crosswalk-adopted", 3)]


def test_nor_through_a_record_that_an_adopted_one_was_merged_into() -> None:
    returns = _adopted_and(
        episode("OLDER", "2023-01-01", "2023-05-01", "X1"), episode("SECOND", "2024-01-01")
    )
    joined = join(returns, crosswalk=_crosswalk(("BIRTH", "OLDER"), ("SECOND", "OLDER")))
    assert _rules(joined, "crosswalk") == [("crosswalk", 2), ("crosswalk-adopted", 3)]


def test_a_record_all_from_before_the_adoption_is_the_same_old_identity() -> None:
    returns = [
        a_return(2023, episodes=[episode("BEFORE", "2022-05-01")]),
        *_adopted_and(episode("BIRTH", "2022-05-01", "2023-05-01", "X1")),
    ]
    joined = join(returns, crosswalk=_crosswalk(("BEFORE", "BIRTH")))
    assert history(joined.tables["episodes"], "child", "dec") == [
        ("BIRTH", "2023-05-01"),
        ("BIRTH", "2023-09-01"),
    ]


def _duplicates(*returns: Return) -> list[tuple[str, str]]:
    notes = [entry for entry in join(returns).log if entry.rule == "candidate-duplicate"]
    return [(entry.before.split("row ")[1], entry.after.split("row ")[1]) for entry in notes]


def test_the_same_upn_is_a_candidate() -> None:
    rows = [
        header("a", "2010-01-02", upn=UPN),
        header("b", "2011-01-02", upn=UPN),
        header("c", upn="UN1"),
        header("d", "2012-02-02", upn="UN1"),
    ]
    assert _duplicates(a_return(2024, children=rows)) == [("2", "3")]


def test_birth_sex_and_care_at_one_time_is_a_candidate() -> None:
    rows = [header("a"), header("b"), header("c", sex="M"), header("d", "2010-05-02")]
    at_once = [episode(child, "2023-05-01", "2023-06-01", "E4A") for child in "abcd"]
    assert _duplicates(a_return(2024, children=rows, episodes=at_once)) == [("2", "3")]
    apart = [episode("a", "2023-05-01", "2023-06-01", "E4A"), episode("b", "2023-06-02")]
    assert _duplicates(a_return(2024, children=rows, episodes=apart)) == []


def test_a_record_that_starts_the_day_another_ends_is_a_candidate_but_never_after_adoption() -> (
    None
):
    rows = [header("a", upn=UPN), header("b", upn="B123456789012")]
    for reason, found in (("E3", [("2", "3")]), ("E11", []), ("E12", [])):
        for first, second in ("ab", "ba"):
            moved = [
                episode(first, "2023-05-01", "2023-06-01", reason),
                episode(second, "2023-06-01"),
            ]
            each = a_return(2024, children=rows, episodes=moved)
            assert _duplicates(each) == found
            said = [entry.why for entry in join([each]).log if entry.rule == "candidate-duplicate"]
            assert all("one record starting the day the other ends" in why for why in said)


def test_one_upn_is_no_candidate_across_an_adoption() -> None:
    rows = [header("a", upn=UPN), header("b", "2012-01-02", upn=UPN)]
    adopted = [episode("a", "2023-05-01", "2023-06-01", "E12"), episode("b", "2023-09-01")]
    assert _duplicates(a_return(2024, children=rows, episodes=adopted)) == []


def test_separated_children_of_1_january_are_no_candidates_by_birth() -> None:
    rows = [header("a", "2008-01-01"), header("b", "2008-01-01")]
    cared = [episode("a", "2023-05-01"), episode("b", "2023-05-01")]
    asylum = [{"child": "a"}, {"child": "b"}]
    assert _duplicates(a_return(2024, children=rows, episodes=cared)) == [("2", "3")]
    assert _duplicates(a_return(2024, children=rows, episodes=cared, uasc=asylum)) == []


def test_separated_childrens_conventional_births_and_assessed_ages_are_noted_not_cleaned() -> None:
    joined = join(
        [
            a_return(
                2024,
                as_at=date(2024, 3, 31),
                children=[
                    header(c, born)
                    for c, born in zip(
                        "abcd",
                        ("2008-01-01", "2008-06-15", "2008-06-01", "2008-01-15"),
                        strict=True,
                    )
                ],
                episodes=[episode("a", "2023-05-01", "2023-08-01", "E15")],
                uasc=[{"child": "a"}, {"child": "b"}, {"child": "c"}],
            )
        ]
    )
    assert _rules(joined, "separated", "age-") == [
        ("separated-dob", 2),
        ("separated-dob", 3),
        ("age-assessed-18", 2),
    ]
    assert history(joined.tables["children"], "dob")[0] == ("2008-01-01",)


def test_no_entry_of_the_log_holds_an_identifier_or_a_upn() -> None:
    returns = [
        a_return(
            2024,
            children=[header("CHILD-one", upn=UPN), header("CHILD-two", upn=UPN)],
            episodes=[
                episode("CHILD-one", "2023-05-01", rne="L"),
                episode("CHILD-two", "2023-05-01"),
            ],
        ),
        a_return(2025, episodes=[]),
    ]
    told = join(returns, crosswalk=_crosswalk(("CHILD-three", "CHILD-one")))
    assert len(told.log) >= 4
    assert "CHILD-" not in repr(told.log)
    assert UPN not in repr(told.log)
