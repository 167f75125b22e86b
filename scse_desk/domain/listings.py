"""Every listing by its kind: what `scse-desk list` and the window can show as a table.

The kinds are known by name alone, since help must not load the store.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from scse_desk.language import N_
from scse_desk.refused import Refused

if TYPE_CHECKING:
    from scse_desk.domain.listing import Listing

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
    "tables": "tables",
    "participants": "participants",
    "requests": "requests",
    "unmet": "unmet_requests",
    "meetings": "meetings",
    "outcomes": "outcomes",
    "follow-ups": "follow_ups",
    "interpreters": "interpreters",
    "agreements": "agreements",
    "documents": "sources",
    "changes": "changes",
}
"""Kind -> module of this package that has it as `LISTING`, in the order of help."""


class NoSuchKind(Refused):
    """There is no table of that kind."""


def listing(kind: str) -> Listing:
    """The listing of a kind."""
    if kind not in MODULES:
        raise NoSuchKind(
            N_("There is no list of “{kind}”. Choose one of {kinds}."),
            kind=kind,
            kinds=", ".join(MODULES),
        )
    found: Listing = import_module(f"scse_desk.domain.{MODULES[kind]}").LISTING
    return found
