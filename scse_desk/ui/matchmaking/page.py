"""The page of matchmaking: the board, requests, participants, interpreters and rounds."""

from __future__ import annotations

from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking import follow_up, interpreter, participant, place, request
from scse_desk.ui.matchmaking import round as rounds
from scse_desk.ui.matchmaking.board_page import BoardPage
from scse_desk.ui.matchmaking.chosen import Chosen
from scse_desk.ui.sections import Section, SectionsPage


class MatchmakingPage(SectionsPage):
    """Sections that all show the chosen round."""

    def __init__(self, context: Context, chosen: Chosen) -> None:
        self.chosen = chosen
        chosen.read(context)
        super().__init__(context, N_("Matchmaking"), _sections(chosen))
        chosen.choose = self.choose_round
        context.changes.changed.connect(self._take_change)

    def choose_round(self, round_id: int) -> None:
        """Show another round everywhere."""
        if round_id != self.chosen.round_id:
            self.chosen.round_id = round_id
            self.make_anew()

    def _take_change(self, tables: frozenset[str]) -> None:
        if "matchmaking_round" in tables and self.chosen.read(self.context):
            self.make_anew(but="matchmaking_round")

    def open_record(self, kind: str, record_id: int) -> None:
        """Show a record, in its round."""
        round_id = request.round_of(self.context, kind, record_id)
        if round_id in self.chosen.names:
            self.choose_round(round_id)
        super().open_record(kind, record_id)

    def state(self) -> object:
        """The round too."""
        return self.chosen.round_id, super().state()

    def restore(self, state: object) -> None:
        """Back to the round and its section."""
        if isinstance(state, tuple) and state[0] in self.chosen.names:
            self.choose_round(state[0])
            super().restore(state[1])


def _sections(chosen: Chosen) -> tuple[Section, ...]:
    return (
        Section("board", N_("Board"), lambda page: BoardPage(page.context, page, chosen)),
        Section(
            "request",
            N_("Requests"),
            lambda page: request.area(page, chosen),
            frozenset({"meeting"}),
        ),
        Section("outcome", N_("Follow-ups"), lambda _page: follow_up.area(chosen)),
        Section("participant", N_("Participants"), lambda page: participant.area(page, chosen)),
        Section("interpreter", N_("Interpreters"), interpreter.area),
        Section("meeting_table", N_("Tables"), lambda page: place.area(page, chosen)),
        Section("matchmaking_round", N_("Rounds"), rounds.area),
    )


def build(context: Context) -> MatchmakingPage:
    """Make the page."""
    return MatchmakingPage(context, Chosen())
