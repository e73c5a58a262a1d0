"""The DfE's XML of a return: any repeated element whose children are a table's fields is that table.

EXPSSDA903 / CHILD / HEADER holds the child's fields with those of UASC, OC3 and AD1; AREVIEW, AMISSING,
AD_PLACED, PERMANENCE, OC2 and EPISODE stand within the same CHILD and take its identifier. The row of a
record is which element of its name it is in the file, the first being 1.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from nearhome.returns.errors import NotAReturnError, ReturnError
from nearhome.returns.headings import Headings
from nearhome.returns.limits import Limits
from nearhome.returns.opening import Member
from nearhome.returns.part import XML, Part
from nearhome.returns.recognition import recognised
from nearhome.returns.sheet import Header, Read, tables_of
from nearhome.vocabulary.codes import return_tables

_IDENTIFIERS = ("CHILDID", "CHILD")
_DEEPEST = 30
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


@dataclass
class _Node:
    """An element being read: its name, and the texts of those of its children that have none."""

    name: str
    element: Element
    leaves: dict[str, str] = field(default_factory=dict)
    has_children: bool = False


Record = dict[str, str]


def xml_part(member: Member, content: bytes, headings: Headings, limits: Limits) -> Part:
    """The tables of an XML return; ReturnError when it is not whole or is made to do harm."""
    label = member.label
    reads: list[Read] = []
    others: list[ReturnError] = []
    for name, records in _records_by_element(content, label, limits).items():
        read = _read(label, name, records, headings, limits)
        if read is None:
            others.append(_no_table(f"{label}:{name}"))
        else:
            reads.append(read)
    if not reads:
        raise _no_table(label)
    return Part(
        folder=member.folder,
        label=label,
        kind=XML,
        tables=tuple(table for read in reads for table in read.tables),
        # A field that no element holds is an empty cell there, not a column forgotten.
        log=tuple(e for read in reads for e in read.log if e.rule not in _NO_NEWS),
        content=content,
        others=tuple(others),
    )


_NO_NEWS = ("columns-missing", "headings-by-alias")


def _read(
    label: str, element: str, records: Sequence[Record], headings: Headings, limits: Limits
) -> Read | None:
    # HEADER may leave out what no child has; with UASC and DUC alone it would look like that table.
    own = [field.name for field in return_tables()["Header"]] if element == "HEADER" else []
    found_in = (name for record in records for name in record)
    fields = list(dict.fromkeys([*found_in, *(name for name in own if name != "CHILD")]))
    found = recognised(fields, headings)
    if found is None:
        return None
    rows = ([record.get(name, "") for name in fields] for record in records)
    return tables_of(label, rows, Header(0, fields, found), limits)


def _no_table(label: str) -> ReturnError:
    return NotAReturnError(
        label, "Its elements are not the fields of a table of the return.", "Leave it out."
    )


def _records_by_element(content: bytes, label: str, limits: Limits) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for count, (name, record) in enumerate(_records(content, label, limits.elements)):
        found.setdefault(name, []).append(record)
        if count >= limits.rows or len(found) > limits.elements:
            raise ReturnError(
                label, "It holds more elements than a return can.", "Export one collection year."
            )
    return found


def _records(content: bytes, label: str, most: int) -> Iterator[tuple[str, Record]]:
    """Each element that holds fields, with its name and the identifier of the child it stands in."""
    path: list[_Node] = []
    of_child: list[tuple[str, Record]] = []
    for event, element in _events(content, label):
        if event == "start":
            if path:
                path[-1].has_children = True
            path.append(_Node(_name(element), element))
            if len(path) > _DEEPEST or (len(path) > 1 and len(path[-2].leaves) > most):
                raise ReturnError(
                    label, "Its elements are no record's fields.", "Export the return again."
                )
            continue
        node = path.pop()
        if not node.has_children and path:
            path[-1].leaves.setdefault(node.name, element.text or "")
        elif node.leaves:
            of_child.append((node.name, node.leaves))
        if path:
            # What has been read is let go, so that the tree never grows.
            path[-1].element.clear()
        if len(path) <= 1:
            yield from _with_identifier(of_child)
            of_child = []


def _with_identifier(of_child: Sequence[tuple[str, Record]]) -> Iterator[tuple[str, Record]]:
    own = (record.get(name) for _, record in of_child for name in _IDENTIFIERS)
    identifier = next((text for text in own if text), "")
    for name, record in of_child:
        if set(record) <= set(_IDENTIFIERS):
            continue
        if not any(each in record for each in _IDENTIFIERS):
            record["CHILDID"] = identifier
        yield name, record


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _events(content: bytes, label: str) -> Iterator[tuple[str, Element]]:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    try:
        source = BytesIO(_in_utf8(content))
        yield from iterparse(source, events=("start", "end"), forbid_dtd=True)
    except DefusedXmlException as error:
        raise ReturnError(
            label,
            "It defines entities of its own, as an XML bomb does.",
            "Do not open it; export the return again.",
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        line, column = getattr(error, "position", (None, 0))
        raise ReturnError(
            label,
            f"It is no whole XML (at character {column} of that line)."
            if line
            else "It is no XML.",
            "Export it again, or copy the whole file.",
            row=line,
        ) from error


def _in_utf8(content: bytes) -> bytes:
    """The XML's bytes; those that say nothing of their encoding, or UTF-8 wrongly, as Windows-1252."""
    declared = re.match(rb"[^>]*encoding\s*=\s*[\"']([\w-]+)", content[:200])
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content[:4]:
        return content
    if declared and declared[1].lower() not in (b"utf-8", b"utf8"):
        return content
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
        return _DECLARATION.sub("", text).encode("utf-8")
    return content
