"""What the board says of each rule that stands in the way, with names and times."""

import pytest
from sqlalchemy.orm import Session

from scse_desk.domain import matchmaking, requests
from scse_desk.store import Store
from scse_desk.store.models import (
    DelegationMember,
    Interpreter,
    MatchmakingRound,
    MeetingTable,
    Participant,
    ProgrammeItem,
    ProgrammeParticipant,
    Request,
    Shift,
    Slot,
    Unavailability,
)
from tests.domain.conftest import Round, Show, at

MEETING = "Công ty Cửu Long – Hà Nội"


def placed(store: Store, board: Round, slot: int = 0, table: int = 0) -> None:
    with store.change("Place") as session:
        cell = board.slots[slot], board.tables[table]
        matchmaking.place_freely(session, board.requests[0], *cell)


def why_not(
    store: Store,
    board: Round,
    request: int = 0,
    slot: int = 0,
    table: int = 0,
    interpreter: int | None = None,
) -> list[str]:
    with store.read() as session:
        cell = board.slots[slot], board.tables[table]
        found = matchmaking.reasons(session, board.requests[request], *cell, interpreter)
    return [reason.english() for reason in found]


def party(session: Session, board: Round, at: int) -> Participant:
    return session.get_one(Participant, board.participants[at])


def table(session: Session, board: Round, at: int) -> MeetingTable:
    return session.get_one(MeetingTable, board.tables[at])


def test_a_table_offers_the_slots_of_its_own_grid(store: Store, board: Round) -> None:
    with store.change("Grid") as session:
        table(session, board, 0).grid = "Long"
    said = "Table 1 has other times; none of its slots is from 09:00 to 09:20."
    assert why_not(store, board) == [said]
    assert why_not(store, board, table=1) == []


def test_a_slot_lasts_as_long_as_the_meeting_needs(store: Store, board: Round) -> None:
    with store.change("Minutes") as session:
        session.get_one(Request, board.requests[0]).minutes = 45
    assert why_not(store, board) == ["This meeting needs 45 minutes; the slot lasts 20."]


def test_a_place_of_one_s_own_takes_its_owner_s_meetings_only(store: Store, board: Round) -> None:
    with store.change("Own") as session:
        table(session, board, 0).owner = party(session, board, 1)
        party(session, board, 2).own_place_only = True
    assert why_not(store, board, 0) == []
    assert why_not(store, board, 1) == [
        "Table 1 is Hà Nội’s own place.",
        "Huế meets at its own place only.",
    ]


def test_who_is_online_meets_online_and_nobody_else_does(store: Store, board: Round) -> None:
    with store.change("Online") as session:
        party(session, board, 1).is_online = True
        table(session, board, 1).kind = "online"
    assert why_not(store, board, 0, table=1) == []
    assert why_not(store, board, 0) == ["Hà Nội takes part online; Table 1 is no online place."]
    assert why_not(store, board, 1, table=1) == [
        "Table 2 is an online place; neither side takes part from afar."
    ]


def test_nobody_meets_in_their_night(store: Store, board: Round) -> None:
    with store.change("Online") as session:
        guest = party(session, board, 1)
        guest.is_online, guest.time_zone, guest.sleeps_at = True, "America/New_York", 21
        table(session, board, 0).kind = "online"
    night = "Where Hà Nội is, it is night from 09:00 to 20:00."
    assert [why_not(store, board, slot=slot) for slot in (0, 1, 2)] == [[night], [night], [night]]
    with store.change("Late") as session:
        party(session, board, 1).sleeps_at = 22
    assert why_not(store, board) == []


def test_a_closed_table_takes_no_meeting_meanwhile(store: Store, board: Round) -> None:
    with store.change("Close") as session:
        away = Unavailability(
            table_id=board.tables[0], starts_at=at(9), ends_at=at(9, 10), reason="A leak"
        )
        session.add(away)
    assert why_not(store, board) == ["Table 1 is closed from 09:00 to 09:10: A leak."]
    assert why_not(store, board, slot=1) == []


def test_the_round_s_rest_is_kept_but_for_those_who_have_their_own(
    store: Store, board: Round
) -> None:
    placed(store, board)
    with store.change("Rest") as session:
        session.get_one(MatchmakingRound, board.id).rest_minutes = 10
    said = "Công ty Cửu Long needs 10 minutes of rest between meetings;"
    assert why_not(store, board, 1, slot=1) == [f"{said} {MEETING} is from 09:00 to 09:20."]
    with store.change("None") as session:
        party(session, board, 0).rest_minutes = 0
    assert why_not(store, board, 1, slot=1) == []


