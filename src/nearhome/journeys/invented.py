"""Whether a workspace is the demonstration's: children who do not exist, of a county that does not."""

from pathlib import Path

MARK = "demonstration.toml"
"""The file that marks a workspace as the demonstration's: only such a one is ever written over."""


def is_invented(workspace: Path) -> bool:
    """Whether a workspace's folder holds the demonstration."""
    return (workspace / MARK).is_file()
