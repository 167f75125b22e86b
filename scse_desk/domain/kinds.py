"""The kinds of record that are listed, by name alone: help must not load the store."""

from collections.abc import Mapping

MODULES: Mapping[str, str] = {
    "series": "series",
    "editions": "editions",
    "venues": "venues",
    "statistics": "figures",
    "claims": "claims",
    "exhibitors": "exhibitors",
    "booths": "booths",
    "pavilions": "pavilions",
    "solutions": "solutions",
    "delegations": "delegations",
    "members": "members",
    "people": "people",
    "organisations": "organisations",
    "attendees": "attendees",
    "programme": "programme",
    "rounds": "rounds",
    "requests": "requests",
    "meetings": "meetings",
    "interpreters": "interpreters",
    "agreements": "agreements",
    "documents": "sources",
    "changes": "changes",
}
"""Kind -> module of this package that has it as `LISTING`, in the order of help."""
