"""The chapter "Who our children are": every group, who comes more often, from where, carers there, what they say."""

from nearhome.pack.blocks import Page
from nearhome.pack.edition import Material
from nearhome.pack.who_they_are.carers_page import carers_page
from nearhome.pack.who_they_are.groups_page import groups_page
from nearhome.pack.who_they_are.origins_page import origins_page
from nearhome.pack.who_they_are.rates_page import rates_page
from nearhome.pack.who_they_are.voice_page import voice_page


def pages(material: Material) -> tuple[Page, ...]:
    """Its pages, in one fixed order. What cannot be told for want of a list says in a sentence which to bring.

    LeftOutError when a group of any breakdown is missing, or the groups do not make the total.
    """
    return (
        groups_page(material),
        rates_page(material),
        origins_page(material),
        carers_page(material),
        voice_page(material),
    )
