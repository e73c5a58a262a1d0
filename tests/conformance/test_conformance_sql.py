"""The SQL in the repository is what the expressions compile to, on both engines, and nothing forbidden."""

import re
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from nearhome.cohorts.plan import KEPT
from nearhome.cohorts.statements import Statement
from nearhome.measures.catalogue.listing import measures
from nearhome.measures.placed import PLACED

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN = {
    "as-of join": r"\bASOF\b",
    "the mode": r"\bMODE\s*\(",
    "a column list that is written in any order": r"\bEXCLUDE\b|\bEXCEPT\s*\(",
    "the clock": r"\bNOW\s*\(|\bCURRENT_DATE\b|\bCURRENT_TIMESTAMP\b",
    "a bare division": r'["`)\w]\s*/\s*["`(\w]',
    "NaN": r"'NaN'",
    "the first or last of a group": r"\bFIRST\s*\(|\bLAST\s*\(|\bFIRST_VALUE\b|\bLAST_VALUE\b|\bANY_VALUE\b",
    "sorting without a window": r"\bLIMIT\b",
}


@cache
def writer() -> ModuleType:
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        import write_sql
    finally:
        sys.path.remove(str(ROOT / "scripts"))
    return write_sql


@cache
def wanted() -> dict[Path, Statement]:
    return dict(writer().files())


def test_sql_in_the_repository_is_what_compiles_today() -> None:
    differing = [
        str(path.relative_to(ROOT))
        for path, statement in wanted().items()
        if not path.is_file() or path.read_text(encoding="utf-8") != statement.text
    ]
    assert differing == [], "run `python scripts/write_sql.py` and look at what changed"


def test_no_sql_is_left_over() -> None:
    held = {path for folder in {each.parent for each in wanted()} for path in folder.glob("*.sql")}
    assert held == set(wanted())


def test_every_kept_cohort_and_population_has_its_sql_on_both_engines() -> None:
    names = {*KEPT, PLACED} | {each.name for measure in measures() for each in measure.populations}
    for part in ("src/nearhome", "tests/golden/sql/pyspark"):
        held = {path.stem for path in wanted() if path.is_relative_to(ROOT / part)}
        assert held == names


@pytest.mark.parametrize("what", FORBIDDEN)
def test_nothing_is_used_that_engines_differ_on(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what], re.IGNORECASE)
    found = [
        f"{path.name}: {match.group(0)}"
        for path, statement in wanted().items()
        if (match := pattern.search(statement.sql))
    ]
    assert found == []


def test_a_forbidden_operation_would_be_seen() -> None:
    written = {
        "as-of join": "a ASOF JOIN b",
        "the mode": "MODE(place)",
        "a column list that is written in any order": "SELECT * EXCLUDE (a)",
        "the clock": "NOW()",
        "a bare division": '"t0"."a" / "t0"."b"',
        "NaN": "CAST('NaN' AS DOUBLE)",
        "the first or last of a group": "FIRST(x)",
        "sorting without a window": "LIMIT 5",
    }
    assert all(re.search(FORBIDDEN[what], sql, re.IGNORECASE) for what, sql in written.items())
    assert set(written) == set(FORBIDDEN)
