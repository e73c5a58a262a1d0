"""Explanations and commentary in a workspace: files judged before they are kept, and what is in force."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nearhome.journeys.agreed import refuse, text_of, words_of
from nearhome.journeys.listing import Listing, listing
from nearhome.journeys.refusals import MisusedError, RefusedError
from nearhome.measures.cards import cards
from nearhome.measures.own.codes import is_own
from nearhome.pack.agreed_files import Fault, Place, line_of, tables_in
from nearhome.pack.said_check import may_be_names, refused_words
from nearhome.pack.words import Words
from nearhome.results.said import Commentary, Explanation, Wanted
from nearhome.store.paths import usable
from nearhome.store.said_kept import (
    COMMENTARY,
    EXPLANATIONS,
    KeptFile,
    content_kept,
    keep_file,
    read_kept,
)
from nearhome.store.workspace import open_workspace

if TYPE_CHECKING:
    from pydantic import ValidationError

    from nearhome.board.forms import Part

Say = Callable[[str], None]
Saying = Explanation | Commentary | Wanted

SPOKEN = {
    "explanation": ("plainly", "where", "withdrawn"),
    "commentary": ("changed", "why", "doing", "partner"),
    "wanted": ("asked_of",),
}
"""The keys of each table whose words people read."""
_NOT_BOTH = "a test has a `measure`, or `needs` says what data to bring: one of the two"
_ITSELF = "it is tested by the very figure that it explains"


@dataclass(frozen=True, slots=True)
class Brought:
    """One thing of a file, and the number of the file it was brought in."""

    key: str
    saying: Saying
    number: int


def in_force(folder: Path, kind: str) -> tuple[Brought, ...]:
    """Everything of a kind that is said now: of the same thing, what was brought last; withdrawn left in."""
    found: dict[str, Brought] = {}
    for kept in read_kept(folder, kind):
        name = folder / f"{kind}-{kept.number}.toml"
        text = text_of(name, content_kept(folder, kind, kept))
        for saying in _values(_form(name, text, kind)):
            found[key_of(saying)] = Brought(key_of(saying), saying, kept.number)
    return tuple(found.values())


def key_of(saying: Saying) -> str:
    """By what a saying is known: an explanation's id; commentary's edition, measure and partner."""
    if isinstance(saying, Explanation):
        return saying.id
    if isinstance(saying, Commentary):
        return " ".join(filter(None, (saying.edition.isoformat(), saying.about, saying.partner)))
    return f"wanted {saying.edition} {saying.about} {saying.asked_of}"


def record(
    folder: Path, kind: str, file: Path, *, on: date | None, by: str, why: str, say: Say
) -> Listing:
    """Check a file of a kind and keep it; a row says what is new in it and what changes.

    The same file twice is one. RefusedError names every fault, and what changes without a reason; nothing is
    kept then.
    """
    workspace = open_workspace(folder)
    if on is None or not by.startswith(("the ", "a ")):
        raise MisusedError(
            "What is said is recorded on a day, by a role.",
            'Give --on 2026-11-03 and --by "the performance analyst", never a name.',
        )
    try:
        content = usable(file).read_bytes()
    except OSError as error:
        raise RefusedError(f"{file} cannot be read: {error.strerror}.", "Name the file.") from error
    sayings = _checked(file, content, kind, words_of(folder), say)
    with workspace.writing(say=say) as writer:
        before = read_kept(folder, kind)
        held = {each.key: each.saying for each in in_force(folder, kind)}
        new = [key_of(each) for each in sayings if key_of(each) not in held]
        changed = [key_of(each) for each in sayings if held.get(key_of(each), each) != each]
        if not new and not changed:
            say("All of it is recorded already.")
            return _listed(())
        if changed and not why.strip():
            raise RefusedError(
                f"Recorded already, and otherwise: {'; '.join(changed)}.",
                "Say with --why why it changes; what was recorded before is kept.",
            )
        kept = KeptFile(
            len(before) + 1, on, by, why.strip(), "; ".join(new), "; ".join(changed), ""
        )
        writer.confirm()
        kept = keep_file(folder, kind, before, kept, content)
    say(f"{file.name} is recorded.")
    return _listed((kept,))


def kept_so_far(folder: Path, kind: str) -> Listing:
    """Every file that was brought, earliest first."""
    open_workspace(folder)
    return _listed(read_kept(folder, kind))


_SHOWN = ("number", "on", "by", "why", "came_in", "changed", "sha256")


def _listed(kept: Sequence[KeptFile]) -> Listing:
    return listing(_SHOWN, ([getattr(each, name) for name in _SHOWN] for each in kept))


def schema_text(kind: str) -> str:
    """The JSON Schema of a kind's files."""
    import json

    from nearhome.board.forms import schema

    return json.dumps(schema(_form_of(kind)), indent=2, ensure_ascii=False) + "\n"


