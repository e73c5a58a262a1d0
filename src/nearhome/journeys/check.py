"""`nearhome check`: what is wrong in the returns and moves a measure."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from nearhome.checks.declaration import Finding
from nearhome.checks.run import run
from nearhome.journeys.listing import Listing, listing
from nearhome.journeys.records import open_records
from nearhome.journeys.snapshot_tables import LOG
from nearhome.vocabulary.periods import collection_year, year_label

COLUMNS = ("rule", "severity", "table", "row", "child", "field", "message")


def check(
    folder: Path, *, as_at: date | None = None, say: Callable[[str], None] | None = None
) -> Listing:
    """Every finding in the returns in force, the rule that touches most children first.

    With `as_at`, only those in the return of that date's collection year. Officers' output: it names
    children. The message ends with the file that the row is in, or the year that lacks it.
    WorkspaceError when there is nothing to check.
    """
    records = open_records(folder)
    found = run(records.tables, records.snapshot.table(LOG))
    if as_at is not None:
        year = collection_year(records.on(as_at))
        found = [each for each in found if each.collection_year in (year, None)]
    if say:
        children = {each.child for each in found if each.child}
        rules = {each.rule for each in found}
        say(f"{len(found):,} findings of {len(rules)} rules, about {len(children):,} children.")
    return listing(
        COLUMNS,
        (
            (
                each.rule,
                str(each.severity),
                each.table,
                each.row,
                each.child,
                each.field,
                f"{each.message} {_where(each)}".rstrip(),
            )
            for each in found
        ),
    )


def _where(finding: Finding) -> str:
    if finding.file or finding.collection_year is None:
        return finding.file
    return year_label(finding.collection_year)
