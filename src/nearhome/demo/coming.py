"""On which days children come: by month and weekday, separated children mostly in the autumn."""

from datetime import date

from nearhome.demo.chance import Chance
from nearhome.demo.parameters import Parameters


def entry_day(parameters: Parameters, chance: Chance, first: date, last: date) -> date:
    """A day of entry in a span, by month and weekday; the quiet months have fewer."""
    entries = parameters.entries
    highest = max(entries.months) * max(entries.weekdays)
    while True:
        day = chance.day(first, last)
        weight = entries.months[(day.month - 4) % 12] * entries.weekdays[day.weekday()]
        if day.replace(day=1) in entries.quiet_months:
            weight *= entries.quiet
        if chance.yes(weight / highest):
            return day


def separated_day(parameters: Parameters, chance: Chance, first: date, last: date) -> date:
    """A day on which a separated child arrives: most in the autumn."""
    months = parameters.entries.separated_months
    while True:
        day = chance.day(first, last)
        if chance.yes(months[(day.month - 4) % 12] / max(months)):
            return day
