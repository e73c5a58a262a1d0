"""The cohorts that local lists make, as `Plan` has them: each an expression over named tables."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from nearhome.cohorts import flows
from nearhome.cohorts.lists import areas, before, children, council, settings, voice

if TYPE_CHECKING:
    from nearhome.cohorts.plan import Plan

OF_CHILDREN = ("needs", "connections", "views", "exploitation", "distance_reasons", "advocacy")


class OfLists:
    """What a `Plan` knows of lists about entries, families, homes, views, the council's own work and money."""

    def __init__(self, plan: "Plan") -> None:
        self.plan = plan

    @cached_property
    def listed_children(self) -> Any:
        """Children looked after at each date, with what lists say of them."""
        tables = {name: self.plan.table(name) for name in OF_CHILDREN}
        return children.listed(self.plan.looked_after, self.plan.dates, tables)

    @cached_property
    def recorded_children(self) -> Any:
        """Children looked after at each date, with whether every key field of them is recorded."""
        return children.recorded(self.plan.looked_after, self.plan.table("episodes"))

    @cached_property
    def steady_children(self) -> Any:
        """Children looked after at each date, with whether their social worker stayed a year."""
        return children.with_steady_worker(
            self.plan.looked_after, self.plan.table("social_workers"), self.plan.dates
        )

    @cached_property
    def brothers_and_sisters(self) -> Any:
        """Children looked after at each date, with whether a brother or sister is too."""
        return children.with_brothers_and_sisters(
            self.plan.looked_after, self.plan.table("siblings")
        )

    @cached_property
    def sibling_groups(self) -> Any:
        """Groups of brothers and sisters looked after at each date."""
        return children.sibling_groups(self.plan.looked_after, self.plan.table("siblings"))

    @cached_property
    def known_entries(self) -> Any:
        """Known starts of the windows, with what lists say of them."""
        return before.entries(
            self.plan.starts, self.plan.table("entries"), self.plan.table("before_care")
        )

    @cached_property
    def protection_plans(self) -> Any:
        """Child protection plans begun in the windows."""
        return before.protection_plans(self.plan.table("before_care"), self.plan.dates)

    @cached_property
    def open_protection_plans(self) -> Any:
        """Child protection plans open at each date."""
        return before.open_protection_plans(self.plan.table("before_care"), self.plan.dates)

    @cached_property
    def referrals(self) -> Any:
        """Referrals in the windows."""
        return before.referrals(self.plan.table("before_care"), self.plan.dates)

    @cached_property
    def early_help(self) -> Any:
        """Children with early help at each date."""
        return before.early_help(self.plan.table("before_care"), self.plan.dates)

    @cached_property
    def support_ended_6(self) -> Any:
        """Support that ended six months and more before each date."""
        return before.edge_of_care(
            self.plan.table("edge_of_care"), self.plan.timeline, self.plan.dates, 6
        )

    @cached_property
    def support_ended_12(self) -> Any:
        """Support that ended twelve months and more before each date."""
        return before.edge_of_care(
            self.plan.table("edge_of_care"), self.plan.timeline, self.plan.dates, 12
        )

    @cached_property
    def applications(self) -> Any:
        """Applications to court in the windows."""
        return before.applications(self.plan.table("proceedings"), self.plan.dates)

    @cached_property
    def concluded_proceedings(self) -> Any:
        """Proceedings concluded in the windows."""
        return before.concluded(self.plan.table("proceedings"), self.plan.dates)

    @cached_property
    def births_due(self) -> Any:
        """Babies due in the windows."""
        return before.births_due(self.plan.table("prebirth"), self.plan.dates)

    @cached_property
    def newborns(self) -> Any:
        """Newborn children of the starts, beside the births of the area."""
        return areas.births(self.plan.starts, self.plan.table("area_figures"), self.plan.dates)

    @cached_property
    def first_starts(self) -> Any:
        """Children who came into care in the windows, each once, at the first."""
        return self.plan.starts.filter(self.plan.starts.is_child)

    @cached_property
    def origins(self) -> Any:
        """Children looked after by the locality of their home, beside its children."""
        return areas.origins(self.plan.looked_after, *self._of_areas)

    @cached_property
    def starts_by_origin(self) -> Any:
        """Children who came into care by the locality of their home, beside its children."""
        return areas.origins(self.first_starts, *self._of_areas)

    @cached_property
    def deciles(self) -> Any:
        """Children looked after by decile of deprivation, beside its children."""
        return areas.deciles(self.plan.looked_after, *self._of_areas)

    @cached_property
    def starts_by_decile(self) -> Any:
        """Children who came into care by decile of deprivation, beside its children."""
        return areas.deciles(self.first_starts, *self._of_areas)

    @cached_property
    def expected_by_origin(self) -> Any:
        """Children looked after by the locality of their home, beside as many as its deprivation would give."""
        return areas.at_deciles_rates(self.plan.looked_after, *self._of_areas)

    @property
    def _of_areas(self) -> tuple[Any, Any, Any]:
        return self.plan.table("home_areas"), self.plan.table("area_figures"), self.plan.dates

    @cached_property
    def beside_ethnic_groups(self) -> Any:
        """Children looked after by ethnic group, beside the area's children of the group."""
        return self._beside("ethnic group 0-17", "ethnicity")

    @cached_property
    def beside_ages(self) -> Any:
        """Children looked after by age, beside the area's children of that age."""
        return self._beside("age band 0-17", "age_band")

    @cached_property
    def beside_sexes(self) -> Any:
        """Girls and boys looked after, beside the area's."""
        return self._beside("sex 0-17", "sex")

    @cached_property
    def starts_beside_ages(self) -> Any:
        """Children who came into care by their age that day, beside the area's children of that age."""
        return self._beside("age band 0-17", "age_band", self.first_starts)

    def _beside(self, kind: str, breakdown: str, children: Any = None) -> Any:
        figures = self.plan.table("area_figures")
        whom = self.plan.looked_after if children is None else children
        return areas.of_groups(whom, figures, self.plan.dates, kind, breakdown)

    @cached_property
    def ethnic_shares(self) -> Any:
        """Children looked after by ethnic group, beside the area's children."""
        return areas.ethnic_groups(
            self.plan.looked_after, self.plan.table("area_figures"), self.plan.dates
        )

    @cached_property
    def irregular_nights(self) -> Any:
        """Settings outside the law in the windows."""
        return settings.irregular_nights(
            self.plan.table("irregular_settings"), self.plan.table("children"), self.plan.dates
        )

    @cached_property
    def notified_children(self) -> Any:
        """Children of other councils living here at each date."""
        return settings.notified(self.plan.table("notifications"), self.plan.dates)

    @cached_property
    def judged_homes(self) -> Any:
        """Registered homes and agencies at each date, with their judgement."""
        return settings.judged_homes(self.plan.table("homes"), self.plan.dates)

    @cached_property
    def moves_with_notice(self) -> Any:
        """Moves of the windows whose notice is known."""
        return settings.moves_with_notice(self.plan.moves, self.plan.table("moves_notice"))

    @cached_property
    def searches(self) -> Any:
        """Searches for a home begun in the windows."""
        return settings.searches(
            self.plan.table("searches"), self.plan.table("children"), self.plan.dates
        )

    @cached_property
    def visits_paid(self) -> Any:
        """Visits of the windows with the cost of travel."""
        made = voice.visits(self.plan.table("visits"), self.plan.timeline, self.plan.dates)
        return settings.travel(made, self.plan.table("travel_rates"))

    @cached_property
    def advocates_asked_for(self) -> Any:
        """Referrals for an advocate or visitor in the windows."""
        return voice.advocacy(self.plan.table("advocacy"), self.plan.timeline, self.plan.dates)

    @cached_property
    def escalations(self) -> Any:
        """Reviewing officers' concerns in the windows."""
        return voice.escalations(
            self.plan.table("escalations"),
            self.plan.timeline,
            self.plan.dates,
            self.plan.table("working_days"),
        )

    @cached_property
    def latest_views(self) -> Any:
        """What each child said last in the windows."""
        return voice.latest_views(self.plan.table("views"), self.plan.timeline, self.plan.dates)

    @cached_property
    def surveys(self) -> Any:
        """Surveys of the twenty-four months to each date."""
        return council.surveys(self.plan.table("surveys"), self.plan.dates)

    @cached_property
    def complaints(self) -> Any:
        """Complaints of the windows."""
        return council.complaints(self.plan.table("complaints"), self.plan.dates)

    @cached_property
    def pledges(self) -> Any:
        """Promises due by each date."""
        return council.pledges(self.plan.table("pledges"), self.plan.dates)

    @cached_property
    def board_meetings(self) -> Any:
        """The Board's meetings of the windows."""
        return council.meetings(self.plan.table("board_meetings"), self.plan.dates)

    @cached_property
    def staff(self) -> Any:
        """Social workers as counted last."""
        return council.staff(self.plan.table("staff"), self.plan.dates)

    @cached_property
    def advisers(self) -> Any:
        """Personal advisers as counted last."""
        return council.advisers(self.plan.table("advisers"), self.plan.dates)

    @cached_property
    def listed_young_people(self) -> Any:
        """Young people who have left care, as listed last."""
        return council.young_people(self.plan.table("care_leavers"), self.plan.dates)

    @cached_property
    def budgets(self) -> Any:
        """The latest budget figures of the year of each date."""
        return council.budgets(self.plan.table("budgets"), self.plan.dates)

    @cached_property
    def benefits(self) -> Any:
        """What decisions were to save by each date."""
        return council.benefits(self.plan.table("benefits"), self.plan.dates)

    @cached_property
    def audits(self) -> Any:
        """Audits of the windows."""
        return council.audits(self.plan.table("audits"), self.plan.dates)

    @cached_property
    def audit_actions(self) -> Any:
        """Actions due in the windows."""
        return council.audit_actions(self.plan.table("audit_actions"), self.plan.dates)

    @cached_property
    def recommendations(self) -> Any:
        """Ofsted's recommendations by each date."""
        return council.recommendations(self.plan.table("ofsted_recommendations"), self.plan.dates)

    @cached_property
    def returns_home_6(self) -> Any:
        """Children who went home, six months on."""
        return flows.returns_home(self.plan.all_ends, self.plan.dates, 6)
