"""Longitude and latitude as grid metres, against the Ordnance Survey's own published values."""

import csv
from pathlib import Path

import numpy as np

from nearhome.returns.areas.grid import projected, to_grid

POINTS = Path(__file__).with_name("os_test_points.csv")
"""The forty points of the Survey's OSTN15 developer pack: degrees on ETRS89, metres on the National Grid.

Contains OS data © Crown copyright and database rights 2016."""


def degrees(whole, minutes, seconds):
    return np.array([np.radians(whole + minutes / 60 + seconds / 3600)])


def test_the_projection_is_the_worked_example_of_the_guide():
    """Annex C of the guide: 52°39'27.2531"N 1°43'4.5177"E on Airy is E 651409.903, N 313177.270."""
    east, north = projected(degrees(1, 43, 4.5177), degrees(52, 39, 27.2531))
    assert abs(east[0] - 651_409.903) < 0.001
    assert abs(north[0] - 313_177.270) < 0.001


def test_every_point_of_the_survey_is_within_five_metres():
    with POINTS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 40

    def column(name):
        return np.array([float(row[name]) for row in rows])

    east, north = to_grid(column("longitude"), column("latitude"))
    away = np.hypot(east - column("easting"), north - column("northing"))
    assert away.max() < 5
    assert away.mean() < 2
