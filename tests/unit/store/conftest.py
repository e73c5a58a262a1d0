"""A workspace with one snapshot, to be tried by every failure."""

import pytest
from store_samples import add_return

from nearhome.store.workspace import create


@pytest.fixture
def workspace(tmp_path):
    return create(tmp_path / "a workspace, é", "E06000059")


@pytest.fixture
def filled(workspace):
    add_return(workspace, b"first")
    return workspace
