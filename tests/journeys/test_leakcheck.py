"""`nearhome leakcheck`: a planted leak of each kind is found, with the cells it follows from; a safe edition has none."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from nearhome.cli.main import run

COLUMNS = "code,measure,as_at,period,breakdown,group,numerator,denominator,value,unit,status"
ON = "2026-03-31"

Row = tuple[str, str, str, str, str, str, str, str, str]
"""code, as_at, breakdown, group, numerator, denominator, value, unit, status."""


def _count(code: str, group: str, number: int | None, on: str = ON, by: str = "sex") -> Row:
    told = "" if number is None else str(number)
    status = "suppressed" if number is None else "value" if number else "zero"
    return code, on, by if group else "", group, told, "", told, "n", status


def _write(path: Path, rows: Sequence[Row]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{r[0]},A measure,{r[1]},period,{','.join(r[2:])}" for r in rows]
    path.write_text("\n".join([COLUMNS, *lines, ""]), encoding="utf-8")
    return path


def _found(capsys: pytest.CaptureFixture[str], *asked: object) -> list[dict[str, str]]:
    capsys.readouterr()
    status = run(["leakcheck", *map(str, asked), "--format", "csv"])
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert status == (1 if rows else 0)
    return rows


def _edition(tmp_path: Path, rows: Sequence[Row], name: str = "2026-03-31-public") -> Path:
    return _write(tmp_path / "editions" / name / "data.csv", rows).parent


SAFE = [_count("A01", "", 20), _count("A01", "Female", None), _count("A01", "Male", None)]
ALONE = [_count("A01", "", 20), _count("A01", "Female", 17), _count("A01", "Male", None)]


def test_a_total_that_is_kept_gives_the_one_group_and_the_cells_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (row,) = _found(capsys, _edition(tmp_path, ALONE))
    assert (row["code"], row["group"], row["low"], row["high"]) == ("A01", "Male", "3", "3")
    assert row["follows_from"] == (
        "A01 2026-03-31 (2026-03-31-public row 2); "
        "A01 2026-03-31 sex Female (2026-03-31-public row 3)"
    )


def test_a_safe_edition_has_nothing_and_a_table_of_others_gives_it_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edition = _edition(tmp_path, SAFE)
    assert not _found(capsys, edition)
    assert not _found(capsys, tmp_path), "the workspace that the edition is in"
    sentence = _write(tmp_path / "sentences.csv", [_count("A01", "Male", 4)])
    found = _found(capsys, edition, sentence)
    assert [(row["group"], row["low"]) for row in found] == [("Male", "4"), ("Female", "16")]
    assert all("sentences.csv row 2" in row["follows_from"] for row in found)


def test_last_year_less_this_one_gives_the_month(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        _count("A04-events", "", 40, "2026-02-28"),
        _count("A04-events", "", 37),
        _count("A04-month", "", 7, "2025-03-31"),
        _count("A04-month", "", None),
    ]
    (row,) = _found(capsys, _edition(tmp_path, rows))
    assert (row["code"], row["low"], row["high"]) == ("A04-month", "4", "4")


def test_a_percentage_with_its_denominator_gives_the_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [("E01", ON, "", "", "", "9", "33", "%", "suppressed")]
    (row,) = _found(capsys, _edition(tmp_path, rows))
    assert (row["number"], row["low"], row["high"]) == ("E01", "3", "3")


def test_a_small_number_that_is_printed_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (row,) = _found(capsys, _edition(tmp_path, [_count("A01", "", 4)]))
    assert row["finding"] == "is printed"


def test_an_edition_of_a_wider_audience_is_known_and_the_officers_is_not_looked_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _edition(tmp_path, SAFE, "2026-03-31-board")
    _edition(tmp_path, [_count("A01", "Male", 4)], "2026-03-31-officers")
    assert not _found(capsys, tmp_path)
    _edition(tmp_path, [_count("A01", "Female", 17)])
    found = _found(capsys, tmp_path)
    assert {(row["edition"], row["group"]) for row in found} == {
        ("2026-03-31-board", "Female"),
        ("2026-03-31-board", "Male"),
    }


def test_in_a_workspace_the_totals_of_the_dfe_are_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", str(tmp_path / "ours"), "--authority", "E06000059"]) == 0
    on = "2025-03-31"
    groups = [_count("A01", "Female", 200, on), _count("A01", "Male", None, on)]
    edition = _edition(tmp_path / "ours", groups)
    (row,) = _found(capsys, edition)
    assert (row["group"], row["low"]) == ("Male", row["high"])
    assert "DfE" in row["follows_from"]


def test_a_pack_of_the_board_is_read_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _write(tmp_path / "2026-03-31" / "board-pack.csv", ALONE)
    (row,) = _found(capsys, tmp_path / "2026-03-31")
    assert (row["edition"], row["group"], row["low"]) == ("2026-03-31", "Male", "3")


def test_what_only_the_board_can_work_out_is_told_of_the_boards_edition(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both hide the same two; the Board is shown one more total, by which they come back."""
    _edition(tmp_path, [_count("A04-month", "Male", None), _count("A04-month", "", None)])
    shown = [_count("A04-month", "", 17), _count("A04-month", "Female", 17)]
    _edition(tmp_path, [*shown, _count("A04-month", "Male", None)], "2026-03-31-board")
    found = _found(capsys, tmp_path)
    assert [(row["edition"], row["group"], row["low"]) for row in found] == [
        ("2026-03-31-board", "Male", "0")
    ]


