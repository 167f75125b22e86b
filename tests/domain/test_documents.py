"""Attaching the source documents and finding the words of a record."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from scse_desk.domain import documents
from scse_desk.domain.documents import Mark, Span
from scse_desk.store import Store
from scse_desk.store.models import Citation, Document

TEXT = (
    "Hơn 2.000 khách đến TP.Cao Hùng ngày 19.3. Ban tổ chức vui mừng.\n"
    "來自24國。超過100名!Hơn 2.000 khách."
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "x.scse", author="test") as store:
        with store.change("Enter a document") as session:
            one = Document(
                title="One",
                file_name="one.txt",
                sha256=sha256(TEXT.encode()).hexdigest(),
                length=len(TEXT),
                language="vi",
            )
            one.citations = [
                _citation("A-1", 0, 15, 7),
                _citation("A-2", 4, 5, 7),
                _citation("A-2", 4, 5, 8),
            ]
            other = Document(
                title="Two", file_name="two.txt", sha256="0" * 64, length=3, language="en"
            )
            session.add_all([one, other])
        yield store


def _citation(fact: str, offset: int, length: int, record: int) -> Citation:
    return Citation(
        fact=fact, offset=offset, length=length, record_kind="statistic", record_id=record
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "renamed.txt").write_bytes(TEXT.encode())
    (folder / "letter.txt").write_text("Something else")
    (folder / "film.bin").write_bytes(b"x" * 10_000)
    (folder / "below").mkdir()
    return folder


def _attach(store: Store, folder: Path) -> documents.Attached:
    with store.change(documents.LABEL) as session:
        return documents.attach(session, folder)


def test_a_file_is_known_by_its_checksum_whatever_its_name(store: Store, folder: Path) -> None:
    attached = _attach(store, folder)
    assert [one.file_name for one in attached.found] == ["one.txt"]
    assert attached.new == attached.found
    again = _attach(store, folder)
    assert (len(again.found), again.new) == (1, ())
    assert [one.file_name for one in attached.missing] == ["two.txt"]
    assert [path.name for path in attached.unknown] == ["film.bin", "letter.txt"]
    with store.read() as session:
        assert session.get_one(Document, 1).text == TEXT


def test_attaching_is_one_change(store: Store, folder: Path) -> None:
    _attach(store, folder)
    assert store.undo().text == documents.LABEL
    with store.read() as session:
        assert session.get_one(Document, 1).text is None


def test_a_folder_without_a_document_is_refused(store: Store, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(documents.NoDocument, match=r"None of the files in .*empty"):
        _attach(store, tmp_path / "empty")


def test_a_folder_that_is_not_there_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(documents.NoFolder, match="cannot be read"):
        _attach(store, tmp_path / "nowhere")


def test_words_are_quoted_once_the_document_is_attached(store: Store, folder: Path) -> None:
    with store.read() as session:
        (first, _) = documents.citations_of(session, "statistic", 7)
        assert documents.quote(session, first) is None
        assert documents.sentence_of(session, first) is None
    _attach(store, folder)
    with store.read() as session:
        (_, second) = documents.citations_of(session, "statistic", 7)
        assert documents.quote(session, second) == "2.000"
        assert documents.quote(session, second, context=6) == "Hơn 2.000 khách"
        sentence = "Hơn 2.000 khách đến TP.Cao Hùng ngày 19.3."
        assert documents.sentence_of(session, second) == sentence


def test_citations_of_a_record_come_in_the_order_of_the_text(store: Store) -> None:
    with store.read() as session:
        found = documents.citations_of(session, "statistic", 7)
        assert [one.fact for one in found] == ["A-1", "A-2"]
        assert documents.citations_of(session, "claim", 7) == []


def test_marks_may_overlap_and_stand_wherever_the_words_do(store: Store, folder: Path) -> None:
    _attach(store, folder)
    with store.read() as session:
        marks = documents.marks(session, session.get_one(Document, 1))
    again = TEXT.rindex("Hơn")
    assert marks == [
        Mark(0, 15, "A-1", "statistic", 7, ""),
        Mark(4, 5, "A-2", "statistic", 7, ""),
        Mark(4, 5, "A-2", "statistic", 8, ""),
        Mark(again, 15, "A-1", "statistic", 7, "", repeats=True),
        Mark(again + 4, 5, "A-2", "statistic", 7, "", repeats=True),
        Mark(again + 4, 5, "A-2", "statistic", 8, "", repeats=True),
    ]


def test_a_clicked_sentence_gives_its_facts(store: Store, folder: Path) -> None:
    _attach(store, folder)
    with store.read() as session:
        marks = documents.marks(session, session.get_one(Document, 1))
    found = documents.sentences(TEXT)
    clicked = documents.sentence_at(found, 20)
    assert clicked == Span(0, 42)
    assert {mark.fact for mark in marks if mark.overlaps(clicked)} == {"A-1", "A-2"}
    assert not any(mark.overlaps(found[1]) for mark in marks)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (TEXT, 5 * [""]),
        ("He came on Aug. 13. He left.", ["He came on Aug. 13.", "He left."]),
        ('In 19 cyber "pavilions." They came.', ['In 19 cyber "pavilions."', "They came."]),
        ('It said: "It is so." A day on.', ['It said: "It is so."', "A day on."]),
        ("Heading\n\nDibuka pada 2.806 kota.", ["Heading", "Dibuka pada 2.806 kota."]),
        ("高雄!第一大港。「三箭。」齊發", ["高雄!", "第一大港。", "「三箭。」", "齊發"]),
        ("", []),
    ],
)
def test_sentences_of_each_language_are_told_apart(text: str, sentences: list[str]) -> None:
    found = [text[one.offset : one.end] for one in documents.sentences(text)]
    assert found == sentences if any(sentences) or not text else len(found) == len(sentences)


def test_a_place_between_sentences_is_in_none() -> None:
    found = documents.sentences("One.\n\nTwo.")
    assert documents.sentence_at(found, 5) is None
