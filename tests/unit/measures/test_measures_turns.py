"""Short turns of threads: given to whoever works figures out, given back by the last."""

import sys
from contextlib import ExitStack

from nearhome.measures.turns import TURN, short_turns


def test_turns_are_given_back_by_the_last_whoever_leaves_first() -> None:
    usual = sys.getswitchinterval()
    first, second = ExitStack(), ExitStack()
    first.enter_context(short_turns())
    second.enter_context(short_turns())
    assert sys.getswitchinterval() <= TURN * 1.01
    first.close()
    assert sys.getswitchinterval() <= TURN * 1.01
    second.close()
    assert sys.getswitchinterval() == usual
