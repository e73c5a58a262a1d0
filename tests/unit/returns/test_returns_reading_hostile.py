"""Files made to do harm, or broken on the way: refused with what is wrong and the mend, within bounds."""

import io
import os
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from nearhome.returns.errors import NotAReturnError, ReturnError
from nearhome.returns.limits import Limits
from nearhome.returns.raw import FileReport
from nearhome.returns.reading import read_returns
from return_layouts import as_workbook, as_xml, csv_files, small_return, write_files, zipped

EPISODES = b"CHILD,DECOM,RNE,LS,CIN,PLACE\nC1,01/05/2023,S,C2,N1,U6\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">%s]><EXPSSDA903>&j;</EXPSSDA903>'
    % (b"".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">'.encode() for n in range(9)))
)


def _alone(tmp_path: Path, name: str, content: bytes, limits: Limits | None = None) -> ReturnError:
    """The error for a file that is all there is."""
    path = write_files(tmp_path, {name: content}) / name
    with pytest.raises(ReturnError) as caught:
        read_returns(path, None, limits)
    assert caught.value.file.startswith(name)
    assert caught.value.mend
    assert name in str(caught.value)
    return caught.value


def _beside(tmp_path: Path, files: dict[str, bytes]) -> dict[str, FileReport]:
    """The reports on files that lie beside a good return, by name; the good one is always read."""
    folder = write_files(tmp_path / "r", {"good.csv": EPISODES, **files})
    (raw,) = read_returns(folder)
    reports = {report.file.removeprefix("r/"): report for report in raw.files}
    assert reports["good.csv"].status == "read"
    for name, report in reports.items():
        if report.status != "read":
            (entry,) = [e for e in raw.log if e.file == report.file]
            assert entry.why, name
    return reports


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("photo.xlsx", PNG, "picture"),
        ("photo.csv", b"\xff\xd8\xff\xe0" + PNG, "picture"),
        ("paper.csv", b"%PDF-1.7 ...", "PDF"),
        ("empty.csv", b"", "empty"),
        ("notes.txt", b"Dear all,\n\nplease find attached.\n", "No row at its top"),
        (
            "page.xls",
            b"<html><body><table><tr><td>CHILD</td></tr></table></body></html>",
            "web page",
        ),
        ("random.bin", bytes(range(256)) * 10, "no table and no text"),
        ("other.xml", b"<rss><channel><title>x</title></channel></rss>", "fields of a table"),
    ],
)
def test_what_is_no_return_is_passed_over(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    error = _alone(tmp_path, name, content)
    assert isinstance(error, NotAReturnError)
    assert said in error.problem
    assert _beside(tmp_path, {name: content})[name].status == "not a return"


def _half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _with_password(content: bytes) -> bytes:
    """A zip whose members say that they are encrypted."""
    changed = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            changed[at + offset] |= 1
            at = changed.find(mark, at + 4)
    return bytes(changed)


def _with_a_flipped_byte(content: bytes) -> bytes:
    changed = bytearray(content)
    changed[60] ^= 0xFF
    return bytes(changed)


GOOD_ZIP = zipped({"episodes.csv": EPISODES * 1})
BOOK = as_workbook({"Episodes": small_return()["Episodes"]})


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("half.zip", _half(GOOD_ZIP), "damaged"),
        ("half.xlsx", _half(BOOK), "damaged"),
        ("flipped.zip", _with_a_flipped_byte(GOOD_ZIP), "damaged"),
        ("locked.zip", _with_password(GOOD_ZIP), "password"),
        ("locked.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
        ("nested.zip", zipped({"inner.zip": GOOD_ZIP}), "zip within a zip"),
        ("packed.7z", b"7z\xbc\xaf\x27\x1c" + bytes(40), "packed"),
        ("half.xml", _half(as_xml(small_return())), "no whole XML"),
        ("bomb.xml", BOMB, "entities"),
        ("outside.xml", b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a>x</a>', "entities"),
        ("deep.xml", b"<a>" * 5000 + b"</a>" * 5000, "no record's fields"),
        (
            "wide.xml",
            b"<r><c>" + b"".join(b"<x%d>1</x%d>" % (n, n) for n in range(400)) + b"</c></r>",
            "no record's fields",
        ),
        (
            "kinds.xml",
            b"<r>" + b"".join(b"<x%d><a>1</a></x%d>" % (n, n) for n in range(400)) + b"</r>",
            "more elements",
        ),
        ("no id.csv", b"DECOM,RNE,LS,CIN,PLACE\n01/05/2023,S,C2,N1,U6\n", "no column CHILD"),
        ("no date.csv", b"CHILD,RNE,LS,CIN,PLACE\nC1,S,C2,N1,U6\n", "no column DECOM"),
        ("climb.zip", zipped({"../../episodes.csv": EPISODES}), "leads out"),
        ("climb2.zip", zipped({"a/../../episodes.csv": EPISODES}), "leads out"),
        ("root.zip", zipped({"/etc/episodes.csv": EPISODES}), "leads out"),
        ("drive.zip", zipped({"C:\\episodes.csv": EPISODES}), "leads out"),
        ("paper.docx", zipped({"word/document.xml": b"<w/>"}), "no workbook"),
        (
            "many.csv",
            b"CHILD,DECOM,RNE,LS,CIN,PLACE,LA\nC1,01/05/2023,S,C2,N1,U6,A\nC1,01/06/2023,S,C2,N1,U6,B",
            "2 authorities",
        ),
        (
            "no year.csv",
            b"CHILD,SEX,DOB,ETHNIC,UPN\nC1,1,01/05/2013,WBRI,UN1\n",
            "which collection year",
        ),
    ],
)
def test_what_is_refused_says_why(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    error = _alone(tmp_path, name, content)
    assert not isinstance(error, NotAReturnError)
    assert said in error.problem


@pytest.mark.parametrize(
    "name",
    ["half.zip", "bomb.xml", "photo.xlsx", "half.xlsx", "no id.csv", "nested.zip", "climb.zip"],
)
def test_what_can_be_read_beside_it_is_read(tmp_path: Path, name: str) -> None:
    contents = {
        "half.zip": _half(GOOD_ZIP), "bomb.xml": BOMB, "photo.xlsx": PNG, "half.xlsx": _half(BOOK),
        "no id.csv": b"DECOM,RNE,LS,CIN,PLACE\n01/05/2023,S,C2,N1,U6\n",
        "nested.zip": zipped({"inner.zip": GOOD_ZIP}),
        "climb.zip": zipped({"../episodes.csv": EPISODES}),
    }  # fmt: skip
    reports = _beside(tmp_path, {name: contents[name]})
    assert all(r.status != "read" for file, r in reports.items() if file != "good.csv")


def test_the_row_and_column_of_a_missing_identifier_are_named(tmp_path: Path) -> None:
    error = _alone(tmp_path, "n.csv", b"Extract\n\nDECOM,RNE,LS,CIN,PLACE\n01/05/2023,S,C2,N1,U6\n")
    assert (error.row, error.column) == (3, "CHILD")


def test_the_row_where_xml_breaks_is_named(tmp_path: Path) -> None:
    content = as_xml(small_return())
    cut = content[: content.index(b"</CHILD>\n<CHILD>") + 40]
    error = _alone(tmp_path, "n.xml", cut)
    assert error.row is not None
    assert error.row >= 4


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("episodes.csv")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    assert "link" in _alone(tmp_path, "l.zip", out.getvalue()).problem


def test_two_members_of_one_name_are_not_both_read(tmp_path: Path) -> None:
    content = zipped({"e.csv": EPISODES, "f.csv": EPISODES}).replace(b"f.csv", b"e.csv")
    (raw,) = read_returns(write_files(tmp_path, {"d.zip": content}) / "d.zip")
    assert [report.status for report in raw.files] == ["read", "refused"]


def test_links_pipes_and_devices_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "r", {"good.csv": EPISODES})
    write_files(tmp_path / "elsewhere", {"episodes.csv": EPISODES})
    (folder / "link.csv").symlink_to(tmp_path / "elsewhere" / "episodes.csv")
    (folder / "folder").symlink_to(tmp_path / "elsewhere")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.csv")
    (raw,) = read_returns(folder)
    refused = {report.file for report in raw.files if report.status == "refused"}
    assert refused == {"r/link.csv", "r/folder", "r/loop", "r/pipe.csv"}
    assert set(raw.members) == {"r/good.csv"}


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null"])
def test_a_device_is_refused(path: str) -> None:
    with pytest.raises(ReturnError, match="pipe or a device"):
        read_returns(Path(path))


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReturnError, match="no such file"):
        read_returns(tmp_path / "absent")


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReturnError, match="no file"):
        read_returns(tmp_path)


