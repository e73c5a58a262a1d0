"""The chapter "Where children live": maps of where they came from and live now, homes, and how far away."""

from dataclasses import replace

from nearhome.pack.blocks import Page
from nearhome.pack.edition import Material
from nearhome.pack.where.distance_beside import beside_page
from nearhome.pack.where.distance_far import far_page
from nearhome.pack.where.distance_others import others_page
from nearhome.pack.where.distance_spread import spread_page
from nearhome.pack.where.homes_page import homes_page
from nearhome.pack.where.maps import map_pages


def pages(material: Material) -> tuple[Page, ...]:
    """Its pages: none of the maps without areas, none of the homes without a list of them."""
    return (
        *map_pages(material),
        *homes_page(material),
        spread_page(material),
        replace(far_page(material), joins=True),
        beside_page(material),
        replace(others_page(material), joins=True),
    )
