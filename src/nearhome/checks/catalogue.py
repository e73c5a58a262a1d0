"""Every check, by its rule."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from nearhome.checks.declaration import Check
from nearhome.checks.of_adoption import ADOPTION
from nearhome.checks.of_children import CHILDREN
from nearhome.checks.of_episodes import EPISODES
from nearhome.checks.of_events import EVENTS
from nearhome.checks.of_places import PLACES
from nearhome.checks.of_years import YEARS


@cache
def checks() -> Mapping[str, Check]:
    """The checks on the records, in the order of their themes; ValueError when two have one name."""
    every = (*CHILDREN, *EPISODES, *PLACES, *EVENTS, *YEARS, *ADOPTION)
    named = {check.rule: check for check in every}
    if len(named) != len(every):
        raise ValueError("two checks have one name")
    return MappingProxyType(named)
