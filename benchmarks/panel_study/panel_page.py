"""The tables of the study as the page shows them."""

from collections.abc import Iterator, Mapping

import numpy as np
from panel_scored import (
    BORROWED,
    CHOSEN_ON,
    HORIZONS,
    OURS,
    REPORTED_ON,
    Scored,
    against,
    against_best,
)

from nearhome.forecast.annual.panel import Panel

BEGIN, END = "<!-- panel study -->", "<!-- end of panel study -->"


def page(
    panel: Panel,
    tried: Mapping[tuple[float, int], Mapping[int, Scored]],
    found: Mapping[str, Mapping[int, Scored]],
) -> str:
    """The block of the page: settings on earlier origins, then what is reported."""
    return "\n".join(
        [
            f"{len(panel.areas)} authorities with every year from {panel.first_year} to {panel.last_year}. Scores are in children; "
            "lower is better but for coverage.",
            "",
            f"**Origins {REPORTED_ON[0]} to {REPORTED_ON[-1]}** (settings were not chosen on these):",
            "",
            "| forecaster | years ahead | forecasts | mean absolute error | CRPS | WIS | in 50 | in 80 | in 95 | bias |",
            "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
            *_rows(found),
            "",
            "Nearhome against the simple rule that was best at each horizon, by hindsight:",
            "",
            "| years ahead | score | best simple rule | saved | 95 in 100 between | |",
            "|--:|---|---|--:|--:|---|",
            *_against(found),
            "",
            "And against the last value with a spread borrowed from Nearhome (by size of authority, and England's movement):",
            "",
            "| years ahead | score | saved | 95 in 100 between | |",
            "|--:|---|--:|--:|---|",
            *_borrowed(found),
            "",
            f"**Settings, on origins {CHOSEN_ON[0]} to {CHOSEN_ON[-1]}** (CRPS at one, two and three years; in 80):",
            "",
            "| left of England's movement after a year | own mean of years | CRPS | in 80 |",
            "|--:|--:|---|---|",
            *_settings(tried),
        ]
    )


def with_block(text: str, block: str) -> str:
    """A page with its block between the marks replaced. Raises ValueError without the marks."""
    before, after = text.index(BEGIN) + len(BEGIN), text.index(END)
    return f"{text[:before]}\n{block}\n{text[after:]}"


def _rows(found: Mapping[str, Mapping[int, Scored]]) -> Iterator[str]:
    for name, by_horizon in found.items():
        for ahead, each in by_horizon.items():
            inside = " | ".join(f"{100 * hits.mean():.0f}" for hits in each.inside.values())
            shown = f"**{name}**" if name == OURS else name
            yield (
                f"| {shown} | {ahead} | {len(each.happened)} | {each.absolute.mean():.1f} | {each.crps.mean():.2f} "
                f"| {each.wis.mean():.2f} | {inside} | {each.error.mean():+.1f} |"
            )


def _against(found: Mapping[str, Mapping[int, Scored]]) -> Iterator[str]:
    for ahead in HORIZONS:
        for score, words in (("crps", "CRPS"), ("absolute", "absolute error")):
            best, saved, between = against_best(found, ahead, score)
            yield f"| {ahead} | {words} | {best} | {_verdict(saved, between)}"


def _borrowed(found: Mapping[str, Mapping[int, Scored]]) -> Iterator[str]:
    for ahead in HORIZONS:
        yield f"| {ahead} | CRPS | {_verdict(*against(found, BORROWED, ahead, 'crps'))}"


def _verdict(saved: float, between: tuple[float, float]) -> str:
    low, high = (100 * each for each in between)
    verdict = "win" if low > 0 else "loss" if high < 0 else "tie"
    return f"{100 * saved:+.1f} % | {low:+.1f} to {high:+.1f} | {verdict} |"


def _settings(tried: Mapping[tuple[float, int], Mapping[int, Scored]]) -> Iterator[str]:
    means = {
        key: float(np.mean([each.crps.mean() for each in by.values()])) for key, by in tried.items()
    }
    best = min(means, key=lambda key: means[key])
    for (damping, own), by in tried.items():
        marks = "**" if (damping, own) == best else ""
        crps = ", ".join(f"{by[ahead].crps.mean():.2f}" for ahead in HORIZONS)
        held = ", ".join(f"{100 * by[ahead].inside[0.8].mean():.0f}" for ahead in HORIZONS)
        yield f"| {marks}{damping}{marks} | {marks}{own}{marks} | {crps} | {held} |"
