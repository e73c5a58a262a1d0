"""`nearhome adopt`: checked, copied in, recorded; and a list that was changed by hand is used and told of."""

from datetime import date

import pytest
from command_line import run_here

from nearhome.journeys.adopting import headlines_of, not_recorded
from nearhome.journeys.agreed import words_of
from nearhome.journeys.edition_settings import read_settings, write_settings
from nearhome.journeys.refusals import RefusedError

COPY = "list.toml"


@pytest.fixture
def council(tmp_path, capsys, monkeypatch):
    """A folder with a workspace in it, and a way to run commands there."""
    monkeypatch.chdir(tmp_path)
    assert run_here(capsys, "init", "council", "--authority", "E06000059").status == 0
    return Council(tmp_path, capsys)


class Council:
    def __init__(self, folder, capsys):
        self.folder, self._capsys = folder, capsys

    def run(self, *arguments):
        return run_here(self._capsys, "adopt", "council", *arguments)

    def __truediv__(self, name):
        return self.folder / name


def copied(council, *changes):
    done = council.run("--copy-to", COPY)
    assert done.status == 0, done.err
    path = council / COPY
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return path


def adopted(council, *, on="2026-02-24", minute="7", file=COPY):
    return council.run(file, "--on", on, "--minute", minute, "--by", "the clerk", "--format", "csv")


def decisions(council):
    done = council.run("--list", "--format", "csv")
    assert done.status == 0, done.err
    return done.rows, done.err


def test_a_list_is_checked_put_in_force_and_recorded_with_what_changed(council):
    path = copied(council, ("is any age being overlooked?", "is any age forgotten?"))
    done = adopted(council)
    assert done.status == 0, done.err
    assert (council / "council" / "headlines.toml").read_bytes() == path.read_bytes()
    rows, said = decisions(council)
    assert [(r["number"], r["on"], r["minute"], r["by"], r["reworded"]) for r in rows] == [
        ("1", "2026-02-24", "7", "the clerk", "age-coming-in")
    ]
    assert "not the one" not in said


def test_the_same_decision_twice_is_one_and_the_record_is_only_added_to(council):
    copied(council)
    adopted(council)
    record = council / "council" / "adopted" / "decisions.csv"
    first = record.read_bytes()
    assert adopted(council).status == 0
    assert record.read_bytes() == first
    path = council / COPY
    path.write_text(path.read_text(encoding="utf-8").replace('id = "moves"', 'id = "homes"'), encoding="utf-8")  # fmt: skip
    assert adopted(council, on="2026-05-01", minute="12").status == 0
    assert record.read_bytes().startswith(first)
    rows, _ = decisions(council)
    assert [(r["came_in"], r["went_out"]) for r in rows] == [("", ""), ("homes", "moves")]
    assert (council / "council" / "adopted" / "1.toml").exists()


def test_a_list_with_faults_changes_nothing_and_names_them_all(council):
    copied(council, ('chart = "bars"', 'chart = "pie"'), ('compare = "D08"', 'compare = "D8"'))
    done = adopted(council)
    assert done.status == 1
    assert done.out == ""
    assert "`chart`: pie is no chart" in done.err
    assert "`compare`: D8 is no measure's code" in done.err
    assert not (council / "council" / "headlines.toml").exists()
    assert not (council / "council" / "adopted").exists()


def test_a_file_changed_by_hand_and_one_taken_away_are_told_of(council):
    copied(council)
    adopted(council)
    path = council / "council" / "headlines.toml"
    path.write_text(path.read_text(encoding="utf-8") + "# by hand\n", encoding="utf-8")
    assert "not the one that a recorded decision adopted" in decisions(council)[1]
    path.unlink()
    assert "not the one that a recorded decision adopted" in decisions(council)[1]


def test_a_row_of_the_record_that_was_changed_is_found(council):
    copied(council)
    adopted(council, minute="7")
    record = council / "council" / "adopted" / "decisions.csv"
    record.write_bytes(record.read_bytes().replace(b",7,", b",8,", 1))
    done = council.run("--list")
    assert done.status == 1
    assert "Row 1 of" in done.err


