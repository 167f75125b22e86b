"""Exhibitors, their booths, pavilions and solutions."""
