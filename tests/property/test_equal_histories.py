"""The invented histories really hold what real returns hold: equality over tame ones would say little."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise

import pytest

from histories.returns import random_returns
from nearhome.vocabulary.ages import birthday
from nearhome.vocabulary.periods import year_end
from reference import joining
from reference.cohorts import SHORT_BREAKS, TEMPORARY, Period, children

SEEDS = range(1, 6)


@pytest.fixture(scope="module")
def seen() -> Counter[str]:
    """How often each nasty thing happens in a few batches."""
    found: Counter[str] = Counter()
    for seed in SEEDS:
        returns = random_returns(seed, children=150)
        found.update(_in_returns(returns))
        for child in children(joining.join(returns)):
            found["no date of birth"] += child.dob is None
            found["born on 29 February"] += child.dob is not None and (
                (child.dob.month, child.dob.day) == (2, 29)
            )
            found["born after care began"] += child.dob is not None and any(
                child.dob > period.started for period in child.periods
            )
            for spell in child.spells:
                found[f"spell ended by {spell.how}"] += 1
                found["spell of no night"] += spell.started == spell.ended
                found["left on the 18th birthday"] += (
                    child.dob is not None
                    and spell.how == "reason"
                    and spell.ended == birthday(child.dob, 18)
                )
            for before, after in pairwise(child.periods):
                found.update(_between(before, after))
            for period in child.periods:
                found["unknown start"] += not period.known_start
                found.update(_within(period))
    return found


def _in_returns(returns: list[dict[str, object]]) -> Counter[str]:
    found: Counter[str] = Counter()
    years = [each["collection_year"] for each in returns]
    found["year sent twice"] += len(years) - len(set(years))
    found["years out of order"] += sorted(years) != years  # type: ignore[type-var]
    for each in returns:
        tables = each["tables"]
        assert isinstance(tables, dict)
        found["table absent"] += "Reviews" not in tables or "UASC" not in tables
        with_header = {row["CHILD"] for row in tables["Header"]}
        found["no Header"] += any(row["CHILD"] not in with_header for row in tables["Episodes"])
        found["unknown code"] += any(row["PLACE"] == "Q9" for row in tables["Episodes"])
        found["no child"] += any(row["CHILD"] is None for row in tables["Episodes"])
        found["no date"] += any(row["DECOM"] is None for row in tables["Episodes"])
        found["part of a year"] += each["as_at"].month != 3  # type: ignore[attr-defined]
        for row in tables.get("Missing", []):
            found["missing still open"] += row["MIS_END"] is None
        for row in tables.get("UASC", []):
            found["DUC given"] += row["DUC"] is not None
    return found


def _between(before: Period, after: Period) -> list[str]:
    last = before.episodes[-1]
    gap = (after.started - last["dec"]).days
    real = last["reason_episode_ceased"] is not None
    return [f"back after {gap} days" if real else "a gap after X1"]


def _within(period: Period) -> list[str]:
    found = []
    for row in period.episodes:
        found.append("episode of no night" if row["decom"] == row["dec"] else "")
        gone = row["dec"] == year_end(row["collection_year"]) + timedelta(days=1)
        found.append("gone from the next year" if gone else "")
    found.append("begins in T" if period.episodes[0]["place"] in TEMPORARY else "")
    found.append("ends in T" if period.episodes[-1]["place"] in TEMPORARY else "")
    for before, after in pairwise(period.episodes):
        turned = (before["legal_status"] in SHORT_BREAKS, after["legal_status"] in SHORT_BREAKS)
        found.append({(True, False): "turn from V3", (False, True): "turn to V3"}.get(turned, ""))
        found.append("S after X1" if after["reason_new_episode"] == "S" else "")
        found.append(f"move to {after['place']}" if after["place"] != before["place"] else "")
    return found


@pytest.mark.parametrize(
    "thing",
    """no date of birth|born on 29 February|born after care began|left on the 18th birthday
spell ended by reason|spell ended by gone|spell ended by short breaks|spell ended by 18th birthday
spell of no night|episode of no night|unknown start|a gap after X1|back after 0 days|back after 1 days
year sent twice|years out of order|table absent|no Header|unknown code|no child|no date|part of a year
missing still open|DUC given|gone from the next year|begins in T|ends in T|turn from V3|turn to V3|S after X1
move to A3|move to A5|move to A6|move to U2|move to U5|move to T3""".replace("\n", "|").split("|"),
)
def test_the_histories_hold(seen: Counter[str], thing: str) -> None:
    assert seen[thing] >= 1
