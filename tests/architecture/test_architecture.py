"""The house plan holds: who imports whom, empty package files, short modules, no addresses in the locks."""

import ast
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "nearhome"
MODULES = sorted(SOURCE.rglob("*.py"))


def contracts():
    spec = importlib.util.spec_from_file_location("contracts", ROOT / "scripts" / "contracts.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_contracts_are_those_of_the_table():
    assert (ROOT / ".importlinter").read_text(encoding="utf-8") == contracts().document()


def test_every_package_is_in_the_table():
    assert {path.parent.name for path in SOURCE.glob("*/__init__.py")} == set(contracts().table())


def test_imports_keep_to_the_table():
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "path", [p for p in MODULES if p.name == "__init__.py"], ids=lambda p: p.parent.name
)
def test_package_files_are_empty(path):
    assert path.read_text(encoding="utf-8") == ""


def test_the_reference_knows_nothing_of_what_it_judges():
    allowed = {"nearhome.vocabulary", "nearhome.records"}
    for path in (ROOT / "tests" / "reference").rglob("*.py"):
        for name in imported(path):
            if name.split(".")[0] == "nearhome":
                assert ".".join(name.split(".")[:2]) in allowed, f"{path.name} imports {name}"


def test_only_the_results_of_forecast_and_strategy_reach_the_pack_and_the_web():
    for package in ("pack", "web"):
        for path in (SOURCE / package).rglob("*.py"):
            for name in imported(path):
                if name.startswith(("nearhome.forecast", "nearhome.strategy")):
                    assert name.split(".")[2] == "results", f"{path} imports {name}"


def test_pack_loads_nothing_that_knows_a_child():
    names = [
        ".".join(p.relative_to(SOURCE.parent).with_suffix("").parts)
        for p in (SOURCE / "pack").rglob("*.py")
    ]
    program = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "bad = [m for m in sys.modules if m.startswith(('nearhome.records', 'nearhome.returns', 'nearhome.store', 'nearhome.cohorts'))]\n"
        "sys.exit(', '.join(bad) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_modules_are_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 420


def test_no_module_is_called_by_a_word_that_says_nothing():
    vague = {"utils", "util", "helpers", "helper", "core", "common", "misc", "base", "manager"}
    assert not [path for path in MODULES if path.stem in vague or path.parent.name in vague]


def test_no_star_import_and_no_silent_pass():
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert [alias.name for alias in node.names] != ["*"], path
            if isinstance(node, ast.ExceptHandler):
                assert not (len(node.body) == 1 and isinstance(node.body[0], ast.Pass)), (
                    f"{path}:{node.lineno}"
                )


def test_locks_hold_no_address_and_a_hash_for_everything():
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text
        assert len(re.findall(r"^[a-z0-9]", text, re.M)) == text.count("==")
        assert "--index-url" not in text
        assert "--find-links" not in text
        assert text.count("--hash=sha256:") >= text.count("==")


def test_public_things_say_what_they_are():
    bare = []
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if path.name != "__init__.py" and not ast.get_docstring(tree):
            bare.append(str(path.relative_to(SOURCE)))
        for node in tree.body:
            if (
                isinstance(node, (ast.FunctionDef, ast.ClassDef))
                and not node.name.startswith("_")
                and not ast.get_docstring(node)
            ):
                bare.append(f"{path.relative_to(SOURCE)}: {node.name}")
    assert not bare


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module
