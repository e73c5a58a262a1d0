"""Bad rows and cells: what is set aside, what becomes unknown, and where the log says it stands."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from nearhome.returns.raw import Action, LogEntry, Return
from return_layouts import accounted, as_xml, read_typed, small_return, write_files

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"
EPISODES = (
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
)
GOOD = "C1,01/05/2023,S,C2,N1,U6,PR1,01/02/2024,E4A,,DT1 1AA,DT1 1AB,1234567"


def _read(tmp_path: Path, name: str, *lines: str, more: dict[str, str] | None = None) -> Return:
    files = {name: "\n".join(lines).encode(), **{n: t.encode() for n, t in (more or {}).items()}}
    return read_typed(write_files(tmp_path / "2023-24", files))


def _episodes(tmp_path: Path, *rows: str) -> Return:
    return _read(tmp_path, "episodes.csv", EPISODES, *rows)


def _lines(returned: Return, action: Action) -> list[tuple[int | None, str, str, str]]:
    return [(e.row, e.column, e.rule, e.before) for e in returned.log if e.action == action]


@pytest.mark.parametrize(
    ("row", "rule", "column", "before"),
    [
        (GOOD.replace("C1", ""), "no-child", "CHILD", ""),
        (GOOD.replace("C1", "   "), "no-child", "CHILD", ""),
        ("Total,,,,,,,,,,,,", "no-child", "CHILD", "Total"),
        ("Grand total: 12,,,,,,,,,,,,", "no-child", "CHILD", "Grand total: 12"),
        ("(1234 rows affected),,,,,,,,,,,,", "no-child", "CHILD", "(1234 rows affected)"),
        (EPISODES, "no-child", "CHILD", "CHILD"),
        (",,,,,,,,,,,,12", "no-child", "CHILD", ""),
        (GOOD.replace("01/05/2023", ""), "no-key-date", "DECOM", ""),
        (GOOD.replace("01/05/2023", "31/02/2023"), "no-key-date", "DECOM", "31/02/2023"),
        (GOOD.replace("01/05/2023", "01/05/23"), "no-key-date", "DECOM", "01/05/23"),
        (GOOD.replace("01/05/2023", "=1+1"), "no-key-date", "DECOM", "=1+1"),
        (GOOD, "exact-duplicate", "", ""),
        (f" {GOOD}  ", "exact-duplicate", "", ""),
    ],
)
def test_a_row_is_set_aside(tmp_path: Path, row: str, rule: str, column: str, before: str) -> None:
    returned = _episodes(tmp_path, GOOD, row)
    assert _lines(returned, Action.SET_ASIDE) == [(3, column, rule, before)]
    assert returned.tables["episodes"].num_rows == 1
    (report,) = returned.files
    assert (report.rows_read, report.rows_kept, report.rows_set_aside) == (2, 1, 1)


@pytest.mark.parametrize(
    ("table", "line", "key"),
    [
        ("CHILD,REVIEW,REVIEW_CODE", "C1,{},PN1", "REVIEW"),
        ("CHILD,MISSING,MIS_START,MIS_END", "C1,M,{},02/02/2024", "MIS_START"),
        ("CHILD,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED", "C1,{},,", "DATE_PLACED"),
        ("CHILD,SW_ID,SW_DECOM,SW_DEC,SW_REASON", "C1,SW1,{},,", "SW_DECOM"),
        ("CHILD,DOLO_START,DOLO_END", "C1,{},", "DOLO_START"),
    ],
)
@pytest.mark.parametrize("date", ["", "31/02/2024", "tomorrow"])
def test_every_table_with_a_key_date_needs_it(
    tmp_path: Path, table: str, line: str, key: str, date: str
) -> None:
    more = {"episodes.csv": f"{EPISODES}\n{GOOD}"}
    returned = _read(
        tmp_path, "t.csv", table, line.format(date), line.format("01/02/2024"), more=more
    )
    assert _lines(returned, Action.SET_ASIDE) == [(2, key, "no-key-date", date)]
    assert accounted(returned)


@pytest.mark.parametrize(
    "line",
    ["C1,,,,,,,", "C1,99,?,??,x,x,x,31/02/2024,zz", "C1,nonsense,nonsense,nonsense,,,,"],
)
@pytest.mark.parametrize(
    "table",
    [
        "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,TEETH_CHECK,IMMUNISATIONS,HEALTH_ASSESSMENT",
        "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM",
        "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR",
        "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM",
        "CHILD,SEX,DOB,DUC",
        HEADER,
    ],
)
def test_a_table_without_a_key_date_keeps_every_row_with_a_child(
    tmp_path: Path, table: str, line: str
) -> None:
    cells = line.split(",")[: table.count(",") + 1]
    more = {"episodes.csv": f"{EPISODES}\n{GOOD}"}
    returned = _read(tmp_path, "t.csv", table, ",".join(cells), more=more)
    assert not _lines(returned, Action.SET_ASIDE)
    assert returned.files[1].rows_kept == 1


@pytest.mark.parametrize(
    ("column", "bad", "rule"),
    [
        ("RNE", "Q", "unknown-code"),
        ("LS", "C9", "unknown-code"),
        ("CIN", "N99", "unknown-code"),
        ("PLACE", "U99", "unknown-code"),
        ("PLACE", "K3", "out-of-year-code"),
        ("PLACE", "Z14", "out-of-year-code"),
        ("PLACE", "=HYPERLINK(evil)", "unknown-code"),
        ("PLACE_PROVIDER", "PR9", "unknown-code"),
        ("DEC", "31/02/2024", "unreadable-date"),
        ("DEC", "01/02/24", "two-digit-year"),
        ("REC", "E99", "unknown-code"),
        ("REC", "E43", "out-of-year-code"),
        ("REASON_PLACE_CHANGE", "WHIM", "unknown-code"),
        ("HOME_POST", "somewhere", "unreadable-postcode"),
        ("PL_POST", "DT1", "unreadable-postcode"),
    ],
)
def test_nothing_else_sets_a_row_aside(tmp_path: Path, column: str, bad: str, rule: str) -> None:
    cells = GOOD.split(",")
    cells[EPISODES.split(",").index(column)] = bad
    returned = _episodes(tmp_path, GOOD.replace("C1", "C2"), ",".join(cells))
    assert _lines(returned, Action.SET_ASIDE) == []
    assert _lines(returned, Action.UNKNOWN) == [(3, column, rule, bad)]
    field = {
        "RNE": "reason_new_episode", "LS": "legal_status", "CIN": "category_of_need",
        "PLACE": "place", "PLACE_PROVIDER": "place_provider", "DEC": "dec",
        "REC": "reason_episode_ceased", "REASON_PLACE_CHANGE": "reason_place_change",
        "HOME_POST": "home_post", "PL_POST": "place_post",
    }[column]  # fmt: skip
    row = returned.tables["episodes"].to_pylist()[1]
    assert row[field] is None
    other = {
        k: v
        for k, v in returned.tables["episodes"].to_pylist()[0].items()
        if k not in (field, "child", "origin_row")
    }
    assert {k: row[k] for k in other} == other


@pytest.mark.parametrize("reason", ["X1", "", "E99"])
def test_an_end_before_its_start_becomes_unknown(tmp_path: Path, reason: str) -> None:
    bad = GOOD.replace("C1", "C2").replace("01/02/2024,E4A", f"30/04/2023,{reason}")
    returned = _episodes(tmp_path, GOOD, bad)
    assert (3, "DEC", "end-before-start", "30/04/2023") in _lines(returned, Action.UNKNOWN)
    assert _lines(returned, Action.REPAIRED) == []
    ends = returned.tables["episodes"]["dec"].to_pylist()
    assert ends[0] is not None
    assert ends[1] is None


@pytest.mark.parametrize("reason", ["E4A", "E11", "E3"])
def test_a_child_who_left_before_the_start_left_the_day_it_began(
    tmp_path: Path, reason: str
) -> None:
    bad = GOOD.replace("01/02/2024,E4A", f"30/04/2023,{reason}")
    returned = _episodes(tmp_path, bad)
    (entry,) = [each for each in returned.log if each.rule == "end-before-start"]
    assert (entry.file, entry.row, entry.column) == ("2023-24/episodes.csv", 2, "DEC")
    assert (entry.action, entry.before, entry.after) == (
        Action.REPAIRED,
        "30/04/2023",
        "2023-05-01",
    )
    assert "Correct the date" in entry.why
    (row,) = returned.tables["episodes"].to_pylist()
    assert row["dec"] == row["decom"]
    assert row["reason_episode_ceased"] == reason


def test_another_span_that_ends_before_its_start_has_no_known_end(tmp_path: Path) -> None:
    lines = ("CHILD,MISSING,MIS_START,MIS_END", "C1,M,05/05/2023,04/05/2023")
    more = {"e.csv": f"{EPISODES}\n{GOOD}"}
    returned = _read(tmp_path, "m.csv", *lines, more=more)
    assert returned.tables["missing"]["ended"].to_pylist() == [None]


def test_an_end_on_the_day_it_started_stands(tmp_path: Path) -> None:
    returned = _episodes(tmp_path, GOOD.replace("01/02/2024", "01/05/2023"))
    assert str(returned.tables["episodes"]["dec"][0].as_py()) == "2023-05-01"


def test_a_child_born_after_care_began_is_noted_and_kept(tmp_path: Path) -> None:
    header = f"{HEADER}\nC1,1,02/05/2023,WBRI,,,\nC2,2,01/05/2023,WBRI,,,"
    more = {"h.csv": header}
    returned = _read(tmp_path, "e.csv", EPISODES, GOOD, GOOD.replace("C1", "C2"), more=more)
    notes = [e for e in returned.log if e.rule == "born-after-care-began"]
    assert [(e.file, e.table, e.row, e.column) for e in notes] == [
        ("2023-24/e.csv", "Episodes", 2, "DECOM")
    ]
    assert returned.tables["episodes"].num_rows == 2


def test_two_headers_for_a_child_are_both_kept_and_noted(tmp_path: Path) -> None:
    more = {"h.csv": f"{HEADER}\nC1,1,02/05/2013,WBRI,,,\nC1,2,02/05/2013,WBRI,,,"}
    returned = _read(tmp_path, "e.csv", EPISODES, GOOD, more=more)
    assert returned.tables["children"]["sex"].to_pylist() == ["M", "F"]
    (note,) = [e for e in returned.log if e.rule == "second-header"]
    assert (note.file, note.row) == ("2023-24/h.csv", 3)


def test_the_same_row_in_two_files_is_set_aside_once(tmp_path: Path) -> None:
    returned = _read(
        tmp_path, "a.csv", EPISODES, GOOD, more={"b.csv": f"{EPISODES}\n{GOOD}\n{GOOD}"}
    )
    assert [(r.file, r.rows_read, r.rows_kept, r.rows_set_aside) for r in returned.files] == [
        ("2023-24/a.csv", 1, 1, 0),
        ("2023-24/b.csv", 2, 0, 2),
    ]


def test_rows_that_differ_only_in_a_bad_code_are_two_rows(tmp_path: Path) -> None:
    returned = _episodes(tmp_path, GOOD.replace("U6", "X7"), GOOD.replace("U6", "X8"))
    assert returned.tables["episodes"].num_rows == 2


def test_names_and_columns_not_used_are_said_once_a_file(tmp_path: Path) -> None:
    returned = _read(
        tmp_path,
        "é à ü.csv",
        f"{EPISODES},Forename",
        *(f"{GOOD[:1]}{n}{GOOD[2:]},Zoë" for n in range(5)),
    )
    (note,) = [e for e in returned.log if e.rule == "columns-not-used"]
    assert (note.file, note.row, note.before) == ("2023-24/é à ü.csv", 1, "Forename")


def test_a_line_with_a_cell_too_many_is_noted_with_its_row(tmp_path: Path) -> None:
    returned = _episodes(tmp_path, f"{GOOD},,", f"{GOOD.replace('C1', 'C2')},over")
    (note,) = [e for e in returned.log if e.rule == "more-cells-than-headings"]
    assert note.row == 3
    assert returned.tables["episodes"].num_rows == 2


def test_a_short_line_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    returned = _episodes(tmp_path, "C1,01/05/2023,S")
    (row,) = returned.tables["episodes"].to_pylist()
    assert (row["reason_new_episode"], row["legal_status"]) == ("S", None)


def test_a_quotation_mark_never_closed_does_not_swallow_the_file(tmp_path: Path) -> None:
    rows = [GOOD.replace("C1", f"C{n}") for n in range(100)]
    rows[3] = rows[3].replace("DT1 1AA", '"DT1 1AA')
    returned = _episodes(tmp_path, *rows)
    assert returned.tables["episodes"].num_rows == 100
    assert "unclosed-quote" in {e.rule for e in returned.log}
    assert returned.tables["episodes"]["home_post"][3].as_py() == "DT1 1AA"


def test_nul_characters_and_very_long_cells_harm_nothing(tmp_path: Path) -> None:
    returned = _episodes(
        tmp_path,
        GOOD.replace("C1", "C\0" + "1"),
        GOOD.replace("C1", "C2").replace("U6", "U" * 1_000_000),
        GOOD.replace("C1", "C3").replace("U6", "A" + " " * 300_000 + "x\u2028y"),
        GOOD.replace("C1", "C4"),
    )
    assert returned.tables["episodes"]["child"].to_pylist() == ["C1", "C2", "C3", "C4"]
    assert returned.tables["episodes"]["place"].to_pylist() == ["U6", None, None, "U6"]
    assert "nul-characters" in {e.rule for e in returned.log}
    assert max(len(e.before) for e in returned.log) <= 80


def test_formulas_are_text(tmp_path: Path) -> None:
    returned = _episodes(
        tmp_path, GOOD.replace("C1", "=cmd|' /C calc'!A0"), GOOD.replace("C1", '="007"')
    )
    assert returned.tables["episodes"]["child"].to_pylist() == ["=CMD|' /C CALC'!A0", "007"]


def test_every_entry_names_its_file_and_why(tmp_path: Path) -> None:
    returned = _episodes(
        tmp_path, GOOD, GOOD, GOOD.replace("C1", ""), GOOD.replace("U6", "U99"), "", "Total,1"
    )
    assert all(_complete(entry) for entry in returned.log)


def _complete(entry: LogEntry) -> bool:
    return bool(entry.file and entry.rule and entry.why)


def _rows_of(returned: Return, name: str) -> Sequence[int]:
    return list(returned.tables[name]["origin_row"].to_pylist())


def test_xml_rows_are_which_element_of_the_name_it_is(tmp_path: Path) -> None:
    path = write_files(tmp_path, {"r.xml": as_xml(small_return())}) / "r.xml"
    returned = read_typed(path)
    assert _rows_of(returned, "episodes") == [1, 2, 3, 4, 5, 6]
    assert _rows_of(returned, "children") == [1, 2, 3, 4]
    assert _rows_of(returned, "uasc") == [2]


def test_an_xml_child_without_an_identifier_is_set_aside(tmp_path: Path) -> None:
    content = as_xml(small_return()).replace(b"<CHILDID>7777</CHILDID>", b"<CHILDID></CHILDID>")
    returned = read_typed(write_files(tmp_path, {"r.xml": content}) / "r.xml")
    assert {(e.table, e.row) for e in returned.log if e.rule == "no-child"} == {
        ("Header", 4),
        ("OC3", 4),
    }
    assert accounted(returned)
