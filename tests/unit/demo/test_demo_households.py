"""Brothers and sisters in the demonstration: one address, often one home; and how steeply care follows deprivation."""

from collections import Counter, defaultdict
from datetime import date

from demonstrations import whole
from nearhome.demo.households import families, planned_together
from nearhome.demo.lists.before import home_areas
from nearhome.demo.lists.localities import decile_children
from nearhome.demo.lists.sheet import Sheet
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
