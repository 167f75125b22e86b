"""The window as it was left, painted before SQLAlchemy and the page itself are loaded.

When the window is closed on a table, how its rows are read is kept among the settings: columns and
statements, no data of the store. At the next start the rows are read through the driver alone, and
the table stands, and can be scrolled, while the rest is loaded on a thread; then the page itself
takes its place. Of a page that is no table, the frame stands meanwhile. Where anything differs by
then (another file, a change made elsewhere, another language or version), there is no first sight,
and the window opens as it did the first time.
"""

from __future__ import annotations

import json
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import sqlcipher3
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from scse_desk import __version__
from scse_desk.domain.first_rows import FirstRows
from scse_desk.settings import LANGUAGE, WINDOW, Settings
from scse_desk.store import sqlite_file
from scse_desk.store.sqlite_file import is_there
from scse_desk.ui.cards import Empty
from scse_desk.ui.frame import Frame
from scse_desk.ui.head import Head
from scse_desk.ui.page import Page
from scse_desk.ui.reads import EditionChoice
from scse_desk.ui.record_page import RecordArea, RecordPage
from scse_desk.ui.sections import Section, SectionsPage

if TYPE_CHECKING:
    from scse_desk.domain.listing import Listing
    from scse_desk.store import Store
    from scse_desk.ui.areas import Area
    from scse_desk.ui.context import Context
    from scse_desk.ui.tasks import Tasks

ENTRY = "first sight"
KEPT_OF_AREA = ("kind", "title", "new_label", "panel_width")
Kept = Mapping[str, Any]


class Glance:
    """A store file as it is read before SQLAlchemy is loaded; it can do what a first sight asks."""

    read_only = False

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection = sqlite_file.connect(path, read_only=True)

    def latest_change(self) -> int | None:
        """The id of the latest change; None where there is none."""
        found: int | None = self.connection.execute(sqlite_file.LATEST).fetchone()[0]
        return found

    @contextmanager
    def read(self) -> Iterator[sqlcipher3.Connection]:
        """What `FirstRows` reads through."""
        yield self.connection

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()


class FirstSight:
    """What was kept of the window, over the file as it still is."""

    def __init__(self, kept: Kept, glance: Glance) -> None:
        self.kept = kept
        self.glance = glance
        self.table: Kept | None = kept["table"]
        self.rows = FirstRows.of(self.table["rows"]) if self.table else None
        self.edition_id: int | None = kept["edition"]
        self.editions = [EditionChoice(**choice) for choice in kept["editions"]]
        self.page: str = kept["page"]

    def frame(self, context: Context, areas: Sequence[Area], tasks: Tasks) -> FirstFrame:
        """The frame with the table in it; `context` is on `glance`."""
        shown = [
            replace(area, build=self._page if area.key == self.page else Page) for area in areas
        ]
        return FirstFrame(context, shown, tasks, self.editions)

    def _page(self, context: Context) -> Page:
        if self.table is None:
            return Page(context)
        area = RecordArea(
            listing=cast("Listing", self.rows),
            fields=(),
            load=lambda _session, _context, _id: None,
            save=lambda *_: None,
            new=lambda _context: None,
            empty=Empty("", icon=self.table["icon"]),
            **{key: self.table[key] for key in KEPT_OF_AREA},
        )
        titles = self.table["sections"]
        if not titles:
            return FirstPage(context, area)
        sections = [
            Section(str(place), title, lambda page: FirstPage(page.context, _headed(page, area)))
            for place, title in enumerate(titles)
        ]
        return SectionsPage(context, self.table["title"], sections)


def _headed(page: SectionsPage, area: RecordArea) -> RecordArea:
    return replace(area, switch=lambda _page: page.switch_at(0))


class FirstPage(RecordPage):
    """The table alone; the record waits for its page."""

    def _show(self, record_id: int | None) -> None:
        """Leave the place of the record blank."""


