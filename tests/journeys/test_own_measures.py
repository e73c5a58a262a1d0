"""A measure of an analyst's own, from the command line."""

import json
import re
import shutil
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


def test_a_bad_file_is_left_out_by_name_and_no_folder_is_refused(capsys, council, tmp_path):
    (tmp_path / "bad.py").write_text("x = 1", encoding="utf-8")
    bad = run_here(capsys, "measures", council / "w", "--own", tmp_path, "--format", "csv")
    assert bad.status == 0
    assert bad.rows[0]["code"] == "A01"
    assert "bad.py: it declares no measure. Give it a top-level" in bad.err
    gone = run_here(capsys, "measures", council / "w", "--own", tmp_path / "nowhere")
    assert (gone.status, gone.out) == (1, "")
    assert "There is no folder" in gone.err


@pytest.fixture
def with_toml(council):
    """The TOML of the page, one with a fault, and one of nobody, in the workspace for a test."""
    folder = council / "w" / "measures"
    folder.mkdir()
    found = re.search(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL).group(1)
    nobody = found.replace("value = 1", "value = -1").replace("X01", "X03")
    (folder / "babies.toml").write_text(found, encoding="utf-8")
    (folder / "bad.toml").write_text(
        found.replace('"age"', '"agee"').replace("X01", "X02"), encoding="utf-8"
    )
    (folder / "nobody.toml").write_text(nobody, encoding="utf-8")
    yield council / "w"
    shutil.rmtree(folder)


def test_toml_in_the_workspace_is_read_unasked(capsys, council, with_toml):
    found = run_here(capsys, "measures", with_toml, "--format", "csv")
    own = {row["code"]: row for row in found.rows if row["code"].startswith("X")}
    assert list(own) == ["X01", "X03"]
    assert own["X03"]["status"] == "no_denominator"
    assert "bad.toml, among.column" in found.err
    assert "Write age if that is meant" in found.err
    listed = run_here(capsys, "children", with_toml, "--code", "X01", "--format", "csv")
    below = {row["child"] for row in listed.rows if row["in_denominator"] == "yes"}
    assert len(below) == int(own["X01"]["denominator"])


def test_the_python_twin_on_the_page_says_the_same(capsys, council, with_toml):
    asked = ("--code", "X01", "--by", "sex", "--format", "csv")
    toml = run_here(capsys, "measures", with_toml, *asked)
    (with_toml / "measures" / "babies.toml").unlink()
    python = run_here(capsys, "measures", with_toml, "--own", council / "own", *asked)
    assert python.rows == toml.rows


def test_what_raises_is_named_and_the_rest_comes_out(capsys, council, with_toml, tmp_path):
    text = (council / "own" / "babies.py").read_text(encoding="utf-8")
    raises = text.replace("rows.age < 1", "rows.agee < 1").replace("X01", "X20")
    (tmp_path / "raises.py").write_text(raises, encoding="utf-8")
    asked = ("measures", with_toml, "--own", tmp_path, "--format", "csv")
    found = run_here(capsys, *asked, "--code", "A01", "X01", "X20")
    assert (found.status, [row["code"] for row in found.rows]) == (0, ["A01", "X01"])
    assert "raises.py, X20: it cannot be worked out: the population has no column agee" in found.err
    alone = run_here(capsys, *asked, "--code", "X20")
    assert (alone.status, alone.out) == (1, "")


def test_a_code_whose_file_is_left_out_is_a_gap_in_the_answer(capsys, with_toml):
    asked = ("measures", with_toml, "--format", "csv", "--code")
    found = run_here(capsys, *asked, "A01,x02", "X01")
    assert (found.status, [row["code"] for row in found.rows]) == (0, ["A01", "X01"])
    assert "bad.toml, among.column" in found.err
    assert (
        "x02: not here, for a file of your own is left out (bad.toml). The rest follows."
        in found.err
    )
    alone = run_here(capsys, *asked, "X02")
    assert (alone.status, alone.out) == (1, "")
    assert "X02: not here" in alone.err
    assert "G11-grade4" not in alone.err


def test_a_power_below_nought_is_refused_and_the_rest_comes_out(
    capsys, council, with_toml, tmp_path
):
    text = (council / "own" / "babies.py").read_text(encoding="utf-8")
    power = text.replace("(rows.age < 1)", "(rows.age ** -1 < 1)").replace("X01", "X20")
    (tmp_path / "power.py").write_text(power, encoding="utf-8")
    asked = ("measures", with_toml, "--own", tmp_path, "--format", "csv", "--code", "A01", "X20")
    found = run_here(capsys, *asked)
    assert (found.status, [row["code"] for row in found.rows]) == (0, ["A01"])
    assert "power.py, X20: it cannot be worked out: ArithmeticError: it takes a power" in found.err
    assert "write .nullif(0) after it" in found.err


def test_a_number_without_end_is_refused(capsys, council, with_toml, tmp_path):
    """No query of a measure says so beforehand: it grows too great over the records."""
    text = (council / "own" / "babies.py").read_text(encoding="utf-8")
    great = text.replace("Share(", "Mean(").replace("import Share", "import Mean")
    assert "Mean(" in great
    body = re.sub(
        r"shape=Mean\(.*?\),\n",
        "shape=Mean(LOOKED_AFTER, lambda rows: (rows.age + 2.0) ** 4000, lambda rows: rows.age >= 0),\n",
        great,
        flags=re.DOTALL,
    )
    (tmp_path / "great.py").write_text(body.replace("X01", "X20"), encoding="utf-8")
    found = run_here(
        capsys, "measures", with_toml, "--own", tmp_path, "--format", "csv", "--code", "A01", "X20"
    )
    assert (found.status, [row["code"] for row in found.rows]) == (0, ["A01"])
    assert "great.py, X20: it" in found.err


def test_the_template_is_a_measure_and_has_a_schema(capsys, with_toml, tmp_path):
    printed = run_here(capsys, "template", "measure")
    assert printed.status == 0
    (with_toml / "measures" / "babies.toml").write_text(printed.out, encoding="utf-8")
    found = run_here(capsys, "measures", with_toml, "--code", "X01", "--format", "csv")
    assert [row["code"] for row in found.rows] == ["X01"]
    assert run_here(capsys, "template", "measure", "--out", tmp_path).status == 0
    schema = json.loads((tmp_path / "measure.schema.json").read_text(encoding="utf-8"))
    asked = run_here(capsys, "template", "measure", "--dictionary")
    assert json.loads(asked.out) == schema
    again = run_here(capsys, "template", "measure", "--out", tmp_path)
    assert (again.status, again.out) == (1, "")
    assert "is there already" in again.err
