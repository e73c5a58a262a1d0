"""Year folders of a small invented council, for trying whole journeys; sizes and years as asked.

Identifiers, dates of birth and postcodes are of shapes that are easy to look for in other files.
"""

import csv
import random
from datetime import date, timedelta
from pathlib import Path

HEADS = {
    "Header": "CHILD SEX DOB ETHNIC UPN MOTHER MC_DOB",
    "Episodes": "CHILD DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE HOME_POST PL_POST URN",
    "Reviews": "CHILD DOB REVIEW REVIEW_CODE",
    "UASC": "CHILD SEX DOB DUC",
    "OC2": "CHILD DOB SDQ_SCORE SDQ_REASON CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED",
    "Missing": "CHILD DOB MISSING MIS_START MIS_END",
}
POSTCODES = ("DT1 1XJ", "BH21 1AA", "DT9 3AA", "SP7 8AA", "BA2 1AA", "DT4 7AA", "BH15 1AA")
DAY = timedelta(days=1)


def write_years(folder: Path, years, children=60, seed=1, as_at=None):
    """Write `years` (2025 is 2024-25) as folders of CSV files; events after `as_at` are left out."""
    lives = [_life(random.Random(seed * 100_000 + n), n, years[0]) for n in range(children * 3)]
    for year in years:
        write_year(folder / f"{year - 1}-{year % 100:02d}", year, lives, as_at)
    return lives


def write_year(folder: Path, year, lives, as_at=None):
    """Write one year's folder from lives; what is after `as_at` is not known yet."""
    first, last = date(year - 1, 4, 1), min(as_at or date.max, date(year, 3, 31))
    rows = {name: [] for name in HEADS}
    for life in lives:
        own = [e for e in life["episodes"] if e[0] <= last and (e[1] is None or e[1] >= first)]
        if own:
            _write_child(rows, life, own, first, last, is_closed=as_at is None)
    folder.mkdir(parents=True)
    for name, heads in HEADS.items():
        if name == "OC2" and as_at is not None:
            continue
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as lines:
            writer = csv.writer(lines)
            writer.writerow(heads.split())
            writer.writerows(rows[name])


def _life(chance, n, first_year):
    born = date(first_year - 12, 1, 1) + timedelta(days=chance.randrange(365 * 16))
    start = max(born, date(first_year - 3, 4, 1) + timedelta(days=chance.randrange(365 * 9)))
    is_separated = chance.random() < 0.1
    episodes, on, why = [], start, "S"
    leaves = start + timedelta(days=int(chance.expovariate(1 / 900)) + 2)
    while on < leaves:
        until = min(leaves, on + timedelta(days=int(chance.expovariate(1 / 250)) + 3))
        rec = "X1" if until < leaves else chance.choice(["E4A", "E4B", "E11", "E45", "E8"])
        place = chance.choice(["U4", "U6", "U1", "K2", "H5", "P1"])
        episodes.append(
            (
                on,
                until,
                why,
                chance.choice(["C2", "V2", "C1"]),
                place,
                rec,
                chance.choice(POSTCODES),
            )
        )
        on, why = until, chance.choice(["P", "L", "B"])
    return {
        "child": f"{70000001 + n * 37}",
        "sex": chance.choice(["M", "F"]),
        "dob": born,
        "ethnic": chance.choice(["WBRI", "BAFR", "MWBC"]),
        "need": chance.choice(["N1", "N5", "N8"]),
        "home": "" if is_separated else chance.choice(POSTCODES),
        "uasc": is_separated,
        "episodes": episodes,
        "chance": chance.random(),
    }  # fmt: skip


def _write_child(rows, life, own, first, last, is_closed):
    child, dob = life["child"], _uk(life["dob"])
    sex = life["sex"]
    rows["Header"].append([child, sex, dob, life["ethnic"], f"A{int(child) * 7:012d}"[:13], 0, ""])
    if life["uasc"]:
        rows["UASC"].append([child, sex, dob, ""])
    for start, end, why, status, place, rec, post in own:
        over = end is None or end > last
        rows["Episodes"].append(
            [child, _uk(start), why, status, life["need"], place, "PR1" if place != "K2" else "PR4",
             "" if over else _uk(end), "" if over else rec,
             "" if over or rec != "X1" else "CARPL", life["home"], post, "SC123456"]
        )  # fmt: skip
    on = own[0][0] + 20 * DAY
    while on <= last and on < own[-1][1]:
        if on >= first:
            rows["Reviews"].append([child, dob, _uk(on), "PN1"])
        on += 180 * DAY
    if life["chance"] < 0.15:
        on = max(first, own[0][0]) + 40 * DAY
        if on < min(last, own[-1][1]) - 3 * DAY:
            rows["Missing"].append([child, dob, "M", _uk(on), _uk(on + DAY)])
    if own[-1][1] > last and own[0][0] < first and is_closed:
        rows["OC2"].append([child, dob, 12, "", 0, 1, 1, 1, 1, 0, "", ""])


def _uk(on):
    return on.strftime("%d/%m/%Y")
