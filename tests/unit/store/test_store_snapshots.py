"""Snapshots and kept returns: whole or not there, never changed, and the same id for the same content."""

import errno
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from store_samples import AS_AT, add_return

from nearhome.store import files, lock, manifest, returns_kept, snapshots
from nearhome.store import workspace as workspaces
from nearhome.store.errors import WorkspaceError, explained


def state(workspace):
    """Every file that a reader may ask for, with its bytes."""
    kept = [workspace.pointer, *workspace.snapshots.rglob("*"), *workspace.returns.rglob("*")]
    return {path: path.read_bytes() for path in kept if path.is_file()}


def test_a_new_workspace_holds_nothing_and_says_how_to_add(workspace):
    assert snapshots.current_or_none(workspace) is None
    assert snapshots.every(workspace) == ()
    with pytest.raises(WorkspaceError, match="nearhome add"):
        snapshots.current(workspace)


def test_a_snapshot_is_read_back_as_written(filled):
    snapshot = snapshots.current(filled)
    assert snapshot.id.startswith("2026-10-31-")
    assert len(snapshot.id) == 19
    assert snapshot.table("children").to_pydict() == {"child": ["first", "2"]}
    assert list(snapshot.tables(["episodes"])) == ["episodes"]
    assert snapshot.manifest.as_at == AS_AT
    assert [(each.name, each.rows) for each in snapshot.manifest.tables] == [
        ("children", 2),
        ("episodes", 1),
    ]
    assert not (filled.folder / "unfinished").exists()
    assert not (filled.folder / "lock").exists()


def test_a_return_is_kept_as_read_under_names_any_system_takes(filled):
    entry = snapshots.current(filled).manifest.returns[0]
    assert returns_kept.read_members(filled, entry.sha256) == {
        "Header 1.csv": b"first",
        "b/aux": b"-",
    }
    assert (filled.returns / entry.sha256 / "b" / "_aux").read_bytes() == b"-"
    described = json.loads((filled.returns / entry.sha256 / "return.json").read_text("utf-8"))
    assert described["name"] == "2027"
    assert [file["kept_as"] for file in described["files"]] == ["Header 1.csv", "b/_aux"]


def test_a_member_called_return_json_is_kept_beside_the_description(filled):
    members = {"return.json": b"mine", "Return.JSON": b"also"}
    with filled.writing(say=print) as writer:
        returns_kept.keep(writer, "e" * 64, "odd", members)
    assert returns_kept.read_members(filled, "e" * 64) == members


def test_the_same_content_has_the_same_id_wherever_and_by_whomever(filled, tmp_path):
    other = workspaces.create(tmp_path / "elsewhere", "E06000059")
    assert add_return(other, b"first").id == snapshots.current(filled).id
    assert add_return(filled, b"first").id == snapshots.current(other).id
    assert add_return(filled, b"other!").id != snapshots.current(other).id


def test_id_depends_on_content_code_and_date_and_not_on_maker_parent_or_order(filled):
    made = snapshots.current(filled).manifest
    second = replace(made.returns[0], sha256="f" * 64, collection_year=2026)
    both = replace(made, returns=(made.returns[0], second))
    same = [
        replace(both, created_by="somebody"),
        replace(both, parent="2026-09-30-00000000"),
        replace(both, returns=(second, made.returns[0])),
    ]
    different = [
        made,
        replace(both, code_version="9"),
        replace(both, as_at=AS_AT.replace(day=30)),
        replace(both, returns=(made.returns[0], replace(second, in_force=False))),
        replace(both, tables=()),
        replace(both, authority="E10000009"),
    ]
    expected = both.identified().id
    assert {each.identified().id for each in same} == {expected}
    assert expected not in {each.identified().id for each in different}


def test_a_manifest_comes_back_from_json(filled):
    made = snapshots.current(filled).manifest
    assert manifest.from_json(manifest.to_json(made)) == made
    assert json.loads(manifest.to_json(made))["as_at"] == "2026-10-31"


def test_every_snapshot_is_listed_in_the_order_made(filled):
    first = snapshots.current(filled)
    second = add_return(filled, b"second")
    os.utime(first.folder / "manifest.json", (1, 1))
    assert [each.id for each in snapshots.every(filled)] == [first.id, second.id]
    assert second.manifest.parent == first.id
    assert add_return(filled, b"first").id == first.id
    assert {each.id for each in snapshots.every(filled)} == {first.id, second.id}


def damage_parquet(folder):
    (folder / "children.parquet").write_bytes(b"PAR1 not as it was")


def damage_manifest(folder):
    (folder / "manifest.json").write_text("{", encoding="utf-8")


def lose_parquet(folder):
    (folder / "children.parquet").unlink()


@pytest.mark.parametrize("damage", [damage_parquet, damage_manifest, lose_parquet])
def test_damage_is_named_and_mended_by_adding_again(filled, damage):
    damage(snapshots.current(filled).folder)
    with pytest.raises(WorkspaceError, match="damaged"):
        snapshots.current(filled).table("children")


