"""A measure of an analyst's own: one file, no package touched."""

import re
from datetime import date
from pathlib import Path

import pytest

from histories.sketches import records_of
from nearhome.measures.compute import compute
from nearhome.measures.members import members
from nearhome.measures.own.faults import Fault
from nearhome.measures.own.loading import load_own
from nearhome.measures.own.trying import failures
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
    more = load_own(programmed=tmp_path).measures
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
    found = load_own(tmp_path / "measures", tmp_path / "measures")
    assert (found.measures, found.faults) == ((), ())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("import nothing_of_the_kind", "own.py: it cannot be run: ModuleNotFoundError"),
        ("x = 1 +", "own.py: it cannot be run: SyntaxError"),
        ("x = 1", "own.py: it declares no measure"),
    ],
)
def test_a_file_that_is_no_declaration_is_left_out_by_name(
    tmp_path: Path, text: str, message: str
) -> None:
    (tmp_path / "own.py").write_text(text, encoding="utf-8")
    (tmp_path / "babies.py").write_text(example(), encoding="utf-8")
    found = load_own(programmed=tmp_path)
    assert [each.code for each in found.measures] == ["X01"]
    (fault,) = found.faults
    assert str(fault).startswith(message)


def test_a_code_that_is_taken_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "own.py").write_text(example().replace('"X01"', '"A01"'), encoding="utf-8")
    found = load_own(programmed=tmp_path)
    assert found.measures == ()
    assert "own.py, code: A01 is the code of a measure of the catalogue (Children in care)" in str(
        found.faults[0]
    )
    (tmp_path / "own.py").write_text(example(), encoding="utf-8")
    (tmp_path / "twice.py").write_text(example(), encoding="utf-8")
    found = load_own(programmed=tmp_path)
    assert found.files == {"X01": "own.py"}
    assert "twice.py, code: X01 is the code of a measure that own.py has" in str(found.faults[0])


RAISES = {
    "its query": "shape=Share(LOOKED_AFTER, lambda rows: rows.nothing == 1)",
    "its cell": "shape=Divides(LOOKED_AFTER)",
}
DIVIDES = """
from dataclasses import dataclass
from nearhome.measures.shapes import Cell, Count

@dataclass(frozen=True)
class Divides(Count):
    def cell(self, numbers, on, context, restricted):
        return Cell(1, 0, 1 / 0)

"""


@pytest.mark.parametrize("where", RAISES)
def test_one_that_raises_when_computed_is_told_and_no_other(tmp_path: Path, where: str) -> None:
    text = re.sub(r"shape=Share\(.*\)", RAISES[where], example()).replace("X01", "X09")
    (tmp_path / "raises.py").write_text(DIVIDES + text, encoding="utf-8")
    (tmp_path / "babies.py").write_text(example(), encoding="utf-8")
    found = load_own(programmed=tmp_path)
    records = opened(records_of(SKETCH, BORN))
    why = failures(records, [ON], found.measures, ["sex"], CONTEXT)
    assert list(why) == ["X09"]
    assert ("no column nothing" if where == "its query" else "ZeroDivisionError") in why["X09"]
    kept = found.without(
        {code: Fault(found.files[code], code, told, "mend it") for code, told in why.items()}
    )
    assert [each.code for each in kept.measures] == ["X01"]
    assert str(kept.faults[0]).startswith("raises.py, X09: it cannot be worked out")
