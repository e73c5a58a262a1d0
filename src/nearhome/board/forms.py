"""The files that explanations and commentary are written in: their keys, their types, and what each means."""

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from nearhome.results.said import Commentary, Explanation, Sign, Wanted, Watched

Words = Annotated[str, Field(min_length=1)]
Role = Annotated[
    str,
    Field(
        pattern=r"^(the|a) [^A-Z0-9]+$", description='A role, never a name: "the head of service".'
    ),
]
Day = datetime.date
_DESCRIBED_DAY = "A day without quotes: 2026-11-03."
Code = Annotated[str, Field(pattern=r"^[A-Z]\d{2}(-[\w-]+)?$")]
Spoken = Annotated[str, Field(min_length=1, max_length=240)]
"""Words for a page that has room for little."""
ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Part(BaseModel):
    """A table of a file: nothing unknown in it, and no type taken for another."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class FigureForm(Part):
    """A measure, or one group of it."""

    measure: Code = Field(
        description="The code of a measure of the catalogue, or of a council's own."
    )
    by: str = Field("", description="A breakdown such as age_band; empty for everybody.")
    group: str = Field(
        "", description="The group of that breakdown, as `nearhome measures` names it."
    )


class ExplainsForm(FigureForm):
    """The change that is explained."""

    way: Literal["more", "fewer"] = Field(description="Which way it went.")


class SignForm(Part):
    """What would show the claim: a figure that should have moved, or what data would be needed."""

    measure: Code | None = None
    by: str = ""
    group: str = ""
    expects: Literal["more", "fewer", "no change"] = Field(description="What it should have done.")
    since: Day | None = Field(None, description="The first day from which it should have.")
    needs: str = Field("", description="In place of a measure: the data that would show it.")


class ExplanationForm(Part):
    """A reason that somebody gave for a change."""

    id: str = Field(pattern=ID, description="A short name of its own: checked-earlier.")
    claim: Spoken = Field(description="The claim in the words it was said in.")
    plainly: str = Field("", description="The claim in words that may stand on a page.")
    said_by: Role
    said_on: Day = Field(description=_DESCRIBED_DAY)
    where: Words = Field(description="Where it was said: the meeting, and the minute.")
    explains: ExplainsForm
    test: list[SignForm] = Field(default=[], description="Each [[explanation.test]].")
    looked_at: Day | None = Field(None, description="The day at which the data are looked at.")
    withdrawn: str = Field("", description="Why it is no longer said; empty while it is.")

    def value(self) -> Explanation:
        """The explanation as a plain value."""
        its = self.explains
        return Explanation(
            self.id, self.claim, self.said_by, self.said_on, self.where,
            Watched(its.measure, its.by, its.group), its.way,
            tuple(map(_test, self.test)), self.plainly, self.looked_at, self.withdrawn,
        )  # fmt: skip


def _test(form: SignForm) -> Sign:
    watched = Watched(form.measure, form.by, form.group) if form.measure else None
    return Sign(form.expects, watched, form.since, form.needs)


class ExplanationsForm(Part):
    """A file of explanations."""

    explanation: list[ExplanationForm] = Field(min_length=1)


About = Annotated[
    str,
    Field(pattern=r"^[A-Z](\d{2}(-[\w-]+)?)?$", description="A measure's code, or its theme: A."),
]


class CommentaryForm(Part):
    """What is said of a measure or a theme in one edition."""

    edition: Day = Field(description=f"The day of the edition's figures. {_DESCRIBED_DAY}")
    about: About
    changed: Spoken = Field(description="What changed, in plain words.")
    why: Spoken = Field(description="Why, as far as it is known.")
    doing: Spoken = Field(description="What we do about it.")
    owner: Role
    due: Day = Field(description="The day by which it is done.")
    partner: str = Field("", description="The organisation whose own commentary it is.")
    explanation: str = Field("", description="The id of an explanation that says why.")

    def value(self) -> Commentary:
        """The commentary as a plain value."""
        return Commentary(**self.model_dump())


class WantedForm(Part):
    """Commentary that is asked for."""

    edition: Day
    about: About
    asked_of: Words = Field(description="A role (the designated nurse) or an organisation.")
    due: Day = Field(description="The day by which it should be here.")

    def value(self) -> Wanted:
        """What is wanted as a plain value."""
        return Wanted(**self.model_dump())


class CommentaryFile(Part):
    """A file of commentary, and of what is asked for."""

    commentary: list[CommentaryForm] = []
    wanted: list[WantedForm] = []


def schema(of: type[Part]) -> dict[str, object]:
    """The JSON Schema of a file, for an editor that checks it as it is written."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **of.model_json_schema()}
