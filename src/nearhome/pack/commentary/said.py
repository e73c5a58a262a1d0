"""What is said of a measure, in sentences: commentary, explanations with their grade, and what is missing."""

from collections.abc import Iterator

from nearhome.pack.edition import Material
from nearhome.pack.wording import day, month, small
from nearhome.results.said import Commentary, Finding, Grade, Judged, Shown, Wanted, Watched, covers

NO_COMMENTARY = "No commentary was supplied."

_GRADES = {
    Grade.STATED: "It is only said so far: nobody has named what would show it",
    Grade.TESTED: "It was looked at, and the records leave it open",
    Grade.SUPPORTED: "The records fit it; other reasons may fit as well",
    Grade.NOT_SUPPORTED: "The records do not fit it",
    Grade.CANNOT_BE_KNOWN: "Our records cannot tell",
}
_FINDINGS = {
    Finding.FITS: "that fits",
    Finding.OTHER_WAY: "it went the other way",
    Finding.NO_CHANGE: "there are only the usual ups and downs",
    Finding.CHANGED: "it changed all the same",
    Finding.TOO_EARLY: "it changed before the time that was named",
    Finding.LATER: "it changed after what it is to explain",
    Finding.UNDATED: "it went that way, but which came first is not known",
    Finding.UNKNOWN: "that is not known",
}


def commentary(code: str, material: Material) -> tuple[str, ...]:
    """All commentary on a measure; else in one line that there is none, and of whom it was asked."""
    said = material.said
    found = () if said is None else said.of(code)
    if found:
        return tuple(line for each in found for line in in_sentences(each))
    wanted = [] if said is None else [w for w in said.still_wanted() if covers(w.about, code)]
    return (" ".join((NO_COMMENTARY, *(f"{asked(each)}." for each in wanted))),)


def in_sentences(each: Commentary) -> Iterator[str]:
    """What changed, why, what is done about it, by whom and by when; first whose words they are."""
    whose = f"{each.partner} says: " if each.partner else ""
    yield f"{whose}{_ended(each.changed)} {_ended(each.why)}"
    yield f"{_ended(each.doing)} Owner: {each.owner}, by {day(each.due)}."


def asked(each: Wanted) -> str:
    """Of whom commentary was asked, and by when."""
    return f"It was asked of {each.asked_of}, by {day(each.due)}"


def reason(each: Judged, material: Material) -> tuple[str, ...]:
    """An explanation: who said it, how it stands, and what each test showed."""
    its = each.explanation
    return (
        f"\u201c{its.on_page}\u201d",
        f"Said by {its.said_by}, {_when_and_where(day(its.said_on), its.where)}.",
        f"{_GRADES[each.grade]}.{_whether_changed(each)}",
        *(_test(shown, material) for shown in each.shown),
    )


def _when_and_where(said_on: str, where: str) -> str:
    """The day and the paper it was said in: the day once where the paper's name ends with it."""
    return where if where.endswith(said_on) else f"{said_on}; {where}"


def _whether_changed(each: Judged) -> str:
    if each.grade is Grade.STATED:
        return ""
    seen = f"Looked at as on {day(each.looked_at)}"
    if each.since is not None:
        return f" {seen}: what it is to explain has changed since {month(each.since)}."
    return f" {seen}. {each.why}"


def _test(shown: Shown, material: Material) -> str:
    test = shown.test
    if test.watched is None:
        return f"What would show it: {_ended(test.needs)}"
    since = "" if shown.since is None else f", since {month(shown.since)}"
    expected = "no change" if test.expects == "no change" else f"a change to {test.expects}"
    return f"{figure(test.watched, material)}: one would see {expected}; {_FINDINGS[shown.finding]}{since}."


def figure(watched: Watched, material: Material) -> str:
    """A figure as a page names it: the measure, and its group."""
    names = {card.code: card.name for card in material.every_card}
    name = names.get(watched.code, "a measure that is not here")
    group = material.words.groups.get(watched.group, watched.group)
    return f"{name} ({small(group)})" if group else name


def _ended(text: str) -> str:
    return f"{text.strip().rstrip('.')}."
