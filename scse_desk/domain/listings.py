"""Every listing by its kind: what `scse-desk list` and the window can show as a table."""

from collections.abc import Mapping
from importlib import import_module

from scse_desk.domain.listing import Listing
from scse_desk.language import N_
from scse_desk.refused import Refused

MODULES: Mapping[str, str] = {
    "series": "series",
    "editions": "editions",
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
