"""Compiled catalogues are as new as what they are compiled from."""

import gettext
import os
from io import BytesIO
from pathlib import Path

import pytest

from scse_desk.language import catalogue

PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Yes"\nmsgstr "{}"\n'


def translated(folder: Path) -> str:
    compiled = catalogue.compiled(folder, "vi")
    return gettext.GNUTranslations(BytesIO(compiled)).gettext("Yes")


def test_a_catalogue_is_compiled_once_and_again_when_it_has_changed(tmp_path: Path) -> None:
    source, target = tmp_path / "vi.po", tmp_path / "vi.mo"
    source.write_text(PO.format("Có"), "utf-8")
    assert translated(tmp_path) == "Có"
    first = target.stat().st_mtime_ns
    assert translated(tmp_path) == "Có"
    assert target.stat().st_mtime_ns == first
    source.write_text(PO.format("Vâng"), "utf-8")
    os.utime(source, ns=(first + 10**9, first + 10**9))
    assert translated(tmp_path) == "Vâng"


def test_an_installed_catalogue_needs_no_source(tmp_path: Path) -> None:
    (tmp_path / "vi.po").write_text(PO.format("Có"), "utf-8")
    translated(tmp_path)
    (tmp_path / "vi.po").unlink()
    assert translated(tmp_path) == "Có"


def test_a_folder_that_cannot_be_written_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, _content: bytes) -> int:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "write_bytes", refuse)
    (tmp_path / "vi.po").write_text(PO.format("Có"), "utf-8")
    assert translated(tmp_path) == "Có"
    assert not (tmp_path / "vi.mo").exists()