def test_folders_too_deep_are_told_and_not_walked(tmp_path: Path) -> None:
    files = {"good.csv": EPISODES, "a/b/c/d/e/f/g.csv": EPISODES, ".git/x.csv": EPISODES}
    (raw,) = read_returns(write_files(tmp_path / "r", files))
    assert {r.file for r in raw.files if r.status == "not a return"} == {"r/.git", "a/b/c/d/e/f"}


def test_too_many_files_are_told(tmp_path: Path) -> None:
    files = {f"{n:02}.txt": b"x" for n in range(30)}
    limits = Limits(members=10)
    (raw,) = read_returns(write_files(tmp_path / "r", {"00.csv": EPISODES, **files}), None, limits)
    assert len(raw.files) == 11
    assert raw.files[-1].status == "refused"


def test_too_many_rows_are_refused(tmp_path: Path) -> None:
    content = EPISODES + b"C1,01/06/2023,S,C2,N1,U6\n" * 50
    assert "rows" in _alone(tmp_path, "e.csv", content, Limits(rows=40)).problem


def test_too_many_bytes_in_one_file_or_all_are_refused(tmp_path: Path) -> None:
    content = EPISODES * 100
    assert "MB" in _alone(tmp_path, "e.csv", content, Limits(file_bytes=1000)).problem
    two = write_files(tmp_path / "two", {"a.csv": content, "b.csv": content})
    (raw,) = read_returns(two, None, Limits(total_bytes=len(content) * 3 // 2))
    assert [report.status for report in raw.files] == ["read", "refused"]


def test_a_list_of_members_past_all_measure_is_refused(tmp_path: Path) -> None:
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 65535, 65535, 4_000_000_000, 0, 0)
    content = b"PK\x03\x04" + bytes(100) + end
    assert "too many files" in _alone(tmp_path, "m.zip", content).problem


def test_a_cell_far_out_in_a_sheet_is_refused(tmp_path: Path) -> None:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["CHILD", "DECOM", "RNE", "LS"])
    sheet.write_string(1_048_575, 16_383, "x")
    book.close()
    assert "larger" in _alone(tmp_path, "far.xlsx", out.getvalue()).problem


