"""The rows of each table that one child gives to one year's return, as known on its last day."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from nearhome.demo.adoption import ADOPTER_STATUS
from nearhome.demo.homes import REGISTERED, SUPPORTED
from nearhome.demo.plan import Child, Episode
from nearhome.vocabulary.ages import age_on

Row = dict[str, str]

RECODED = {2025: {"H5": "K3", "P2": "K3"}, 2026: {"Z1": "Z11"}}
"""Placement codes that a collection year's code list replaces: an open placement goes on under the new one."""


@dataclass(frozen=True, slots=True)
class Span:
    """A return: its collection year, and the first and last day it describes."""

    year: int
    first: date
    last: date
    extract: bool = False
    """Whether it is an extract made during the year, without what is collected at its end."""

    def holds(self, started: date, ended: date | None) -> bool:
        """Whether something from one day to another was going on at any time in the span."""
        return started <= self.last and (ended is None or ended >= self.first)

    def known(self, on: date | None) -> str:
        """A date as written, empty while it had not come."""
        return written(on) if on and on <= self.last else ""


def written(on: date) -> str:
    """A date as the DfE's files write it."""
    return f"{on.day:02d}/{on.month:02d}/{on.year}"


def ident(child: Child, on: date) -> str:
    """The identifier in use on a day."""
    renamed = child.later_ident and on >= child.stays[-1].entry
    return child.later_ident if renamed else child.ident


def place_code(code: str, year: int) -> str:
    """A placement code as a year's code list has it."""
    for since, codes in RECODED.items():
        if year >= since:
            code = codes.get(code, code)
    return code


def sex(child: Child, year: int) -> str:
    """1 and 2 to 2023-24, then M and F."""
    return {"M": "1", "F": "2"}[child.sex] if year < 2025 else child.sex


def header(child: Child, span: Span, name: str) -> Row:
    """The Header row under one identifier."""
    young = age_on(child.born, span.last) < 4
    row = {
        "CHILD": name,
        "SEX": sex(child, span.year),
        "DOB": written(child.born),
        "ETHNIC": child.ethnicity,
        "UPN": "UN1" if young else child.upn,
    }
    # The return asks of girls looked after in the year, short breaks apart.
    asked = any(
        not stay.short_breaks and span.holds(stay.entry, stay.ceased) for stay in child.stays
    )
    if child.sex == "F" and asked:
        mother = child.mother_child_born is not None and child.mother_child_born <= span.last
        row["MOTHER"] = "1" if mother else "0"
        row["MC_DOB"] = span.known(child.mother_child_born)
    return row


def episodes(child: Child, span: Span) -> Iterator[Row]:
    """Episodes going on at any time in the span, with the day each first began."""
    for stay in child.episodes:
        for episode in stay:
            if not span.holds(episode.decom, episode.known_end or episode.dec):
                continue
            # A year that has the new code for it does not take the old one any more.
            old = episode.place in SUPPORTED and span.first >= REGISTERED
            if not (old and episode.rec in ("", "X1")):
                yield episode_row(child, episode, span)


def episode_row(child: Child, episode: Episode, span: Span) -> Row:
    """One episode; its end is empty while it had not come, or was not yet on record."""
    # Ofsted registers supported accommodation since October 2023 only.
    unregistered = span.year < 2024 and episode.place in ("H5", "P2")
    ended = (
        episode.dec is not None and max(episode.dec, episode.known_end or episode.dec) <= span.last
    )
    return {
        "CHILD": ident(child, episode.decom),
        "DECOM": written(episode.decom),
        "RNE": episode.rne,
        "LS": episode.ls,
        "CIN": episode.cin,
        "PLACE": place_code(episode.place, span.year),
        "PLACE_PROVIDER": episode.provider,
        "DEC": written(episode.dec) if ended and episode.dec else "",
        "REC": episode.rec if ended else "",
        "REASON_PLACE_CHANGE": episode.reason_place_change if ended else "",
        "HOME_POST": episode.home_post,
        "PL_POST": episode.pl_post,
        "URN": "XXXXXXX" if unregistered else episode.urn,
    }


def reviews(child: Child, span: Span) -> Iterator[Row]:
    """Reviews held in the span."""
    for held, code in child.reviews:
        if span.first <= held <= span.last:
            yield {
                "CHILD": ident(child, held),
                "DOB": written(child.wrong_born or child.born),
                "REVIEW": written(held),
                "REVIEW_CODE": code,
            }


