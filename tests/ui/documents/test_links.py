"""The link of a fact leads to a page that shows its record."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from scse_desk.domain.records_in_words import in_words
from scse_desk.language import language
from scse_desk.settings import LANGUAGE, Settings
from scse_desk.store import Store
from scse_desk.store.models import Citation
from scse_desk.ui.areas import AREAS, area_of
from scse_desk.ui.window import Window


def test_a_record_of_each_kind_opens_where_it_is_shown(
    seeded_store: Store, home: Path, qtbot: QtBot
) -> None:
    settings = Settings(home / "settings.json")
    settings.set(LANGUAGE, "en")
    window = Window(settings)
    qtbot.addWidget(window)
    window.use(seeded_store)
    window.show()
    qtbot.waitExposed(window)
    with seeded_store.read() as session:
        said = [
            in_words(session, language("en"), one.record_kind, one.record_id, one.field)
            for one in session.query(Citation)
        ]
    first = {one.opens[0]: one.opens for one in said if one is not None and one.opens is not None}
    assert len(first) > 10
    for kind, record_id in first.values():
        area = area_of(AREAS, kind)
        assert area is not None, kind
        window.frame.open_record(kind, record_id)
        assert window.frame.current == area.key
    window.close()
