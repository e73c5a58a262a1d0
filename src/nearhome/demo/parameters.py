"""What the demonstration authority is drawn from: `parameters.toml`, checked and typed."""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

Weights = dict[str, float]
"""Shares of named outcomes; they need not add up to one."""


class Part(BaseModel):
    """A section of the parameters: nothing missing, nothing unknown, never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Length(Part):
    """A duration in days, log-normal: its median and the standard deviation of its logarithm."""

    median: float
    spread: float


class Year(Part):
    """A collection year: `like` names the published year whose proportions it has, when it has none itself.

    Then `starts` come, and as many leave as leave `stock` on the last day, or `before_18` besides
    those who turn 18. `bands` is the number on the last day by age. `twice` came, left and came again,
    `transferred` went to the neighbouring council on the first day.
    """

    year: int
    like: int | None = None
    starts: int | None = None
    stock: int | None = None
    before_18: int = 0
    bands: list[int] = []
    separated: int = 0
    separated_leaving: int | None = None
    twice: int = 0
    transferred: int = 0


class Routes(Part):
    """How a stay that begins at these ages ends."""

    ages: str
    weights: Weights


class Entries(Part):
    """When children come: months (April first), weekdays, brothers and sisters, returns, separated children."""

    months: list[float]
    weekdays: list[float]
    quiet_months: list[date]
    quiet: float
    siblings: list[float]
    returning: float
    returning_after: Length
    separated_months: list[float]


class ChildrenMix(Part):
    """Who the children are."""

    separated_young: float
    boys: float
    separated_boys: float
    separated_new_year: float
    ethnicity: Weights
    separated_ethnicity: Weights
    need: Weights
    mothers: float
    short_break_children: int


class Legal(Part):
    """Legal statuses: the first, and how long each lasts."""

    hidden: Weights
    voluntary: Length
    proceedings: Length
    court: Weights
    court_before_home: float


class Homes(Part):
    """Placements: the first and the next by age, how long they last, and why they end."""

    first_baby: Weights
    first_child: Weights
    first_teenager: Weights
    first_older: Weights
    first_separated: Weights
    next_child: Weights
    next_teenager: Weights
    next_older: Weights
    brief: Length
    brief_first: float
    brief_later: float
    lasting: Length
    restlessness: float
    teenage_pace: float
    baby_pace: float
    long_term: Length
    long_term_share: float
    independence_share: float
    with_parents_share: float
    temporary_per_year: float
    same_carer_per_year: float
    foster_for_adoption: float
    adoptive_months: Length
    reasons: Weights


class Where(Part):
    """The zones of `places.csv` in which homes of each kind are, and postcodes left blank."""

    home_address: Weights
    kin: Weights
    own_foster: Weights
    agency_foster: Weights
    childrens_home: Weights
    supported: Weights
    parents: Weights
    other: Weights
    local: float
    home_missing: float
    place_missing: float
    adoptive_hidden: float


class Reviews(Part):
    """Reviews held on time by collection year, and how children took part."""

    on_time: dict[int, float]
    part: Weights
    still_under_four: float


class MissingYear(Part):
    """Children in a year, as a share of all looked after in it or a number; of them more than once; times each."""

    share: float = 0.0
    children: float = 0.0
    again: float
    times: float


class Missing(Part):
    """How unequal the readiness to run is, how long an absence lasts, and years without a published count."""

    spread: float
    tail: float
    days: list[float]
    missing: MissingYear
    away_from: int
    away_since: MissingYear
    away_before: MissingYear


class Health(Part):
    """Shares of the yearly health outcomes where none were published, by measure and year."""

    shares: dict[str, dict[str, float]]
    reasons: Weights


class Leavers(Part):
    """Care leavers: the weeks in care that make one, shares where none were published, and codes."""

    weeks: int
    shares: dict[str, dict[str, float]]
    in_touch: Weights
    activity_in: Weights
    activity_out: Weights
    suitable: Weights
    unsuitable: Weights


class Adoption(Part):
    """The steps of an adoption."""

    decision_after_order: Length
    match_after_order: Length
    reversed: float
    adopters: Weights
    carers_adopt: float


class Workers(Part):
    """Social workers."""

    from_year: int
    team: int
    lasting: Length
    reasons: Weights


class Orders(Part):
    """Deprivation of liberty orders."""

    from_year: int
    children: int


class Recording(Part):
    """How late events are typed, and what is typed wrongly, in the extracts of the last eighteen months."""

    late: dict[str, Length]
    wrong: float
    in_spring: float
    mistaken: int


class Untidy(Part):
    """What is wrong in the returns, as in real ones."""

    overlap: float
    blank_reason: float
    late_end_at_18: int
    office_home: float
    wrong_birth: float
    unknown_code: int
    duplicate_rows: int
    blank_lines: int
    second_id: int
    recording: Recording


class Parameters(Part):
    """Everything a demonstration authority is drawn from; see the comments in `parameters.toml`."""

    name: str
    authority: str
    child_prefix: str
    children: int
    seed: int
    horizon: date
    first_year: int
    years: list[Year]
    entries: Entries
    children_mix: ChildrenMix
    leaving: dict[str, list[float]]
    suppressed: Weights
    routes: list[Routes]
    stays: dict[str, Length]
    ends: dict[str, Weights]
    legal: Legal
    homes: Homes
    providers: dict[str, Weights]
    where: Where
    reviews: Reviews
    missing: Missing
    health: Health
    leavers: Leavers
    adoption: Adoption
    workers: Workers
    orders: Orders
    untidy: Untidy


def read_parameters(text: str) -> Parameters:
    """Parameters from TOML; pydantic's ValidationError names every field that is wrong."""
    return Parameters.model_validate(tomllib.loads(text))


@cache
def shipped_parameters() -> Parameters:
    """The parameters of Wessex Vale."""
    return read_parameters(
        files(__package__).joinpath("parameters.toml").read_text(encoding="utf-8")
    )
