"""The step of one flow again, slowly: every month in turn, every rate by adding up small steps, in plain loops.

It shares nothing with the package. The likelihood of the months before and since a step, over every rate, is
the integral of a Poisson likelihood times Jeffreys's prior (rate to the power of minus a half); with a dispersion
the likelihood is raised to one over it.
"""

from math import exp, log, sqrt

BEFORE, SINCE, HELD = 12, 3, 0.95
STEPS = 1500


def poisson_of_all(counts, weight, rate):
    """The log likelihood of counts at a rate, without what no rate changes."""
    total = 0.0
    for count, size in zip(counts, weight, strict=True):
        total += -rate * size + (count * log(rate * size) if count else 0.0)
    return total


def likeliest_rate(counts, weight):
    return max(sum(counts) / sum(weight), 1e-9)


def over_rates(counts, weight, spread):
    """The log of the integral over rates, by the midpoint rule on the root of the rate, so that it is smooth."""
    middle = max(sum(counts), 0.5) / sum(weight)
    most = middle + 14 * sqrt(max(sum(counts), 1) * spread) / sum(weight)
    least = poisson_of_all(counts, weight, likeliest_rate(counts, weight)) / spread
    width = sqrt(most) / STEPS
    total = 0.0
    for n in range(STEPS):
        root = (n + 0.5) * width
        # The prior, root's inverse, times the change of variable, twice the root, is two.
        total += 2 * exp(poisson_of_all(counts, weight, root * root) / spread - least) * width
    return log(total) + least


def months(counts):
    return range(BEFORE, len(counts) - SINCE + 1)


def ratio_root(counts, weight, at):
    """The signed root of the likelihood ratio of two rates against one."""
    one = poisson_of_all(counts, weight, likeliest_rate(counts, weight))
    before, since = (counts[:at], weight[:at]), (counts[at:], weight[at:])
    two = sum(poisson_of_all(*side, likeliest_rate(*side)) for side in (before, since))
    more = likeliest_rate(*since) > likeliest_rate(*before)
    return (1 if more else -1) * sqrt(max(0.0, 2 * (two - one)))


def spread_of(counts, weight, at, size):
    """Pearson's statistic over its degrees of freedom, in blocks of months from the last one back."""
    expected = []
    for month in range(len(counts)):
        side = slice(0, at) if month < at else slice(at, None)
        expected.append(likeliest_rate(counts[side], weight[side]) * weight[month])
    total, blocks = 0.0, 0
    last = len(counts)
    while last - size >= 0:
        seen = sum(counts[last - size : last])
        usual = sum(expected[last - size : last])
        total += (seen - usual) ** 2 / usual
        blocks += 1
        last -= size
    return max(1.0, total / (blocks - 2))


def step(counts, weight=None, sizes=(1,)):
    """Root, spread, likeliest month, how likely each month is, and from which to which 95 in 100 lie."""
    weight = weight or [1.0] * len(counts)
    roots = {at: ratio_root(counts, weight, at) for at in months(counts)}
    at = max(roots, key=lambda month: (abs(roots[month]), -month))
    spread = max(spread_of(counts, weight, at, size) for size in sizes)
    logs = {
        month: over_rates(counts[:month], weight[:month], spread)
        + over_rates(counts[month:], weight[month:], spread)
        for month in months(counts)
    }
    highest = max(logs.values())
    whole = sum(exp(each - highest) for each in logs.values())
    likely = {month: exp(each - highest) / whole for month, each in logs.items()}
    held, inside = 0.0, []
    for month in sorted(likely, key=lambda each: (-likely[each], each)):
        inside.append(month)
        held += likely[month]
        if held >= HELD:
            break
    best = max(likely, key=lambda each: (likely[each], -each))
    return roots[at] / sqrt(spread), spread, best, likely, (min(inside), max(inside))


def first_of(parts):
    """How likely each part moved before all others, trying every month of every part."""
    found = [0.0] * len(parts)
    for own, part in enumerate(parts):
        for month, chance in enumerate(part):
            later = 1.0
            for n, other in enumerate(parts):
                if n != own:
                    later *= sum(other[month + 1 :])
            found[own] += chance * later
    return found


def holm(chances):
    """Holm's adjusted chances, by the definition: the largest of those up to its own rank."""
    ranked = sorted(range(len(chances)), key=lambda n: chances[n])
    found = [0.0] * len(chances)
    for rank, n in enumerate(ranked):
        found[n] = min(
            1.0, max((len(chances) - r) * chances[m] for r, m in enumerate(ranked[: rank + 1]))
        )
    return found
