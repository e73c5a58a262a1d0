"""A Board's list judged before it is adopted: every fault with its line, its key and its mend."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from nearhome.pack.agreed_files import Fault, Place, line_of, tables_in
from nearhome.pack.headlines import MOST_PANELS, read_headlines
from nearhome.pack.must_not import breaches_of
from nearhome.pack.pairs import Pair
from nearhome.pack.references import A_YEAR_AGO
from nearhome.pack.sentences import FIELDS, NotSayableError, fields_of, fill
from nearhome.pack.words import LONGEST_SENTENCE, Words, lint_text
from nearhome.results.signals import Confidence, Direction, Evidence, Position, Signal
from nearhome.results.signals import Place as Lies
from nearhome.results.values import Result, Status

_NAMES_PLACES = frozenset({"home", "homes", "ward", "wards", "provider_name", "school"})
"""Breakdowns whose groups would be names of homes, wards or providers."""

_TEXT, _LIST, _TABLE, _FLAG = "words in quotes", "a list in brackets", "a table", "true or false"

_PANEL: Mapping[str, tuple[str, bool]] = {
    "id": (_TEXT, True),
    "name": (_TEXT, True),
    "figures": (_TABLE, True),
    "sentences": (_LIST, True),
    "under": (_LIST, True),
    "chart": (_TEXT, True),
    "plot": (_TEXT, False),
    "lines": (_LIST, False),
    "line_names": (_LIST, False),
    "bars": (_LIST, False),
    "bar_names": (_LIST, False),
    "compare": (_TEXT, False),
    "real": (_TABLE, False),
    "question": (_TEXT, True),
    "answers": (_TEXT, False),
    "ask": (_FLAG, False),
    "aside": (_LIST, False),
    "swap": (_TABLE, False),
}
"""Each key of a panel: what it is written as, and whether it must be there."""

_SWAP = {key: kind for key, kind in _PANEL.items() if key not in ("id", "swap", "aside")} | {
    "when": (_LIST, True)
}
_TOLD = {"figures": (_TABLE, True), "sentences": (_LIST, True)}
_LACKING = {"what": (_TEXT, True), "list": (_TEXT, True), "codes": (_LIST, True)}
_WHOLE = {
    "adopted": (_TEXT, True),
    "panel": (_LIST, False),
    "told": (_LIST, False),
    "lacking": (_LIST, False),
}

_CODE = re.compile(r"(?:[A-R]\d{2}|X\d{2,3})(?:-[\w-]+)?")
_ONE_SENTENCE = re.compile(r"[^.?!]+\?")


@dataclass(frozen=True, slots=True)
class Known:
    """What a list may cite: by each measure's code, its breakdowns; and those that only officers see."""

    breakdowns: Mapping[str, Collection[str]]
    officers_only: frozenset[str] = frozenset()


def faults_of(text: str, known: Known, words: Words) -> tuple[Fault, ...]:
    """Everything wrong with a list, in the order of the file; empty when it may be adopted."""
    found = tables_in(text)
    if isinstance(found, Fault):
        return (found,)
    faults = [*_Judge(text, known, words).of_list(found)]
    if not faults:
        # Whatever the judge did not foresee, the reader must still take.
        read_headlines(text)
    return tuple(sorted(faults, key=lambda each: each.line or 0))


