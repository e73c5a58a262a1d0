"""The Board's decisions on its list of panels: a record that is added to and never changed.

adopted/decisions.csv     a row for each decision, each sealed with the one before it
adopted/<number>.toml     the list as that decision adopted it
headlines.toml            the list in force
"""

import csv
import hashlib
import io
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date
from pathlib import Path

from nearhome.store.errors import WorkspaceError, told
from nearhome.store.paths import usable
from nearhome.store.together import replace_together

FOLDER, RECORD = "adopted", "decisions.csv"


@dataclass(frozen=True, slots=True)
class KeptDecision:
    """One decision: its number, the day, the minute, the role that recorded it, and what it changed.

    `sha256` is the hash of the list it adopted; the panels are named by their ids, parted by spaces.
    `seal` is the hash of the row and of the seal before it.
    """

    number: int
    on: date
    minute: str
    by: str
    sha256: str
    came_in: str
    went_out: str
    moved: str
    reworded: str
    recounted: str
    beside: str
    seal: str = ""


COLUMNS = tuple(each.name for each in fields(KeptDecision))


def hash_of(content: bytes) -> str:
    """The hash by which a list is known."""
    return hashlib.sha256(content).hexdigest()


def read_decisions(folder: Path) -> tuple[KeptDecision, ...]:
    """Every decision recorded in a workspace's folder, earliest first.

    WorkspaceError names the first row that is not as it was written.
    """
    path = usable(folder) / FOLDER / RECORD
    with told(folder):
        if not path.exists():
            return ()
        rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))
    found: list[KeptDecision] = []
    for number, row in enumerate(rows, start=1):
        seal = found[-1].seal if found else ""
        try:
            each = _decision(row)
        except (KeyError, TypeError, ValueError) as error:
            raise _broken(folder, number) from error
        if each.number != number or each.seal != _seal(each, seal):
            raise _broken(folder, number)
        found.append(each)
    return tuple(found)


def list_of(folder: Path, number: int) -> bytes:
    """The list that a decision adopted. WorkspaceError when it cannot be read."""
    with told(folder):
        return (usable(folder) / FOLDER / f"{number}.toml").read_bytes()


def keep_decision(
    folder: Path, before: Sequence[KeptDecision], decision: KeptDecision, content: bytes
) -> KeptDecision:
    """Add a decision to the record, with the list it adopts; the rows that are there stay as they are."""
    path = usable(folder) / FOLDER / RECORD
    sealed = KeptDecision(
        **{
            **{name: getattr(decision, name) for name in COLUMNS},
            "seal": _seal(decision, before[-1].seal if before else ""),
        }
    )
    with told(folder):
        written = path.read_bytes() if before else _line(COLUMNS)
    # The row comes last: a run killed between the two has recorded nothing, and the next takes its number.
    contents = {f"{decision.number}.toml": content, RECORD: written + _line(astuple(sealed))}
    replace_together(folder / FOLDER, contents)
    return sealed


def _decision(row: dict[str, str]) -> KeptDecision:
    given = {**row, "number": int(row["number"]), "on": date.fromisoformat(row["on"])}
    return KeptDecision(**given)  # type: ignore[arg-type]


def _seal(decision: KeptDecision, before: str) -> str:
    row = _line([*astuple(decision)[:-1], before])
    return hashlib.sha256(row).hexdigest()


def _line(cells: Sequence[object]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerow(
        [each.isoformat() if isinstance(each, date) else each for each in cells]
    )
    return out.getvalue().encode()


def _broken(folder: Path, number: int) -> WorkspaceError:
    return WorkspaceError(
        f"Row {number} of {folder / FOLDER / RECORD} is not as it was written.",
        "Put the file back from a copy: the record of decisions is added to and never changed.",
    )
