"""The postcode index: made once, whole or not at all, and blind to how a postcode is written."""

import multiprocessing
import os
import signal
import subprocess
import sys
from pathlib import Path

import brotli
import msgpack
import pytest

from nearhome.returns import postcodes
from nearhome.vocabulary.areas import place_area

ROWS = [
    ("AB1 0AA", "S12000033", 385386.0, 801193.0),
    ("BT1 1AA", float("nan"), 333917.0, 374066.0),
    ("BT109AA", "N09000003", 333000.0, 374000.0),
    ("DT1 1XJ", "E06000059", 368985.0, 90881.0),
    ("E1  6AN", "E09000030", 533410.0, 181555.0),
    ("N1P 1AA", float("nan"), float("nan"), float("nan")),
    ("JE2 3AB", "L99999999", float("nan"), float("nan")),
]


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "directory"
    folder.mkdir()
    for letter in sorted({row[0][0] for row in ROWS}):
        own = [row for row in ROWS if row[0][0] == letter]
        names = ("pcd", "laua", "oseast1m", "osnrth1m")
        data = {name: [row[i] for row in own] for i, name in enumerate(names)}
        packed = msgpack.packb({"columns": list(names), "data": data})
        (folder / f"postcodes_{letter}.msgpack.br").write_bytes(brotli.compress(packed))
    return folder


def made(source, folder, said=None):
    return postcodes.postcode_index(
        (said if said is not None else []).append, folder=folder, source=source
    )


def test_looks_up_however_it_is_written(source, tmp_path):
    index = made(source, tmp_path / "cache")
    for written in ("DT1 1XJ", "DT11XJ", "dt1 1xj", " dt1  1xj ", "d t11xj"):
        found = index.locate([written])
        assert (found.east[0], found.north[0], found.codes()) == (368985, 90881, ["E06000059"])


def test_unknown_empty_and_impossible_postcodes(source, tmp_path):
    found = made(source, tmp_path / "cache").locate(
        [None, "", "ZZ99 9ZZ", "not a postcode", "É1 6AN"]
    )
    assert not found.is_known.any()
    assert not found.has_grid.any()
    assert found.codes() == [None] * 5
    assert set(found.east.tolist()) == {postcodes.UNKNOWN}


def test_nothing_asked_nothing_found(source, tmp_path):
    assert made(source, tmp_path / "cache").locate([]).codes() == []


def test_no_distance_from_the_irish_grid_or_from_no_place(source, tmp_path):
    found = made(source, tmp_path / "cache").locate(["BT1 1AA", "BT10 9AA", "N1P 1AA", "JE2 3AB"])
    assert found.is_known.all()
    assert not found.has_grid.any()
    assert [place_area(code or "") for code in found.codes()] == ["NIR", "NIR", None, "NUK"]


def test_made_once_then_opened(source, tmp_path):
    said = []
    first = made(source, tmp_path / "cache", said)
    second = made(source, tmp_path / "cache", said)
    assert len(said) == 1
    assert len(first) == len(second) == len(ROWS)
    assert list((tmp_path / "cache").iterdir()) == [tmp_path / "cache" / postcodes.FILE]


@pytest.mark.parametrize("harm", ["cut", "flip", "header", "empty", "longer"])
def test_a_file_that_is_not_whole_is_made_again(source, tmp_path, harm):
    made(source, tmp_path)
    path = tmp_path / postcodes.FILE
    data = bytearray(path.read_bytes())
    if harm == "flip":
        data[-5] ^= 1
    data = {"cut": data[:-3], "header": data[40:], "empty": b"", "longer": data + b"x"}.get(
        harm, data
    )
    path.write_bytes(data)
    said = []
    assert made(source, tmp_path, said).locate(["DT1 1XJ"]).is_known.all()
    assert len(said) == 1


def test_another_release_is_made_again(source, tmp_path):
    made(source, tmp_path)
    with pytest.raises(postcodes.UnusableIndexError):
        postcodes.open_index(tmp_path / postcodes.FILE, "another release")


def test_a_cache_that_cannot_be_written_is_done_without(source, tmp_path):
    blocked = tmp_path / "a file"
    blocked.write_text("")
    said = []
    index = made(source, blocked / "cache", said)
    assert index.locate(["DT1 1XJ"]).is_known.all()
    assert "could not be kept" in said[-1]


def test_a_full_disk_leaves_no_part_behind(source, tmp_path, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(postcodes.os, "fsync", full)
    said = []
    assert len(made(source, tmp_path / "cache", said)) == len(ROWS)
    assert "No space left" in said[-1]
    assert list((tmp_path / "cache").iterdir()) == []


def test_parts_of_runs_killed_long_ago_are_cleared(source, tmp_path):
    old, new = (tmp_path / f"{postcodes.FILE}{name}.part" for name in ("old", "new"))
    for part in (old, new):
        part.write_bytes(b"half")
    os.utime(old, (0, 0))
    made(source, tmp_path)
    assert (old.exists(), new.exists()) == (False, True)


def test_no_package_says_what_to_install(tmp_path):
    with pytest.raises(postcodes.PostcodesMissingError, match="install quality-lac"):
        made(tmp_path, tmp_path / "cache")


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x"}, "/x/nearhome"),
        ("linux", {}, "/home/a/.cache/nearhome"),
        ("darwin", {}, "/home/a/Library/Caches/nearhome"),
        ("win32", {"LOCALAPPDATA": "/l"}, "/l/nearhome/cache"),
        ("win32", {}, "/home/a/AppData/Local/nearhome/cache"),
        ("linux", {"NEARHOME_CACHE": "/n"}, "/n"),
    ],
)
def test_the_cache_is_the_users_own(monkeypatch, platform, environment, expected):
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "NEARHOME_CACHE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(postcodes.sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: Path("/home/a"))
    assert postcodes.cache_folder() == Path(expected)


def _make(source, folder, results):
    index = postcodes.postcode_index(lambda _: None, folder=folder, source=source)
    results.put(bool(index.locate(["DT1 1XJ"]).is_known.all()))


def test_two_processes_at_once(source, tmp_path):
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    folder = tmp_path / "cache"
    runs = [context.Process(target=_make, args=(source, folder, results)) for _ in range(2)]
    for run in runs:
        run.start()
    assert [results.get(timeout=60) for _ in runs] == [True, True]
    for run in runs:
        run.join(timeout=60)
    assert [path.name for path in folder.iterdir()] == [postcodes.FILE]


SLOW_WRITER = """
import os, sys, time
from pathlib import Path
from nearhome.returns import postcodes
real = os.fsync
def slow(handle):
    print("writing", flush=True)
    time.sleep(30)
    real(handle)
os.fsync = slow
postcodes.postcode_index(print, folder=Path(sys.argv[1]), source=Path(sys.argv[2]))
"""


def test_killed_while_writing_leaves_no_bad_file(source, tmp_path):
    folder = tmp_path / "cache"
    run = subprocess.Popen(
        [sys.executable, "-c", SLOW_WRITER, str(folder), str(source)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert any("writing" in line for line in run.stdout)
    run.send_signal(signal.SIGKILL)
    run.wait(timeout=10)
    run.stdout.close()
    assert not (folder / postcodes.FILE).exists()
    assert list(folder.glob("*.part"))
    said = []
    assert made(source, folder, said).locate(["DT1 1XJ"]).is_known.all()
    assert len(said) == 1
