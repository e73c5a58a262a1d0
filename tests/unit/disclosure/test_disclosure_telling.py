"""A signal gives back no count that was hidden: neither its gap nor its change is told."""

from dataclasses import replace

import pytest

import packs
from nearhome.disclosure.small import suppress_small
from nearhome.disclosure.telling import tellable
from nearhome.results.signals import Direction, Evidence
from nearhome.vocabulary.periods import months_before

LAST = months_before(packs.AS_AT, 12)


def results(now, before):
    made = (packs.result("D08", packs.AS_AT, now, 437), packs.result("D08", LAST, before, 437))
    return suppress_small(made)


@pytest.mark.parametrize(
    ("now", "before", "told"),
    [(122, 119, True), (0, 6, True), (3, 119, False), (122, 5, False), (1, 1, False)],
)
def test_a_signal_is_told_only_where_both_its_figures_are_shown(now, before, told):
    signals = {"D08": packs.signal("D08"), "E01": packs.signal("E01")}
    assert ("D08" in tellable(signals, results(now, before))) is told
    assert "E01" in tellable(signals, results(now, before))


def test_a_hidden_figure_of_another_day_or_group_hides_nothing():
    signal = replace(packs.signal("D08"), direction=Direction(Evidence.TOO_FEW))
    assert tellable({"D08": signal}, results(122, 3)) == {"D08": signal}
    group = suppress_small([packs.result("D08", packs.AS_AT, 3, 437, "sex", "boys")])
    assert tellable({"D08": signal}, group) == {"D08": signal}
