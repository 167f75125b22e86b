"""What came of a meeting, what is to follow, and the figure, recorded in the window."""

from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtWidgets import QPushButton, QWidget

from scse_desk.domain import matchmaking, outcomes, records
from scse_desk.store.models import Meeting
from scse_desk.ui.matchmaking.chosen import Chosen
from scse_desk.ui.matchmaking.follow_up import enter_figures, today
from scse_desk.ui.matchmaking.outcome import OutcomePanel
from scse_desk.ui.record_page import RecordPage
from tests.ui.desk import compose, rows, texts
from tests.ui.matchmaking.conftest import Shown


def place(shown: Shown) -> int:
    with shown.desk.store.change("Place") as session:
        return matchmaking.place_freely(session, 1, 1, 1).id


def panel(shown: Shown) -> OutcomePanel:
    shown.page.open_record("request", 1)
    shown.page.current().panel.open_tab("outcome")
    found = shown.page.current().panel.tab("outcome")
    assert isinstance(found, OutcomePanel)
    return found


def press(inside: QWidget, name: str) -> None:
    found = [b for b in inside.findChildren(QPushButton) if b.accessibleName() == name]
    found[0].click()


def status(shown: Shown) -> str:
    with shown.desk.store.read() as session:
        return records.find(session, Meeting, 1).status


def follow_up(shown: Shown, due: date) -> RecordPage:
    meeting = place(shown)
    with shown.desk.store.change("Follow") as session:
        outcomes.record(session, meeting, "follow_up", {"zh_TW": "寄送報價單"})
        outcomes.record(session, meeting, "due_on", due)
    shown.page.open_record("outcome", 1)
    return shown.page.current()


def test_before_a_meeting_is_placed_nothing_can_have_come_of_it(shown: Shown) -> None:
    assert "Not placed yet" in texts(panel(shown))


def test_one_click_says_that_both_came_and_a_second_takes_it_back(shown: Shown) -> None:
    place(shown)
    press(panel(shown), "Both came")
    assert status(shown) == "held"
    press(panel(shown), "Both came")
    assert status(shown) == "placed"
    press(panel(shown), "Example City: Did not come")
    assert status(shown) == "no_show"
    assert rows(shown.desk, "outcomes", "absent") == [("first",)]
    shown.desk.store.undo()
    assert status(shown) == "placed"


def test_who_did_not_come_gives_no_rating(shown: Shown) -> None:
    place(shown)
    press(panel(shown), "Example City: Did not come")
    press(panel(shown), "Example City: 4")
    assert shown.desk.said == ["Example City did not come, so there is no rating by them."]
    press(panel(shown), "玉河照明: 5")
    assert rows(shown.desk, "outcomes", "first_rating", "second_rating") == [(None, 5)]


def test_what_is_to_follow_is_typed_in_chinese_and_a_currency_chosen(shown: Shown) -> None:
    place(shown)
    form = panel(shown).form
    box = form.box("note")
    compose(box.editor.marked(), "簽約在即")
    box.leave()
    form._boxes["value"]._save("value", Decimal(500))
    assert rows(shown.desk, "outcomes", "note", "value", "currency") == [("簽約在即", 500, "TWD")]


def test_what_is_overdue_is_done_with_one_click(shown: Shown) -> None:
    page = follow_up(shown, date(2020, 1, 1))
    assert rows(shown.desk, "follow-ups", "state", "follow_up") == [("overdue", "寄送報價單")]
    press(page, "Mark as done")
    assert rows(shown.desk, "follow-ups", "state", "done_on") == [("done", today())]
    shown.page.open_record("outcome", 1)
    press(shown.page.current(), "Mark as not done")
    assert rows(shown.desk, "follow-ups", "state") == [("overdue",)]


def test_what_is_due_within_a_week_says_so_in_its_row_and_its_record(shown: Shown) -> None:
    page = follow_up(shown, today() + timedelta(days=7))
    assert rows(shown.desk, "follow-ups", "state") == [("soon",)]
    assert page.record_id() == 1


def test_the_round_s_figures_are_entered_and_lead_to_the_figure(shown: Shown) -> None:
    place(shown)
    chosen = Chosen({1: "Global meetings"}, 1)
    shown.desk.context.attempt(enter_figures, shown.desk.context, chosen.round_id)
    assert shown.desk.said == ["Say first of a meeting whether it was held."]
    press(panel(shown), "Both came")
    shown.page.open_record("matchmaking_round", 1)
    press(shown.page.current(), "Enter the round’s figures")
    assert shown.desk.said[-1] == "Entered as final: 1 meeting held."
    assert rows(shown.desk, "statistics", "metric", "value", "status") == [("meetings", 1, "final")]
