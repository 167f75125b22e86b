"""A window on a small real store: three organisations, an area to edit them in."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from scse_desk.domain import records
from scse_desk.domain.organisations import LISTING
from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.settings import LANGUAGE, THEME, Settings
from scse_desk.store import Store
from scse_desk.store.models import Organisation
from scse_desk.ui.areas import Area
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Field
from scse_desk.ui.record_page import RecordArea, RecordPage
from scse_desk.ui.record_panel import RecordView
from scse_desk.ui.window import Window
from tests.shared_file import shared_file

RENAME = N_("Rename {name}")
FIELDS = (
    Field("name", "Name"),
    Field("tax_number", "Tax number"),
    Field("country", "Country", "country"),
    Field("note", "Note", "long"),
)


@pytest.fixture
def store(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with three organisations: Amber, 玉河照明 and Đông Hải."""
    small = shared_file(tmp_path_factory, "small.scse", _three_organisations)
    path = Path(shutil.copy(small, tmp_path / "small.scse"))
    with Store.open(path, author="Mei-ling") as made:
        yield made


def _three_organisations(path: Path) -> None:
    with Store.create(path, author="Mei-ling") as made, made.change("Add organisations") as session:
        for name, country in (("Amber", "TW"), ("玉河照明", "TW"), ("Đông Hải", "VN")):
            records.add(session, "organisation", name=name, country=country)


def load(session: Session, context: Context, record_id: int) -> RecordView | None:
    found = session.get(Organisation, record_id)
    if found is None:
        return None
    names = ("name", "tax_number", "country", "note")
    return RecordView(
        context.language.name_of(found), values={name: getattr(found, name) for name in names}
    )


def save(context: Context, record_id: int, key: str, value: object) -> None:
    if key == "tax_number" and len(str(value)) != 8:
        raise Refused("{count} digits are not 8.", count=len(str(value)))
    with context.store.change(RENAME, name=str(value)) as session:
        setattr(session.get_one(Organisation, record_id), key, value or "")


def new(context: Context) -> int:
    with context.store.change(N_("New organisation")) as session:
        return records.add(session, "organisation", name="Nameless").id


def delete(context: Context, ids: object) -> None:
    assert isinstance(ids, list)
    with context.store.change(N_("Delete organisations")) as session:
        for record_id in ids:
            session.delete(session.get_one(Organisation, record_id))


AREA = RecordArea(
    "organisation",
    "Organisations",
    LISTING,
    FIELDS,
    load,
    save,
    Empty("No organisations yet", "Add the first."),
    new=new,
    new_label="New organisation",
    delete=delete,
)


def page_of(context: Context) -> RecordPage:
    return RecordPage(context, AREA)


AREAS = (
    Area("people", "People", 0, kinds=frozenset({"organisation"}), build=page_of),
    Area("settings", "Settings", 1, build=page_of),
)


@pytest.fixture
def make_window(qtbot: QtBot, store: Store, home: Path) -> Iterator[Callable[[], Window]]:
    """Makes windows on the store, in English and light unless settings say otherwise."""
    made: list[Window] = []

    def make() -> Window:
        settings = Settings(home / "settings.json")
        if not settings.is_set(LANGUAGE):
            settings.set(LANGUAGE, "en")
            settings.set(THEME, "light")
        window = Window(settings, areas=AREAS)
        made.append(window)
        qtbot.addWidget(window)
        window.use(store)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield make
    for window in made:
        window.close()


@pytest.fixture
def window(make_window: Callable[[], Window]) -> Window:
    return make_window()


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> RecordPage:
    """The page of organisations, its first record shown."""
    found = window.frame.page("people")
    assert isinstance(found, RecordPage)
    qtbot.waitUntil(lambda: found.record_id() is not None)
    return found


def compose(widget: QWidget, text: str) -> None:
    """Type as an input method does: composed first, then committed."""
    QCoreApplication.sendEvent(widget, QInputMethodEvent(text[:1], []))
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(widget, event)
