"""A band's rule: what may be chosen, the rule that holds unless one is written, and a rule as read.

An officer writes a rule as a table of `edition.toml` or as options of a command; both come here as a
mapping of texts, lists of texts and days.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from nearhome.published.sets import named_set, named_sets
from nearhome.results.bands import OWN_LIST, BandRule

REGION, ENGLAND, NAMED = "region", "england", "named"
JUDGEMENTS = ("overall", "leaders", "help_and_protection", "children_in_care", "care_leavers")
GRADES = ("outstanding", "good", "requires improvement", "inadequate")
FRAMEWORKS = ("ILACS", "SIF")
MIN_MAX, INTERQUARTILE, BEST_QUARTILE = "min-max", "interquartile", "best-quartile"
EDGES = (MIN_MAX, INTERQUARTILE, BEST_QUARTILE)
KEYS = (
    "name",
    "set",
    "model",
    "judgement",
    "grades",
    "framework",
    "edges",
    "frozen_at",
    "members",
)

DEFAULT = BandRule()
"""The authority's own list, judged good or outstanding overall under ILACS, lowest to highest, rolling."""


def rule_from(table: Mapping[str, object]) -> BandRule:
    """The rule of a table; what it leaves out is as in `DEFAULT`.

    Keys: name, set (a named set, in place of model and members), model, judgement (or `none`), grades,
    framework (or `any`), edges, frozen_at, members. A named set is not chosen by judgement unless the
    table says so: officers have chosen it. ValueError names the key and its mend.
    """
    unknown = sorted(set(table) - set(KEYS))
    if unknown:
        raise ValueError(f"{unknown[0]} is no part of a band's rule: give {', '.join(KEYS)}")
    members, model = _members(table)
    named = model == NAMED
    return BandRule(
        name=_text(table, "name", _text(table, "set", "")),
        model=model,
        judgement=_judgement(table, "none" if named else DEFAULT.judgement),
        grades=_grades(table),
        framework=_framework(table),
        edges=_one_of("edges", _text(table, "edges", DEFAULT.edges).casefold(), EDGES),
        frozen_at=_day(table),
        members=members,
    )


def _members(table: Mapping[str, object]) -> tuple[tuple[str, ...], str]:
    chosen = _text(table, "set", "")
    members = _texts(table, "members")
    model = _model(_text(table, "model", NAMED if chosen or members else DEFAULT.model))
    if chosen and members:
        raise ValueError("set and members both name who is in the band: give one of them")
    if chosen:
        members = _of_set(chosen)
    if (model == NAMED) != bool(members):
        raise ValueError(
            f"model {model} and members do not go together: members (or set) go with model {NAMED},"
            " and no other model has any"
        )
    return tuple(dict.fromkeys(each.upper() for each in members)), model


def _of_set(key: str) -> tuple[str, ...]:
    try:
        return named_set(key.casefold()).members
    except KeyError as error:
        known = ", ".join(each.code for each in named_sets())
        raise ValueError(f"set {key} is not known: give {known}") from error


def _model(text: str) -> str:
    """A model's name: a word, or the year of a list, which the facts may or may not hold."""
    lowered = text.casefold()
    if lowered in (OWN_LIST, REGION, ENGLAND, NAMED):
        return lowered
    if lowered[:4].isdigit():
        return lowered
    raise ValueError(
        f"model {text} is not known: give {OWN_LIST}, the year of a neighbour list (2014, 2021, 2025),"
        f" {REGION}, {ENGLAND} or {NAMED}"
    )


def _judgement(table: Mapping[str, object], otherwise: str) -> str:
    text = _text(table, "judgement", otherwise).casefold().replace(" ", "_").replace("-", "_")
    chosen = _one_of("judgement", text or "none", (*JUDGEMENTS, "none"))
    return "" if chosen == "none" else chosen


def _grades(table: Mapping[str, object]) -> tuple[str, ...]:
    given = _texts(table, "grades")
    if "grades" in table and not given:
        raise ValueError(f"grades is empty: give some of {', '.join(GRADES)}")
    plain = (each.casefold().replace("_", " ").replace("-", " ") for each in given)
    known = (each.removesuffix(" to be good") for each in plain)
    return tuple(_one_of("grades", each, GRADES) for each in known) or DEFAULT.grades


def _framework(table: Mapping[str, object]) -> str:
    text = _text(table, "framework", DEFAULT.framework).upper()
    chosen = _one_of("framework", text or "ANY", (*FRAMEWORKS, "ANY"))
    return "" if chosen == "ANY" else chosen


def _day(table: Mapping[str, object]) -> date | None:
    given = table.get("frozen_at")
    if given is None or given == "":
        return None
    if isinstance(given, date):
        # A TOML date with a time is a date too; its day is what counts.
        return date(given.year, given.month, given.day)
    try:
        return date.fromisoformat(str(given))
    except ValueError as error:
        raise ValueError(f"frozen_at {given} is no day: write it 2020-12-01") from error


def _one_of(key: str, text: str, known: Sequence[str]) -> str:
    if text not in known:
        shown = ["any" if each == "ANY" else each for each in known]
        raise ValueError(f"{key} {text} is not known: give {', '.join(shown)}")
    return text


def _text(table: Mapping[str, object], key: str, otherwise: str) -> str:
    given = table.get(key, otherwise)
    if isinstance(given, bool) or not isinstance(given, (str, int)):
        raise ValueError(f"{key} is no text: write it in quotation marks")
    return str(given).strip()


def _texts(table: Mapping[str, object], key: str) -> tuple[str, ...]:
    given = table.get(key, ())
    if isinstance(given, str):
        return (given.strip(),) if given.strip() else ()
    if not isinstance(given, (list, tuple)) or not all(isinstance(each, str) for each in given):
        raise ValueError(f'{key} is no list of texts: write it ["...", "..."]')
    return tuple(each.strip() for each in given if each.strip())
