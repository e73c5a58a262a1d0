"""Children in care beside the children of the area: newborn, by ethnic group, by where they come from."""

from dataclasses import replace
from typing import Any

from nearhome.measures.conditions import amount, holds
from nearhome.measures.declaration import Measure
from nearhome.measures.populations import Population
from nearhome.measures.sums import RatioOfRates, SumShare
from nearhome.results.values import Polarity
from nearhome.vocabulary.periods import window_start

NEWBORNS = Population(
    "newborns",
    lambda plan: plan.lists.newborns,
    "12 months",
    breakdowns=(),
    months_needed=12,
    since=window_start,
    detail=(),
    lists=("area_figures",),
    list_months=0,
)
ETHNIC_SHARES = Population(
    "ethnic_shares",
    lambda plan: plan.lists.ethnic_shares,
    "at date",
    breakdowns=("ethnicity",),
    detail=(),
    lists=("area_figures",),
)
ORIGINS = Population(
    "origins",
    lambda plan: plan.lists.origins,
    "at date",
    breakdowns=("home_locality",),
    detail=(),
    lists=("home_areas", "area_figures"),
)
DECILES = replace(
    ORIGINS, name="deciles", table=lambda plan: plan.lists.deciles, breakdowns=("decile",)
)
EXPECTED = replace(
    ORIGINS, name="expected_by_origin", table=lambda plan: plan.lists.expected_by_origin
)
CAME_FROM = replace(
    ORIGINS,
    name="starts_by_origin",
    table=lambda plan: plan.lists.starts_by_origin,
    period="12 months",
    months_needed=12,
    since=window_start,
    list_months=0,
)
CAME_BY_DECILE = replace(
    CAME_FROM,
    name="starts_by_decile",
    table=lambda plan: plan.lists.starts_by_decile,
    breakdowns=("decile",),
)
BESIDE_GROUPS = replace(
    ETHNIC_SHARES,
    name="beside_ethnic_groups",
    table=lambda plan: plan.lists.beside_ethnic_groups,
)
BESIDE_AGES = replace(
    ETHNIC_SHARES,
    name="beside_ages",
    table=lambda plan: plan.lists.beside_ages,
    breakdowns=("age_band",),
)
CAME_BESIDE_AGES = replace(
    BESIDE_AGES,
    name="starts_beside_ages",
    table=lambda plan: plan.lists.starts_beside_ages,
    period="12 months",
    months_needed=12,
    since=window_start,
    list_months=0,
)
BESIDE_SEXES = replace(
    ETHNIC_SHARES,
    name="beside_sexes",
    table=lambda plan: plan.lists.beside_sexes,
    breakdowns=("sex",),
)
FIGURES = "Figures of the area that officers bring (list: area_figures)"


def is_a_child(rows: Any) -> Any:
    """The row is of a child, not a figure of the area."""
    return rows.child.notnull()


def a_week_old(rows: Any) -> Any:
    """A child in care within seven days of birth: 1, else nought."""
    return rows.is_week_old.ifelse(rows.top, 0)


def _of_decile(number: str, column: str) -> Any:
    return lambda rows: (rows.by_decile == number).ifelse(rows[column], 0)


def of_either_end(rows: Any) -> Any:
    """A child from the most or the least deprived tenth."""
    return rows.child.notnull() & rows.by_decile.isin(("1", "10"))


