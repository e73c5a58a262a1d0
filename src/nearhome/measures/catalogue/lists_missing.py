"""Return home interviews, from the council's own list: due after each time missing, and held."""

from typing import Any

from nearhome.measures.declaration import Measure
from nearhome.measures.later import Later
from nearhome.measures.populations import Population
from nearhome.measures.shapes import Count, Quantile, Share
from nearhome.measures.sums import Mentions
from nearhome.results.values import Polarity
from nearhome.vocabulary.periods import window_start

interviews = Later("interviews")

GUIDANCE = (
    "DfE, Statutory guidance on children who run away or go missing from home or care (2014): an independent"
    " interview offered within 72 hours of the return; counted from the list return_interviews"
)
DUE_WORDS = "Missing records (M) that ended in the twelve months, of children in our care the day they began"
HELD_WORDS = "Interviews held by the date of those due (the numerator of I08)"
OWN_LIST = "Only the council's own list can give it: what other sources hold is of the last incident alone."
_EVIDENCE = (("missing_file", "missing_row"), ("interview_file", "interview_row"))
_DETAIL = ("went_missing", "came_back", "completed_on")


def was_offered(rows: Any) -> Any:
    """An interview was offered."""
    return rows.was_offered


def was_accepted(rows: Any) -> Any:
    """The child accepted."""
    return rows.was_accepted


def was_completed(rows: Any) -> Any:
    """It was held by the date."""
    return rows.was_completed


def in_72_hours(rows: Any) -> Any:
    """It was held within 72 hours of the return."""
    return rows.in_72_hours


def may_be_in_72_hours(rows: Any) -> Any:
    """Held three days after the return, no times known."""
    return rows.may_be_in_72_hours


def had_concern(rows: Any) -> Any:
    """The child raised a concern about their care."""
    return rows.had_concern


def concern_closed(rows: Any) -> Any:
    """That concern was closed by the date."""
    return rows.concern_closed


def days_to_close(rows: Any) -> Any:
    """Days from the interview to the closing of the concern."""
    return rows.days_to_close


def once(rows: Any) -> Any:
    """One row of each interview."""
    return rows.once


def has_last(rows: Any) -> Any:
    """Another source tells of the child's last missing incident."""
    return rows.was_offered.notnull()


DUE_INTERVIEWS = Population(
    "due_interviews",
    interviews.due,
    "12 months",
    months_needed=12,
    tables=("Missing",),
    since=window_start,
    detail=_DETAIL,
    evidence=_EVIDENCE,
    lists=("return_interviews",),
)
DUE_INTERVIEWS_OF_MONTH = Population(
    "due_interviews_of_month",
    lambda plan: interviews.due(plan, "month_first"),
    "month",
    months_needed=1,
    tables=("Missing",),
    since=lambda on: window_start(on, 1),
    detail=_DETAIL,
    evidence=_EVIDENCE,
    lists=("return_interviews",),
)
INTERVIEW_THEMES = Population(
    "interview_themes",
    interviews.themes,
    "12 months",
    breakdowns=("theme",),
    months_needed=12,
    tables=("Missing",),
    since=window_start,
    detail=("went_missing", "completed_on", "themes"),
    evidence=_EVIDENCE,
    lists=("return_interviews",),
)
LAST_INTERVIEWS = Population(
    "last_interviews",
    interviews.last_interviews,
    "at date",
    detail=("was_offered",),
    evidence=(("interview_file", "interview_row"),),
    lists=("last_interviews",),
)

