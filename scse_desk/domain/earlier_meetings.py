"""What came of earlier meetings of the same organisations, in other rounds and editions."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from scse_desk.store.models import (
    Delegation,
    Edition,
    Exhibitor,
    MatchmakingRound,
    Meeting,
    Outcome,
    Participant,
    Registration,
    Request,
    Series,
)


@dataclass(frozen=True, slots=True)
class Met:
    """What came of an earlier meeting: edition, ratings, whether held, the agreement."""

    edition: str
    held: bool
    ratings: tuple[int, ...]
    agreed: bool


def of_organisation(
    session: Session, organisation_id: int | None, but_round: int
) -> Mapping[int, Sequence[Met]]:
    """What came of the meetings of an organisation in all rounds but one, by the other one."""
    if organisation_id is None:
        return {}
    sides = [_party(), _party()]
    statement = (
        select(
            *(side.organisation.label(f"organisation_{at}") for at, side in enumerate(sides)),
            Series.code,
            Edition.year,
            Meeting.status,
            Outcome.first_rating,
            Outcome.second_rating,
            Outcome.agreement_id,
        )
        .select_from(Request)
        .join(Meeting, Meeting.request_id == Request.id)
        .join(MatchmakingRound, MatchmakingRound.id == Request.round_id)
        .join(Edition, Edition.id == MatchmakingRound.edition_id)
        .join(Series, Series.id == Edition.series_id)
        .outerjoin(Outcome, Outcome.meeting_id == Meeting.id)
    )
    for side, column in zip(sides, (Request.first_id, Request.second_id), strict=True):
        statement = statement.join(side.participant, side.participant.id == column)
        for target, on in side.joins:
            statement = statement.outerjoin(target, on)
    statement = statement.where(
        Request.round_id != but_round,
        Meeting.status.in_(("held", "no_show")),
        or_(*(side.organisation == organisation_id for side in sides)),
    ).order_by(Edition.year, Request.id)
    found: dict[int, list[Met]] = defaultdict(list)
    for row in session.execute(statement):
        others = {row.organisation_0, row.organisation_1} - {organisation_id, None}
        for other in others:
            found[other].append(_met(row))
    return found


def _met(row: Any) -> Met:
    ratings = (row.first_rating, row.second_rating)
    return Met(
        f"{row.code} {row.year}",
        row.status == "held",
        tuple(rating for rating in ratings if rating is not None),
        row.agreement_id is not None,
    )


@dataclass(frozen=True)
class _Party:
    """The tables that tell of which organisation a participant is."""

    participant: Any
    organisation: Any
    joins: Sequence[tuple[Any, Any]]


def _party() -> _Party:
    participant, exhibitor = aliased(Participant), aliased(Exhibitor)
    delegation, registration = aliased(Delegation), aliased(Registration)
    return _Party(
        participant,
        func.coalesce(
            exhibitor.organisation_id, delegation.organisation_id, registration.organisation_id
        ),
        (
            (exhibitor, exhibitor.id == participant.exhibitor_id),
            (delegation, delegation.id == participant.delegation_id),
            (registration, registration.id == participant.registration_id),
        ),
    )
