"""What kind of file it is, by its first bytes and not by its name."""

from nearhome.returns import delimited
from nearhome.returns.errors import NotAReturnError, ReturnError

DELIMITED, XML, ZIP = "delimited", "xml", "zip"

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"\0\0\0\x1cftyp")
_OTHER_ARCHIVES = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
_WEB_PAGE = (b"<!doctype html", b"<html", b"<table")


def kind_of(label: str, head: bytes) -> str:
    """`delimited`, `xml` or `zip` (a workbook is one too); the error that says why for any other kind."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ZIP
    refused = _refused(label, head)
    if refused is not None:
        raise refused
    start = delimited.decoded(head[:1000], cut=True).text.lstrip("\ufeff \t\r\n").lower().encode()
    if start.startswith(_WEB_PAGE):
        raise NotAReturnError(
            label, "It is a web page.", "Open it in a spreadsheet and save it as CSV or xlsx."
        )
    return XML if start.startswith(b"<") else DELIMITED


def _refused(label: str, head: bytes) -> ReturnError | None:
    if not head:
        return NotAReturnError(label, "It is empty.", "Export it again, with its header.")
    if head.startswith(_OLD_EXCEL):
        return ReturnError(
            label,
            "It is a workbook with a password, or of the old kind (.xls).",
            "Save it without a password as .xlsx.",
        )
    if head.startswith(_PICTURES):
        return NotAReturnError(
            label, "It is a picture, whatever its name says.", "Add the table itself."
        )
    if head.startswith(b"%PDF"):
        return NotAReturnError(label, "It is a PDF.", "Add the table itself, as CSV or xlsx.")
    if head.startswith(_OTHER_ARCHIVES):
        return ReturnError(label, "It is packed in a way not read here.", "Pack it as a zip.")
    return None
