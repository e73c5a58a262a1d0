"""Killed at any moment, the last good state is whole, and the next run finishes."""

import random
import shutil
import sys
from datetime import date

import pytest
from command_line import run_here
from crashes import current, is_whole, kill_at_random, leftovers, measured
from sample_returns import write_year, write_years

KILLS = [pytest.param(12, id="12"), pytest.param(200, id="200", marks=pytest.mark.slow)]


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    from nearhome.cli.main import run

    folder = tmp_path_factory.mktemp("crash")
    lives = write_years(folder / "years", [2024, 2025, 2026], children=30)
    write_year(folder / "extract" / "2026-27", 2027, lives, date(2026, 10, 30))
    run(["init", str(folder / "w"), "--authority", "E06000059"])
    assert run(["add", str(folder / "w"), str(folder / "years")]) == 0
    return measured(folder / "w", folder / "extract", folder / "to the end")


@pytest.mark.parametrize("kills", KILLS)
def test_killed_at_random_moments(council, tmp_path, capsys, kills):
    chance = random.Random(20261122)
    killed = writing = broken_locks = attempts = 0
    while killed < kills:
        attempts += 1
        assert attempts < 4 * kills + 20
        copy = tmp_path / "w"
        done = kill_at_random(council, copy, chance, while_writing=attempts % 4 != 0)
        assert is_whole(copy) in {council.before, council.after}
        if done.was_running:
            killed += 1
            writing += done.was_writing
        was_locked = (copy / "lock").exists()
        again = run_here(capsys, "add", copy, council.more)
        assert again.status == 0, again.err
        assert is_whole(copy) == council.after
        assert leftovers(copy) == []
        if was_locked:
            broken_locks += "Broke" in again.err
            assert "Broke" in again.err
        shutil.rmtree(copy)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{killed} kills, {writing} of them inside a write, "
            f"{broken_locks} locks of dead runs broken by the next\n"
        )
    assert writing * 2 >= killed


def test_the_moment_of_the_swap_is_one_step(council):
    assert current(council.workspace) == council.before
    assert council.before != council.after
