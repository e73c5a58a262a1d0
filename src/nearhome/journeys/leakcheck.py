"""`nearhome leakcheck`: what could be worked out of the hidden cells of editions, and from which cells.

A reader of an edition holds every edition for that audience or a wider one, and whatever others published.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from nearhome.disclosure.cells import Cell, Number, parts_of
from nearhome.disclosure.definitions import Definitions
from nearhome.disclosure.leaks import Judgement, Leak, is_leak, judged
from nearhome.disclosure.small import is_small
from nearhome.journeys.counted import definitions
from nearhome.journeys.leak_tables import Table, cells_of_table, tables_of
from nearhome.journeys.listing import Cell as Shown
from nearhome.journeys.listing import Listing, listing
from nearhome.journeys.own_measures import own_measures
from nearhome.journeys.published_known import published_cells
from nearhome.store.workspace import SETTINGS, open_workspace

COLUMNS = (
    "edition",
    "code",
    "as_at",
    "breakdown",
    "group",
    "number",
    "finding",
    "low",
    "high",
    "follows_from",
)
INFERRED, PRINTED, NOT_JUDGED = "can be worked out", "is printed", "cannot be judged"
OFFICERS, BOARD, EXEMPT = "officers", "board", "exempt"
"""Audiences: the officers' own editions hide nothing; every other but the Board's is the public's."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a cell: a hidden number that leaks, or a small one that is printed."""

    cell: Cell
    number: Number
    what: str
    low: float
    high: float
    follows_from: tuple[Cell, ...]


def leakcheck(
    folder: Path,
    tables: Sequence[Path] = (),
    *,
    truth: Path | None = None,
    say: Callable[[str], None] | None = None,
) -> Listing:
    """Every hidden cell of the editions in a folder that could be inferred; none when they are safe.

    `folder` is an edition's, or a workspace's; in a workspace the DfE's totals of the council are known. `tables` are tables published elsewhere, in the layout of
    `measures`, as is `truth` (officers only), by which a number that is hidden for others' sake may come to
    exclude some of 1-5. Without it that counts as a leak. What contradicts itself is told to `say`.
    RefusedError when a table cannot be read.
    """
    held = tables_of(folder, tables)
    workspace = _workspace(folder)
    defined = definitions(own_measures(workspace).measures if workspace else ())
    known = _published_totals(workspace, held) if workspace else ()
    found: dict[tuple[str, Number, str], Finding] = {}
    for audience in dict.fromkeys(map(_reader, held)):
        if audience != OFFICERS:
            for each in _of_reader(audience, held, known, defined, say):
                found.setdefault((each.cell.edition, each.number, each.what), each)
    true = _truth(truth, defined) if truth is not None and found else {}
    left = [each for each in found.values() if _stands(each, true)]
    if say is not None:
        say(_summary(held, left))
    return listing(COLUMNS, (_row(each) for each in left))


def _workspace(folder: Path) -> Path | None:
    """The workspace that a folder is, or that an edition's folder is in."""
    places = (folder, folder.resolve().parent.parent)
    return next((place for place in places if (place / SETTINGS).is_file()), None)


def _published_totals(workspace: Path, held: Iterable[Table]) -> tuple[Cell, ...]:
    """The DfE's totals of the council on the days of the tables."""
    days = {cell.as_at for table in held for cell in table.cells}
    known = published_cells(open_workspace(workspace), days)
    return tuple(cell for cell in known if not cell.breakdown)


def _reader(table: Table) -> str:
    """For whom a table is: the officers (an exempt appendix too), the Board or everybody."""
    if table.audience == EXEMPT:
        return OFFICERS
    return table.audience if table.audience in (OFFICERS, BOARD) else "public"


