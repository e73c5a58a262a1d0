"""The names under which results of distance stand, and what a page calls them."""

OVER, STAY, STANDING = "over_miles", "stay", "standing"
"""Breakdowns of an edition: over so many miles; how long with the same carers; who should stay far away."""

THRESHOLDS = (5, 10, 15, 20, 30, 50, 100)
"""Miles that a reader may choose from, where no child is given away."""


def over_miles(miles: float) -> str:
    """The group of a threshold: over 20 miles."""
    return f"over {miles:g} miles"
