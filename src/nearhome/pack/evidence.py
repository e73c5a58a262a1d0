"""How sure a change is, in the agreed words and no others."""

from datetime import date

from nearhome.pack.wording import month
from nearhome.results.signals import Evidence, Signal


def evidence(signal: Signal | None) -> str:
    """The agreed words: a real change since March 2026, usual ups and downs, too few to say, not comparable."""
    if signal is None:
        return ""
    on = began(signal)
    if signal.direction.evidence is Evidence.REAL_CHANGE and on is not None:
        return f"{signal.direction.evidence} since {month(on)}"
    # A change without a month is not one that the agreed words can say.
    return (
        "" if signal.direction.evidence is Evidence.REAL_CHANGE else str(signal.direction.evidence)
    )


def began(signal: Signal | None) -> date | None:
    """The month that a real change is dated to, or else measured from; None when there is no real change."""
    if signal is None or signal.direction.evidence is not Evidence.REAL_CHANGE:
        return None
    return signal.direction.since or signal.direction.reference


def dated(signal: Signal | None) -> date | None:
    """The month to mark on a chart: only where the change itself is dated, not merely measured from a day."""
    return None if signal is None or began(signal) is None else signal.direction.since


def judged(signal: Signal) -> str:
    """Whether a real change is for the better; empty for a measure without a good direction."""
    if began(signal) is None or signal.direction.better is None:
        return ""
    return "better" if signal.direction.better else "worse"
