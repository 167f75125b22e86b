"""Why something does not fit, in a word or two: for a cell, or over a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scse_desk.domain import board as rules
from scse_desk.domain import board_limits, board_places, board_sides, board_voices
from scse_desk.language import N_, Message
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking import weighing

SHORT: Mapping[str, str] = {
    board_sides.IN_MEETING: N_("meeting"),
    board_sides.FULL: N_("full then"),
    board_sides.DAY_FULL: N_("day is full"),
    board_sides.REST: N_("rest"),
    board_sides.WALK: N_("too far"),
    board_sides.TOO_SHORT: N_("too short"),
    board_limits.OCCUPIED: N_("programme"),
    board_limits.AWAY: N_("away"),
    board_limits.ARRIVES: N_("not there yet"),
    board_limits.DEPARTS: N_("has left"),
    board_limits.ASLEEP: N_("night there"),
    board_limits.CLOSED: N_("closed"),
    board_limits.CLOSED_FOR: N_("closed"),
    board_limits.FEW_MEMBERS: N_("too few there"),
    board_limits.FEW_KNOWN: N_("too few there"),
    board_limits.FEWER_GROUPS: N_("full then"),
    board_places.TAKEN: N_("taken"),
    board_places.OTHER_TIMES: N_("other times"),
    board_places.OF_ANOTHER: N_("own place"),
    board_places.OWN_ONLY: N_("own place only"),
    board_places.ONLINE_ONLY: N_("online only"),
    board_places.NOT_ONLINE: N_("online place"),
    board_voices.OTHER_PAIR: N_("other languages"),
    board_voices.A_SIDE: N_("is a side"),
    board_voices.OFF_SHIFT: N_("off shift"),
    board_voices.TOO_LONG: N_("too long"),
    board_voices.RESTS: N_("rest"),
    rules.NO_VOICE: N_("no interpreter"),
    rules.NO_VOICE_NEAR: N_("no interpreter"),
    rules.NO_PAIR: N_("no interpreter"),
    weighing.NOT_A_SIDE: N_("not involved"),
    weighing.NO_TABLE: N_("no table free"),
    weighing.NOT_NEEDED: N_("not needed"),
}
"""Reason -> its words."""


def word(context: Context, reasons: Sequence[Message]) -> str:
    """The first reason in a word or two."""
    return context.text(SHORT.get(reasons[0].text, N_("refused"))) if reasons else ""
