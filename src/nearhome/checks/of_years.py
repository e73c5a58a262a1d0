"""Checks of the yearly tables: health (OC2) and care leavers (OC3)."""

from nearhome.checks.days import is_in
from nearhome.checks.declaration import Check, Severity

NO_INFORMATION = ("0",)

YEARS = (
    Check(
        rule="health-missing",
        severity=Severity.ERROR,
        frame="twelve_months",
        table="OC2",
        field="CHILD",
        what="The child was in care for the twelve months to 31 March and has no OC2 row: all is counted as not done.",
        mend="Enter the child's health outcomes.",
        moves=("H02", "H03", "H04", "H05", "H08", "I13"),
        offends=lambda row: ~row.has_row,
        sector=("191",),
        absent=True,
    ),
    Check(
        rule="health-not-wanted",
        severity=Severity.WARNING,
        frame="health_years",
        table="OC2",
        field="CHILD",
        what="The child was not in care for the twelve months to 31 March, so the OC2 row is not counted.",
        mend="Check the episodes; take the row out if they are right.",
        moves=("H02", "H03", "H04"),
        offends=lambda row: ~row.in_cohort,
        sector=("185", "190", "198"),
    ),
    Check(
        rule="health-flag-blank",
        severity=Severity.ERROR,
        frame="health_years",
        table="OC2",
        field="HEALTH_ASSESSMENT",
        what="Health assessment, teeth or immunisations are left blank: blank is counted as not done.",
        mend="Enter 1 for done and 0 for not done.",
        moves=("H02", "H03", "H04"),
        offends=lambda row: (
            row.in_cohort
            & (
                row.health_assessment.isnull()
                | row.teeth_check.isnull()
                | row.immunisations.isnull()
            )
        ),
        sector=("181", "191"),
    ),
    Check(
        rule="development-blank",
        severity=Severity.ERROR,
        frame="health_years",
        table="OC2",
        field="HEALTH_CHECK",
        what="The child is under five and the development check is left blank.",
        mend="Enter 1 when both six-monthly checks were done, else 0.",
        moves=("H02-development",),
        offends=lambda row: row.in_cohort & (row.age < 5) & row.health_check.isnull(),
        sector=("545",),
    ),
    Check(
        rule="sdq-missing",
        severity=Severity.ERROR,
        frame="health_years",
        table="OC2",
        field="SDQ_SCORE",
        what="The child is aged 5 to 16 and has neither an SDQ score nor a reason for none.",
        mend="Enter the score, or the reason.",
        moves=("H05", "H06"),
        offends=lambda row: (
            row.in_cohort
            & row.age.between(5, 16)
            & row.sdq_score.isnull()
            & row.sdq_reason.isnull()
        ),
        sector=("186",),
    ),
    Check(
        rule="sdq-score-and-reason",
        severity=Severity.WARNING,
        frame="health_years",
        table="OC2",
        field="SDQ_REASON",
        what="The child has an SDQ score and a reason for having none.",
        mend="Take one of them out; the score is counted.",
        moves=("H05", "H06"),
        offends=lambda row: row.sdq_score.notnull() & row.sdq_reason.notnull(),
        sector=("197a",),
    ),
    Check(
        rule="sdq-out-of-range",
        severity=Severity.ERROR,
        frame="health_years",
        table="OC2",
        field="SDQ_SCORE",
        what="An SDQ score is from 0 to 40.",
        mend="Correct the score.",
        moves=("H05", "H06", "H06-concern"),
        offends=lambda row: (row.sdq_score < 0) | (row.sdq_score > 40),
        sector=("180",),
    ),
    Check(
        rule="conviction-blank",
        severity=Severity.ERROR,
        frame="health_years",
        table="OC2",
        field="CONVICTED",
        what="The child is ten or over and CONVICTED is left blank: blank is counted as no.",
        mend="Enter 0 or 1.",
        moves=("I13",),
        offends=lambda row: row.in_cohort & (row.age >= 10) & row.convicted.isnull(),
        sector=("543",),
    ),
    Check(
        rule="intervention-blank",
        severity=Severity.ERROR,
        frame="health_years",
        table="OC2",
        field="INTERVENTION_RECEIVED",
        what="A substance misuse problem was identified, and whether help was received is left blank.",
        mend="Enter 0 or 1; when 0, also whether it was offered.",
        moves=("H08-received", "H08-offered"),
        offends=lambda row: (
            (row.substance_misuse == 1)
            & (
                row.intervention_received.isnull()
                | ((row.intervention_received == 0) & row.intervention_offered.isnull())
            )
        ),
        sector=("159", "192"),
    ),
    Check(
        rule="leaver-missing",
        severity=Severity.ERROR,
        frame="left_care",
        table="OC3",
        field="CHILD",
        what="A care leaver had a birthday from 17 to 21 in the year and has no OC3 row.",
        mend="Enter what is known; IN_TOUCH NO when nothing is.",
        moves=("K01", "K02", "K03"),
        offends=lambda row: ~row.has_row,
        absent=True,
    ),
    Check(
        rule="leaver-age",
        severity=Severity.ERROR,
        frame="leavers",
        table="OC3",
        field="DOB",
        what="The age reached in the year is not 17 to 21: the row is counted nowhere.",
        mend="Check the date of birth, or take the row out.",
        moves=("K01", "K02", "K03"),
        offends=lambda row: ~row.age.between(17, 21),
        sector=("351",),
    ),
    Check(
        rule="leaver-in-care",
        severity=Severity.ERROR,
        frame="leavers",
        table="OC3",
        field="CHILD",
        what="The young person was still in care on that birthday: OC3 is not asked for.",
        mend="Take the row out, or enter the end of care.",
        moves=("K01-17-18", "K02-17-18", "K03-17-18"),
        offends=lambda row: row.still_in_care,
        sector=("1007",),
    ),
    Check(
        rule="leaver-incomplete",
        severity=Severity.ERROR,
        frame="leavers",
        table="OC3",
        field="ACTIV",
        what="The authority is in touch with the young person, but activity or accommodation is not known.",
        mend="Enter ACTIV and ACCOM.",
        moves=("K01", "K02"),
        offends=lambda row: (
            (row.in_touch == "YES")
            & (
                row.activity.isnull()
                | row.accommodation.isnull()
                | is_in(row.activity, NO_INFORMATION)
                | is_in(row.accommodation, NO_INFORMATION)
            )
        ),
        sector=("153", "345"),
    ),
    Check(
        rule="in-touch-missing",
        severity=Severity.ERROR,
        frame="leavers",
        table="OC3",
        field="IN_TOUCH",
        what="The row does not say whether the authority is in touch.",
        mend="Enter IN_TOUCH.",
        moves=("K03",),
        offends=lambda row: row.in_touch.isnull(),
        sector=("131",),
    ),
)