def test_the_editions_of_one_audience_are_held_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _edition(tmp_path, [_count("A01", "Male", 4)], "2026-03-31-public")
    _edition(tmp_path, SAFE, "2026-06-30-public")
    found = {(row["edition"], row["finding"]) for row in _found(capsys, tmp_path)}
    assert found == {
        ("2026-06-30-public", "can be worked out"),
        ("2026-03-31-public", "is printed"),
    }


def test_with_the_truth_a_number_hidden_for_others_may_exclude_small_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Fourteen in all and at most twelve of them boys: at least two girls, which excludes one alone."""
    rows = [
        ("E01", ON, "", "", "14", "62", "", "%", "suppressed"),
        ("E01", ON, "sex", "Female", "", "50", "", "%", "suppressed"),
        ("E01", ON, "sex", "Male", "", "12", "", "%", "suppressed"),
    ]
    edition = _edition(tmp_path, rows)
    (row,) = _found(capsys, edition)
    assert (row["group"], row["low"], row["high"]) == ("Female", "2", "14")
    for girls, is_leak in ((8, False), (3, True)):
        truth = [("E01", ON, "sex", "Female", str(girls), "50", "", "%", "value")]
        path = _write(tmp_path / f"truth-{girls}.csv", truth)
        assert bool(_found(capsys, edition, "--truth", path)) is is_leak


def test_json_and_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edition = _edition(tmp_path, ALONE)
    assert run(["leakcheck", str(edition), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)[0]["high"] == 3
    assert run(["leakcheck", str(edition)]) == 1
    out, said = capsys.readouterr()
    assert out.startswith("edition ")
    assert "cells: 3, of which hidden: 1; findings: 1." in said


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("code,as_at\nA01,2026-03-31\n", "row 1: there is no column breakdown"),
        (f"{COLUMNS}\nA01,m,{ON},p,,,x,,,n,value\n", "row 2, numerator: 'x' is not one"),
        (f"{COLUMNS}\nA01,m,{ON},p,,,inf,,,n,value\n", "row 2, numerator: 'inf' is not one"),
        (f"{COLUMNS}\nA01,m,March,p,,,7,,7,n,value\n", "row 2, as_at: 'March' is not one"),
        (f"{COLUMNS}\nA01,m,{ON},p,,,7,,7,n,gone\n", "row 2, status: 'gone' is not one"),
        (f"{COLUMNS}\nA01,m,{ON}\n", "row 2: it has too few cells"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_by_row_and_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, says: str
) -> None:
    (tmp_path / "data.csv").write_text(text, encoding="utf-8")
    assert run(["leakcheck", str(tmp_path)]) == 1
    out, said = capsys.readouterr()
    assert not out
    assert f"data.csv, {says}" in said


def test_a_folder_without_an_edition_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["leakcheck", str(tmp_path)]) == 1
    assert "There is no data.csv of an edition" in capsys.readouterr().err
