"""Limits that words state and cohorts are counted by."""

COSTS_MOST = 7000
"""Pounds a week from which a home is among those that cost most."""
