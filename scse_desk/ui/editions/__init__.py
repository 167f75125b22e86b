"""Editions with all that belongs to them; figures, claims, series and venues."""
