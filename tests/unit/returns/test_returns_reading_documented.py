"""The page on reading names every rule that a line of the log may carry."""

import re
from pathlib import Path

from nearhome.returns.limits import Limits
from nearhome.returns.typed_table import reasons

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/explanation/reading.md").read_text(encoding="utf-8")
MODULES = (
    "sheet",
    "reading",
    "collection_year",
    "platform_years",
    "delimited_table",
    "consistency",
)


def _rules_in_code() -> set[str]:
    found: set[str] = set()
    for module in MODULES:
        text = (ROOT / f"src/nearhome/returns/{module}.py").read_text(encoding="utf-8")
        found |= set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', text))
    return found


def test_every_rule_is_on_the_page() -> None:
    rules = _rules_in_code() | set(reasons())
    assert len(rules) > 30
    assert {rule for rule in rules if f"`{rule}`" not in PAGE} == set()


def test_the_bounds_on_the_page_are_those_in_force() -> None:
    limits = Limits()
    assert f"{limits.file_bytes // 1_000_000} MB in a file" in PAGE
    assert f"{limits.total_bytes // 1_000_000} MB in one reading" in PAGE
    assert f"{limits.rows:,} rows in a table" in PAGE
    assert f"{limits.ratio} times" in PAGE
    assert limits.sheet_cells == 5_000_000
    assert limits.depth == 5
