"""What is published of children across our boundary: both ways, of one day, where a panel asks of it."""

from datetime import date

from nearhome.journeys.comparators import Comparators
from nearhome.journeys.edition_settings import EditionSettings
from nearhome.journeys.ranges import beside
from nearhome.pack.headlines import shipped_headlines
from nearhome.published.shipped import shipped_facts

DORSET = "E06000059"


def test_ours_elsewhere_stand_beside_those_of_other_councils_here_as_published(tmp_path):
    known = Comparators(DORSET, shipped_facts(), date(2026, 10, 31))
    found = beside(tmp_path, EditionSettings(), known, shipped_headlines()).published
    here, away = found["D17"], found["D17-out"]
    assert (here.value.number, away.value.number) == (174, 204)
    assert here.as_at == away.as_at == date(2025, 3, 31)


def test_what_was_not_yet_published_is_not_told(tmp_path):
    known = Comparators(DORSET, shipped_facts(), date(2025, 10, 31))
    found = beside(tmp_path, EditionSettings(), known, shipped_headlines()).published
    assert {each.as_at for each in found.values()} == {date(2024, 3, 31)}
