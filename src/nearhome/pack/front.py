"""The front of page one: what children told us, what was promised, what to ask, and what is missing."""

from collections.abc import Sequence

from nearhome.pack.attention import flag_in_words, name_of
from nearhome.pack.blocks import Statement
from nearhome.pack.changes import MOST_SAID
from nearhome.pack.edition import Material
from nearhome.pack.figures import Figure, is_known
from nearhome.pack.headlines import Headline, Headlines
from nearhome.pack.pairs import pair
from nearhome.pack.ranges import names
from nearhome.pack.sentences import first_sayable
from nearhome.pack.wording import capital, day, in_a_row, in_words
from nearhome.results.board import Promise, PromiseState
from nearhome.results.signals import Place

QUESTIONS = 3
"""So many questions are on the front."""

LONGEST_ASIDE = 150
"""Characters of a sentence on the front that is no panel's title: two lines at most."""

NO_PROMISES = "This edition holds no record of what was promised."
NOBODY_ASKED = (
    "No record shows that anybody has asked them. Ask how children's own words will reach this "
    "meeting."
)


def asked(material: Material) -> tuple[str, ...]:
    """Three questions, each one sentence that begins with its panel's name.

    First of panels whose figure has really changed for the worse, then of those outside the range (the
    most children first), then of those that the list marks, then of any, in the Board's order.
    """
    panels = sorted(material.headlines.panels, key=lambda each: _urgency(each, material))
    return tuple(f"{each.name}: {each.question}" for each in panels[:QUESTIONS])


def _urgency(headline: Headline, material: Material) -> tuple[int, int]:
    found = pair(headline.main, material)
    if found.judged == "worse":
        return (0, 0)
    compared = pair(Figure(headline.compare), material) if headline.compare else found
    position = compared.position
    if position is not None and position.place is Place.WORSE:
        return (1, -(position.gap_children or 0))
    return (2 if headline.asked else 3, 0)


def told(material: Material) -> tuple[str, ...]:
    """One measure of what children said, with how many were asked; or that no record shows it."""
    for telling in material.headlines.told:
        pairs = {key: pair(figure, material) for key, figure in telling.figures.items()}
        said = first_sayable(telling.sentences, pairs, material.words, material.edition.as_at)
        if said is not None:
            return (said,)
    return (NOBODY_ASKED,)


def aside(material: Material) -> tuple[Statement, ...]:
    """What is still watched of panels that gave way to those of a list: their figures, without a chart."""
    gone = (each.instead_of for each in material.headlines.panels)
    said = tuple(filter(None, (_aside(each, material) for each in gone if each is not None)))
    return (Statement("Watched too, without a chart", said),) if said else ()


def _aside(headline: Headline, material: Material) -> str | None:
    pairs = {key: pair(figure, material) for key, figure in headline.figures.items()}
    on = material.edition.as_at
    return first_sayable(headline.aside, pairs, material.words, on, LONGEST_ASIDE)


def promised(material: Material) -> tuple[str, ...]:
    """How the accepted promises stand: how many done, late, and without an owner."""
    accepted = [each for each in material.promises if each.state is not PromiseState.PROPOSED]
    return (_standing(accepted, material) if accepted else NO_PROMISES,)


def _standing(promises: Sequence[Promise], material: Material) -> str:
    on = material.edition.meeting or material.edition.as_at
    done = sum(each.state is PromiseState.DONE for each in promises)
    late = sum(each.is_late(on) for each in promises)
    unowned = sum(
        each.state is PromiseState.OPEN and not each.owner_role.strip() for each in promises
    )
    things = "thing" if len(promises) == 1 else "things"
    parts = (
        f"{in_words(done)} {'is' if done == 1 else 'are'} done",
        f"{in_words(late)} {'is' if late == 1 else 'are'} late",
        f"{in_words(unowned)} {'has' if unowned == 1 else 'have'} no owner",
    )
    return f"Of {in_words(len(promises))} {things} promised, {parts[0]}, {parts[1]}, {parts[2]}."


