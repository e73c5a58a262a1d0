"""Durable writing: what is forced to disk, what is tried again, and what is let pass."""

import errno
import os

import pytest

from nearhome.store import files


def test_a_file_is_never_written_over(tmp_path):
    files.write_durably(tmp_path / "a" / "b.txt", b"one")
    with pytest.raises(FileExistsError):
        files.write_durably(tmp_path / "a" / "b.txt", b"two")
    assert (tmp_path / "a" / "b.txt").read_bytes() == b"one"


def test_replacing_leaves_the_old_when_it_fails(tmp_path, monkeypatch):
    target = tmp_path / "current"
    files.replace_file(target, b"old", "t")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        files.replace_file(target, b"new", "t")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["current"]


def test_a_share_that_cannot_sync_is_let_pass(tmp_path, monkeypatch):
    def unsupported(_):
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(files.os, "fsync", unsupported)
    files.write_durably(tmp_path / "a", b"x")
    files.sync_folder(tmp_path)
    assert (tmp_path / "a").read_bytes() == b"x"


def test_a_disk_error_in_syncing_is_not_let_pass(tmp_path, monkeypatch):
    def broken(_):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(files.os, "fsync", broken)
    with pytest.raises(OSError, match="Input/output"):
        files.write_durably(tmp_path / "a", b"x")


def test_windows_is_not_asked_to_sync_a_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(files.sys, "platform", "win32")
    monkeypatch.setattr(files.os, "open", lambda *_: pytest.fail("a folder was opened"))
    files.sync_folder(tmp_path)


def test_windows_tries_again_while_a_scanner_holds_the_file(tmp_path, monkeypatch):
    (tmp_path / "new").write_bytes(b"new")
    (tmp_path / "current").write_bytes(b"old")
    real, left, pauses = os.replace, [3], []

    def held(source, target):
        if left[0]:
            left[0] -= 1
            raise PermissionError(errno.EACCES, "Access is denied")
        real(source, target)

    monkeypatch.setattr(files.sys, "platform", "win32")
    monkeypatch.setattr(files.time, "sleep", pauses.append)
    monkeypatch.setattr(files.os, "replace", held)
    files.move_into_place(tmp_path / "new", tmp_path / "current")
    assert (tmp_path / "current").read_bytes() == b"new"
    assert len(pauses) == 3


def test_windows_gives_up_after_a_while(tmp_path, monkeypatch):
    pauses = []

    def held(*_):
        raise PermissionError(errno.EACCES, "Access is denied")

    monkeypatch.setattr(files.sys, "platform", "win32")
    monkeypatch.setattr(files.time, "sleep", pauses.append)
    monkeypatch.setattr(files.os, "replace", held)
    with pytest.raises(PermissionError):
        files.move_into_place(tmp_path / "new", tmp_path / "current")
    assert 1 < sum(pauses) < 3


def test_a_tree_with_read_only_files_is_removed(tmp_path):
    folder = tmp_path / "kept"
    files.write_durably(folder / "deep" / "a.csv", b"x")
    (folder / "deep" / "a.csv").chmod(0o444)
    (folder / "deep").chmod(0o555)
    files.remove_tree(folder)
    files.remove_tree(folder)
    assert not folder.exists()
