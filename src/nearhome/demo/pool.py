"""Everybody in the making, and those looked after now."""

from dataclasses import dataclass, field
from datetime import date

from nearhome.demo.births import Person
from nearhome.demo.parameters import Parameters
from nearhome.demo.plan import Stay


@dataclass
class Pool:
    """Everybody so far, and those looked after now."""

    parameters: Parameters
    scale: float
    seed: int
    people: list[Person] = field(default_factory=list)
    inside: list[Person] = field(default_factory=list)

    def scaled(self, count: float) -> int:
        """A yearly number at this size of authority."""
        return round(count * self.scale)

    def add(self, entry: date, births: tuple[date, date], band: int, *, separated: bool) -> Person:
        """Somebody new who comes on a day, born in a span, of an age group (a place in `BANDS`)."""
        person = Person(len(self.people) + 1, separated, *births, band)
        self.people.append(person)
        return self.enter(person, entry)

    def enter(self, person: Person, entry: date) -> Person:
        """A stay begins."""
        person.stays.append(Stay(entry, entry, "stay"))
        self.inside.append(person)
        return person

    def leave(self, person: Person, on: date, route: str, reason: str = "") -> None:
        """A stay ends by a route, with the return's reason where that is settled too."""
        stay = person.stays[-1]
        stay.ceased = stay.planned = on
        stay.route, stay.reason = route, reason
        self.inside.remove(person)
