"""Marks on the board: what a proposal would do to a cell, or that a wish fits there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scse_desk.language import N_

PLACED, FROM, TO, DROPPED, FITS = "placed", "moved from", "moved to", "dropped", "fits"
KINDS: Mapping[str, tuple[str, str]] = {
    PLACED: (N_("new"), "green"),
    FROM: (N_("moves away"), "violet"),
    TO: (N_("moves here"), "violet"),
    DROPPED: (N_("taken off"), "red"),
    FITS: (N_("fits"), "accent"),
}
"""Kind -> its word and its tone."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is marked in the cell of a slot and a place of meeting.

    `wish_id` is the request it is about; `told` are more words in the window's language, such as
    where a meeting comes from.
    """

    kind: str
    wish_id: int
    told: str = ""


Marks = Mapping[tuple[int, int], Mark]
"""By ids of slot and place of meeting."""
