"""Which code counts what, of the lists that come after the first six: one line each."""

from typing import Any

from reference import local_rest_area as area
from reference import local_rest_council as council
from reference import local_rest_entry as entry
from reference import local_rest_reviews as reviews
from reference import local_rest_settings as settings
from reference import measures_flow as flow
from reference.rules import DISTANCE, Rule

BEFORE, COURT, LAWLESS, KIN, TIES = (
    "before_care", "proceedings", "irregular_settings", "siblings", "connections",
)  # fmt: skip
THE_THREE, UNDER_16 = settings.THE_THREE, settings.UNDER_16


def _window(how: str, units: Any, name: str, months: int = 12, **more: Any) -> Rule:
    """Events of children in the twelve months to d."""
    return Rule(how, units, months, lists=(name,), list_months=12, **more)


def _at_date(how: str, units: Any, *names: str, **more: Any) -> Rule:
    return Rule(how, units, lists=names, **more)


def _council(how: str, units: Any, name: str, months: int = 0, **more: Any) -> Rule:
    return Rule(how, units, lists=(name,), list_months=months, of_council=True, **more)


def _leavers(how: str, units: Any) -> Rule:
    return _council(how, units, "care_leavers")


def _lawless(units: Any) -> Rule:
    return _window("n", units, LAWLESS, months=0)


