"""The table of requests that may be placed and are not."""

from sqlalchemy import select

from scse_desk.domain.listing import Listing
from scse_desk.domain.requests import LISTING as REQUESTS
from scse_desk.language import N_
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
