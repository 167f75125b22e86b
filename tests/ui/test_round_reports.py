"""The papers of a matchmaking round on the page of reports: their options, pages and files."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from scse_desk.domain import records
from scse_desk.settings import REPORTS
from scse_desk.ui.form import FieldBox
from scse_desk.ui.reports.going import go_to_report
from scse_desk.ui.reports.page import ReportsPage
from tests.reports.round_store import GRACE, HANOI, held_round_file
from tests.ui.desk import texts
from tests.ui.test_reports import LONG, exports, made, report_pages, words_of

__all__ = ["held_round_file"]


@pytest.fixture
def make_page(
    held_round_file: Path, tmp_path: Path, home: Path, qtbot: QtBot
) -> Iterator[Callable[[], ReportsPage]]:
    """Makes windows on a store with one small round and gives their page of reports."""
    path = Path(shutil.copy(held_round_file, tmp_path / "round.scse"))
    yield from report_pages(path, home, qtbot)


@pytest.fixture
def page(make_page: Callable[[], ReportsPage]) -> ReportsPage:
    return make_page()


def fields(page: ReportsPage) -> list[str]:
    return [box.field.key for box in page.findChildren(FieldBox) if not box.isHidden()]


def shown_of(page: ReportsPage, qtbot: QtBot, name: str) -> str:
    page._pdf = None
    page.choose(name)
    return words_of(made(page, qtbot))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("meeting-schedule", "Hanoi City"),
        ("table-sign", "Hall A"),
        ("master-grid", "1 – Zoom 1"),
        ("unmet-wishes", "1 unmet wish"),
        ("round-report", "Busiest participants"),
        ("round-workbook", "Preview of the first"),
        ("calendar", "Meeting with =Acme, Ltd"),
        ("people-to-tell", "To print again"),
    ],
)
def test_every_paper_of_a_round_is_previewed(
    page: ReportsPage, qtbot: QtBot, name: str, said: str
) -> None:
    assert said in shown_of(page, qtbot, name)


def test_each_paper_asks_for_what_it_can_be_narrowed_to(page: ReportsPage, qtbot: QtBot) -> None:
    asked = {}
    for name in (
        "meeting-schedule",
        "table-sign",
        "master-grid",
        "round-report",
        "calendar",
        "people-to-tell",
    ):
        shown_of(page, qtbot, name)
        asked[name] = fields(page)
    assert asked == {
        "meeting-schedule": ["language", "round_id", "participant_id", "day", "own_language"],
        "table-sign": ["language", "round_id", "table_id", "day"],
        "master-grid": ["language", "round_id", "day"],
        "round-report": ["language", "round_id"],
        "calendar": ["language", "round_id", "participant_id", "own_language"],
        "people-to-tell": ["language", "round_id", "contacts"],
    }


def test_a_schedule_can_be_one_participant_s_on_one_day(page: ReportsPage, qtbot: QtBot) -> None:
    shown_of(page, qtbot, "meeting-schedule")
    page._take("participant_id", HANOI)
    page._take("day", "2026-03-18")
    shown = words_of(made(page, qtbot))
    assert "Hanoi City" in shown
    assert "No meetings yet." in shown


def test_a_participant_is_found_by_typing(page: ReportsPage, qtbot: QtBot) -> None:
    shown_of(page, qtbot, "calendar")
    line = next(
        box.editor for box in page.findChildren(FieldBox) if box.field.key == "participant_id"
    )
    (choice,) = line.found("Grace")  # type: ignore[attr-defined]  # of a reference
    assert (choice.id, choice.title) == (GRACE, "Grace Hopper")


def test_another_round_forgets_whose_paper_it_was(page: ReportsPage, qtbot: QtBot) -> None:
    with page.context.store.change("Add") as session:
        second = records.add(session, "matchmaking_round", edition_id=1, name="Second").id
    shown_of(page, qtbot, "meeting-schedule")
    page._take("participant_id", HANOI)
    made(page, qtbot)
    page._take("round_id", str(second))
    assert "Nobody has a meeting yet." in words_of(made(page, qtbot))
    chosen = page._chosen()
    assert (chosen.round_id, chosen.participant_id) == (second, None)


def test_a_day_and_a_table_of_another_round_are_not_asked_for(
    page: ReportsPage, qtbot: QtBot
) -> None:
    page.context.settings.set_entry(REPORTS, "table-sign", {"day": "2025-03-18", "table_id": 99})
    assert "Hall A" in shown_of(page, qtbot, "table-sign")


def test_without_a_round_that_is_said(page: ReportsPage, qtbot: QtBot) -> None:
    with page.context.store.change("Add") as session:
        series = records.add(session, "series", code="OTHER", name="Other").id
        other = records.add(session, "edition", series_id=series, year=2027, name="Other").id
    window: Any = page.window()
    window.choose_edition(other)
    again = window.frame.page("reports")
    again.choose("round-report")
    qtbot.waitUntil(
        lambda: "This edition has no matchmaking round yet." in texts(again), timeout=LONG
    )
    assert not again._save.isEnabled()


def test_what_can_be_saved_follows_the_paper(page: ReportsPage, qtbot: QtBot) -> None:
    seen = {}
    for name in ("meeting-schedule", "table-sign", "round-workbook", "calendar"):
        shown_of(page, qtbot, name)
        buttons = (page._save, page._print, page._workbook, page._calendar)
        seen[name] = [button.isVisibleTo(page) for button in buttons]
    assert seen == {
        "meeting-schedule": [True, True, True, False],
        "table-sign": [True, True, False, False],
        "round-workbook": [False, False, True, False],
        "calendar": [False, False, False, True],
    }


@pytest.mark.parametrize(("participant", "ending"), [(GRACE, ".ics"), (None, ".zip")])
def test_calendars_are_saved_as_a_file_or_a_folder_and_logged(
    page: ReportsPage,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    participant: int | None,
    ending: str,
) -> None:
    shown_of(page, qtbot, "calendar")
    page._take("participant_id", participant)
    made(page, qtbot)
    target = tmp_path / "calendar"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page._calendar.click()
    qtbot.waitUntil(lambda: bool(exports(page)), timeout=LONG)
    assert exports(page) == [("Mei-ling", "calendar", "en", f"calendar{ending}")]
    assert target.with_suffix(ending).stat().st_size > 500


def test_another_page_leads_to_a_participant_s_schedule(page: ReportsPage, qtbot: QtBot) -> None:
    made(page, qtbot)
    go_to_report(page.context, "meeting-schedule", round_id="1", participant_id=GRACE)
    page.choose("meeting-schedule")
    shown = words_of(made(page, qtbot))
    assert "Grace Hopper" in shown
    assert "Hanoi City" not in shown


@pytest.mark.parametrize("width", [1180, 1230, 1280])
def test_no_line_of_a_page_is_lost_on_the_screen(
    page: ReportsPage, qtbot: QtBot, width: int
) -> None:
    page.window().resize(width, 900)
    shown_of(page, qtbot, "unmet-wishes")
    view = page.view
    seen = view.viewport().grab().toImage()
    wide, _ = view._sizes()[0]
    drawn = view._picture(0, wide)
    left = max(view._gap(), (seen.width() - wide) // 2)
    top = view._tops()[0]
    down = range(min(drawn.height(), seen.height() - top))
    across = range(0, min(wide, seen.width() - left), 7)
    lost = [
        y
        for y in down
        if any(seen.pixelColor(left + x, top + y) != drawn.pixelColor(x, y) for x in across)
    ]
    assert lost == []
