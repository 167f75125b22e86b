"""`scse-desk recommend`: whom to meet, and why."""

import json
import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from scse_desk import cli
from scse_desk.store import Store
from scse_desk.store.models import Participant

DOCS = Path(__file__).resolve().parents[2] / "docs" / "json.md"


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample_file, tmp_path / "sample.scse"))


def first_delegation(path: Path) -> int:
    with Store.open(path, "Lin", read_only=True) as store, store.read() as session:
        wanted = select(Participant.id).where(Participant.delegation_id.is_not(None))
        return session.scalars(wanted.order_by(Participant.id)).first() or 0


def test_it_prints_who_and_why_with_the_fields_that_are_documented(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = str(first_delegation(sample))
    arguments = ["--store", str(sample), "--language", "zh_TW", "recommend", key]
    assert cli.main([*arguments, "--number", "3", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found) == 3
    section = DOCS.read_text("utf-8").split("## Recommendations")[1].split("\n## ")[0]
    documented = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
    assert list(found[0]) == documented
    assert all(each["reasons"] for each in found)
    assert cli.main(arguments) == 0
    assert "理由" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("Nobody",), "There is no participant “Nobody” in this round."),
        (("9" * 20,), f"There is no participant “{'9' * 20}” in this round."),
        (("1", "--number", "0"), "--number must be at least 1."),
    ],
)
def test_who_or_how_many_cannot_be_is_refused(
    sample: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], sentence: str
) -> None:
    given = ["--store", str(sample), "--language", "en", "recommend", *arguments]
    assert cli.main(given) == 2
    assert capsys.readouterr().err == f"{sentence}\n"