@pytest.mark.parametrize("damage", [damage_parquet, lose_parquet])
def test_a_damaged_snapshot_of_the_same_content_is_made_anew(filled, damage):
    damage(snapshots.current(filled).folder)
    assert add_return(filled, b"first").table("children").num_rows == 2


@pytest.mark.parametrize("named", ["", "../elsewhere", "a/b"])
def test_a_pointer_that_names_nothing_is_refused(filled, named):
    filled.pointer.write_text(named, encoding="utf-8")
    with pytest.raises(WorkspaceError, match="damaged"):
        snapshots.current(filled)


def test_a_table_that_is_not_there_is_refused(filled):
    with pytest.raises(WorkspaceError, match="holds no table reviews"):
        snapshots.current(filled).table("reviews")


def test_a_kept_return_that_was_changed_is_refused_then_kept_again(filled):
    entry = snapshots.current(filled).manifest.returns[0]
    (filled.returns / entry.sha256 / "Header 1.csv").write_bytes(b"fARst")
    with pytest.raises(WorkspaceError, match="not as it was read"):
        returns_kept.read_members(filled, entry.sha256)
    (filled.returns / entry.sha256 / "Header 1.csv").unlink()
    with pytest.raises(WorkspaceError, match="cannot be read"):
        returns_kept.read_members(filled, entry.sha256)
    add_return(filled, b"first")
    assert returns_kept.read_members(filled, entry.sha256)["Header 1.csv"] == b"first"


def test_what_a_dead_run_left_is_swept_and_said(filled):
    left = filled.folder / "unfinished" / "0123"
    left.mkdir(parents=True)
    (left / "children.parquet").write_bytes(b"half")
    (filled.folder / "current.0123").write_bytes(b"half")
    orphan, ours = filled.returns / ("d" * 64), filled.returns / "2025"
    orphan.mkdir()
    ours.mkdir()
    said = []
    with filled.writing(say=said.append) as writer:
        known = frozenset(each.sha256 for each in snapshots.current(filled).manifest.returns)
        assert returns_kept.sweep(writer, known) == 1
    assert said == ["Swept away what an earlier run had left unfinished."]
    assert not left.exists()
    assert not orphan.exists()
    assert not (filled.folder / "current.0123").exists()
    assert ours.exists()


def test_a_run_whose_lock_was_broken_changes_nothing(filled):
    before = state(filled)
    made = snapshots.current(filled).manifest
    with filled.writing(say=print) as writer:
        lock.take(filled.folder / "lock", say=lambda _: None, break_lock=True)
        with pytest.raises(WorkspaceError, match="broken this run's lock"):
            snapshots.write(writer, {}, made)
    assert state(filled) == before


class Faults:
    """Counts the calls that write, and fails the one asked for."""

    def __init__(self, monkeypatch, error):
        self.count, self.fail_at, self.error = 0, 0, error
        monkeypatch.setattr(files.os, "fsync", self.watched(os.fsync))
        monkeypatch.setattr(files.os, "replace", self.watched(os.replace))
        monkeypatch.setattr(Path, "mkdir", self.watched(Path.mkdir))
        monkeypatch.setattr(files.os, "write", self.watched(os.write))
        monkeypatch.setattr(Path, "open", self.watched(Path.open, writing_only=True))

    def watched(self, real, writing_only=False):
        def call(*arguments, **named):
            if writing_only and "x" not in str(arguments[1:]):
                return real(*arguments, **named)
            self.count += 1
            if self.count == self.fail_at:
                raise OSError(self.error, os.strerror(self.error))
            return real(*arguments, **named)

        return call


def attempt(workspace):
    try:
        add_return(workspace, b"second")
    except WorkspaceError as refused:
        return refused
    return None


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
def test_a_failure_at_any_write_leaves_the_last_good_state(filled, monkeypatch, error):
    before = state(filled)
    good = snapshots.current(filled).id
    faults = Faults(monkeypatch, error)
    for fail_at in range(1, 200):
        faults.count, faults.fail_at = 0, fail_at
        refused = attempt(filled)
        if faults.count < fail_at:
            break
        faults.fail_at = 0
        assert refused is None or (refused.mend and "first" not in str(refused))
        now = snapshots.current(filled)
        assert now.table("children").num_rows == 2
        if now.id == good:
            assert before.items() <= state(filled).items()
        filled.pointer.write_text(f"{good}\n", encoding="utf-8")
    assert fail_at > 15
    faults.fail_at = 0
    assert add_return(filled, b"second").table("children")["child"][0].as_py() == "second"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (errno.ENOSPC, "is full"),
        (errno.EROFS, "may not be written"),
        (errno.EACCES, "may not be written"),
        (errno.ENOENT, "cannot be reached"),
        (errno.EIO, "could not be used"),
    ],
)
def test_the_systems_errors_are_told_in_words(error, words):
    told = explained(OSError(error, os.strerror(error)), Path("W"))
    assert words in told.problem
    assert told.mend
