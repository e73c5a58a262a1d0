"""What takes long to make is made once for all workers of a test run, and copied by each who changes it."""

import fcntl
import os
import shutil

from nearhome.demo.generate import generate
from nearhome.demo.parameters import shipped_parameters
from nearhome.demo.written import write, write_lists, write_monthly
from nearhome.journeys.add import add
from nearhome.journeys.demo import MONTHLY, demo, settings_of
from nearhome.journeys.edition_settings import write_settings
from nearhome.journeys.init import init


def built_once(tmp_path_factory, name, build):
    """The folder that `build` fills, the same for every worker; only the first to ask makes it."""
    base = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        base = base.parent
    place = base / "built once"
    place.mkdir(exist_ok=True)
    done = place / f"{name}.done"
    with (place / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(place / name, ignore_errors=True)
            build(place / name)
            done.touch()
    return place / name


def whole_council(tmp_path_factory):
    """The demonstration's records at its own size, without editions: only to be read."""
    return built_once(tmp_path_factory, "whole council", _records)


def _records(into):
    parameters = shipped_parameters()
    init(into, parameters.authority, say=_quiet)
    write_settings(into, settings_of(parameters))
    plan = generate(parameters, seed=parameters.seed, children=parameters.children)
    years = write(plan, into / "returns", parameters.untidy)
    monthly = write_monthly(plan, into / "returns" / MONTHLY, parameters.untidy)
    lists = write_lists(plan, into / "lists")
    add(into, (*years, *monthly, *lists), as_at=None, say=_quiet)


def _quiet(line):
    assert line


CHILDREN, SEED = 40, 11


def small_council(tmp_path_factory):
    """A copy of the demonstration's workspace with forty children, its earlier edition and its pack."""
    made = built_once(
        tmp_path_factory,
        "small council",
        lambda into: demo(into, say=lambda line: None, children=CHILDREN, seed=SEED),
    )
    copy = tmp_path_factory.mktemp("a council") / "workspace"
    shutil.copytree(made, copy)
    return copy
