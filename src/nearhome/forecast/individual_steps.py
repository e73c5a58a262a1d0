"""The individual engine's month steps, compiled; types are told by numba when it compiles."""

import numpy as np
from numba import njit

from nearhome.forecast.chance import (
    AGE,
    DESTINATION,
    FAMILIES,
    FIRST_HOME,
    HALF_MONTH,
    LEAVES_OR_MOVES,
    PRICE,
    ROUTE,
    SIBLINGS,
    geometric,
    normal,
    poisson,
    replicate_base,
    uniform,
)
from nearhome.forecast.states import AGE_BANDS, CLASSES, NEWNESS_FROM, ROUTES

_AGES, _KINDS, _NEW, _ROUTES = len(AGE_BANDS), len(CLASSES), len(NEWNESS_FROM), len(ROUTES)
ARRIVING = 1 << 20
"""Keys of those who come begin here, a month and a stream apart: no two children share a key."""


@njit(cache=True, nogil=True)
def replicates_of(
    seed, draw, draws, replicates, leaving, moving, went, began_in, entry_ages, entries, together,
    pace_leaving, pace_moving, kind, stream, adult_step, newness, ages, durations, keys, bands, entry_durations,
    most, instead, log_mean, log_spread, by_class, by_age, by_stream, left, moved, came, unmet, weekly,
):  # fmt: skip
    """Plays the replicates of one draw into the last arrays, replicates first."""
    months = entries.shape[1]
    total = leaving.sum(axis=4)
    stay, leave = _chances(total, moving, pace_leaving, pace_moving)
    half = np.exp(-0.5 * np.expand_dims(total[:, 0], 0) * pace_leaving.reshape(months, 1, 1, 1))
    for r in range(draw, replicates, draws):
        _replicate(
            replicate_base(seed, r), stay, leave, half, leaving, total, went, began_in, entry_ages, entries, together,
            kind, stream, adult_step, newness, ages, durations, keys, bands, entry_durations,
            most, instead, log_mean, log_spread,
            by_class[r], by_age[r], by_stream[r], left[r], moved[r], came[r], unmet[r], weekly[r],
        )  # fmt: skip


@njit(cache=True, nogil=True)
def _chances(total, moving, pace_leaving, pace_moving):
    """By month and cell (age, duration, class, stream, newness): the chance of neither leaving nor moving, taken from
    one, and the chance of leaving (without newness)."""
    months = pace_leaving.shape[0]
    ages, spans, kinds, streams = total.shape
    new = moving.shape[2]
    happens = np.empty((months, ages, spans, kinds, streams, new), dtype=np.float32)
    leave = np.empty((months, ages, spans, kinds, streams), dtype=np.float32)
    for t in range(months):
        for a in range(ages):
            for s in range(kinds):
                for k in range(streams):
                    for d in range(spans):
                        rate = total[a, d, s, k] * pace_leaving[t]
                        leave[t, a, d, s, k] = 1 - np.exp(-rate)
                        for n in range(new):
                            happens[t, a, d, s, k, n] = 1 - np.exp(
                                -rate - moving[a, s, n, k] * pace_moving[t]
                            )
    return happens, leave


@njit(cache=True, nogil=True)
def _picked(u, running):
    """The first place whose running sum is above a number."""
    at = 0
    while running[at] <= u:
        at += 1
    return at


@njit(cache=True, nogil=True)
def _route(u, rates, total):
    so_far, route = 0.0, 0
    for each in range(rates.shape[0]):
        so_far += rates[each]
        route = each
        if u * total < so_far:
            break
    return route


@njit(cache=True, nogil=True)
def _placed(wanted, t, held, most, instead):
    """The class where a child finds a place: the one needed, or the first of its list with room."""
    if most[wanted, t] < 0 or held[wanted] < most[wanted, t]:
        return wanted
    for n in range(instead.shape[1]):
        other = instead[wanted, n]
        if other < 0:
            break
        if most[other, t] < 0 or held[other] < most[other, t]:
            return other
    return wanted


@njit(cache=True, nogil=True)
def _price(base, key, number, s, log_mean, log_spread):
    if log_mean[s] == -np.inf:
        return 0.0
    return np.exp(log_mean[s] + log_spread[s] * normal(uniform(base, key, number, PRICE)))


