"""Delegations: who comes, in which order, and what they do hour by hour."""
