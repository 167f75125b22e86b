"""A store with an attached document in three scripts, and one whose text is not at hand."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from scse_desk.domain import records
from scse_desk.store import Store
from scse_desk.store.models import Citation, Document, DocumentRemark
from scse_desk.ui.context import Context
from scse_desk.ui.documents.page import DocumentsPage, build
from tests.ui.desk import make_desk

TEXT = (
    "Hơn 600 đơn vị triển lãm <b>tham dự</b>. Thị trưởng 𠮷野 đến TP.Cao Hùng ngày 19.3.\n"
    "智慧城市展吸引600家廠商參展。全球規模最大。\n"
    "The fair was the largest in Asia, its 600 exhibitors said."
)


@dataclass
class Library:
    """A page of documents, and what it asked of the window."""

    page: DocumentsPage
    store: Store
    ids: dict[str, int]
    opened: list[tuple[str, int]]
    performed: list[str] = field(default_factory=list)


@pytest.fixture(scope="package")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, int]]:
    """A closed store, to be copied, and its records by a short word."""
    path = tmp_path_factory.mktemp("library") / "library.scse"
    with Store.create(path, "Mei-ling") as store:
        return path, fill(store)


@pytest.fixture
def store(filled: tuple[Path, dict[str, int]], tmp_path: Path) -> Iterator[Store]:
    path = Path(shutil.copy(filled[0], tmp_path / "library.scse"))
    with Store.open(path, "Mei-ling") as made:
        yield made


@pytest.fixture
def ids(filled: tuple[Path, dict[str, int]]) -> dict[str, int]:
    """The records by a short word."""
    return filled[1]


def fill(store: Store) -> dict[str, int]:
    """Enter the documents; the ids by a short word."""
    with store.change("Fill") as session:
        add = records.add
        series = add(session, "series", code="SCSE", name="Smart City Summit & Expo")
        edition = add(session, "edition", series_id=series.id, year=2024).id
        exhibitors = add(
            session,
            "statistic",
            edition_id=edition,
            metric="exhibitors",
            value=Decimal(600),
            unit="organisations",
            status="expected",
            definition_code="exhibitors",
            source="document",
        )
        person = add(session, "person", name="𠮷野")
        claim = add(session, "claim", edition_id=edition, title="The largest in Asia")
        read = Document(
            title="Before the fair",
            title_zh_tw="展前報導",
            file_name="one.txt",
            sha256=sha256(TEXT.encode()).hexdigest(),
            length=len(TEXT),
            language="vi",
            published_on=date(2024, 3, 1),
            text=TEXT,
        )
        read.citations = [
            _cite("D0-01", "Hơn 600 đơn vị", "statistic", exhibitors.id),
            _cite("D0-02", "𠮷野", "person", person.id),
            _cite("D0-03", "Thị trưởng 𠮷野 đến TP.Cao Hùng", "person", person.id),
            _cite("D0-04", "the largest in Asia", "claim", claim.id),
        ]
        remark = DocumentRemark(kind="contradiction", title="Largest by what is not said.")
        remark.offset, remark.length = TEXT.index("全球"), 6
        read.remarks = [remark]
        other = Document(
            title="After the fair", file_name="two.txt", sha256="0" * 64, length=50, language="en"
        )
        other.citations = [
            Citation(
                fact="D1-01",
                offset=5,
                length=4,
                record_kind="statistic",
                record_id=exhibitors.id,
            )
        ]
        session.add_all([read, other])
        session.flush()
        return {
            "exhibitors": exhibitors.id,
            "person": person.id,
            "claim": claim.id,
            "read": read.id,
            "other": other.id,
            "largest": read.citations[3].id,
            "unread": other.citations[0].id,
        }


def _cite(fact: str, words: str, kind: str, record_id: int) -> Citation:
    return Citation(
        fact=fact,
        offset=TEXT.index(words),
        length=len(words),
        record_kind=kind,
        record_id=record_id,
    )


@pytest.fixture
def make_library(
    store: Store, ids: dict[str, int], tmp_path: Path, qtbot: QtBot
) -> Callable[[str], Library]:
    """Makes the page in a language."""

    def make(code: str) -> Library:
        desk = make_desk(store, tmp_path, None, code)
        performed: list[str] = []
        context: Context = replace(desk.context, perform=performed.append)
        page = build(context)
        assert isinstance(page, DocumentsPage)
        qtbot.addWidget(page)
        page.resize(1230, 820)
        page.show()
        qtbot.waitExposed(page)
        return Library(page, store, ids, desk.opened, performed)

    return make


@pytest.fixture
def library(make_library: Callable[[str], Library]) -> Library:
    return make_library("en")
