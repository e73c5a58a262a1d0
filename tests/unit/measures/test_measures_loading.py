"""A measure of an analyst's own: one file, no package touched."""

import re
from datetime import date
from pathlib import Path

import pytest

from histories.sketches import records_of
from nearhome.measures.compute import compute
from nearhome.measures.loading import load_measures
from nearhome.measures.members import members
from worked import CONTEXT, opened

ROOT = Path(__file__).resolve().parents[3]
ON = date(2024, 3, 31)
SKETCH = "CHILD DECOM PLACE\nA 2024-01-10 P1\nB 2024-01-10 U6\nC 2022-01-10 P1"
BORN = {"A": "2023-12-10", "B": "2023-12-10", "C": "2010-01-10"}


def example() -> str:
    page = (ROOT / "docs/how-to/add-a-measure.md").read_text(encoding="utf-8")
    found = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert found
    return found.group(1)


def test_the_example_of_the_page_works(tmp_path: Path) -> None:
    (tmp_path / "babies.py").write_text(example(), encoding="utf-8")
    more = load_measures(tmp_path)
    assert [measure.code for measure in more] == ["X01"]
    records = opened(records_of(SKETCH, BORN))
    found = compute(records, [ON], ["A01", "X01"], ["placement"], CONTEXT, more=more)
    own = {each.group: (each.numerator, each.denominator) for each in found if each.code == "X01"}
    assert own[""] == (1, 2)
    assert own["with parents"] == (1, 1)
    assert own["foster"] == (0, 1)
    assert [each.value for each in found if each.code == "A01" and not each.breakdown] == [3]
    behind = members(records, "X01", ON, CONTEXT, more=more)
    assert [(each.child, each.in_numerator) for each in behind] == [("A", True), ("B", False)]


def test_no_folder_is_no_measure(tmp_path: Path) -> None:
    assert load_measures(tmp_path / "measures") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("import nothing_of_the_kind", r"own\.py cannot be run: ModuleNotFoundError"),
        ("x = 1 +", r"own\.py cannot be run: SyntaxError"),
        ("x = 1", r"own\.py declares no measure"),
    ],
)
def test_a_file_that_is_no_declaration_is_refused_by_name(
    tmp_path: Path, text: str, message: str
) -> None:
    (tmp_path / "own.py").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        load_measures(tmp_path)


def test_a_code_that_is_taken_is_refused(tmp_path: Path) -> None:
    (tmp_path / "own.py").write_text(example().replace('"X01"', '"A01"'), encoding="utf-8")
    with pytest.raises(ValueError, match=r"own\.py declares A01, which the catalogue has already"):
        load_measures(tmp_path)
    (tmp_path / "own.py").write_text(example(), encoding="utf-8")
    (tmp_path / "twice.py").write_text(example(), encoding="utf-8")
    with pytest.raises(ValueError, match=r"twice\.py declares X01, which own\.py has already"):
        load_measures(tmp_path)
