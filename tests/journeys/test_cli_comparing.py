"""band and nation, as an analyst types them, in a workspace without any return."""

import json

import pytest
from command_line import run_here

COLUMNS = "code,as_at,authority_code,authority,model,judgement,published,value,in_band,reason"
THREE = {"E06000054", "E10000011", "E10000029"}


@pytest.fixture
def nearhome(capsys):
    return lambda *arguments: run_here(capsys, *arguments)


@pytest.fixture
def council(tmp_path, nearhome):
    assert nearhome("init", tmp_path / "w", "--authority", "E06000059").status == 0
    return tmp_path / "w"


def members(ran):
    return {row["authority_code"] for row in ran.rows if row["in_band"] == "yes"}


def test_the_minutes_three_and_why_the_others_are_not(nearhome, council):
    ran = nearhome("band", council, "--code", "D08", "--as-at", "2020-02-11", "--format", "csv")
    assert ran.status == 0
    assert ran.out.splitlines()[0] == COLUMNS
    assert len(ran.rows) == 10
    assert members(ran) == THREE
    assert {row["in_band"] for row in ran.rows} == {"yes", "no"}
    assert {row["as_at"] for row in ran.rows} == {"2019-03-31"}
    assert {row["model"] for row in ran.rows} == {"2014"}
    assert all(row["reason"] for row in ran.rows)
    assert "12 to 22%, of 3 members" in ran.err
    assert "former county" in ran.err


def test_a_set_frozen_stands_beside_the_rolling_one(nearhome, council):
    named = ("band", council, "--code", "D08", "--set", "board-2020", "--as-at", "2026-10-31")
    frozen = nearhome(*named, "--frozen-at", "2020-12-01", "--format", "csv")
    assert members(frozen) == THREE
    assert {row["as_at"] for row in frozen.rows} == {"2020-03-31"}
    assert "15 to 24%" in frozen.err
    assert "planned to end on 1 April 2028" in frozen.err
    rolling = nearhome(*named, "--since", "2024-03-31", "--format", "json")
    years = {row["as_at"] for row in json.loads(rolling.out)}
    assert years == {"2024-03-31", "2025-03-31"}
    assert "17.5 to 26.5%" in rolling.err


def test_who_left_is_told_and_may_be_listed(nearhome, council):
    asked = ("band", council, "--code", "D08", "--as-at", "2026-10-31", "--format", "csv")
    plain, left = nearhome(*asked), nearhome(*asked, "--left")
    assert "Suffolk left the band on 21 August 2024" in plain.err
    assert len(plain.rows) == 10
    more = left.rows[10:]
    assert {row["in_band"] for row in more} == {"no"}
    assert any(
        row["authority"] == "Wiltshire" and row["reason"].startswith("neighbour: 2025-05-23")
        for row in more
    )


def test_a_member_that_has_left_since_its_figures_became_known_is_marked(nearhome, council):
    asked = ("band", council, "--code", "D08", "--as-at", "2026-10-31", "--format", "csv")
    now = nearhome(*asked)
    assert "E06000066" not in members(now)
    assert len(members(now)) == 6
    rows = nearhome(*asked, "--since", "2024-03-31").rows
    then = {row["authority"]: row for row in rows if row["as_at"] == "2024-03-31"}
    assert then["Somerset"]["in_band"] == "yes"
    assert "left since, on 17 June 2026: its report" in then["Somerset"]["reason"]
    assert then["East Sussex"]["reason"].endswith("in the 2025 list (neighbour 6 in the 2021 list)")
    assert "left since" not in then["Shropshire"]["reason"]


def test_options_override_the_rule_of_the_edition(nearhome, council):
    (council / "edition.toml").write_text(
        '[band]\nset = "board-2020"\nedges = "interquartile"\n', encoding="utf-8"
    )
    asked = ("band", council, "--code", "D08", "--as-at", "2026-10-31", "--format", "csv")
    written = nearhome(*asked)
    assert members(written) == THREE
    assert "first to third quartile" in written.err
    over = nearhome(*asked, "--model", "2025", "--edges", "min-max")
    assert len(over.rows) == 10
    assert "lowest to highest" in over.err
    by_code = nearhome(*asked, "--member", "865", "E10000029", "--judgement", "overall")
    assert members(by_code) == {"E06000054"}


def test_a_rule_of_the_edition_that_is_none_is_named(nearhome, council):
    (council / "edition.toml").write_text('[band]\nedges = "widest"\n', encoding="utf-8")
    ran = nearhome("band", council, "--code", "D08", "--as-at", "2026-10-31")
    assert ran.status == 1
    assert "edition.toml" in ran.err
    assert "edges widest is not known" in ran.err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--code", "X99"), "The codes are A01"),
        (("--set", "board-1999"), "board-2020"),
        (("--model", "2013"), "The models are own, 2014, 2021, 2025"),
        (("--model", "nearest"), "own, the year of a neighbour list"),
        (("--edges", "widest"), "min-max, interquartile, best-quartile"),
        (("--judgement", "leadership"), "overall, leaders"),
        (("--grades", "fair"), "outstanding, good"),
        (("--framework", "CIF"), "ILACS"),
        (("--member", "E99"), "There is no authority E99"),
        (("--frozen-at", "2027-01-01"), "after 2026-10-31"),
    ],
)
def test_what_does_not_exist_is_wrong_usage(nearhome, council, options, told):
    code = () if "--code" in options else ("--code", "D08")
    ran = nearhome("band", council, *code, *options, "--as-at", "2026-10-31")
    assert ran.status == 2
    assert ran.out == ""
    assert told in ran.err


