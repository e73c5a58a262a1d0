"""A CSV or its like as part of a return: separator, header, then the rest of the file."""

from collections.abc import Iterable, Sequence
from itertools import islice

from nearhome.returns import delimited
from nearhome.returns.errors import NotAReturnError, ReturnError
from nearhome.returns.headings import Headings
from nearhome.returns.limits import Allowance
from nearhome.returns.opening import Member
from nearhome.returns.part import DELIMITED, Part
from nearhome.returns.raw import Action, LogEntry
from nearhome.returns.sheet import Header, Read, header_of, refusal, tables_of


def delimited_part(member: Member, head: bytes, headings: Headings, allowance: Allowance) -> Part:
    """The table of a CSV or its like; the header is recognised before the rest is read."""
    file = member.label
    separator, header = _separator_and_header(file, head, headings, allowance)
    content = member.read(allowance)
    text = delimited.decoded(content)
    try:
        records: Iterable[Sequence[str]] = delimited.records(text.text, separator, file)
        read = tables_of(file, records, header, allowance.limits)
    except delimited.UnclosedQuoteError:
        records = delimited.records_unquoted(text.text, separator, file)
        read = tables_of(file, records, header, allowance.limits)
        read = Read(read.tables, (*read.log, _note(read, "unclosed-quote", '"', "")))
    log = (*_text_notes(read, text, separator), *read.log)
    return Part(member.folder, file, DELIMITED, read.tables, log, content)


def _separator_and_header(
    file: str, head: bytes, headings: Headings, allowance: Allowance
) -> tuple[str, Header]:
    """The separator under which a header is recognised; ReturnError with the reason when none is."""
    is_cut = len(head) >= allowance.limits.head_bytes
    text = delimited.decoded(head, cut=is_cut).text
    refusals: list[ReturnError] = []
    for separator in delimited.SEPARATORS:
        lines = list(islice(delimited.records_unquoted(text, separator, file), 40))
        header = header_of(lines, headings)
        if header is not None:
            return separator, header
        refusals.append(refusal(file, lines, headings))
    if not delimited.is_text(head):
        raise NotAReturnError(file, "It is no table and no text.", "Leave it out.")
    raise next((each for each in refusals if not isinstance(each, NotAReturnError)), refusals[0])


WHY = {
    "encoding": "The file is not in UTF-8; it was read as it is written.",
    "separator": "The columns are not parted by commas; they were read as they are.",
    "nul-characters": "The file holds NUL characters, which were left out.",
    "unclosed-quote": "A quotation mark is opened and never closed: the marks were left out.",
}


def _text_notes(read: Read, text: delimited.Text, separator: str) -> Iterable[LogEntry]:
    if text.encoding != "UTF-8":
        yield _note(read, "encoding", text.encoding, "UTF-8")
    if separator != ",":
        yield _note(read, "separator", {"\t": "tab"}.get(separator, separator), ",")
    if text.had_nul:
        yield _note(read, "nul-characters", "", "")


def _note(read: Read, rule: str, before: str, after: str) -> LogEntry:
    main = read.tables[0]
    return LogEntry(
        main.file, main.table, None, "", Action.REPAIRED, rule, before, after, WHY[rule]
    )