@pytest.mark.parametrize(
    ("more", "status", "said"),
    [
        (("--minute", "7"), 2, "--on with the day"),
        (("--on", "2026-02-24"), 2, "needs its minute"),
        (("--on", "2026-02-24", "--minute", " "), 2, "needs its minute"),
    ],
)
def test_a_decision_needs_its_day_and_its_minute(council, more, status, said):
    copied(council)
    done = council.run(COPY, *more)
    assert (done.status, said in done.err) == (status, True), done.err


def test_an_earlier_day_than_the_last_decision_and_a_file_that_is_not_there_are_refused(council):
    copied(council)
    adopted(council, on="2026-05-01")
    done = adopted(council, on="2026-02-24")
    assert done.status == 1
    assert "The last decision was on 2026-05-01" in done.err
    done = adopted(council, file="nowhere.toml")
    assert done.status == 1
    assert "nowhere.toml cannot be read" in done.err


def test_which_list_is_in_force_is_known_to_every_edition(council):
    folder = council / "council"
    own = headlines_of(folder)
    assert (own.decision, own.recorded, len(own.panels)) == (None, True, 12)
    copied(council)
    adopted(council)
    found = headlines_of(folder)
    assert (found.decision.minute, found.recorded, not_recorded(found)) == ("7", True, "")
    path = folder / "headlines.toml"
    path.write_text('adopted = "none"\n', encoding="utf-8")
    by_hand = headlines_of(folder)
    assert (by_hand.panels, by_hand.recorded) == ((), False)
    assert "nearhome adopt" in not_recorded(by_hand)
    (folder / "words.toml").write_text('[groups]\n"foster" = "fostered"\n', encoding="utf-8")
    assert words_of(folder).groups["foster"] == "fostered"


def test_words_with_a_fault_are_refused_with_their_line(council):
    (council / "council" / "words.toml").write_text('[groups]\n"foster" = "in a placement"\n', encoding="utf-8")  # fmt: skip
    with pytest.raises(RefusedError, match=r'line 2, `foster`: it says "placement"'):
        words_of(council / "council")
    (council / "council" / "words.toml").write_bytes(b'\n[groups]\n"foster" = "\xff"\n')
    with pytest.raises(RefusedError, match="line 3: a character is not written as UTF-8"):
        words_of(council / "council")


FLAG = """
[[attention]]
code = "I01"
reason = "more children went missing from one part of our area"
by = "the head of service"
on = 2026-11-03
"""


def flags(council, text):
    (council / "council" / "edition.toml").write_text(text, encoding="utf-8")
    return read_settings(council / "council").attention


def test_officers_flag_a_measure_with_its_reason_their_role_and_the_day(council):
    (flag,) = flags(council, FLAG)
    assert (flag.code, flag.by, flag.on) == ("I01", "the head of service", date(2026, 11, 3))
    settings = read_settings(council / "council")
    write_settings(council / "council", settings)
    assert read_settings(council / "council") == settings


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"I01"', '"I99"', "names no measure that the Board sees: I99"),
        ('"I01"', '"I02-top3"', "names no measure that the Board sees: I02-top3"),
        ('by = "the head of service"\n', "", "`by` in `[[attention]]` number 1 is missing"),
        ("2026-11-03", '"3 November"', "`on` in `[[attention]]` number 1 is missing or not as it should be"),
        ("reason =", "why =", "`why` is no key"),
        ("more children", "3 children", '`reason` in `[[attention]]` number 1 says "3'),
        ("more children", "more LAC", 'says "LAC"'),
        ("more children", "more children " * 15, "characters"),
    ],
)  # fmt: skip
def test_a_flag_that_is_not_as_it_should_be_is_refused_with_its_key_and_the_mend(
    council, old, new, said
):
    assert old in FLAG
    with pytest.raises(RefusedError) as refused:
        flags(council, FLAG.replace(old, new, 1))
    assert said in refused.value.problem
    assert refused.value.mend