@njit(cache=True, nogil=True)
def _replicate(
    base, happens, leave, half, leaving, total, went, began_in, entry_ages, entries, together,
    kind, stream, adult_step, newness, ages, durations, keys, bands, entry_durations,
    most, instead, log_mean, log_spread, by_class, by_age, by_stream, left, moved, came, unmet, weekly,
):  # fmt: skip
    months, known = entries.shape[1], kind.shape[0]
    room = known + 64
    row, since, key = np.empty(room, np.int32), np.empty(room, np.int32), np.empty(room, np.int64)
    at, new, of = np.empty(room, np.int8), np.empty(room, np.int8), np.empty(room, np.int8)
    price = np.empty(room, np.float64)
    held = np.zeros(_KINDS, np.int64)
    here = 0
    for i in range(known):
        row[here], since[here], key[here] = i, 0, keys[i]
        at[here], new[here], of[here] = kind[i], newness[i], stream[i]
        price[here] = _price(base, keys[i], 0, kind[i], log_mean, log_spread)
        held[kind[i]] += 1
        here += 1
    for t in range(months):
        # Who leaves, then who moves: a place that is left is free in the same month.
        n, last = 0, here
        while n < last:
            i, k, s = row[n], of[n], at[n]
            if i >= 0:
                gone = t >= adult_step[i] - 1
                a, d = ages[i, t], durations[i, t]
            else:
                step = t - since[n]
                a, d = bands[-1 - i, step], entry_durations[step]
                gone = a < 0
            if gone:
                left[t, _ROUTES] += 1
            else:
                u = uniform(base, key[n], t, LEAVES_OR_MOVES)
                if u >= happens[t, a, d, s, k, new[n]]:
                    if new[n] < _NEW - 1:
                        new[n] += 1
                elif u < leave[t, a, d, s, k]:
                    left[
                        t,
                        _route(
                            uniform(base, key[n], t, ROUTE), leaving[a, d, s, k], total[a, d, s, k]
                        ),
                    ] += 1
                    gone = True
                else:
                    # Marked: moves when all who leave have left.
                    new[n] = -1 - (1 if a == _AGES - 1 else 0)
            if gone:
                held[s] -= 1
                last -= 1
                row[n], since[n], key[n], price[n] = row[last], since[last], key[last], price[last]
                at[n], new[n], of[n] = at[last], new[last], of[last]
            else:
                n += 1
        here = last
        for n in range(here):
            if new[n] < 0:
                s, old = at[n], -1 - new[n]
                wanted = _picked(uniform(base, key[n], t, DESTINATION), went[old, s])
                held[s] -= 1
                to = _placed(wanted, t, held, most, instead)
                held[to] += 1
                unmet[t] += to != wanted
                moved[t] += 1
                at[n], new[n] = to, 0
                price[n] = _price(base, key[n], t + 1, to, log_mean, log_spread)
        for k in range(entries.shape[0]):
            family = 1 + together[k] / 2
            families = poisson(uniform(base, ARRIVING + k, t, FAMILIES), entries[k, t] / family)
            child = 0
            for each in range(families):
                siblings = geometric(
                    uniform(base, ARRIVING * (2 + k) + each, t, SIBLINGS), together[k]
                )
                for _ in range(siblings):
                    own = ARRIVING * (16 + months * k + t) + child
                    child += 1
                    came[t] += 1
                    e = _picked(uniform(base, own, t, AGE), entry_ages[k])
                    a = bands[e, 0]
                    wanted = _picked(uniform(base, own, t, FIRST_HOME), began_in[k, a])
                    u = uniform(base, own, t, HALF_MONTH)
                    if u >= half[t, a, wanted, k]:
                        route = _route(
                            uniform(base, own, t, ROUTE),
                            leaving[a, 0, wanted, k],
                            total[a, 0, wanted, k],
                        )
                        left[t, route] += 1
                        continue
                    to = _placed(wanted, t, held, most, instead)
                    held[to] += 1
                    unmet[t] += to != wanted
                    if here == room:
                        room *= 2
                        row, since, key = (
                            _longer(row, room),
                            _longer(since, room),
                            _longer(key, room),
                        )
                        at, new, of = _longer(at, room), _longer(new, room), _longer(of, room)
                        price = _longer(price, room)
                    row[here], since[here], key[here] = -1 - e, t, own
                    at[here], new[here], of[here] = to, 0, k
                    price[here] = _price(base, own, t, to, log_mean, log_spread)
                    here += 1
        for n in range(here):
            i = row[n]
            if i >= 0:
                a = ages[i, min(t + 1, months - 1)]
            else:
                a = bands[-1 - i, t - since[n]]
            by_age[t, a] += 1
            by_stream[t, of[n]] += 1
            by_class[t, at[n]] += 1
            weekly[t, at[n]] += price[n]


@njit(cache=True, nogil=True)
def _longer(table, room):
    found = np.empty(room, table.dtype)
    found[: table.shape[0]] = table
    return found
