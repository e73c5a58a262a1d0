"""The analytic engine's month steps, compiled: vectors of probabilities with the draws innermost.

Arrays are one block's of draws, in the shapes of `analytic`; types are told by numba when it compiles.
"""

import numpy as np
from numba import njit

from nearhome.forecast.states import AGE_BANDS, CLASSES, NEWNESS_FROM, ROUTES, STREAMS

_AGES, _KINDS, _NEW, _ROUTES, _STREAMS = (
    len(AGE_BANDS), len(CLASSES), len(NEWNESS_FROM), len(ROUTES), len(STREAMS),
)  # fmt: skip
_LAST_AGE = _AGES - 1


@njit(cache=True, fastmath=True)
def _step(p, q, stay, hold, went, gone, out):
    """A month of a vector p (class, newness, draw) into q: leaving, then moving.

    `gone` and `out` (class, draw) take who left and who moved; p is used up. `went` is (to, from, draw).
    """
    for s in range(p.shape[0]):
        leaves, moves, stays = gone[s], out[s], stay[s]
        for b in range(moves.shape[0]):
            leaves[b] = 0
            moves[b] = 0
        for n in range(p.shape[1]):
            was, holds = p[s, n], hold[s, n]
            for b in range(was.shape[0]):
                kept = was[b] * stays[b]
                leaves[b] += was[b] - kept
                same = kept * holds[b]
                moves[b] += kept - same
                was[b] = same
        for b in range(moves.shape[0]):
            q[s, 1, b] = p[s, 0, b]
            q[s, 2, b] = p[s, 1, b]
            q[s, 3, b] = p[s, 2, b] + p[s, 3, b]
    for to in range(p.shape[0]):
        new = q[to, 0]
        for b in range(new.shape[0]):
            new[b] = 0
        for s in range(p.shape[0]):
            share, moves = went[to, s], out[s]
            for b in range(new.shape[0]):
                new[b] += moves[b] * share[b]


@njit(cache=True, fastmath=True)
def _add(rows, into):
    """Adds up rows (any, draw) into a row."""
    for s in range(rows.shape[0]):
        row = rows[s]
        for b in range(into.shape[0]):
            into[b] += row[b]


@njit(cache=True, fastmath=True)
def _took_leave(gone, route, left):
    """Who left by class, by the routes they take."""
    for r in range(route.shape[0]):
        into = left[r]
        for s in range(gone.shape[0]):
            leaves, share = gone[s], route[r, s]
            for b in range(into.shape[0]):
                into[b] += leaves[b] * share[b]


@njit(cache=True, fastmath=True, nogil=True)
def children(
    stay, hold, route, went, kind, stream, adult_step, newness, ages, durations,
    stock, by_class, by_age, total, left, moved,
):  # fmt: skip
    """Moves those here on month by month, adding to the moments: `one` is a child's vector (class, newness, draw)."""
    months, width = stay.shape[0], stay.shape[-1]
    one = np.zeros((_KINDS, _NEW, width), dtype=np.float32)
    two, gone = np.zeros_like(one), np.zeros((_KINDS, width), dtype=np.float32)
    out, still = np.zeros_like(gone), np.zeros(width, dtype=np.float32)
    for i in range(kind.shape[0]):
        k = stream[i]
        one[:] = 0
        one[kind[i], newness[i], :] = 1
        for t in range(min(months, adult_step[i])):
            if t == adult_step[i] - 1:
                for s in range(_KINDS):
                    _add(one[s], left[t, _ROUTES])
                break
            a, d = ages[i, t], durations[i, t]
            _step(
                one,
                two,
                stay[t, a, d, k],
                hold[t, a, k],
                went[1 if a == _LAST_AGE else 0],
                gone,
                out,
            )
            _took_leave(gone, route[a, d, k], left[t])
            _add(out, moved[t])
            end = ages[i, min(t + 1, months - 1)]
            still[:] = 0
            for s in range(_KINDS):
                first, second, third, fourth = two[s, 0], two[s, 1], two[s, 2], two[s, 3]
                held, varies = stock[t, end, s, k], by_class[t, s]
                for b in range(width):
                    here = first[b] + second[b] + third[b] + fourth[b]
                    held[b] += here
                    varies[b] += here * (1 - here)
                    still[b] += here
            aged, whole = by_age[t, end], total[t]
            for b in range(width):
                aged[b] += still[b] * (1 - still[b])
                whole[b] += still[b] * (1 - still[b])
            one, two = two, one


@njit(cache=True, fastmath=True, nogil=True)
def arrivals(
    stay, half, hold, route, went, began_in, entry_ages, entries, together, bands, entry_durations, reached,
    stock, by_class, by_age, total, left, moved,
):  # fmt: skip
    """Moves each month's arrivals on, by stream and age of entry, adding to the moments; families scatter them."""
    months, width = stay.shape[0], stay.shape[-1]
    one = np.zeros((_KINDS, _NEW, width), dtype=np.float32)
    two, gone = np.zeros_like(one), np.zeros((_KINDS, width), dtype=np.float32)
    out = np.zeros_like(gone)
    in_class = np.zeros((months, _KINDS, width), dtype=np.float32)
    in_band = np.zeros((months, _AGES, width), dtype=np.float32)
    for k in range(_STREAMS):
        for u in range(months):
            in_class[u:] = 0
            in_band[u:] = 0
            for e in range(bands.shape[0]):
                if not reached[k, e]:
                    continue
                a = bands[e, 0]
                one[:] = 0
                for s in range(_KINDS):
                    start, leaves, kept = one[s, 0], gone[s], half[u, a, k, s]
                    for b in range(width):
                        came = entries[k, u, b] * entry_ages[k, e, b] * began_in[k, a, s, b]
                        start[b] = came * kept[b]
                        leaves[b] = came - start[b]
                _took_leave(gone, route[a, 0, k], left[u])
                for t in range(u, months):
                    if t > u:
                        a = bands[e, t - u]
                        if a < 0:
                            for s in range(_KINDS):
                                _add(one[s], left[t, _ROUTES])
                            break
                        d = entry_durations[t - u]
                        _step(
                            one,
                            two,
                            stay[t, a, d, k],
                            hold[t, a, k],
                            went[1 if a == _LAST_AGE else 0],
                            gone,
                            out,
                        )
                        _took_leave(gone, route[a, d, k], left[t])
                        _add(out, moved[t])
                        one, two = two, one
                    for s in range(_KINDS):
                        first, second, third, fourth = one[s, 0], one[s, 1], one[s, 2], one[s, 3]
                        held, classes, aged = stock[t, a, s, k], in_class[t, s], in_band[t, a]
                        for b in range(width):
                            here = first[b] + second[b] + third[b] + fourth[b]
                            held[b] += here
                            classes[b] += here
                            aged[b] += here
            for t in range(u, months):
                _scattered(
                    in_class[t],
                    in_band[t],
                    entries[k, u],
                    together[k],
                    by_class[t],
                    by_age[t],
                    total[t],
                )


@njit(cache=True)
def _scattered(in_class, in_band, came, together, by_class, by_age, total):
    """The variance of a month's arrivals: that of split Poisson counts, and of families."""
    for b in range(came.shape[0]):
        clump = together[b] / max(came[b], 1e-9)
        everybody = 0.0
        for s in range(in_class.shape[0]):
            by_class[s, b] += in_class[s, b] * (1 + clump * in_class[s, b])
            everybody += in_class[s, b]
        total[b] += everybody * (1 + clump * everybody)
        for a in range(in_band.shape[0]):
            by_age[a, b] += in_band[a, b] * (1 + clump * in_band[a, b])
