"""What the return asks once a year: health outcomes (OC2) and care leavers (OC3); and adoptions."""

from datetime import date, timedelta

from nearhome.demo.chance import Chance
from nearhome.demo.parameters import Parameters
from nearhome.demo.plan import AdoptionSteps, Child, Stay
from nearhome.vocabulary.ages import age_on, birthday
from nearhome.vocabulary.periods import year_end, year_start

DAY = timedelta(days=1)
ADOPTER_STATUS = {"MF": "L11", "F1": "L0", "M1": "L0", "FF": "L12", "MM": "L12"}
OUTCOME_AGES = range(17, 22)


def health(
    parameters: Parameters, chance: Chance, child: Child, last_year: int
) -> dict[int, dict[str, str]]:
    """The OC2 row of every year at whose end the child had been looked after for twelve months."""
    rules = parameters.health
    found: dict[int, dict[str, str]] = {}
    for n, year in enumerate(rules.years):
        if year <= last_year and twelve_months(child, year):
            found[year] = health_row(parameters, chance, age_on(child.born, year_end(year)), n)
    return found


def twelve_months(child: Child, year: int) -> bool:
    """Whether a stay covers the whole year and 31 March, short breaks apart."""
    first, last = year_start(year), year_end(year)
    return any(
        not stay.short_breaks
        and stay.entry <= first
        and (stay.ceased is None or stay.ceased > last)
        for stay in child.stays
    )


def health_row(parameters: Parameters, chance: Chance, age: int, n: int) -> dict[str, str]:
    """The flags of one year for a child of an age."""
    rules = parameters.health

    def flag(share: float) -> str:
        return "1" if chance.yes(share) else "0"

    row = {
        "IMMUNISATIONS": flag(rules.immunisation[n]),
        "TEETH_CHECK": flag(rules.dental[n]),
        "HEALTH_ASSESSMENT": flag(rules.assessment[n]),
        "SUBSTANCE_MISUSE": flag(rules.misuse if age >= 12 else 0.0),
    }
    if age < 5:
        row["HEALTH_CHECK"] = flag(rules.development[n])
    if age >= 10:
        row["CONVICTED"] = flag(rules.convicted)
    if row["SUBSTANCE_MISUSE"] == "1":
        row["INTERVENTION_RECEIVED"] = flag(rules.misuse_received)
        if row["INTERVENTION_RECEIVED"] == "0":
            row["INTERVENTION_OFFERED"] = flag(rules.misuse_offered)
    if age == 17:
        row["SDQ_REASON"] = "SDQ1"
    elif 4 <= age <= 16:
        if chance.yes(rules.sdq_returned[n]):
            score = round(rules.sdq_mean + rules.sdq_spread * chance.normal())
            row["SDQ_SCORE"] = str(min(40, max(0, score)))
        else:
            row["SDQ_REASON"] = chance.pick(rules.reasons)
    return row


def leaving(
    parameters: Parameters, chance: Chance, child: Child, last_year: int
) -> dict[int, dict[str, str]]:
    """The OC3 row of every year in which a care leaver turns 17 to 21."""
    found: dict[int, dict[str, str]] = {}
    for age in OUTCOME_AGES:
        day = birthday(child.born, age)
        year = day.year + (day.month >= 4)
        if parameters.first_year <= year <= last_year and is_leaver(parameters, child, day):
            n = min(year, parameters.health.years[-1]) - parameters.health.years[0]
            found[year] = outcome_row(parameters, chance, age, n, stayed=stayed_with_carers(child))
    return found


def is_leaver(parameters: Parameters, child: Child, on: date) -> bool:
    """Whether the child had left by a birthday, after thirteen weeks since fourteen, some after sixteen."""
    fourteen, sixteen = birthday(child.born, 14), birthday(child.born, 16)
    weeks, after = 0, False
    for stay in child.stays:
        if stay.short_breaks:
            continue
        if (
            stay.ceased is None
            or stay.ceased > on
            or stay.route in ("adoption", "died", "transfer")
        ):
            return False
        weeks += max(0, (stay.ceased - max(stay.entry, fourteen)).days) // 7
        after = after or stay.ceased > sixteen
    return after and weeks >= parameters.leavers.weeks


def stayed_with_carers(child: Child) -> bool:
    """Whether the last stay ended with the young person staying with the carers (E17)."""
    return bool(child.episodes[-1]) and child.episodes[-1][-1].rec == "E17"


def outcome_row(
    parameters: Parameters, chance: Chance, age: int, n: int, *, stayed: bool
) -> dict[str, str]:
    """In touch, activity and accommodation of a care leaver."""
    rules = parameters.leavers
    touch = chance.pick(rules.in_touch)
    if touch != "YES":
        return {"IN_TOUCH": touch, "ACTIV": "0", "ACCOM": "0"}
    share = rules.education[n] + (0.16 if age < 19 else 0.0)
    busy = chance.yes(share / 0.93)
    activity = chance.pick(rules.activity_in if busy else rules.activity_out)
    year = parameters.health.years[0] + n
    if year < 2022:
        activity = {"F4": "F3", "F5": "F3", "P5": "P3"}.get(activity, activity)
    home = chance.pick(rules.accommodation)
    if stayed and chance.yes(rules.staying_put.get(str(age), 0.0)):
        home = "Z1"
    return {"IN_TOUCH": touch, "ACTIV": activity, "ACCOM": home}


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
