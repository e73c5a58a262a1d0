"""A measure of an analyst's own, from the command line."""

import re
from pathlib import Path

import pytest
from command_line import run_apart, run_here
from sample_returns import write_years

PAGE = Path(__file__).resolve().parents[2] / "docs/how-to/add-a-measure.md"


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    folder = tmp_path_factory.mktemp("own measures")
    write_years(folder / "years", [2025, 2026])
    assert run_apart("init", folder / "w", "--authority", "E06000059").status == 0
    assert run_apart("add", folder / "w", folder / "years").status == 0
    own = folder / "own"
    own.mkdir()
    example = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    (own / "babies.py").write_text(example.group(1), encoding="utf-8")
    return folder


def test_it_is_printed_beside_the_catalogue(capsys, council):
    asked = ("measures", council / "w", "--own", council / "own", "--format", "csv")
    codes = [row["code"] for row in run_here(capsys, *asked).rows]
    assert codes[-1] == "X01"
    assert codes[0] == "A01"
    (row,) = run_here(capsys, *asked, "--code", "x01").rows
    babies = run_here(
        capsys, "measures", council / "w", "--code", "A01", "--by", "age_band", "--format", "csv"
    )
    under_1 = {each["group"]: each["value"] for each in babies.rows}["under 1"]
    assert (row["measure"], row["denominator"]) == ("Babies living with a parent", under_1)


def test_its_children_are_listed(capsys, council):
    asked = (
        "children",
        council / "w",
        "--own",
        council / "own",
        "--code",
        "X01",
        "--format",
        "csv",
    )
    listed = run_here(capsys, *asked)
    assert listed.status == 0
    counted = run_here(
        capsys,
        "measures",
        council / "w",
        "--own",
        council / "own",
        "--code",
        "X01",
        "--format",
        "csv",
    )
    below = {row["child"] for row in listed.rows if row["in_denominator"] == "yes"}
    assert len(below) == int(counted.rows[0]["denominator"])


def test_without_the_folder_there_is_no_such_measure(capsys, council):
    refused = run_here(capsys, "measures", council / "w", "--code", "X01")
    assert refused.status == 2
    assert "X01" in refused.err


def test_a_bad_file_or_no_folder_is_refused_with_the_mend(capsys, council, tmp_path):
    (tmp_path / "bad.py").write_text("x = 1", encoding="utf-8")
    bad = run_here(capsys, "measures", council / "w", "--own", tmp_path)
    assert (bad.status, bad.out) == (1, "")
    assert "bad.py declares no measure" in bad.err
    gone = run_here(capsys, "measures", council / "w", "--own", tmp_path / "nowhere")
    assert (gone.status, gone.out) == (1, "")
    assert "There is no folder" in gone.err
