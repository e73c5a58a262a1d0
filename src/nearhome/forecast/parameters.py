"""What a forecast is asked for and what it assumes, with an exported JSON Schema."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

MOST_MONTHS = 240


class Parameters(BaseModel):
    """The settings of a forecast. Every output repeats them; the seed makes it the same on any machine."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    months: Annotated[int, Field(ge=1, le=MOST_MONTHS, description="Months ahead")] = 60
    draws: Annotated[
        int, Field(ge=2, le=5000, description="Sets of parameters drawn (analytic engine)")
    ] = 200
    replicates: Annotated[
        int, Field(ge=2, le=100_000, description="Futures of the individual engine")
    ] = 1000
    seed: Annotated[int, Field(ge=0, lt=2**63, description="What all chance starts from")] = 1
    half_life: Annotated[
        float,
        Field(gt=0, le=600, description="Months after which what happened weighs half as much"),
    ] = 36.0
    level_years: Annotated[
        int,
        Field(ge=1, le=20, description="Years of months that the level of entries is read from"),
    ] = 5
    uasc_wider: Annotated[
        float,
        Field(
            gt=0, le=10,
            description="How many times as far as others' the entries of unaccompanied children wander (national policy moves them)",
        ),
    ] = 2.0  # fmt: skip
    moves_spread: Annotated[
        float,
        Field(ge=0, le=1, description="Standard deviation of the log pace of moves about its mean"),
    ] = 0.1
