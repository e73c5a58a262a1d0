"""Reads one published file, whatever it is: its kind is told by its columns and the texts in them."""

from collections.abc import Sequence
from dataclasses import replace

from nearhome.published.reading import lait, naming, neighbours, ofsted, population, typed
from nearhome.published.reading.checks import checked
from nearhome.published.reading.ees import read_figures
from nearhome.published.reading.recognise import data_set, has_authorities, is_dfe_layout
from nearhome.published.reading.report import Reading, UnreadableError
from nearhome.published.reading.selectors import canonical, datasets, heading, plain
from nearhome.published.reading.table import Table
from nearhome.results.published import Level

METADATA = frozenset({"col_name", "col_type", "label"})
NATIONAL, OTHER, META = "national", "other", "metadata"


def is_published(names: Sequence[str]) -> bool:
    """Whether column names are those of a published file that Nearhome knows."""
    headings = [heading(name) for name in names]
    own = set(headings)
    return (
        is_dfe_layout(own)
        or own >= METADATA
        or lait.is_lait(own)
        or population.is_population(headings)
        or neighbours.is_neighbours(headings)
        or ofsted.is_judgements(headings)
        or typed.is_comparators(headings)
    )


def read(table: Table) -> Reading:
    """What a published table holds. UnreadableError when nothing can be taken from it."""
    headings = list(table.by_heading)
    if population.is_population(headings):
        return population.read_population(table)
    if is_dfe_layout(headings):
        return _in_dfe_layout(table)
    if lait.is_lait(set(headings)):
        return _checked(lait.read_lait(table))
    if neighbours.is_neighbours(headings):
        return neighbours.read_neighbours(table)
    if ofsted.is_judgements(headings):
        return ofsted.read_judgements(table)
    if typed.is_comparators(headings):
        return typed.read_comparators(table)
    return _unused(table, META, "The description of a published file's columns")


def _in_dfe_layout(table: Table) -> Reading:
    if not table.rows and not table.broken:
        raise UnreadableError(table.file, "It has a header and no row.", "Download it again.")
    if not has_authorities(table.by_heading):
        _needs_codes(table)
        return _unused(table, NATIONAL, "A published table of England alone, which is not needed")
    known = data_set(table)
    if known is None:
        _needs_labels_in_rows(table)
        return _unused(table, OTHER, "A published table that no measure of ours is read from")
    return _checked(read_figures(table, known))


def _needs_codes(table: Table) -> None:
    levels = table.by_heading["geographic_level"].texts
    if any(naming.level_of(each) is Level.AUTHORITY for each in levels):
        raise UnreadableError(
            table.file,
            f"It has rows of authorities and no column of their codes (new_la_code, old_la_code or "
            f"location_code); its columns are {', '.join(table.names)}. A name alone tells no area: two "
            "are called Dorset.",
            "Download the whole file again, or add the column of codes in a copy.",
        )


def _needs_labels_in_rows(table: Table) -> None:
    labels = {text for name in datasets() for text in canonical(name, "label")}
    wide = [name for name in table.names if plain(name) in labels]
    if len(wide) > 1:
        raise UnreadableError(
            table.file,
            f"It is a table turned on its side: “{wide[0]}” and “{wide[1]}” are columns, where the DfE's "
            "own files have a row for each.",
            "Download the file itself, and add that.",
        )


def _checked(reading: Reading) -> Reading:
    made = checked(reading.file, reading.dataset, reading.cells)
    return replace(reading, cells=made.cells, log=(*reading.log, *made.log))


def _unused(table: Table, name: str, title: str) -> Reading:
    rows = table.rows + len(table.broken)
    return Reading(
        table.file, "nothing", name, title, rows_read=rows, not_used={title: rows} if rows else {}
    )
