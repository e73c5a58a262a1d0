"""Files that belong together: all new, or all as they were, whatever fails and wherever."""

import pytest

from nearhome.store import files, together
from nearhome.store.errors import WorkspaceError
from nearhome.store.together import replace_together

OLD = {"a.html": b"old a", "b.pdf": b"old b"}
NEW = {"a.html": b"new a", "b.pdf": b"new b", "c.xlsx": b"new c"}


def held(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "a place, with spaces"
    replace_together(folder, OLD)
    return folder


def test_new_files_take_the_place_of_the_old_and_nothing_else_is_left(place):
    (place / "a clerk's own.txt").write_bytes(b"kept")
    replace_together(place, NEW)
    assert held(place) == {**NEW, "a clerk's own.txt": b"kept"}


@pytest.mark.parametrize("at", range(8))
def test_whichever_step_fails_the_old_files_are_there_whole(place, monkeypatch, at):
    """Three new files to write, two old to keep, three to move: the disk fills up at each in turn."""
    steps = []

    def failing(done):
        def step(*given):
            steps.append(given)
            if len(steps) == at + 1:
                raise OSError(28, "No space left on device")
            return done(*given)

        return step

    monkeypatch.setattr(together, "write_durably", failing(files.write_durably))
    monkeypatch.setattr(together, "move_into_place", failing(files.move_into_place))
    with pytest.raises(WorkspaceError, match="full; nothing was changed"):
        replace_together(place, NEW)
    assert held(place) == OLD


def test_eight_steps_are_all_there_are(place, monkeypatch):
    done = []
    for name in ("write_durably", "move_into_place"):
        kept = getattr(files, name)
        monkeypatch.setattr(together, name, lambda *each, kept=kept: (done.append(1), kept(*each)))
    replace_together(place, NEW)
    assert len(done) == 8


def test_a_file_held_open_by_another_program_leaves_all_as_it_was(place, monkeypatch):
    def held_open(source, target):
        if (
            target.name == "b.pdf"
            and source.name.startswith(".b.pdf")
            and "before" not in source.name
        ):
            raise PermissionError(13, "open in another program")
        files.move_into_place(source, target)

    monkeypatch.setattr(together, "move_into_place", held_open)
    with pytest.raises(WorkspaceError, match="close any program that holds one of them open"):
        replace_together(place, NEW)
    assert held(place) == OLD


def test_a_folder_that_is_a_file_is_told(tmp_path):
    (tmp_path / "out").write_bytes(b"a file")
    with pytest.raises(WorkspaceError, match="out"):
        replace_together(tmp_path / "out", NEW)
    assert (tmp_path / "out").read_bytes() == b"a file"
