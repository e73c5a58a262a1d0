"""The tables are exactly what the script writes, and cost nothing to a command that needs none of them."""

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared" / "published"
BY_HAND = {"counterparts.csv", "series_breaks.csv"}


@pytest.mark.slow
@pytest.mark.shared
def test_the_tables_are_what_the_script_writes(tmp_path):
    script = ROOT / "scripts" / "build_published.py"
    subprocess.run([sys.executable, script, SHARED, "--into", tmp_path], check=True)
    written = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    assert len(written) > 25
    for name, data in written.items():
        assert files("nearhome.published").joinpath(name).read_bytes() == data, name
    figures = {each.name for each in files("nearhome.published").iterdir()}
    assert {name for name in figures if name.startswith("figures_")} <= set(written)


def test_what_a_measure_needs_loads_no_table_of_figures_whole():
    """England's rate is one series: neither all facts nor the groups of a theme are read for it."""
    code = (
        "from nearhome.published.context import context_facts\n"
        "from nearhome.published import shipped_figures as shipped\n"
        "assert context_facts('E06000059')[1]\n"
        "print(shipped.shipped_figures.cache_info().misses)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
