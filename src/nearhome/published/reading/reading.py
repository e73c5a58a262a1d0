"""Reads one published file, whatever it is: its kind is told by its columns and the texts in them."""

from collections.abc import Sequence
from dataclasses import replace

from nearhome.published.reading import lait, neighbours, ofsted, population, typed
from nearhome.published.reading.checks import checked
from nearhome.published.reading.ees import read_figures
from nearhome.published.reading.recognise import data_set, has_authorities, is_dfe_layout
from nearhome.published.reading.report import Reading
from nearhome.published.reading.selectors import heading
from nearhome.published.reading.table import Table

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
    if not has_authorities(table.by_heading):
        return _unused(table, NATIONAL, "A published table of England alone, which is not needed")
    known = data_set(table)
    if known is None:
        return _unused(table, OTHER, "A published table that no measure of ours is read from")
    return _checked(read_figures(table, known))


def _checked(reading: Reading) -> Reading:
    made = checked(reading.file, reading.dataset, reading.cells)
    return replace(reading, cells=made.cells, log=(*reading.log, *made.log))


def _unused(table: Table, name: str, title: str) -> Reading:
    rows = table.rows + len(table.broken)
    return Reading(
        table.file, "nothing", name, title, rows_read=rows, not_used={title: rows} if rows else {}
    )
