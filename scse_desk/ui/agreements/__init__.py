"""Agreements: who signed what with whom."""
