"""What the reference says of the batch that faults are tried on, worked out once.

Run as `python -m mutants.expected FILE`, from the product as it stands.
"""

import pickle
import sys
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path
from typing import Any

from histories.agreement import Batch
from histories.arrow import arrow_records, typed_return
from histories.returns import random_returns
from mutants.probe import BY, GROUPED
from nearhome.records.tables import tables
from nearhome.returns.raw import Return
from nearhome.vocabulary.periods import month_ends
from reference import joining
from reference.measures import compute_from
from reference.rules import CODES

SEED, CHILDREN = 24, 450
YEAR_ENDS = tuple(date(year, 3, 31) for year in (2019, 2020, 2021, 2022))
ORIGIN = ("collection_year", "origin_file", "origin_row")


def write_expected(path: Path) -> None:
    """Pickles a batch with its answers, as plain values and Arrow tables."""
    batch = Batch(SEED, CHILDREN)
    dates = [*month_ends(date(2024, 3, 31), 13), *YEAR_ENDS, date(2023, 6, 14)]
    asked = [(code, None) for code in CODES] + [(code, by) for code in GROUPED for by in BY]
    answers = {}
    for code, by in asked:
        for on in dates:
            for group, each in compute_from(batch.slow, code, on, by).items():
                mine = (each.numerator, each.denominator, each.value, each.status)
                answers[code, on, by or "", group] = mine
    context = batch.context
    returns = random_returns(SEED, CHILDREN)
    held = {
        "tables": arrow_records(batch.records),
        "context": {
            "as_at": context.as_at,
            "populations": [tuple(asdict(each).values()) for each in context.populations],
            "comparator_rates": [tuple(asdict(each).values()) for each in context.comparator_rates],
        },
        "dates": dates,
        "answers": answers,
        "returns": [
            {field.name: getattr(each, field.name) for field in fields(Return)}
            for each in map(typed_return, returns)
        ],
        "joined": {name: _rows(name, rows) for name, rows in joining.join(returns).items()},
    }
    path.write_bytes(pickle.dumps(held))


def _rows(name: str, rows: list[dict[str, Any]]) -> tuple[list[str], set[str]]:
    columns = [column.name for column in tables()[name].columns if column.name not in ORIGIN]
    return columns, {repr({column: row[column] for column in columns}) for row in rows}


if __name__ == "__main__":
    write_expected(Path(sys.argv[1]))