REST: dict[str, Rule] = {
    "A10": _window("percent", entry.unplanned, "entries"),
    "A10-night": _window("percent", entry.at_night, "entries"),
    "A10-parent": _window("percent", entry.parents_in_care, "entries"),
    "A10-parent-unknown": _window("percent", entry.parents_unknown, "entries"),
    "B01-rate": Rule(
        "per 10,000", area.came_beside_ages, 12, lists=("area_figures",), labels=("age_band",)
    ),
    "B03": Rule("per 1,000", area.newborn, 12, lists=("area_figures",)),
    "B03-7": Rule("per 1,000", area.newborn_week, 12, lists=("area_figures",)),
    "B04": _at_date("ratio", area.disproportion, "area_figures"),
    "B02-rate": _at_date("per 10,000", area.beside_ages, "area_figures", labels=("age_band",)),
    "B04-rate": _at_date("per 10,000", area.beside_ethnic_groups, "area_figures", labels=("ethnicity",)),
    "B05-rate": _at_date("per 10,000", area.beside_sexes, "area_figures", labels=("sex",)),
    "B06": _at_date("percent", area.disabled, "needs"),
    "B06-support": _at_date("percent", area.sen_support, "needs"),
    "B06-plan": _at_date("percent", area.sen_plan, "needs"),
    "B08": _at_date("n", area.with_siblings, KIN),
    "B08-groups": _at_date("n", area.sibling_groups, KIN),
    "B09": _at_date(
        "per 10,000", area.by_locality, "home_areas", "area_figures", labels=("home_locality",)
    ),
    "B10": _at_date("ratio", area.deprivation_gradient, "home_areas", "area_figures"),
    "B10-rate": _at_date(
        "per 10,000", area.by_decile, "home_areas", "area_figures", labels=("decile",)
    ),
    "B09-starts": Rule(
        "per 10,000", area.starts_by_locality, 12, lists=("home_areas", "area_figures"),
        labels=("home_locality",),
    ),
    "B10-starts": Rule(
        "per 10,000", area.starts_by_decile, 12, lists=("home_areas", "area_figures"),
        labels=("decile",),
    ),
    "B09-expected": _at_date(
        "ratio", area.at_deciles_rates, "home_areas", "area_figures", labels=("home_locality",)
    ),
    "C02": Rule("percent", entry.after_a_plan, 12, lists=(BEFORE,), list_months=24),
    "C02-known": Rule(
        "percent", entry.known_before, 12, lists=(BEFORE,), list_months=24, own="known_before"
    ),
    "C04": _council("ratio", entry.proceedings_weeks, COURT, 12),
    "C04-26": _council("percent", entry.within_26_weeks, COURT, 12),
    "C05": _council("rate", entry.applications, COURT, 12),
    "C06": _council("percent", entry.offered, COURT, 12),
    "C06-accepted": _council("percent", entry.offer_accepted, COURT, 12),
    "C06-held": _council("percent", entry.offer_held, COURT, 12),
    "C07": _council("percent", entry.assessed_in_time, "prebirth", 12),
    "D07": _lawless(settings.with_a_night(*THE_THREE)),
    "D07-open": _lawless(settings.open_now(*THE_THREE)),
    "D07-nights": _lawless(settings.nights_of(*THE_THREE)),
    "D07-under16": _lawless(settings.with_a_night(UNDER_16)),
    "D07-under16-open": _lawless(settings.open_now(UNDER_16)),
    "D07-supported": _lawless(settings.with_a_night(settings.SUPPORTED)),
    "D07-supported-open": _lawless(settings.open_now(settings.SUPPORTED)),
    "D07-home": _lawless(settings.with_a_night(settings.HOME)),
    "D07-home-open": _lawless(settings.open_now(settings.HOME)),
    "D11": _at_date(
        "percent", settings.distance_reasons, "distance_reasons", own="distance_reason",
        field=DISTANCE,
    ),
    "D11-reviewed": _at_date(
        "percent", settings.distance_reviewed, "distance_reasons", list_months=12, field=DISTANCE
    ),
    "D13": _at_date("percent", area.together, KIN),
    "D13-unknown": _at_date("n", area.together_unknown, KIN),
    "D16": _council("percent", settings.well_graded, "homes"),
    "D16-supported": _council("percent", settings.consistently_strong, "homes"),
    "D17": _council("n", settings.children_of_others, "notifications", labels=("home_kind",)),
    "D18": _lawless(settings.with_a_night(settings.BED_AND_BREAKFAST)),
    "D18-nights": _lawless(settings.nights_of(settings.BED_AND_BREAKFAST)),
    "E06": _window("percent", settings.short_notice, "moves_notice"),
    "F07-wait": Rule("median", entry.months_to_home, 12),
    "F07-wait-planned": Rule("median", entry.months_to_home_planned, 12),
    "F07-wait-unplanned": Rule("median", entry.months_to_home_unplanned, 12),
    "F08-6m": Rule("percent", lambda of, d: flow._return_broke_down(of, d, 6), 18),
    "H05-list": _window("percent", reviews.listed_questionnaires, "sdq_scores"),
    "H06-list": _window("ratio", reviews.listed_scores, "sdq_scores"),
    "I12": _at_date(
        "n", settings.at_risk("sexual", "criminal", "trafficking", "nrm"), "exploitation"
    ),
    **{
        f"I12-{kind}": _at_date("n", settings.at_risk(kind), "exploitation")
        for kind in ("sexual", "criminal", "trafficking", "nrm")
    },
    "J02-list": _window("percent", reviews.listed_reviews_due, "reviews_held"),
    "J04-list": _window("percent", reviews.listed_reviews_taken_part_in, "reviews_held"),
    "J05": _window("n", settings.escalations, "escalations"),
    "J05-resolved": _window("percent", settings.escalations_resolved, "escalations"),
    "J06": _at_date("percent", settings.life_story, TIES),
    "J07": _at_date("percent", settings.network_mapped, TIES),
    "J07-kept": _at_date("percent", settings.kept("brothers_sisters_kept"), TIES),
    "J07-kept-friends": _at_date("percent", settings.kept("friends_kept"), TIES),
    "J07-kept-activities": _at_date("percent", settings.kept("activities_kept"), TIES),
    "J08": _window("n", settings.referred("advocacy"), "advocacy"),
    "J08-matched": _window("n", settings.referred_and_matched("advocacy"), "advocacy"),
    "J08-waiting": _at_date("n", settings.waits_for("advocacy"), "advocacy"),
    "J08-visitor": _window("n", settings.referred("independent visitor"), "advocacy"),
    "J08-visitor-matched": _window(
        "n", settings.referred_and_matched("independent visitor"), "advocacy"
    ),
    "J08-visitor-waiting": _at_date("n", settings.waits_for("independent visitor"), "advocacy"),
    "K01-list": _leavers("percent", council.occupied),
    "K02-list": _leavers("percent", council.suitable),
    "K03-list": _leavers("percent", council.in_touch),
    "K05": _leavers("percent", council.staying_close_assessed),
    "K05-supported": _leavers("percent", council.staying_close_supported),
    "K07": _leavers("percent", council.pathway_plans),
    "K08": _council("ratio", council.adviser_load, "advisers"),
    "K09-list": _leavers("n", council.homeless),
    "K10": _leavers("percent", council.supported),
    "L01": _council("percent", council.surveys, "surveys", 24),
    "L01-response": _council("percent", council.survey_response, "surveys", 24),
    "L02": _window("percent", council.said("happy_where_living"), "views"),
    "L02-safe": _window("percent", council.said("feels_safe"), "views"),
    "L02-talk": _window("percent", council.said("someone_to_talk_to"), "views"),
    "L02-trust": _window("percent", council.said("trusts_worker"), "views"),
    "L02-asked": _window("percent", council.asked, "views", months=0),
    "L03": _council("n", council.complaints, "complaints", 12),
    "L03-upheld": _council("percent", council.complaints_upheld, "complaints", 12),
    "L03-days": _council("median", council.complaint_days, "complaints", 12),
    "L04": _council("n", council.pledges("kept"), "pledges"),
    "L04-not": _council("n", council.pledges("not kept"), "pledges"),
    "L05": _council("n", council.meetings_with_children, "board_meetings", 12),
    "L05-led": _council("n", council.items_led, "board_meetings", 12),
    "M01": _council("ratio", council.caseload, "staff"),
    "M02": _council("percent", council.vacancy, "staff"),
    "M02-agency": _council("percent", council.agency, "staff"),
    "M02-turnover": _council("percent", council.turnover, "staff"),
    "M03": Rule("percent", council.same_worker, 12, ("SWEpisodes",), 12),
    "N01": _council("difference", council.over_budget, "budgets"),
    "N05": _council("percent", council.share_of_budget, "budgets"),
    "N06": Rule("n", council.travel, 12, lists=("visits", "travel_rates"), list_months=12),
    "N06-far": Rule(
        "n", council.travel_far, 12, lists=("visits", "travel_rates"), list_months=12,
        field=DISTANCE,
    ),
    "N07": _council("percent", council.benefits, "benefits"),
    "N08": _window("median", council.days_to_a_home, "searches", months=0),
    "N08-offers": _window("ratio", council.offers, "searches", months=0),
    "N08-first": _window("percent", council.first_choice, "searches", months=0),
    "P01": _council("percent", council.audits, "audits", 12, own="audit_grade"),
    "P01-moderated": _council("percent", council.moderated, "audits", 12),
    "P02": _council("percent", council.actions_in_time, "audit_actions", 12),
    "P03": _council("n", council.recommendations_open, "ofsted_recommendations"),
    "P03-closed": _council("n", council.recommendations_closed, "ofsted_recommendations", 12),
    "P04": Rule("percent", council.key_fields_known),
    "Q01": Rule(
        "percent", entry.still_at_home, 18, lists=("edge_of_care",), list_months=18
    ),
    "Q01-12": Rule(
        "percent", entry.still_at_home_12, 24, lists=("edge_of_care",), list_months=24
    ),
    "Q02": _council("percent", entry.repeat_plans, BEFORE, 12),
    "Q02-2y": _council("percent", entry.long_plans, BEFORE),
    "Q03": _council("percent", entry.re_referrals, BEFORE, 24),
    "Q04": _council("rate", entry.early_help, BEFORE),
}  # fmt: skip
