"""What signals may tell in an edition that hides small numbers: nothing of a figure that is hidden.

A gap to a published edge or a change from a shown count would give back the count that was hidden.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from nearhome.results.signals import Signal
from nearhome.results.values import Result, Status


def tellable(signals: Mapping[str, Signal], results: Iterable[Result]) -> dict[str, Signal]:
    """The signals of those figures that are shown, now and at the day that a change is measured from."""
    hidden = {
        (each.code, each.breakdown, each.group, each.as_at)
        for each in results
        if each.status is Status.SUPPRESSED
    }
    return {
        code: signal
        for code, signal in signals.items()
        if not any((*_figure(signal), day) in hidden for day in _days(signal))
    }


def _figure(signal: Signal) -> tuple[str, str, str]:
    return (signal.code, signal.breakdown, signal.group)


def _days(signal: Signal) -> tuple[date, ...]:
    reference = signal.direction.reference
    return (signal.as_at,) if reference is None else (signal.as_at, reference)
