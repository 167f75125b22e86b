import pytest
from sqlalchemy import select

from scse_desk.domain import exhibitors, own_script, records
from scse_desk.language import language
from scse_desk.store import Store
from scse_desk.store.models import Organisation, Person


@pytest.mark.parametrize(
    ("name", "country", "code"),
    [
        ("陳玉河", "TW", "zh_TW"),
        ("游錫堃", "TW", "zh_TW"),
        ("何 啟·明", "HK", "zh_TW"),
        ("臺北市政府", None, "zh_TW"),
        ("台北市電腦商業同業公會（公會）", None, "zh_TW"),
        ("华为", None, None),
        ("沢田実", None, None),
        ("田中一郎", "JP", None),
        ("王小明", "CN", None),
        ("金大中", "KR", None),
        ("陳明", "SG", None),
        ("みなも電機", None, None),
        ("GO SMART 聯盟", None, None),
        ("Nguyễn Văn Ví Dụ", None, "vi"),
        ("Nguyễn Văn Ví Dụ", "US", "vi"),
        ("Lê Hà", "VN", "vi"),
        ("Lê Hà", None, None),
        ("Tran Duc", "VN", None),
        ("Adébọ̀wálé Ọlá", "NG", None),
        ("José Ibáñez", "ES", None),
        ("Jiří Hřebíčkožár", "CZ", None),
        ("Sutampil", "ID", None),
        ("別姓 Beyond", "TW", None),
        ("", "TW", None),
        ("-", "TW", None),
    ],
)
def test_a_script_tells_the_language_only_beyond_doubt(
    name: str, country: str | None, code: str | None
) -> None:
    assert own_script.language_of(name, country) == code


def test_a_person_entered_in_chinese_is_printed_so_in_chinese_papers(store: Store) -> None:
    with store.change("Add") as session:
        person = records.add(session, "person", name="陳玉河", country="TW")
        records.set_value(session, "person", person.id, "name_en", "Chen Yu-he")
        assert isinstance(person, Person)
        assert dict(person.names) == {"raw": "陳玉河", "zh_TW": "陳玉河", "en": "Chen Yu-he"}
        assert language("zh_TW").name_of(person) == "陳玉河"
        assert language("vi").name_of(person) == "Chen Yu-he"


def test_a_vietnamese_name_keeps_its_marks_in_vietnamese_papers(store: Store) -> None:
    with store.change("Add") as session:
        person = records.add(session, "person", name="Trần Thị Mẫu", country="VN")
        records.set_value(session, "person", person.id, "name_en", "Tran Thi Mau")
        assert isinstance(person, Person)
        assert language("vi").name_of(person) == "Trần Thị Mẫu"
        assert language("en").name_of(person) == "Tran Thi Mau"


def test_names_that_were_given_are_left_alone(store: Store) -> None:
    with store.change("Add") as session:
        person = records.add(session, "person", name="陳玉河", name_en="Chen Yu-he", country="TW")
        assert isinstance(person, Person)
        assert person.name_zh_tw is None


def test_an_exhibitor_entered_by_its_chinese_name_has_it_in_chinese(
    store: Store, show: object
) -> None:
    del show
    with store.change("Add") as session:
        organisation = exhibitors.organisation_called(session, "玉河照明股份有限公司")
        assert isinstance(organisation, Organisation)
        assert organisation.name_zh_tw == "玉河照明股份有限公司"


@pytest.mark.parametrize("model", [Person, Organisation])
def test_the_sample_has_every_name_in_the_language_it_is_written_in(
    sample_store: Store, model: type[Person | Organisation]
) -> None:
    with sample_store.read() as session:
        rows = session.execute(select(model.name, model.country, model.name_zh_tw, model.name_vi))
        known = [
            (row.name, own_script.language_of(row.name, row.country), row._asdict()) for row in rows
        ]
    assert {code for _, code, _ in known} >= {"zh_TW", None}
    empty = [name for name, code, row in known if code and not row[f"name_{code.lower()}"]]
    assert empty == []


def test_other_records_keep_only_what_was_entered(store: Store) -> None:
    with store.change("Add") as session:
        series = records.add(session, "series", code="SC", name="智慧城市展")
        assert dict(series.names) == {"raw": "智慧城市展"}  # type: ignore[attr-defined]
