"""A council's own words, judged before they are used, and set over those that ship."""

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from nearhome.pack.agreed_files import Fault, Place, line_of, tables_in
from nearhome.pack.words import Words, lint_text, shipped_words, shipped_words_text, words_in

_LISTS = ("statutory", "never", "page_one")
_NAMES = ("counts", "tables", "groups", "statuses", "people")
_PHRASE = ("not", "instead", "exact")


def own_words(text: str) -> Words:
    """The words of a file that has no fault: its sections in place of those that ship, the rest as they ship.

    What may never stand on page one is added to, and nothing of it is taken away.
    """
    shipped = tomllib.loads(shipped_words_text())
    found = tomllib.loads(text)
    whole = {**shipped, **found}
    for name in _NAMES:
        whole[name] = {**shipped[name], **found.get(name, {})}
    whole["page_one"] = [*shipped["page_one"], *found.get("page_one", ())]
    return words_in(whole)


def faults_of_words(text: str) -> tuple[Fault, ...]:
    """Everything wrong with a council's file of words, in its order; empty when it may be used."""
    found = tables_in(text)
    if isinstance(found, Fault):
        return (found,)
    faults = [*_of_sections(text, found)]
    if not faults:
        faults = [*_of_wording(text, found, own_words(text))]
    return tuple(sorted(faults, key=lambda each: each.line or 0))


def _of_sections(text: str, found: Mapping[str, Any]) -> Iterator[Fault]:
    for key, value in found.items():
        if key == "evidence":
            if value != list(shipped_words().evidence):
                mend = f"Leave it out, or write {', '.join(shipped_words().evidence)}."
                yield _fault(text, key, "", "the words for evidence are fixed", mend)
        elif key in _LISTS:
            yield from _of_phrases(text, key, value)
        elif key in _NAMES:
            yield from _of_names(text, key, value)
        else:
            mend = f"Take it out, or write one of {', '.join((*_LISTS, *_NAMES))}."
            yield _fault(text, key, "", "there is no such section", mend)


def _of_phrases(text: str, section: str, value: Any) -> Iterator[Fault]:
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        yield _fault(text, section, "", "it is no list of words", f"Begin each with [[{section}]].")
        return
    for number, phrase in enumerate(value):
        place = Place(section, number)
        for key in phrase:
            if key not in _PHRASE:
                mend = f"Write {', '.join(_PHRASE)}."
                yield Fault(line_of(text, place, key), key, "a phrase has no such key", mend)
        if not _is_list_of_words(phrase.get("not")):
            mend = 'Write not = ["word", "words"].'
            yield Fault(line_of(text, place, "not"), "not", "it is no list of words", mend)
        if not isinstance(phrase.get("instead"), str) or not phrase.get("instead"):
            mend = "Say in quotes what is written in their place."
            yield Fault(line_of(text, place, "instead"), "instead", "nothing stands instead", mend)


def _of_names(text: str, section: str, value: Any) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield _fault(text, section, "", "it is no table", f"Begin it with [{section}].")
        return
    known = tomllib.loads(shipped_words_text())[section]
    for key, words in value.items():
        if section != "groups" and key not in known:
            yield _fault(
                text, section, key, "nothing has that name", f"Write one of {', '.join(known)}."
            )
        if not isinstance(words, str) or not words.strip():
            yield _fault(text, section, key, "it is no wording", "Write words in quotes.")


def _of_wording(text: str, found: Mapping[str, Any], words: Words) -> Iterator[Fault]:
    """The words that would be printed, judged by the very list they are part of."""
    for section in ("counts", "groups", "statuses", "people"):
        for key, said in found.get(section, {}).items():
            for wrong, instead in lint_text(said, words):
                yield _fault(text, section, key, f'it says "{wrong}"', f"Write {instead}.")


def _fault(text: str, section: str, key: str, problem: str, mend: str) -> Fault:
    return Fault(_line(text, section, key), key or section, problem, mend)


def _line(text: str, section: str, key: str) -> int | None:
    """The line of a key in quotes or without, of a section, or of a key at the top."""
    inside = False
    for number, line in enumerate(text.splitlines(), start=1):
        plain = line.strip()
        if plain.startswith("["):
            inside = plain.strip("[] ") == section
            if inside and not key:
                return number
        elif (inside or not key) and plain.split("=")[0].strip().strip('"') == (key or section):
            return number
    return None


def _is_list_of_words(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(each, str) and each for each in value)
    )
