"""The figures at the head of a fact sheet, and what they say of themselves."""

import pytest
from sqlalchemy.orm import Session

from scse_desk.domain import editions
from scse_desk.language import language
from scse_desk.reports import fact_sheet, report
from tests.reports.papers import PRINTED


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", "as of 18 March 2025"),
        ("zh_TW", "截至民國114年3月18日"),
        ("vi", "tính đến 18/3/2025"),
        ("id", "per 18 Maret 2025"),
    ],
)
def test_what_still_grows_says_of_which_day_it_is(facts: Session, code: str, words: str) -> None:
    options = fact_sheet.Options(editions.find(facts, "2025").id, PRINTED)
    made = fact_sheet.build(facts, options, language(code))
    cards = [card for block in made.blocks if isinstance(block, report.KeyFigures)
             for card in block.figures]  # fmt: skip
    blue = [card for card in cards if card.status and card.status.tone == "blue"]
    assert [card.note.split("\n")[0] for card in blue] == [words] * len(blue) != []
