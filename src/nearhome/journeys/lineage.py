"""`nearhome history --as-at`: one figure with all it rests on.

What it is and how it is counted; its variants; what editions said; the snapshot, and each file whose rows are
behind it, with its hash. For officers only, though no child is named.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from nearhome.journeys.edition_figures import figures_of
from nearhome.journeys.listing import Cell, Listing, listing
from nearhome.journeys.measures import asked_of, results_of
from nearhome.journeys.records import Records
from nearhome.journeys.refusals import MisusedError
from nearhome.measures.members import Member, members
from nearhome.results.values import MeasureCard, Result
from nearhome.store import editions_kept

COLUMNS = ("part", "name", "value", "detail")
Line = tuple[str, str, Cell, str]


def lineage(
    folder: Path,
    *,
    codes: Sequence[str],
    as_at: date,
    own: Path | None = None,
    say: Callable[[str], None] | None = None,
) -> Listing:
    """A figure at a date: itself, its definition, variants, what editions said of it, snapshot, and files.

    `part` is figure, definition, variant, edition, snapshot or file; a file's value is its hash, its detail
    how many rows of it are behind the figure. MisusedError for more than one code, or one that is not there;
    RefusedError when the date is after what the records describe.
    """
    if len([part for code in codes for part in code.split(",") if part]) != 1:
        raise MisusedError("--as-at asks for one measure.", "Name one with --code.")
    records, wanted = asked_of(folder, codes, lambda each: [each.on(as_at)], own=own, say=say)
    on = records.on(as_at)
    (card,) = (card for card in records.cards if card.code == wanted[0])
    (result,) = results_of(records, [on], wanted, ())
    found = members(records.engine(), card.code, on, records.context(), more=records.own)
    return listing(
        COLUMNS,
        (
            *_figure(result),
            *_definition(card),
            *_variants(records, card, result, found),
            *_editions(records, result),
            *_snapshot(records),
            *_files(records, found),
        ),
    )


def _figure(result: Result) -> Iterator[Line]:
    yield "figure", result.code, result.value, f"{result.measure}, {result.as_at}, {result.unit}"
    yield "figure", "numerator", result.numerator, ""
    yield "figure", "denominator", result.denominator, ""
    yield "figure", "period", result.period, ""
    yield "figure", "status", str(result.status), ""


def _definition(card: MeasureCard) -> Iterator[Line]:
    for name in (
        "question",
        "population",
        "numerator",
        "denominator",
        "source",
        "published",
        "notes",
    ):
        words = getattr(card, name)
        if words:
            yield "definition", name, words, ""


def _variants(
    records: Records, card: MeasureCard, result: Result, found: Sequence[Member]
) -> Iterator[Line]:
    """Other readings of the measure; with and without children who came alone, and transfers."""
    base = card.code.split("-")[0]
    codes = [c.code for c in records.cards if c.code.split("-")[0] == base and c.code != card.code]
    for other in results_of(records, [result.as_at], codes, ()) if codes else ():
        yield "variant", other.code, other.value, f"{other.measure}, {other.unit}"
    if "uasc" in card.breakdowns:
        for group in results_of(records, [result.as_at], [card.code], ["uasc"]):
            if group.breakdown:
                yield "variant", group.group, group.numerator, f"{card.name}, {group.unit}"
    yield from _transfers(records, result, found)


def _transfers(records: Records, result: Result, found: Sequence[Member]) -> Iterator[Line]:
    """The number without children whose records went to, or came from, another council at a vesting day."""
    columns = ("child", "direction", "authority", "vesting_day")
    moved: dict[tuple[str, str, date], set[str]] = {}
    for child, way, other, day in zip(
        *(records.tables["transfers"][name].to_pylist() for name in columns), strict=True
    ):
        moved.setdefault((way, other, day), set()).add(child)
    for (way, other, day), some in sorted(moved.items()):
        if result.numerator is None:
            continue
        counted = sum(each.in_numerator and each.child in some for each in found)
        towards = "went to" if way == "out" else "came from"
        without = result.numerator - counted
        yield (
            "variant",
            f"without transfers of {day}",
            without,
            (f"without {counted} whose records {towards} {other}"),
        )


def _editions(records: Records, result: Result) -> Iterator[Line]:
    cell = (result.code, "", "", result.as_at)
    for each in editions_kept.every(records.workspace):
        said = figures_of(records.workspace, each, [result.code], on=result.as_at).get(cell)
        if said is not None:
            to = "; ".join(each.recipients)
            told = f"{said.status}, circulated {each.circulated} to {to}, snapshot {each.snapshot}"
            yield "edition", each.id, said.value, told


def _snapshot(records: Records) -> Iterator[Line]:
    manifest = records.snapshot.manifest
    detail = f"as at {manifest.as_at}, written by Nearhome {manifest.code_version}"
    yield "snapshot", "current", records.snapshot.id, detail


def _files(records: Records, found: Sequence[Member]) -> Iterator[Line]:
    """Each file with a row behind the figure: its hash, and how many rows."""
    rows = Counter(file for file, _ in {row for each in found for row in each.rows})
    hashes = {
        file.name: file.sha256
        for entry in records.snapshot.manifest.returns
        if entry.in_force
        for file in entry.files
    }
    for name, count in sorted(rows.items()):
        said = "row" if count == 1 else "rows"
        yield "file", name, hashes.get(name, ""), f"{count} {said} behind the figure"
