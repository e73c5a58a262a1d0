"""No log, error, cache or temporary file of a whole run names a child, a date of birth or a postcode.

Officers' own output (log, children, reconcile, check on standard output) and the records themselves
(`returns/<sha256>/` and the Parquet of `snapshots/`) may; nothing else may.
"""

import csv
import os
import resource
import shutil
from pathlib import Path

import pytest
from command_line import run_apart
from sample_returns import write_years

PUBLIC = ("postcodes",)
"""Made from the national directory alone: it holds every postcode of the country, and no child."""


@pytest.fixture(scope="module")
def run_of_everything(tmp_path_factory):
    """Every command that writes, those that fail too, with its own home, cache and temporary folder."""
    folder = tmp_path_factory.mktemp("private")
    places = {name: folder / name for name in ("home", "cache", "tmp")}
    for place in places.values():
        place.mkdir()
    environment = {
        **os.environ,
        "HOME": str(places["home"]),
        "XDG_CACHE_HOME": str(places["home"] / "xdg"),
        "NEARHOME_CACHE": str(places["cache"]),
        "TMPDIR": str(places["tmp"]),
    }
    years, work = folder / "years", folder / "w"
    lives = write_years(years, [2025, 2026], children=25)
    write_years(folder / "earlier", [2024], children=25)
    spoil(years)
    said = []

    def nearhome(*arguments, keep_out=True, **named):
        ran = run_apart(*arguments, env=environment, cwd=folder, **named)
        said.append(ran.err)
        said.extend([ran.out] if keep_out else [])
        return ran

    assert nearhome("init", work, "--authority", "E06000059").status == 0
    assert nearhome("add", work, years).status == 0
    for bad in bad_returns(folder, years):
        nearhome("add", work, bad)
    assert nearhome("add", work, years / "2025-26", "--as-at", "2025-05-01").status == 1
    full = nearhome(
        "add", work, folder / "earlier",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (900, 900)),
    )  # fmt: skip
    assert full.status == 1
    nearhome("measures", work, "--by", "age_band", "--format", "json")
    nearhome("log", work, "--files")
    nearhome("log", work, "--snapshots")
    nearhome("children", work, "--code", "E01", keep_out=False)
    nearhome("check", work, keep_out=False)
    nearhome("log", work, keep_out=False)
    nearhome("reconcile", work, years / "2025-26" / "Header.csv", keep_out=False)
    nearhome("reconcile", work, years / "2025-26" / "Missing.xlsx", keep_out=False)
    return folder, lives, said


def spoil(years):
    """Faults that are logged: no date, an unknown code, an odd postcode, a repeated row."""
    path = years / "2025-26" / "Episodes.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    rows[1][1] = "31/02/2025"
    rows[2][3] = "Q9"
    rows[3][10] = "ZZ99 3VZ"
    rows[4][7] = "01/01/1999"
    rows.append(rows[5])
    with path.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(rows)


def bad_returns(folder, years):
    """Copies of a return that are refused, or read only in part."""
    half = folder / "half.zip"
    whole = Path(shutil.make_archive(str(folder / "whole"), "zip", years))
    half.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    whole.unlink()
    no_child = folder / "no child" / "2025-26"
    shutil.copytree(years / "2025-26", no_child)
    for path in no_child.iterdir():
        text = path.read_text("utf-8")
        path.write_text(text.replace("CHILD", "WHO", 1), encoding="utf-8")
    quote = folder / "quote" / "2025-26"
    shutil.copytree(years / "2025-26", quote)
    header = quote / "Header.csv"
    header.write_text(header.read_text("utf-8").replace("M,", '"M,', 1), encoding="utf-8")
    return [half, no_child, quote]


def secrets_of(lives):
    """What may be nowhere: identifiers, dates of birth in both notations, and home postcodes."""
    found = set()
    for life in lives:
        found |= {life["child"], life["dob"].isoformat(), life["dob"].strftime("%d/%m/%Y")}
        if life["home"]:
            found |= {life["home"], life["home"].replace(" ", "")}
    return {text.encode() for text in found}


def is_record(path, work):
    """Whether a file is the records themselves, which officers' figures are made from."""
    inside = path.relative_to(work).parts if path.is_relative_to(work) else ()
    return (inside[:1] == ("returns",) and path.name != "return.json") or (
        inside[:1] == ("snapshots",) and path.suffix == ".parquet"
    )


def test_standard_error_and_aggregates_name_no_child(run_of_everything):
    _, lives, said = run_of_everything
    text = "\n".join(said).encode()
    assert len(text) > 5_000
    assert [secret for secret in secrets_of(lives) if secret in text] == []


def test_no_file_beside_the_records_names_a_child(run_of_everything):
    folder, lives, _ = run_of_everything
    secrets = secrets_of(lives)
    looked_at, named = [], []
    for path in (path for path in folder.rglob("*") if path.is_file()):
        given = ("years", "earlier", "no child", "quote", "half.zip")
        if path.relative_to(folder).parts[0] in given or is_record(path, folder / "w"):
            continue
        if path.name.startswith(PUBLIC):
            continue
        looked_at.append(path.name)
        content = path.read_bytes()
        named += [path for secret in secrets if secret in content]
    assert {"nearhome.toml", "current", "manifest.json", "return.json"} <= set(looked_at)
    assert named == []


def test_the_search_would_find_a_child_where_there_is_one(run_of_everything):
    folder, lives, _ = run_of_everything
    kept = b"".join(path.read_bytes() for path in (folder / "w" / "returns").rglob("*.csv"))
    assert sum(secret in kept for secret in secrets_of(lives)) > 50


def test_nothing_is_left_in_the_temporary_folder_or_the_home(run_of_everything):
    folder, _, _ = run_of_everything
    assert [path for path in (folder / "tmp").rglob("*") if path.is_file()] == []
    assert [path for path in (folder / "home").rglob("*") if path.is_file()] == []
    assert not (folder / "w" / "unfinished").exists()
