"""Which data set a file in the DfE's layout is, by the texts in its columns and their names.

Filters are found by what stands in them, because their names have changed from release to release
(`cla_group` and `characteristic` became `characteristic` and `breakdown`). A file's own name only
decides between data sets that its texts fit alike.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nearhome.published.reading.cells import grouped
from nearhome.published.reading.report import UnreadableError
from nearhome.published.reading.selectors import (
    FILTERS,
    LAIT,
    ROLES,
    Dataset,
    all_selectors,
    canonical,
    datasets,
    plain,
)
from nearhome.published.reading.table import Column, Table

LOCATION = "location_code"
"""The code of an area of whatever level, in a table made with the DfE's table tool."""

STANDARD = frozenset(
    (
        "location",
        LOCATION,
        "time_period",
        "time_identifier",
        "geographic_level",
        "country_code",
        "country_name",
        "region_code",
        "region_name",
        "old_la_code",
        "new_la_code",
        "la_name",
    )
)
_NEEDED = ("time_period", "geographic_level")
LEAST_KNOWN = 0.3
"""A table of whose combinations of labels fewer are known is another data set, not a new release."""

_MOST_LABELS = 300
_AUTHORITIES = ("new_la_code", "old_la_code", LOCATION)


@dataclass(frozen=True)
class Known:
    """A recognised table: its data set, the column of each filter, and of each kind of value."""

    dataset: Dataset
    filters: Mapping[str, Column]
    values: Mapping[str, Column]
    named: bool = False


def is_dfe_layout(headings: Iterable[str]) -> bool:
    """Whether column headings are those of the DfE's file standard."""
    return set(_NEEDED) <= set(headings)


def has_authorities(headings: Iterable[str]) -> bool:
    """Whether a file in the DfE's layout may hold figures of authorities."""
    return not set(_AUTHORITIES).isdisjoint(headings)


def data_set(table: Table) -> Known | None:
    """The data set that a table in the DfE's layout is; None when it is one that is not known.

    UnreadableError when its texts fit two data sets alike and its name fits neither.
    """
    scored = [
        (score, known)
        for known in _candidates(table)
        if (score := _score(table, known)) >= LEAST_KNOWN
    ]
    if not scored:
        return None
    best = max(score for score, _ in scored)
    alike = [known for score, known in scored if score == best]
    if len(alike) == 1:
        return alike[0]
    named = [known for known in alike if known.dataset.file in table.file.casefold()]
    if len(named) == 1:
        return Known(named[0].dataset, named[0].filters, named[0].values, named=True)
    titles = " or ".join(f"“{known.dataset.title}”" for known in alike)
    raise UnreadableError(
        table.file,
        f"What it holds could be {titles}.",
        "Add the whole file as it was downloaded, under the name it had then.",
    )


def _candidates(table: Table) -> Iterable[Known]:
    for dataset in datasets().values():
        if dataset.name != LAIT:
            yield Known(dataset, _filters(table, dataset), value_columns(table, dataset))


def _filters(table: Table, dataset: Dataset) -> dict[str, Column]:
    found: dict[str, Column] = {}
    for role in FILTERS:
        column = _best(table, dataset, role, canonical(dataset.name, role), taken=found)
        if column is not None:
            found[role] = column
    return found


def _best(
    table: Table,
    dataset: Dataset,
    role: str,
    known: Mapping[str, str],
    taken: Mapping[str, Column],
) -> Column | None:
    """The column that holds the most of a filter's known texts; of equals the one so named."""
    ranked = [
        (sum(plain(text) in known for text in column.texts), heading in dataset.columns[role], at)
        for at, (heading, column) in enumerate(table.by_heading.items())
        if heading not in STANDARD
        and column not in taken.values()
        and len(column.texts) < _MOST_LABELS
    ]
    if not ranked:
        return None
    hits, _, at = max(ranked, key=lambda each: (each[0], each[1], -each[2]))
    return list(table.by_heading.values())[at] if hits else None


def value_columns(table: Table, dataset: Dataset) -> dict[str, Column]:
    """The columns of values that the data set's selectors look at, by role or by their own heading."""
    wanted = {each.column for each in all_selectors() if each.dataset == dataset.name} | {
        role for role in ROLES if dataset.columns[role]
    }
    found = {}
    for role in sorted(wanted):
        column = table.first(dataset.columns.get(role) or (role,))
        if column is not None:
            found[role] = column
    return found


def _score(table: Table, known: Known) -> float:
    """The share of the table's different combinations of filter texts that the data set knows.

    A data set known by its own columns and not by a filter counts by how many of those are there.
    """
    own = {each.column for each in all_selectors() if each.dataset == known.dataset.name} - set(
        ROLES
    )
    if own:
        return len(own & set(known.values)) / len(own)
    roles = [role for role in FILTERS if role in known.filters]
    if not set(_needed(known.dataset)) <= set(roles):
        return 0.0
    _, combinations = grouped([known.filters[role] for role in roles], table.rows)
    labels = [canonical(known.dataset.name, role) for role in roles]
    hits = sum(
        all(plain(text) in own for text, own in zip(each, labels, strict=True))
        for each in combinations
    )
    return hits / len(combinations) if combinations else 0.0


def _needed(dataset: Dataset) -> list[str]:
    """The filters without which no row of a data set could be told from another."""
    places = [each.place for each in all_selectors() if each.dataset == dataset.name]
    needed = [role for at, role in enumerate(FILTERS) if any(place[at] for place in places)]
    return needed or [role for role in FILTERS if canonical(dataset.name, role)]
