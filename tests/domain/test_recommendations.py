"""Whom to meet, and why: reasons in words, nobody for ever, room for everyone."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from scse_desk.domain import matchmaking, outcomes, participants, records, requests
from scse_desk.domain import recommendations as recommended
from scse_desk.domain.likeness import Index, words
from scse_desk.domain.recommendations import Suggestion
from scse_desk.language import Spoken, language
from scse_desk.refused import Refused
from scse_desk.store import Store
from scse_desk.store.models import (
    Exhibitor,
    MatchmakingRound,
    Meeting,
    Organisation,
    Participant,
    Recommendation,
    Request,
    Solution,
    SolutionDomain,
    SolutionDomainLink,
)
from tests.domain.conftest import Round, Show


@dataclass(frozen=True)
class Fair:
    """Ids of participants: a city that seeks street lights, and three who exhibit."""

    city: int
    lights: int
    water: int
    other: int


@pytest.fixture
def fair(store: Store, board: Round, show: Show) -> Fair:
    """The first exhibitor shows street lights, a new one water, another street lights too."""
    with store.change("Fair") as session:
        for request in session.scalars(select(Request)):
            session.delete(request)
        lighting = records.add(
            session,
            SolutionDomain,
            taxonomy="test",
            code="light",
            name="Smart street light",
            name_zh_tw="智慧路燈",
        ).id
        water = records.add(session, SolutionDomain, taxonomy="test", code="w", name="Water").id
        made = []
        for name, field in (("Water Ltd", water), ("Lamps Ltd", lighting)):
            firm = records.add(session, Organisation, name=name, country="TW")
            stand = records.add(
                session, Exhibitor, edition_id=show.edition, organisation_id=firm.id
            )
            shown(session, stand.id, field)
            made.append(
                participants.add_participant(
                    session, board.id, "exhibitor_id", stand.id, languages="zh"
                ).id
            )
        shown(session, show.exhibitors[0], lighting)
        first, city, _ = board.participants
        records.set_value(session, "participant", city, "topics", "路燈示範計畫")
        records.set_value(session, "participant", city, "languages", "vi en")
        records.set_value(session, "participant", first, "languages", "vi zh")
        return Fair(city, first, made[0], made[1])


def shown(session: Session, exhibitor_id: int, domain_id: int) -> None:
    solution = records.add(session, Solution, exhibitor_id=exhibitor_id, name="X1")
    records.add(session, SolutionDomainLink, solution_id=solution.id, domain_id=domain_id)


def found(store: Store, participant_id: int, code: str = "en") -> list[Suggestion]:
    with store.read() as session:
        return recommended.of(session, participant_id, code)


def ids(store: Store, participant_id: int) -> list[int]:
    return [each.id for each in found(store, participant_id)]


def said(suggestion: Suggestion, code: str = "en") -> list[str]:
    return [language(code).say(reason) for reason in suggestion.reasons]


def test_who_shows_what_is_sought_is_recommended_with_the_reasons(store: Store, fair: Fair) -> None:
    best, second = found(store, fair.city)
    assert (best.id, second.id) == (fair.lights, fair.other)
    assert said(best) == [
        "Shows “Smart street light”, sought here: “路燈示範計畫”.",
        "Both speak Vietnamese.",
    ]
    assert said(second) == [
        "Shows “Smart street light”, sought here: “路燈示範計畫”.",
        f"{language('en').spoken(Spoken('vi-zh'))[0]} can be interpreted.",
    ]
    assert best.topics == ("路燈示範計畫",)


def test_who_seeks_what_is_shown_is_recommended_in_chinese_too(store: Store, fair: Fair) -> None:
    (city,) = [each for each in found(store, fair.other, "zh_TW") if each.id == fair.city]
    assert said(city, "zh_TW")[0] == "尋求「路燈示範計畫」；本方展出「智慧路燈」。"


def test_nobody_is_recommended_who_was_asked_declined_or_dismissed(
    store: Store, fair: Fair
) -> None:
    with store.change("Ask") as session:
        requests.add_request(session, fair.lights, fair.city, status="declined")
    assert ids(store, fair.city) == [fair.other]
    with store.change("Dismiss") as session:
        recommended.dismiss(session, fair.other, fair.city)
    assert ids(store, fair.city) == []
    store.undo()
    assert ids(store, fair.city) == [fair.other]


def test_an_accepted_recommendation_is_a_request_and_undo_takes_both_back(
    store: Store, fair: Fair
) -> None:
    with store.change("Accept") as session:
        recommended.accept(session, fair.city, fair.lights, ("路燈示範計畫",))
    with store.read() as session:
        request = session.scalars(select(Request)).one()
        assert (request.origin, request.requested_by_id) == ("recommendation", fair.city)
        assert request.topics == "路燈示範計畫"
        assert session.scalars(select(Recommendation.status)).all() == ["accepted"]
    assert ids(store, fair.city) == [fair.other]
    with pytest.raises(Refused), store.change("Again") as session:
        recommended.accept(session, fair.city, fair.lights)
    store.undo()
    with store.read() as session:
        assert session.scalars(select(Request)).all() == []
        assert session.scalars(select(Recommendation)).all() == []


def test_who_is_offered_in_vain_sinks_and_is_offered_no_more(store: Store, fair: Fair) -> None:
    with store.change("Offer") as session:
        recommended.offer(session, fair.city, [fair.lights])
    assert ids(store, fair.city) == [fair.other, fair.lights]
    with store.change("Offer") as session:
        recommended.offer(session, fair.city, [fair.lights])
        recommended.offer(session, fair.city, [fair.lights])
    assert ids(store, fair.city) == [fair.other]


def test_who_is_offered_to_everyone_sinks(store: Store, fair: Fair, board: Round) -> None:
    assert ids(store, fair.city)[0] == fair.lights
    with store.change("Offer") as session:
        for other in (board.participants[2], fair.water, fair.other):
            recommended.offer(session, other, [fair.lights])
    assert ids(store, fair.city) == [fair.other, fair.lights]


def test_an_earlier_meeting_that_went_well_speaks_for_them_and_a_bad_one_against(
    store: Store, fair: Fair, board: Round, show: Show
) -> None:
    meet_before(store, fair, board, show, 5)
    best = found(store, fair.water)[0]
    assert best.id == fair.lights
    assert said(best)[0] == "Met at SCSE 2026; rated 5.0 of 5."
    with store.change("Rate") as session:
        meeting = session.scalars(select(Meeting)).one()
        outcomes.record(session, meeting.id, "first_rating", 1)
        outcomes.record(session, meeting.id, "second_rating", 1)
    assert fair.lights not in ids(store, fair.water)


def meet_before(store: Store, fair: Fair, board: Round, show: Show, rating: int) -> None:
    """The firms of lights and water met in another round."""
    with store.change("Before") as session:
        held = records.add(
            session, MatchmakingRound, edition_id=show.edition, name="Before", slot_minutes=20
        )
        sides = []
        for key in (fair.lights, fair.water):
            stand = session.get_one(Participant, key).exhibitor_id or 0
            sides.append(participants.add_participant(session, held.id, "exhibitor_id", stand).id)
        slot = records.add(
            session,
            "slot",
            round_id=held.id,
            starts_at="2026-03-16T09:00:00+08:00",
            ends_at="2026-03-16T09:20:00+08:00",
        )
        table = records.add(session, "meeting_table", round_id=held.id, label="1")
        request = requests.add_request(session, *sides)
        meeting = matchmaking.place(session, request.id, slot.id, table.id)
        outcomes.record(session, meeting.id, "held", "held")
        outcomes.record(session, meeting.id, "first_rating", rating)
        outcomes.record(session, meeting.id, "value", Decimal(1))
    assert board.id


def test_words_that_say_nothing_make_nothing_alike() -> None:
    assert words("Smart City Solutions") == frozenset()
    index = Index([(1, ("en", "Smart street lights")), (2, ("", "智慧路燈")), (3, ("id", "Air"))])
    assert index.like([("en", "Street light pilot")]) == {1: 1.0}
    assert index.like([("zh_TW", "路燈示範計畫")]) == {2: 1.0}
    assert index.like([("", "Street lights")]) == {1: 1.0}
    assert index.like([("en", "Smart city")]) == {}


def test_a_word_means_what_it_does_in_its_own_language() -> None:
    index = Index([(1, ("id", "Air")), (1, ("en", "Water"))])
    assert index.like([("en", "Air quality sensors")]) == {}
    assert index.like([("id", "Air minum")]) == {1: 1.0}


def test_a_word_may_be_spelt_a_little_otherwise() -> None:
    index = Index([(1, ("en", "Semiconductors")), (2, ("en", "Hydrogen"))])
    assert index.like([("en", "Semiconducters"), ("en", "Hidrogen")]) == {1: 1.0, 2: 1.0}


def test_the_sample_has_somebody_for_everyone(sample_store: Store) -> None:
    with sample_store.read() as session:
        some = session.scalars(select(Participant.id).limit(6)).all()
        for participant_id in some:
            assert recommended.of(session, participant_id)