class FirstFrame(Frame):
    """The frame before there is a store: it is looked at and scrolled, and does nothing else."""

    painted = Signal()

    def __init__(
        self,
        context: Context,
        areas: Sequence[Area],
        tasks: Tasks,
        editions: Sequence[EditionChoice],
    ) -> None:
        self._kept_editions = list(editions)
        super().__init__(context, areas, tasks, (), lambda _code: None)
        for shortcut in self.actions():
            shortcut.setEnabled(False)

    def open_page(self, key: str) -> None:
        """Show the table; nothing in it is to be typed into yet."""
        super().open_page(key)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        page = self.page(key)
        inert: list[QWidget] = [self.bar, self.navigation, *page.findChildren(Head)]
        last: QWidget = self
        if shown := table_of(page):
            inert.append(shown.table.horizontalHeader())
            last = shown.table.viewport()
        for part in inert:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        last.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when all has been painted that can be."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self.painted.emit)
        return super().eventFilter(watched, event)

    def _read_turns(self) -> None:
        """What can be undone is known once there is a store."""

    def _read_editions(self) -> list[EditionChoice]:
        self.bar.show_editions(self._kept_editions, self.context.edition_id)
        return self._kept_editions

    def _count(self) -> None:
        """Nothing is counted yet."""


# Keeping and finding it


def keep(settings: Settings, store: Store, frame: Frame) -> None:
    """Keep which page is shown, and how its table is read."""
    from scse_desk.domain import first_rows

    page = frame.page(frame.current)
    shown = table_of(page)
    table: dict[str, Any] | None = None
    with store.read() as session:
        latest = session.connection().exec_driver_sql(sqlite_file.LATEST).scalar()
        if shown is not None:
            query = replace(shown.table.rows.query, filters={})
            table = {key: getattr(shown.area, key) for key in KEPT_OF_AREA}
            table["icon"] = shown.area.empty.icon
            table["sections"] = page.titles if isinstance(page, SectionsPage) else []
            table["rows"] = first_rows.kept(shown.area.listing, session, query)
    kept = {
        "signs": _signs(settings, store.path, latest),
        "page": frame.current,
        "edition": frame.context.edition_id,
        "editions": [asdict(choice) for choice in frame.bar.editions],
        "table": table,
    }
    settings.set_entry(WINDOW, ENTRY, kept | {"sum": _sum(kept)})


def table_of(page: Page) -> RecordPage | None:
    """The table at which a page opens, where it is a table and nothing else."""
    if type(page) is SectionsPage:
        return page.first()
    return page if type(page) in {RecordPage, FirstPage} and isinstance(page, RecordPage) else None


def find(settings: Settings, path: Path) -> FirstSight | None:
    """What was kept of a store file, if all is still as it was; else None."""
    kept = settings.entry(WINDOW, ENTRY)
    place = settings.entry(WINDOW, "place").get("page")
    if not kept or kept.get("page") != place or not is_there(path):
        return None
    with suppress(sqlcipher3.DatabaseError, KeyError, TypeError, ValueError):
        glance = Glance(path)
        with suppress(sqlcipher3.DatabaseError, KeyError, TypeError, ValueError):
            if kept["signs"] == _signs(settings, path, glance.latest_change()) and _is_whole(kept):
                return FirstSight(kept, glance)
        glance.close()
    return None


def _is_whole(kept: Kept) -> bool:
    """Whether it is as it was written: nothing in it is looked at where someone edited it."""
    return bool(kept["sum"] == _sum({key: value for key, value in kept.items() if key != "sum"}))


def _sum(kept: Kept) -> int:
    return zlib.crc32(json.dumps(kept, sort_keys=True).encode())


def _signs(settings: Settings, path: Path, latest: int | None) -> list[object]:
    """What must be the same for what was kept to hold."""
    schema = sqlite_file.SCHEMA
    return [__version__, schema, str(path.resolve()), latest, settings.get(LANGUAGE)]


class Loading(QObject):
    """Loads on a thread what the page itself needs, then tells the window's thread."""

    done = Signal()

    def __init__(self, kind: str | None) -> None:
        super().__init__()
        self._thread = threading.Thread(target=self._load, args=(kind,))

    def start(self) -> None:
        """Load the models of the store, and the listing of a kind."""
        self._thread.start()

    def _load(self, kind: str | None) -> None:
        try:
            from sqlalchemy.orm import configure_mappers

            from scse_desk.domain import listings
            from scse_desk.store import Store

            del Store
            if kind is not None:
                listings.listing(kind)
            configure_mappers()
        finally:
            self.done.emit()


def load(sight: FirstSight, frame: FirstFrame, then: Callable[[], object]) -> Loading:
    """Once it has been painted, load the rest, then go on; keep what is returned."""
    loading = Loading(sight.rows.kind if sight.rows else None)
    frame.painted.connect(loading.start, Qt.ConnectionType.SingleShotConnection)
    loading.done.connect(then, Qt.ConnectionType.QueuedConnection)
    return loading
