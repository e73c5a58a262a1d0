"""Checks of when care began and ended, and of legal status and need: Episodes."""

from typing import Any

import ibis

from nearhome.checks.days import FAR, birthday, is_in, year_first
from nearhome.checks.declaration import Check, Severity

JUSTICE = ("J1", "J2", "J3")


def _was_open_ended(row: Any) -> Any:
    """The episode before ended to go on (X1), or with no reason."""
    return row.last_reason.fill_null("X1") == "X1"


EPISODES = (
    Check(
        rule="ended-after-18",
        severity=Severity.WARNING,
        frame="episodes",
        table="Episodes",
        field="DEC",
        what="The episode ends after the 18th birthday; it is counted as leaving care that day.",
        mend="End it on the birthday, unless section 20(5) applies.",
        moves=("A05", "F05"),
        offends=lambda row: row.dec > row.eighteenth,
        sector=("359",),
    ),
    Check(
        rule="begun-at-18",
        severity=Severity.ERROR,
        frame="episodes",
        table="Episodes",
        field="DECOM",
        what="The episode begins on or after the 18th birthday and is counted nowhere.",
        mend="Check the date of birth and DECOM.",
        moves=("A01", "A04"),
        offends=lambda row: row.decom >= row.eighteenth,
        sector=("352", "437"),
    ),
    Check(
        rule="end-without-reason",
        severity=Severity.ERROR,
        frame="episodes",
        table="Episodes",
        field="REC",
        what="The episode has an end and no reason for it.",
        mend="Enter REC: X1 when another follows the same day, else why the child left care.",
        moves=("A05", "F05", "F06", "F07"),
        offends=lambda row: row.dec.notnull() & row.reason_episode_ceased.isnull(),
        sector=("148", "149"),
    ),
    Check(
        rule="reason-without-end",
        severity=Severity.ERROR,
        frame="episodes",
        table="Episodes",
        field="DEC",
        what="The episode has a reason for ending and no end: the child still counts as looked after.",
        mend="Enter DEC, or take REC out.",
        moves=("A01", "A05"),
        offends=lambda row: row.dec.isnull() & row.reason_episode_ceased.notnull(),
        sector=("148",),
    ),
    Check(
        rule="nothing-follows-x1",
        severity=Severity.ERROR,
        frame="episodes",
        table="Episodes",
        field="REC",
        what="REC X1 says that another episode begins the same day, and none does.",
        mend="Enter the next episode, or why the child left care.",
        moves=("A01", "A05", "F05"),
        offends=lambda row: (
            (row.reason_episode_ceased == "X1")
            & (row.next_decom.coalesce(ibis.literal(FAR)).delta(row.episode_until, unit="day") > 1)
        ),
        sector=("388",),
    ),
    Check(
        rule="start-before-end",
        severity=Severity.ERROR,
        frame="episodes",
        table="Episodes",
        field="RNE",
        what="RNE S says that care begins, but the episode before has not ended care.",
        mend="Enter why care ended before, or the reason for the change (L, P, T, B, U).",
        moves=("A04", "A05", "A09", "A13"),
        offends=lambda row: (
            (row.number > 0)
            & (row.reason_new_episode == "S")
            & _was_open_ended(row)
            & (row.decom.delta(row.last_until, unit="day") <= 1)
        ),
        sector=("431",),
    ),
    Check(
        rule="no-start",
        severity=Severity.ERROR,
        frame="episodes",
        table="Episodes",
        field="RNE",
        what="The child had left care, so this episode begins it again, and RNE is not S.",
        mend="Enter S, or correct the REC of the episode before.",
        moves=("A04", "A09", "E01"),
        offends=lambda row: (
            (row.number > 0) & row.begins & (row.reason_new_episode.fill_null("") != "S")
        ),
        sector=("432",),
    ),
    Check(
        rule="start-not-held",
        severity=Severity.WARNING,
        frame="episodes",
        table="Episodes",
        field="RNE",
        what="The first known episode began in a year that is held, and RNE is not S: when care began is not known.",
        mend="Enter the episodes before it, or S.",
        moves=("A04-unknown", "A13", "E02"),
        offends=lambda row: (
            (row.number == 0)
            & (row.reason_new_episode.fill_null("") != "S")
            & (row.decom >= year_first(row.first_year))
        ),
        sector=("357",),
    ),
    Check(
        rule="one-day-episode",
        severity=Severity.WARNING,
        frame="episodes",
        table="Episodes",
        field="DEC",
        what="The episode begins and ends on one day: it is never in force at a date.",
        mend="Check both dates; merge it with its neighbour if it is a correction.",
        moves=("A04", "A05", "E01"),
        offends=lambda row: row.dec == row.decom,
        sector=("355",),
    ),
    Check(
        rule="legal-status-missing",
        severity=Severity.ERROR,
        frame="episodes",
        table="Episodes",
        field="LS",
        what="The episode has no valid legal status; it is counted as care, not as a short break.",
        mend="Enter LS.",
        moves=("A01", "B07", "C03"),
        offends=lambda row: row.legal_status.isnull(),
        sector=("144",),
    ),
    Check(
        rule="police-protection-too-long",
        severity=Severity.ERROR,
        frame="episodes",
        table="Episodes",
        field="LS",
        what="Police protection lasts 72 hours at most, and this episode longer.",
        mend="Enter the status that followed.",
        moves=("B07", "C03"),
        offends=lambda row: (row.legal_status == "L1") & row.dec.notnull() & (row.days > 3),
        sector=("361",),
    ),
    Check(
        rule="emergency-order-too-long",
        severity=Severity.ERROR,
        frame="episodes",
        table="Episodes",
        field="LS",
        what="An emergency protection order lasts 21 days at most, and this episode longer.",
        mend="Enter the status that followed.",
        moves=("B07", "C03"),
        offends=lambda row: (row.legal_status == "L2") & row.dec.notnull() & (row.days > 21),
        sector=("362",),
    ),
    Check(
        rule="justice-under-ten",
        severity=Severity.ERROR,
        frame="episodes",
        table="Episodes",
        field="LS",
        what="A youth justice status for a child under ten.",
        mend="Correct LS or the date of birth.",
        moves=("B07", "C03"),
        offends=lambda row: is_in(row.legal_status, JUSTICE) & (row.decom < birthday(row.dob, 10)),
        sector=("358",),
    ),
    Check(
        rule="need-missing",
        severity=Severity.ERROR,
        frame="episodes",
        table="Episodes",
        field="CIN",
        what="The episode has no valid category of need.",
        mend="Enter the need at the beginning of this period of care.",
        moves=("C01", "A01 by need"),
        offends=lambda row: row.category_of_need.isnull(),
        sector=("145",),
    ),
    Check(
        rule="need-changed",
        severity=Severity.ERROR,
        frame="episodes",
        table="Episodes",
        field="CIN",
        what="The category of need is not the one that this period of care began with.",
        mend="Enter the first one: it does not change within a period of care.",
        moves=("C01", "A01 by need"),
        offends=lambda row: row.category_of_need != row.first_need,
        sector=("504",),
    ),
    Check(
        rule="separated-need",
        severity=Severity.WARNING,
        frame="episodes",
        table="Episodes",
        field="CIN",
        what="An unaccompanied child's need is not N8 (absent parenting).",
        mend="Check CIN.",
        moves=("C01",),
        offends=lambda row: row.is_uasc & (row.category_of_need != "N8"),
    ),
    Check(
        rule="age-assessed-not-listed",
        severity=Severity.WARNING,
        frame="episodes",
        table="UASC",
        field="CHILD",
        what="Care ended by an age assessment (E15), and the child is not in the UASC table.",
        mend="Add the child to UASC, or correct REC.",
        moves=("A03", "C03"),
        offends=lambda row: (row.reason_episode_ceased == "E15") & ~row.is_uasc,
        absent=True,
    ),
)
