"""One draw of the analytic engine again, child by child and month by month in plain Python, straight from its words."""

from math import exp

from nearhome.forecast.draws import ENTRY_MONTHS, Draws, Here, entry_steps
from nearhome.forecast.states import AGE_BANDS, CLASSES, ROUTES, STREAMS

LAST = len(AGE_BANDS) - 1


class Slowly:
    """Means by (month, age band, class), variances of the total, and what left and moved, of one draw."""

    def __init__(self, draws: Draws, children: Here, draw: int) -> None:
        self.d, self.m = draws, draw
        self.stock: dict[tuple[int, int, int], float] = {}
        self.total = [0.0] * draws.months
        self.by_class = [[0.0] * len(CLASSES) for _ in range(draws.months)]
        self.left = [[0.0] * (len(ROUTES) + 1) for _ in range(draws.months)]
        self.moved = [0.0] * draws.months
        for child in range(len(children)):
            self._child(children, child)
        for stream in range(len(STREAMS)):
            for month in range(draws.months):
                self._month_of_entries(stream, month)

    def _leaves(
        self, age: int, span: int, kind: int, stream: int, month: int, part: float
    ) -> list[float]:
        """The chance of leaving by each route in a part of a month."""
        table = self.d.leaving[self.m]
        rates = [
            {
                0: lambda r: table[age, 0, kind, stream, r],
                1: lambda r: (table[age, 0, kind, stream, r] + table[age, 1, kind, stream, r]) / 2,
            }.get(span, lambda r: table[age, span - 1, kind, stream, r])(r)
            for r in range(len(ROUTES))
        ]
        whole = sum(rates)
        chance = 1 - exp(-whole * self.d.pace_leaving[self.m, month] * part)
        return [chance * rate / whole for rate in rates]

    def _a_month(self, p: dict, age: int, span: int, stream: int, month: int) -> dict:  # type: ignore[type-arg]
        after: dict[tuple[int, int], float] = {}
        for (kind, new), held in p.items():
            leaves = self._leaves(age, span, kind, stream, month, 1.0)
            for route, chance in enumerate(leaves):
                self.left[month][route] += held * chance
            kept = held * (1 - sum(leaves))
            rate = self.d.moving[self.m, age, kind, new, stream] * self.d.pace_moving[self.m, month]
            moves = kept * (1 - exp(-rate))
            self.moved[month] += moves
            stays = (kind, min(new + 1, 3))
            after[stays] = after.get(stays, 0.0) + kept - moves
            for to in range(len(CLASSES)):
                share = self.d.went[self.m, int(age == LAST), kind, to]
                after[to, 0] = after.get((to, 0), 0.0) + moves * share
        return after

    def _held(self, p: dict, month: int, age: int) -> list[float]:  # type: ignore[type-arg]
        by = [sum(held for (kind, _), held in p.items() if kind == k) for k in range(len(CLASSES))]
        for kind, held in enumerate(by):
            at = (month, age, kind)
            self.stock[at] = self.stock.get(at, 0.0) + held
        return by

    def _child(self, children: Here, child: int) -> None:
        p = {(int(children.kind[child]), int(children.newness[child])): 1.0}
        stream = int(children.stream[child])
        for month in range(self.d.months):
            if month >= children.adult_step[child] - 1:
                self.left[month][-1] += sum(p.values())
                return
            age, span = int(children.ages[child, month]), int(children.durations[child, month])
            p = self._a_month(p, age, span, stream, month)
            end = int(children.ages[child, min(month + 1, self.d.months - 1)])
            by = self._held(p, month, end)
            here = sum(by)
            self.total[month] += here * (1 - here)
            for kind, held in enumerate(by):
                self.by_class[month][kind] += held * (1 - held)

    def _month_of_entries(self, stream: int, came_in: int) -> None:
        bands, spans = entry_steps(self.d.months)
        expected = self.d.entries[self.m, stream, came_in]
        together = [[0.0] * len(CLASSES) for _ in range(self.d.months)]
        for entry in range(len(ENTRY_MONTHS)):
            age = int(bands[entry, 0])
            came = expected * self.d.entry_ages[self.m, stream, entry]
            p = {}
            for kind in range(len(CLASSES)):
                first = came * self.d.began_in[self.m, stream, age, kind]
                leaves = self._leaves(age, 0, kind, stream, came_in, 0.5)
                for route, chance in enumerate(leaves):
                    self.left[came_in][route] += first * chance
                p[kind, 0] = first * (1 - sum(leaves))
            for month in range(came_in, self.d.months):
                age = int(bands[entry, month - came_in])
                if month > came_in:
                    if age < 0:
                        self.left[month][-1] += sum(p.values())
                        break
                    p = self._a_month(p, age, int(spans[month - came_in]), stream, month)
                for kind, held in enumerate(self._held(p, month, age)):
                    together[month][kind] += held
        clump = self.d.together[self.m, stream] / expected
        for month, by in enumerate(together):
            self.total[month] += sum(by) + clump * sum(by) ** 2
            for kind, held in enumerate(by):
                self.by_class[month][kind] += held + clump * held**2
