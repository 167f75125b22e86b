from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from scse_desk.domain.sample import lists
from scse_desk.domain.texts import set_texts
from scse_desk.language import LANGUAGES, Language, language
from scse_desk.reports import delegation_brief
from scse_desk.reports.report import Bullets, Day, Entry, Facts, Report, Table
from scse_desk.store import Store
from scse_desk.store.models import Delegation, Person

PRINTED = datetime(2026, 3, 2, 9, tzinfo=UTC)
LISTS = ("room", "vehicles", "topics", "talking_points")


def brief(store: Store, code: str) -> Report:
    """The brief of the first delegation of the sample."""
    with store.read() as session:
        first = session.scalars(select(Delegation.id).order_by(Delegation.id)).first()
        assert first is not None
        return delegation_brief.build(
            session, delegation_brief.Options(first, PRINTED), language(code)
        )


def entries(report: Report) -> list[Entry]:
    days = [block for block in report.blocks if isinstance(block, Day)]
    return [entry for day in days for entry in day.entries]


def told(value: object) -> Iterator[str]:
    """Every text of a report."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, Language | type):
        for each in fields(value):
            yield from told(getattr(value, each.name))
    elif isinstance(value, Sequence):
        for each in value:
            yield from told(each)
    elif hasattr(value, "__iter__"):
        yield from told(list(value))


def written(value: object, code: str) -> Iterator[str]:
    """The texts of the lists of the sample in a language, those without places to fill in."""
    if isinstance(value, Mapping) and "en" in value:
        texts = value[code]
        yield from [texts] if isinstance(texts, str) else texts
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from written(each, code)
    else:
        assert isinstance(value, list)
        for each in value:
            yield from written(each, code)


def words(code: str) -> set[str]:
    found = {text for name in LISTS for text in written(lists.load("programme")[name], code)}
    return {text for text in found if "{" not in text}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_brief_says_nothing_of_the_programme_in_another_language(
    sample_store: Store, code: str
) -> None:
    whole = "\n".join(told(brief(sample_store, code)))
    others = {text for other in LANGUAGES if other != code for text in words(other)}
    assert [text for text in sorted(others - words(code)) if text in whole] == []
    assert [text for text in sorted(words(code)) if text not in whole] == []


@pytest.mark.parametrize(
    ("code", "place", "vehicles", "points"),
    [
        (
            "zh_TW",
            "集合地點：2號門 · 範例・北區展覽館",
            "1號及2號座車",
            ["感謝邀請參加範例展會", "路燈示範計畫：下一步與合作夥伴"],
        ),
        (
            "vi",
            "Điểm tập trung: Cổng 2 · Mẫu · Nhà triển lãm phía Bắc",
            "Xe ô tô số 1 và 2",
            [
                "Cảm ơn lời mời tham dự kỳ triển lãm mẫu",
                "Dự án thí điểm đèn đường: bước tiếp theo và đối tác",
            ],
        ),
        (
            "id",
            "Titik kumpul: Gerbang 2 · Contoh · Balai Pameran Utara",
            "Mobil 1 dan 2",
            [
                "Terima kasih atas undangan ke edisi contoh",
                "Proyek percontohan lampu jalan: langkah berikutnya dan mitra",
            ],
        ),
    ],
)
def test_the_first_transfer_and_the_talking_points_are_in_the_language_of_the_paper(
    sample_store: Store, code: str, place: str, vehicles: str, points: list[str]
) -> None:
    report = brief(sample_store, code)
    first = entries(report)[0]
    assert first.place == place
    assert [fact.value for fact in first.facts] == [vehicles]
    bullets = next(block for block in report.blocks if isinstance(block, Bullets))
    assert list(bullets.items) == points


def test_a_language_pair_stands_in_words(sample_store: Store) -> None:
    report = brief(sample_store, "vi")
    facts = [str(fact.value) for entry in entries(report) for fact in entry.facts]
    assert any("(tiếng Việt – tiếng Trung)" in value for value in facts)
    assert not any("vi-zh" in text for text in told(report))


@pytest.mark.parametrize("code", ["zh_TW", "vi", "id"])
def test_those_the_delegation_meets_are_not_called_samples_in_english(
    sample_store: Store, code: str
) -> None:
    assert [text for text in told(brief(sample_store, code)) if "Sample" in text] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_hotel_is_called_as_the_reader_calls_it(sample_store: Store, code: str) -> None:
    hotels = lists.load("programme")["texts"]["hotels"]
    (facts,) = (block for block in brief(sample_store, code).blocks if isinstance(block, Facts))
    told_here = {str(fact.value) for fact in facts.facts}
    assert len(told_here & {hotel[code] for hotel in hotels}) == 1


def test_a_flight_told_in_words_is_told_in_the_language_of_the_paper(
    own_sample_store: Store,
) -> None:
    way = {"en": "By train from Taoyuan", "zh_TW": "搭高鐵自桃園"}
    with own_sample_store.change("Train") as session:
        first = session.scalars(select(Delegation.id).order_by(Delegation.id)).first()
        assert first is not None
        set_texts(session, "delegation", first, "arrival", way)
    whole = "\n".join(told(brief(own_sample_store, "zh_TW")))
    assert "搭高鐵自桃園" in whole
    assert "By train" not in whole


def test_a_column_of_contacts_that_nobody_fills_is_left_out(
    sample_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = Person(name="Nguyễn An", phone="", email="an@example.com")
    monkeypatch.setattr(delegation_brief, "_people_to_call", lambda *_: [(person, "Liaison")])
    tables = [block for block in brief(sample_store, "en").blocks if isinstance(block, Table)]
    assert [column.title for column in tables[-1].columns] == ["Full name", "Role", "E-mail"]
