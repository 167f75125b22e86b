"""The day itself in the window: one click, whom it hits, the plan, whom to tell."""

from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from sqlalchemy import select

from scse_desk.domain import matchmaking, the_day
from scse_desk.domain.board import Board
from scse_desk.domain.the_day import Happening
from scse_desk.settings import REPORTS
from scse_desk.store.models import Export
from scse_desk.ui.matchmaking.day_menu import day_menu
from scse_desk.ui.matchmaking.day_panel import DayPanel
from scse_desk.ui.matchmaking.telling import Telling
from tests.ui.desk import rows, texts
from tests.ui.matchmaking.conftest import Shown


def placed(shown: Shown) -> Board:
    """The must at the first table at 09:00."""
    with shown.desk.store.change("Place") as session:
        matchmaking.place_freely(session, 1, 1, 1)
    board = shown.board.board
    assert board is not None
    return board


def panel(shown: Shown, found: Happening) -> DayPanel:
    board = shown.board.board
    assert board is not None
    made = DayPanel(shown.page, shown.desk.context, board, found)
    made.open()
    QCoreApplication.processEvents()
    return made


def telling(shown: Shown) -> Telling:
    return shown.page.findChildren(Telling)[-1]


def entries(menu: QMenu) -> list[str]:
    made = []
    for action in menu.actions():
        inner = action.menu()
        made += entries(inner) if isinstance(inner, QMenu) else [action.text()]
    return made


def test_all_that_may_happen_is_one_click_away(shown: Shown) -> None:
    board = placed(shown)
    said = entries(day_menu(QWidget(), shown.desk.context, board, board.meetings[1]))
    assert said[:3] == ["It was held", "Cancel the meeting", "10 minutes"]
    assert "Example City did not come" in said
    assert said[-1] == "Table 1 closes"


def test_a_closed_table_is_answered_by_another_and_taken_back_at_once(shown: Shown) -> None:
    board = placed(shown)
    found = the_day.table_closed(1, *the_day.rest_of_day(board, board.meetings[1]))
    made = panel(shown, found)
    assert "17 March · 09:00–09:20 · Table 1" in texts(made)
    assert "17 March 09:00–09:20 · Table 1 → Table 2" in texts(made)
    made.apply(planned=True)
    assert shown.meetings() == [(1, 1, 2)]
    shown.desk.store.undo()
    assert shown.meetings() == [(1, 1, 1)]


def test_another_span_is_answered_anew(shown: Shown) -> None:
    board = placed(shown)
    found = the_day.table_closed(1, *the_day.rest_of_day(board, board.meetings[1]))
    made = panel(shown, found)
    assert made.found.starts_at is not None
    later = made.found.starts_at.replace(hour=13, tzinfo=None)
    made._take("starts_at", later)
    QCoreApplication.processEvents()
    assert "No meeting is affected." in texts(made)
    assert made.proposal is None


def test_a_cancelled_meeting_tells_both_and_leads_to_their_papers(shown: Shown) -> None:
    placed(shown)
    asked = panel(shown, the_day.cancelled(1))
    named = [each.text() for each in asked.findChildren(QPushButton) if each.text()]
    assert named[-2:] == ["Close", "Cancel the meeting"]
    asked.apply(planned=False)
    assert rows(shown.desk, "meetings", "status") == [("cancelled",)]
    made = telling(shown)
    QCoreApplication.processEvents()
    assert "To tell: 2" in texts(made)
    opened = [b for b in made.findChildren(QPushButton) if b.accessibleName() == "Open"]
    opened[0].click()
    chosen = shown.desk.context.settings.entry(REPORTS, "meeting-schedule")
    assert (chosen["round_id"], chosen["participant_id"]) in {(1, 1), (1, 3)}


def test_the_list_is_saved_with_contacts_only_if_wanted_and_logged(
    shown: Shown, tmp_path: Path
) -> None:
    placed(shown)
    panel(shown, the_day.cancelled(1)).apply(planned=False)
    made = telling(shown)
    made.write(tmp_path / "plain.xlsx")
    made.contacts.setChecked(True)
    made.write(tmp_path / "contacts.xlsx")
    heads = [
        [cell.value for cell in next(load_workbook(tmp_path / name).worksheets[0].iter_rows())]
        for name in ("plain.xlsx", "contacts.xlsx")
    ]
    assert "Phone" not in heads[0]
    assert "Phone" in heads[1]
    with shown.desk.store.read() as session:
        exports = session.scalars(select(Export).order_by(Export.id)).all()
        logged = [(each.report, each.file_name, each.rows) for each in exports]
    assert logged == [
        ("people-to-tell", "plain.xlsx", 5),
        ("people-to-tell", "contacts.xlsx", 5),
    ]


def test_a_no_show_is_recorded_without_a_plan(shown: Shown) -> None:
    placed(shown)
    panel(shown, the_day.no_show(1, "second")).apply(planned=False)
    assert rows(shown.desk, "outcomes", "held", "absent") == [("no_show", "first")]
