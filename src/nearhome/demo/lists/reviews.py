"""Reviews by the day each was due, and questionnaires: those of the return, as the council's own lists have them."""

from collections.abc import Iterator
from datetime import date, timedelta

from nearhome.demo.chance import Chance
from nearhome.demo.lists.chances import share
from nearhome.demo.lists.living import stay_on, stays
from nearhome.demo.lists.sheet import DAY, Row, Sheet, weekday
from nearhome.demo.plan import Child, Stay
from nearhome.demo.rows import ident
from nearhome.vocabulary.periods import months_before, working_days_after, year_end


def reviews_held(child: Child, sheet: Sheet) -> Iterator[Row]:
    """Each review beside the day it was due, the one that is next, and now and then a meeting called off."""
    chance = sheet.chance(310, child)
    for stay in stays(child):
        for due, held, code in _in_turn(child, stay, sheet):
            if due < sheet.first and (held is None or held < sheet.first):
                continue
            who = {"child": ident(child, held or min(due, sheet.last)), "due_on": due.isoformat()}
            if held is not None and held > due and chance.yes(share("review.called_off")):
                yield {**who, "cancelled": "yes"}
            yield {
                **who,
                "held_on": held.isoformat() if held else "",
                "cancelled": "no",
                "participation": code,
            }


def _in_turn(child: Child, stay: Stay, sheet: Sheet) -> Iterator[tuple[date, date | None, str]]:
    """The day each review of a stay was due, the day it was held and how the child took part; the next one last."""
    end = stay.ceased or sheet.last + DAY
    due = working_days_after(stay.entry, 20)
    held = [each for each in child.reviews if stay.entry <= each[0] < end and each[0] <= sheet.last]
    for turn, (day, code) in enumerate(held):
        yield due, day, code
        due = months_before(day, -3 if turn == 0 else -6)
    if stay.ceased is None or due < stay.ceased:
        yield due, None, ""


def sdq_scores(child: Child, sheet: Sheet) -> Iterator[Row]:
    """The questionnaire of each year: on a day between autumn and spring, with the score or why there is none."""
    chance = sheet.chance(311, child)
    for year, flags in sorted(child.health.items()):
        score, reason = flags.get("SDQ_SCORE", ""), flags.get("SDQ_REASON", "")
        on = _asked_on(chance, year)
        if (score or reason) and sheet.holds(on) and stay_on(child, on):
            yield {
                "child": ident(child, on), "completed_on": on.isoformat(),
                "score": score, "reason": reason,
            }  # fmt: skip


def _asked_on(chance: Chance, year: int) -> date:
    return weekday(year_end(year) - timedelta(days=chance.whole(10, 170)))
