"""What children ask for and say, complaints, promises to them, and what officers raise for them."""

from dataclasses import replace
from typing import Any

from nearhome.measures.conditions import amount, both, holds, is_any_of, said
from nearhome.measures.declaration import Measure
from nearhome.measures.populations import Population
from nearhome.measures.shapes import Count, Quantile, Share, Sum
from nearhome.measures.sums import SumShare
from nearhome.results.values import Polarity
from nearhome.vocabulary.periods import window_start

ADVOCACY = Population(
    "advocates_asked_for",
    lambda plan: plan.lists.advocates_asked_for,
    "12 months",
    months_needed=12,
    since=window_start,
    detail=("its_kind", "its_referred_on", "its_matched_on"),
    evidence=(("its_file", "its_row"),),
    lists=("advocacy",),
)
ESCALATIONS = replace(
    ADVOCACY,
    name="escalations",
    table=lambda plan: plan.lists.escalations,
    detail=("its_raised_on", "its_resolved_on"),
    lists=("escalations",),
)
VIEWS = replace(
    ADVOCACY,
    name="latest_views",
    table=lambda plan: plan.lists.latest_views,
    detail=("its_asked_on",),
    lists=("views",),
)
SURVEYS = Population(
    "surveys",
    lambda plan: plan.lists.surveys,
    "24 months",
    breakdowns=(),
    detail=("held_on", "indicator"),
    lists=("surveys",),
    list_months=24,
    of_children=False,
)
COMPLAINTS = Population(
    "complaints",
    lambda plan: plan.lists.complaints,
    "12 months",
    breakdowns=(),
    since=window_start,
    detail=("received_on", "closed_on"),
    lists=("complaints",),
    of_children=False,
)
PLEDGES = replace(
    COMPLAINTS,
    name="pledges",
    table=lambda plan: plan.lists.pledges,
    period="at date",
    detail=("made_on", "due_on", "state"),
    lists=("pledges",),
    list_months=0,
)
MEETINGS = replace(
    COMPLAINTS,
    name="board_meetings",
    table=lambda plan: plan.lists.board_meetings,
    detail=("children_present",),
    lists=("board_meetings",),
)
SERVICE = "The advocacy service's list (list: advocacy)"
SAID = "What children said (list: views)"


def is_advocacy(rows: Any) -> Any:
    """An advocate was asked for."""
    return rows.its_kind == "advocacy"


def is_visitor(rows: Any) -> Any:
    """An independent visitor was asked for."""
    return rows.its_kind == "independent visitor"


def children_were_there(rows: Any) -> Any:
    """Children were at the meeting."""
    return (rows.children_present > 0).fill_null(False)


def was_upheld(rows: Any) -> Any:
    """Answered by the date, and upheld or partly so."""
    return rows.is_closed & rows.outcome.isin(("upheld", "partly upheld")).fill_null(False)


J05 = Measure(
    code="J05",
    name="Concerns raised by reviewing officers",
    question="How often do reviewing officers raise a concern about a child's care?",
    population="Children in care on the day",
    numerator="Concerns raised in the twelve months",
    denominator="",
    unit="n",
    polarity=Polarity.NEITHER,
    source="The reviewing officers' list (list: escalations)",
    shape=Count(ESCALATIONS),
)
J05_RESOLVED = replace(
    J05,
    code="J05-resolved",
    name="Reviewing officers' concerns resolved in 20 working days",
    question="How many of their concerns are resolved within 20 working days?",
    numerator="Those resolved by the twentieth working day after",
    denominator="Concerns raised in the twelve months whose twentieth working day has come",
    unit="%",
    polarity=Polarity.HIGHER,
    shape=Share(ESCALATIONS, both(holds("in_time"), holds("is_due")), holds("is_due")),
)
J08 = Measure(
    code="J08",
    name="Children who asked for an advocate",
    question="How often do children ask for an advocate?",
    population="Children in care on the day",
    numerator="Referrals for an advocate in the twelve months",
    denominator="",
    unit="n",
    polarity=Polarity.HIGHER,
    source=SERVICE,
    shape=Count(ADVOCACY, is_advocacy),
)
J08_MATCHED = replace(
    J08,
    code="J08-matched",
    name="Children who got an advocate",
    question="How many of those got one?",
    numerator="Those of whom an advocate had begun by the date",
    shape=Count(ADVOCACY, both(is_advocacy, holds("was_matched"))),
)
J08_VISITOR = replace(
    J08,
    code="J08-visitor",
    name="Children who asked for an independent visitor",
    question="How often is an independent visitor asked for?",
    numerator="Referrals for an independent visitor in the twelve months",
    shape=Count(ADVOCACY, is_visitor),
)
J08_VISITOR_MATCHED = replace(
    J08_MATCHED,
    code="J08-visitor-matched",
    name="Children who got an independent visitor",
    numerator="Those of whom a visitor had begun by the date",
    shape=Count(ADVOCACY, both(is_visitor, holds("was_matched"))),
)
L01 = Measure(
    code="L01",
    name="How children say they are",
    question="What do children say of their lives?",
    population="Surveys that closed in the twenty-four months, all that was asked taken together",
    numerator="Answers that were positive",
    denominator="Answers",
    unit="%",
    polarity=Polarity.HIGHER,
    source="Surveys of children in care (list: surveys)",
    notes="Answers, not children.",
    total_only=True,
    shape=SumShare(SURVEYS, amount("positive"), amount("answered")),
)
L01_RESPONSE = replace(
    L01,
    code="L01-response",
    name="How many children answered",
    question="How many of the children who were asked answered?",
    numerator="Answers",
    denominator="Times that a child was asked",
    shape=SumShare(SURVEYS, amount("answered"), amount("asked")),
)
L02 = Measure(
    code="L02",
    name="Happy where they live",
    question="How many children say that they are happy where they live?",
    population="Children asked in the twelve months while in care, as they answered last",
    numerator="Those who said so",
    denominator="Those who answered",
    unit="%",
    polarity=Polarity.HIGHER,
    source=SAID,
    shape=Share(
        VIEWS, both(said("its_happy_where_living"), said("its_answered")), said("its_answered")
    ),
)


