"""Writes the SQL that cohorts and measures compile to: what ships for DuckDB, and Spark's beside it.

Run after any change in `nearhome.cohorts` or `nearhome.measures`; tests/conformance says when it was
forgotten. The SQL in the repository is also the way out, should Ibis no longer be kept up.
"""

import sys
from pathlib import Path

from nearhome.cohorts.compiling import kept_statements
from nearhome.cohorts.statements import Statement
from nearhome.measures.compiling import statements

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "nearhome"
GOLDEN = ROOT / "tests" / "golden" / "sql"


def files() -> dict[Path, Statement]:
    """Every file with the statement it should hold."""
    places = {"duckdb": lambda package: PACKAGE / package / "sql" / "duckdb"}
    places["pyspark"] = lambda package: GOLDEN / "pyspark" / package
    makers = {"cohorts": kept_statements, "measures": statements}
    return {
        place(package) / f"{name}.sql": statement
        for dialect, place in places.items()
        for package, make in makers.items()
        for name, statement in make(dialect).items()
    }


def main() -> int:
    """Writes what differs and removes what is no longer compiled; prints what it did."""
    wanted = files()
    for path, statement in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != statement.text:
            path.write_text(statement.text, encoding="utf-8")
            print(f"written: {path.relative_to(ROOT)}")
    for folder in {path.parent for path in wanted}:
        for stale in set(folder.glob("*.sql")) - set(wanted):
            stale.unlink()
            print(f"removed: {stale.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
