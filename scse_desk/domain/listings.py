"""Every listing by its kind: what `scse-desk list` and the window can show as a table."""

from importlib import import_module

from scse_desk.domain.kinds import MODULES
from scse_desk.domain.listing import Listing
from scse_desk.language import N_
from scse_desk.refused import Refused


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
