"""The reference of local lists, docs/reference/lists.md, generated from the tables that declare them.

`python -m nearhome.returns.local.reference_page` prints it; `--write FILE` writes it.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from nearhome.records.list_tables import ANSWER, NOT_YET, ListColumn, ListTable, list_tables
from nearhome.returns import lists
from nearhome.returns.local.cell_kinds import limits_of
from nearhome.returns.local.traits import (
    ANY_DAY,
    ANYBODY,
    DATES,
    NONE,
    SCHOOL_YEARS,
    UNTIL_REPLACED,
    traits,
)
from nearhome.vocabulary.shipped import shipped_rows

HEAD = """# Lists

Every local list: its columns, what may stand in them, and what else feeds it. This page is generated;
change `nearhome/records/list_tables.csv` (or `mapping.csv` and `sources.csv` in
`nearhome/returns/local`), then run `python -m nearhome.returns.local.reference_page --write
docs/reference/lists.md`. How to fill a list in and add it is in [local lists](../how-to/local-lists.md).

Types: `child` is the identifier as in the return; `date` any of the layouts that the return may come in;
`time` is 07:30 or 7.30am; `year` is a financial year, 2026-27; `flag` is yes or no, or empty where it is not known; `number` and `integer` may
have a pound sign and commas; `code` is one of the values, `codes` several parted by a semicolon.

What a blank says: `not known` (counted as not yes, and still counted below the line), `not yet` (it has not
happened), or `an answer` (there is no such thing). A measure says "not collected" when a column it is read from is
blank in every row it looks at; of a `not yet` column, in every row the list has; of `an answer`, never. Which
measure is read from which columns is in the [measure reference](measures.md).
"""
STEERING = """## Lists that steer the joining

They are no tables of the records: they say how returns are read and joined.
"""
SOURCES = """## Other layouts that are read

Which column of which layout fills which column of which list. What is not named is not read. Only
Nearhome's own `return_interviews` feeds the measures of return interviews (I06 to I11): the others hold
whether one was offered and accepted, without a day.
"""
FEEDS = """## Which measures come out of each

With the return and the layout named alone, as far back as its own days go. A layout that gives a measure nothing is
blank: what it lacks, a stage date or a column, stands with the measure in the [measure reference](measures.md), and Nearhome's own
template (`nearhome template`) has it. `together` is all of a source's tables at once. The tables of Annex A tell of six or twelve
months, so that what looks further back needs another list.
"""
_BLANKS = {"": "not known", NOT_YET: "not yet", ANSWER: "an answer"}
_REACHES = {
    DATES: "from the first of the month of its earliest day to its latest, or to the day the records "
    "describe when that is at most 31 days later",
    ANY_DAY: "any day, to the day the records described when it was added",
    UNTIL_REPLACED: "any day, until it is replaced",
    SCHOOL_YEARS: "from the September of its first school year to the August after its last",
    NONE: "",
}


def page() -> str:
    """The whole page."""
    return "\n".join(
        (
            HEAD,
            *(_section(each) for each in list_tables().values()),
            STEERING,
            *(_steering(name) for name in lists.names()),
            SOURCES,
            *(_source(row) for row in shipped_rows(__package__, "sources.csv")),
            FEEDS,
            _feeds(),
        )
    )


def _section(declared: ListTable) -> str:
    own = traits()[declared.name]
    facts = [f"One row for each {_joined(declared.key)}."]
    if own.children == ANYBODY:
        facts.append("Its children need not be in the return.")
    if _REACHES[own.reach]:
        facts.append(f"Without a coverage row it is taken as complete {_REACHES[own.reach]}.")
    rows = [_column(declared, column) for column in declared.columns]
    head = ("column", "type", "every row", "a blank is", "values", "meaning", "example")
    return "\n".join((f"### {declared.name}", "", " ".join(facts), "", _table(head, rows)))


def _column(declared: ListTable, column: ListColumn) -> Sequence[str]:
    return (
        f"`{column.name}`",
        column.kind,
        "yes" if column.is_required else "",
        "" if column.is_required else _BLANKS[column.blank],
        "; ".join(column.values) or _limits(declared.name, column),
        column.meaning,
        column.example,
    )


def _limits(name: str, column: ListColumn) -> str:
    if column.kind not in ("number", "integer"):
        return ""
    least, most = limits_of(name, column.name)
    return f"{least:,.0f} to {most:,.0f}" if most < 1e9 else ""


def _steering(name: str) -> str:
    rows = [
        (f"`{c.name}`", c.type, "yes" if c.required else "", c.meaning, c.example)
        for c in lists.columns_of(name)
    ]
    head = ("column", "type", "every row", "meaning", "example")
    return "\n".join((f"### {name}", "", _table(head, rows)))


def _source(said: dict[str, str]) -> str:
    mapped = [
        row
        for row in shipped_rows(__package__, "mapping.csv")
        if (row["source"], row["table"]) == (said["source"], said["table"]) and row["part"]
    ]
    notes = [f"{said['title']}. Source: {said['cited']}."]
    if said["months"]:
        notes.append(f"It tells of the {said['months']} months to its own day, and of no other.")
    if said["note"]:
        notes.append(said["note"])
    body = _table(("list", "list column", "from", "read as"), [_mapped(row) for row in mapped])
    title = f"### {said['source']}: {said['table']}"
    return "\n".join(
        (title, "", " ".join(notes), "", body if mapped else "No list is read from it.\n")
    )


def _feeds() -> str:
    rows = [
        (row["source"], row["table"], row["measures"].replace(" ", ", "))
        for row in shipped_rows(__package__, "feeds.csv")
    ]
    return _table(("source", "table", "measures"), rows)


def _mapped(row: dict[str, str]) -> Sequence[str]:
    given = {"@as_at": "the day the records describe"}
    source = row["heading"] or given.get(row["fixed"], f"always {row['fixed']}")
    conditions = {"yes": "no row without it", "where": "only rows where", "unless": "no row where"}
    told = [conditions.get(row["needed"], ""), _words(row["values"])]
    column = f"`{row['list_column']}`" if row["list_column"] else ""
    return (row["list"], column, source, ": ".join(each for each in told if each))


def _words(set_name: str) -> str:
    if not set_name:
        return ""
    if set_name == "@care_id":
        return "the child whose period of care it is, by the list care_ids"
    if set_name.startswith("@"):
        return "pounds since 1 April, made pounds a week"
    return f"`values.csv`, {set_name}"


def _joined(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(c) for c in line)} |" for line in lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main(arguments: list[str]) -> int:
    """Prints the page, or writes it to the file named after `--write`."""
    if arguments[:1] == ["--write"] and len(arguments) == 2:
        Path(arguments[1]).write_text(page(), encoding="utf-8")
    else:
        sys.stdout.write(page())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
