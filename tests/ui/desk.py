"""A desk to test areas on: a small store, a page of the window over it, and typing."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from scse_desk.domain import records
from scse_desk.domain.exhibitors import add_exhibitor, assign_booth
from scse_desk.domain.listings import listing
from scse_desk.domain.queries import Query
from scse_desk.language import language
from scse_desk.settings import Settings
from scse_desk.store import Store
from scse_desk.store.models import Record
from scse_desk.task import Progress, silent
from scse_desk.ui.changes import Changes
from scse_desk.ui.context import Context, Remedy
from scse_desk.ui.record_page import RecordPage
from scse_desk.ui.related import RelatedTab
from scse_desk.ui.theme import Theme

T = TypeVar("T")


@dataclass
class Desk:
    """A context over a store, and what its pages asked of the window."""

    context: Context
    opened: list[tuple[str, int]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def store(self) -> Store:
        """The store."""
        return self.context.store


def make_desk(store: Store, folder: Path, edition_id: int | None, code: str = "en") -> Desk:
    """A desk in a language at an edition."""
    changes = Changes()
    store.listen(changes.tell)
    opened: list[tuple[str, int]] = []
    said: list[str] = []

    def open_record(kind: str, record_id: int) -> None:
        opened.append((kind, record_id))

    def say(text: str, tone: str = "neutral", remedy: Remedy | None = None) -> None:
        said.append(text)

    def nothing(*_: object) -> None:
        pass

    def run(
        title: str, work: Callable[[Progress], T], done: Callable[[T], object] | None = None
    ) -> None:
        made = work(silent)
        if done is not None:
            done(made)

    context = Context(
        store,
        language(code),
        Settings(folder / "settings.json"),
        Theme(),
        edition_id,
        changes,
        open_record,
        nothing,
        nothing,
        run,
        say,
        nothing,
    )
    return Desk(context, opened, said)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store with the small edition, to be copied."""
    path = tmp_path_factory.mktemp("filled") / "filled.scse"
    with Store.create(path, "Mei-ling") as store:
        fill(store)
    return path


@pytest.fixture
def make_desk_in(filled: Path, tmp_path: Path, qapp: object) -> Iterator[Callable[[str], Desk]]:
    """Makes a desk in a language, at the small edition, over a copy of its own."""
    path = tmp_path / "own.scse"
    shutil.copyfile(filled, path)
    with Store.open(path, "Mei-ling") as store:
        yield lambda code: make_desk(store, tmp_path, 1, code)


@pytest.fixture
def desk(make_desk_in: Callable[[str], Desk]) -> Desk:
    """An English desk."""
    return make_desk_in("en")


def fill(store: Store) -> None:
    """Two exhibitors, three booths, a delegation, a forum: invented, in edition 1."""
    with store.change("Fill") as session:
        add = records.add
        series = add(session, "series", code="SCSE", name="Smart City Summit & Expo")
        edition = add(session, "edition", series_id=series.id, year=2026).id
        pavilion = add(session, "pavilion", edition_id=edition, name="Smart Living", code="SL")
        jade = add_exhibitor(session, edition, "玉河照明", kind="main", stage="confirmed")
        port = add_exhibitor(session, edition, "Cảng Xanh", kind="co_exhibitor", stage="applied")
        records.set_value(session, "exhibitor", jade.id, "pavilion_id", pavilion.id)
        records.set_value(session, "organisation", jade.organisation_id, "country", "TW")
        for number in ("A101", "A102", "B201"):
            add(session, "booth", edition_id=edition, number=number, area_m2=Decimal(9))
        taken = session.query(_model("booth")).filter_by(number="A101").one()
        assign_booth(session, port.id, taken.id)
        add(session, "solution_domain", code="light", name="Smart lighting", name_zh_tw="智慧照明")
        add(session, "solution_domain", code="water", name="Water", name_zh_tw="水務")
        person = add(session, "person", name="Nguyễn Ví Dụ", email="vi.du@example.com")
        city = add(session, "organisation", name="Example City Government", kind="city_government")
        add(
            session,
            "post",
            person_id=person.id,
            organisation_id=city.id,
            title="Mayor",
            title_zh_tw="市長",
            as_of=date(2026, 3, 1),
        )
        group = add(session, "delegation", edition_id=edition, name="Example City")
        add(
            session,
            "delegation_member",
            delegation_id=group.id,
            person_id=person.id,
            position=1,
            is_head=True,
        )
        forum = add(
            session,
            "programme_item",
            edition_id=edition,
            title="Mayors’ forum",
            starts_at=datetime(2026, 3, 17, 1, 30, tzinfo=UTC),
            ends_at=datetime(2026, 3, 17, 3, 0, tzinfo=UTC),
            place="Room 401",
        )
        add(
            session, "programme_participant", item_id=forum.id, delegation_id=group.id, role="guest"
        )


def _model(kind: str) -> type[Record]:
    return records.MODELS[kind]


def compose(widget: QWidget, text: str) -> None:
    """Type a text as an input method does, in place of what is there."""
    select: Callable[[], None] | None = getattr(widget, "selectAll", None)
    if select:
        select()
    composed = QInputMethodEvent()
    composed.setCommitString(text)
    QCoreApplication.sendEvent(widget, composed)


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    """Press and release a key."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, modifiers or Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(widget, event)


def texts(widget: QWidget, role: str = "") -> list[str]:
    """The words on the labels inside a widget, of one role if it is given."""
    from PySide6.QtWidgets import QLabel

    return [
        label.text()
        for label in widget.findChildren(QLabel)
        if label.text() and not label.isHidden() and role in {"", label.property("role")}
    ]


def rows(desk: Desk, kind: str, *keys: str) -> list[tuple[object, ...]]:
    """Columns of a listing as the window shows it."""
    query = Query(edition_id=desk.context.edition_id, language=desk.context.language.code)
    with desk.store.read() as session:
        return [values for _, values in listing(kind).rows(session, query, keys)]


def id_of(desk: Desk, kind: str, key: str, value: object) -> int:
    """The id of the row of a listing that has a value."""
    query = Query(edition_id=desk.context.edition_id, language=desk.context.language.code)
    with desk.store.read() as session:
        found = listing(kind).rows(session, query, [key])
        return next(row for row, values in found if values[0] == value)


def tab(page: RecordPage, key: str) -> RelatedTab:
    """A tab of the record that is shown."""
    page.panel.open_tab(key)
    shown = page.panel._stack.currentWidget()
    assert isinstance(shown, RelatedTab)
    return shown


def add(shown: RelatedTab, text: str) -> None:
    """Type into the line on top of a tab and press Enter."""
    compose(shown.adder.line, text)
    popup = shown.adder._finder._popup
    press(popup if popup.isVisible() else shown.adder.line, Qt.Key.Key_Return)
