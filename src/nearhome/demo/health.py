"""The yearly health outcomes (OC2): as many children with each as were published."""

from collections.abc import Sequence

from nearhome.demo.chance import Chance
from nearhome.demo.figures import figures
from nearhome.demo.parameters import Health, Parameters
from nearhome.demo.plan import Child
from nearhome.demo.quotas import drawn
from nearhome.vocabulary.ages import age_on
from nearhome.vocabulary.periods import year_end, year_start

FLAGS = {
    "HEALTH_ASSESSMENT": ("H02", 0, 17),
    "TEETH_CHECK": ("H03", 0, 17),
    "IMMUNISATIONS": ("H04", 0, 17),
    "HEALTH_CHECK": ("H02-development", 0, 4),
    "CONVICTED": ("I13", 10, 17),
}
"""The measure of each flag, and the ages it is of."""
MISUSE_FROM, SDQ_AGES = 12, (5, 16)
NORMAL, BORDERLINE, CONCERN = (0, 13), (14, 16), (17, 36)
"""The lowest and highest scores of each kind."""


def health(
    parameters: Parameters, seed: int, scale: float, children: Sequence[Child], last_year: int
) -> None:
    """Gives every child its OC2 row of every year at whose end it had been looked after for a year."""
    for year in range(parameters.first_year, last_year + 1):
        chance = Chance(seed, year, 70)
        those = [child for child in children if twelve_months(child, year)]
        for child in those:
            child.health[year] = {}
        ages = {child.number: age_on(child.born, year_end(year)) for child in those}
        for flag, (code, low, high) in FLAGS.items():
            asked = [child for child in those if low <= ages[child.number] <= high]
            give(chance, asked, year, flag, share(parameters.health, code, year))
        misuse(parameters.health, chance, scale, those, ages, year)
        scores(parameters.health, chance, those, ages, year)


def twelve_months(child: Child, year: int) -> bool:
    """Whether a stay covers the whole year and 31 March, short breaks apart."""
    first, last = year_start(year), year_end(year)
    return any(
        not stay.short_breaks
        and stay.entry <= first
        and (stay.ceased is None or stay.ceased > last)
        for stay in child.stays
    )


def share(rules: Health, code: str, year: int) -> float:
    """A published percentage as a share; of the parameters where it was suppressed or there was none."""
    figure = figures().get((year, code, "", ""))
    if figure and figure.percent is not None:
        return figure.percent / 100
    table = rules.shares[code]
    return table.get(str(year), table["other"])


def give(
    chance: Chance, asked: Sequence[Child], year: int, flag: str, wanted: float
) -> list[Child]:
    """Marks a share of the children with a flag, the others without; those marked."""
    chosen = drawn(chance, asked, [1.0] * len(asked), round(wanted * len(asked)))
    marked = {child.number for child in chosen}
    for child in asked:
        child.health[year][flag] = "1" if child.number in marked else "0"
    return chosen


def misuse(
    rules: Health,
    chance: Chance,
    scale: float,
    those: Sequence[Child],
    ages: dict[int, int],
    year: int,
) -> None:
    """Who has a problem with alcohol or drugs, who had help with it, and who was offered it in vain."""
    for child in those:
        child.health[year]["SUBSTANCE_MISUSE"] = "0"
    older = [child for child in those if ages[child.number] >= MISUSE_FROM]

    def part(code: str, of: Sequence[Child], among: Sequence[Child]) -> float:
        """So few that the published number is meant, where there is one, and not its share."""
        figure = figures().get((year, code, "", ""))
        number = share(rules, code, year) * len(of)
        if figure and figure.count is not None:
            number = figure.count * scale
        return min(1.0, number / max(1, len(among)))

    found = give(chance, older, year, "SUBSTANCE_MISUSE", part("H08", those, older))
    helped = give(chance, found, year, "INTERVENTION_RECEIVED", part("H08-received", found, found))
    others = [child for child in found if child not in helped]
    give(chance, others, year, "INTERVENTION_OFFERED", part("H08-offered", found, others))


def scores(
    rules: Health, chance: Chance, those: Sequence[Child], ages: dict[int, int], year: int
) -> None:
    """The questionnaires that came back and their scores, and why the others did not."""
    low, high = SDQ_AGES
    asked = [child for child in those if low <= ages[child.number] <= high]
    count = round(share(rules, "H05", year) * len(asked))
    returned = drawn(chance, asked, [1.0] * len(asked), count)
    figure = figures().get((year, "H06", "", ""))
    mean = figure.count if figure and figure.count else rules.shares["H06"]["other"]
    found = drawn_scores(chance, count, share(rules, "H06-concern", year), mean)
    given = {child.number for child in returned}
    for child, score in zip(returned, found, strict=True):
        child.health[year]["SDQ_SCORE"] = str(score)
    for child in those:
        age = ages[child.number]
        if age == 17:
            child.health[year]["SDQ_REASON"] = "SDQ1"
        elif age == 4 and chance.yes(share(rules, "H05", year)):
            child.health[year]["SDQ_SCORE"] = str(chance.whole(2, 24))
        elif 4 <= age <= 16 and child.number not in given:
            child.health[year]["SDQ_REASON"] = chance.pick(rules.reasons)


def drawn_scores(chance: Chance, count: int, concern: float, mean: float) -> list[int]:
    """Scores of which a share is of concern and which have a mean."""
    high = round(concern * count)
    middle = round(0.12 * count)
    kinds = [CONCERN] * high + [BORDERLINE] * middle + [NORMAL] * max(0, count - high - middle)
    found = [min(top, max(low, round(chance.whole(low, top)))) for low, top in kinds[:count]]
    found = [min(n, 17 + (n - 17) // 2 * 2) if n > 30 else n for n in found]
    off = round(mean * count) - sum(found)
    step = 1 if off > 0 else -1
    for _ in range(40 * count):
        if off == 0:
            break
        place = chance.whole(0, count - 1)
        low, top = kinds[place]
        if low <= found[place] + step <= top:
            found[place] += step
            off -= step
    return chance.shuffled(found)
