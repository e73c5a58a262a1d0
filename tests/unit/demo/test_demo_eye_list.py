"""What an analyst would call fake: each thing that real returns have is in the demonstration's."""

from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise
from statistics import median

import pytest

from demonstrations import (
    PARAMETERS,
    extract_days,
    extract_rows,
    homes,
    read,
    rows,
    stays,
    whole,
)
from nearhome.demo.places import OFFICE
from nearhome.vocabulary.ages import age_on, birthday
from nearhome.vocabulary.periods import collection_year, month_end, year_end

RUNNING = collection_year(PARAMETERS.horizon)


# Not too clean.


def test_one_or_two_episodes_in_a_hundred_overlap_the_next():
    pairs = [pair for _, _, episodes in stays() for pair in pairwise(episodes)]
    overlapping = sum(1 for before, after in pairs if before.dec and before.dec > after.decom)
    assert 0.005 < overlapping / len(pairs) < 0.025


def test_some_ends_are_recorded_weeks_late():
    seen = {}
    for on in extract_days():
        for row in extract_rows(on, "Episodes"):
            if row["DEC"] and row["REC"] not in ("", "X1"):
                seen.setdefault((row["CHILD"], row["DECOM"], read(row["DEC"])), on)
    late = [on > month_end(day) for (_, _, day), on in seen.items() if day > date(2025, 5, 1)]
    very = [(on - day).days > 45 for (_, _, day), on in seen.items() if day > date(2025, 5, 1)]
    assert len(late) > 100
    assert 0.15 < sum(late) / len(late) < 0.6
    assert sum(very) >= 3


def test_corrections_come_in_a_spike_each_may_and_june():
    corrected = Counter()
    for before, after in pairwise(extract_days()):
        earlier = {(row["CHILD"], row["DECOM"]): row for row in extract_rows(before, "Episodes")}
        for row in extract_rows(after, "Episodes"):
            old = earlier.get((row["CHILD"], row["DECOM"]))
            if old and (old["LS"], old["PLACE"]) != (row["LS"], row["PLACE"]):
                corrected[after] += 1
    spring = [
        corrected[on] for on in extract_days() if on in (date(2026, 5, 31), date(2026, 6, 30))
    ]
    autumn = [corrected[on] for on in extract_days() if 8 <= on.month <= 12]
    assert sum(spring) / len(spring) > 2 * sum(autumn) / len(autumn)
    assert sum(autumn) > 0


def test_three_to_eight_young_people_are_open_after_their_eighteenth_birthday():
    born = {row["CHILD"]: read(row["DOB"]) for row in rows(RUNNING, "Header")}
    still = [
        row
        for row in rows(RUNNING, "Episodes")
        if not row["DEC"] and age_on(born[row["CHILD"]], PARAMETERS.horizon) >= 18
    ]
    assert 3 <= len(still) <= 12


def test_the_office_stands_for_the_home_of_eight_children_and_more():
    there = {row["CHILD"] for row in rows(2025, "Episodes") if row["HOME_POST"] == OFFICE}
    families = {child.family for child in whole().children if child.ident in there}
    assert len(there) >= 8
    assert len(families) >= 6


def test_temporary_placements_fall_mostly_in_the_summer():
    starts = [
        row["DECOM"]
        for year in range(2018, 2027)
        for row in rows(year, "Episodes")
        if row["PLACE"] in ("T1", "T2", "T3", "T4")
    ]
    months = Counter(read(day).month for day in set(starts))
    assert sum(months.values()) > 60
    assert months[7] + months[8] > 0.4 * sum(months.values())


@pytest.mark.parametrize("place", ["Z1", "K1", "R1", "S1", "P1", "A5", "A6", "U1", "U4", "U5"])
def test_rare_kinds_of_home_are_there(place):
    found = {
        row["CHILD"]
        for year in range(2019, 2026)
        for row in rows(year, "Episodes")
        if row["PLACE"] == place
    }
    assert len(found) >= 3


def test_a_few_children_have_two_identifiers_and_a_few_two_dates_of_birth():
    later = [child for child in whole().children if child.later_ident]
    assert 2 <= len(later) <= 6
    headers = {row["CHILD"]: row["DOB"] for row in rows(2025, "Header")}
    other = {row["CHILD"] for row in rows(2025, "Reviews") if row["DOB"] != headers[row["CHILD"]]}
    assert 1 <= len(other) <= 12


def test_extracts_shrink_as_well_as_grow():
    gone, fewer = 0, 0
    for before, after in pairwise(extract_days()):
        if collection_year(before) != collection_year(after):
            continue
        earlier, later = starts_by_month(before), starts_by_month(after)
        fewer += sum(1 for month, number in earlier.items() if later[month] < number)
        gone += len(keys(before) - keys(after))
    assert gone >= 4
    assert fewer >= 2


