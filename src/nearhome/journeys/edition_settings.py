"""What a workspace says of its editions: `edition.toml`, which an officer may write by hand."""

import json
import secrets
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from nearhome.journeys.attention import KEYS, flags_in
from nearhome.journeys.refusals import RefusedError
from nearhome.pack.attention import Attention
from nearhome.pack.references import CHOICES, LAST_YEAR
from nearhome.store.errors import told
from nearhome.store.files import replace_file
from nearhome.store.paths import usable

FILE = "edition.toml"


@dataclass(frozen=True, slots=True)
class EditionSettings:
    """How editions name the authority, what stands on their pages, and what they compare with.

    `reference` is the red line: one of `CHOICES`. `band` is the rule of the grey range, as the file's
    table has it; empty for the rule that ships. `kept_from` is the day from which a range by the same
    rule is kept, beside the one chosen again each year; None for none. `published_for` says whose
    published figures stand in for the authority's own, where they are another's: the demonstration's.
    `attention` is what officers flag for the Board. `look` asks for a colour and a logo, `report` for a
    template of the committee's report.
    """

    authority: str = ""
    notice: str = ""
    reference: str = LAST_YEAR
    published_for: str = ""
    kept_from: date | None = None
    band: Mapping[str, object] = field(default_factory=dict)
    attention: tuple[Attention, ...] = ()
    look: Mapping[str, str] = field(default_factory=dict)
    report: Mapping[str, str] = field(default_factory=dict)


def read_settings(folder: Path) -> EditionSettings:
    """The settings in a workspace's folder; as they ship when the file is not there.

    RefusedError when it is no TOML, or holds what is not known.
    """
    path = usable(folder) / FILE
    with told(folder):
        if not path.exists():
            return EditionSettings()
        text = path.read_text(encoding="utf-8-sig")
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _refused(folder, f"it is not written as TOML: {error}", _MAY_HOLD) from error
    for key, value in found.items():
        if key not in _MEANT:
            raise _refused(folder, f"`{key}` is no setting", _MAY_HOLD)
        if not _MEANT[key](value):
            raise _refused(folder, f"`{key}` is not as it should be", _MAY_HOLD)
    for name in _TABLES:
        _check_table(folder, name, found.get(name, {}))
    flags = flags_in(
        found.pop("attention", []), lambda problem, mend: _refused(folder, problem, mend)
    )
    return EditionSettings(**found, attention=flags)


def _is_words(value: object) -> bool:
    return isinstance(value, str)


def _is_choice(value: object) -> bool:
    return value in CHOICES


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _is_day(value: object) -> bool:
    return type(value) is date


_MEANT: Mapping[str, Callable[[object], bool]] = {
    "authority": _is_words,
    "notice": _is_words,
    "reference": _is_choice,
    "published_for": _is_words,
    "kept_from": _is_day,
    "band": _is_table,
    "attention": _is_tables,
    "look": _is_table,
    "report": _is_table,
}

_MEANT_OF_BAND: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "name": (_is_words, "words in quotes"),
    "model": (_is_words, "the name of a list of neighbours in quotes"),
    "judgement": (_is_words, "the name of a judgement in quotes"),
    "grades": (_is_list, 'a list such as ["good", "outstanding"]'),
    "framework": (_is_words, "the name of a framework in quotes"),
    "edges": (_is_words, "the name of a way to draw the edges, in quotes"),
    "frozen_at": (_is_day, "a day without quotes: 2020-12-01"),
    "set": (_is_words, "the name of a set in quotes"),
    "members": (_is_list, 'a list of codes of areas such as ["E06000054"]'),
}

_MEANT_OF_LOOK: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "colour": (_is_words, 'a colour in quotes: "#12436d"'),
    "logo": (_is_words, "the name of a file in the workspace, in quotes"),
    "logo_words": (_is_words, "words in quotes"),
}

_MEANT_OF_REPORT: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "template": (_is_words, "the name of a .docx file in the workspace, in quotes"),
}

_TABLES = {"band": _MEANT_OF_BAND, "look": _MEANT_OF_LOOK, "report": _MEANT_OF_REPORT}

_MAY_HOLD = (
    'It may hold `authority = "..."`, `notice = "..."`, `reference = "..."` '
    f"({', '.join(CHOICES)}), `kept_from = 2020-12-01`, tables `[band]`, `[look]` and `[report]`, and tables "
    "`[[attention]]`."
)


def _check_table(folder: Path, name: str, table: Mapping[str, object]) -> None:
    """RefusedError at the first key of a table that is not known, or not of its kind."""
    meant = _TABLES[name]
    for key, value in table.items():
        if key not in meant:
            known = f"The table `[{name}]` may hold {', '.join(meant)}."
            raise _refused(folder, f"`{key}` is no setting of `[{name}]`", known)
        fits, kind = meant[key]
        if not fits(value):
            raise _refused(
                folder, f"`{key}` in `[{name}]` is not as it should be", f"Write {kind}."
            )


def _refused(folder: Path, problem: str, mend: str) -> RefusedError:
    return RefusedError(
        f"{folder / FILE} cannot be read as the settings of an edition: {problem}.", mend
    )


def write_settings(folder: Path, settings: EditionSettings) -> None:
    """Write the settings into a workspace's folder, in place of those that are there."""
    with told(folder):
        replace_file(usable(folder) / FILE, _text(settings).encode(), secrets.token_hex(4))


def _text(settings: EditionSettings) -> str:
    lines = [
        "# How the Board's editions name the authority, the line that stands on every page, and the",
        "# red line and grey range of the charts (docs/how-to/board-pack.md).",
        f"authority = {_toml(settings.authority)}",
        f"notice = {_toml(settings.notice)}",
        f"reference = {_toml(settings.reference)}",
    ]
    if settings.published_for:
        lines.append(f"published_for = {_toml(settings.published_for)}")
    if settings.kept_from is not None:
        lines.append(f"kept_from = {_toml(settings.kept_from)}")
    for name in _TABLES:
        table = getattr(settings, name)
        if table:
            lines += ["", f"[{name}]", *(f"{key} = {_toml(each)}" for key, each in table.items())]
    for flag in settings.attention:
        lines += ["", "[[attention]]", *(f"{each} = {_toml(getattr(flag, each))}" for each in KEYS)]
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    # A day is written bare; words and lists of words are written in TOML as they are in JSON.
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
