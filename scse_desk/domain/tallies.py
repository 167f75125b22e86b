"""What our own records of an edition come to at this moment: counted, never expected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from scse_desk.domain import delegations, exhibitors, requests
from scse_desk.language import N_
from scse_desk.store.models import (
    BoothAssignment,
    Delegation,
    DelegationMember,
    Exhibitor,
    MatchmakingRound,
    Meeting,
    Request,
)


@dataclass(frozen=True)
class Part:
    """How many of the records are in a state: its marked word and its tone."""

    code: str
    word: str
    tone: str
    count: int


@dataclass(frozen=True)
class Tally:
    """Records of one kind counted by state. `title` is marked, `page` is where they are kept.

    `among` says what of them is counted besides (the members of all delegations, say), a marked
    message with `{number}`.
    """

    key: str
    title: str
    page: str
    parts: Sequence[Part]
    among: tuple[str, int] | None = None

    @property
    def total(self) -> int:
        """All of them."""
        return sum(part.count for part in self.parts)


def of_edition(session: Session, edition_id: int) -> list[Tally]:
    """The tallies of an edition that has any records to count, in the order of the navigation."""
    found = (
        _exhibitors(session, edition_id),
        _delegations(session, edition_id),
        _requests(session, edition_id),
    )
    return [tally for tally in found if tally.total]


def _exhibitors(session: Session, edition_id: int) -> Tally:
    """Represented organisations are not counted (UFI)."""
    counted = Exhibitor.kind.in_(("main", "co_exhibitor"))
    mine = (Exhibitor.edition_id == edition_id) & counted
    by_stage = select(Exhibitor.stage, func.count()).where(mine).group_by(Exhibitor.stage)
    booths = (
        select(func.count())
        .select_from(BoothAssignment)
        .join(Exhibitor, Exhibitor.id == BoothAssignment.exhibitor_id)
        .where(Exhibitor.edition_id == edition_id)
    )
    return Tally(
        "exhibitors",
        N_("Exhibitors by stage"),
        "exhibitors",
        _parts(session, by_stage, exhibitors.STAGES, exhibitors.STAGE_TONES),
        (N_("Booths assigned: {number}"), session.scalar(booths) or 0),
    )


def _delegations(session: Session, edition_id: int) -> Tally:
    mine = Delegation.edition_id == edition_id
    by_status = select(Delegation.status, func.count()).where(mine).group_by(Delegation.status)
    members = (
        select(func.count())
        .select_from(DelegationMember)
        .join(Delegation, Delegation.id == DelegationMember.delegation_id)
        .where(mine)
    )
    return Tally(
        "delegations",
        N_("Delegations by status"),
        "delegations",
        _parts(session, by_status, delegations.STATUSES, delegations.STATUS_TONES),
        (N_("Members: {number}"), session.scalar(members) or 0),
    )


def _requests(session: Session, edition_id: int) -> Tally:
    """Requests that still stand, by whether a meeting has been placed for them."""
    rounds = select(MatchmakingRound.id).where(MatchmakingRound.edition_id == edition_id)
    meetings = select(Meeting.request_id).where(Meeting.slot_id.is_not(None))
    placed = Request.id.in_(meetings)
    stand = Request.status.in_(("open", "accepted"))
    by_place = (
        select(placed, func.count()).where(Request.round_id.in_(rounds), stand).group_by(placed)
    )
    counts: dict[bool, int] = dict(session.execute(by_place).all())
    parts = [
        Part(code, requests.PLACES[code], requests.PLACE_TONES[code], counts.get(state, 0))
        for code, state in (("placed", True), ("waiting", False))
    ]
    return Tally("requests", N_("Meetings placed of requests"), "matchmaking", parts)


def _parts(
    session: Session,
    statement: Select[str, int],
    words: Mapping[str, str],
    tones: Mapping[str, str],
) -> list[Part]:
    counts: dict[str, int] = dict(session.execute(statement).all())
    return [
        Part(code, word, tones.get(code, "neutral"), counts[code])
        for code, word in words.items()
        if code in counts
    ]