def _said(code: str, name: str, question: str, column: str) -> Measure:
    shape = Share(VIEWS, both(said(column), said("its_answered")), said("its_answered"))
    return replace(L02, code=code, name=name, question=question, shape=shape)


L02_SAFE = _said(
    "L02-safe",
    "Feels safe where they live",
    "How many children say that they feel safe where they live?",
    "its_feels_safe",
)
L02_TALK = _said(
    "L02-talk",
    "Somebody to talk to",
    "How many children say that they have somebody they can talk to?",
    "its_someone_to_talk_to",
)
L02_TRUST = _said(
    "L02-trust",
    "Trusts their social worker",
    "How many children say that they trust their social worker?",
    "its_trusts_worker",
)
L03 = Measure(
    code="L03",
    name="Complaints",
    question="How many complaints did children and those who speak for them make?",
    population="Complaints received in the twelve months",
    numerator="All of them",
    denominator="",
    unit="n",
    polarity=Polarity.NEITHER,
    source="The complaints team's list (list: complaints)",
    notes="More can mean that children are heard.",
    total_only=True,
    shape=Count(COMPLAINTS),
)
L03_UPHELD = replace(
    L03,
    code="L03-upheld",
    name="Complaints upheld",
    question="How many of the complaints were right?",
    numerator="Those upheld or partly upheld",
    denominator="Those answered by the date",
    unit="%",
    shape=Share(COMPLAINTS, was_upheld, holds("is_closed")),
)
L03_DAYS = replace(
    L03,
    code="L03-days",
    name="Days to answer a complaint",
    question="How long does a complaint wait for its answer?",
    numerator="Days from the complaint to its answer, of those answered by the date",
    denominator="All of them",
    unit="days",
    polarity=Polarity.LOWER,
    shape=Quantile(COMPLAINTS, amount("days"), holds("is_closed")),
)
L04 = Measure(
    code="L04",
    name="Promises to children kept",
    question="How many of our promises to children have we kept?",
    population="Promises made by the date that were due by it, or have no day",
    numerator="Those kept, as the Children in Care Council sees it",
    denominator="",
    unit="n",
    polarity=Polarity.HIGHER,
    source="The Children in Care Council's list (list: pledges)",
    total_only=True,
    shape=Count(PLEDGES, is_any_of("state", "kept")),
)
L04_NOT = replace(
    L04,
    code="L04-not",
    name="Promises to children not kept",
    question="How many of our promises to children have we not kept?",
    numerator="Those not kept",
    polarity=Polarity.LOWER,
    shape=Count(PLEDGES, is_any_of("state", "not kept")),
)
L05 = Measure(
    code="L05",
    name="Board meetings with children",
    question="At how many of its meetings did the Board hear children?",
    population="Meetings of the Board in the twelve months",
    numerator="Those with children and young people there",
    denominator="",
    unit="n",
    polarity=Polarity.HIGHER,
    source="The Board's meetings (list: board_meetings)",
    total_only=True,
    shape=Count(MEETINGS, children_were_there),
)
L05_LED = replace(
    L05,
    code="L05-led",
    name="Items led by children",
    question="How many items did children lead?",
    numerator="Items that they led",
    shape=Sum(MEETINGS, amount("items_led")),
)
