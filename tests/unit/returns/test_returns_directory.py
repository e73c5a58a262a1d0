"""The real postcode directory and the shipped outlines agree."""

import subprocess
import sys

import numpy as np
import pytest

from nearhome.returns import outlines, postcodes
from nearhome.vocabulary.areas import current_authorities, place_area

MAKER = """
import re, sys
from pathlib import Path
from nearhome.returns import postcodes
postcodes.postcode_index(lambda said: None, folder=Path(sys.argv[1]))
# Not ru_maxrss, which holds the size of the process that started this one.
print(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text()).group(1))
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cache")
    run = [sys.executable, "-c", MAKER, str(folder)]
    peak = int(subprocess.run(run, capture_output=True, text=True, check=True).stdout)
    return folder, peak


@pytest.fixture(scope="module")
def index(made):
    said = []
    found = postcodes.postcode_index(said.append, folder=made[0])
    assert said == []
    return found


def test_making_it_is_moderate(made):
    folder, peak = made
    assert (folder / postcodes.FILE).stat().st_size < 50_000_000
    assert peak < 400_000, "kilobytes at the most while it is made"


def test_it_holds_every_postcode_in_order(index):
    assert len(index) > 2_700_000
    assert bool((index.key[1:] > index.key[:-1]).all())


def test_every_area_of_the_directory_has_a_place(index):
    english = [code for code in index.area_codes if code.startswith("E")]
    assert len(english) > 290
    assert [code for code in index.area_codes if place_area(code) is None] == []
    assert {place_area(code) for code in english} == set(current_authorities())
    assert place_area(index.locate(["S1 2HH"]).codes()[0]) == "E08000039"


@pytest.fixture(scope="module")
def beyond(index):
    """Miles of every tenth English postcode beyond the outline of its own authority."""
    area, east, north = (np.array(column[::10]) for column in (index.area, index.east, index.north))
    authority = np.array([*(place_area(code) for code in index.area_codes), ""])[area]
    found = {}
    for code in current_authorities():
        own = (authority == code) & (east > 0)
        found[code] = outlines.miles_beyond(code, east[own], north[own])
    return found


def test_every_authority_has_an_outline(beyond):
    assert [code for code, miles in beyond.items() if miles is None or not len(miles)] == []


def test_postcodes_lie_in_the_outline_of_their_authority(beyond):
    miles = np.concatenate(list(beyond.values()))
    assert len(miles) > 200_000
    assert (miles == 0).mean() > 0.98
    assert (miles > 0.5).mean() < 0.001
    assert (miles > 1).mean() < 0.0001


def test_a_place_far_from_an_authority():
    london = outlines.miles_beyond("E06000059", np.array([530000]), np.array([180000]))
    assert 70 < london[0] < 100
    assert outlines.miles_beyond("E10000009", np.array([530000]), np.array([180000])) is None