def _of_reader(
    audience: str,
    held: Sequence[Table],
    others: Sequence[Cell],
    defined: Definitions,
    say: Callable[[str], None] | None,
) -> Iterator[Finding]:
    """What a reader finds in the editions for that audience, who holds these and every wider one."""
    readable = {audience, "public"}
    known = [table for table in held if _reader(table) in readable]
    own = [table for table in known if _reader(table) == audience]
    cells = [cell for table in known for cell in table.cells]
    wanted = dict(each for table in own for each in _hidden(table.cells, defined))
    names = {table.name for table in own}
    judgement = judged(cells, defined, others)
    for leak in judgement.leaks:
        number = leak.number._replace(telling=0)
        if number in wanted:
            yield _finding(leak, leak.cell if leak.cell.edition in names else wanted[number])
    yield from (each for table in own if table.ours for each in _printed(table.cells, defined))
    _tell(judgement, say)


def _hidden(cells: Iterable[Cell], defined: Definitions) -> Iterator[tuple[Number, Cell]]:
    for cell in cells:
        if cell.hidden:
            for part in parts_of(cell, defined.meaning(cell.code, cell.unit)):
                if part.is_hidden:
                    yield part.number, cell


def _finding(leak: Leak, cell: Cell) -> Finding:
    what = INFERRED if leak.judged else NOT_JUDGED
    return Finding(cell, leak.number, what, leak.low, leak.high, leak.follows_from)


def _printed(cells: Iterable[Cell], defined: Definitions) -> Iterator[Finding]:
    """Numbers of one to five children that an edition shows."""
    nobody = defined.amounts | defined.loose | defined.below_nought | defined.public
    for cell in cells:
        for number, low, high in parts_of(cell, defined.meaning(cell.code, cell.unit)):
            if low is not None and high == low and is_small(low) and number.what not in nobody:
                yield Finding(cell, number, PRINTED, low, low, (cell,))


def _truth(path: Path, defined: Definitions) -> Mapping[Number, float]:
    return {
        part.number: part.low
        for cell in cells_of_table(path, path.name)
        for part in parts_of(cell, defined.meaning(cell.code, cell.unit))
        if part.low is not None
    }


def _stands(finding: Finding, true: Mapping[Number, float]) -> bool:
    """Whether a finding is a leak when the true number is at hand too."""
    number = true.get(finding.number._replace(telling=0))
    return finding.what != INFERRED or is_leak(finding.low, finding.high, number)


def _row(finding: Finding) -> tuple[Shown, ...]:
    cell = finding.cell
    return (
        cell.edition,
        cell.code,
        cell.as_at,
        cell.breakdown,
        cell.group,
        finding.number.what,
        finding.what,
        _whole(finding.low),
        _whole(finding.high),
        "; ".join(_cell(each) for each in finding.follows_from),
    )


def _whole(number: float) -> float | int | None:
    """A bound without a needless decimal; None where there is none."""
    if not isfinite(number):
        return None
    return int(number) if number == int(number) else round(number, 3)


def _cell(cell: Cell) -> str:
    group = f" {cell.breakdown} {cell.group}" if cell.breakdown else ""
    return f"{cell.code} {cell.as_at}{group} ({cell.place})"


def _tell(judgement: Judgement, say: Callable[[str], None] | None) -> None:
    if say is None:
        return
    for cells in judgement.contradictions:
        say(f"These contradict each other, and are left out: {'; '.join(map(_cell, cells))}.")


def _summary(held: Sequence[Table], left: Sequence[Finding]) -> str:
    checked = [table for table in held if _reader(table) != OFFICERS]
    cells = sum(len(table.cells) for table in checked)
    hidden = sum(cell.hidden for table in checked for cell in table.cells)
    passed = [table.name for table in held if _reader(table) == OFFICERS]
    beside = f" Not looked at, for officers only: {', '.join(passed)}." if passed else ""
    return (
        f"Tables read: {len(checked)}; cells: {cells:,}, of which hidden: {hidden:,}; "
        f"findings: {len(left):,}.{beside}"
    )
