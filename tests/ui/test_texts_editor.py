import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from scse_desk.ui.fields import Field
from scse_desk.ui.form import Form
from scse_desk.ui.record_page import RecordPage
from scse_desk.ui.texts_editor import CODES, TextsEditor
from tests.ui.conftest import compose

FIELD = Field("topics", "Topics, one a line", "texts")


class Shown:
    """A form with one text, and what it saved."""

    def __init__(self, page: RecordPage, qtbot: QtBot) -> None:
        self.saved: list[tuple[str, object]] = []
        self.form = Form(page.context, [FIELD], lambda key, value: self.saved.append((key, value)))
        qtbot.addWidget(self.form)
        self.form.show()

    @property
    def editor(self) -> TextsEditor:
        editor = self.form.box("topics").editor
        assert isinstance(editor, TextsEditor)
        return editor

    def switches(self) -> list[str]:
        return [each.text() for each in self.form.findChildren(QPushButton) if each.isVisible()]

    def type_over(self, code: str, text: str) -> None:
        self.editor.turn_to(CODES.index(code))
        box = self.editor.marked()
        box.clear()  # type: ignore[attr-defined]
        if text:
            compose(box, text)
        self.form.leave()


@pytest.fixture
def shown(page: RecordPage, qtbot: QtBot) -> Shown:
    return Shown(page, qtbot)


def test_a_dot_marks_the_languages_that_have_the_text(shown: Shown) -> None:
    shown.form.show_values({"topics": {"en": "Lights", "vi": "Đèn", "raw": "Lights"}})
    assert shown.switches() == ["English •", "中文", "Việt •", "Indonesia"]


def test_a_text_is_saved_with_those_of_the_other_languages(shown: Shown) -> None:
    shown.form.show_values({"topics": {"en": "Lights", "raw": "Lights"}})
    shown.type_over("zh_TW", "路燈")
    assert shown.saved == [("topics", {"en": "Lights", "zh_TW": "路燈"})]


def test_a_text_that_is_in_no_language_can_be_taken_away(shown: Shown) -> None:
    shown.form.show_values({"topics": {"raw": "lights?"}})
    assert shown.switches()[-1] == "As entered •"
    shown.type_over("raw", "")
    assert shown.saved == [("topics", {"raw": ""})]


def test_another_record_is_shown_in_a_language_that_it_offers(shown: Shown) -> None:
    shown.form.show_values({"topics": {"raw": "lights?"}})
    shown.editor.turn_to(CODES.index("raw"))
    shown.form.show_other({"topics": {"en": "Data", "raw": "Data"}})
    box = shown.editor.marked()
    assert box.toPlainText() == "Data"  # type: ignore[attr-defined]
    assert "As entered" not in " ".join(shown.switches())


def test_nothing_is_saved_of_what_was_only_looked_at(shown: Shown) -> None:
    shown.form.show_values({"topics": {"en": "Lights", "vi": "Đèn", "raw": "lights?"}})
    for place in range(len(CODES)):
        shown.editor.turn_to(place)
    shown.form.leave()
    assert shown.saved == []
