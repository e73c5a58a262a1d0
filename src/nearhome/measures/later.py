"""Functions of the cohorts of lists that are looked up only when called.

What they are made with, Ibis, takes longer to load than all shipped statements to run: a catalogue that is
read, and counts by what is shipped, never needs it.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any


class Later:
    """A module of `nearhome.cohorts.lists`, each of whose functions loads it when called."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return _function(self._module, name)


@cache
def _function(module: str, name: str) -> Callable[..., Any]:
    """One function a name, so that what is asked twice is one thing."""

    def called(*given: Any) -> Any:
        return getattr(import_module(f"nearhome.cohorts.lists.{module}"), name)(*given)

    return called
