"""What is known of published figures in a workspace: what ships, and what an officer added."""

from nearhome.published.facts import Facts
from nearhome.published.shipped import shipped_facts
from nearhome.store.workspace import Workspace


def facts_of(workspace: Workspace) -> Facts:
    """The facts of a workspace: the package's, under those of the officer's own files."""
    return shipped_facts()
