"""The table of requests that may be placed and are not, and what stands in their way."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from scse_desk.domain import board_reading, records, unmet
from scse_desk.domain.board import Board
from scse_desk.domain.listing import Listing
from scse_desk.domain.requests import LISTING as REQUESTS
from scse_desk.language import N_, Language, Message
from scse_desk.store.models import Meeting, Request

ALIVE = ("open", "accepted")
_PLACED = select(Meeting.request_id).where(Meeting.slot_id.is_not(None))

LISTING = Listing(
    "unmet",
    N_("Unmet wishes"),
    Request,
    [column for column in REQUESTS.columns if column.key not in {"place", "starts_at"}],
    joins=REQUESTS.joins,
    edition=REQUESTS.edition,
    only=Request.status.in_(ALIVE) & Request.id.not_in(_PLACED),
    order=REQUESTS.order,
    also=[*REQUESTS.tables, "meeting"],
)


class Boards:
    """The boards of the rounds whose wishes are asked about, each read once."""

    def __init__(self, session: Session, words: Language) -> None:
        self._session = session
        self._words = words
        self._read: dict[int, tuple[Board, unmet.Reasons]] = {}

    def reasons(self, request_id: int) -> list[Message]:
        """What keeps a wish from every slot of its round, in few sentences."""
        round_id = records.find(self._session, Request, request_id).round_id
        if round_id not in self._read:
            board = board_reading.read(self._session, round_id, self._words.code)
            self._read[round_id] = board, unmet.reasons_of(board, self._words)
        board, reasons = self._read[round_id]
        return reasons(board.wishes[request_id])