def keys(on):
    return {(row["CHILD"], row["DECOM"]) for row in extract_rows(on, "Episodes")}


def starts_by_month(on):
    return Counter(
        row["DECOM"][3:]
        for row in extract_rows(on, "Episodes")
        if row["RNE"] == "S"
        and row["LS"] != "V4"
        and collection_year(read(row["DECOM"])) == collection_year(on)
    )


def test_there_is_an_extract_for_each_of_eighteen_months_and_it_runs_to_its_last_day():
    days = extract_days()
    assert (len(days), days[0], days[-1]) == (18, date(2025, 5, 31), date(2026, 10, 31))
    for on in days:
        last = max(read(row["MIS_START"]) for row in extract_rows(on, "Missing"))
        assert last == on or on == year_end(on.year)
        assert last <= on


# Not too smooth.


def test_brothers_and_sisters_come_on_one_day_and_a_family_of_five_makes_a_month():
    families = Counter(
        (child.family, child.stays[0].entry)
        for child, stay, _ in stays()
        if child.family and stay is child.stays[0]
    )
    together = sum(size for size in families.values() if size > 1)
    assert 0.2 < together / sum(families.values()) < 0.7
    assert max(families.values()) == 5
    assert set(families.values()) == {1, 2, 3, 4, 5}


def test_many_separated_children_were_born_on_the_first_of_january():
    born = [(child.born.month, child.born.day) == (1, 1) for child in whole().children]
    separated = [child.separated for child in whole().children]
    alone = [each for each, is_so in zip(born, separated, strict=True) if is_so]
    others = [each for each, is_so in zip(born, separated, strict=True) if not is_so]
    assert 0.1 < sum(alone) / len(alone) < 0.6
    assert sum(others) / len(others) < 0.02


def test_more_children_come_on_fridays_and_few_at_weekends():
    days = Counter(stay.entry.weekday() for child, stay, _ in stays() if not child.separated)
    assert days[4] > 1.2 * (days[0] + days[1] + days[2] + days[3]) / 4
    assert days[5] + days[6] < 0.1 * sum(days.values())


def test_fewer_come_in_august():
    months = Counter(stay.entry.month for child, stay, _ in stays() if not child.separated)
    assert months[8] < 0.9 * sum(months.values()) / 12


def test_separated_boys_of_sixteen_and_seventeen_come_in_the_autumn():
    alone = [(child, stay) for child, stay, _ in stays() if child.separated]
    autumn = sum(1 for _, stay in alone if stay.entry.month in (9, 10, 11))
    assert autumn > 0.4 * len(alone)
    assert sum(1 for child, _ in alone if child.sex == "M") > 0.8 * len(alone)
    assert sum(1 for child, stay in alone if age_on(child.born, stay.entry) >= 16) > 0.75 * len(
        alone
    )
    new_year = sum(1 for child, _ in alone if (child.born.month, child.born.day) == (1, 1))
    assert 0.1 < new_year / len(alone) < 0.6


def test_police_protection_lasts_three_days_at_most_and_an_emergency_order_eight():
    lasted = defaultdict(list)
    for _, _, episodes in stays():
        for status in ("L1", "L2"):
            those = [each for each in episodes if each.ls == status]
            if those and those[-1].dec and those[-1].rec == "X1":
                end = next(each.decom for each in episodes if each.decom > those[-1].decom)
                lasted[status].append((end - those[0].decom).days)
    assert len(lasted["L1"]) > 30
    assert max(lasted["L1"]) <= 3
    assert len(lasted["L2"]) > 30
    assert median(lasted["L2"]) == 8


def test_interim_orders_last_half_a_year_to_a_year_and_more():
    lasted = []
    for _, stay, episodes in stays():
        interim = [each for each in episodes if each.ls == "C1"]
        after = [each for each in episodes if each.ls in ("C2", "E1")]
        if (
            interim
            and after
            and after[0].decom > interim[0].decom
            and stay.entry > date(2015, 1, 1)
        ):
            lasted.append((after[0].decom - interim[0].decom).days / 7)
    usual = sum(1 for weeks in lasted if 20 <= weeks <= 60)
    assert len(lasted) > 200
    assert usual > 0.6 * len(lasted)


def test_courts_sit_on_weekdays():
    ends = [
        stay.ceased
        for _, stay, _ in stays()
        if stay.ceased and stay.route in ("adoption", "special_guardianship", "arrangements")
    ]
    assert len(ends) > 300
    assert all(day.weekday() < 5 for day in ends)


def test_foster_carers_who_adopt_keep_the_child_and_some_adopters_have_no_postcode():
    pairs = [
        (before.place, after.place)
        for _, _, episodes in stays()
        for before, after in pairwise(episodes)
        if after.place == "A5" != before.place
    ]
    assert ("U5", "A5") in pairs
    blank = [
        each.pl_post == ""
        for _, _, episodes in stays()
        for each in episodes
        if each.place in ("A3", "A5", "A6")
    ]
    assert 0.2 < sum(blank) / len(blank) < 0.95


