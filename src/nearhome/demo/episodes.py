"""Turns a stay's legal statuses and homes into the rows of Episodes."""

from dataclasses import replace
from datetime import date, timedelta

from nearhome.demo.chance import Chance
from nearhome.demo.homes import Home
from nearhome.demo.legal import Course
from nearhome.demo.parameters import Parameters
from nearhome.demo.plan import Child, Episode, Stay

FOSTER_PLACES = frozenset({"U1", "U2", "U3", "U4", "U5", "U6"})
KIN_PLACES = frozenset({"U1", "U2", "U3"})


def stay_episodes(
    parameters: Parameters,
    chance: Chance,
    child: Child,
    stay: Stay,
    legal: Course,
    homes: list[Home],
) -> list[Episode]:
    """The episodes of one stay; the last has no end when nothing has ended the stay."""
    days = sorted({on for on, _ in legal} | {home.start for home in homes})
    found: list[Episode] = []
    for n, day in enumerate(days):
        home, status = at_home(homes, day), at_status(legal, day)
        following = days[n + 1] if n + 1 < len(days) else None
        moves = next((each for each in homes if each.start == following), None)
        found.append(
            Episode(
                decom=day,
                rne=reason_new(legal, homes, day, n == 0),
                ls=status,
                cin="N2" if stay.short_breaks else child.need,
                place=home.place,
                provider=home.provider,
                dec=following or stay.ceased,
                rec="X1"
                if following
                else (reason_ceased(parameters, chance, stay, home) if stay.ceased else ""),
                reason_place_change=moves.reason if moves else "",
                home_post="" if stay.short_breaks else child.home_post,
                pl_post=home.postcode,
                urn=home.urn,
            )
        )
    return found


def at_home(homes: list[Home], day: date) -> Home:
    """The home on a day."""
    return [home for home in homes if home.start <= day][-1]


def at_status(legal: Course, day: date) -> str:
    """The legal status on a day."""
    return [code for start, code in legal if start <= day][-1]


def reason_new(legal: Course, homes: list[Home], day: date, first: bool) -> str:
    """The reason for the new episode."""
    if first:
        return "S"
    home = next((each for each in homes if each.start == day), None)
    law = any(start == day for start, _ in legal)
    if home is None:
        return "L"
    if home.change == "T":
        return "U" if law else "T"
    return "B" if law else "P"


def reason_ceased(parameters: Parameters, chance: Chance, stay: Stay, home: Home) -> str:
    """The reason the stay ends, by its route, the last home and the year."""
    ends = parameters.ends
    if stay.short_breaks:
        return chance.pick({"E8": 3, "E4A": 7})
    if stay.reason:
        return stay.reason
    if stay.route == "special_guardianship":
        assert stay.ceased is not None
        if stay.ceased < date(2018, 4, 1):
            return chance.pick(ends["guardianship_to_2018"])
        if home.place in KIN_PLACES:
            return chance.pick(ends["guardianship_foster_kin"])
        elsewhere = chance.yes(0.55) or home.place not in FOSTER_PLACES
        return chance.pick(ends["guardianship_elsewhere" if elsewhere else "guardianship_foster"])
    return chance.pick(ends[stay.route])


def overlapped(chance: Chance, share: float, episodes: list[Episode]) -> list[Episode]:
    """Some ends typed some days late, so that an episode overlaps the next."""
    found: list[Episode] = []
    for episode in episodes:
        if episode.rec == "X1" and episode.dec and chance.yes(share):
            episode = replace(episode, dec=episode.dec + timedelta(days=chance.whole(1, 12)))
        found.append(episode)
    return found
