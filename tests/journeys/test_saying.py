"""What people say of figures: judged before it is kept, kept for good, listed by what is due."""

import pytest
from command_line import run_here

GOOD = """
[[explanation]]
id = "checked"
claim = "Fewer came because of early checks."
said_by = "the head of service"
said_on = 2026-02-24
where = "the Board"
explains = { measure = "A04", way = "fewer" }
[[explanation.test]]
measure = "Q04"
expects = "more"
"""


@pytest.fixture
def record(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run_here(capsys, "init", "council", "--authority", "E06000059").status == 0

    def run(text, *more):
        (tmp_path / "said.toml").write_text(text, encoding="utf-8")
        given = ("--on", "2026-11-03", "--by", "the analyst", *more)
        return run_here(capsys, "because", "council", "said.toml", *given, "--format", "csv")

    return run


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("the head of service", "Jane Brown", "line 5, `said_by`"),
        ("early checks.", "Mrs Brown.", 'it says "Mrs Brown"'),
        ("early checks.", "child 10001.", "a child's number"),
        ("early checks.", "checks on 3 children.", "fewer than 6"),
        ("early checks.", "fewer LAC.", 'it says "LAC"'),
        ('"Q04"', '"A04"', "the very figure"),
        ('"Q04"', '"Z99"', "there is no measure Z99"),
        ('measure = "Q04"\n', "", "one of the two"),
        ("said_on =", "said_at =", "there is no such key"),
    ],
)
def test_a_file_with_a_fault_is_refused_with_its_place_and_nothing_is_kept(
    record, tmp_path, old, new, told
):
    done = record(GOOD.replace(old, new))
    assert done.status == 1
    assert told in done.err
    assert not (tmp_path / "council" / "said").exists()


def test_nothing_is_overwritten_without_a_reason_and_what_was_said_stays(record, tmp_path):
    assert record(GOOD).rows[0]["came_in"] == "checked"
    changed = GOOD.replace("early checks", "late checks")
    assert record(changed).status == 1
    assert record(changed, "--why", "as minuted").rows[0]["changed"] == "checked"
    first = tmp_path / "council" / "said" / "explanations-1.toml"
    assert "early checks" in first.read_text(encoding="utf-8")
    first.write_text("", encoding="utf-8")
    assert "not as it was recorded" in record(GOOD, "--why", "again").err
