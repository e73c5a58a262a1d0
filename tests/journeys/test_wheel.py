"""The wheel holds all that the source holds, and runs from a folder with spaces without an index."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from sample_returns import write_years

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow


def run(*command, **named):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **named)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT)
    (made,) = out.glob("*.whl")
    return made


def test_it_holds_every_file_of_the_package(wheel):
    listed = run("git", "ls-files", "src/nearhome", cwd=ROOT).stdout.splitlines()
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    assert {name.removeprefix("src/") for name in listed} <= held
    assert any(name.endswith("licenses/LICENSE") for name in held)


def test_it_runs_from_a_folder_with_spaces(wheel, tmp_path):
    app = tmp_path / "Program files, é"
    run(
        sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps",
        "--find-links", wheel.parent, "--target", app, "nearhome",
    )  # fmt: skip
    write_years(tmp_path / "my returns", [2025, 2026], children=10)
    environment = {**os.environ, "PYTHONPATH": str(app)}

    def nearhome(*arguments):
        return run(sys.executable, "-m", "nearhome", *arguments, cwd=tmp_path, env=environment)

    where = "import nearhome; print(nearhome.__file__)"
    assert str(app) in run(sys.executable, "-c", where, env=environment).stdout
    assert "Usage: nearhome" in nearhome("--help").stdout
    nearhome("init", "my work", "--authority", "838")
    nearhome("add", "my work", "my returns")
    assert len(nearhome("measures", "my work", "--format", "csv").stdout.splitlines()) > 80
