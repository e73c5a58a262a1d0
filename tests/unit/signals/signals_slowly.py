"""The rule for flows again, slowly: one series, one look after another, as docs/signals.md tells it."""

from math import log, sqrt

LAST, BEFORE, FEWEST, LOOKS = 12, 60, 24, 25


def signed_root(counts, weight, start, look, spread):
    since = sum(counts[start : look + 1])
    first = max(0, start - BEFORE)
    before = sum(counts[first:start])
    w, v = sum(weight[start : look + 1]), sum(weight[first:start])
    expected = (since + before) * w / (w + v)
    rest = since + before - expected
    total = (since * log(since / expected) if since else 0) + (
        before * log(before / rest) if before else 0
    )
    return (1 if since > expected else -1) * sqrt(max(0, 2 * total)) / sqrt(spread)


def dispersion(counts, weight, look):
    months = range(max(0, look - LAST + 1 - BEFORE), look - LAST + 1)
    rate = sum(counts[m] for m in months) / sum(weight[m] for m in months)
    parts = [(counts[m] - rate * weight[m]) ** 2 / (rate * weight[m]) for m in months]
    return max(1.0, sum(parts) / (len(parts) - 1))


def called(counts, bar, weight=None):
    """At each look: (way, column of the first month or None)."""
    weight = weight or [1.0] * len(counts)
    way, since, found = 0, None, []
    for look in range(max(LAST + FEWEST - 1, len(counts) - LOOKS), len(counts)):
        spread = dispersion(counts, weight, look)
        first = max(12, look - 35)
        runs = {s: signed_root(counts, weight, s, look, spread) for s in range(first, look)}
        year, half = runs[look - 11], runs[look - 5]
        fresh = 1 if max(year, half / 1.2) >= bar else -1 if min(year, half / 1.2) <= -bar else 0
        likeliest = max(runs, key=lambda s: (fresh * runs[s], s))
        if look - likeliest >= 24:
            fresh = 0
        held = (
            way != 0
            and look - since < 24
            and way * signed_root(counts, weight, since, look, spread) >= 0.95 * bar
        )
        if not (held and fresh in (0, way)):
            way = fresh
            since = None if way == 0 else likeliest
        found.append((way, since))
    return found
