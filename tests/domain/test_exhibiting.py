from collections.abc import Iterator
from pathlib import Path

import pytest

from scse_desk.domain import exhibiting, parties, records, texts
from scse_desk.domain.exhibitors import add_exhibitor
from scse_desk.language import language
from scse_desk.store import Store
from scse_desk.store.models import Booth


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "s.scse", "Lin") as made:
        yield made


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        (["A101"], "A101"),
        (["A103", "A101", "A102"], "A101–A103"),
        (["A099", "A100", "B101", "B103"], "A099–A100, B101, B103"),
        (["North", "A1"], "A1, North"),
        ([], ""),
    ],
)
def test_booth_numbers_that_follow_each_other_are_said_as_a_span(
    numbers: list[str], words: str
) -> None:
    assert exhibiting.numbers(Booth(number=number) for number in numbers) == words


def test_a_booth_is_found_by_its_number_whatever_its_capitals(store: Store) -> None:
    with store.change("Fill") as session:
        series = records.add(session, "series", code="SCSE", name="SCSE")
        edition = records.add(session, "edition", series_id=series.id, year=2026).id
        records.add(session, "booth", edition_id=edition, number="A101")
        assert exhibiting.booth_numbered(session, edition, " a101 ").number == "A101"
        with pytest.raises(exhibiting.NoSuchBooth):
            exhibiting.booth_numbered(session, edition, "A10")


def test_names_are_set_in_all_languages_and_the_raw_spelling_stays(store: Store) -> None:
    with store.change("Fill") as session:
        person = records.add(session, "person", name="Nguyen Vi Du")
        texts.set_names(session, "person", person.id, {"vi": "Nguyễn Ví Dụ", "zh_TW": "阮範例"})
        texts.set_names(session, "person", person.id, {"vi": "Nguyễn Ví Dụ"})
        assert person.names == {"vi": "Nguyễn Ví Dụ", "raw": "Nguyen Vi Du"}  # type: ignore[attr-defined]


def test_a_record_without_a_raw_name_keeps_one_name_at_least(store: Store) -> None:
    with store.change("Fill") as session:
        person = records.add(session, "person", name_en="Example")
        with pytest.raises(texts.Nameless):
            texts.set_names(session, "person", person.id, {})


def test_parties_close_up_when_one_is_taken_out(store: Store) -> None:
    with store.change("Fill") as session:
        series = records.add(session, "series", code="SCSE", name="SCSE")
        edition = records.add(session, "edition", series_id=series.id, year=2026).id
        agreement = records.add(session, "agreement", edition_id=edition, title="MoU").id
        made = [
            parties.add_party(
                session, agreement, records.add(session, "organisation", name=name).id
            )
            for name in ("A", "B", "C")
        ]
        parties.remove_party(session, made[0].id)
        left = parties.parties(session, agreement)
        assert [(party.position, party.organisation.name) for party in left] == [(1, "B"), (2, "C")]


def test_the_exhibitors_of_a_pavilion_stand_as_the_reader_sorts_their_names(store: Store) -> None:
    with store.change("Fill") as session:
        series = records.add(session, "series", code="SCSE", name="SCSE")
        edition = records.add(session, "edition", series_id=series.id, year=2026).id
        pavilion = records.add(session, "pavilion", edition_id=edition, name="Light").id
        for names in (("Ánh Sáng", "曦光"), ("amber", "玉河"), ("Bridge", "丁橋")):
            made = add_exhibitor(session, edition, names[0])
            texts.set_names(session, "organisation", made.organisation_id, {"zh_TW": names[1]})
            records.set_value(session, "exhibitor", made.id, "pavilion_id", pavilion)
        for code, wanted in (
            ("vi", ["amber", "Ánh Sáng", "Bridge"]),
            ("zh_TW", ["丁橋", "玉河", "曦光"]),
        ):
            words = language(code)
            shown = exhibiting.of_pavilion(session, pavilion, words)
            assert [words.name_of(one.organisation) for one in shown] == wanted
