"""The papers of a matchmaking round, read as they are printed."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy.orm import Session

from scse_desk.domain import editions, rounds, timetable, unmet
from scse_desk.language import LANGUAGES, language
from scse_desk.reports import REPORTS, writing
from scse_desk.reports.missing import missing_glyphs
from scse_desk.reports.report import Report
from scse_desk.reports.rounds import NotOfTheRound
from scse_desk.store import Store
from tests.reports.papers import page_count, pages_of, pdf
from tests.reports.round_store import ACME, DAY, GRACE, HANOI, LI, LINK, PRINTED, ROUND, at

PAPERS = [name for name in REPORTS if "round_id" in REPORTS[name].Options.__dataclass_fields__]


def made(store: Store, name: str, code: str = "en", **options: object) -> Report:
    kind = REPORTS[name]
    with store.read() as session:
        built = kind.build(session, kind.Options(ROUND, PRINTED, **options), language(code))
        pdf(built)  # read while the session lasts
    return built


def printed(store: Store, name: str, code: str = "en", **options: object) -> list[str]:
    kind = REPORTS[name]
    with store.read() as session:
        built = kind.build(session, kind.Options(ROUND, PRINTED, **options), language(code))
        return pages_of(pdf(built))


def test_eight_papers_are_about_a_round() -> None:
    assert PAPERS == [
        "meeting-schedule",
        "table-sign",
        "master-grid",
        "unmet-wishes",
        "round-report",
        "round-workbook",
        "calendar",
        "people-to-tell",
    ]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_is_made_in_every_language_with_all_its_characters(
    held_round: Store, name: str, code: str
) -> None:
    with held_round.read() as session:
        kind = REPORTS[name]
        built = kind.build(session, kind.Options(ROUND, PRINTED), language(code))
        assert page_count(pdf(built)) >= 1
        assert missing_glyphs(built) == []


def test_each_participant_s_schedule_is_a_paper_of_its_own(held_round: Store) -> None:
    pages = printed(held_round, "meeting-schedule")
    titles = ["Hanoi City", "=Acme, Ltd", "Grace Hopper", "Mr Li Wei"]
    assert [title in page for title, page in zip(titles, pages, strict=True)] == [True] * 4
    assert ["Page 1 of 1" in page for page in pages] == [True] * 4


def test_a_schedule_says_when_where_with_whom_about_what_and_who_interprets(
    held_round: Store,
) -> None:
    (page,) = printed(held_round, "meeting-schedule", participant_id=HANOI)
    for said in (
        "Tuesday, 17 March 2026",
        "09:00–09:20",
        "Table 1",
        "Hall A",
        "=Acme, Ltd",
        "Exhibitor · Taiwan",
        "Ms Nguyễn Phiên Dịch",
        "Street lights",
        "All times are those of Taipei (GMT+8).",
    ):
        assert said in page.replace("\r\n", " "), said


def test_who_is_online_has_local_times_their_zone_and_the_link(held_round: Store) -> None:
    (page,) = printed(held_round, "meeting-schedule", participant_id=GRACE)
    assert "Taipei (GMT+8)" in page
    assert "Los Angeles (GMT−7)" in page
    assert "18:00–18:20" in page
    assert "17 March" in page  # it is still the day before there
    assert LINK in page.replace("\r\n", "")


def test_each_schedule_can_be_in_its_participant_s_own_language(held_round: Store) -> None:
    pages = printed(held_round, "meeting-schedule", "id", own_language=True)
    heads = ["Lịch các cuộc gặp", "洽談時間表", "Meeting schedule", "Meeting schedule"]
    assert [head in page for head, page in zip(heads, pages, strict=True)] == [True] * 4
    assert "Thành phố Hà Nội" in pages[0]
    assert "第 1 頁，共 1 頁" in pages[1]


def test_a_day_has_only_its_own_meetings(held_round: Store) -> None:
    pages = printed(held_round, "meeting-schedule", day=DAY)
    assert len(pages) == 3
    assert not any("Grace Hopper" in page for page in pages)


def test_a_schedule_s_workbook_has_typed_days_and_times(held_round: Store, tmp_path: Path) -> None:
    path = tmp_path / "schedule.xlsx"
    kind = REPORTS["meeting-schedule"]
    writing.write(
        held_round, kind, kind.Options(ROUND, PRINTED), language("en"), path, lambda *_: None
    )
    sheet = openpyxl.load_workbook(path).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    grace = next(row for row in rows if row[0] == "Grace Hopper")
    assert [type(value).__name__ for value in grace[1:5]] == [
        "datetime",
        "time",
        "time",
        "datetime",
    ]
    assert f"{grace[1]:%Y-%m-%d} {grace[2]:%H:%M} {grace[4]:%Y-%m-%d %H:%M}" == (
        "2026-03-18 09:00 2026-03-17 18:00"
    )
    assert grace[5] == "America/Los_Angeles"
    acme = next(row for row in sheet.iter_rows() if row[0].value == "=Acme, Ltd")
    assert acme[0].data_type == "s"


def test_there_is_a_sign_for_each_table_and_day_with_meetings_and_none_online(
    held_round: Store,
) -> None:
    pages = printed(held_round, "table-sign")
    assert len(pages) == 2
    assert "Hall A" in pages[0]
    assert "09:00–09:20" in pages[0]
    assert "Hanoi City" in pages[0]
    assert not any("Zoom" in page for page in pages)


def test_a_sign_asked_for_is_printed_even_without_meetings(held_round: Store) -> None:
    pages = printed(held_round, "table-sign", table_id=3, day=DAY)
    assert len(pages) == 1
    assert "No meetings on this day." in pages[0]


def test_the_number_on_a_sign_is_read_from_afar(held_round: Store) -> None:
    import pypdfium2

    kind = REPORTS["table-sign"]
    with held_round.read() as session:
        data = pdf(kind.build(session, kind.Options(ROUND, PRINTED, table_id=1), language("en")))
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[0]
        text = page.get_textpage()
        whole = text.get_text_range()
        _, bottom, _, top = text.get_charbox(whole.index("1\r\n"))
        text.close()
        page.close()
    finally:
        document.close()
    assert top - bottom > 100  # points: 3.5 cm


def test_the_master_grid_is_a3_and_shows_each_day_with_its_tables(held_round: Store) -> None:
    import pypdfium2

    kind = REPORTS["master-grid"]
    with held_round.read() as session:
        data = pdf(kind.build(session, kind.Options(ROUND, PRINTED), language("en")))
    document = pypdfium2.PdfDocument(data)
    try:
        sizes = [tuple(round(side) for side in page.get_size()) for page in document]
    finally:
        document.close()
    assert sizes == [(1191, 842)] * 2
    pages = pages_of(data)
    assert "1 – Zoom 1" in pages[0]
    assert "Hanoi City" in pages[0]
    assert "Wednesday, 18 March 2026" in pages[1]
    assert "Grace Hopper" in pages[1]


def test_unmet_wishes_say_how_much_they_are_wanted_and_what_stands_in_the_way(
    held_round: Store,
) -> None:
    (page,) = printed(held_round, "unmet-wishes")
    assert "1 unmet wish" in page
    assert "Hanoi City" in page
    assert "Grace Hopper" in page
    assert "=Acme, Ltd" not in page  # declined


def reasons(store: Store, code: str = "en") -> list[str]:
    with store.read() as session:
        (one,) = unmet.of_round(session, ROUND, code).wishes
    return [language(code).say(reason) for reason in one.reasons]


def test_a_wish_that_could_be_placed_says_where(held_round: Store) -> None:
    assert reasons(held_round) == [
        "Nothing: it can be placed on 18 March 2026, 10:00 at table Zoom 1."
    ]


def test_what_stands_in_the_way_is_said_once_for_all_slots_with_the_times(
    held_round: Store,
) -> None:
    from scse_desk.domain import records

    with held_round.change("Away") as session:
        records.add(
            session,
            "unavailability",
            participant_id=HANOI,
            starts_at=at(8, day=17),
            ends_at=at(10, 5, day=18),
        )
    assert reasons(held_round) == [
        "Hanoi City is not available: 17 March · 18 March.",
        "Hanoi City is in other meetings: 17 March.",
    ]
    assert reasons(held_round, "zh_TW")[0] == "河內市無法出席：3月17日 · 3月18日。"


def test_the_round_s_report_counts_a_meeting_once_and_no_shows_not_as_held(
    held_round: Store,
) -> None:
    with held_round.read() as session:
        from scse_desk.domain import round_figures

        read = timetable.read(session, ROUND, language("en"))
        found = round_figures.figures(session, read)
    assert found.whole == (4, 3, 1, 1)
    assert found.by_priority["must"] == (1, 1, 1, 0)
    assert (found.declined, found.withdrawn, found.cancelled) == (1, 0, 0)
    assert found.by_country == {"SG": (1, 1, 0, 1), "TW": (2, 2, 1, 0), "US": (2, 1, 0, 0),
                                "VN": (3, 2, 1, 1)}  # fmt: skip
    assert [(load.placed, load.held, load.participants) for load in found.days] == [
        (2, 1, 3),
        (1, 0, 2),
    ]
    assert [(one.meetings, one.minutes) for one in found.voices] == [(1, 20)]
    assert (found.outcomes.asked.mean, found.outcomes.other.mean) == (5.0, 3.0)
    assert [tuple(one) for one in found.outcomes.values] == [("TWD", Decimal("1200000.50"), 1)]


def test_what_was_expected_stands_beside_with_status_and_source(held_round: Store) -> None:
    said = " ".join(printed(held_round, "round-report")).replace("\r\n", " ")
    assert "an estimated 1,000" in said
    assert "expected" in said
    assert "Entered by staff" in said
    assert "a meeting counts once" in said
    assert "NT$1,200,000.50" in said


def test_the_workbook_of_a_round_has_a_sheet_for_everything(
    held_round: Store, tmp_path: Path
) -> None:
    path = tmp_path / "round.xlsx"
    kind = REPORTS["round-workbook"]
    writing.write(
        held_round, kind, kind.Options(ROUND, PRINTED), language("en"), path, lambda *_: None
    )
    book = openpyxl.load_workbook(path)
    counts = {sheet.title: sheet.max_row - 1 for sheet in book.worksheets[:-1]}
    assert counts == {
        "Meetings": 3,
        "Requests": 5,
        "Unmet wishes": 1,
        "Participants": 4,
        "Tables": 4,
        "Slots": 4,
        "Interpreters": 1,
        "Outcomes": 2,
    }
    meetings = book["Meetings"]
    starts: Any = meetings.cell(2, 1).value
    assert f"{starts:%Y-%m-%d %H:%M}" == "2026-03-17 09:00"
    assert {sheet.freeze_panes for sheet in book.worksheets} == {"A2"}
    about = [[str(cell.value) for cell in row] for row in book.worksheets[-1].iter_rows()]
    assert ["Round", "Global Matchmaking"] in about
    assert ["Time zone", "Asia/Taipei"] in about


def test_another_round_of_the_edition_is_kept_apart(held_round: Store, tmp_path: Path) -> None:
    from scse_desk.domain import records

    with held_round.change("Add") as session:
        records.add(session, "matchmaking_round", edition_id=1, name="Second")
    kind = REPORTS["round-workbook"]
    path = tmp_path / "second.xlsx"
    options = kind.Options(2, PRINTED)
    writing.write(held_round, kind, options, language("en"), path, lambda *_: None)
    book = openpyxl.load_workbook(path)
    assert {sheet.title: sheet.max_row - 1 for sheet in book.worksheets[:-1]} == {
        "Meetings": 0,
        "Requests": 0,
        "Unmet wishes": 0,
        "Participants": 0,
        "Tables": 0,
        "Slots": 0,
        "Interpreters": 1,
        "Outcomes": 0,
    }


def test_every_export_is_logged_with_what_left(held_round: Store, tmp_path: Path) -> None:
    from sqlalchemy import select

    from scse_desk.store.models import Export

    kind = REPORTS["calendar"]
    options = kind.Options(ROUND, PRINTED, participant_id=LI)
    path = tmp_path / "li.ics"
    writing.write(held_round, kind, options, language("en"), path, lambda *_: None)
    with held_round.read() as session:
        (row,) = session.scalars(select(Export)).all()
    assert (row.report, row.file_name, row.rows) == ("calendar", "li.ics", 1)
    assert row.options["participant_id"] == LI


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("meeting-schedule", {"participant_id": 99}),
        ("unmet-wishes", {"participant_id": 99}),
        ("calendar", {"participant_id": 99}),
        ("table-sign", {"table_id": 99}),
    ],
)
def test_who_and_what_is_of_another_round_is_refused(
    held_round: Store, name: str, asked: dict[str, Any]
) -> None:
    with pytest.raises(NotOfTheRound):
        made(held_round, name, **asked)


def test_acme_is_read_by_the_name_of_the_paper_s_language(held_round: Store) -> None:
    lines = printed(held_round, "meeting-schedule", "zh_TW", participant_id=ACME)
    assert "艾克美公司" in lines[0]
    assert "河內市" in lines[0]


@pytest.mark.parametrize(
    ("year", "told"),
    [
        ("2025", ["an estimated 1,000", "expected", "[1]"]),
        ("2020", ["200", "achieved so far", "2 September 2020", "800", "planned"]),
    ],
)
def test_what_the_documents_told_of_meetings_stands_in_the_round_s_report(
    facts: Session, year: str, told: list[str]
) -> None:
    edition = editions.find(facts, year)
    round_id = rounds.of_edition(facts, edition.id)[0].id
    kind = REPORTS["round-report"]
    built = kind.build(facts, kind.Options(round_id, PRINTED), language("en"))
    said = " ".join(pages_of(pdf(built))).replace("\r\n", " ")
    assert [each for each in told if each not in said] == []