def test_some_homes_have_several_short_episodes_for_their_legal_statuses():
    longest = Counter(len(home) for _, _, episodes in stays() for home in homes(episodes))
    assert sum(longest[n] for n in range(2, 7)) > 300
    assert sum(longest[n] for n in range(3, 7)) > 30


def test_homes_break_down_most_in_their_first_weeks():
    lasted = [
        (last[-1].dec - last[0].decom).days
        for _, _, episodes in stays()
        for last in homes(episodes)[:-1]
        if last[-1].dec
    ]
    first_month = sum(1 for days in lasted if days <= 30)
    third_month = sum(1 for days in lasted if 60 < days <= 90)
    assert first_month > 2 * third_month


def test_some_teenagers_have_had_eight_homes_and_most_children_few():
    counts = [
        len(homes(episodes))
        for child, stay, episodes in stays()
        if stay.ceased is None and age_on(child.born, PARAMETERS.horizon) >= 13
    ]
    assert sum(1 for number in counts if number >= 8) >= 3
    assert median(counts) <= 4


def test_leaving_happens_on_the_eighteenth_birthday():
    grown = [(child, stay) for child, stay, _ in stays() if stay.reason and stay.ceased]
    assert len(grown) > 500
    assert all(stay.ceased == birthday(child.born, 18) for child, stay in grown)


def test_length_of_stay_goes_by_route():
    days = defaultdict(list)
    for _, stay, _ in stays():
        if stay.ceased and stay.entry > date(2012, 1, 1):
            days[stay.route].append((stay.ceased - stay.entry).days)
    assert median(days["adoption"]) > median(days["special_guardianship"]) > median(days["home"])
    assert min(days["adoption"]) >= 300
    assert sum(1 for each in days["home_unplanned"] if each < 60) > 0.3 * len(
        days["home_unplanned"]
    )


def test_children_come_back():
    again = [child for child in whole().children if len(child.stays) > 1]
    assert 60 < len(again) < 400
    gaps = [
        (second.entry - first.ceased).days
        for child in again
        for first, second in pairwise(child.stays)
        if first.ceased
    ]
    assert min(gaps) >= 1
    assert sum(1 for days in gaps if days < 365) > 0.4 * len(gaps)


def test_a_few_run_forty_times_and_most_never():
    times = Counter(
        child.number
        for child in whole().children
        for each in child.missing
        if each.kind == "M" and date(2023, 4, 1) <= each.started <= date(2024, 3, 31)
    )
    assert len(times) == 71
    assert sum(times.values()) == 448
    assert sum(1 for number in times.values() if number > 1) == 45
    assert 40 <= max(times.values()) < 100


# The awkward history.


def test_records_went_to_the_neighbour_on_the_first_day_of_the_new_council():
    went = [stay for _, stay, _ in stays() if stay.route == "vesting"]
    assert len(went) == 29
    assert {stay.ceased for stay in went} == {date(2019, 4, 1)}


def test_supported_accommodation_takes_its_new_code_by_reason_t():
    changed = [
        (before, after)
        for _, _, episodes in stays()
        for before, after in pairwise(episodes)
        if before.place in ("H5", "P2") and after.place == "K3"
    ]
    assert len(changed) >= 15
    kept = [after for before, after in changed if before.pl_post == after.pl_post]
    assert all(each.rne in ("T", "U") and each.decom == date(2024, 4, 1) for each in kept)
    assert not any(
        each.place in ("H5", "P2")
        for _, _, episodes in stays()
        for each in episodes
        if each.decom >= date(2024, 4, 1)
    )


def test_starts_fell_in_the_spring_of_2020():
    months = Counter((stay.entry.year, stay.entry.month) for _, stay, _ in stays())
    spring = sum(months[2020, month] for month in (4, 5, 6))
    assert spring < 0.75 * sum(months[2020, month] for month in (7, 9, 10))


def test_absences_without_leave_were_hardly_recorded_before_2023():
    by_year = Counter(
        collection_year(each.started)
        for child in whole().children
        for each in child.missing
        if each.kind == "A"
    )
    assert all(1 <= by_year[year] <= 5 for year in range(2020, 2024))
    assert by_year[2024] == 55


def test_reviews_are_neither_all_in_time_nor_all_coded_right():
    four = [
        code
        for child in whole().children
        for held, code in child.reviews
        if age_on(child.born, held) == 4
    ]
    assert 0 < four.count("PN0") < 0.3 * len(four)


def test_other_years_too_have_their_own_ups_and_downs():
    months = Counter()
    for _, stay, _ in stays():
        if date(2020, 4, 1) <= stay.entry <= date(2025, 3, 31):
            months[stay.entry.year, stay.entry.month] += 1
    assert max(months.values()) > 2.5 * min(months.values())