def _checked(file: Path, content: bytes, kind: str, words: Words, say: Say) -> tuple[Saying, ...]:
    text = text_of(file, content)
    form = _form(file, text, kind)
    refuse(file, tuple(_faults(text, form, words)))
    for table, number, saying in _tables(form):
        for key in SPOKEN[table]:
            for name in may_be_names(getattr(saying, key)):
                line = line_of(text, Place(table, number), key)
                say(f'{file.name}, line {line}, `{key}`: is "{name}" a person? Write the role.')
    return tuple(_values(form))


def _form_of(kind: str) -> "type[Part]":
    from nearhome.board.forms import CommentaryFile, ExplanationsForm

    forms: dict[str, type[Part]] = {EXPLANATIONS: ExplanationsForm, COMMENTARY: CommentaryFile}
    return forms[kind]


def _form(file: Path, text: str, kind: str) -> "Part":
    """The file as its form. RefusedError names each fault with its line, key and mend."""
    from pydantic import ValidationError

    found = tables_in(text)
    if isinstance(found, Fault):
        refuse(file, (found,))
    try:
        return _form_of(kind).model_validate(found)
    except ValidationError as error:
        refuse(file, tuple(_in_words(text, error)))
        raise


def _in_words(text: str, error: "ValidationError") -> Iterator[Fault]:
    for each in error.errors():
        at = [part for part in each["loc"] if isinstance(part, str)]
        numbers = [part for part in each["loc"] if isinstance(part, int)]
        table, number = (at[0] if at else ""), (numbers[0] if numbers else 0)
        inside = at[1] if len(at) > 2 else ""
        line = line_of(text, Place(table, number, inside), at[-1]) if table else None
        yield Fault(line, ".".join(at[1:] or at), *_problem(each))


def _problem(each: Mapping[str, Any]) -> tuple[str, str]:
    if each["type"] == "missing":
        return "it is missing", "Write it; --schema prints every key."
    if each["type"] == "extra_forbidden":
        return "there is no such key", "Take it out, or mend its name."
    if each["type"] == "string_pattern_mismatch" and "the|a" in str(each["ctx"]["pattern"]):
        return (
            f"{each['input']!r} is no role",
            'Write a role without capitals: "the head of service".',
        )
    said = str(each["msg"]).removeprefix("Input should ").rstrip(".")
    return f"{each['input']!r} is not as it should be", f"It should {said}."


def _tables(form: "Part") -> Iterator[tuple[str, int, Any]]:
    for table in ("explanation", "commentary", "wanted"):
        for number, each in enumerate(getattr(form, table, ())):
            yield table, number, each.value()


def _values(form: "Part") -> Iterator[Saying]:
    for _, _, saying in _tables(form):
        yield saying


def _faults(text: str, form: "Part", words: Words) -> Iterator[Fault]:
    seen: set[str] = set()
    for table, number, saying in _tables(form):
        at = Place(table, number)
        if key_of(saying) in seen:
            yield Fault(line_of(text, at), "", f"{key_of(saying)} stands twice", "Leave one.")
        seen.add(key_of(saying))
        for key in (*SPOKEN[table], *_claimed(saying, words)):
            for wrong, instead in refused_words(getattr(saying, key), words):
                yield Fault(line_of(text, at, key), key, f'it says "{wrong}"', f"Write {instead}.")
        for key, problem, mend in _of_codes(saying):
            yield Fault(line_of(text, at, key), key, problem, mend)


def _claimed(saying: Saying, words: Words) -> tuple[str, ...]:
    """The claim is quoted as it was said: only where nothing says it plainly must it fit a page itself."""
    if not isinstance(saying, Explanation):
        return ()
    return () if saying.plainly else ("claim",)


def _of_codes(saying: Saying) -> Iterator[tuple[str, str, str]]:
    known = {card.code: card for card in cards()}
    mend = "Take a code from docs/reference/measures.md, or one of your own."
    if not isinstance(saying, Explanation):
        if len(saying.about) > 1 and saying.about not in known and not is_own(saying.about):
            yield "about", f"there is no measure {saying.about}", mend
        return
    for test in saying.tests:
        if (test.watched is None) is not bool(test.needs):
            yield "test", _NOT_BOTH, "Write the one that is meant."
        if test.watched == saying.explains:
            yield "test", _ITSELF, "Test it by another figure: what else should have moved?"
    for each in (saying.explains, *(test.watched for test in saying.tests if test.watched)):
        card = known.get(each.code)
        if card is None and not is_own(each.code):
            yield "measure", f"there is no measure {each.code}", mend
        elif card is not None and each.by and each.by not in card.breakdowns:
            lists = ", ".join(card.breakdowns) or "none"
            yield "by", f"{each.code} has no breakdown {each.by}", f"It has: {lists}."
        if bool(each.by) is not bool(each.group):
            yield "group", f"{each.code}: `by` and `group` go together", "Write both, or neither."