B03 = Measure(
    code="B03",
    name="Came into care within 28 days of birth",
    question="How many newborn babies come into our care, for every 1,000 births?",
    population="Starts in the twelve months whose first day is known, every one counted",
    numerator="Those within 28 days of birth",
    denominator="Live births in the area, of the latest year up to the date's",
    unit="per 1,000 births",
    polarity=Polarity.NEITHER,
    source=FIGURES,
    notes="For every 1,000 live births. Research on newborns counts court cases, this counts entries.",
    total_only=True,
    shape=SumShare(NEWBORNS, amount("top"), amount("below"), is_a_child, 1000),
)
B03_7 = replace(
    B03,
    code="B03-7",
    name="Came into care within 7 days of birth",
    question="How many babies come into our care in their first week, for every 1,000 births?",
    numerator="Those within 7 days of birth",
    shape=SumShare(NEWBORNS, a_week_old, amount("below"), holds("is_week_old"), 1000),
)
B04 = Measure(
    code="B04",
    name="Ethnic groups in care and in the area",
    question="Is any ethnic group more, or less, often in our care than among the area's children?",
    population="Children looked after at the date, short breaks (V3, V4) left out, aged under 18",
    numerator="Children of the group",
    denominator="As many as there would be at the group's part of the area's children",
    unit="ratio",
    polarity=Polarity.RANGE,
    source=FIGURES,
    notes="1 is the same part; 2 is twice as often in care. The total is 1.",
    also_by=("ethnicity",),
    shape=SumShare(ETHNIC_SHARES, amount("top"), amount("below"), is_a_child, 1),
)
B04_RATE = replace(
    B04,
    code="B04-rate",
    name="Rate of children in care by ethnic group",
    question="At what rate are children of each ethnic group in our care?",
    denominator="Children aged 0 to 17 of the group who live here, of the latest year up to the date's",
    unit="rate",
    polarity=Polarity.NEITHER,
    notes="For every 10,000 children. Children whose group is not known are in the total alone.",
    shape=SumShare(BESIDE_GROUPS, amount("top"), amount("below"), is_a_child, 10_000),
)
B02_RATE = replace(
    B04_RATE,
    code="B02-rate",
    name="Rate of children in care by age",
    question="At what rate are children of each age in our care?",
    denominator="Children of that age who live here, of the latest year up to the date's",
    notes="For every 10,000 children.",
    also_by=("age_band",),
    shape=SumShare(BESIDE_AGES, amount("top"), amount("below"), is_a_child, 10_000),
)
B05_RATE = replace(
    B02_RATE,
    code="B05-rate",
    name="Rate of girls and boys in care",
    question="At what rate are girls, and boys, in our care?",
    denominator="Girls and boys aged 0 to 17 who live here, of the latest year up to the date's",
    also_by=("sex",),
    shape=SumShare(BESIDE_SEXES, amount("top"), amount("below"), is_a_child, 10_000),
)
B09 = Measure(
    code="B09",
    name="Children in care by where they come from",
    question="Where do the children in our care come from?",
    population="Children looked after at the date whose home locality is on the list",
    numerator="Those children",
    denominator="Children aged 0 to 17 of the locality, of the latest year up to the date's",
    unit="rate",
    polarity=Polarity.NEITHER,
    source=FIGURES + "; localities of home (list: home_areas)",
    notes="For every 10,000 children. Small numbers are hidden where it leaves the officers.",
    also_by=("home_locality",),
    shape=SumShare(ORIGINS, amount("top"), amount("below"), is_a_child, 10_000),
)
B10 = Measure(
    code="B10",
    name="Most and least deprived homes",
    question="How many times more often do children from the most deprived homes come to us?",
    population="Children looked after at the date whose decile of deprivation is on the list",
    numerator="Children from the most deprived tenth of the country's areas",
    denominator="As many as there would be at the rate of the least deprived tenth",
    unit="ratio",
    polarity=Polarity.NEITHER,
    source=FIGURES + "; deciles of home (list: home_areas)",
    total_only=True,
    shape=RatioOfRates(
        DECILES,
        (_of_decile("1", "top"), _of_decile("10", "top")),
        (_of_decile("1", "below"), _of_decile("10", "below")),
        of_either_end,
    ),
)
B10_RATE = replace(
    B09,
    code="B10-rate",
    name="Children in care by deprivation of home",
    question="At what rate do children come from homes more and less deprived?",
    population=B10.population,
    denominator="Children aged 0 to 17 of the decile, of the latest year up to the date's",
    source=B10.source,
    also_by=("decile",),
    shape=SumShare(DECILES, amount("top"), amount("below"), is_a_child, 10_000),
)
CAME_WORDS = "Children with a known start in the twelve months, each counted once, at the first"
B01_RATE = replace(
    B02_RATE,
    code="B01-rate",
    name="Rate of coming into care by age",
    question="At what rate do children of each age come into our care?",
    population=CAME_WORDS,
    shape=SumShare(CAME_BESIDE_AGES, amount("top"), amount("below"), is_a_child, 10_000),
)
B09_STARTS = replace(
    B09,
    code="B09-starts",
    name="Children who came into care by where they come from",
    question="Where did the children who came into our care in the year come from?",
    population=CAME_WORDS,
    shape=SumShare(CAME_FROM, amount("top"), amount("below"), is_a_child, 10_000),
)
B10_STARTS = replace(
    B10_RATE,
    code="B10-starts",
    name="Children who came into care by deprivation of home",
    question="At what rate do children come into our care from homes more and less deprived?",
    population=CAME_WORDS,
    shape=SumShare(CAME_BY_DECILE, amount("top"), amount("below"), is_a_child, 10_000),
)
B09_EXPECTED = replace(
    B09,
    code="B09-expected",
    name="Children in care by where they come from, beside what deprivation would give",
    question="Do more children come from a part of our area than its deprivation would give?",
    population="Children looked after at the date whose home locality and decile of deprivation are on the list",
    denominator="As many as there would be at the council's own rate of each decile (list: area_figures, deciles of each locality)",
    unit="ratio",
    source=B10.source,
    notes="1 is as many as expected. The total is 1.",
    shape=SumShare(EXPECTED, amount("top"), amount("below"), is_a_child, 1),
)
