"""The targets of the project's rules, and which were missed."""

from collections.abc import Iterable

from study_scenarios import ALL, Line

MOST_ALARMS, FEWEST_CALLED = 5.0, 70.0
STEP = "entries up 30 per cent"
PLAIN = "nothing changes"
FALL = "entries down 30 per cent"


def missed(lines: Iterable[Line]) -> list[str]:
    """What missed its target, in words; none when both sides are met.

    At most 5 in 100 series a year of every kind are called while nothing changes; at least 70 in 100
    authorities are called, the right way, within twelve months of a lasting step in entries.
    """
    found = []
    for line in lines:
        if line.method != "Nearhome" or line.size != ALL:
            continue
        if line.variant == PLAIN and line.what == "any" and line.share > MOST_ALARMS:
            found.append(f"{line.series}: {line.share:.1f} in 100 called while nothing changes")
        step = line.variant in (STEP, FALL) and line.series == "starts a month"
        if step and line.what == "right" and line.share < FEWEST_CALLED:
            found.append(f"{line.variant}: {line.share:.1f} in 100 called")
    return found
