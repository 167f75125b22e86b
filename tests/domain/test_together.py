"""A row that cannot stand is refused in a sentence before the store would."""

from collections.abc import Mapping

import pytest
from sqlalchemy import func, select

from scse_desk.domain import records
from scse_desk.language import LANGUAGES, language
from scse_desk.refused import Refused
from scse_desk.store import Store
from scse_desk.store.models import Meeting, Unavailability
from tests.domain.conftest import Round, at

EARLY, LATE = at(9), at(10)
BAD: list[tuple[str, Mapping[str, object], str]] = [
    ("unavailability", {}, "Absence: “From” must not be empty."),
    ("unavailability", {"starts_at": EARLY}, "Absence: “To” must not be empty."),
    (
        "unavailability",
        {"starts_at": EARLY, "ends_at": LATE},
        "An absence is of one participant, interpreter or table.",
    ),
    (
        "unavailability",
        {"starts_at": EARLY, "ends_at": LATE, "participant_id": 1, "table_id": 1},
        "An absence is of one participant, interpreter or table.",
    ),
    (
        "unavailability",
        {"starts_at": LATE, "ends_at": EARLY, "participant_id": 1},
        "The end must be after the start.",
    ),
    ("unavailability", {"participant_id": 99}, "This record is not there any more."),
    ("meeting", {}, "Meeting: “Request” must not be empty."),
    (
        "meeting",
        {"request_id": 1},
        "A cancelled meeting keeps neither slot nor table; any other has both.",
    ),
    (
        "meeting",
        {"request_id": 1, "slot_id": 1, "table_id": 1, "status": "cancelled"},
        "A cancelled meeting keeps neither slot nor table; any other has both.",
    ),
    (
        "meeting",
        {"request_id": 1, "slot_id": 1, "table_id": 1, "status": "gone"},
        "“gone” is none of placed, held, no_show, cancelled.",
    ),
    ("meeting", {"request_id": 1, "slot_id": 99}, "This record is not there any more."),
    (
        "slot",
        {"round_id": 1, "starts_at": LATE, "ends_at": EARLY},
        "The end must be after the start.",
    ),
    (
        "shift",
        {"interpreter_id": 1, "starts_at": LATE, "ends_at": EARLY},
        "The end must be after the start.",
    ),
    ("participant", {"round_id": 1}, "A participant is one exhibitor, delegation or person."),
    (
        "participant",
        {"round_id": 1, "exhibitor_id": 2, "attendance": "quorum"},
        "Say how many members a meeting takes.",
    ),
    (
        "participant",
        {"round_id": 1, "exhibitor_id": 2, "wakes_at": 12, "sleeps_at": 8},
        "Waking hours run from an earlier hour to a later one of one day.",
    ),
    ("participant", {"round_id": 1, "exhibitor_id": 2, "capacity": 0}, "This must be more than 0."),
    (
        "request",
        {"round_id": 1, "first_id": 2, "second_id": 1, "requested_by_id": 1},
        "A request is between two participants, one of whom asks.",
    ),
    (
        "request",
        {"round_id": 1, "first_id": 2, "second_id": 3, "requested_by_id": 1},
        "A request is between two participants, one of whom asks.",
    ),
    ("matchmaking_round", {"name": "Two"}, "Matchmaking round: “Edition” must not be empty."),
    ("meeting_table", {"label": "9"}, "Table: “Round” must not be empty."),
    ("interpreter", {"edition_id": 1}, "Interpreter: “Person” must not be empty."),
    (
        "recommendation",
        {"participant_id": 1, "counterpart_id": 1},
        "Nobody is recommended to themselves.",
    ),
    ("outcome", {}, "Outcome: “Meeting” must not be empty."),
]


@pytest.mark.parametrize(("kind", "given", "sentence"), BAD)
def test_what_cannot_stand_is_refused_in_a_sentence_and_nothing_is_kept(
    store: Store, board: Round, kind: str, given: Mapping[str, object], sentence: str
) -> None:
    assert board.id == 1
    model = records.MODELS[kind]
    with store.read() as session:
        before = session.scalar(select(func.count()).select_from(model))
    with pytest.raises(Refused) as refused, store.change("Add") as session:
        records.add(session, kind, **given)
    assert str(refused.value) == sentence
    for code in LANGUAGES:
        assert "{" not in language(code).say(refused.value.message)
    with store.read() as session:
        assert session.scalar(select(func.count()).select_from(model)) == before


def test_the_change_goes_on_after_a_refusal(store: Store, board: Round) -> None:
    with store.change("Add") as session:
        with pytest.raises(Refused):
            records.add(session, Meeting, request_id=board.requests[0])
        records.add(
            session,
            Unavailability,
            participant_id=board.participants[0],
            starts_at=EARLY,
            ends_at=LATE,
        )
    with store.read() as session:
        assert session.scalar(select(func.count()).select_from(Unavailability)) == 1


def test_a_field_that_takes_a_row_apart_is_refused(store: Store, board: Round) -> None:
    party = board.participants[0]
    with (
        pytest.raises(Refused, match="one exhibitor, delegation or person"),
        store.change("Set") as s,
    ):
        records.set_value(s, "participant", party, "exhibitor_id", None)


def test_a_meeting_is_in_a_slot_of_its_own_round(store: Store, board: Round) -> None:
    with store.change("Another round") as session:
        other = records.add(session, "matchmaking_round", edition_id=1, name="Round 2").id
        table = records.add(session, "meeting_table", round_id=other, label="1").id
    with pytest.raises(Refused, match="of another round"), store.change("Add") as session:
        records.add(
            session,
            Meeting,
            request_id=board.requests[0],
            slot_id=board.slots[0],
            table_id=table,
        )
