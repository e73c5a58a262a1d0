"""Writes what is made from the checks' declarations: their SQL for DuckDB, and the page that lists them.

Run after any change in `nearhome.checks`; tests/unit/checks says when it was forgotten.
"""

from collections.abc import Iterator
from pathlib import Path

from nearhome.checks.catalogue import checks
from nearhome.checks.declaration import Check
from nearhome.checks.from_the_log import log_checks
from nearhome.checks.statements import DIALECT, compiled

ROOT = Path(__file__).resolve().parent.parent
SQL = ROOT / "src" / "nearhome" / "checks" / "sql" / DIALECT
PAGE = ROOT / "docs" / "reference" / "checks.md"

OPENING = """# What `nearhome check` looks for

What is wrong in a return and moves a measure; the DfE's whole set of validation rules is another, larger
thing. `nearhome check DIR` prints one line a row found (`rule,severity,table,row,child,field,message`), the
rule that touches most children first, and exits 1 when it found something. An *error* is wrong for certain; a
*warning* may be right. The last column here names the DfE's own rules on the same thing.

This page is made from the declarations in `src/nearhome/checks` by `scripts/write_checks.py`.

## In the records
"""
MET = """
## Met while reading and joining

What was mended or made unknown on the way ([joining](../explanation/joining.md)) is no longer in the records;
it is found by its entry in the log.
"""


def page() -> str:
    """The reference page."""
    return "\n".join((OPENING, *table_of_checks(), MET, *table_of_log_checks(), ""))


def table_of_checks() -> Iterator[str]:
    """A row a check on the records."""
    yield "| rule | severity | field | what is wrong, and the mend | moves | DfE rules |"
    yield "|---|---|---|---|---|---|"
    for check in checks().values():
        yield (
            f"| {check.rule} | {check.severity} | {field_of(check)} | {check.what} {check.mend} "
            f"| {', '.join(check.moves)} | {', '.join(check.sector)} |"
        )


def field_of(check: Check) -> str:
    """The field, or the table when the whole row is wanting."""
    return f"{check.table}, no row" if check.absent else f"{check.table} {check.field}"


def table_of_log_checks() -> Iterator[str]:
    """A row a check on the log."""
    yield "| rule | severity | what is wrong, and the mend | moves | in the log |"
    yield "|---|---|---|---|---|"
    for each in log_checks().values():
        met = f"{each.log_rule} ({each.field})" if each.field else each.log_rule
        yield (
            f"| {each.rule} | {each.severity} | {each.what} {each.mend} "
            f"| {', '.join(each.moves)} | {met} |"
        )


def files() -> dict[Path, str]:
    """Every file with the text it should hold."""
    return {PAGE: page(), **{SQL / f"{name}.sql": sql for name, sql in compiled().items()}}


def main() -> None:
    """Writes what differs, and takes away SQL that is no longer compiled."""
    wanted = files()
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"written: {path.relative_to(ROOT)}")
    for stale in set(SQL.glob("*.sql")) - set(wanted):
        stale.unlink()
        print(f"removed: {stale.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
