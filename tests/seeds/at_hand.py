"""The source documents and their table of facts, where they are at hand.

`SCSE_DOCUMENTS` names the folder of the documents, `SCSE_FACTS` the table (`facts.jsonl`), by
default beside that folder. Neither is part of the product.
"""

import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

SEEDED_SCOPES = ("scse", "scse-programme")
SAMPLE_SCOPE = "visit-template"


@dataclass(frozen=True)
class Fact:
    """A line of the table of facts."""

    id: str
    doc: str
    offset: int
    occurrences: int
    quote: str
    type: str
    scope: str


def documents() -> Path:
    """The folder of the documents; the test is skipped without it."""
    named = os.environ.get("SCSE_DOCUMENTS")
    if not named:
        pytest.skip("SCSE_DOCUMENTS does not name the folder of the source documents")
    return Path(named)


def facts() -> dict[str, Fact]:
    """Sign -> fact; the test is skipped without the table."""
    named = os.environ.get("SCSE_FACTS")
    path = Path(named) if named else documents().parent / "facts.jsonl"
    if not path.exists():
        pytest.skip("SCSE_FACTS does not name the table of facts")
    return _facts(path)


def texts() -> dict[str, str]:
    """File name -> text of each document."""
    return {path.name: path.read_bytes().decode() for path in sorted(documents().glob("*.txt"))}


@cache
def _facts(path: Path) -> dict[str, Fact]:
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line]
    names = Fact.__dataclass_fields__
    found = [Fact(**{name: row[name] for name in names}) for row in rows]
    return {fact.id: fact for fact in found}