def test_the_way_between_halls_takes_its_time(store: Store, board: Round) -> None:
    placed(store, board)
    with store.change("Halls") as session:
        session.get_one(MatchmakingRound, board.id).hall_minutes = 5
        table(session, board, 0).hall, table(session, board, 1).hall = "A", "B"
    walk = "needs 5 minutes on foot between this place and Table 1, for the meeting"
    times = f"{walk} {MEETING} from 09:00 to 09:20."
    assert why_not(store, board, 1, slot=1, table=0) == []
    assert why_not(store, board, 1, 1, 1, board.interpreter) == [
        f"Công ty Cửu Long {times}",
        f"Chen Yi {times}",
    ]
    with store.read() as session:
        found = matchmaking.board(session, board.id)
    assert found.needed_voice(board.requests[1], board.slots[1], board.tables[0])[1] == []
    (reason,) = found.needed_voice(board.requests[1], board.slots[1], board.tables[1])[1]
    assert reason.english() == (
        "No Vietnamese–Chinese interpreter who is free then can be at Table 2 in time."
    )


def test_a_team_of_two_groups_holds_two_meetings_at_once(store: Store, board: Round) -> None:
    with store.change("Capacity") as session:
        party(session, board, 0).capacity = 2
        session.add(Slot(round_id=board.id, grid="Long", starts_at=at(9), ends_at=at(9, 40)))
    placed(store, board)
    assert why_not(store, board, 1, table=1) == []
    with store.change("One") as session:
        party(session, board, 0).capacity = 1
    assert why_not(store, board, 1, table=1) == [
        f"Công ty Cửu Long is in the meeting {MEETING} from 09:00 to 09:20."
    ]


def _lead(session: Session, show: Show, board: Round, attendance: str) -> None:
    """The first of the two members of Hà Nội leads it and is interviewed from nine to ten."""
    session.get_one(DelegationMember, show.members[0]).is_head = True
    who = party(session, board, 1)
    who.attendance, who.quorum = attendance, 2 if attendance == "quorum" else None
    item = ProgrammeItem(
        edition_id=show.edition, title="Interview", starts_at=at(9), ends_at=at(10)
    )
    item.participants.append(ProgrammeParticipant(person_id=show.people[0]))
    session.add(item)


@pytest.mark.parametrize(
    ("attendance", "said"),
    [
        ("head", ["Hà Nội is taken from 09:00 to 10:00: Interview."]),
        ("any", []),
        ("quorum", ["Members of Hà Nội who are free from 09:00 to 10:00: 1; a meeting takes 2."]),
    ],
)
def test_a_delegation_meets_with_its_head_or_any_or_a_quorum(
    store: Store, show: Show, board: Round, attendance: str, said: list[str]
) -> None:
    with store.change("Lead") as session:
        _lead(session, show, board, attendance)
    assert why_not(store, board) == said
    assert why_not(store, board, slot=2) == []


def test_a_delegation_splits_into_as_many_groups_as_its_members_make_up(
    store: Store, show: Show, board: Round
) -> None:
    with store.change("Split") as session:
        _lead(session, show, board, "any")
        party(session, board, 1).capacity = 3
        session.flush()
        found = matchmaking.board(session, board.id)
    limits = [(limit.most, limit.why.english()) for limit in found.limits[board.participants[1]]]
    assert limits == [
        (1, "Meetings that Hà Nội can hold at once from 09:00 to 10:00: 1."),
        (2, "Members of Hà Nội: 2; a meeting takes 1."),
    ]


def test_an_interpreter_works_in_shifts_and_rests(store: Store, show: Show, board: Round) -> None:
    placed(store, board)
    with store.change("Shift") as session:
        voice = session.get_one(Interpreter, board.interpreter)
        voice.longest_minutes, voice.rest_minutes = 30, 10
        voice.shifts.append(Shift(starts_at=at(9), ends_at=at(12)))
        party(session, board, 0).capacity = 2
    assert why_not(store, board, 1, 1, 1, board.interpreter) == [
        "Chen Yi would interpret for 40 minutes without rest; 30 are the most."
    ]
    assert why_not(store, board, 1, 2, 1, board.interpreter) == [
        "Chen Yi does not work from 14:00 to 14:20."
    ]


def test_nobody_interprets_a_meeting_that_they_are_a_side_of(
    store: Store, show: Show, board: Round
) -> None:
    with store.change("Lead") as session:
        member = DelegationMember(
            delegation_id=show.delegations[0], person_id=show.people[2], position=3, is_head=True
        )
        session.add(member)
    assert why_not(store, board, interpreter=board.interpreter) == [
        "Chen Yi is a side of this meeting and cannot interpret it."
    ]


def test_a_meeting_of_another_round_keeps_from_meeting(store: Store, board: Round) -> None:
    placed(store, board)
    with store.change("Second") as session:
        first = session.get_one(MatchmakingRound, board.id)
        second = MatchmakingRound(edition_id=first.edition_id, name="Round 2")
        parties = [
            Participant(round=second, exhibitor_id=party(session, board, 0).exhibitor_id),
            Participant(round=second, delegation_id=party(session, board, 2).delegation_id),
        ]
        slot = Slot(round=second, starts_at=at(9, 10), ends_at=at(9, 30))
        place = MeetingTable(round=second, label="1")
        session.add_all([*parties, slot, place])
        session.flush()
        wish = requests.add_request(session, parties[0].id, parties[1].id)
        found = matchmaking.reasons(session, wish.id, slot.id, place.id)
    assert [reason.english() for reason in found] == [
        f"Công ty Cửu Long is taken from 09:00 to 09:20: {MEETING}."
    ]
