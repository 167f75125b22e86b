"""Days as texts and spreadsheets tell them: stated weekdays, and years of the ROC calendar.

For reading what others send: no form or table of ours needs it, since there days are typed.
"""

import re
from datetime import date

from scse_desk.language import N_, Message

ROC_OFFSET = 1911
"""Year of the Common Era before 民國 1."""

WEEKDAYS = (
    ("monday", "mon", "星期一", "週一", "(一)", "（一）", "thứ hai", "senin"),
    ("tuesday", "tue", "tues", "星期二", "週二", "(二)", "（二）", "thứ ba", "selasa"),
    ("wednesday", "wed", "星期三", "週三", "(三)", "（三）", "thứ tư", "rabu"),
    ("thursday", "thu", "thurs", "星期四", "週四", "(四)", "（四）", "thứ năm", "kamis"),
    ("friday", "fri", "星期五", "週五", "(五)", "（五）", "thứ sáu", "jumat"),
    ("saturday", "sat", "星期六", "週六", "(六)", "（六）", "thứ bảy", "sabtu"),
    ("sunday", "sun", "星期日", "星期天", "週日", "(日)", "（日）", "chủ nhật", "minggu"),
)
"""Monday first, as `date.weekday` counts; in lower case."""


def roc_year(year: int) -> int:
    """The year of the Common Era of a year of the ROC calendar: 111 -> 2022."""
    return year + ROC_OFFSET


def stated_weekday(text: str) -> int | None:
    """The weekday (Monday 0) that a text in one of our languages names; None for none or many."""
    lower = text.lower()
    found = {
        number for number, words in enumerate(WEEKDAYS) for word in words if _contains(lower, word)
    }
    return found.pop() if len(found) == 1 else None


def weekday_warning(text: str, day: date) -> Message | None:
    """A warning where a text states another weekday than the day has; the date is what counts."""
    stated = stated_weekday(text)
    if stated is None or stated == day.weekday():
        return None
    return Message(
        N_("{day} is a {true}, not a {stated}. The date was kept."),
        {
            "day": day.isoformat(),
            "true": Message(_NAMES[day.weekday()]),
            "stated": Message(_NAMES[stated]),
        },
    )


_NAMES = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)


def _contains(text: str, word: str) -> bool:
    if not word.isascii() or not word.isalpha():
        return word in text
    return re.search(rf"\b{word}\b", text) is not None
