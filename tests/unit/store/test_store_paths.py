"""File names and paths that every system takes, tried with Windows paths wherever the test runs."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nearhome.store.paths import distinct, extended, safe_name, safe_relative, shown, usable


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Header 2024-25.csv", "Header 2024-25.csv"),
        ("épisodes à jour.csv", "épisodes à jour.csv"),
        ("a:b?.csv", "a_b_.csv"),
        ("aux.csv", "_aux.csv"),
        ("NUL", "_NUL"),
        ("com1.txt", "_com1.txt"),
        ("con .csv", "_con .csv"),
        ("console.csv", "console.csv"),
        ("trailing. . ", "trailing"),
        ("", "_"),
        ("..", "_"),
        ("tab\there", "tab_here"),
    ],
)
def test_safe_name(name, safe):
    assert safe_name(name) == safe


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("2025/header.csv", "2025/header.csv"),
        (r"2025\header.csv", "2025/header.csv"),
        ("../../etc/passwd", "etc/passwd"),
        (r"C:\Windows\x.dll", "C_/Windows/x.dll"),
        (r"\\server\share\a.csv", "server/share/a.csv"),
        ("/abs.csv", "abs.csv"),
        ("./a/./b.csv", "a/b.csv"),
        ("/", "_"),
    ],
)
def test_safe_relative_leads_nowhere_else(name, safe):
    assert safe_relative(name) == PurePosixPath(safe)


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=300))
def test_any_name_becomes_one_that_windows_takes(name):
    path = safe_relative(name)
    assert not path.is_absolute()
    assert ".." not in path.parts
    for part in path.parts:
        assert 0 < len(part) <= 121
        assert not set(part) & set('<>:"/\\|?*')
        assert not part.endswith((" ", "."))
        assert not PureWindowsPath(part).is_reserved()


def test_a_long_name_keeps_its_ending():
    assert safe_name("x" * 300 + ".csv") == "x" * 116 + ".csv"


def test_names_that_differ_only_in_case_stay_apart():
    chosen = distinct(["a.csv", "A.csv", "b/a.csv", "a?.csv", "a_.csv"])
    assert chosen["a.csv"] == PurePosixPath("a.csv")
    assert chosen["A.csv"] == PurePosixPath("A-2.csv")
    assert len({str(path).casefold() for path in chosen.values()}) == 5


@pytest.mark.parametrize(
    ("path", "long"),
    [
        (r"C:\Users\A Person\OneDrive - Council\w", r"\\?\C:\Users\A Person\OneDrive - Council\w"),
        (r"\\server\share\children's data", r"\\?\UNC\server\share\children's data"),
        (r"\\?\C:\already", r"\\?\C:\already"),
        (r"relative\path", r"relative\path"),
    ],
)
def test_windows_takes_a_path_of_any_length(path, long):
    assert extended(PureWindowsPath(path)) == long
    assert shown(PureWindowsPath(long)) == path.removeprefix("\\\\?\\")


def test_other_systems_paths_are_left_alone():
    assert extended(PurePosixPath("/home/a b/w")) == "/home/a b/w"


def test_a_usable_path_is_absolute(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert usable(Path("a folder") / ".." / "w") == tmp_path / "w"


def test_on_windows_a_usable_path_is_extended(monkeypatch):
    seen = []
    monkeypatch.setattr("nearhome.store.paths.sys.platform", "win32")
    monkeypatch.setattr("nearhome.store.paths.extended", lambda path: seen.append(path) or "long")
    assert usable(Path("w")) == Path("long")
    assert seen[0].is_absolute()
