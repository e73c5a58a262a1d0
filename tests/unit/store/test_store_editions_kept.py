"""Editions are kept whole or not at all, never change, and open to the same bytes."""

import hashlib
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_samples import add_return

from nearhome.store import editions_kept as kept
from nearhome.store import files as store_files
from nearhome.store.editions_kept import KeptEdition, whole_hash
from nearhome.store.errors import WorkspaceError
from nearhome.store.workspace import create

DATA = "board-pack.csv"
FILES = {DATA: b"code,as_at\n", "board-pack.pdf": b"%PDF\x00\xff", "edition.json": b"{}"}


def quiet(line):
    assert line


def described(contents, **changes):
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}
    made = KeptEdition(
        authority="Wessex Vale",
        as_at=date(2026, 7, 31),
        audience="board",
        meeting=date(2026, 9, 8),
        snapshot="2026-07-31-1a2b3c4d",
        vintage="as shipped",
        code_version="0.1.0",
        sha256=whole_hash(hashes),
        circulated=date(2026, 8, 18),
        recipients=("Board members", "clerk"),
    )
    return replace(made, **changes)


def keep(workspace, contents=None, **changes):
    contents = FILES if contents is None else contents
    with workspace.writing(say=quiet) as writer:
        return kept.keep(writer, described(contents, **changes), contents, DATA)


def test_every_file_is_kept_with_its_description_and_a_copy_of_the_figures(workspace):
    edition = keep(workspace)
    folder = workspace.folder / "editions" / "2026-07-31-board"
    assert edition.id == "2026-07-31-board"
    assert edition.frozen_at == date(2026, 8, 18)
    assert (folder / "data.csv").read_bytes() == FILES[DATA]
    assert kept.files_of(workspace, edition) == FILES
    plain = json.loads((folder / "edition.json").read_text(encoding="utf-8"))
    assert plain["recipients"] == ["Board members", "clerk"]
    assert plain["circulated"] == "2026-08-18"
    assert kept.every(workspace) == (edition,)
    assert kept.damaged_files(workspace, edition) == ()


def test_the_hash_of_the_whole_is_that_of_what_sha256sum_prints(tmp_path):
    hashes = {"b": "2" * 64, "a": "1" * 64}
    lines = f"{'1' * 64}  a\n{'2' * 64}  b\n"
    assert whole_hash(hashes) == hashlib.sha256(lines.encode()).hexdigest()


def test_frozen_twice_it_is_the_same_edition(workspace):
    first = keep(workspace)
    assert keep(workspace, by="another role") == first
    assert len(kept.every(workspace)) == 1


@pytest.mark.parametrize(
    "changes", [{"circulated": date(2026, 8, 19)}, {"recipients": ("Board members",)}]
)
def test_the_same_files_are_not_frozen_with_another_circulation(workspace, changes):
    first = keep(workspace)
    with pytest.raises(WorkspaceError, match=f"frozen already, as {first.id}"):
        keep(workspace, **changes)
    assert kept.every(workspace) == (first,)


def test_other_files_of_that_day_and_audience_replace_it_and_both_are_kept(workspace):
    first = keep(workspace)
    for n in range(2, 12):
        keep(workspace, {**FILES, DATA: f"v{n}".encode()}, circulated=date(2026, 8, 20))
    found = kept.every(workspace)
    assert [each.id for each in found][:3] == [f"{first.id}{end}" for end in ("", "-2", "-3")]
    assert [each.replaces for each in found] == ["", *(each.id for each in found[:-1])]
    assert kept.files_of(workspace, found[0]) == FILES
    assert kept.files_of(workspace, found[10])[DATA] == b"v11"


def test_officers_and_board_of_one_day_are_two_editions(workspace):
    ids = [keep(workspace, audience=each).id for each in ("board", "officers")]
    assert ids == ["2026-07-31-board", "2026-07-31-officers"]
    assert not any(each.replaces for each in kept.every(workspace))


def test_a_damaged_file_is_named_and_the_others_are_not_given(workspace):
    edition = keep(workspace)
    (workspace.folder / "editions" / edition.id / "files" / "board-pack.pdf").write_bytes(b"%PDF")
    with pytest.raises(WorkspaceError, match=r"board-pack\.pdf is not as it was frozen") as found:
        kept.files_of(workspace, edition)
    assert "backup" in found.value.mend
    assert kept.damaged_files(workspace, edition) == ("board-pack.pdf",)
    assert kept.data_of(workspace, edition, DATA) == FILES[DATA]


def test_a_missing_file_and_a_description_of_another_are_damage(workspace):
    edition = keep(workspace)
    folder = workspace.folder / "editions" / edition.id
    (folder / "files" / DATA).unlink()
    assert kept.damaged_files(workspace, edition) == (DATA,)
    folder.rename(folder.with_name("2026-07-31-officers"))
    with pytest.raises(WorkspaceError, match="is that of 2026-07-31-board"):
        kept.every(workspace)


def test_an_edition_there_is_none_of_is_refused_with_those_there_are(workspace):
    with pytest.raises(WorkspaceError, match="None has been frozen"):
        kept.one(workspace, "2026-07-31-board")
    keep(workspace)
    with pytest.raises(WorkspaceError, match="The editions are 2026-07-31-board"):
        kept.one(workspace, "2026-07-31")


@pytest.mark.parametrize("call", range(5))
def test_a_disk_that_fails_leaves_no_edition_and_the_next_run_keeps_it(filled, monkeypatch, call):
    calls = []

    def failing(path, content):
        calls.append(path)
        if len(calls) == call + 1:
            raise OSError(28, "No space left on device")
        return whole(path, content)

    whole = store_files.write_durably
    monkeypatch.setattr(kept, "write_durably", failing)
    with pytest.raises(WorkspaceError, match="full"):
        keep(filled)
    assert kept.every(filled) == ()
    monkeypatch.undo()
    edition = keep(filled)
    assert kept.files_of(filled, edition) == FILES
    assert not (filled.folder / "unfinished").exists()


names = st.from_regex(r"[a-z][a-z0-9-]{0,12}\.[a-z]{2,4}", fullmatch=True)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    contents=st.dictionaries(names, st.binary(max_size=300), max_size=6),
    data=st.binary(max_size=200),
)
def test_whatever_is_frozen_opens_to_the_same_bytes(tmp_path_factory, contents, data):
    workspace = create(tmp_path_factory.mktemp("any"), "E06000059")
    add_return(workspace, b"first")
    contents = {**contents, DATA: data}
    edition = keep(workspace, contents)
    assert kept.files_of(workspace, kept.one(workspace, edition.id)) == contents
    assert keep(workspace, contents).id == edition.id
