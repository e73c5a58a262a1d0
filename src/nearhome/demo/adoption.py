"""The steps of an adoption, from the decision to the order."""

from datetime import date, timedelta

from nearhome.demo.chance import Chance
from nearhome.demo.parameters import Parameters
from nearhome.demo.plan import AdoptionSteps, Child, Stay

DAY = timedelta(days=1)
ADOPTER_STATUS = {"MF": "L11", "F1": "L0", "M1": "L0", "FF": "L12", "MM": "L12"}


def adoption(
    parameters: Parameters, chance: Chance, child: Child, horizon: date
) -> AdoptionSteps | None:
    """The steps of an adoption for a child with a placement order."""
    rules = parameters.adoption
    for stay, episodes in zip(child.stays, child.episodes, strict=True):
        order = next((each.decom for each in episodes if each.ls == "E1"), None)
        if order is None or order > horizon:
            continue
        with_family = next((each for each in episodes if each.place in ("A5", "A6")), None)
        decision = max(
            stay.entry + DAY, order - timedelta(days=chance.days(rules.decision_after_order))
        )
        matched = order + timedelta(days=chance.days(rules.match_after_order))
        if with_family:
            matched = min(matched, with_family.decom - timedelta(days=chance.whole(3, 25)))
        adopted = stay.ceased if stay.route == "adoption" else None
        undone = (
            reversal(parameters, chance, stay, decision, horizon)
            if not adopted and not with_family
            else None
        )
        return AdoptionSteps(
            decision=decision,
            reversed=undone,
            reversed_reason=chance.pick({"RD1": 5, "RD3": 3, "RD4": 2}) if undone else "",
            match=max(matched, decision),
            adopted=adopted,
            foster_care="1" if with_family and with_family.place == "A5" else "0",
            adopters=chance.pick(rules.adopters),
        )
    return None


def reversal(
    parameters: Parameters, chance: Chance, stay: Stay, decision: date, horizon: date
) -> date | None:
    """The day the decision was reversed, for the few of whom that is so."""
    day = decision + timedelta(days=chance.whole(200, 700))
    end = stay.ceased or horizon
    return day if chance.yes(parameters.adoption.reversed) and day < end else None
