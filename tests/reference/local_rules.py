"""Every measure of local lists, by code: how each is computed.

The parts stand in modules of their own; a measure of the return alone stands in `rules`.
"""

from reference.local_first_rules import FIRST
from reference.local_rest_rules import REST
from reference.rules import Rule

LOCAL: dict[str, Rule] = {**FIRST, **REST}