I06 = Measure(
    code="I06",
    name="Talks offered after a child came back",
    question="After a child went missing, how often was a talk about why offered?",
    population=DUE_WORDS,
    numerator="Those after which an interview was offered",
    denominator="All of them: each is a time that an interview was due",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDANCE,
    notes=OWN_LIST,
    shape=Share(DUE_INTERVIEWS, was_offered),
)
I06_LAST = Measure(
    code="I06-last",
    name="Talks offered after a child's last time missing, as another source has it",
    question="After the last time a child went missing, was a talk about why offered?",
    population="Children looked after at the date of whom another source tells of a last missing incident",
    numerator="Those to whom an interview was offered after it",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source="Ofsted's Annex A or the Standard Safeguarding Dataset, read into the list last_interviews",
    notes="Another measure than I06: of the last incident alone, whenever it was, and never over all that were due.",
    shape=Share(LAST_INTERVIEWS, was_offered, has_last),
)
I07 = Measure(
    code="I07",
    name="Talks accepted after a child came back",
    question="When a talk was offered after a child went missing, how often was it accepted?",
    population=DUE_WORDS,
    numerator="Those after which an offered interview was accepted",
    denominator="Those after which one was offered",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDANCE,
    notes=OWN_LIST,
    shape=Share(DUE_INTERVIEWS, was_accepted, was_offered),
)
I08 = Measure(
    code="I08",
    name="Talks held after a child came back",
    question="After a child went missing, how often did somebody talk with them about why?",
    population=DUE_WORDS,
    numerator="Those after which an interview was held by the date",
    denominator="All of them: each is a time that an interview was due",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDANCE,
    notes=OWN_LIST,
    shape=Share(DUE_INTERVIEWS, was_completed),
)
I08_OFFERED = Measure(
    code="I08-offered",
    name="Talks held of those offered after a child came back",
    question="Of the talks offered after a child went missing, how many were held?",
    population=DUE_WORDS,
    numerator="Those after which an interview was held by the date",
    denominator="Those after which one was offered",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDANCE,
    notes=f"{OWN_LIST} Beside I08, never in its place: an offer that was not made is left out here.",
    shape=Share(DUE_INTERVIEWS, was_completed, was_offered),
)
I08_MONTH = Measure(
    code="I08-month",
    name="Talks held of those due in the month",
    question="Of children who came back this month, with how many did somebody talk about why?",
    population="Missing records (M) that ended in the calendar month, of children in our care the day they began",
    numerator="Those after which an interview was held by the date",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDANCE,
    notes=f"{OWN_LIST} Talks of the last days of a month are often held in the next.",
    month_ends=True,
    shape=Share(DUE_INTERVIEWS_OF_MONTH, was_completed),
)
I09 = Measure(
    code="I09",
    name="Talks held within 72 hours of a child coming back",
    question="After a child went missing, how often was the talk held within three days?",
    population=DUE_WORDS,
    numerator="Those after which an interview was held within 72 hours of the return",
    denominator="All of them: each is a time that an interview was due",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDANCE,
    notes="By the minute where both times are known; else two days apart at most. Three days apart without both "
    "times is not known and not counted: I09-unknown.",
    shape=Share(DUE_INTERVIEWS, in_72_hours),
)
I09_UNKNOWN = Measure(
    code="I09-unknown",
    name="Talks held on the third day, no times known",
    question="How many talks may have been held within 72 hours, had the times been written down?",
    population=DUE_WORDS,
    numerator="Those after which an interview was held three days on, without both times",
    denominator="",
    unit="n",
    polarity=Polarity.LOWER,
    source=GUIDANCE,
    notes=OWN_LIST,
    shape=Count(DUE_INTERVIEWS, may_be_in_72_hours),
)
I09_MONTH = Measure(
    code="I09-month",
    name="Talks held within 72 hours of those due in the month",
    question="Of children who came back this month, with how many was the talk held within three days?",
    population="Missing records (M) that ended in the calendar month, of children in our care the day they began",
    numerator="Those after which an interview was held within 72 hours of the return",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDANCE,
    notes=OWN_LIST,
    month_ends=True,
    shape=Share(DUE_INTERVIEWS_OF_MONTH, in_72_hours),
)
I10 = Measure(
    code="I10",
    name="Why children went missing, in their words",
    question="What do children say of why they went missing?",
    population=HELD_WORDS,
    numerator="Of a theme: those in which the child said so; one may have several",
    denominator="All of them",
    unit="%",
    polarity=Polarity.NEITHER,
    source=GUIDANCE,
    notes="A child may say several things: the themes may add to more than everybody.",
    own_breakdown="theme",
    shape=Mentions(INTERVIEW_THEMES, once),
)
I11 = Measure(
    code="I11",
    name="Concerns about care raised after going missing",
    question="In how many talks after going missing did a child raise a concern about their care?",
    population=HELD_WORDS,
    numerator="Those in which the child raised a concern about their care",
    denominator="All of them",
    unit="%",
    polarity=Polarity.NEITHER,
    source=GUIDANCE,
    notes=f"More is not worse: children may have been listened to. Whether it was followed up is I11-closed. {OWN_LIST}",
    shape=Share(DUE_INTERVIEWS, had_concern, was_completed),
)
I11_CLOSED = Measure(
    code="I11-closed",
    name="Concerns about care looked into and closed",
    question="Of the concerns about their care that children raised, how many were looked into and closed?",
    population=f"{HELD_WORDS}, in which a concern about care was raised",
    numerator="Those whose concern was closed by the date",
    denominator="All of them",
    unit="%",
    polarity=Polarity.HIGHER,
    source=GUIDANCE,
    notes=OWN_LIST,
    shape=Share(DUE_INTERVIEWS, concern_closed, had_concern),
)
I11_DAYS = Measure(
    code="I11-days",
    name="Days until a concern about care was closed",
    question="How long did it take to look into a concern about their care that a child raised?",
    population=f"{HELD_WORDS}, in which a concern about care was raised",
    numerator="Those whose concern was closed by the date: half of them took at most so many days",
    denominator="All of them",
    unit="days",
    polarity=Polarity.LOWER,
    source=GUIDANCE,
    notes=OWN_LIST,
    shape=Quantile(DUE_INTERVIEWS, days_to_close, concern_closed, among=had_concern),
)