@dataclass(frozen=True, slots=True)
class _Judge:
    text: str
    known: Known
    words: Words

    def fault(self, place: Place | None, key: str, problem: str, mend: str) -> Fault:
        at = line_of(self.text, place, key) if place else _top_line(self.text, key)
        return Fault(at, key, problem, mend)

    def of_list(self, found: Mapping[str, Any]) -> Iterator[Fault]:
        yield from self.keys(found, _WHOLE, None, "the list")
        for name, of_each in (
            ("panel", self.of_panel), ("told", self.of_told), ("lacking", self.of_lacking),
        ):  # fmt: skip
            tables = found.get(name, ())
            for number, table in enumerate(tables if isinstance(tables, list) else ()):
                if isinstance(table, dict):
                    yield from of_each(table, Place(name, number))
        panels = [each for each in _tables(found, "panel") if "id" in each]
        if len(_tables(found, "panel")) > MOST_PANELS:
            place = Place("panel", MOST_PANELS)
            mend = "Leave out the panels that the Board needs least."
            yield self.fault(
                place, "", f"page one holds {MOST_PANELS} panels, and this is one more", mend
            )
        ids = [each["id"] for each in panels]
        for number, each in enumerate(ids):
            if each in ids[:number]:
                mend = "Give each panel an id of its own."
                yield self.fault(
                    Place("panel", number), "id", f"two panels have the id {each}", mend
                )

    def keys(
        self, table: Mapping[str, Any], allowed: Mapping[str, tuple[str, bool]],
        place: Place | None, of: str,
    ) -> Iterator[Fault]:  # fmt: skip
        for key, value in table.items():
            if key not in allowed:
                mend = f"Take it out, or write one of {', '.join(allowed)}."
                yield self.fault(place, key, f"{of} has no such key", mend)
            elif not _is_written_as(value, allowed[key][0]):
                yield self.fault(
                    place, key, "it is not as it should be", f"Write {allowed[key][0]}."
                )
        for key, (kind, needed) in allowed.items():
            if needed and key not in table:
                yield self.fault(place, key, f"{of} lacks it", f"Add `{key}`: {kind}.")

    def of_panel(self, panel: Mapping[str, Any], place: Place) -> Iterator[Fault]:
        name = f"panel {place.number + 1}"
        faults = [*self.keys(panel, _PANEL, place, name)]
        yield from faults
        if not faults:
            yield from self.of_contents(panel, place, waits=False)
        swap = panel.get("swap")
        if isinstance(swap, dict):
            inside = Place("panel", place.number, "swap")
            faults = [*self.keys(swap, _SWAP, inside, f"the swap of {name}")]
            yield from faults
            if not faults:
                yield from self.of_codes(swap["when"], inside, "when")
                yield from self.of_contents(swap, inside, waits=True)

    def of_contents(
        self, panel: Mapping[str, Any], place: Place, *, waits: bool
    ) -> Iterator[Fault]:
        faults = [
            *self.of_figures(panel["figures"], place, waits=waits),
            *self.of_chart(panel, place),
        ]
        yield from faults
        templates = [("sentences", each) for each in panel["sentences"]]
        templates += [("aside", each) for each in panel.get("aside", ())]
        templates += [("under", each) for part in panel["under"] for each in _listed(part)]
        templates += [(f"real.{key}", each) for key, each in panel.get("real", {}).items()]
        yield from self.of_templates(templates, panel["figures"], place)
        for key in panel.get("real", {}):
            if key not in panel["figures"]:
                yield self.fault(place, f"real.{key}", "no figure has that name", _NAME_ONE)
        compare = panel.get("compare", "")
        if compare:
            yield from self.of_codes([compare], place, "compare", waits=waits)
        plain = [(key, panel.get(key, "")) for key in ("name", "question", "answers")]
        plain += [(key, each) for key in ("bar_names", "line_names") for each in panel.get(key, ())]
        yield from self.of_words(plain, place)
        if not _ONE_SENTENCE.fullmatch(panel["question"].strip()):
            mend = "Write one sentence that ends with a question mark."
            yield self.fault(place, "question", "it is not one question", mend)

    def of_figures(
        self, figures: Mapping[str, Any], place: Place, *, waits: bool
    ) -> Iterator[Fault]:
        for name, figure in figures.items():
            key = f"figures.{name}"
            if (
                not isinstance(figure, dict)
                or not {*figure} <= {"code", "breakdown", "group"}
                or "code" not in figure
            ):
                yield self.fault(
                    place,
                    key,
                    "it names no figure",
                    'Write { code = "A01" }, with breakdown and group where it is of a group.',
                )
                continue
            if ("breakdown" in figure) != ("group" in figure):
                yield self.fault(
                    place,
                    key,
                    "a group needs its breakdown, and a breakdown its group",
                    "Give both, or neither.",
                )
            yield from self.of_codes([figure["code"]], place, key, waits=waits)
            yield from self.of_breakdown(figure, place, key, waits=waits)

    def of_breakdown(
        self, figure: Mapping[str, Any], place: Place, key: str, *, waits: bool
    ) -> Iterator[Fault]:
        breakdown, known = figure.get("breakdown", ""), self.known.breakdowns.get(figure["code"])
        if not breakdown:
            return
        if breakdown in _NAMES_PLACES:
            mend = "Choose a breakdown whose groups name no home, ward or provider."
            yield self.fault(place, key, f"{breakdown} would name places on page one", mend)
        elif not waits and known is not None and breakdown not in known:
            mend = f"It can be given by {', '.join(sorted(known)) or 'no group'}."
            yield self.fault(place, key, f"{figure['code']} is not given by {breakdown}", mend)

    def of_codes(
        self, codes: Collection[Any], place: Place, key: str, *, waits: bool = True
    ) -> Iterator[Fault]:
        """Codes that are none; one that no measure has yet may stand where it waits for its list."""
        for code in codes:
            if not isinstance(code, str) or not _CODE.fullmatch(code):
                yield self.fault(
                    place, key, f"{code} is no measure's code", "Write a code such as D08."
                )
            elif code in self.known.officers_only:
                yield self.fault(
                    place, key, f"{code} is for officers only", "Leave it out of page one."
                )
            elif not waits and code not in self.known.breakdowns:
                mend = "Take one from docs/reference/measures.md, or let a swap wait for it."
                yield self.fault(place, key, f"no measure has the code {code}", mend)

    def of_chart(self, panel: Mapping[str, Any], place: Place) -> Iterator[Fault]:
        chart = panel["chart"]
        if chart not in ("line", "bars"):
            yield self.fault(place, "chart", f"{chart} is no chart", 'Write "line" or "bars".')
            return
        if panel.get("plot", "count") not in ("count", "in100"):
            yield self.fault(
                place, "plot", f"{panel['plot']} cannot be drawn", 'Write "count" or "in100".'
            )
        drawn, names = ("bars", "bar_names") if chart == "bars" else ("lines", "line_names")
        keys = panel.get(drawn, [])
        if not keys:
            yield self.fault(
                place, drawn, "nothing would be drawn", f"Add `{drawn}` with names from `figures`."
            )
        for key in keys:
            if key not in panel["figures"]:
                yield self.fault(place, drawn, f"no figure is called {key}", _NAME_ONE)
        if chart == "line" and len(keys) > 2:
            yield self.fault(place, "lines", "a chart holds two lines at most", "Leave one out.")
        if len(panel.get(names, ["now"])) != len(keys):
            yield self.fault(
                place,
                names,
                "there is not one name for each that is drawn",
                f"Give as many as `{drawn}` has.",
            )

    def of_templates(
        self, templates: Collection[tuple[str, Any]], figures: Mapping[str, Any], place: Place
    ) -> Iterator[Fault]:
        samples = {name: _sample() for name in figures}
        for key, template in templates:
            if not isinstance(template, str):
                yield self.fault(place, key, "it is no sentence", "Write words in quotes.")
                continue
            wrong = [each for each in fields_of(template) if each[0] not in figures]
            wrong += [each for each in fields_of(template) if each[1] not in FIELDS]
            for name, field in wrong:
                asked = f"{{{name}.{field}}}" if field else f"{{{name}}}"
                mend = f"The figures are {', '.join(figures)}; the fields {', '.join(sorted(filter(None, FIELDS)))}."
                yield self.fault(place, key, f"{asked} is nothing that can be said", mend)
            if not wrong:
                yield from self.of_said(_said(template, samples, self.words), place, key)
        yield from self.of_length(
            [each for key, each in templates if key == "sentences"], samples, place
        )

    def of_length(
        self, sentences: Collection[Any], samples: Mapping[str, Pair], place: Place
    ) -> Iterator[Fault]:
        try:
            lengths = [len(_said(each, samples, self.words)) for each in sentences]
        except (KeyError, TypeError):
            return
        if not lengths:
            yield self.fault(place, "sentences", "there is none", "Write at least one sentence.")
        elif min(lengths) > LONGEST_SENTENCE:
            problem = (
                f"even the shortest has {min(lengths)} characters with three-figure numbers in it"
            )
            mend = f"Add one of at most {LONGEST_SENTENCE} characters."
            yield self.fault(place, "sentences", problem, mend)

    def of_words(self, plain: Collection[tuple[str, Any]], place: Place) -> Iterator[Fault]:
        for key, each in plain:
            if not isinstance(each, str):
                yield self.fault(place, key, "it is not words", "Write words in quotes.")
            else:
                yield from self.of_said(each, place, key)

    def of_said(self, said: str, place: Place, key: str) -> Iterator[Fault]:
        found = dict.fromkeys((*lint_text(said, self.words), *breaches_of(said, self.words)))
        for wrong, instead in found:
            yield self.fault(place, key, f'it says "{wrong}"', f"Write {instead}.")

    def of_told(self, told: Mapping[str, Any], place: Place) -> Iterator[Fault]:
        faults = [*self.keys(told, _TOLD, place, "what children told us")]
        yield from faults
        if not faults:
            yield from self.of_figures(told["figures"], place, waits=True)
            templates = [("sentences", each) for each in told["sentences"]]
            yield from self.of_templates(templates, told["figures"], place)

    def of_lacking(self, lacking: Mapping[str, Any], place: Place) -> Iterator[Fault]:
        faults = [*self.keys(lacking, _LACKING, place, "what is missing")]
        yield from faults
        if not faults:
            yield from self.of_codes(lacking["codes"], place, "codes")
            yield from self.of_words([("what", lacking["what"]), ("list", lacking["list"])], place)


