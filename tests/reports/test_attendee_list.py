"""The attendee list as a workbook."""

from pathlib import Path

import openpyxl
from sqlalchemy.orm import Session

from scse_desk.domain import editions
from scse_desk.language import language
from scse_desk.reports import attendee_list
from scse_desk.reports.excel import write_excel
from tests.reports.papers import PRINTED


def test_the_last_sheet_says_each_thing_once(facts: Session, tmp_path: Path) -> None:
    edition_id = editions.find(facts, "2025").id
    options = attendee_list.Options(edition_id, PRINTED, columns=("number", "name"))
    path = tmp_path / "list.xlsx"
    write_excel(attendee_list.build(facts, options, language("en")), path)
    about = openpyxl.load_workbook(path).worksheets[-1]
    assert [(row[0].value, str(row[1].value)) for row in about.iter_rows()] == [
        ("Report", "Attendee list"),
        ("Exported", "2025-03-14 09:30:00"),
        ("Edition", "2025 Smart City Summit & Expo"),
        ("Filter", "None"),
        ("Columns", "Number and Full name"),
        ("Rows in “Attendee list”", "0"),
    ]