def test_formatting_far_below_a_table_does_no_harm(tmp_path: Path) -> None:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["CHILD", "DECOM", "RNE", "LS"])
    sheet.write_row(1, 0, ["C1", "01/05/2023", "S", "C2"])
    sheet.write_blank(1_048_575, 16_383, None, book.add_format({"bold": True}))
    book.close()
    (raw,) = read_returns(write_files(tmp_path, {"far.xlsx": out.getvalue()}) / "far.xlsx")
    assert raw.files[0].rows_read == 1


def test_formulas_in_a_workbook_are_read_as_their_values(tmp_path: Path) -> None:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["CHILD", "DECOM", "RNE", "LS", "PLACE"])
    sheet.write_row(1, 0, [1234567, "01/05/2023", "S", "C2"])
    sheet.write_formula(1, 4, '=CONCAT("U","6")', None, "U6")
    book.close()
    (raw,) = read_returns(write_files(tmp_path, {"f.xlsx": out.getvalue()}) / "f.xlsx")
    (table,) = raw.tables
    assert (table.columns["PLACE"], table.columns["CHILD"]) == (["U6"], ["1234567"])


_MEASURED = """
import re, sys, time
from pathlib import Path
from nearhome.returns.errors import ReturnError
from nearhome.returns.reading import read_returns
def peak():
    # Not ru_maxrss, which holds the size of the process that started this one.
    return int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text()).group(1))
before, started = peak(), time.process_time()
try:
    read_returns(Path(sys.argv[1]))
    said = "read"
except ReturnError as error:
    said = str(error)
seconds = time.process_time() - started
print((peak() - before) // 1024, round(seconds), said, sep="|")
"""