_NAME_ONE = "Write the name of one of the panel's `figures`."


def _said(template: str, samples: Mapping[str, Pair], words: Words) -> str:
    try:
        return fill(template, samples, words)
    except NotSayableError:
        return ""


def _sample() -> Pair:
    """A figure that everything can be said of: 122 of 437, 9 more than a year ago, outside the range."""

    def made(on: date, count: float) -> Result:
        return Result("", "", on, "", "", "", count, 437.0, count / 4.37, "%", Status.VALUE)

    now, before = date(2025, 10, 31), date(2024, 10, 31)
    signal = Signal(
        "", now, Position(Lies.WORSE, gap_children=9), Direction(Evidence.USUAL), Confidence()
    )
    return Pair(made(now, 122.0), made(before, 113.0), A_YEAR_AGO, signal, not_comparable=True)


def _is_written_as(value: object, kind: str) -> bool:
    return isinstance(value, {_TEXT: str, _LIST: list, _TABLE: dict, _FLAG: bool}[kind])


def _tables(found: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    tables = found.get(name, [])
    return [each for each in tables if isinstance(each, dict)] if isinstance(tables, list) else []


def _listed(part: object) -> list[Any]:
    return part if isinstance(part, list) else [part]


def _top_line(text: str, key: str) -> int | None:
    lines = enumerate(text.splitlines(), start=1)
    return next(
        (n for n, line in lines if re.match(rf"\s*(?:\[\[?)?{re.escape(key)}\b", line)), None
    )
