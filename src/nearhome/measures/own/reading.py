"""Reads a measure of an analyst's own from TOML: data that is checked, and never run."""

import tomllib
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from nearhome.measures.catalogue.listing import measures
from nearhome.measures.declaration import Measure
from nearhome.measures.own.codes import no_own_code
from nearhome.measures.own.faults import FormError
from nearhome.measures.own.form import OPERATORS, OwnForm
from nearhome.measures.populations import Population
from nearhome.measures.shapes import (
    Condition,
    Count,
    Mean,
    Quantile,
    Rate,
    Share,
    everybody,
)
from nearhome.results.values import Polarity

if TYPE_CHECKING:
    from nearhome.cohorts.plan import Plan
    from nearhome.measures.sums import Shape

POLARITIES = {"higher": Polarity.HIGHER, "lower": Polarity.LOWER, "neither": Polarity.NEITHER}
_UNITS = {"share": "%", "count": "n", "rate": "rate"}
"""The unit that a shape has: its words and charts are drawn by it."""
_TAKES = {
    "count": ("counted",),
    "share": ("counted", "among"),
    "rate": ("counted",),
    "mean": ("value", "among"),
    "quantile": ("value", "among", "quantile"),
}
_MUST = {"share": ("counted",), "mean": ("value",), "quantile": ("value",)}


@cache
def populations() -> dict[str, Population]:
    """Every population that a measure of the catalogue counts, by its name."""
    found = dict.fromkeys(each for measure in measures() for each in measure.populations)
    return {each.name: each for each in found}


def measure_of(text: str, plan: "Plan") -> Measure:
    """The measure that a TOML file declares. FormError naming the first thing that cannot be, and the mend."""
    form = _form(_toml(text))
    _refuse_misfit(form)
    population = populations().get(form.population)
    if population is None:
        raise FormError("population", f"there is no population {form.population}",
                        f"the populations are {', '.join(sorted(populations()))}")  # fmt: skip
    return Measure(
        code=form.code,
        name=form.name,
        question=form.question,
        population=form.words.population,
        numerator=form.words.numerator,
        denominator=form.words.denominator,
        unit=form.unit,
        polarity=POLARITIES[form.polarity],
        source=form.source,
        notes=form.notes,
        shape=_shape(form, population, population.table(plan)),
        months=max(form.months, population.months_needed) or None,
        field=_field(form, plan),
        officers_only=form.officers_only,
    )


def _toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FormError("", f"it is not written as TOML: {error}",
                        "mend that line; words stand in quotes, lists in [ ]") from error  # fmt: skip


def _form(found: dict[str, Any]) -> OwnForm:
    try:
        return OwnForm.model_validate(found)
    except ValidationError as error:
        raise _told(error) from error


def _told(error: ValidationError) -> FormError:
    """The first fault in our words. Of a condition, that of the kind of table it was meant to be."""
    first = next((each for each in error.errors() if _is_meant(each)), error.errors()[0])
    key = _key(first["loc"])
    kind = first["type"]
    if kind == "missing":
        return FormError(
            key, "it is missing", "write it; `nearhome template measure` shows every key"
        )
    if kind == "extra_forbidden":
        return FormError(key, "there is no such key", "take it out, or mend its name")
    if key.endswith(".op"):
        return FormError(key, f"there is no comparison {first['input']!r}",
                         f"write one of: {', '.join(OPERATORS)}")  # fmt: skip
    if key == "code":
        return no_own_code(first["input"])
    said = first["msg"].removeprefix("Input should ").rstrip(".")
    return FormError(key, f"{first['input']!r} is not as it should be", f"it should {said}")


def _is_meant(fault: Any) -> bool:
    """Whether a fault is of the kind of condition that was written: a comparison, `all` or `any`."""
    kinds = [each for each in fault["loc"] if each in _KINDS]
    if not kinds:
        return True
    where = fault["loc"][-1]
    if kinds[-1] != "Comparison":
        return fault["type"] not in ("missing", "extra_forbidden")
    return where not in ("all", "any")


_KINDS = ("Comparison", "AllOf", "AnyOf")


def _key(place: tuple[int | str, ...]) -> str:
    """`counted.all[1].op`, counted from one, without the names of our own kinds."""
    return "".join(_keys(place)).lstrip(".")


def _keys(place: tuple[int | str, ...]) -> Iterator[str]:
    for each in place:
        if isinstance(each, int):
            yield f"[{each + 1}]"
        elif each.isidentifier() and each not in _KINDS and each not in _TYPES:
            yield f".{each}"


_TYPES = ("bool", "int", "float", "date", "str")


def _refuse_misfit(form: OwnForm) -> None:
    """FormError where the shape wants a key that is not there, has no use for one, or has another unit."""
    for key in _MUST.get(form.shape, ()):
        if getattr(form, key) is None:
            raise FormError(key, f"a {form.shape} needs it", "write it")
    given = form.model_fields_set & {"counted", "among", "value", "quantile"}
    for key in sorted(given - set(_TAKES[form.shape])):
        raise FormError(key, f"a {form.shape} has no use for it", "take it out")
    unit = _UNITS.get(form.shape, form.unit)
    if form.unit != unit:
        raise FormError("unit", f"the unit of a {form.shape} is not {form.unit}",
                        f'write unit = "{unit}"')  # fmt: skip


def _shape(form: OwnForm, population: Population, table: Any) -> "Shape":
    from nearhome.measures.own.conditions import kinds_of

    kinds = kinds_of(table)
    counted, among = (_condition(form, key, kinds) for key in ("counted", "among"))
    if form.shape == "share":
        return Share(population, counted, among)
    if form.shape == "count":
        return Count(population, counted)
    if form.shape == "rate":
        return Rate(Count(population, counted))
    value, known = _value(form, among, kinds)
    if form.shape == "mean":
        return Mean(population, value, known)
    return Quantile(population, value, known, form.quantile, among=among)


def _condition(form: OwnForm, key: str, kinds: dict[str, str]) -> Condition:
    from nearhome.measures.own.conditions import condition

    asked = getattr(form, key)
    return everybody if asked is None else condition(asked, key, kinds)


def _value(form: OwnForm, among: Condition, kinds: dict[str, str]) -> tuple[Condition, Condition]:
    """The numbers of those asked of, and whose are known."""
    from nearhome.measures.own.conditions import kind_of

    column = form.value or ""
    if kind_of(column, "value", kinds) != "number":
        numbers = ", ".join(sorted(name for name, kind in kinds.items() if kind == "number"))
        raise FormError("value", f"{column} holds no numbers", f"those that do are {numbers}")
    return (
        lambda rows: among(rows).ifelse(rows[column], None),
        lambda rows: rows[column].notnull() & among(rows),
    )


def _field(form: OwnForm, plan: "Plan") -> tuple[str, str] | None:
    if form.needs is None:
        return None
    table, column = form.needs.split(".")
    try:
        found = column in plan.table(table).columns
    except KeyError:
        found = False
    if not found:
        raise FormError("needs", f"the records have no {form.needs}",
                        "write a table and a column of it, such as episodes.distance")  # fmt: skip
    return table, column
