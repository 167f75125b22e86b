"""Names on the command line: as a terminal sends them, whatever they are made of."""

import sys
import unicodedata
from pathlib import Path

import pytest

from scse_desk.domain import editions, records
from scse_desk.store import Store
from tests.cli.conftest import Desk

BRIEF = ("report", "delegation-brief", "--edition", "2025", "--delegation")
NO_UTF8 = "\udcff"
"""A byte that is no UTF-8, as Python hands it over."""


@pytest.fixture
def delegation(path: Path) -> str:
    with Store.open(path, "Mei") as store, store.change("Add") as session:
        edition = editions.find(session, "2025")
        records.add(session, "delegation", edition_id=edition.id, name="Đoàn Huế")
    return "Đoàn Huế"


def test_a_delegation_is_found_by_a_decomposed_name(
    desk: Desk, delegation: str, tmp_path: Path
) -> None:
    out = tmp_path / "brief.pdf"
    told = desk(*BRIEF, unicodedata.normalize("NFD", delegation), "--out", str(out))
    assert (told.code, out.exists()) == (0, True)


@pytest.mark.usefixtures("delegation")
def test_a_name_of_bytes_that_mean_nothing_is_that_of_no_delegation(
    desk: Desk, tmp_path: Path
) -> None:
    told = desk(*BRIEF, NO_UTF8, "--out", str(tmp_path / "brief.pdf"))
    assert told.code == 2
    assert told.error.startswith("There is no delegation")


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are Unicode there")
def test_a_file_whose_name_is_no_utf8_is_written(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / f"{NO_UTF8}.pdf"
    told = desk("report", "fact-sheet", "--edition", "2025", "--out", str(out))
    assert (told.code, out.exists()) == (0, True)
