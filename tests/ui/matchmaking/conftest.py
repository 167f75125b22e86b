"""A desk with a small round: two exhibitors and a delegation, four slots, two tables."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from scse_desk.domain import participants, records, requests, rounds
from scse_desk.store import Store
from scse_desk.store.models import Meeting
from scse_desk.ui.matchmaking.board_page import BoardPage
from scse_desk.ui.matchmaking.page import MatchmakingPage, build
from tests.ui.desk import Desk, fill, make_desk

JADE, PORT, CITY = "玉河照明", "Cảng Xanh", "Example City"


def at(hour: int, minute: int = 0) -> datetime:
    """A moment of 17 March 2026 in Taipei."""
    return datetime(2026, 3, 17, hour - 8, minute, tzinfo=UTC)


@pytest.fixture(scope="session")
def filled_round(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store with the small edition and a round, to be copied.

    Slots at 09:00, 10:00, 11:20 and 14:00; the delegation is at the forum from 09:30 to 11:00.
    """
    path = tmp_path_factory.mktemp("filled-round") / "filled.scse"
    with Store.create(path, "Mei-ling") as store:
        fill(store)
        with store.change("Round") as session:
            add = records.add
            about = {"name": "Global meetings", "slot_minutes": 20, "gap_minutes": 5}
            held = add(session, "matchmaking_round", edition_id=1, **about).id
            for hour, minute in ((9, 0), (10, 0), (11, 20), (14, 0)):
                start = at(hour, minute)
                add(
                    session,
                    "slot",
                    round_id=held,
                    starts_at=start,
                    ends_at=start.replace(minute=start.minute + 20),
                )
            rounds.make_tables(session, held, 2, "A")
            jade = participants.add_participant(session, held, "exhibitor_id", 1).id
            port = participants.add_participant(session, held, "exhibitor_id", 2).id
            city = participants.add_participant(session, held, "delegation_id", 1).id
            voice = records.add(session, "person", name="Chen Yi").id
            records.add(session, "interpreter", edition_id=1, person_id=voice, pairs="en-zh")
            requests.add_request(session, city, jade, priority="must")
            requests.add_request(session, city, port, priority="high")
    return path


@dataclass
class Shown:
    """A page of matchmaking over a desk."""

    desk: Desk
    page: MatchmakingPage

    @property
    def board(self) -> BoardPage:
        """The board."""
        self.page.show_kind("board")
        shown = self.page.shown()
        assert isinstance(shown, BoardPage)
        return shown

    def meetings(self) -> list[tuple[int, int | None, int | None]]:
        """Request, slot and table of each meeting."""
        with self.desk.store.read() as session:
            found = session.scalars(select(Meeting).order_by(Meeting.request_id))
            return [(each.request_id, each.slot_id, each.table_id) for each in found]


@pytest.fixture
def shown(filled_round: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Shown]:
    """The page on a copy of its own."""
    path = tmp_path / "own.scse"
    shutil.copyfile(filled_round, path)
    with Store.open(path, "Mei-ling") as store:
        desk = make_desk(store, tmp_path, 1)
        page = build(desk.context)
        qtbot.addWidget(page)
        page.resize(1230, 820)
        page.show()
        qtbot.waitExposed(page)
        yield Shown(desk, page)
