"""The oracle is independent: of the product it imports the words and what the tables are, nothing else."""

import ast
from pathlib import Path

import pytest

REFERENCE = Path(__file__).parents[2] / "reference"
ALLOWED = ("nearhome.vocabulary", "nearhome.records", "reference")
STANDARD = ("calendar", "collections", "dataclasses", "datetime", "itertools", "math", "typing")


@pytest.mark.parametrize("path", sorted(REFERENCE.glob("*.py")), ids=lambda path: path.name)
def test_the_reference_imports_only_vocabulary_and_records(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom):
            names = [str(node.module)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            own = any(name == each or name.startswith(f"{each}.") for each in ALLOWED)
            assert own or name.split(".")[0] in STANDARD, name
