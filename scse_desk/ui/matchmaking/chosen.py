"""The round that all pages of matchmaking show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtWidgets import QMenu, QPushButton

from scse_desk.domain import rounds
from scse_desk.domain.listing import Listing
from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.widgets import button

READ = frozenset(
    {
        "matchmaking_round",
        "slot",
        "meeting_table",
        "participant",
        "request",
        "meeting",
        "interpreter",
        "shift",
        "unavailability",
        "programme_item",
        "programme_participant",
        "delegation",
        "delegation_member",
        "organisation",
        "person",
    }
)
"""Tables the board is read from."""


@dataclass
class Chosen:
    """The rounds of the edition by id with their names, and the one chosen; None without any."""

    names: dict[int, str] = field(default_factory=dict)
    round_id: int | None = None
    choose: Callable[[int], object] = lambda _round_id: None

    def read(self, context: Context) -> bool:
        """Read the rounds; True if another one is chosen now, or one is called otherwise."""
        before = (dict(self.names), self.round_id)
        with context.store.read() as session:
            found = rounds.of_edition(session, context.edition_id)
            self.names = {each.id: context.language.name_of(each) for each in found}
        if self.round_id not in self.names:
            self.round_id = next(iter(self.names), None)
        return before != (self.names, self.round_id)


def round_button(context: Context, chosen: Chosen) -> QPushButton | None:
    """The button that chooses among rounds; None where there is no choice."""
    if len(chosen.names) < 2 or chosen.round_id is None:  # noqa: PLR2004 - a choice takes two
        return None
    made = button(
        context.theme,
        chosen.names[chosen.round_id],
        picture="chevron-down",
        tip=context.text(N_("Round")),
    )
    menu = QMenu(made)
    for round_id, name in chosen.names.items():
        entry = menu.addAction(name.replace("&", "&&"))
        entry.setCheckable(True)
        entry.setChecked(round_id == chosen.round_id)
        entry.triggered.connect(lambda _=False, key=round_id: chosen.choose(key))
    made.setMenu(menu)
    return made


def tables_of(chosen: Chosen, listing: Listing) -> Listing:
    """A listing, narrowed to the chosen round where there are several."""
    if len(chosen.names) < 2 or chosen.round_id is None:  # noqa: PLR2004 - a choice takes two
        return listing
    return rounds.narrowed(listing, chosen.round_id)
