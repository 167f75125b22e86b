"""The overview of the seeded editions."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from scse_desk.store import Store
from scse_desk.ui.overview.page import OverviewPage
from tests.ui.desk import Desk, make_desk


@dataclass
class Shown:
    """A page and what it asked of the window."""

    page: OverviewPage
    desk: Desk
    pages: list[str]
    editions: list[int]


Show = Callable[..., Shown]


@pytest.fixture
def show(
    seeded_store: Store, edition_id: Callable[[str], int], tmp_path: Path, qtbot: QtBot
) -> Show:
    """Shows an edition by its sign (None: no edition) in a language, at the usual size."""

    def make(sign: str | None, code: str = "en", width: int = 1230) -> Shown:
        chosen = edition_id(sign) if sign else None
        desk = make_desk(seeded_store, tmp_path, chosen, code)
        pages: list[str] = []
        editions: list[int] = []
        context = replace(desk.context, open_page=pages.append, choose_edition=editions.append)
        page = OverviewPage(context)
        qtbot.addWidget(page)
        page.resize(width, 820)
        page.show()
        qtbot.waitExposed(page)
        return Shown(page, desk, pages, editions)

    return make
