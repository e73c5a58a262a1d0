"""The files of a forecast: rows, and everything that it was made from."""

import json

from nearhome.forecast.parameters import Parameters
from nearhome.forecast.results import Forecast
from nearhome.journeys.listing import Listing
from nearhome.journeys.listing_csv import csv_text
from nearhome.vocabulary.shipped import shipped_rows


def forecast_files(found: Forecast, rows: Listing, scores: Listing) -> dict[str, bytes]:
    """The content of each file by its name."""
    return {
        "forecast.csv": csv_text(rows).encode(),
        "backtest.csv": csv_text(scores).encode(),
        "forecast.json": _told(found).encode(),
        "assumptions.csv": csv_text(_assumptions()).encode(),
        "parameters.schema.json": _json(Parameters.model_json_schema()).encode(),
    }


def _told(found: Forecast) -> str:
    return _json(
        {
            "as_at": found.on.isoformat(),
            "parameters": dict(found.parameters),
            "snapshot": found.data,
            "version": found.version,
            "said": list(found.said),
        }
    )


def _assumptions() -> Listing:
    rows = shipped_rows("nearhome.forecast", "assumptions.csv")
    return Listing(tuple(rows[0]), tuple(tuple(row.values()) for row in rows))


def _json(value: object) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"
