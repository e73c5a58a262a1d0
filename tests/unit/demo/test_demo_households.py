"""Brothers and sisters in the demonstration: one address, often one home; and how steeply care follows deprivation."""

from collections import Counter, defaultdict
from datetime import date
from math import hypot

from demonstrations import whole
from nearhome.demo.aims import between, carried
from nearhome.demo.households import families, planned_together
from nearhome.demo.kinds import RUNNING, between_total
from nearhome.demo.lists.before import home_areas
from nearhome.demo.lists.localities import decile_children
from nearhome.demo.lists.sheet import Sheet
from nearhome.demo.places import found_at, zone_of
from nearhome.demo.who import looked_after
from nearhome.vocabulary.ages import age_on

MARCHES = [date(year, 3, 31) for year in range(2019, 2027)]


def groups(on):
    """The episodes in force on a day of the brothers and sisters in care then, two or more, by family."""
    found = defaultdict(list)
    for family, members in families(whole().children).items():
        for child in members:
            for episode in (each for stay in child.episodes for each in stay):
                if episode.decom <= on and (episode.dec is None or episode.dec > on):
                    found[family].append((child, episode))
    return {family: members for family, members in found.items() if len(members) > 1}


def is_together(members):
    homes = {(episode.pl_post, episode.provider) for _, episode in members}
    return len(homes) == 1 and next(iter(homes))[0] != ""


def test_about_half_of_those_planned_to_be_together_are():
    members_of = families(whole().children)
    planned = [
        is_together(members)
        for on in MARCHES
        for family, members in groups(on).items()
        if planned_together(whole().seed, family, members_of[family])
    ]
    assert len(planned) > 80
    assert 0.45 < sum(planned) / len(planned) < 0.75


def test_brothers_and_sisters_come_from_one_address():
    for members in families(whole().children).values():
        assert len({child.home_post for child in members}) == 1


def test_those_in_one_home_are_fostered_by_one_household():
    shared = [members for on in MARCHES for members in groups(on).values() if is_together(members)]
    assert len(shared) > 60
    fostered = [all(episode.place[0] == "U" for _, episode in members) for members in shared]
    assert sum(fostered) / len(fostered) > 0.9


def test_teenagers_in_childrens_homes_live_apart():
    apart = [
        is_together(members)
        for on in MARCHES
        for members in groups(on).values()
        if any(age_on(child.born, on) >= 15 and episode.place == "K2" for child, episode in members)
    ]
    assert apart
    assert not any(apart)


def test_children_of_the_most_deprived_tenth_come_some_ten_times_as_often():
    sheet = Sheet(whole(), date(2022, 4, 1), whole().horizon)
    found = Counter(
        int(row["decile"]) for child in sheet.children for row in home_areas(child, sheet)
    )
    rate = {decile: number / decile_children(decile) for decile, number in found.items()}
    assert len(rate) == 10
    assert 8 < rate[1] / rate[10] < 14
    assert rate[1] > rate[3] > rate[6] > rate[10]


def test_the_running_year_goes_on_as_the_last_published_one():
    """Homes that begin after the last 31 March are settled too: left as drawn, a third more were far in one draw."""
    on = whole().horizon
    away = [is_far(child, each) for child, each in in_care(on)]
    low, high = carried(between_total("D08", 1.0), RUNNING)["D08", RUNNING, ""]
    assert low <= sum(away) <= high
    local = [zone_of().get(each.pl_post) == "home" for _, each in in_care(on)]
    low, high = carried(between("A01", "locality", 1.0), RUNNING)["A01", RUNNING, "inside"]
    assert low <= sum(local) <= high


def in_care(on):
    for child in whole().children:
        for stay, episodes in zip(child.stays, child.episodes, strict=True):
            if not stay.short_breaks and looked_after(stay, on):
                yield from (
                    (child, each)
                    for each in episodes
                    if each.decom <= on and (each.dec is None or each.dec > on)
                )


def is_far(child, episode):
    """Over twenty miles from home and outside the area, where both are known."""
    places = found_at()
    here, there = places.get(child.home_post), places.get(episode.pl_post)
    if child.separated or here is None or there is None or zone_of()[episode.pl_post] == "home":
        return False
    miles = hypot(here.easting - there.easting, here.northing - there.northing) / 1609.3
    return round(miles, 1) > 20
