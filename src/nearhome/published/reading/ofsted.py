"""Lists of Ofsted's judgements of children's services: the three layouts they come in, and one typed by hand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from nearhome.published.reading import naming
from nearhome.published.reading.report import (
    NOTED,
    SET_ASIDE,
    UNKNOWN,
    Area,
    Entry,
    Reading,
    UnreadableError,
)
from nearhome.published.reading.table import Table
from nearhome.results.published import Judgement

DATASET = "judgements"
TITLE = "Ofsted's judgements of children's services"
ILACS_BEGAN = date(2018, 1, 1)
"""The first inspections under ILACS; before, the single inspection framework (SIF)."""

_CODE = ("new_la_code", "la_code_new", "area")
_NUMBER = ("la_code", "old_la_code", "number")
_NAME = ("la_name", "local_authority", "area_name", "name")
_PUBLISHED = ("publication_date", "published", "date_published", "report_published")
_INSPECTED = ("inspection_date", "inspection_start_date", "inspected", "inspection_start")
_FRAMEWORK = ("framework", "inspection_type", "inspection_framework")
_JUDGED = {
    "overall": ("overall", "overall_effectiveness_grade", "overall_effectiveness"),
    "leaders": ("leaders", "impact_of_leaders_grade", "impact_of_leaders"),
    "help_and_protection": ("help_and_protection", "help_and_protection_grade"),
    "children_in_care": ("children_in_care", "in_care_grade", "children_in_care_grade"),
    "care_leavers": ("care_leavers", "care_leavers_grade"),
}
_GRADES = ("outstanding", "good", "requires improvement", "inadequate")
_NO_GRADE = frozenset(
    {
        "",
        "-",
        "none",
        "null",
        "na",
        "n/a",
        "not judged",
        "no judgement",
        "no single grade",
        "inspection_pre_dates_judgement",
    }
)
_FORMS = (
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%d/%m/%y",
    "%d-%m-%Y",
    "%d %B %Y",
    "%d %b %Y",
    "%Y-%m-%d %H:%M:%S",
)


def is_judgements(headings: Sequence[str]) -> bool:
    """Whether headings are those of judgements: an overall one and another, of an authority."""
    own = set(headings)
    judged = [names for names in _JUDGED.values() if not own.isdisjoint(names)]
    areas = {*_CODE, *_NUMBER, *_NAME}
    return len(judged) >= 3 and not own.isdisjoint(_JUDGED["overall"]) and not own.isdisjoint(areas)


def read_judgements(table: Table) -> Reading:
    """The judgements of a list. UnreadableError when it has no dates, or no codes."""
    if table.first(_PUBLISHED) is None:
        raise UnreadableError(
            table.file,
            "It is a list of Ofsted's judgements without the day that each report came out "
            f"(publication_date); its columns are {', '.join(table.names)}. A judgement without a date "
            "cannot be used: a band asks what was known on a day.",
            "Add a column publication_date in a copy (dates as 2025-05-13), and add the copy.",
        )
    if table.first((*_CODE, *_NUMBER)) is None:
        raise UnreadableError(
            table.file,
            "It is a list of Ofsted's judgements with names of authorities and no codes; two are called "
            "Dorset.",
            "Add a column new_la_code (E06000059) or la_code (838) in a copy, and add the copy.",
        )
    found: list[Judgement] = []
    log: list[Entry] = []
    for at in range(table.rows):
        log += _judged(table, at, found)
    log += _twice(table, found)
    aside = sum(entry.action == SET_ASIDE for entry in log)
    return Reading(
        file=table.file,
        kind="judgements",
        dataset=DATASET,
        title=TITLE,
        years=tuple(sorted({each.published.year for each in found})),
        rows_read=table.rows + len(table.broken),
        rows_used=len(found),
        rows_set_aside=aside + len(table.broken),
        judgements=tuple(found),
        log=tuple(log),
    )


def _twice(table: Table, found: Sequence[Judgement]) -> Iterator[Entry]:
    """Judgements of one authority and report day that differ: the later row stands."""
    before: dict[tuple[str, date], Judgement] = {}
    for each in found:
        key = (each.area, each.published)
        first = before.setdefault(key, each)
        before[key] = each
        if replace(first, source="") != replace(each, source=""):
            area = naming.by_code(each.area)
            yield Entry(
                table.file, DATASET, None, "", NOTED, "rows-disagree", first.source, each.source,
                f"{area.name if area else each.area}: two rows of the report of {each.published} differ "
                f"({first.source}; {each.source}). The later stands: take the wrong one out in a copy.",
            )  # fmt: skip


def day(text: str) -> date | None:
    """A date as people write it, the day before the month; None for what is none."""
    for form in _FORMS:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _judged(table: Table, at: int, found: list[Judgement]) -> Iterator[Entry]:
    row = at + table.first_row
    area, told = area_of(table, at, _CODE, _NUMBER, DATASET)
    yield from told
    text, inspected = _text(table, at, _PUBLISHED), _text(table, at, _INSPECTED)
    published = day(text)
    if area is None:
        return
    if published is None:
        yield _entry(
            table, row, _name(table, _PUBLISHED), SET_ASIDE, "no-date", text,
            f"{area.name}: {f'“{text}” is no date' if text else 'there is no date'}, and a judgement without "
            "one cannot be used. Write the day the report came out, as 2025-05-13.",
        )  # fmt: skip
        return
    grades = {}
    for name, names in _JUDGED.items():
        written = _text(table, at, names)
        grade = _grade(written)
        grades[name] = grade or ""
        if grade is None:
            yield _entry(
                table, row, _name(table, names), UNKNOWN, "unknown-grade", written,
                f"{area.name}: “{written}” is no grade that is known ({', '.join(_GRADES)}). Correct it in a "
                "copy.",
            )  # fmt: skip
    framework = _framework(_text(table, at, _FRAMEWORK), day(inspected) or published)
    source = f"{_text(table, at, ('source',)) or 'Ofsted'}, from {table.file}, row {row}"
    found.append(
        Judgement(
            area.code, framework, published, **grades, inspected=day(inspected), source=source
        )
    )


def area_of(
    table: Table, at: int, codes: Sequence[str], numbers: Sequence[str], dataset: str
) -> tuple[Area | None, list[Entry]]:
    """The authority of a row by its code and its number, and what is said of it.

    Where the two disagree the number counts: D2I's list gives Dorset the code of the former county.
    """
    code, number = _text(table, at, codes), _text(table, at, numbers)
    own, other = naming.by_code(code), naming.by_number(number)
    row = at + table.first_row
    if own is None and other is None:
        named = code or number or _text(table, at, _NAME)
        why = (
            f"“{named}” is no code of an authority that is known: the row is set aside. Give the "
            "9-character code (E06000059) or the DfE's number (838) in a copy."
        )
        return None, [
            _row(table, row, _name(table, codes), SET_ASIDE, "unknown-area", named, why, dataset)
        ]
    if own is not None and other is not None and own != other:
        why = (
            f"The code {code} is {own.name}'s and the number {number} is {other.name}'s: the number counts. "
            "Correct the code in a copy if it is the right one."
        )
        told = _row(
            table, row, _name(table, codes), NOTED, "code-and-number-differ", code, why, dataset
        )
        return other, [told]
    return own or other, []


def _grade(text: str) -> str | None:
    """A grade in lower case, empty for none; None for what is no grade."""
    plain = re.sub(r"\s+", " ", text.strip().casefold()).removesuffix(" to be good")
    if plain in _NO_GRADE:
        return ""
    return plain if plain in _GRADES else None


def _framework(text: str, on: date) -> str:
    plain = text.casefold()
    if "sif" in plain or "single inspection" in plain:
        return "SIF"
    if "ilacs" in plain:
        return "ILACS"
    return "ILACS" if on >= ILACS_BEGAN else "SIF"


def _text(table: Table, at: int, names: Sequence[str]) -> str:
    column = table.first(names)
    return column.at(at).strip() if column is not None else ""


def _name(table: Table, names: Sequence[str]) -> str:
    column = table.first(names)
    return column.name if column is not None else names[0]


def _entry(
    table: Table, row: int, column: str, action: str, rule: str, before: str, why: str
) -> Entry:
    return _row(table, row, column, action, rule, before, why, DATASET)


def _row(
    table: Table, row: int, column: str, action: str, rule: str, before: str, why: str, dataset: str
) -> Entry:
    return Entry(table.file, dataset, row, column, action, rule, before, "", why)
