"""Which files are one return, and which collection year it is for."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from nearhome.returns.collection_year import found, latest_event, years_in_name
from nearhome.returns.errors import ReturnError
from nearhome.returns.raw import RawReturn, RawTable
from nearhome.returns.reading import read_kept, read_members, read_returns
from nearhome.returns.typed import typed
from return_layouts import as_workbook, as_xml, one_table, small_return, write_files, zipped

EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC\n"
HEADER = "CHILD,SEX,DOB,ETHNIC,UPN\nC1,1,01/05/2013,WBRI,UN1\n"


def _raw(
    name: str, *rows: str, table: str = "Episodes", fields: str = "CHILD,DECOM,DEC"
) -> RawReturn:
    cells = [[text or None for text in row.split(",")] for row in rows]
    names = fields.split(",")
    columns = {field: [row[at] for row in cells] for at, field in enumerate(names)}
    raw = RawTable(table, "e.csv", columns, list(range(2, len(rows) + 2)))
    return RawReturn(name, "", (raw,), (), ())


@pytest.mark.parametrize(
    ("rows", "year"),
    [
        (["C1,31/03/2024,"], 2024),
        (["C1,01/04/2024,"], 2025),
        (["C1,01/05/2015,", "C2,01/05/2023,01/04/2024"], 2025),
        (["C1,01/05/2015,", "C2,01/06/2024,"], 2025),
        (["C1,01/05/2024,", "C1,31/02/2030,"], 2025),
    ],
)
def test_the_latest_date_decides(rows: list[str], year: int) -> None:
    assert found(_raw("r", *rows)).year == year


@pytest.mark.parametrize(
    ("table", "fields"),
    [("Reviews", "CHILD,REVIEW"), ("Missing", "CHILD,MIS_START")],
)
def test_reviews_and_missing_decide_too(table: str, fields: str) -> None:
    assert found(_raw("r", "C1,01/06/2022", table=table, fields=fields)).year == 2023


@pytest.mark.parametrize(
    ("table", "fields"),
    [("Missing", "CHILD,MIS_END"), ("OC3", "CHILD,DOB"), ("PlacedAdoption", "CHILD,DATE_PLACED")],
)
def test_no_other_date_decides(table: str, fields: str) -> None:
    assert found(_raw("r", "C1,01/06/2022", table=table, fields=fields)).year is None


def test_a_slip_of_the_year_does_not_decide() -> None:
    rows = [f"C{n},{n % 27 + 1:02}/{n % 12 + 1:02}/2023," for n in range(60)]
    assert found(_raw("r", *rows, "C1,01/05/2205,")).year == 2024
    assert found(_raw("r", *rows, "C1,01/05/2025,", "C2,01/05/2205,")).year == 2024
    assert found(_raw("r", *rows[:3], "C1,01/05/2205,")).year == 2023


def test_a_few_later_rows_of_a_small_return_do_decide() -> None:
    assert found(_raw("r", "C1,01/05/2019,", "C2,02/05/2021,")).year == 2022


def test_a_name_that_disagrees_is_logged_and_does_not_count() -> None:
    result = found(_raw("2019-20", "C1,01/05/2023,"))
    assert result.year == 2024
    (entry,) = result.log
    assert (entry.rule, entry.before, entry.after) == ("name-disagrees", "2019-20", "2023-24")


@pytest.mark.parametrize(
    "name", ["2023-24", "SSDA903 2023_2024 final", "2024", "2023", "return", "903"]
)
def test_a_name_that_may_agree_is_not_logged(name: str) -> None:
    assert found(_raw(name, "C1,01/05/2023,")).log == ()


@pytest.mark.parametrize(
    ("name", "years"),
    [
        ("2024-25", (2025,)), ("2024/2025", (2025,)), ("2024 to 25", (2025,)), ("2019-20", (2020,)),
        ("2025", (2025, 2026)), ("2025-04", (2025, 2026)), ("1819", ()), ("extract 20240401", ()),
        ("", ()),
    ],
)  # fmt: skip
def test_years_in_names(name: str, years: tuple[int, ...]) -> None:
    assert years_in_name(name) == years


def test_tables_without_dates_follow_the_name_of_their_folder(tmp_path: Path) -> None:
    folder = write_files(tmp_path, {"2021-22/header.csv": HEADER.encode()})
    (raw,) = read_returns(folder)
    assert typed(raw).collection_year == 2022


def test_a_return_with_no_year_at_all_is_refused_and_the_others_read(tmp_path: Path) -> None:
    files = {
        "a/header.csv": HEADER.encode(),
        "b/episodes.csv": f"{EPISODES}C1,01/05/2023,S,C2,N1,U6,\n".encode(),
    }
    (raw,) = read_returns(write_files(tmp_path, files))
    assert {(r.file, r.status) for r in raw.files} == {
        ("b/episodes.csv", "read"),
        ("a/header.csv", "refused"),
    }
    with pytest.raises(ReturnError, match="which collection year"):
        read_returns(tmp_path / "a")


def _year(year: int, child: str = "C1") -> bytes:
    return f"{EPISODES}{child},01/05/{year - 1},S,C2,N1,U6,\n".encode()


def test_a_folder_of_year_folders_is_a_return_a_year_in_order(tmp_path: Path) -> None:
    files = {f"{name}/e.csv": _year(year) for name, year in (("b", 2020), ("a", 2022), ("c", 2019))}
    found_ = read_returns(write_files(tmp_path, files))
    assert [(raw.name, typed(raw).collection_year) for raw in found_] == [
        ("c", 2019),
        ("b", 2020),
        ("a", 2022),
    ]


def test_extracts_of_one_year_come_in_the_order_of_their_latest_event(tmp_path: Path) -> None:
    months = {
        "April": "30/04/2023",
        "August": "31/08/2023",
        "December": "31/12/2023",
        "June": "30/06/2023",
    }
    files = {
        f"{month}/e.csv": f"{EPISODES}C1,{day},S,C2,N1,U6,\n".encode()
        for month, day in months.items()
    }
    names = [raw.name for raw in read_returns(write_files(tmp_path, files))]
    assert names == ["April", "June", "August", "December"]


def test_files_of_one_folder_named_for_years_are_a_return_a_year(tmp_path: Path) -> None:
    files = {
        f"{year}-{table}.csv": content
        for year in (2019, 2020)
        for table, content in (("episodes", _year(year)), ("header", HEADER.encode()))
    }
    found_ = read_returns(write_files(tmp_path / "r", files))
    assert [typed(raw).collection_year for raw in found_] == [2019, 2020]
    assert all(len(raw.tables) == 2 for raw in found_)


def test_two_xmls_are_two_returns(tmp_path: Path) -> None:
    this = small_return()
    last = one_table("Header", ["C9", "M", "01/02/2010", "WBRI"])
    last |= one_table("Episodes", ["C9", "01/05/2025", "S", "C2", "N1", "U6", "PR1"])
    folder = write_files(tmp_path / "r", {"this.xml": as_xml(this), "last.xml": as_xml(last)})
    found_ = read_returns(folder)
    assert [(raw.name, typed(raw).collection_year) for raw in found_] == [
        ("r/last.xml", 2026),
        ("r/this.xml", 2027),
    ]


def test_two_workbooks_with_the_same_tables_are_two_returns(tmp_path: Path) -> None:
    books = {
        f"{year}.xlsx": as_workbook(
            one_table("Episodes", ["C9", f"01/05/{year}", "S", "C2", "N1", "U6", "PR1"])
        )
        for year in (2021, 2022)
    }
    assert len(read_returns(write_files(tmp_path / "r", books))) == 2


def test_loose_files_given_together_are_one_return(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "r", {"e.csv": _year(2024), "h.csv": HEADER.encode()})
    (raw,) = read_returns([folder / "e.csv", folder / "h.csv"])
    assert {table.table for table in raw.tables} == {"Episodes", "Header"}


def _platform(years: dict[str, int], extra: str = "") -> dict[str, bytes]:
    """Episodes and Header of several years in one file each, YEAR as the keys write it."""
    episodes = "LA,YEAR," + EPISODES + "".join(
        f"Vale,{name},C{year},{year - 1}-05-01,S,C2,N1,U6,\nVale,{name},D{year},2015-05-01,S,C2,N1,U6,\n"
        for name, year in years.items()
    )  # fmt: skip
    header = "LA,YEAR,CHILD,SEX,DOB,ETHNIC,UPN\n" + "".join(
        f"Vale,{name},C{year},F,2010-05-01,WBRI,UN1\n" for name, year in years.items()
    )
    return {
        "ssda903_episodes.csv": (episodes + extra).encode(),
        "ssda903_header.csv": header.encode(),
    }


@pytest.mark.parametrize(
    "years",
    [
        {"2022": 2022, "2023": 2023, "2024": 2024},
        {"2022.0": 2022, "2023.0": 2023, "2024.0": 2024},
        {"2021": 2022, "2022": 2023, "2023": 2024},
        {"2021-22": 2022, "2022/23": 2023, "2023-2024": 2024},
    ],
)
def test_a_data_platforms_output_is_a_return_a_year(tmp_path: Path, years: dict[str, int]) -> None:
    found_ = read_returns(write_files(tmp_path / "out", _platform(years)))
    read = [typed(raw) for raw in found_]
    assert [each.collection_year for each in read] == [2022, 2023, 2024]
    assert [each.tables["episodes"]["child"].to_pylist() for each in read] == [
        [f"C{year}", f"D{year}"] for year in (2022, 2023, 2024)
    ]
    assert [each.tables["children"]["child"].to_pylist() for each in read] == [
        ["C2022"], ["C2023"], ["C2024"],
    ]  # fmt: skip
    assert read[1].tables["episodes"]["origin_row"].to_pylist() == [4, 5]
    assert len({raw.sha256 for raw in found_}) == 3
    assert sum(r.rows_read for each in read for r in each.files) == 9


def test_a_wrong_year_in_every_row_does_not_override_the_dates(tmp_path: Path) -> None:
    for year in (2021, 2022, 2023):
        text = f"LA,YEAR,{EPISODES}Vale,2020,C1,{year - 1}-05-01,S,C2,N1,U6,\n"
        write_files(tmp_path, {f"{year - 1}-{year - 2000}/e.csv": text.encode()})
    read = [typed(raw) for raw in read_returns(tmp_path)]
    assert [each.collection_year for each in read] == [2021, 2022, 2023]
    notes = [
        (entry.column, entry.before, entry.after)
        for each in read
        for entry in each.log
        if entry.rule == "year-column-disagrees"
    ]
    # 2020 may name the year 2020-21, in which that collection begins.
    assert notes == [("YEAR", "2020", "2021-22"), ("YEAR", "2020", "2022-23")]


def test_where_two_parts_would_have_one_year_the_column_decides(tmp_path: Path) -> None:
    files = _platform({"2022": 2022, "2023": 2023})
    quiet = b"Vale,2024,D2023,2015-05-01,S,C2,N1,U6,\nVale,2024,E2023,2023-03-01,S,C2,N1,U6,\n"
    files["ssda903_episodes.csv"] += quiet
    found_ = read_returns(write_files(tmp_path / "out", files))
    read = [typed(raw) for raw in found_]
    assert [each.collection_year for each in read] == [2022, 2023, 2024]
    notes = [
        (at, entry.before, entry.after)
        for at, each in enumerate(read)
        for entry in each.log
        if entry.rule == "year-column-decides"
    ]
    assert notes == [(2, "2022-23", "2023-24")]
    assert [read_kept(raw.members, raw.name, raw.sha256) for raw in found_] == found_


def _quiet(*days: str) -> bytes:
    rows = "".join(f"C{at},{day},S,C2,N1,U6,\n" for at, day in enumerate(days))
    return f"{EPISODES}{rows}".encode()


@pytest.mark.parametrize(
    ("names", "years"),
    [
        (("2022-23", "2023-24", "2024-25"), [2023, 2024, 2025]),
        (("2023", "2024", "2025"), [2023, 2024, 2025]),
        (("2022-23", "2023-24", "2025-26"), [2023, 2024, 2026]),
    ],
)
def test_of_two_returns_of_one_year_the_names_tell_a_quiet_year(
    tmp_path: Path, names: Sequence[str], years: list[int]
) -> None:
    days = ("01/05/2022", "01/05/2023", "01/05/2023")
    files = {f"{name}/e.csv": _quiet(day) for name, day in zip(names, days, strict=True)}
    found_ = read_returns(write_files(tmp_path, files))
    read = [typed(raw) for raw in found_]
    assert [(each.name, each.collection_year) for each in read] == list(
        zip(names, years, strict=True)
    )
    (note,) = [e for each in read for e in each.log if e.rule == "name-decides"]
    assert (note.file, note.before) == (names[2], "2023-24")
    again = [
        read_kept(raw.members, raw.name, raw.sha256, year=year)
        for raw, year in zip(found_, years, strict=True)
    ]
    assert again == found_


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"2022-23": "01/05/2023", "2023-24": "01/06/2023"}, id="dates contradict"),
        pytest.param({"2024-25": "01/05/2023"}, id="alone"),
        pytest.param({"2024-25": "01/05/2023", "2024-25 b": "02/05/2023"}, id="one year named"),
        pytest.param({"x": "01/05/2023", "y": "02/05/2023"}, id="no year named"),
        pytest.param({"2023-12": "01/12/2023", "2024-01": "01/01/2024"}, id="extracts"),
        pytest.param({"2023-24": "01/12/2023", "2022 to 2025": "01/01/2024"}, id="many years"),
    ],
)
def test_else_content_wins_over_the_name(tmp_path: Path, files: dict[str, str]) -> None:
    write_files(tmp_path, {f"{name}/e.csv": _quiet(day) for name, day in files.items()})
    read = [typed(raw) for raw in read_returns(tmp_path)]
    assert [each.collection_year for each in read] == [2024] * len(files)
    assert not [e for each in read for e in each.log if e.rule == "name-decides"]


def test_a_year_of_a_platforms_output_is_kept_and_read_again(tmp_path: Path) -> None:
    for raw in read_returns(write_files(tmp_path / "out", _platform({"2022": 2022, "2023": 2023}))):
        assert read_kept(raw.members, raw.name, raw.sha256) == raw


def test_rows_without_a_year_go_with_the_latest_and_are_noted(tmp_path: Path) -> None:
    extra = "Vale,,X1,2022-05-01,S,C2,N1,U6,\n,Total: 5,,,,,,,\n"
    files = _platform({"2022": 2022, "2023": 2023}, extra)
    first, last = read_returns(write_files(tmp_path / "out", files))
    assert "X1" not in typed(first).tables["episodes"]["child"].to_pylist()
    assert "X1" in typed(last).tables["episodes"]["child"].to_pylist()
    assert "no-year" in {entry.rule for entry in last.log}


def test_a_table_without_a_row_of_a_year_is_not_supplied_for_it(tmp_path: Path) -> None:
    files = _platform({"2022": 2022, "2023": 2023})
    files["oc3.csv"] = (
        b"LA,YEAR,CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\nVale,2023,C9,2003-05-01,YES,F1,U1\n"
    )
    first, last = (typed(raw) for raw in read_returns(write_files(tmp_path / "out", files)))
    assert "leaver_years" not in first.tables
    assert last.tables["leaver_years"].num_rows == 1


def test_what_is_said_of_a_whole_file_is_said_once_for_all_its_years(tmp_path: Path) -> None:
    files = _platform({"2022": 2022, "2023": 2023})
    log = [e for raw in read_returns(write_files(tmp_path / "out", files)) for e in raw.log]
    assert len([entry for entry in log if entry.rule == "columns-missing"]) == 2


def test_a_column_of_years_that_are_none_is_an_extra_column(tmp_path: Path) -> None:
    text = "YEAR," + EPISODES + "Reception,C1,01/05/2023,S,C2,N1,U6,\n"
    (raw,) = read_returns(write_files(tmp_path / "r", {"e.csv": text.encode()}))
    assert "YEAR" not in raw.tables[0].columns


def test_a_kept_return_that_is_another_is_refused(tmp_path: Path) -> None:
    (raw,) = read_returns(write_files(tmp_path / "r", {"e.csv": _year(2024)}))
    with pytest.raises(ReturnError, match="not the one"):
        read_kept({"r/e.csv": _year(2023)}, raw.name, raw.sha256)
    assert read_members(raw.members, "any name")[0].name == "any name"


def test_a_zip_among_year_folders_is_read_too(tmp_path: Path) -> None:
    files = {"2022-23/e.csv": _year(2023), "old.zip": zipped({"2021-22/e.csv": _year(2022)})}
    found_ = read_returns(write_files(tmp_path / "r", files))
    assert [raw.name for raw in found_] == ["r/old.zip/2021-22", "2022-23"]


def test_the_date_given_is_the_date_it_describes(tmp_path: Path) -> None:
    (raw,) = read_returns(write_files(tmp_path / "r", {"e.csv": _year(2024)}))
    assert (typed(raw).as_at, typed(raw).as_at_given) == (date(2024, 3, 31), False)
    given = typed(raw, as_at=date(2023, 9, 30))
    assert (given.as_at, given.as_at_given) == (date(2023, 9, 30), True)


def test_no_date_no_latest_event() -> None:
    assert latest_event([]) is None
