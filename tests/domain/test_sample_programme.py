"""The programme and the meetings of the sample: full, and without a clash."""

from collections import Counter, defaultdict
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from scse_desk.domain import matchmaking
from scse_desk.store import Store
from scse_desk.store.models import (
    Delegation,
    Meeting,
    Participant,
    ProgrammeItem,
    ProgrammeParticipant,
    Request,
    Unavailability,
)

Span = tuple[datetime, datetime]


def spans_of_parties(session: Session) -> dict[tuple[str, int], list[Span]]:
    """When each delegation, exhibitor, person and interpreter is taken, read from the rows."""
    spans: dict[tuple[str, int], list[Span]] = defaultdict(list)
    items = session.execute(
        select(ProgrammeItem.starts_at, ProgrammeItem.ends_at, ProgrammeParticipant).join(
            ProgrammeParticipant, ProgrammeParticipant.item_id == ProgrammeItem.id
        )
    )
    for start, end, participant in items:
        assert start is not None
        assert end is not None
        if participant.delegation_id:
            spans["delegation", participant.delegation_id].append((start, end))
        if participant.person_id:
            spans["person", participant.person_id].append((start, end))
    for meeting in session.scalars(select(Meeting)):
        assert meeting.slot is not None
        span = (meeting.slot.starts_at, meeting.slot.ends_at)
        if meeting.interpreter:
            spans["person", meeting.interpreter.person_id].append(span)
        for side in (meeting.request.first, meeting.request.second):
            spans[key_of(side)].append(span)
    of_sides = Unavailability.participant_id.is_not(None)
    for away in session.scalars(select(Unavailability).where(of_sides)):
        side = session.get_one(Participant, away.participant_id)
        spans[key_of(side)].append((away.starts_at, away.ends_at))
    return spans


def key_of(side: Participant) -> tuple[str, int]:
    return ("delegation", side.delegation_id) if side.delegation_id else ("side", side.id)


def test_nobody_is_in_two_places_at_once(sample_store: Store) -> None:
    with sample_store.read() as session:
        capacity = {key_of(side): side.capacity for side in session.scalars(select(Participant))}
        for key, spans in spans_of_parties(session).items():
            at_once = max(
                sum(1 for other in spans if other[0] < end and start < other[1])
                for start, end in spans
            )
            assert at_once <= capacity.get(key, 1), (key, sorted(spans))


def test_delegations_do_nothing_before_they_come_or_after_they_go(sample_store: Store) -> None:
    with sample_store.read() as session:
        spans = spans_of_parties(session)
        for delegation in session.scalars(select(Delegation)):
            assert delegation.arrives_at is not None
            assert delegation.departs_at is not None
            taking_part = select(ProgrammeParticipant.item_id).where(
                ProgrammeParticipant.delegation_id == delegation.id
            )
            items = session.scalars(select(ProgrammeItem).where(ProgrammeItem.id.in_(taking_part)))
            for item in items:
                span = (item.starts_at, item.ends_at)
                assert span in spans["delegation", delegation.id]
                assert span[0] is not None
                assert delegation.arrives_at <= span[0] < delegation.departs_at


def test_meetings_keep_to_wishes_tables_days_and_languages(sample_store: Store) -> None:
    places: Counter[tuple[int | None, int | None]] = Counter()
    a_day: Counter[tuple[Participant, date]] = Counter()
    with sample_store.read() as session:
        for meeting in session.scalars(select(Meeting)):
            request = meeting.request
            assert request.status in {"open", "accepted"}
            assert meeting.slot is not None
            places[meeting.slot_id, meeting.table_id] += 1
            pairs = meeting.interpreter.pairs.split() if meeting.interpreter else [""]
            assert request.language in pairs
            sides = request.first, request.second
            shared = set.intersection(*({*side.languages.split()} for side in sides))
            assert bool(shared) == (request.language == "")
            a_day.update((side, meeting.slot.starts_at.date()) for side in sides)
        interpreted = sum(1 for meeting in session.scalars(select(Meeting)) if meeting.interpreter)
        assert all(count <= (side.most_per_day or 99) for (side, _), count in a_day.items())
        open_ones = select(func.count()).where(Request.status.in_(("open", "accepted")))
        assert (session.scalar(open_ones) or 0) - places.total() > 100
        assert set(session.scalars(select(Request.priority))) == {
            *("must", "high", "normal", "if_possible")
        }
    assert set(places.values()) == {1}
    assert interpreted > 30


def test_the_first_delegation_has_a_full_programme(sample_store: Store) -> None:
    with sample_store.read() as session:
        first = session.scalars(select(Delegation).order_by(Delegation.id)).first()
        assert first is not None
        kinds = defaultdict(list)
        for item, _ in session.execute(
            select(ProgrammeItem, ProgrammeParticipant.id)
            .join(ProgrammeParticipant, ProgrammeParticipant.item_id == ProgrammeItem.id)
            .where(ProgrammeParticipant.delegation_id == first.id)
        ):
            kinds[item.day].append(item.kind)
            assert set(item.names) == {"raw", "en", "zh_TW", "vi", "id"}
        side = session.scalars(select(Participant).where(Participant.delegation == first)).one()
        placed = select(Meeting).join(Request)
        either = (Request.first_id == side.id) | (Request.second_id == side.id)
        assert len(session.scalars(placed.where(either)).all()) >= 3
    assert len(kinds) == 4
    assert all(len(items) >= 4 for items in kinds.values())
    assert {"courtesy_call", "meal", "tour", "ceremony"} <= {
        k for each in kinds.values() for k in each
    }


def test_the_board_has_nothing_against_meetings_of_the_sample(sample_store: Store) -> None:
    with sample_store.read() as session:
        board = matchmaking.board(session, 1)
        for meeting in session.scalars(select(Meeting).where(Meeting.id % 12 == 0)):
            assert meeting.slot_id is not None
            assert meeting.table_id is not None
            place = meeting.slot_id, meeting.table_id, meeting.interpreter_id
            assert board.reasons(meeting.request_id, *place) == []
