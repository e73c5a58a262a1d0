"""Making and opening a workspace."""

import pytest

from nearhome.store.errors import WorkspaceError
from nearhome.store.workspace import create, open_workspace


def test_a_workspace_is_made_and_opened(tmp_path):
    made = create(tmp_path / "deep" / "w", "E06000059")
    assert open_workspace(tmp_path / "deep" / "w") == made
    assert made.authority == "E06000059"
    assert sorted(path.name for path in made.folder.iterdir()) == [
        "nearhome.toml",
        "returns",
        "snapshots",
    ]


def test_making_it_again_is_no_harm_but_another_authority_is_refused(tmp_path):
    made = create(tmp_path / "w", "E06000059")
    assert create(tmp_path / "w", "E06000059") == made
    with pytest.raises(WorkspaceError, match="already the workspace of E06000059"):
        create(tmp_path / "w", "E10000009")


def test_a_folder_with_files_in_it_keeps_them(tmp_path):
    (tmp_path / "returns" / "2025").mkdir(parents=True)
    create(tmp_path, "E06000059")
    assert (tmp_path / "returns" / "2025").exists()


@pytest.mark.parametrize("missing", ["", "nowhere"])
def test_no_workspace_is_said_with_the_mend(tmp_path, missing):
    with pytest.raises(WorkspaceError) as refused:
        open_workspace(tmp_path / missing)
    assert refused.value.mend


def test_the_mend_of_a_folder_that_is_none_is_init(tmp_path):
    with pytest.raises(WorkspaceError, match="nearhome init"):
        open_workspace(tmp_path)


def test_a_file_in_the_way_is_said(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(WorkspaceError):
        create(tmp_path / "file" / "w", "E06000059")
    with pytest.raises(WorkspaceError):
        open_workspace(tmp_path / "file")


@pytest.mark.parametrize("text", ["", "layout = 1", "not toml =", 'layout = "x"\nauthority = "E"'])
def test_settings_that_cannot_be_read_are_said(tmp_path, text):
    (tmp_path / "nearhome.toml").write_text(text, encoding="utf-8")
    with pytest.raises(WorkspaceError, match="cannot be read"):
        open_workspace(tmp_path)


def test_settings_that_windows_notepad_saved_are_read(tmp_path):
    create(tmp_path, "E06000059")
    settings = tmp_path / "nearhome.toml"
    settings.write_text(settings.read_text("utf-8"), encoding="utf-8-sig")
    assert open_workspace(tmp_path).authority == "E06000059"


def test_a_newer_layout_is_refused(tmp_path):
    text = 'layout = 99\nauthority = "E06000059"\n'
    (tmp_path / "nearhome.toml").write_text(text, encoding="utf-8")
    with pytest.raises(WorkspaceError, match="newer Nearhome"):
        open_workspace(tmp_path)