def test_without_a_date_or_a_return_the_mend_is_told(nearhome, council):
    for command in ("band", "nation"):
        ran = nearhome(command, council, "--code", "D08")
        assert ran.status == 1
        assert "--as-at" in ran.err


def test_without_a_code_every_measure_with_figures_has_its_band(nearhome, council):
    ran = nearhome("band", council, "--as-at", "2026-10-31", "--format", "csv")
    codes = list(dict.fromkeys(row["code"] for row in ran.rows))
    assert len(codes) > 25
    assert len(ran.rows) == 10 * len(codes)
    assert "D08-boundary" not in codes


def test_a_measure_in_every_authority_and_ours_among_them(nearhome, council):
    asked = ("nation", council, "--code", "A02", "--as-at", "2026-10-31", "--format", "csv")
    ran = nearhome(*asked, "--since", "2020")
    assert ran.status == 0
    held = [row for row in ran.rows if row["value"]]
    assert len(held) > 150
    ours = [row for row in ran.rows if row["ours"] == "yes"]
    assert [row["authority_code"] for row in ours] == ["E06000059"]
    assert float(ours[0]["value"]) == pytest.approx(437 / 67149 * 10_000)
    assert ours[0]["since"] == "2020-03-31"
    assert "rank" not in ran.out + ran.err
    assert "in the second quarter" in ran.err
    assert "their area changed in between" in ran.err
    assert nearhome(*asked).rows[0]["change"] == ""


def test_best_practice_nationally_is_a_quarter_where_a_way_is_good(nearhome, council):
    low = nearhome("nation", council, "--code", "D08", "--as-at", "2026-10-31")
    assert "The best quarter of authorities have 12.8% or less." in low.err
    high = nearhome("nation", council, "--code", "H04", "--as-at", "2026-10-31")
    assert "or more." in high.err
    neither = nearhome("nation", council, "--code", "A02", "--as-at", "2026-10-31")
    assert "best" not in neither.err


def test_ours_outside_and_others_here_are_told(nearhome, council):
    ran = nearhome("nation", council, "--code", "D09", "--as-at", "2026-10-31")
    assert "204 of the authority's children lived outside its area, and 174" in ran.err


def test_the_index_of_ours_the_region_and_england(nearhome, council):
    asked = ("nation", council, "--code", "A01", "--index", "--as-at", "2026-10-31")
    ran = nearhome(*asked, "--since", "2020", "--format", "csv")
    assert {row["authority"] for row in ran.rows} == {"Dorset", "South West", "England"}
    assert [row["index"] for row in ran.rows if row["as_at"] == "2020-03-31"] == ["100"] * 3
    assert "England: 102.2 at 31 March 2025" in ran.err


def test_figures_that_stand_in_for_ours_are_named_so(nearhome, council):
    (council / "edition.toml").write_text('published_for = "another area"\n', encoding="utf-8")
    asked = ("--as-at", "2026-10-31", "--format", "csv")
    rule = nearhome("band", council, "--code", "D08", *asked)
    assert "neighbours of another area" in rule.err
    rows = nearhome("nation", council, "--code", "A01", *asked).rows
    assert [row["authority"] for row in rows if row["ours"] == "yes"] == ["another area"]
    index = nearhome("nation", council, "--code", "A01", "--index", *asked)
    assert {row["authority"] for row in index.rows} == {"another area", "South West", "England"}


@pytest.mark.parametrize(
    ("options", "status", "told"),
    [
        (("--code", "X99"), 2, "The codes are"),
        (("--code", "A02", "--since", "yore"), 2, "no year and no date"),
        (("--code", "A02", "--since", "1990"), 1, "Those held are of"),
        (("--code", "A02", "--since", "1990", "--index"), 1, "Those held are of"),
        (("--code", "A13"), 1, "No published figures of A13"),
    ],
)
def test_what_the_nation_cannot_say(nearhome, council, options, status, told):
    ran = nearhome("nation", council, *options, "--as-at", "2026-10-31")
    assert ran.status == status
    assert told in ran.err


def test_the_range_of_each_group_stands_beside_ours_and_englands(nearhome, council):
    asked = ("band", council, "--code", "B01", "--as-at", "2026-10-31", "--format", "csv")
    ran = nearhome(*asked, "--set", "board-2020", "--by", "age_band")
    assert [row["group"] for row in ran.rows] == [
        "under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over",
    ]  # fmt: skip
    oldest = ran.rows[-1]
    assert oldest["members"] == "Wiltshire; East Sussex; Suffolk"
    assert float(oldest["low"]) < float(oldest["england"]) < float(oldest["high"])
    assert float(oldest["ours"]) < float(oldest["low"])


def test_a_range_by_a_group_that_nobody_publishes_is_refused_with_those_there_are(
    nearhome, council
):
    asked = ("band", council, "--code", "B01", "--as-at", "2026-10-31")
    refused = nearhome(*asked, "--by", "sex")
    assert refused.status == 2
    assert "Give --by age_band." in refused.err
    refused = nearhome(*asked, "--by", "age_band", "--since", "2020-03-31")
    assert refused.status == 2
    assert "Leave out --since and --left." in refused.err
