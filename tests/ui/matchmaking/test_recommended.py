"""Recommendations in the window: the reasons, and what is done with one click."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from scse_desk.domain import participants, records
from scse_desk.store.models import Participant, Solution, SolutionDomain, SolutionDomainLink
from scse_desk.ui.people.page import build
from scse_desk.ui.record_page import RecordPage
from scse_desk.ui.related import RelatedTab
from tests.ui.desk import rows, tab, texts
from tests.ui.matchmaking.conftest import PORT, Shown


@pytest.fixture
def page(shown: Shown) -> RecordPage:
    """The delegation's: it seeks lighting, which the second exhibitor shows too; no wish yet."""
    with shown.desk.store.change("Interests") as session:
        records.remove(session, "request", 2)
        party = session.get_one(Participant, 3)
        party.topics = "Street lights"
        field = records.add(session, SolutionDomain, code="l", name="Smart street light")
        solution = records.add(session, Solution, exhibitor_id=2, name="X")
        records.add(session, SolutionDomainLink, solution_id=solution.id, domain_id=field.id)
    shown.page.open_record("participant", 3)
    return shown.page.current()


def lines(page: RecordPage) -> RelatedTab:
    return tab(page, "recommended")


def press(inside: RelatedTab, name: str) -> None:
    found = [b for b in inside.findChildren(QPushButton) if b.accessibleName() == name]
    found[0].click()


def test_who_fits_is_shown_with_the_reasons(page: RecordPage) -> None:
    said = texts(lines(page))
    assert PORT in said
    assert any("Shows “Smart street light”" in each for each in said)


def test_one_click_makes_a_request_and_undo_takes_it_back(shown: Shown, page: RecordPage) -> None:
    press(lines(page), "Accept: make a request")
    assert ("recommendation", "Street lights") in rows(shown.desk, "requests", "origin", "topics")
    assert PORT not in texts(lines(page))
    shown.desk.store.undo()
    assert PORT in texts(lines(page))


def test_who_is_dismissed_goes_and_who_was_sent_says_so(shown: Shown, page: RecordPage) -> None:
    press(lines(page), "Note that it was sent")
    assert lines(page).card(2)._line.chips[-1] == ("Offered 1 time", "amber")
    press(lines(page), "Dismiss: recommend it no more")
    assert PORT not in texts(lines(page))
    shown.desk.store.undo()
    assert PORT in texts(lines(page))


@pytest.mark.parametrize("kind", ["person", "registration"])
def test_a_person_s_page_recommends_too(shown: Shown, qtbot: QtBot, kind: str) -> None:
    with shown.desk.store.change("Register") as session:
        field = records.add(session, SolutionDomain, code="l", name="Smart street light")
        solution = records.add(session, Solution, exhibitor_id=2, name="X")
        records.add(session, SolutionDomainLink, solution_id=solution.id, domain_id=field.id)
        person = records.add(session, "person", name="Ida Berg").id
        registered = records.add(session, "registration", edition_id=1, person_id=person).id
        party = participants.add_participant(session, 1, "registration_id", registered)
        party.topics = "Street lights"
    people = build(shown.desk.context)
    qtbot.addWidget(people)
    people.open_record(kind, person if kind == "person" else registered)
    page = people.shown()
    assert isinstance(page, RecordPage)
    assert PORT in texts(lines(page))
    press(lines(page), "Accept: make a request")
    assert PORT in texts(tab(page, "wishes"))
