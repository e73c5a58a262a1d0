"""Which measures come out of each other layout that is read, and of all of a source's together.

`python -m nearhome.journeys.list_feeds --write src/nearhome/returns/local/feeds.csv` writes the table that the
reference of lists prints; without it the table is printed.
"""

import csv
import io
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from nearhome.measures.catalogue.listing import measures
from nearhome.measures.declaration import Measure
from nearhome.measures.list_needs import Need
from nearhome.returns.local.feeding import Fed, fed_by, sources
from nearhome.vocabulary.periods import window_start

ANY_DAY = date(2026, 3, 31)
"""How far a measure looks back is asked at this date, and is the same at any other."""
TOGETHER = "together"


def feeds() -> list[tuple[str, str, str]]:
    """Source, table and codes of the measures of lists that it gives; `together` is a source's whole."""
    found = []
    for source, names in sources().items():
        each = {name: fed_by(source, (name,)) for name in names}
        found += [(source, name, " ".join(_measured(fed))) for name, fed in each.items()]
        found.append((source, TOGETHER, " ".join(_measured(fed_by(source, names)))))
    return found


def _measured(fed: Mapping[str, Fed]) -> Iterator[str]:
    for measure in measures():
        if measure.needs and all(_gives(measure, need, fed) for need in measure.needs):
            yield measure.code


def _gives(measure: Measure, need: Need, fed: Mapping[str, Fed]) -> bool:
    found = fed.get(need.list_name)
    if found is None:
        return False
    begins = measure.list_begins(need.list_name, ANY_DAY)
    long_enough = {
        part
        for part, months in found.parts.items()
        if not months or window_start(ANY_DAY, months) <= begins
    }
    is_there = "" in long_enough or (
        bool(need.parts) and all(long_enough.intersection(bracket) for bracket in need.parts)
    )
    return is_there and all(found.columns.intersection(bracket) for bracket in need.columns)


def written() -> str:
    """The table as CSV."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(("source", "table", "measures"))
    rows.writerows(feeds())
    return out.getvalue()


def main(arguments: Sequence[str]) -> int:
    """Prints the table, or writes it to the file named after `--write`."""
    if arguments[:1] == ["--write"] and len(arguments) == 2:
        Path(arguments[1]).write_text(written(), encoding="utf-8")
    else:
        sys.stdout.write(written())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