def flagged(material: Material, said: int) -> tuple[Statement, ...]:
    """What officers ask the Board to look at; beyond three exceptions in all, only what it is of.

    `said` real changes are on the page already.
    """
    if not material.attention:
        return ()
    room = max(MOST_SAID - said, 0)
    named = [
        (each, name_of(each.code, material.headlines, material.cards))
        for each in material.attention
    ]
    sentences = tuple(flag_in_words(each, name) for each, name in named[:room])
    rest = tuple(dict.fromkeys(name for _, name in named[room:]))
    also = "also ask" if sentences else "ask"
    more = (f"Officers {also} you to look at: {in_a_row(rest)}.",) if rest else ()
    return (Statement("What officers ask you to look at", (*sentences, *more)),)


def about(material: Material) -> tuple[str, ...]:
    """What the figures leave out, whose stand in for our own, and whose list of panels this is."""
    return (
        *_lacking(material), *_stands_in(material), *_like_ours(material), list_in_words(material.headlines),
    )  # fmt: skip


_OTHERS_HERE = Figure("D17")


def _stands_in(material: Material) -> tuple[str, ...]:
    """Which numbers are published ones of another council; a list of our own may tell the first."""
    whose = material.edition.published_for
    if not whose:
        return ()
    if is_known(material.figures.latest(_OTHERS_HERE, material.edition.as_at)):
        return (
            f"One number is not our own: all children of the area. It is the one published for {whose}.",
        )
    return (
        "Two numbers are not our own: children of other councils who live here, and all children of "
        f"the area. They are those published for {whose}.",
    )


MOST_COUNCILS = 4
"""So many councils of the range are named on the front."""


def _like_ours(material: Material) -> tuple[str, ...]:
    """Who the councils like ours are, where every range of a panel is of the same few."""
    compared = [each.compare for each in material.headlines.panels if each.compare]
    bands = [material.bands[code] for code in compared if code in material.bands]
    points = [each.latest for each in bands if each.latest is not None]
    found = {names(each) for each in points if len(each.counted) <= MOST_COUNCILS}
    if len(found) != 1 or any(len(each.counted) > MOST_COUNCILS for each in points):
        return ()
    return (f"The councils like ours are {found.pop()}.",)


def _lacking(material: Material) -> tuple[str, ...]:
    """One line on what a page made from the return alone leaves out, and the lists that would tell it."""
    on = material.edition.as_at
    found = [
        each
        for each in material.headlines.lacking
        if not any(is_known(material.figures.latest(Figure(code), on)) for code in each.codes)
    ]
    if not found:
        return ()
    what = capital(in_a_row([each.what for each in found]))
    if len(found) == 1:
        return (f"{what} needs a list that was not given: {found[0].list}.",)
    lists = in_a_row([each.list for each in found])
    return (f"{what} need {in_words(len(found))} lists that were not given: {lists}.",)


def whose_list(headlines: Headlines) -> Statement:
    """Whose list of panels page one shows, by which minute, for the page of data quality."""
    said = filter(None, (list_in_words(headlines), minute_in_words(headlines)))
    return Statement("Whose list of panels this is", tuple(said))


def minute_in_words(headlines: Headlines) -> str:
    """The minute of the decision on the list, and who recorded it; empty where there is none."""
    decision = headlines.decision
    if decision is None:
        return ""
    by = f", recorded by {decision.by}" if decision.by else ""
    return f"The minute of that decision: {decision.minute}{by}."


def list_in_words(headlines: Headlines) -> str:
    """Whose list of panels the page shows, and when it was adopted."""
    decision = headlines.decision
    if decision is None and headlines.recorded:
        return (
            "The panels are the list that comes with Nearhome, the program that made this pack: "
            "the Board has not adopted one."
        )
    if decision is None:
        return "The panels are a list that no recorded decision adopted."
    adopted = f"adopted on {day(decision.on)}"
    if headlines.recorded:
        return f"The panels are the list that the Board {adopted}."
    return f"The panels have been changed since the list that the Board {adopted}: no decision is recorded."
