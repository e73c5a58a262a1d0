"""The faults of `make mutants` still apply to the source as it stands, and there are enough of them."""

import tomllib
from pathlib import Path

import pytest

FAULTS = tomllib.loads((Path(__file__).parent / "faults.toml").read_text("utf-8"))["fault"]
SOURCE = Path(__file__).parents[2] / "src" / "nearhome"


def test_there_are_at_least_twenty_faults_of_different_names() -> None:
    assert len({fault["name"] for fault in FAULTS}) == len(FAULTS) >= 20


@pytest.mark.parametrize("fault", FAULTS, ids=[fault["name"] for fault in FAULTS])
def test_a_fault_applies_once(fault: dict[str, str]) -> None:
    text = (SOURCE / fault["file"]).read_text("utf-8")
    assert text.count(fault["before"]) == 1
    assert fault["before"] != fault["after"]
