"""Cohorts as SQL, as shipped for DuckDB.

Ibis takes longer to write the SQL of a council's cohorts than DuckDB takes to run it. So what the
expressions compile to for DuckDB ships with the package (`sql/duckdb/`), a test says that it is what
they compile to today, and `scripts/write_sql.py` writes it. Any other engine compiles as it goes, and
only then is Ibis loaded (`compiling`).
"""

from dataclasses import dataclass
from importlib.resources import files

SHIPPED_DIALECT = "duckdb"
_NEEDS = "-- needs: "


@dataclass(frozen=True)
class Statement:
    """A query and the named tables it reads: records, small tables, kept cohorts."""

    needs: tuple[str, ...]
    sql: str

    @property
    def text(self) -> str:
        """As it stands in a file."""
        return f"{_NEEDS}{' '.join(self.needs)}\n{self.sql}\n"

    @classmethod
    def read(cls, text: str) -> "Statement":
        """From the text of a file."""
        first, _, sql = text.partition("\n")
        return cls(tuple(first.removeprefix(_NEEDS).split()), sql.rstrip("\n"))


def shipped(package: str, name: str) -> Statement | None:
    """The statement that ships in a package for DuckDB, None where there is none of that name."""
    path = files(package).joinpath("sql", SHIPPED_DIALECT, f"{name}.sql")
    return Statement.read(path.read_text(encoding="utf-8")) if path.is_file() else None
