"""Plans for a home that lasts, and whether care and pathway plans are up to date."""

from collections.abc import Iterator
from datetime import date, timedelta

from nearhome.demo.chance import Chance
from nearhome.demo.lists.chances import share
from nearhome.demo.lists.living import stays
from nearhome.demo.lists.sheet import DAY, Row, Sheet, weekday
from nearhome.demo.plan import Child, Stay
from nearhome.demo.rows import ident
from nearhome.vocabulary.ages import age_on, birthday

_ROUTES = {
    "adoption": "adoption",
    "special_guardianship": "special guardianship",
    "arrangements": "child arrangements",
    "home": "return home",
    "home_unplanned": "return home",
    "kin": "kinship care",
}


def permanence_plans(child: Child, sheet: Sheet) -> Iterator[Row]:
    """The plan of each time in care of over four months, and of some an earlier one that was changed."""
    for n, stay in enumerate(stays(child)):
        chance = sheet.chance(720 + n, child)
        end = stay.ceased or sheet.last + DAY
        reviews = [held for held, _ in child.reviews if stay.entry <= held < end]
        if len(reviews) < 2 or end <= sheet.first:
            continue
        agreed, review = _agreed(chance, reviews)
        if agreed is None or agreed > sheet.last:
            continue
        yield from _plans(child, stay, sheet, chance, agreed, review)


def _agreed(chance: Chance, reviews: list[date]) -> tuple[date | None, int]:
    if chance.yes(share("permanence.agreed")):
        first = chance.yes(0.22)
        return reviews[0 if first else 1], 1 if first else 2
    later = chance.yes(share("permanence.later")) and len(reviews) > 2
    return (reviews[2], 3) if later else (None, 0)


def _plans(
    child: Child, stay: Stay, sheet: Sheet, chance: Chance, agreed: date, review: int
) -> Iterator[Row]:
    route = _route(child, stay, chance, agreed)
    if route == "adoption" and child.adoption:
        agreed = max(stay.entry, min(agreed, child.adoption.decision))
    who = {"child": ident(child, agreed)}
    changes = chance.yes(0.14) and route != "adoption"
    if changes and agreed + 150 * DAY < (stay.ceased or sheet.last):
        changed = agreed + 120 * DAY
        yield {
            **who, "route": "return home" if route != "return home" else "kinship care",
            "agreed_on": agreed.isoformat(), "review": str(review),
            "ended_on": sheet.known(changed),
        }  # fmt: skip
        agreed, review = changed, review + 1
        if agreed > sheet.last:
            return
    matched, achieved = _steps(child, stay, chance, agreed, route)
    yield {
        **who,
        "route": route,
        "agreed_on": agreed.isoformat(),
        "review": str(review),
        "matched_on": sheet.known(matched),
        "achieved_on": sheet.known(achieved),
    }


def _route(child: Child, stay: Stay, chance: Chance, agreed: date) -> str:
    if stay.route in _ROUTES:
        return _ROUTES[stay.route]
    if age_on(child.born, agreed) >= 14:
        return chance.pick({"long-term fostering": 48, "residential": 37, "kinship care": 15})
    return chance.pick({"long-term fostering": 66, "kinship care": 27, "residential": 7})


def _steps(
    child: Child, stay: Stay, chance: Chance, agreed: date, route: str
) -> tuple[date | None, date | None]:
    """When matched and when achieved, None where it has not come to that."""
    if route == "adoption":
        steps = child.adoption
        return (steps.match, steps.adopted) if steps else (None, None)
    if route == "long-term fostering":
        if not chance.yes(share("permanence.matched")):
            return None, None
        matched = weekday(agreed + timedelta(days=chance.whole(40, 420)))
        in_care = stay.ceased is None or matched < stay.ceased
        return (matched, matched) if in_care else (None, None)
    if route in ("kinship care", "residential"):
        achieved = weekday(agreed + timedelta(days=chance.whole(10, 240)))
        return None, achieved if stay.ceased is None or achieved < stay.ceased else None
    return None, stay.ceased


def care_plans(child: Child, sheet: Sheet) -> Iterator[Row]:
    """Care plans renewed with the review meetings; pathway plans from sixteen on."""
    chance = sheet.chance(740, child)
    for held, _ in child.reviews:
        if sheet.first - 300 * DAY <= held and chance.yes(share("care_plan.prompt")):
            yield _plan(child, "care plan", held)
    for stay in stays(child):
        on = max(birthday(child.born, 16) + 80 * DAY, stay.entry + 60 * DAY)
        end = min(birthday(child.born, 21), sheet.last + DAY)
        while on < end and (stay.ceased is None or stay.ceased > birthday(child.born, 17)):
            if sheet.first - 300 * DAY <= on and weekday(on) <= sheet.last:
                yield _plan(child, "pathway plan", weekday(on))
            prompt = chance.yes(share("pathway.prompt"))
            on += timedelta(days=chance.whole(150, 180) if prompt else chance.whole(190, 330))


def _plan(child: Child, kind: str, on: date) -> Row:
    return {"child": ident(child, on), "kind": kind, "reviewed_on": on.isoformat()}