def _measured(path: Path) -> tuple[int, int, str]:
    """Megabytes and processor seconds that a file took in a process of its own, and what was said."""
    run = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(path)], capture_output=True, text=True, timeout=120
    )
    assert run.returncode == 0, run.stderr
    megabytes, seconds, said = run.stdout.strip().split("|", 2)
    return int(megabytes), int(seconds), said


def _big_zip_member(name: str, start: bytes, megabytes: int) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open(name, "w") as member,
    ):
        member.write(start)
        for _ in range(megabytes):
            member.write(b"0" * 1_000_000)
    return out.getvalue()


def test_a_zip_bomb_takes_little(tmp_path: Path) -> None:
    bomb = _big_zip_member("episodes.csv", EPISODES, 150)
    megabytes, seconds, said = _measured(write_files(tmp_path, {"b.zip": bomb}) / "b.zip")
    assert "zip bomb" in said
    assert megabytes < 150
    assert seconds < 20


def test_a_bomb_of_a_workbook_takes_little(tmp_path: Path) -> None:
    bomb = _big_zip_member("xl/workbook.xml", b"<workbook>", 150)
    megabytes, seconds, said = _measured(write_files(tmp_path, {"b.xlsx": bomb}) / "b.xlsx")
    assert "zip bomb" in said
    assert megabytes < 150
    assert seconds < 20


def test_a_csv_of_300_megabytes_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "one column.csv"
    with path.open("wb") as out:
        out.write(b"number\n" + b"1234567\n" * 100)
        out.truncate(300_000_000)
    megabytes, seconds, said = _measured(path)
    assert "No row at its top" in said or "no table" in said
    assert megabytes < 50
    assert seconds < 5


def test_a_table_of_300_megabytes_is_refused_within_bounds(tmp_path: Path) -> None:
    path = tmp_path / "episodes.csv"
    line = b"C1,01/05/2023,S,C2,N1,U6\n" * 40_000
    with path.open("wb") as out:
        out.write(EPISODES)
        for _ in range(300):
            out.write(line)
    megabytes, seconds, said = _measured(path)
    assert "more than 64 MB" in said
    assert megabytes < 250
    assert seconds < 20


def test_the_largest_table_that_is_read_stays_within_bounds(tmp_path: Path) -> None:
    path = tmp_path / "episodes.csv"
    with path.open("wb") as out:
        out.write(EPISODES)
        for n in range(350_000):
            out.write(b"C%d,01/05/2023,S,C2,N1,U6\n" % n)
    megabytes, seconds, said = _measured(path)
    assert "more than 300,000 rows" in said
    assert megabytes < 400
    assert seconds < 30


def test_an_xml_of_entities_takes_little(tmp_path: Path) -> None:
    megabytes, seconds, said = _measured(write_files(tmp_path, {"b.xml": BOMB}) / "b.xml")
    assert "entities" in said
    assert megabytes < 50
    assert seconds < 5


def test_errors_hold_no_child_date_or_postcode(tmp_path: Path) -> None:
    secret = "Q7777Z,13/07/2011,DT1 1AA"
    files = {
        "a.csv": f"DECOM,RNE,LS,CIN,PLACE\n{secret}".encode(),
        "b.csv": f"whatever\n{secret}".encode(),
        "c.xml": f"<EXPSSDA903><CHILD><HEADER><CHILDID>{secret}</CHILDID></HEADER>".encode(),
    }
    for name, content in files.items():
        text = str(_alone(tmp_path, name, content))
        assert not any(piece in text for piece in secret.split(","))


def test_good_files_in_bad_company_are_all_read(tmp_path: Path) -> None:
    files = {
        **csv_files(small_return()),
        "photo.xlsx": PNG,
        "bomb.xml": BOMB,
        "half.zip": _half(GOOD_ZIP),
    }
    (raw,) = read_returns(write_files(tmp_path / "r", files))
    assert len(raw.tables) == 12