def separated(child: Child, span: Span) -> Iterator[Row]:
    """The UASC row of a separated child looked after in the span."""
    if child.separated and any(span.holds(stay.entry, stay.ceased) for stay in child.stays):
        yield {
            "CHILD": child.ident,
            "SEX": sex(child, span.year),
            "DOB": written(child.born),
            # While the status goes on the return wants the 18th birthday, though it is still to come.
            "DUC": written(child.separated_until) if child.separated_until else "",
        }


def health(child: Child, span: Span) -> Iterator[Row]:
    """The OC2 row."""
    if span.year in child.health:
        yield {
            "CHILD": ident(child, span.last),
            "DOB": written(child.born),
            **child.health[span.year],
        }


def leaving(child: Child, span: Span) -> Iterator[Row]:
    """The OC3 row."""
    if span.year in child.leaving:
        yield {
            "CHILD": ident(child, span.last),
            "DOB": written(child.born),
            **child.leaving[span.year],
        }


def adopted(child: Child, span: Span) -> Iterator[Row]:
    """The AD1 row, in the year of the adoption."""
    steps = child.adoption
    if steps and steps.adopted and steps.match and span.first <= steps.adopted <= span.last:
        yield {
            "CHILD": ident(child, steps.adopted),
            "DOB": written(child.born),
            "DATE_INT": written(steps.decision),
            "DATE_MATCH": written(steps.match),
            "FOSTER_CARE": steps.foster_care,
            "NB_ADOPTR": "1" if steps.adopters in ("F1", "M1") else "2",
            "SEX_ADOPTR": steps.adopters,
            "LS_ADOPTR": ADOPTER_STATUS[steps.adopters],
        }


def to_be_placed(child: Child, span: Span) -> Iterator[Row]:
    """The PlacedAdoption row, from the decision until the child leaves or it is reversed."""
    steps = child.adoption
    if not steps or steps.decision > span.last:
        return
    stay = next(
        each for each in child.stays if each.ceased is None or each.ceased >= steps.decision
    )
    if span.holds(stay.entry, stay.ceased) and span.holds(steps.decision, steps.reversed):
        undone = span.known(steps.reversed)
        yield {
            "CHILD": ident(child, steps.decision),
            "DOB": written(child.born),
            "DATE_PLACED": written(steps.decision),
            "DATE_PLACED_CEASED": undone,
            "REASON_PLACED_CEASED": steps.reversed_reason if undone else "",
        }


def permanence(child: Child, span: Span) -> Iterator[Row]:
    """The PrevPerm row, in a year in which the child started."""
    for stay in child.stays:
        if span.first <= stay.entry <= span.last:
            known = child.previous_permanence != "Z1"
            year = max(child.born.year + 1, stay.entry.year - 3)
            yield {
                "CHILD": ident(child, stay.entry),
                "DOB": written(child.born),
                "PREV_PERM": child.previous_permanence,
                "LA_PERM": "999" if known else "",
                "DATE_PERM": f"ZZ/ZZ/{year}" if known else "",
            }
            return


def missing(child: Child, span: Span) -> Iterator[Row]:
    """Missing and away records going on in the span."""
    for each in child.missing:
        if span.holds(each.started, each.ended):
            yield {
                "CHILD": ident(child, each.started),
                "DOB": written(child.born),
                "MISSING": each.kind,
                "MIS_START": written(each.started),
                "MIS_END": span.known(each.ended),
            }


def workers(child: Child, span: Span) -> Iterator[Row]:
    """Social workers of a child looked after in the span, from the year they were first collected."""
    if not any(span.holds(stay.entry, stay.ceased) for stay in child.stays):
        return
    since = max(span.first, date(2023, 4, 1))
    for each in child.workers:
        if each.started <= span.last and (each.ended is None or each.ended >= since):
            yield {
                "CHILD": ident(child, each.started),
                "DOB": written(child.born),
                "SW_ID": each.worker,
                "SW_DECOM": written(each.started),
                "SW_DEC": span.known(each.ended),
                "SW_REASON": each.reason,
            }


def liberty(child: Child, span: Span) -> Iterator[Row]:
    """Deprivation of liberty orders in force in the span."""
    for start, end in child.orders:
        if span.holds(start, end):
            yield {
                "CHILD": ident(child, start),
                "DOB": written(child.born),
                "DOLO_START": written(start),
                "DOLO_END": span.known(end),
            }


ROWS: Mapping[str, Callable[[Child, Span], Iterator[Row]]] = {
    "Episodes": episodes,
    "Reviews": reviews,
    "UASC": separated,
    "OC2": health,
    "OC3": leaving,
    "AD1": adopted,
    "PlacedAdoption": to_be_placed,
    "PrevPerm": permanence,
    "Missing": missing,
    "SWEpisodes": workers,
    "DoLo": liberty,
}
"""By table of the return, what makes a child's rows."""
