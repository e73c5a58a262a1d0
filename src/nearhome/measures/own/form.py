"""The form of a measure that an analyst writes as TOML: its keys, their types, and what each means."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from nearhome.measures.own.codes import CODE

Words = Annotated[str, Field(min_length=1)]
Plain = bool | int | float | date | str
"""What a column may be compared with; TOML keeps the types apart."""
OPERATORS = ("=", "in", "<", "<=", ">", ">=", "is known", "is not known")
Shape = Literal["count", "share", "rate", "mean", "quantile"]


class Part(BaseModel):
    """A table of the file: nothing unknown in it, and no type taken for another."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Comparison(Part):
    """One column of the population compared with a value; an empty cell meets only `is not known`."""

    column: Words = Field(description="A column of the population, such as age or by_placement.")
    op: Literal["=", "in", "<", "<=", ">", ">=", "is known", "is not known"]
    value: Plain | list[Plain] | None = Field(
        None, description="What it is compared with; a list after `in`; none after `is known`."
    )


class AllOf(Part):
    """Every one of these holds."""

    all: list["Condition"] = Field(min_length=1)


class AnyOf(Part):
    """At least one of these holds."""

    any: list["Condition"] = Field(min_length=1)


Condition = Comparison | AllOf | AnyOf


class InWords(Part):
    """Whom it counts, in words for the page."""

    population: Words = Field(description="Of whom it is asked.")
    numerator: Words = Field(description="Those counted above the line.")
    denominator: Words = Field(description="Those below the line; for a count, of whom.")


class OwnForm(Part):
    """A measure of a council's own, declared as data: nothing in it is run."""

    code: Words = Field(pattern=f"^{CODE}$", description="X and a number: X01.")
    name: Words
    question: Words = Field(description="What it answers, ending in a question mark.")
    words: InWords
    unit: Words = Field(
        description="% for a share, n for a count, or what is counted: miles, days."
    )
    polarity: Literal["higher", "lower", "neither"] = Field(description="Which way is good.")
    source: Words = Field(description="Whose definition it is.")
    notes: str = ""
    population: Words = Field(description="The name of a population: looked_after, stability ...")
    shape: Shape
    counted: Condition | None = Field(
        None, description="Who is counted, above the line; everybody when left out."
    )
    among: Condition | None = Field(
        None, description="Of whom, below the line; everybody when left out."
    )
    value: Words | None = Field(None, description="Of a mean or quantile: the column of numbers.")
    quantile: float = Field(0.5, gt=0, lt=1, description="Of a quantile: 0.5 is the middle.")
    months: int = Field(
        0, ge=0, le=240, description="The months of returns it needs before a date."
    )
    needs: Words | None = Field(
        None,
        pattern=r"^[a-z_]+\.[a-z_]+$",
        description="The table and column it is read from, such as episodes.distance: "
        "where the return leaves it empty, the measure is not collected.",
    )
    officers_only: bool = Field(False, description="Whether it stays out of every other edition.")


def schema() -> dict[str, object]:
    """The JSON Schema of the form, for an editor that checks a file as it is written."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **OwnForm.model_json_schema(),
    }
